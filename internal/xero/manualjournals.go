package xero

import (
	"context"
	"iter"
	"net/url"
	"time"

	"daybook/internal/civil"
)

// ManualJournalQuery chooses manual journals; empty fields choose all. Everything given must hold at once.
type ManualJournalQuery struct {
	// Status is one of the ManualJournal constants.
	Status string
	// DateFrom and DateTo bound the journal's date, both included.
	DateFrom, DateTo civil.Date
	// ModifiedSince leaves out what has not changed since, to the second.
	ModifiedSince time.Time
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// ManualJournalPage is one page of a list, with lines.
type ManualJournalPage struct {
	// Page says which page it is.
	Page Page
	// ManualJournals are its manual journals, in the order of their ids.
	ManualJournals []ManualJournal
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// ListManualJournals returns one page. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListManualJournals(ctx context.Context, q ManualJournalQuery) (ManualJournalPage, error) {
	page, err := c.readManualJournals(ctx, q)
	return toManualJournalPage(page), err
}

func (c *Client) readManualJournals(ctx context.Context, q ManualJournalQuery) (pageOf[ManualJournal], error) {
	number, size, query := paging(q.Page, q.PageSize)
	query.Set("order", "ManualJournalID ASC")
	addWhere(query, q.conditions())
	r := request{path: accountingPath + "/ManualJournals", query: query, modifiedSince: q.ModifiedSince}
	return readPage[ManualJournal](ctx, c, "read manual journals", r, "ManualJournals", number, size)
}

func toManualJournalPage(p pageOf[ManualJournal]) ManualJournalPage {
	return ManualJournalPage{Page: p.page, ManualJournals: p.list, ServerTime: p.serverTime}
}

// ManualJournalPages returns every page from the first one on. It ends after the first error, which comes with an empty page.
func (c *Client) ManualJournalPages(ctx context.Context, q ManualJournalQuery) iter.Seq2[ManualJournalPage, error] {
	return pages(func(number int) (pageOf[ManualJournal], error) {
		q.Page = number
		return c.readManualJournals(ctx, q)
	}, toManualJournalPage)
}

// ListAllManualJournals returns the manual journals of every page.
func (c *Client) ListAllManualJournals(ctx context.Context, q ManualJournalQuery) ([]ManualJournal, error) {
	return allOf(c.ManualJournalPages(ctx, q), func(p ManualJournalPage) []ManualJournal { return p.ManualJournals })
}

// GetManualJournal returns one manual journal with its lines. Errors: not_found, offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) GetManualJournal(ctx context.Context, id string) (ManualJournal, error) {
	if id == "" {
		return ManualJournal{}, noID()
	}
	r := request{path: accountingPath + "/ManualJournals/" + url.PathEscape(id)}
	return readOne[ManualJournal](ctx, c, "read the manual journal", r, "ManualJournals",
		func(found ManualJournal) bool { return isNamed(id, found.ManualJournalID) })
}

func (q ManualJournalQuery) conditions() []string {
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
