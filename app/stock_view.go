package app

import (
	"context"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

func emptyStock() StockPage { return StockPage{Rows: []StockRow{}, Counts: map[string]int{}} }

func emptyStockItem() StockItemView { return StockItemView{Recipe: []UseView{}} }

func stockPage(ctx context.Context, services Services, book *warehouse.Book, found warehouse.Page, on civil.Date) (StockPage, error) {
	page := emptyStock()
	page.Total, page.Value, page.On, page.Method = found.Total, found.Worth.Amount().String(), on.String(), string(book.Method)
	page.HasMovements = len(book.Entries) > 0
	for show, count := range found.Counts {
		page.Counts[string(show)] = count
	}
	for _, h := range found.Rows {
		page.Rows = append(page.Rows, stockRow(h))
	}
	var err error
	page.Currency, err = services.BaseCurrency(ctx)
	return page, err
}

func stockRow(h warehouse.Holding) StockRow {
	row := StockRow{ItemID: h.Item.ID, SKU: h.Item.SKU, Name: h.Item.Name, Class: string(h.Item.Class), OnHand: h.OnHand.String(), UnitCost: h.UnitCost.String(),
		Value: h.Worth.Amount().String()}
	switch {
	case h.OnHand < 0:
		row.Problem = "negative"
	case h.IsUncosted:
		row.Problem = "uncosted"
	}
	return row
}

func stockItem(ctx context.Context, services Services, itemID int64) (StockItemView, error) {
	view := emptyStockItem()
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return view, err
	}
	holdings := map[int64]warehouse.Holding{}
	for _, h := range book.Holdings(services.Today()) {
		holdings[h.Item.ID] = h
	}
	h, isKnown := holdings[itemID]
	if !isKnown {
		return view, fault.New(fault.NotFound, "This item does not exist.", "")
	}
	view.Row, view.Operations = stockRow(h), orEmpty(h.Item.Operations)
	for _, u := range h.Item.Recipe {
		used := holdings[u.ItemID]
		view.Recipe = append(view.Recipe, UseView{ItemID: u.ItemID, SKU: used.Item.SKU, Name: used.Item.Name, Quantity: u.Quantity.String(),
			OnHand: used.OnHand.String(), UnitCost: used.UnitCost.String()})
	}
	view.Currency, err = services.BaseCurrency(ctx)
	return view, err
}

func movementRows(postings []warehouse.Posting) []MovementRow {
	rows := []MovementRow{}
	for _, p := range postings {
		row := MovementRow{ID: p.Entry.ID, Recording: p.Entry.Recording, Kind: string(p.Kind), Date: p.Date.String(), ItemID: p.Item.ID, SKU: p.Item.SKU, Name: p.Item.Name,
			Change: p.Change.String(), Value: p.Value.Amount().String(), OnHand: p.OnHand.String(), Worth: p.Worth.Amount().String(), UnitCost: p.UnitCost.String(),
			OrderID: p.Entry.OrderID, OrderKind: string(p.Order.Kind), OrderNumber: p.Order.Number, Contact: p.Order.Contact,
			Reason: string(p.Entry.Reason), Note: p.Entry.Note, EnteredAt: instant(p.Entry.EnteredAt), CanDelete: p.CanDelete}
		switch {
		case p.Marks&stock.MarkUncosted != 0:
			row.Problem = "uncosted"
		case p.Marks&stock.MarkProvisional != 0:
			row.Problem = "provisional"
		}
		rows = append(rows, row)
	}
	return rows
}

func recordedView(ctx context.Context, services Services, recorded warehouse.Recorded) (RecordedView, error) {
	view := RecordedView{Recording: recorded.Entries[0].Recording, Rows: []MovementRow{}, Warnings: append([]string{}, recorded.Warnings...)}
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return view, err
	}
	view.Rows = movementRows(book.Recorded(view.Recording))
	return view, nil
}

func orderStock(ctx context.Context, services Services, orderID int64) (OrderStockView, error) {
	view := OrderStockView{Lines: []OrderStockLine{}}
	o, err := services.Warehouse.Order(ctx, orderID)
	if err != nil {
		return view, err
	}
	book, err := services.Warehouse.Book(ctx)
	if err != nil {
		return view, err
	}
	view.OrderID, view.Kind, view.Number, view.Date, view.Contact = orderID, string(o.Order.Kind), o.Order.Number, o.Order.Date.String(), o.Contact
	view.Currency = string(o.Base)
	onHand := map[int64]warehouse.Holding{}
	for _, h := range book.Holdings(services.Today()) {
		onHand[h.Item.ID] = h
	}
	for i, l := range o.Order.Lines {
		if l.Kind == order.ItemLine && l.ItemID != 0 {
			view.Lines = append(view.Lines, orderStockLine(book, &o, i+1, onHand[l.ItemID]))
		}
	}
	return view, nil
}

func orderStockLine(book *warehouse.Book, o *warehouse.OrderStock, line int, h warehouse.Holding) OrderStockLine {
	l, moved := o.Order.Lines[line-1], o.Moved(line)
	view := OrderStockLine{Line: line, ItemID: l.ItemID, SKU: h.Item.SKU, Name: h.Item.Name, Ordered: l.Quantity.String(), Moved: moved.String(),
		Left: max(l.Quantity-moved, 0).String(), OnHand: h.OnHand.String(), Returnable: []ReturnableView{}}
	if cost, isKnown := o.UnitCost(line); isKnown && o.Order.Kind == order.Purchase {
		view.UnitCost = cost.String()
	}
	for _, e := range o.Entries {
		if e.OrderLine != line || e.Kind != stock.Receive && e.Kind != stock.Issue {
			continue
		}
		if left := book.Left(e); left > 0 {
			view.Returnable = append(view.Returnable, ReturnableView{MovementID: e.ID, Date: e.Date.String(), Left: left.String()})
		}
	}
	return view
}
