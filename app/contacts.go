package app

import (
	"context"
	"strconv"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

// Contacts is customers and suppliers.
type Contacts struct{ b Bridge }

// List returns a window of the contact list.
func (c *Contacts) List(query ContactQuery) (page ContactPage, err error) {
	defer c.b.guard(&err)
	page = ContactPage{Rows: []ContactRow{}, Roles: map[string]int{}}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return page, err
	}
	found, err := services.Store.ListContacts(ctx, contact.Query{
		Search: query.Search, Role: contact.Role(unlessAll(query.Role)), Linking: contact.Linking(unlessAll(query.Link)),
		Sort: contact.SortBy(query.Sort), IsDescending: query.IsDescending, Offset: query.Offset, Limit: query.Limit,
	})
	if err != nil {
		return page, err
	}
	counts, err := services.Store.CountContacts(ctx)
	page.Total = found.Total
	page.Roles = map[string]int{"all": counts.All, "customer": counts.Customers, "supplier": counts.Suppliers, "neither": counts.Neither}
	for _, p := range found.Rows {
		page.Rows = append(page.Rows, ContactRow{ID: p.ID, Name: p.Name, Email: p.Email, Phone: p.Phone, City: p.Address.City,
			IsCustomer: p.IsCustomer, IsSupplier: p.IsSupplier, IsLinked: p.LedgerID != "", Source: p.Source})
	}
	return page, err
}

func unlessAll(s string) string {
	if s == "all" {
		return ""
	}
	return s
}

// Get returns one contact in full.
func (c *Contacts) Get(id int64) (view ContactView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return ContactView{}, err
	}
	return contactView(ctx, services, id)
}

func contactView(ctx context.Context, services Services, id int64) (ContactView, error) {
	p, err := services.Store.GetContact(ctx, id)
	if err != nil {
		return ContactView{}, err
	}
	view := ContactView{Form: encodeContact(p), Source: p.Source}
	if view.Link, err = linkView(ctx, services, p); err != nil {
		return ContactView{}, err
	}
	for kind, count := range map[order.Kind]*int{order.Sale: &view.SalesOrders, order.Purchase: &view.PurchaseOrders} {
		page, err := services.Store.ListOrders(ctx, order.Query{Kind: kind, ContactID: id, Limit: 1})
		if err != nil {
			return ContactView{}, err
		}
		*count = page.Total
	}
	return view, nil
}

func linkView(ctx context.Context, services Services, p contact.Contact) (ContactLink, error) {
	if p.LedgerID == "" {
		return ContactLink{}, nil
	}
	ledger, _, err := services.Store.FindLedgerContact(ctx, p.LedgerID)
	if err != nil {
		return ContactLink{}, err
	}
	links, err := services.Store.ListContactLinks(ctx, p.ID)
	if err != nil {
		return ContactLink{}, err
	}
	view := ContactLink{LedgerID: p.LedgerID, Name: ledger.Name, Email: ledger.Email, Status: ledger.Status}
	for _, l := range links {
		if l.LedgerID == p.LedgerID && l.Until.IsZero() {
			view.Reason, view.Since = l.Reason, instant(l.Since)
		}
	}
	return view, nil
}

// Save keeps a contact. Invalid names each field of the form; Conflict when it changed since it was read.
func (c *Contacts) Save(form ContactForm) (view ContactView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return ContactView{}, err
	}
	p := contact.Contact{Source: contact.SourceTyped}
	if form.ID != 0 {
		if p, err = services.Store.GetContact(ctx, form.ID); err != nil {
			return ContactView{}, err
		}
	}
	if err := form.decodeInto(&p); err != nil {
		return ContactView{}, err
	}
	saved, err := services.Store.SaveContact(ctx, p)
	if err != nil {
		return ContactView{}, err
	}
	if err := services.Matching.Touch(ctx, contact.Party{ContactID: saved.ID}); err != nil {
		// The contact is saved; the next search for duplicates asks what was not asked now.
		c.b.log.Error("a saved contact was not compared", "error", err)
	}
	c.b.host.Emit(EventContacts, nil)
	return contactView(ctx, services, saved.ID)
}

// decodeInto puts the form's fields into a contact and checks it.
func (f ContactForm) decodeInto(p *contact.Contact) error {
	p.Version = f.Version
	p.Name, p.FirstName, p.LastName = strings.Join(strings.Fields(f.Name), " "), strings.TrimSpace(f.FirstName), strings.TrimSpace(f.LastName)
	p.Email, p.Phone, p.TaxNumber = strings.TrimSpace(f.Email), strings.TrimSpace(f.Phone), strings.TrimSpace(f.TaxNumber)
	p.Address = contact.Address{Line1: f.Line1, Line2: f.Line2, City: f.City, Region: f.Region, PostalCode: f.PostalCode, Country: f.Country}
	p.Currency, p.IsCustomer, p.IsSupplier, p.Note = money.Currency(f.Currency), f.IsCustomer, f.IsSupplier, f.Note
	p.PaymentDays = -1
	if text := strings.TrimSpace(f.PaymentDays); text != "" {
		days, err := strconv.Atoi(text)
		if err != nil || days < 0 || days > 365 {
			return fault.InvalidFields("The contact cannot be saved as it is.", map[string]string{"paymentDays": "A whole number from 0 to 365."})
		}
		p.PaymentDays = days
	}
	return p.Check()
}

func encodeContact(p contact.Contact) ContactForm {
	f := ContactForm{ID: p.ID, Version: p.Version, Name: p.Name, FirstName: p.FirstName, LastName: p.LastName, Email: p.Email,
		Phone: p.Phone, TaxNumber: p.TaxNumber, Line1: p.Address.Line1, Line2: p.Address.Line2, City: p.Address.City,
		Region: p.Address.Region, PostalCode: p.Address.PostalCode, Country: p.Address.Country, Currency: string(p.Currency),
		IsCustomer: p.IsCustomer, IsSupplier: p.IsSupplier, Note: p.Note}
	if p.PaymentDays >= 0 {
		f.PaymentDays = strconv.Itoa(p.PaymentDays)
	}
	return f
}

// suggestions is how many entries a combobox offers.
const suggestions = 12

// Suggest offers contacts for an order form; kind is "sale" or "purchase". Those of the role come first.
func (c *Contacts) Suggest(text, kind string) (list []Suggestion, err error) {
	defer c.b.guard(&err)
	list = []Suggestion{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return list, err
	}
	role := contact.Customer
	if order.Kind(kind) == order.Purchase {
		role = contact.Supplier
	}
	seen := map[int64]bool{}
	for _, q := range []contact.Query{{Search: text, Role: role, Limit: suggestions}, {Search: text, Limit: suggestions}} {
		page, err := services.Store.ListContacts(ctx, q)
		if err != nil {
			return list, err
		}
		for _, p := range page.Rows {
			if !seen[p.ID] && len(list) < suggestions {
				seen[p.ID] = true
				list = append(list, Suggestion{ID: p.ID, Label: p.Name, Hint: joinNonEmpty(p.Email, p.Address.City)})
			}
		}
	}
	return list, nil
}
