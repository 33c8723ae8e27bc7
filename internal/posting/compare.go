package posting

import (
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
)

// merges follows merged contacts: it returns the contact that stands for an id now.
type merges func(ledgerContactID string) string

// agrees reports whether a document found at Xero is the one that was sent (R8): type, contact, date, currency, number of lines,
// each line's amount, and total. Lines may stand in another order. Words may differ.
func agrees(ours InvoiceContent, kind Kind, f Finding, follow merges) bool {
	return f.Kind == kind && !f.Status.IsGone() &&
		follow(f.ContactID) == follow(ours.LedgerContactID) &&
		f.Date == ours.Date && f.Currency == ours.Currency &&
		f.Totals.Total == ours.Totals.Total &&
		slices.Equal(amountsOf(ours), amountsFound(f))
}

func amountsOf(c InvoiceContent) []money.Amount {
	amounts := make([]money.Amount, 0, len(c.Lines))
	for _, l := range c.Lines {
		amounts = append(amounts, l.Figures.Amount)
	}
	slices.Sort(amounts)
	return amounts
}

func amountsFound(f Finding) []money.Amount {
	amounts := make([]money.Amount, 0, len(f.Lines))
	for _, l := range f.Lines {
		amounts = append(amounts, l.Amount)
	}
	slices.Sort(amounts)
	return amounts
}

// asOurs lets a document at Xero name the contact it was sent for, where that one was merged into the one it names now as
// far as this file knows.
func asOurs(tx Tx, d Document, f Finding) (Finding, error) {
	if !movedContact(d, f) {
		return f, nil
	}
	merged, err := tx.FindMergedInto(d.Content.Invoice.LedgerContactID)
	if err == nil && merged == f.ContactID {
		f.ContactID = d.Content.Invoice.LedgerContactID
	}
	return f, err
}

// differences says, in words, where a document at Xero is not what was sent; nil when all agrees. A contact that ours was
// merged into differs, unless someone followed the merge before.
func differences(c Content, f Finding) []string {
	switch {
	case c.Contact != nil:
		return contactDifferences(*c.Contact, f.Contact)
	case c.Journal != nil:
		return journalDifferences(*c.Journal, f)
	case c.Attachment != nil:
		return nil
	}
	ours := *c.Invoice
	var d []string
	differ := func(what, sent, holds string) {
		if sent != holds {
			d = append(d, fmt.Sprintf("%s: %s was sent, Xero holds %s.", what, orNothing(sent), orNothing(holds)))
		}
	}
	if movedContact(Document{Content: c}, f) {
		d = append(d, fmt.Sprintf("Contact: %s was sent, Xero holds %s.", quoted(ours.ContactName), quoted(f.ContactName)))
	}
	differ("Number", ours.Number, f.Number)
	if c.Kind == KindInvoice {
		differ("Reference", quoted(ours.Reference), quoted(f.Reference))
	}
	differ("Date", ours.Date.Words(), f.Date.Words())
	differ("Due date", ours.DueDate.Words(), f.DueDate.Words())
	differ("Currency", string(ours.Currency), string(f.Currency))
	if ours.Rate != 0 {
		differ("Exchange rate", ours.Rate.String(), f.Rate.String())
	}
	differ("Net", ours.Totals.SubTotal.Words(), f.Totals.SubTotal.Words())
	differ("Tax", ours.Totals.Tax.Words(), f.Totals.Tax.Words())
	differ("Total", ours.Totals.Total.Words(), f.Totals.Total.Words())
	if len(ours.Lines) != len(f.Lines) {
		return append(d, fmt.Sprintf("Lines: %d sent, Xero holds %d.", len(ours.Lines), len(f.Lines)))
	}
	for i, l := range ours.Lines {
		differ(fmt.Sprintf("Line %d, amount", i+1), l.Figures.Amount.Words(), f.Lines[i].Amount.Words())
		differ(fmt.Sprintf("Line %d, account", i+1), l.AccountCode, f.Lines[i].AccountCode)
		differ(fmt.Sprintf("Line %d, description", i+1), quoted(l.Description), quoted(f.Lines[i].Description))
		if l.TaxType != "" {
			differ(fmt.Sprintf("Line %d, tax rate", i+1), l.TaxType, f.Lines[i].TaxType)
		}
	}
	return d
}

// quoted sets a person's words apart from ours; "" stays "".
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + text + "”"
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

func contactDifferences(ours ContactContent, theirs contact.LedgerContact) []string {
	if contact.NameKey(ours.Name) == contact.NameKey(theirs.Name) {
		return nil
	}
	return []string{fmt.Sprintf("Name: %s was sent, Xero holds %s.", quoted(ours.Name), quoted(theirs.Name))}
}

// viewOf is what is kept of a document at Xero.
func viewOf(c Content, f Finding) LedgerView {
	return LedgerView{Number: f.Number, Status: f.Status, Totals: f.Totals, AmountDue: f.AmountDue, AmountPaid: f.AmountPaid,
		AmountCredited: f.AmountCredited, FullyPaidOn: f.FullyPaidOn, Settlements: f.Settlements, Differences: differences(c, f),
		UpdatedAt: f.UpdatedAt, Lines: f.Journal.Lines, Date: dateOf(f)}
}

// dateOf is the day that is kept of a manual journal.
func dateOf(f Finding) civil.Date {
	if f.Kind.IsJournal() {
		return f.Date
	}
	return civil.Date{}
}
