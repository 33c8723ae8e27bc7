package page

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// pageSize is how many rows a list shows at once.
const pageSize = 100

// pager leads to the other pages of a list; "" where there is none.
type pager struct {
	Earlier, Later string
	From, To       int
}

// pageOf reads ?page= and returns the offset of its first row.
func pageOf(r *http.Request) (number, offset int) {
	number, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || number < 1 || number > 1_000_000 {
		number = 1
	}
	return number, (number - 1) * pageSize
}

func newPager(r *http.Request, number, rows, total int) pager {
	p := pager{From: (number-1)*pageSize + 1, To: (number-1)*pageSize + rows}
	link := func(n int) string {
		query := r.URL.Query()
		query.Set("page", strconv.Itoa(n))
		query.Del("done")
		return r.URL.Path + "?" + query.Encode()
	}
	if number > 1 {
		p.Earlier = link(number - 1)
	}
	if p.To < total && rows > 0 {
		p.Later = link(number + 1)
	}
	return p
}

// chip is one filter of a list.
type chip struct {
	Link, Name string
	IsOn       bool
}

// contactRow is one contact of the list.
type contactRow struct {
	Link, Name, Email, Number string
	Roles                     string
	Status                    status
	IsActive                  bool
}

// contactList is what contacts.html shows.
type contactList struct {
	Total int
	Rows  []contactRow
	Chips []chip
	Pager pager
}

func (p *Page) contacts(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "contacts.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		withArchived := r.URL.Query().Get("show") == "all"
		number, offset := pageOf(r)
		query := store.ContactQuery{IncludesArchived: withArchived, NewestFirst: true, Limit: pageSize, Offset: offset}
		contacts, err := tx.ListContacts(ctx, query)
		if err != nil {
			return frame{}, false, err
		}
		list := contactList{Chips: []chip{{"/contacts", "Active", !withArchived}, {"/contacts?show=all", "With archived", withArchived}}}
		if list.Total, err = tx.CountContacts(ctx, query); err != nil {
			return frame{}, false, err
		}
		for _, c := range contacts {
			list.Rows = append(list.Rows, contactRow{
				Link: contactLink(ref, c.ID), Name: c.Name, Email: c.EmailAddress, Number: c.Number,
				Roles: roles(c), Status: statusOf(c.Status), IsActive: c.IsActive(),
			})
		}
		list.Pager = newPager(r, number, len(contacts), list.Total)
		return frame{Title: "Contacts", Tab: "/contacts", Content: list}, true, nil
	})
}

func roles(c books.Contact) string {
	var list []string
	if c.IsCustomer {
		list = append(list, "Customer")
	}
	if c.IsSupplier {
		list = append(list, "Supplier")
	}
	return strings.Join(list, ", ")
}

// documentRow is one invoice or bill of a list.
type documentRow struct {
	Link, Number, Reference, Contact string
	Date, Due                        string
	Currency, Total, AmountDue       string
	Status                           status
	IsOver                           bool
	By                               string
}

// documentList is what documents.html shows.
type documentList struct {
	IsBills bool
	Total   int
	Rows    []documentRow
	Chips   []chip
	Pager   pager
}

// filter is one filter of a list: a name and the statuses it lets through, nil for all.
type filter struct {
	name     string
	statuses []string
}

// documentFilters are the filters of the lists, in the order a document passes through them.
func documentFilters() []filter {
	return []filter{
		{"All", nil},
		{"Draft", []string{string(books.Draft)}},
		{"Awaiting Approval", []string{string(books.Submitted)}},
		{"Awaiting Payment", []string{string(books.Authorised)}},
		{"Paid", []string{string(books.Paid)}},
		{"Voided and deleted", []string{string(books.Voided), string(books.Deleted)}},
	}
}

func (p *Page) documents(kind books.InvoiceType) http.HandlerFunc {
	path, title := "/invoices", "Invoices"
	if kind == books.Purchase {
		path, title = "/bills", "Bills"
	}
	return func(w http.ResponseWriter, r *http.Request) {
		p.view(w, r, "documents.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
			ctx := r.Context()
			number, offset := pageOf(r)
			query := store.InvoiceQuery{Type: kind, NewestFirst: true, Limit: pageSize, Offset: offset}
			list := documentList{IsBills: kind == books.Purchase}
			query.Statuses, list.Chips = chosenFilter(documentFilters(), path, r.URL.Query().Get("status"))
			invoices, err := tx.ListInvoices(ctx, query)
			if err != nil {
				return frame{}, false, err
			}
			if list.Total, err = tx.CountInvoices(ctx, query); err != nil {
				return frame{}, false, err
			}
			if list.Rows, err = documentRows(ctx, tx, ref, invoices); err != nil {
				return frame{}, false, err
			}
			list.Pager = newPager(r, number, len(invoices), list.Total)
			return frame{Title: title, Tab: path, Content: list}, true, nil
		})
	}
}

// chosenFilter returns the statuses of the filter of a name, and all filters to choose from.
func chosenFilter(filters []filter, path, chosen string) ([]string, []chip) {
	var statuses []string
	var chips []chip
	for i, f := range filters {
		link := path
		if i > 0 {
			link += "?status=" + url.QueryEscape(f.name)
		}
		isOn := f.name == chosen || i == 0 && chosen == ""
		if isOn {
			statuses = f.statuses
		}
		chips = append(chips, chip{Link: link, Name: f.name, IsOn: isOn})
	}
	return statuses, chips
}

func documentRows(ctx context.Context, tx *store.Tx, ref books.Reference, invoices []books.Invoice) ([]documentRow, error) {
	names, err := contactNames(ctx, tx, invoices)
	if err != nil {
		return nil, err
	}
	rows := make([]documentRow, 0, len(invoices))
	for _, i := range invoices {
		row := documentRow{
			Link: documentLink(ref, i), Number: i.Number, Reference: i.Reference, Contact: names[i.ContactID],
			Date: day(i.Date), Due: day(i.DueDate), Currency: string(i.Currency), Total: figure(i.Total), AmountDue: orDash(i.AmountDue()),
			Status: statusOf(string(i.Status)), IsOver: i.Status == books.Voided || i.Status == books.Deleted, By: i.CreatedBy,
		}
		if row.Number == "" {
			row.Number = "No number"
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// contactNames returns the name of every contact the documents name.
func contactNames(ctx context.Context, tx *store.Tx, invoices []books.Invoice) (map[string]string, error) {
	names := map[string]string{}
	var ids []string
	for _, i := range invoices {
		if !slices.Contains(ids, i.ContactID) {
			ids = append(ids, i.ContactID)
		}
	}
	if len(ids) == 0 {
		return names, nil
	}
	contacts, err := tx.ListContacts(ctx, store.ContactQuery{IDs: ids, IncludesArchived: true})
	for _, c := range contacts {
		names[c.ID] = c.Name
	}
	return names, err
}

func documentLink(ref books.Reference, i books.Invoice) string {
	if i.Type == books.Purchase {
		return "/app/" + ref.Organisation.ShortCode + "/bills/view/" + i.ID
	}
	return "/app/" + ref.Organisation.ShortCode + "/invoicing/view/" + i.ID
}

func contactLink(ref books.Reference, id string) string {
	return "/app/" + ref.Organisation.ShortCode + "/contacts/contact/" + id
}

func journalLink(ref books.Reference, id string) string {
	return "/app/" + ref.Organisation.ShortCode + "/journals/view/" + id
}
