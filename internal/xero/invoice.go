package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The kinds of document in Invoice.Type and NewInvoice.Type.
const (
	// SalesInvoice is an invoice to a customer.
	SalesInvoice = "ACCREC"
	// Bill is an invoice from a supplier.
	Bill = "ACCPAY"
)

// The states of a document in Invoice.Status (section 9).
const (
	// StatusDraft can be edited and does not touch the ledger.
	StatusDraft = "DRAFT"
	// StatusSubmitted waits for approval.
	StatusSubmitted = "SUBMITTED"
	// StatusAuthorised is approved and in the ledger.
	StatusAuthorised = "AUTHORISED"
	// StatusPaid is approved and fully paid; only Xero sets it.
	StatusPaid = "PAID"
	// StatusVoided was approved and is taken back.
	StatusVoided = "VOIDED"
	// StatusDeleted was never approved and is gone.
	StatusDeleted = "DELETED"
)

// Invoice is an invoice (ACCREC) or bill (ACCPAY) as Xero returns it (section 9).
type Invoice struct {
	// InvoiceID is Xero's id, a UUID; "" on the echo of a document it did not create.
	InvoiceID string `json:"InvoiceID"`
	// Type is SalesInvoice or Bill.
	Type string `json:"Type"`
	// InvoiceNumber is unique among sales invoices; on bills it is the supplier's number, shown as Reference in Xero.
	InvoiceNumber string `json:"InvoiceNumber"`
	// Reference exists on sales invoices only.
	Reference string `json:"Reference"`
	// Status is one of the Status constants; new words may appear.
	Status string `json:"Status"`
	// Contact holds only ContactID and Name in paged lists.
	Contact Contact `json:"Contact"`
	// Date is the document's date.
	Date civil.Date `json:"Date"`
	// DueDate is zero when none is set.
	DueDate civil.Date `json:"DueDate"`
	// LineAmountTypes is Exclusive, Inclusive or NoTax.
	LineAmountTypes string `json:"LineAmountTypes"`
	// CurrencyCode is the document's currency; every amount is in it.
	CurrencyCode money.Currency `json:"CurrencyCode"`
	// CurrencyRate is units of that currency for one unit of the base currency; 0 when not returned.
	CurrencyRate money.Rate `json:"CurrencyRate"`
	// LineItems are the lines in order; unpaged lists leave them out.
	LineItems []LineItem `json:"LineItems"`
	// SubTotal, TotalTax and Total are Xero's own sums.
	SubTotal money.Amount `json:"SubTotal"`
	TotalTax money.Amount `json:"TotalTax"`
	Total    money.Amount `json:"Total"`
	// AmountDue, AmountPaid and AmountCredited say how far it is settled.
	AmountDue      money.Amount `json:"AmountDue"`
	AmountPaid     money.Amount `json:"AmountPaid"`
	AmountCredited money.Amount `json:"AmountCredited"`
	// FullyPaidOn is set only when Status is PAID.
	FullyPaidOn civil.Date `json:"FullyPaidOnDate"`
	// ExpectedPaymentDate is of a sales invoice, PlannedPaymentDate of a bill; zero when none is set.
	ExpectedPaymentDate civil.Date `json:"ExpectedPaymentDate"`
	PlannedPaymentDate  civil.Date `json:"PlannedPaymentDate"`
	// Payments are the payments made to it.
	Payments []Payment `json:"Payments"`
	// CreditNotes, Prepayments and Overpayments are what was set off against it; together they are AmountCredited.
	CreditNotes  []AppliedCredit `json:"CreditNotes"`
	Prepayments  []AppliedCredit `json:"Prepayments"`
	Overpayments []AppliedCredit `json:"Overpayments"`
	// URL is the link "Go to Daybook" that was sent with it.
	URL string `json:"Url"`
	// BrandingThemeID is the look it prints with.
	BrandingThemeID string `json:"BrandingThemeID"`
	// SentToContact tells whether it was marked as sent.
	SentToContact bool `json:"SentToContact"`
	// HasAttachments tells whether files hang on it.
	HasAttachments bool `json:"HasAttachments"`
	// UpdatedAt is the last change in UTC; not every change moves it (section 7).
	UpdatedAt time.Time `json:"UpdatedDateUTC"`

	hasTotal bool
}

