package books

import (
	"reflect"
	"slices"

	"daybook/internal/civil"
)

// transitions are the changes of status that a request may ask for (contract section 9, "Status").
var transitions = map[InvoiceStatus][]InvoiceStatus{
	Draft:      {Draft, Submitted, Authorised, Deleted},
	Submitted:  {Submitted, Draft, Authorised, Deleted},
	Authorised: {Authorised, Voided},
	Paid:       {Paid},
}

// refuseTransition returns the text that a change of status is refused with, or "".
func refuseTransition(stored Invoice, asked InvoiceStatus) string {
	if stored.IsAllocated() && asked != stored.Status &&
		slices.Contains([]InvoiceStatus{Voided, Draft, Submitted, Authorised}, asked) {
		return textStatusAllocated(asked)
	}
	if !slices.Contains(transitions[stored.Status], asked) {
		return textNotModifiable
	}
	return ""
}

// lockRefusal returns the text of the lock date that stands against approving, or changing what is approved, or "".
// Drafts may be dated in a locked period (contract section 9, "Lock dates").
func (r *Rules) lockRefusal(stored, i Invoice) string {
	if !stored.IsApproved() && !i.IsApproved() {
		return ""
	}
	earliest := i.Date
	if stored.IsApproved() && stored.Date.Before(earliest) {
		earliest = stored.Date
	}
	return r.lockOn(earliest)
}

// lockOn returns the text of the lock date that a day falls on or before, or "".
func (r *Rules) lockOn(day civil.Date) string {
	organisation := r.Reference.Organisation
	if lock := organisation.EndOfYearLockDate; !lock.IsZero() && !day.After(lock) {
		return textYearLock(lock, r.Switches)
	}
	if lock := organisation.PeriodLockDate; !lock.IsZero() && !day.After(lock) && !r.Switches.IgnoresPeriodLock {
		return textPeriodLock(lock, r.Switches)
	}
	return ""
}

// mayEditPaid reports whether a document with payments or credits may become what it is asked to: invoices not at all
// but for a person, who may change when payment is due and that it was sent; bills in everything but date, currency and
// figures (contract section 9, since 19 March 2026). A credit note goes with its contact.
func (r *Rules) mayEditPaid(stored, asked Invoice) bool {
	if stored.Type == Sales {
		return r.ClientID == "" && differsUnseen(stored, asked)
	}
	if len(stored.Credits) > 0 && stored.ContactID != asked.ContactID {
		return false
	}
	sameHead := stored.Date == asked.Date && stored.Currency == asked.Currency && stored.CurrencyRate == asked.CurrencyRate &&
		stored.LineAmountTypes == asked.LineAmountTypes && stored.ExpectedPaymentDate == asked.ExpectedPaymentDate &&
		stored.Total == asked.Total
	return sameHead && slices.EqualFunc(stored.Lines, asked.Lines, func(a, b Line) bool {
		return a.ID == b.ID && a.Quantity == b.Quantity && a.UnitAmount == b.UnitAmount && a.LineAmount == b.LineAmount &&
			a.TaxType == b.TaxType && a.TaxAmount == b.TaxAmount
	})
}

// differsUnseen reports whether two forms of a document differ in nothing but what a change of does not count as a change
// on a document with payments: If-Modified-Since passes it over (contract section 7, "not caught by it").
func differsUnseen(stored, asked Invoice) bool {
	asked.DueDate, asked.SentToContact, asked.UpdatedAt = stored.DueDate, stored.SentToContact, stored.UpdatedAt
	return reflect.DeepEqual(stored, asked)
}
