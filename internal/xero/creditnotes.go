package xero

import (
	"context"
	"iter"
	"net/url"
	"time"
)

// CreditNoteQuery chooses credit notes; empty fields choose all. Everything given must hold at once.
type CreditNoteQuery struct {
	// IDs is a list of which one must match; 40 at most.
	IDs []string
	// Type is SalesCredit or BillCredit.
	Type string
	// ModifiedSince leaves out what has not changed since, to the second.
	ModifiedSince time.Time
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// CreditNotePage is one page of a list, with lines and four-decimal prices.
type CreditNotePage struct {
	// Page says which page it is.
	Page Page
	// CreditNotes are its credit notes, in the order of their ids.
	CreditNotes []CreditNote
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// ListCreditNotes returns one page. Errors: invalid when the list of ids is too long or holds what is no id, offline,
// auth_expired, forbidden, rate_limited.
func (c *Client) ListCreditNotes(ctx context.Context, q CreditNoteQuery) (CreditNotePage, error) {
	page, err := c.readCreditNotes(ctx, q)
	return toCreditNotePage(page), err
}

func (c *Client) readCreditNotes(ctx context.Context, q CreditNoteQuery) (pageOf[CreditNote], error) {
	number, size, query := paging(q.Page, q.PageSize)
	if err := q.addTo(query); err != nil {
		return pageOf[CreditNote]{}, err
	}
	r := request{path: accountingPath + "/CreditNotes", query: query, modifiedSince: q.ModifiedSince}
	return readPage[CreditNote](ctx, c, "read credit notes", r, "CreditNotes", number, size)
}

func toCreditNotePage(p pageOf[CreditNote]) CreditNotePage {
	return CreditNotePage{Page: p.page, CreditNotes: p.list, ServerTime: p.serverTime}
}

// CreditNotePages returns every page from the first one on. It ends after the first error, which comes with an empty
// page.
func (c *Client) CreditNotePages(ctx context.Context, q CreditNoteQuery) iter.Seq2[CreditNotePage, error] {
	return pages(func(number int) (pageOf[CreditNote], error) {
		q.Page = number
		return c.readCreditNotes(ctx, q)
	}, toCreditNotePage)
}

// ListAllCreditNotes returns the credit notes of every page.
func (c *Client) ListAllCreditNotes(ctx context.Context, q CreditNoteQuery) ([]CreditNote, error) {
	return allOf(c.CreditNotePages(ctx, q), func(p CreditNotePage) []CreditNote { return p.CreditNotes })
}

// FindCreditNotesByID returns the credit notes with these ids; unknown ids are left out.
func (c *Client) FindCreditNotesByID(ctx context.Context, ids []string) ([]CreditNote, error) {
	around := len(url.QueryEscape(`CreditNoteID==Guid("") OR `))
	return inChunksOf(around, ids, func(chunk []string) ([]CreditNote, error) {
		return c.ListAllCreditNotes(ctx, CreditNoteQuery{IDs: chunk})
	})
}

// GetCreditNote returns one credit note with its lines and allocations. Errors: not_found, offline, auth_expired,
// forbidden, rate_limited.
func (c *Client) GetCreditNote(ctx context.Context, id string) (CreditNote, error) {
	if id == "" {
		return CreditNote{}, noID()
	}
	r := request{path: accountingPath + "/CreditNotes/" + url.PathEscape(id), query: url.Values{"unitdp": {"4"}}}
	return readOne[CreditNote](ctx, c, "read the credit note", r, "CreditNotes",
		func(found CreditNote) bool { return isNamed(id, found.CreditNoteID) })
}

// addTo writes the query's parameters, as InvoiceQuery's. Credit notes have no list of ids (section 7), so ids are
// asked for in a filter.
func (q CreditNoteQuery) addTo(query url.Values) error {
	query.Set("unitdp", "4")
	query.Set("order", "CreditNoteID ASC")
	var conditions []string
	if len(q.IDs) > 0 {
		condition, err := whereOneOf("CreditNoteID", q.IDs)
		if err != nil {
			return err
		}
		conditions = append(conditions, condition)
	}
	if q.Type != "" {
		conditions = append(conditions, `Type=="`+q.Type+`"`)
	}
	addWhere(query, conditions)
	return nil
}