// HasTotal reports whether Xero named the total; without it every sum above is unknown, not zero.
func (i Invoice) HasTotal() bool { return i.hasTotal }

// UnmarshalJSON reads ids, dates and amounts in Xero's forms, without a float. A date missing in its "/Date(…)/"
// form is taken from DateString, DueDateString and UpdatedDateUTCString.
func (i *Invoice) UnmarshalJSON(raw []byte) error {
	type plain Invoice
	wire := struct {
		*plain
		InvoiceID       *idField     `json:"InvoiceID"`
		BrandingThemeID *idField     `json:"BrandingThemeID"`
		Date            *dateField   `json:"Date"`
		DueDate         *dateField   `json:"DueDate"`
		DateString      dateField    `json:"DateString"`
		DueDateString   dateField    `json:"DueDateString"`
		CurrencyRate    *rateField   `json:"CurrencyRate"`
		SubTotal        *amountField `json:"SubTotal"`
		TotalTax        *amountField `json:"TotalTax"`
		Total           *amountField `json:"Total"`
		AmountDue       *amountField `json:"AmountDue"`
		AmountPaid      *amountField `json:"AmountPaid"`
		AmountCredited  *amountField `json:"AmountCredited"`
		FullyPaidOn     *dateField   `json:"FullyPaidOnDate"`
		ExpectedPayment *dateField   `json:"ExpectedPaymentDate"`
		PlannedPayment  *dateField   `json:"PlannedPaymentDate"`
		UpdatedAt       *timeField   `json:"UpdatedDateUTC"`
		UpdatedText     timeField    `json:"UpdatedDateUTCString"`
	}{
		plain:           (*plain)(i),
		InvoiceID:       (*idField)(&i.InvoiceID),
		BrandingThemeID: (*idField)(&i.BrandingThemeID),
		Date:            (*dateField)(&i.Date),
		DueDate:         (*dateField)(&i.DueDate),
		CurrencyRate:    (*rateField)(&i.CurrencyRate),
		SubTotal:        (*amountField)(&i.SubTotal),
		TotalTax:        (*amountField)(&i.TotalTax),
		Total:           nil, // stays nil when Xero names no total
		AmountDue:       (*amountField)(&i.AmountDue),
		AmountPaid:      (*amountField)(&i.AmountPaid),
		AmountCredited:  (*amountField)(&i.AmountCredited),
		FullyPaidOn:     (*dateField)(&i.FullyPaidOn),
		ExpectedPayment: (*dateField)(&i.ExpectedPaymentDate),
		PlannedPayment:  (*dateField)(&i.PlannedPaymentDate),
		UpdatedAt:       (*timeField)(&i.UpdatedAt),
	}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if wire.Total != nil {
		i.Total, i.hasTotal = money.Amount(*wire.Total), true
	}
	if i.Date.IsZero() {
		i.Date = civil.Date(wire.DateString)
	}
	if i.DueDate.IsZero() {
		i.DueDate = civil.Date(wire.DueDateString)
	}
	if i.UpdatedAt.IsZero() {
		i.UpdatedAt = time.Time(wire.UpdatedText)
	}
	return nil
}

// decodeInvoiceElement reads one invoice or bill of a reply.
func decodeInvoiceElement(raw json.RawMessage) (Element, error) {
	var invoice Invoice
	err := json.Unmarshal(raw, &invoice)
	return Element{
		ID: invoice.InvoiceID, Number: invoice.InvoiceNumber, Name: invoice.Contact.Name, Type: invoice.Type,
		Status: invoice.Status, ContactID: invoice.Contact.ContactID, HasTotal: invoice.HasTotal(), Invoice: &invoice,
	}, err
}
