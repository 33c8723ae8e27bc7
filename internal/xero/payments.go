package xero

import (
	"context"
	"iter"
	"net/url"
	"time"
)

// PaymentQuery chooses payments; empty fields choose all, removed ones included.
type PaymentQuery struct {
	// Status is PaymentAuthorised or PaymentDeleted.
	Status string
	// InvoiceID is the document they were made to.
	InvoiceID string
	// ModifiedSince leaves out what has not changed since, to the second.
	ModifiedSince time.Time
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// PaymentPage is one page of a list.
type PaymentPage struct {
	// Page says which page it is.
	Page Page
	// Payments are its payments, in the order of their ids.
	Payments []Payment
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// ListPayments returns one page. Errors: invalid when InvoiceID is no id, offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListPayments(ctx context.Context, q PaymentQuery) (PaymentPage, error) {
	page, err := c.readPayments(ctx, q)
	return toPaymentPage(page), err
}

func (c *Client) readPayments(ctx context.Context, q PaymentQuery) (pageOf[Payment], error) {
	number, size, query := paging(q.Page, q.PageSize)
	query.Set("order", "PaymentID ASC")
	var conditions []string
	if q.Status != "" {
		conditions = append(conditions, `Status=="`+q.Status+`"`)
	}
	if q.InvoiceID != "" {
		condition, err := whereOneOf("Invoice.InvoiceID", []string{q.InvoiceID})
		if err != nil {
			return pageOf[Payment]{}, err
		}
		conditions = append(conditions, condition)
	}
	addWhere(query, conditions)
	r := request{path: accountingPath + "/Payments", query: query, modifiedSince: q.ModifiedSince}
	return readPage[Payment](ctx, c, "read payments", r, "Payments", number, size)
}

func toPaymentPage(p pageOf[Payment]) PaymentPage {
	return PaymentPage{Page: p.page, Payments: p.list, ServerTime: p.serverTime}
}

// PaymentPages returns every page from the first one on. It ends after the first error, which comes with an empty page.
func (c *Client) PaymentPages(ctx context.Context, q PaymentQuery) iter.Seq2[PaymentPage, error] {
	return pages(func(number int) (pageOf[Payment], error) {
		q.Page = number
		return c.readPayments(ctx, q)
	}, toPaymentPage)
}

// ListAllPayments returns the payments of every page.
func (c *Client) ListAllPayments(ctx context.Context, q PaymentQuery) ([]Payment, error) {
	return allOf(c.PaymentPages(ctx, q), func(p PaymentPage) []Payment { return p.Payments })
}

// GetPayment returns one payment. Errors: not_found, offline, auth_expired, forbidden, rate_limited.
func (c *Client) GetPayment(ctx context.Context, id string) (Payment, error) {
	if id == "" {
		return Payment{}, noID()
	}
	return readOne[Payment](ctx, c, "read the payment", request{path: accountingPath + "/Payments/" + url.PathEscape(id)}, "Payments",
		func(found Payment) bool { return isNamed(id, found.PaymentID) })
}
