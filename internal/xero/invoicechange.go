package xero

import (
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/fault"
)

// InvoiceChange is what becomes of an invoice or bill that Xero holds. Empty fields are not sent, and stay as they are
// (section 9).
type InvoiceChange struct {
	// Status moves it: a draft to StatusSubmitted, StatusAuthorised or StatusDeleted, an approved one to StatusVoided.
	Status string
	// InvoiceNumber, Reference, ContactID, BrandingThemeID and URL are as in NewInvoice.
	InvoiceNumber, Reference, ContactID, BrandingThemeID, URL string
	// Date and DueDate are its days; ExpectedPaymentDate is for sales invoices, PlannedPaymentDate for bills.
	Date, DueDate, ExpectedPaymentDate, PlannedPaymentDate civil.Date
	// MarkSent marks an approved invoice as sent to its contact.
	MarkSent bool
	// Lines are all lines of the document from now on; nil leaves them alone. A line Xero holds that is not among them is
	// deleted.
	Lines []ChangedLine
}

// ChangedLine is a line of a changed document.
type ChangedLine struct {
	// LineItemID is the line it replaces; "" adds one.
	LineItemID string
	// NewLineItem is what it holds.
	NewLineItem
}

// EncodeInvoiceChange writes the body that changes one document, for PathInvoice with the same id. documentType is
// SalesInvoice or Bill. The error is invalid and names each field.
func EncodeInvoiceChange(id, documentType string, change InvoiceChange) ([]byte, error) {
	problems := map[string]string{}
	put(problems, "invoices[0]", change.problems(documentType))
	checkChanged(problems, "invoices[0].id", id)
	if err := fault.InvalidFields("The change cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Invoices []invoiceChangeBody }{[]invoiceChangeBody{change.body(id)}})
}

// EmailBody is the body for PathEmail.
func EmailBody() []byte { return []byte("{}") }

// invoiceChangeBody is InvoiceChange on the wire.
type invoiceChangeBody struct {
	InvoiceID           string
	InvoiceNumber       string            `json:",omitempty"`
	Reference           string            `json:",omitempty"`
	Contact             *contactReference `json:",omitempty"`
	Date                string            `json:",omitempty"`
	DueDate             string            `json:",omitempty"`
	ExpectedPaymentDate string            `json:",omitempty"`
	PlannedPaymentDate  string            `json:",omitempty"`
	Status              string            `json:",omitempty"`
	BrandingThemeID     string            `json:",omitempty"`
	URL                 string            `json:"Url,omitempty"`
	SentToContact       bool              `json:",omitempty"`
	LineItems           []changedLineBody `json:",omitempty"`
}

type changedLineBody struct {
	LineItemID string `json:",omitempty"`
	lineBody
}

func (c InvoiceChange) body(id string) invoiceChangeBody {
	body := invoiceChangeBody{
		InvoiceID: id, InvoiceNumber: c.InvoiceNumber, Reference: c.Reference, Date: c.Date.String(), DueDate: c.DueDate.String(),
		ExpectedPaymentDate: c.ExpectedPaymentDate.String(), PlannedPaymentDate: c.PlannedPaymentDate.String(),
		Status: c.Status, BrandingThemeID: c.BrandingThemeID, URL: c.URL, SentToContact: c.MarkSent,
	}
	if c.ContactID != "" {
		body.Contact = &contactReference{c.ContactID}
	}
	for _, line := range c.Lines {
		body.LineItems = append(body.LineItems, changedLineBody{line.LineItemID, line.body()})
	}
	return body
}

func (c InvoiceChange) problems(documentType string) map[string]string {
	found := map[string]string{}
	report := func(isWrong bool, field, problem string) {
		if isWrong {
			found[field] = problem
		}
	}
	canBecome := canBeCreatedAs(c.Status) || c.Status == StatusDeleted || c.Status == StatusVoided
	report(documentType != SalesInvoice && documentType != Bill, "type", "must be an invoice or a bill")
	report(c.Status != "" && !canBecome, "status", "is no state a document can be given")
	report(documentType == Bill && c.Reference != "", "reference", "Xero ignores it on bills")
	report(documentType == Bill && !c.ExpectedPaymentDate.IsZero(), "expectedPaymentDate", "is for sales invoices")
	report(documentType == SalesInvoice && !c.PlannedPaymentDate.IsZero(), "plannedPaymentDate", "is for bills")
	report(mentionsXero(c.URL), "url", "must not contain \"xero\"")
	report(c.Lines != nil && len(c.Lines) == 0, "lines", "there is none, which would delete every line")
	checkLength(found, "invoiceNumber", c.InvoiceNumber, maxNumber)
	for n, line := range c.Lines {
		put(found, fmt.Sprintf("lines[%d]", n), line.problems(documentType))
	}
	return found
}
