package xero

import (
	"context"
	"iter"
	"net/url"
	"slices"
	"strings"
	"time"

	"daybook/internal/civil"
)

// InvoiceQuery chooses invoices and bills; empty fields choose all. Everything given must hold at once.
type InvoiceQuery struct {
	// IDs, Numbers, ContactIDs and Statuses are lists of which one must match; 40 of each at most.
	IDs, Numbers, ContactIDs, Statuses []string
	// Type is SalesInvoice or Bill.
	Type string
	// DateFrom and DateTo bound the document's date, both included.
	DateFrom, DateTo civil.Date
	// CreatedByMyApp leaves out what was not created through the signed-in app.
	CreatedByMyApp bool
	// ModifiedSince leaves out what has not changed since, to the second; some changes do not count (section 7).
	ModifiedSince time.Time
	// SearchTerm looks for a text in numbers, references and contacts.
	SearchTerm string
	// IncludeArchived adds archived documents.
	IncludeArchived bool
	// SummaryOnly leaves out lines, payments and whether there are files, which makes the answer small.
	SummaryOnly bool
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// InvoicePage is one page of a list, with lines and four-decimal prices.
type InvoicePage struct {
	// Page says which page it is.
	Page Page
	// Invoices are its documents, in the order of their ids.
	Invoices []Invoice
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// IsLast reports whether no page follows.
func (p InvoicePage) IsLast() bool { return p.Page.isLast(len(p.Invoices)) }

// ListInvoices returns one page. Errors: invalid when a list is too long or a number holds a comma, offline,
// auth_expired, forbidden, rate_limited.
func (c *Client) ListInvoices(ctx context.Context, q InvoiceQuery) (InvoicePage, error) {
	page, err := c.readInvoices(ctx, q)
	return toInvoicePage(page), err
}

func (c *Client) readInvoices(ctx context.Context, q InvoiceQuery) (pageOf[Invoice], error) {
	number, size, query := paging(q.Page, q.PageSize)
	if err := q.addTo(query); err != nil {
		return pageOf[Invoice]{}, err
	}
	r := request{path: accountingPath + "/Invoices", query: query, modifiedSince: q.ModifiedSince}
	return readPage[Invoice](ctx, c, "read invoices and bills", r, "Invoices", number, size)
}

func toInvoicePage(p pageOf[Invoice]) InvoicePage {
	return InvoicePage{Page: p.page, Invoices: p.list, ServerTime: p.serverTime}
}

// InvoicePages returns every page from the first one on. It ends after the first error, which comes with an empty page.
func (c *Client) InvoicePages(ctx context.Context, q InvoiceQuery) iter.Seq2[InvoicePage, error] {
	return pages(func(number int) (pageOf[Invoice], error) {
		q.Page = number
		return c.readInvoices(ctx, q)
	}, toInvoicePage)
}

// ListAllInvoices returns the documents of every page.
func (c *Client) ListAllInvoices(ctx context.Context, q InvoiceQuery) ([]Invoice, error) {
	return allOf(c.InvoicePages(ctx, q), func(p InvoicePage) []Invoice { return p.Invoices })
}

// FindInvoicesByNumber returns the documents that carry one of the numbers, of either type, in any state. Xero may
// ignore the case of letters; the caller compares.
func (c *Client) FindInvoicesByNumber(ctx context.Context, numbers []string) ([]Invoice, error) {
	var plain, odd []string
	for _, number := range numbers {
		if strings.Contains(number, ",") {
			odd = append(odd, number)
		} else if number != "" {
			plain = append(plain, number)
		}
	}
	found, err := inChunks(plain, func(chunk []string) ([]Invoice, error) {
		return c.ListAllInvoices(ctx, InvoiceQuery{Numbers: chunk})
	})
	for _, number := range odd {
		if err != nil {
			break
		}
		var more []Invoice
		more, err = c.searchInvoices(ctx, number)
		found = append(found, more...)
	}
	if err != nil {
		return nil, err
	}
	return found, nil
}

// searchInvoices finds one number that a comma-separated list cannot hold.
func (c *Client) searchInvoices(ctx context.Context, number string) ([]Invoice, error) {
	all, err := c.ListAllInvoices(ctx, InvoiceQuery{SearchTerm: number})
	return slices.DeleteFunc(all, func(i Invoice) bool { return !strings.EqualFold(i.InvoiceNumber, number) }), err
}

// FindInvoicesByID returns the documents with these ids; unknown ids are left out.
func (c *Client) FindInvoicesByID(ctx context.Context, ids []string) ([]Invoice, error) {
	return inChunks(ids, func(chunk []string) ([]Invoice, error) {
		return c.ListAllInvoices(ctx, InvoiceQuery{IDs: chunk})
	})
}

// FindInvoicesByContactAndDate returns the documents of a type that one of the contacts has on a day.
func (c *Client) FindInvoicesByContactAndDate(ctx context.Context, documentType string, contactIDs []string, day civil.Date) ([]Invoice, error) {
	return inChunks(contactIDs, func(chunk []string) ([]Invoice, error) {
		return c.ListAllInvoices(ctx, InvoiceQuery{Type: documentType, ContactIDs: chunk, DateFrom: day, DateTo: day})
	})
}

// GetInvoice returns one document with its lines. Errors: not_found, offline, auth_expired, forbidden, rate_limited.
func (c *Client) GetInvoice(ctx context.Context, id string) (Invoice, error) {
	if id == "" {
		return Invoice{}, noID()
	}
	r := request{path: accountingPath + "/Invoices/" + url.PathEscape(id), query: url.Values{"unitdp": {"4"}}}
	return readOne[Invoice](ctx, c, "read the document", r, "Invoices",
		func(found Invoice) bool { return isNamed(id, found.InvoiceID) })
}

// DecodeInvoices reads the body of a list of invoices and bills. The error says what could not be read.
func DecodeInvoices(body []byte) (InvoicePage, error) {
	page, err := decodePage[Invoice](body, "Invoices")
	return toInvoicePage(page), err
}

// addTo writes the query's parameters. unitdp is always 4, or prices would come back rounded. The order is by id,
// because in the default order a document changed meanwhile would push another off the page not read yet.
func (q InvoiceQuery) addTo(query url.Values) error {
	query.Set("unitdp", "4")
	query.Set("order", "InvoiceID ASC")
	for name, list := range map[string][]string{
		"IDs": q.IDs, "InvoiceNumbers": q.Numbers, "ContactIDs": q.ContactIDs, "Statuses": q.Statuses,
	} {
		if err := addList(query, name, list); err != nil {
			return err
		}
	}
	for name, isSet := range map[string]bool{
		"createdByMyApp": q.CreatedByMyApp, "includeArchived": q.IncludeArchived, "summaryOnly": q.SummaryOnly,
	} {
		if isSet {
			query.Set(name, "true")
		}
	}
	if q.SearchTerm != "" {
		query.Set("searchTerm", q.SearchTerm)
	}
	addWhere(query, q.conditions())
	return nil
}

func (q InvoiceQuery) conditions() []string {
	var conditions []string
	if q.Type != "" {
		conditions = append(conditions, `Type=="`+q.Type+`"`)
	}
	if !q.DateFrom.IsZero() {
		conditions = append(conditions, whereFrom("Date", q.DateFrom))
	}
	if !q.DateTo.IsZero() {
		conditions = append(conditions, whereTo("Date", q.DateTo))
	}
	return conditions
}

// FindOnlineInvoice returns the address at which the customer sees an approved sales invoice, and whether it has one: drafts
// and bills have none. Errors: not_found, offline, auth_expired, forbidden, rate_limited.
func (c *Client) FindOnlineInvoice(ctx context.Context, id string) (address string, hasOne bool, err error) {
	if id == "" {
		return "", false, noID()
	}
	type onlineInvoice struct{ OnlineInvoiceURL string }
	r := request{path: accountingPath + "/Invoices/" + url.PathEscape(id) + "/OnlineInvoice"}
	list, err := readCollection[onlineInvoice](ctx, c, "read the address of the online invoice", r, "OnlineInvoices")
	if err != nil || len(list) == 0 || list[0].OnlineInvoiceURL == "" {
		return "", false, err
	}
	return list[0].OnlineInvoiceURL, true, nil
}
