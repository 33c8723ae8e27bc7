package ledger

import (
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
)

// element is the outcome of one document of a write. An answer that names an id and no total is no acceptance: what was
// created is then not known, and has to be looked up.
func element(e xero.Element, kind posting.Kind) posting.Element {
	finding := posting.Finding{ID: e.ID}
	isWhole := false
	switch {
	case e.Invoice != nil:
		finding, isWhole = invoiceFinding(*e.Invoice), e.HasTotal
	case e.Contact != nil:
		finding, isWhole = contactFinding(*e.Contact), true
	case e.ManualJournal != nil:
		finding, isWhole = journalFinding(*e.ManualJournal), len(e.ManualJournal.JournalLines) > 0
		finding.Kind = kind // the answer to a change speaks of the journal that it changes
	case e.Attachment != nil:
		finding, isWhole = attachmentFinding(*e.Attachment), true
	}
	return posting.Element{IsAccepted: e.ID != "" && isWhole && !e.HasErrors, Finding: finding, Problems: e.ValidationErrors,
		Warnings: e.Warnings}
}

func kindOf(documentType string) posting.Kind {
	switch documentType {
	case xero.SalesInvoice:
		return posting.KindInvoice
	case xero.Bill:
		return posting.KindBill
	}
	return posting.KindContact
}

func invoiceFinding(i xero.Invoice) posting.Finding {
	finding := posting.Finding{Kind: kindOf(i.Type), ID: i.InvoiceID, Number: i.InvoiceNumber, Reference: i.Reference,
		Status: posting.Status(i.Status), ContactID: i.Contact.ContactID, ContactName: i.Contact.Name, Date: i.Date, DueDate: i.DueDate,
		Currency: i.CurrencyCode, Rate: i.CurrencyRate, TaxMode: taxMode(i.LineAmountTypes),
		Totals:    money.Totals{SubTotal: i.SubTotal, Tax: i.TotalTax, Total: i.Total},
		AmountDue: i.AmountDue, AmountPaid: i.AmountPaid, AmountCredited: i.AmountCredited, FullyPaidOn: i.FullyPaidOn,
		Settlements: settlements(i), UpdatedAt: i.UpdatedAt}
	for _, line := range i.LineItems {
		finding.Lines = append(finding.Lines, posting.FindingLine{Description: line.Description, AccountCode: line.AccountCode,
			TaxType: line.TaxType, Quantity: line.Quantity, UnitPrice: line.UnitAmount, Amount: line.LineAmount, Tax: line.TaxAmount})
	}
	return finding
}

// taxMode reads Xero's LineAmountTypes; a word it does not know yet is no mode.
func taxMode(lineAmountTypes string) money.TaxMode {
	switch lineAmountTypes {
	case "Exclusive":
		return money.Exclusive
	case "Inclusive":
		return money.Inclusive
	case "NoTax":
		return money.NoTax
	}
	return ""
}

func contactFinding(c xero.Contact) posting.Finding {
	mirror := gateway.ToContact(c)
	return posting.Finding{Kind: posting.KindContact, ID: mirror.ID, Number: mirror.Number, ContactID: mirror.ID,
		ContactName: mirror.Name, UpdatedAt: mirror.UpdatedAt, Contact: mirror}
}
