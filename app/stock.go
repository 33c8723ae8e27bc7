package app

import (
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Stock is what there is, and what came and went.
type Stock struct{ b Bridge }

// List returns what there is.
func (s *Stock) List(q StockQuery) (page StockPage, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptyStock(), err
	}
	on, err := parseDate("on", q.On)
	if err != nil {
		return emptyStock(), err
	}
	if on.IsZero() {
		on = services.Today()
	}
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return emptyStock(), err
	}
	found := book.List(warehouse.Query{Search: q.Search, Class: journal.Class(q.Class), Show: warehouse.Show(q.Show), On: on,
		Sort: warehouse.Sort(q.Sort), IsDescending: q.IsDescending, Offset: q.Offset, Limit: q.Limit})
	return stockPage(ctx, services, book, found, on)
}

// Item returns one item with its recipe.
func (s *Stock) Item(itemID int64) (view StockItemView, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptyStockItem(), err
	}
	return stockItem(ctx, services, itemID)
}

// SaveItem keeps the class and the recipe of an item. Invalid names each field of the form.
func (s *Stock) SaveItem(form StockItemForm) (view StockItemView, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptyStockItem(), err
	}
	item, problems := form.decode()
	if err := fault.InvalidFields("The item cannot be saved as it is.", problems); err != nil {
		return emptyStockItem(), err
	}
	if err := services.Warehouse.SaveItem(ctx, item); err != nil {
		return emptyStockItem(), err
	}
	return stockItem(ctx, services, form.ItemID)
}

// Movements returns movements with what they did, newest first.
func (s *Stock) Movements(q MovementQuery) (page MovementPage, err error) {
	defer s.b.guard(&err)
	page = MovementPage{Rows: []MovementRow{}}
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return page, err
	}
	problems := map[string]string{}
	query := warehouse.LedgerQuery{ItemID: q.ItemID, OrderID: q.OrderID, From: readDay(problems, "from", q.From), To: readDay(problems, "to", q.To),
		Kind: stock.Kind(q.Kind), Search: q.Search, Offset: q.Offset, Limit: q.Limit}
	if err := fault.InvalidFields("These days cannot be read.", problems); err != nil {
		return page, err
	}
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return page, err
	}
	found := book.Ledger(query)
	page.Rows, page.Total = movementRows(found.Rows), found.Total
	page.Currency, err = services.BaseCurrency(ctx)
	return page, err
}

// OpenOrders returns orders of a kind, "sale" or "purchase", that wait for goods, oldest first.
func (s *Stock) OpenOrders(kind string) (list []OpenStockOrder, err error) {
	defer s.b.guard(&err)
	list = []OpenStockOrder{}
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return list, err
	}
	waiting, err := services.Warehouse.Waiting(ctx, order.Kind(kind))
	for _, w := range waiting {
		list = append(list, OpenStockOrder{OrderID: w.OrderID, Number: w.Number, Date: w.Date.String(), Contact: w.Contact, Left: w.Lines})
	}
	return list, err
}

// Order returns what an order still has to be received or delivered.
func (s *Stock) Order(orderID int64) (view OrderStockView, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return OrderStockView{Lines: []OrderStockLine{}}, err
	}
	return orderStock(ctx, services, orderID)
}

// OpenMakes returns makes that were started and are not done, oldest first.
func (s *Stock) OpenMakes() (rows []MovementRow, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return []MovementRow{}, err
	}
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return []MovementRow{}, err
	}
	return movementRows(book.OpenMakes()), nil
}

// Record keeps what the owner recorded. Invalid names each field of the form.
func (s *Stock) Record(form RecordingForm) (view RecordedView, err error) {
	defer s.b.guard(&err)
	view = RecordedView{Rows: []MovementRow{}, Warnings: []string{}}
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return view, err
	}
	entries, problems := form.decode()
	if err := fault.InvalidFields("This cannot be recorded as it is.", problems); err != nil {
		return view, err
	}
	recorded, err := services.Warehouse.Record(ctx, entries)
	if err != nil {
		return view, err
	}
	s.b.host.Emit(EventStock, nil)
	return recordedView(ctx, services, recorded)
}

// Undo takes a recording away and returns it as a form: recording that is the undo.
func (s *Stock) Undo(recording int64) (form RecordingForm, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptyRecording(), err
	}
	taken, err := services.Warehouse.Undo(ctx, recording)
	if err != nil {
		return emptyRecording(), err
	}
	s.b.host.Emit(EventStock, nil)
	return encodeRecording(taken), nil
}
