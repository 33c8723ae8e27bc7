package order

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Bucket is what an order needs next: the tabs of the order lists.
type Bucket string

// The buckets. The empty Bucket in a Query means every order.
const (
	// ToSend: nothing was queued, or what was queued was withdrawn, voided or deleted.
	ToSend Bucket = "to_send"
	// InProgress: queued, sending or checking.
	InProgress Bucket = "in_progress"
	// Sent: Xero holds its document.
	Sent Bucket = "sent"
	// Problem: rejected or in conflict; a person decides.
	Problem Bucket = "problem"
	// BeforeStart: dated before Daybook's start date and never sent; it is not offered.
	BeforeStart Bucket = "before_start"
	// Cancelled: the order will not be delivered and nothing was sent.
	Cancelled Bucket = "cancelled"
)

// Posting is what is known of an order's document; every field is empty before the first.
type Posting struct {
	// State is the outbox's word: "", queued, sending, checking, sent, rejected, conflict or cancelled. It goes back
	// to "" when Xero's document was voided or deleted, which frees the order.
	State string
	// LedgerStatus is Xero's word for the document, such as DRAFT or AUTHORISED.
	LedgerStatus string
	// LedgerID is Xero's InvoiceID.
	LedgerID string
	// LedgerNumber is Xero's InvoiceNumber.
	LedgerNumber string
}

// BucketOf says which bucket an order of a day is in. start is Daybook's start date; zero means none is set.
func (p Posting) BucketOf(isCancelled bool, date, start civil.Date) Bucket {
	switch p.State {
	case "queued", "sending", "checking":
		return InProgress
	case "sent":
		return Sent
	case "rejected", "conflict":
		return Problem
	}
	switch {
	case isCancelled:
		return Cancelled
	case date.Before(start):
		return BeforeStart
	}
	return ToSend
}

// SortBy names a column of the order lists. Ties are ordered by age.
type SortBy string

// The columns a list can be sorted by.
const (
	// ByDate: the day of the order. It is what the empty SortBy means.
	ByDate SortBy = "date"
	// ByNumber: the order number, digits compared as numbers.
	ByNumber SortBy = "number"
	// ByContact: the contact's name.
	ByContact SortBy = "contact"
	// ByTotal: the total with tax, whatever the currency.
	ByTotal SortBy = "total"
	// ByStatus: problems first, then to send, in progress, sent, cancelled; by date within each.
	ByStatus SortBy = "status"
)

// Query asks for a window of an order list.
type Query struct {
	// Kind is Sale or Purchase; it is needed.
	Kind Kind
	// Search is words, or beginnings of words, found in number, contact name, reference, SKU or description. Every
	// word must be found. Empty means all.
	Search string
	// Bucket keeps one bucket; empty keeps all.
	Bucket Bucket
	// Start is Daybook's start date, which parts ToSend from BeforeStart; zero means none is set.
	Start civil.Date
	// ContactID keeps one contact's orders; 0 keeps all.
	ContactID int64
	// Currency keeps one currency; empty keeps all.
	Currency money.Currency
	// From and To keep orders of these days and those between; zero is open.
	From, To civil.Date
	// Sort is the column; IsDescending turns the order round.
	Sort         SortBy
	IsDescending bool
	// Offset is the number of rows to skip; Limit the most to return, at most MaxWindow. 0 means MaxWindow.
	Offset, Limit int
}

// MaxWindow is the largest number of rows one query of a list returns.
const MaxWindow = 500

// Row is one row of an order list.
type Row struct {
	// ID, Kind, Number, ContactID, ContactReference, Date, DeliveryDate, Currency, IsCancelled, Version and UpdatedAt
	// are the order's.
	ID               int64
	Kind             Kind
	Number           string
	ContactID        int64
	ContactReference string
	Date             civil.Date
	DeliveryDate     civil.Date
	Currency         money.Currency
	IsCancelled      bool
	Version          int64
	UpdatedAt        time.Time
	// ContactName is the contact's name today.
	ContactName string
	// Lines is the number of lines.
	Lines int
	// Totals is in Currency.
	Totals money.Totals
	// Posting is what is known of its document.
	Posting Posting
	// Bucket is what it needs next.
	Bucket Bucket
}

// Page is a window of an order list.
type Page struct {
	// Rows is never nil.
	Rows []Row
	// Total is the number of orders that match, in the window or not.
	Total int
}

// Summary is what orders of both kinds need, for a screen that says what to do.
type Summary struct {
	// ToSend is what can be sent, by kind; each kind has an entry.
	ToSend map[Kind]ToSendSummary
	// Problems and Sent count the orders in those buckets.
	Problems, Sent int
}

// ToSendSummary is the orders of one kind that can be sent.
type ToSendSummary struct {
	// Count counts them.
	Count int
	// Totals has one row per currency, the largest number of orders first; nil when there are none.
	Totals []CurrencyTotal
	// Oldest is the date of the oldest; zero when there are none.
	Oldest civil.Date
}

// CurrencyTotal is a sum with tax in one currency.
type CurrencyTotal struct {
	// Currency is the currency of Total.
	Currency money.Currency
	// Total is the sum.
	Total money.Amount
}
