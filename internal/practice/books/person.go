package books

import (
	"slices"
)

// PayInvoice records a payment that a person made. The texts say why it is refused; none where it is accepted. The
// document is PAID once nothing is due.
func (r *Rules) PayInvoice(stored Invoice, payment Payment) (Invoice, []string) {
	var wrong refusals
	wrong.addIf(stored.Status != Authorised, "Only an approved document can be paid.")
	wrong.addIf(payment.Amount <= 0, "A payment must be greater than zero.")
	wrong.addIf(payment.Amount > stored.AmountDue(), "A payment must not be greater than what is due.")
	if payment.AccountCode == "" {
		payment.AccountCode = r.Reference.bankCode()
	}
	wrong.addIf(payment.AccountCode == "", "There is no bank account in use that the payment could go to or come from.")
	if len(wrong) > 0 {
		return stored, wrong
	}
	if payment.ID == "" {
		payment.ID = newID()
	}
	if payment.Date.IsZero() {
		payment.Date = r.Reference.Organisation.Today(r.Now)
	}
	if payment.CurrencyRate == 0 {
		payment.CurrencyRate = stored.CurrencyRate
	}
	payment.UpdatedAt = r.now()
	i := stored
	i.Payments = append(slices.Clone(stored.Payments), payment)
	return r.settle(i), nil
}

// RemovePayment takes a payment back, which returns a paid document to AUTHORISED (contract section 14).
func (r *Rules) RemovePayment(stored Invoice, paymentID string) (Invoice, []string) {
	i := stored
	i.Payments = slices.Clone(stored.Payments)
	for n, p := range i.Payments {
		if p.ID == paymentID && !p.IsDeleted {
			i.Payments[n].IsDeleted, i.Payments[n].UpdatedAt = true, r.now()
			return r.settle(i), nil
		}
	}
	return stored, []string{"The payment could not be found."}
}

// RestoreContact makes an archived contact active again, which only a person can do. It is refused where its name has
// been taken meanwhile; active are the contacts of that name.
func (r *Rules) RestoreContact(stored Contact, sameName []Contact) (Contact, []string) {
	for _, other := range sameName {
		if other.ID != stored.ID && other.IsActive() && r.isSameName(other.Name, stored.Name) {
			return stored, []string{textNameTaken(stored.Name)}
		}
	}
	c := stored
	c.Status, c.MergedToID, c.UpdatedAt = StatusActive, "", r.now()
	return c, nil
}

// MergeContact archives a contact in favour of another, which only a person can do.
func (r *Rules) MergeContact(from, into Contact) (Contact, []string) {
	if from.ID == into.ID || !into.IsActive() || from.MergedToID != "" {
		return from, []string{"A contact can be merged into another active contact only."}
	}
	from.Status, from.MergedToID, from.UpdatedAt = StatusArchived, into.ID, r.now()
	return from, nil
}
