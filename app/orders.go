package app

import (
	"context"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
)

// Orders is sales and purchase orders, and what becomes of them.
type Orders struct{ b Bridge }

// List returns a window of an order list with the state of each order's document.
func (o *Orders) List(query OrderQuery) (page OrderPage, err error) {
	defer o.b.guard(&err)
	page = OrderPage{Rows: []OrderRow{}, Buckets: map[string]int{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return page, err
	}
	settings, err := services.Store.LoadPostingSettings(ctx)
	if err != nil {
		return page, err
	}
	found, err := services.Store.ListOrders(ctx, query.decode(settings))
	if err != nil {
		return page, err
	}
	counts, err := services.Store.CountOrders(ctx, order.Kind(query.Kind), settings.StartDate)
	if err != nil {
		return page, err
	}
	for bucket, n := range counts {
		page.Buckets[string(bucket)] = n
	}
	page.Total = found.Total
	page.Rows, err = orderRows(ctx, services, found.Rows)
	return page, err
}

func orderRows(ctx context.Context, services Services, rows []order.Row) ([]OrderRow, error) {
	views := []OrderRow{}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	statuses, err := services.Outbox.Statuses(ctx, ids)
	if err != nil {
		return views, err
	}
	for _, r := range rows {
		views = append(views, OrderRow{ID: r.ID, Number: r.Number, Date: r.Date.String(), Contact: r.ContactName,
			Currency: string(r.Currency), Total: r.Totals.Total.String(), Reference: r.ContactReference,
			Status: statusView(statuses[r.ID], r.Bucket)})
	}
	return views, nil
}

func (q OrderQuery) decode(settings posting.Settings) order.Query {
	bucket := order.Bucket(q.Bucket)
	if bucket == "all" {
		bucket = ""
	}
	return order.Query{Kind: order.Kind(q.Kind), Search: q.Search, Bucket: bucket, Start: settings.StartDate,
		ContactID: q.ContactID, Sort: order.SortBy(q.Sort), IsDescending: q.IsDescending, Offset: q.Offset, Limit: q.Limit}
}

// Get returns one order in full.
func (o *Orders) Get(id int64) (view OrderView, err error) {
	defer o.b.guard(&err)
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return emptyOrder(), err
	}
	return orderView(ctx, services, id)
}

