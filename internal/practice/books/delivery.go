package books

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

const (
	textOnlineBill     = "Only sales invoices have an online invoice."
	textOnlineStatus   = "Only an approved sales invoice has an online invoice."
	textEmailBill      = "Only sales invoices can be e-mailed."
	textEmailStatus    = "Invoice not of valid status for sending. Valid statuses are SUBMITTED, AUTHORISED and PAID."
	textEmailNoAddress = "The contact has no e-mail address."
	textEmailLimit     = "The daily limit of e-mails has been reached."
)

// OnlineAddress returns the address at which a customer sees an invoice, the same each time (contract section 9). The
// texts say why there is none: bills and what is not approved have none.
func OnlineAddress(i Invoice) (string, []string) {
	var wrong refusals
	wrong.addIf(i.Type != Sales, textOnlineBill)
	wrong.addIf(!i.IsApproved(), textOnlineStatus)
	if len(wrong) > 0 {
		return "", wrong
	}
	sum := sha256.Sum256([]byte("online invoice " + i.ID))
	name := strings.NewReplacer("-", "a", "_", "b").Replace(base64.RawURLEncoding.EncodeToString(sum[:30]))
	return "https://in.xero.com/" + name, nil
}

// EmailInvoice decides over sending an invoice to its contact: sales invoices that are submitted, approved or paid, to a
// contact with an address, while the day's limit of the organisation lasts (contract section 4). An approved one is
// marked as sent; that does not count as a change of what has a payment or credit (contract section 7).
func (r *Rules) EmailInvoice(stored Invoice, to Contact, isLimitReached bool) (Invoice, []string) {
	var wrong refusals
	wrong.addIf(stored.Type != Sales, textEmailBill)
	wrong.addIf(stored.Status != Submitted && !stored.IsApproved(), textEmailStatus)
	wrong.addIf(to.EmailAddress == "", textEmailNoAddress)
	wrong.addIf(isLimitReached, textEmailLimit)
	if len(wrong) > 0 || !stored.IsApproved() || stored.SentToContact {
		return stored, wrong
	}
	i := stored
	i.SentToContact = true
	if !i.IsAllocated() {
		i.UpdatedAt = r.now()
	}
	return i, nil
}
