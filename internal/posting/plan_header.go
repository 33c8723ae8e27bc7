package posting

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"daybook/internal/money"
	"daybook/internal/order"
)

// maxHeaderText is the longest number and reference (contract section 9).
const maxHeaderText = 255

// planHeader fills everything but contact and lines, by rule (D5).
func (p *planner) planHeader() {
	p.planNumber()
	p.planDates()
	p.planCurrency()
	content, from := &p.preview.Content, &p.preview.From
	content.TaxMode = p.facts.Order.TaxMode
	content.Status, from.Status = p.facts.Settings.status(p.facts.Order.Kind), FromDefault
	if content.Status == "" {
		p.note(Check{Block, CheckNoStatus, "status", fmt.Sprintf("It is not chosen yet whether a new %s is a draft, submitted or approved.", p.noun()),
			"Choose it in the set-up.", RemedyStatuses})
	}
	p.checkLock()
}

// planNumber numbers the document. A sales invoice carries the order's number, so that Xero itself refuses a second one; a bill
// carries the supplier's own number and, lacking that, the order's. Xero shows a bill's number as its reference.
func (p *planner) planNumber() {
	o, content, from := p.facts.Order, &p.preview.Content, &p.preview.From
	content.Number, from.Number = strings.TrimSpace(o.Number), FromOrder
	theirs := strings.TrimSpace(o.ContactReference)
	if !p.isSale() && theirs != "" {
		content.Number = theirs
	} else {
		content.Number += p.suffix()
	}
	if p.isSale() {
		content.Reference, from.Reference = theirs, FromOrder
	}
	if strings.TrimSpace(o.Number) == "" && content.Number == p.suffix() {
		content.Number = ""
		p.note(Check{Block, CheckNoNumber, "number", fmt.Sprintf("The %s would have no number, and could not be found again.", p.noun()),
			"Give the order a number.", RemedyEditOrder})
	}
	p.checkLength("number", "number", content.Number)
	p.checkLength("reference", "reference", content.Reference)
}

// NumberOf returns the number the next document of an order would have; "" when the order has none. GetFacts needs it
// to find bills and strays of the same number.
func NumberOf(f Facts) string {
	p := &planner{facts: f, preview: Preview{Part: max(f.Part, 1), Kind: KindOf(f.Order.Kind)}}
	p.planTarget()
	p.planNumber()
	return p.preview.Content.Number
}

// suffix tells parts and revisions of one order apart.
func (p *planner) suffix() string {
	suffix := ""
	if p.preview.Part > 1 {
		suffix += fmt.Sprintf("-%d", p.preview.Part)
	}
	if p.preview.Revision > 1 {
		suffix += fmt.Sprintf("-R%d", p.preview.Revision)
	}
	return suffix
}

func (p *planner) checkLength(path, what, text string) {
	if n := utf8.RuneCountInString(text); n > maxHeaderText {
		p.note(Check{Block, CheckLength, path, fmt.Sprintf("The %s has %d characters; Xero keeps %d.", what, n, maxHeaderText), "Shorten it in the order.", RemedyEditOrder})
	}
}

func (p *planner) planDates() {
	o, content, from := p.facts.Order, &p.preview.Content, &p.preview.From
	content.Date, from.Date = o.Date, FromOrder
	if o.Date.IsZero() {
		p.note(Check{Block, CheckNoDate, "date", "The order has no date.", "Give it one.", RemedyEditOrder})
		return
	}
	switch {
	case !o.DueDate.IsZero():
		content.DueDate, from.DueDate = o.DueDate, FromOrder
	case p.facts.Contact.ID != 0 && p.facts.Contact.PaymentDays >= 0:
		content.DueDate, from.DueDate = o.Date.AddDays(p.facts.Contact.PaymentDays), FromContact
	default:
		content.DueDate, from.DueDate = o.Date.AddDays(p.facts.Settings.days(o.Kind)), FromDefault
	}
	if content.DueDate.Before(content.Date) {
		p.note(Check{Block, CheckDueBeforeDate, "dueDate", fmt.Sprintf("It would be due on %s, before its date, %s.", content.DueDate.Words(), content.Date.Words()),
			"Correct the due date in the order.", RemedyEditOrder})
	}
}

// checkLock compares with the lock dates: a draft may stand in a locked period, but can never be approved there
// (contract section 9).
func (p *planner) checkLock() {
	books, content := p.facts.Reference.Organisation, p.preview.Content
	if content.Date.IsZero() || !books.IsLocked(content.Date) {
		return
	}
	c := Check{Block, CheckLockDate, "date", fmt.Sprintf("The books are locked up to %s, and this %s is dated %s.", books.LockOn().Words(), p.noun(), content.Date.Words()),
		"Move the date, or have the lock date changed in Xero and refresh.", RemedyRefresh}
	if content.Status != StatusAuthorised {
		c.Severity, c.Hint = Warning, "Xero takes it, but it cannot be approved with this date while the period is locked."
	}
	p.note(c)
}

func (p *planner) planCurrency() {
	o, content, from := p.facts.Order, &p.preview.Content, &p.preview.From
	content.Currency, from.Currency, from.Rate = o.Currency, FromOrder, FromOrder
	if !p.hasReference() {
		content.Rate = o.Rate
		return
	}
	if !p.facts.Reference.HasCurrency(o.Currency) {
		p.note(Check{Block, CheckCurrency, "currency", fmt.Sprintf("%s is not enabled in Xero.", o.Currency), "Enable it in Xero under currencies, then refresh.", RemedyRefresh})
	}
	switch {
	case o.Currency == p.preview.BaseCurrency:
		if o.Rate != 0 && o.Rate != money.One {
			p.note(Check{Note, CheckRateInBase, "rate", fmt.Sprintf("The order's exchange rate of %s is not used: %s is the currency of the books.", o.Rate, o.Currency), "", ""})
		}
	case o.Rate == 0:
		from.Rate = FromXero
		p.note(Check{Note, CheckRateOfDay, "rate", "The order names no exchange rate, so Xero uses its own rate of the day.", "Give the order a rate if it was agreed.", RemedyEditOrder})
	default:
		content.Rate = o.Rate
	}
}

// taxFor returns the Xero tax type of a line by rule, and where it comes from (D4). Empty means that none is mapped.
func (p *planner) taxFor(l order.Line) (string, Origin) {
	if l.TaxType != "" {
		return l.TaxType, FromLine
	}
	if taxType := p.facts.Settings.taxes(p.facts.Order.Kind)[l.TaxID]; taxType != "" {
		return taxType, FromDefault
	}
	if none, ok := p.facts.Reference.TaxByType("NONE"); l.TaxID == 0 && ok && none.IsActive() {
		return none.TaxType, FromDefault
	}
	return "", ""
}

// accountFor returns the account code of a line by rule, and where it comes from (D4). Empty means that none is chosen.
func (p *planner) accountFor(l order.Line) (string, Origin) {
	if l.AccountCode != "" {
		return l.AccountCode, FromLine
	}
	item, settings := p.facts.Items[l.ItemID], p.facts.Settings
	code := settings.PurchaseAccount
	ofItem := item.PurchaseAccount
	if p.isSale() {
		code, ofItem = settings.SalesAccount, item.SalesAccount
		if l.Kind == order.ShippingLine && settings.ShippingAccount != "" {
			code = settings.ShippingAccount
		}
	}
	if ofItem != "" {
		return ofItem, FromItem
	}
	if code == "" {
		return "", ""
	}
	return code, FromDefault
}
