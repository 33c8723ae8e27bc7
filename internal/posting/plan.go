package posting

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"daybook/internal/order"
)

// oldReference is the age from which reference data is said to be old.
const oldReference = 24 * time.Hour

// PlanDocument works out the document an order will become, as Xero will hold it, and everything that speaks against
// it. It decides and changes nothing. now is for the age of reference data.
func PlanDocument(f Facts, now time.Time) Preview {
	p := &planner{facts: f, now: now}
	p.preview = Preview{OrderID: f.Order.ID, Part: max(f.Part, 1), Kind: KindOf(f.Order.Kind), Organisation: f.Organisation,
		OrganisationName: f.Reference.Organisation.Name, BaseCurrency: f.Reference.Organisation.BaseCurrency}
	p.planTarget()
	p.planContact()
	p.planHeader()
	p.planLines()
	p.planTotals()
	p.checkReplaced()
	p.checkDoubles()
	worstFirst(p.preview.Checks)
	p.preview.Summary = p.summary()
	p.preview.Digest = digest(p.preview)
	return p.preview
}

// planner carries what PlanDocument works with.
type planner struct {
	facts   Facts
	now     time.Time
	preview Preview
}

func (p *planner) note(c Check) { p.preview.Checks = append(p.preview.Checks, c) }

func (p *planner) isSale() bool { return p.facts.Order.Kind != order.Purchase }

// noun is the word for the document in sentences.
func (p *planner) noun() string { return string(p.preview.Kind) }

func (p *planner) hasReference() bool { return !p.facts.Reference.ReadAt.IsZero() }

// planTarget checks whether the order may be sent at all, and opens a revision where the document before is gone.
func (p *planner) planTarget() {
	f := p.facts
	p.preview.Revision = 1
	p.checkConnection()
	for _, e := range f.Elsewhere {
		p.note(Check{Warning, CheckElsewhere, "", fmt.Sprintf("This order already has %s %s with %s.", p.noun(), e.Number, e.Organisation),
			"Those are other books. Create it here only if it belongs in these too.", ""})
	}
	if f.Order.IsCancelled {
		p.note(Check{Block, CheckCancelled, "", "The order is cancelled.", "Take the cancellation back if it is to be sent.", RemedyEditOrder})
	}
	if !f.Order.Date.IsZero() && f.Order.Date.Before(f.Settings.StartDate) {
		p.note(Check{Block, CheckBeforeStart, "date", fmt.Sprintf("The order is from before Daybook's start date, %s.", f.Settings.StartDate.Words()),
			"Orders before that day belong to the books as they were. Change the start date only if this one is missing there.", RemedyStart})
	}
	if len(f.Earlier) == 0 {
		return
	}
	newest := f.Earlier[0]
	p.preview.Revision = newest.Revision
	switch {
	case newest.State == StateSent && newest.Ledger.Status.IsGone():
		p.preview.Revision = newest.Revision + 1
	case newest.HoldsOrder() && !p.mayReplace(newest):
		p.note(Check{Block, CheckAlreadySent, "", fmt.Sprintf("This order already has %s %s.", p.noun(), newest.Content.Invoice.Number),
			"One order makes one document. Void or delete it in Xero, then the order is free again.", RemedyOpenDocument})
	case liveNumber(f.Earlier[1:]) != "":
		p.note(Check{Block, CheckAlreadySent, "", fmt.Sprintf("Xero holds %s %s of this order again.", p.noun(), liveNumber(f.Earlier[1:])),
			"One order makes one document. Take the new one back, or void or delete the other in Xero.", RemedyOpenDocument})
	}
}

// checkReplaced says that an earlier document is gone and that this one takes its place. Where Xero only lost sight of it, it may be
// there under another id.
func (p *planner) checkReplaced() {
	at := slices.IndexFunc(p.facts.Earlier, func(d Document) bool { return d.State == StateSent && d.Ledger.Status.IsGone() })
	if at < 0 {
		return
	}
	gone, number := p.facts.Earlier[at].Ledger, p.preview.Content.Number
	if gone.Status == StatusMissing {
		p.note(Check{Warning, CheckReplacesMissing, "number", fmt.Sprintf("Xero no longer has %s %s, which this one replaces.", p.noun(), gone.Number),
			fmt.Sprintf("Look in Xero first: if the %s is there after all, or was entered again, it would be there twice.", p.noun()), ""})
		return
	}
	hint := fmt.Sprintf("This is a new %s with the number %s.", p.noun(), number)
	if sameNumber(gone.Number, number) {
		hint = fmt.Sprintf("This is a new %s. It carries the same number, because that is the supplier's own.", p.noun())
	}
	p.note(Check{Warning, CheckReplacesGone, "number", fmt.Sprintf("This replaces %s %s, which was %s in Xero.", p.noun(), gone.Number, goneWords[gone.Status]),
		hint, ""})
}

