package ledger

import (
	"errors"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/xero"
)

// Encode implements posting.Ledger: the same contents give the same bytes.
func (l Ledger) Encode(contents []posting.Content) ([]byte, error) {
	if len(contents) == 0 {
		return nil, errors.New("encode a request: it carries nothing")
	}
	switch kind := contents[0].Kind; {
	case kind.IsJournal():
		return encodeJournals(contents)
	case kind == posting.KindAttachment && len(contents) == 1:
		return contents[0].Attachment.Data, nil
	}
	if contents[0].Kind == posting.KindContact {
		contacts := make([]xero.NewContact, 0, len(contents))
		for _, c := range contents {
			if c.Contact == nil {
				return nil, fmt.Errorf("encode a request: contacts and documents do not mix")
			}
			contacts = append(contacts, newContact(*c.Contact))
		}
		return xero.EncodeContacts(contacts)
	}
	documents := make([]xero.NewInvoice, 0, len(contents))
	for _, c := range contents {
		if c.Invoice == nil {
			return nil, fmt.Errorf("encode a request: contacts and documents do not mix")
		}
		documents = append(documents, newInvoice(c.Kind, *c.Invoice))
	}
	return xero.EncodeInvoices(documents)
}

// newInvoice carries the contact's id alone: other fields would overwrite the contact (R10, contract section 8).
func newInvoice(kind posting.Kind, c posting.InvoiceContent) xero.NewInvoice {
	document := xero.NewInvoice{
		Type: typeOf(kind), ContactID: c.LedgerContactID, InvoiceNumber: c.Number, Reference: c.Reference, Date: c.Date,
		DueDate: c.DueDate, LineAmountTypes: c.TaxMode, CurrencyCode: c.Currency, CurrencyRate: c.Rate, Status: string(c.Status),
		Lines: make([]xero.NewLineItem, 0, len(c.Lines)),
	}
	for _, line := range c.Lines {
		document.Lines = append(document.Lines, xero.NewLineItem{Description: line.Description, HasFigures: true,
			Quantity: line.Quantity, UnitAmount: line.UnitPrice, AccountCode: line.AccountCode, TaxType: taxType(c.TaxMode, line),
			DiscountRate: line.Discount, DiscountAmount: line.DiscountAmount})
	}
	return document
}

// taxType is left out on documents without tax.
func taxType(mode money.TaxMode, line posting.ContentLine) string {
	if mode == money.NoTax {
		return ""
	}
	return line.TaxType
}

func typeOf(kind posting.Kind) string {
	if kind == posting.KindBill {
		return xero.Bill
	}
	return xero.SalesInvoice
}

func newContact(c posting.ContactContent) xero.NewContact {
	created := xero.NewContact{Name: c.Name, ContactNumber: c.Number, FirstName: c.FirstName, LastName: c.LastName,
		EmailAddress: c.Email, TaxNumber: c.TaxNumber}
	if c.Phone != "" {
		created.Phones = []xero.Phone{{PhoneType: "DEFAULT", PhoneNumber: c.Phone}}
	}
	if a := c.Address; a != (contact.Address{}) {
		created.Addresses = []xero.Address{{AddressType: "POBOX", AddressLine1: a.Line1, AddressLine2: a.Line2, City: a.City,
			Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}}
	}
	return created
}
