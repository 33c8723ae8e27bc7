package xero

import (
	"context"
	"iter"
	"net/url"
	"time"

	"daybook/internal/civil"
)

// JournalQuery chooses manual journals; empty fields choose all. Everything given must hold at once.
type JournalQuery struct {
	// Status is one of the Journal constants.
	Status string
	// DateFrom and DateTo bound the journal's date, both included.
	DateFrom, DateTo civil.Date
	// ModifiedSince leaves out what has not changed since, to the second.
	ModifiedSince time.Time
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// JournalPage is one page of a list, with lines.
type JournalPage struct {
	// Page says which page it is.
	Page Page
	// Journals are its manual journals, in the order of their ids.
	Journals []Journal
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// ListJournals returns one page. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListJournals(ctx context.Context, q JournalQuery) (JournalPage, error) {
	page, err := c.readJournals(ctx, q)
	return toJournalPage(page), err
}

func (c *Client) readJournals(ctx context.Context, q JournalQuery) (pageOf[Journal], error) {
	number, size, query := paging(q.Page, q.PageSize)
	query.Set("order", "ManualJournalID ASC")
	addWhere(query, q.conditions())
	r := request{path: accountingPath + "/ManualJournals", query: query, modifiedSince: q.ModifiedSince}
	return readPage[Journal](ctx, c, "read manual journals", r, "ManualJournals", number, size)
}

func toJournalPage(p pageOf[Journal]) JournalPage {
	return JournalPage{Page: p.page, Journals: p.list, ServerTime: p.serverTime}
}

// JournalPages returns every page from the first one on. It ends after the first error, which comes with an empty page.
func (c *Client) JournalPages(ctx context.Context, q JournalQuery) iter.Seq2[JournalPage, error] {
	return pages(func(number int) (pageOf[Journal], error) {
		q.Page = number
		return c.readJournals(ctx, q)
	}, toJournalPage)
}

// ListAllJournals returns the manual journals of every page.
func (c *Client) ListAllJournals(ctx context.Context, q JournalQuery) ([]Journal, error) {
	return allOf(c.JournalPages(ctx, q), func(p JournalPage) []Journal { return p.Journals })
}

// GetJournal returns one manual journal with its lines. Errors: not_found, offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) GetJournal(ctx context.Context, id string) (Journal, error) {
	if id == "" {
		return Journal{}, noID()
	}
	r := request{path: accountingPath + "/ManualJournals/" + url.PathEscape(id)}
	return readOne[Journal](ctx, c, "read the manual journal", r, "ManualJournals")
}

func (q JournalQuery) conditions() []string {
	var conditions []string
	if q.Status != "" {
		conditions = append(conditions, `Status=="`+q.Status+`"`)
	}
	if !q.DateFrom.IsZero() {
		conditions = append(conditions, whereFrom("Date", q.DateFrom))
	}
	if !q.DateTo.IsZero() {
		conditions = append(conditions, whereTo("Date", q.DateTo))
	}
	return conditions
}