// New returns the form of a new order of a kind: today, the next number, the base currency.
func (o *Orders) New(kind string) (form OrderForm, err error) {
	defer o.b.guard(&err)
	form = OrderForm{Lines: []LineForm{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return form, err
	}
	number, err := services.Store.NextOrderNumber(ctx, order.Kind(kind))
	if err != nil {
		return form, err
	}
	base, err := services.BaseCurrency(ctx)
	return OrderForm{Kind: kind, Number: number, Date: services.Today().String(), Currency: base,
		TaxMode: string(money.Exclusive), Lines: []LineForm{}}, err
}

// Edit returns the form of an order that is there.
func (o *Orders) Edit(id int64) (form OrderForm, err error) {
	defer o.b.guard(&err)
	form = OrderForm{Lines: []LineForm{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return form, err
	}
	found, err := services.Store.GetOrder(ctx, id)
	if err != nil {
		return form, err
	}
	person, err := services.Store.GetContact(ctx, found.ContactID)
	if err != nil {
		return form, err
	}
	return encodeForm(found, person.Name), nil
}

// Options returns what the form of a kind of order offers.
func (o *Orders) Options(kind string) (options FormOptions, err error) {
	defer o.b.guard(&err)
	options = FormOptions{Currencies: []string{}, Taxes: []FormTax{}, Accounts: []AccountOption{}, TaxTypes: []TaxOption{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return options, err
	}
	state, err := services.Setup.State(ctx)
	if err != nil {
		return options, err
	}
	set, err := services.Store.LoadReference(ctx)
	if err != nil {
		return options, err
	}
	taxes, err := services.Store.ListOrderTaxes(ctx)
	if err != nil {
		return options, err
	}
	base, err := services.BaseCurrency(ctx)
	if err != nil {
		return options, err
	}
	if base != "" {
		options.Currencies = append(options.Currencies, base)
	}
	for _, c := range set.Currencies {
		if string(c.Code) != base {
			options.Currencies = append(options.Currencies, string(c.Code))
		}
	}
	for _, t := range taxes {
		options.Taxes = append(options.Taxes, FormTax{ID: t.ID, Name: t.Name, Rate: t.Rate.String()})
	}
	accounts, rates := state.SalesAccounts, state.SalesTaxes
	if order.Kind(kind) == order.Purchase {
		accounts, rates = state.PurchaseAccounts, state.PurchaseTaxes
	}
	options.Accounts, options.TaxTypes = accountOptions(accounts), taxOptions(rates)
	return options, nil
}

// Figures computes a form while it is typed. Lines that cannot be computed have empty figures and a problem.
func (o *Orders) Figures(form OrderForm) (view FiguresView, err error) {
	defer o.b.guard(&err)
	view = FiguresView{Lines: []LineFigures{}, Problems: map[string]string{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return view, err
	}
	rates, err := services.Store.OrderTaxRates(ctx)
	if err != nil {
		return view, err
	}
	return figuresOf(form, rates), nil
}

// Save keeps an order. Invalid names each field of the form; Conflict when it changed since it was read or has a
// document on its way.
func (o *Orders) Save(form OrderForm) (view OrderView, err error) {
	defer o.b.guard(&err)
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return emptyOrder(), err
	}
	decoded, problems := form.decode()
	if err := fault.InvalidFields("The order cannot be saved as it is.", problems); err != nil {
		return emptyOrder(), err
	}
	saved, err := keepOrder(ctx, services.Store, decoded)
	if err != nil {
		return emptyOrder(), err
	}
	o.b.host.Emit(EventOrder, OrderChanged{ID: saved.ID, Kind: string(saved.Kind)})
	return orderView(ctx, services, saved.ID)
}

// keepOrder saves a form's order. What a form does not have stays as it was.
func keepOrder(ctx context.Context, store Store, decoded order.Order) (order.Order, error) {
	if err := decoded.Check(); err != nil {
		return order.Order{}, err
	}
	if decoded.ID == 0 {
		return store.SaveOrder(ctx, decoded)
	}
	return store.EditOrder(ctx, decoded.ID, func(before order.Order) order.Order {
		decoded.Source, decoded.SourceRef, decoded.IsCancelled = before.Source, before.SourceRef, before.IsCancelled
		return decoded
	})
}

// Delete takes a typed order away and returns it as a form, so that it can be saved again: that is its undo.
func (o *Orders) Delete(id int64) (form OrderForm, err error) {
	defer o.b.guard(&err)
	form = OrderForm{Lines: []LineForm{}}
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return form, err
	}
	found, err := services.Store.GetOrder(ctx, id)
	if err != nil {
		return form, err
	}
	if !canDelete(found) {
		return form, fault.New(fault.Conflict, "Only orders that were typed in can be deleted.", "Mark the order as cancelled instead.")
	}
	person, err := services.Store.GetContact(ctx, found.ContactID)
	if err != nil {
		return form, err
	}
	if err := services.Store.DeleteOrder(ctx, id); err != nil {
		return form, err
	}
	o.b.host.Emit(EventOrder, OrderChanged{Kind: string(found.Kind)})
	form = encodeForm(found, person.Name)
	form.ID, form.Version = 0, 0
	return form, nil
}

func canDelete(o order.Order) bool { return o.Source == contact.SourceTyped }

// SetCancelled marks an order as cancelled, or takes the mark back.
func (o *Orders) SetCancelled(id int64, isCancelled bool) (view OrderView, err error) {
	defer o.b.guard(&err)
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return emptyOrder(), err
	}
	saved, err := services.Store.EditOrder(ctx, id, func(before order.Order) order.Order {
		before.IsCancelled = isCancelled
		return before
	})
	if err != nil {
		return emptyOrder(), err
	}
	o.b.host.Emit(EventOrder, OrderChanged{ID: id, Kind: string(saved.Kind)})
	return orderView(ctx, services, id)
}