// goneWords are for sentences.
var goneWords = map[Status]string{StatusVoided: "voided", StatusDeleted: "deleted"}

// mayReplace reports whether a queued document may be queued anew: it is held, or its contact was refused.
func (p *planner) mayReplace(d Document) bool {
	if d.State != StateQueued {
		return false
	}
	isContactRefused := false
	for _, c := range p.facts.ContactDocuments {
		isContactRefused = isContactRefused || c.ID == d.WaitsForID && (c.State == StateRejected || c.State == StateCancelled)
	}
	return d.IsHeld || isContactRefused
}

func (p *planner) checkConnection() {
	f := p.facts
	if f.Organisation == "" {
		p.note(Check{Block, CheckNotConnected, "", "Daybook is not connected to a Xero organisation.", "Sign in to Xero first.", RemedySignIn})
		return
	}
	if f.IsDisconnected {
		p.note(Check{Warning, CheckNotConnected, "", "Daybook was disconnected from " + f.Reference.Organisation.Name + ", so this will wait.", "Sign in to Xero to have it sent.", RemedySignIn})
	}
	if !p.hasReference() {
		p.note(Check{Block, CheckNoReference, "", "Accounts and tax rates have not been read from Xero yet.", "Read them now.", RemedyRefresh})
		return
	}
	if age := p.now.Sub(f.Reference.ReadAt); age > oldReference {
		p.note(Check{Note, CheckOldReference, "", "Accounts, tax rates and lock dates were last read from Xero " + ageInWords(age) + " ago.",
			"Read them again if something changed there.", RemedyRefresh})
	}
}

// ageInWords writes an age the way a person says it.
func ageInWords(age time.Duration) string {
	if hours := int(age.Hours()); hours < 48 {
		return fmt.Sprintf("%d hours", hours)
	}
	return fmt.Sprintf("%d days", int(age.Hours())/24)
}

// checkDoubles looks for another document that this one would repeat (D8, R11).
func (p *planner) checkDoubles() {
	number := p.preview.Content.Number
	if number == "" {
		return
	}
	if p.preview.Kind == KindBill {
		for _, rival := range p.facts.Rivals {
			if rival.Content.Invoice != nil && sameNumber(rival.Content.Invoice.Number, number) && rival.HoldsOrder() {
				p.note(Check{Block, CheckSameBill, "number", fmt.Sprintf("Bill %s of %s was entered before, from another order.", number, p.preview.Contact.Name),
					"Compare the two orders. If they are different bills, give this one the supplier's own number.", RemedyEditOrder})
				break
			}
		}
	}
	if at := slices.IndexFunc(p.facts.Strays, p.isLikelyThis); at >= 0 {
		p.note(Check{Warning, CheckStray, "number", fmt.Sprintf("Xero already holds %s %s, made by Daybook.", p.noun(), p.facts.Strays[at].Number),
			"Perhaps this company file was restored from a backup. If it is the same, Daybook links it and creates nothing; otherwise it asks.", ""})
	}
}

// isLikelyThis reports whether a stray document is about the same thing: for bills the contact must fit too.
func (p *planner) isLikelyThis(f Finding) bool {
	if f.Status.IsGone() || !SameFamily(f.Number, p.preview.Content.Number) {
		return false
	}
	ours := p.preview.Contact.Ledger.ID
	return p.preview.Kind != KindBill || ours == "" || f.ContactID == ours
}

// sameNumber compares document numbers as people do.
func sameNumber(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

func (p *planner) summary() Summary {
	s := Summary{Status: p.preview.Content.Status, Total: p.preview.Content.Totals.Total, Currency: p.preview.Content.Currency,
		Organisation: p.preview.OrganisationName}
	if p.preview.Contact.Create != nil {
		s.Contacts = 1
	}
	if p.preview.Kind == KindBill {
		s.Bills = 1
	} else {
		s.Invoices = 1
	}
	return s
}
