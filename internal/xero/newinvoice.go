package xero

import (
	"encoding/json"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewInvoice is an invoice or bill to be created. Totals are not part of it: Xero computes them, and a sent total
// that differs is refused or ignored (section 9).
type NewInvoice struct {
	// Type is SalesInvoice or Bill.
	Type string
	// ContactID is the contact's id. No other contact field is sent, because it would overwrite the contact (section 8).
	ContactID string
	// InvoiceNumber has 255 characters at most; "" lets Xero number a sales invoice. Bills need one.
	InvoiceNumber string
	// Reference is for sales invoices; a bill's is ignored by Xero, so it is refused here.
	Reference string
	// Date is the document's date.
	Date civil.Date
	// DueDate may be zero on a draft.
	DueDate civil.Date
	// LineAmountTypes says what the lines' prices contain.
	LineAmountTypes money.TaxMode
	// CurrencyCode is the document's currency.
	CurrencyCode money.Currency
	// CurrencyRate is units of that currency for one unit of the base currency; 0 leaves it to Xero.
	CurrencyRate money.Rate
	// Status is StatusDraft, StatusSubmitted or StatusAuthorised.
	Status string
	// BrandingThemeID is a look; "" for the default.
	BrandingThemeID string
	// URL becomes the link "Go to Daybook"; "" for none. It must not contain "xero".
	URL string
	// Lines are the lines in order; at least one.
	Lines []NewLineItem
}

// NewLineItem is one line to be created. The line amount is not sent: Xero computes it from quantity, price and
// discount (section 10).
type NewLineItem struct {
	// Description has 1 to 4,000 characters.
	Description string
	// HasFigures is false for a line with only a description; the fields below are then not sent.
	HasFigures bool
	// Quantity has four decimals at most.
	Quantity money.Quantity
	// UnitAmount is the price of one unit, four decimals at most.
	UnitAmount money.Price
	// AccountCode is the account.
	AccountCode string
	// TaxType is the tax; "" takes the account's default.
	TaxType string
	// ItemCode is Xero's item; "" for none.
	ItemCode string
	// DiscountRate is per cent off the line, on sales invoices only; 0 for none. Not both discounts.
	DiscountRate money.Percent
	// DiscountAmount is a sum off the line, on sales invoices only; 0 for none.
	DiscountAmount money.Amount
	// Tracking has two entries at most.
	Tracking []LineTracking
}

// EncodeInvoices writes the body that creates the documents, the same bytes for the same documents, and no float on
// the way. The error is invalid and names each field, such as "invoices[0].lines[2].unitAmount", that Xero would
// change or overwrite without a word.
func EncodeInvoices(invoices []NewInvoice) ([]byte, error) {
	problems := map[string]string{}
	checkCount(problems, "invoices", len(invoices), MaxBatch)
	body := struct {
		Invoices []invoiceBody
	}{Invoices: make([]invoiceBody, 0, len(invoices))}
	for n, invoice := range invoices {
		put(problems, fmt.Sprintf("invoices[%d]", n), invoice.problems())
		body.Invoices = append(body.Invoices, invoice.body())
	}
	if err := fault.InvalidFields("The document cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(body)
}

// invoiceBody is NewInvoice on the wire; the order of the fields is the order of the bytes.
type invoiceBody struct {
	Type            string
	Contact         contactReference
	InvoiceNumber   string      `json:",omitempty"`
	Reference       string      `json:",omitempty"`
	Date            string      `json:",omitempty"`
	DueDate         string      `json:",omitempty"`
	LineAmountTypes string      `json:",omitempty"`
	CurrencyCode    string      `json:",omitempty"`
	CurrencyRate    json.Number `json:",omitempty"`
	Status          string
	BrandingThemeID string `json:",omitempty"`
	URL             string `json:"Url,omitempty"`
	LineItems       []lineBody
}

type contactReference struct{ ContactID string }

type lineBody struct {
	Description    string
	Quantity       json.Number    `json:",omitempty"`
	UnitAmount     json.Number    `json:",omitempty"`
	AccountCode    string         `json:",omitempty"`
	TaxType        string         `json:",omitempty"`
	ItemCode       string         `json:",omitempty"`
	DiscountRate   json.Number    `json:",omitempty"`
	DiscountAmount json.Number    `json:",omitempty"`
	Tracking       []LineTracking `json:",omitempty"`
}

// lineAmountTypes are Xero's words for the tax modes.
func lineAmountTypes(mode money.TaxMode) string {
	switch mode {
	case money.Exclusive:
		return "Exclusive"
	case money.Inclusive:
		return "Inclusive"
	case money.NoTax:
		return "NoTax"
	}
	return ""
}

func (i NewInvoice) body() invoiceBody {
	body := invoiceBody{
		Type:            i.Type,
		Contact:         contactReference{i.ContactID},
		InvoiceNumber:   i.InvoiceNumber,
		Reference:       i.Reference,
		Date:            i.Date.String(),
		DueDate:         i.DueDate.String(),
		LineAmountTypes: lineAmountTypes(i.LineAmountTypes),
		CurrencyCode:    string(i.CurrencyCode),
		Status:          i.Status,
		BrandingThemeID: i.BrandingThemeID,
		URL:             i.URL,
		LineItems:       make([]lineBody, 0, len(i.Lines)),
	}
	if i.CurrencyRate != 0 {
		body.CurrencyRate = json.Number(i.CurrencyRate.String())
	}
	for _, line := range i.Lines {
		body.LineItems = append(body.LineItems, line.body())
	}
	return body
}

func (l NewLineItem) body() lineBody {
	if !l.HasFigures {
		return lineBody{Description: l.Description}
	}
	body := lineBody{
		Description: l.Description,
		Quantity:    json.Number(l.Quantity.String()),
		UnitAmount:  json.Number(l.UnitAmount.String()),
		AccountCode: l.AccountCode,
		TaxType:     l.TaxType,
		ItemCode:    l.ItemCode,
		Tracking:    l.Tracking,
	}
	if l.DiscountRate != 0 {
		body.DiscountRate = json.Number(l.DiscountRate.String())
	}
	if l.DiscountAmount != 0 {
		body.DiscountAmount = json.Number(l.DiscountAmount.String())
	}
	return body
}

// problems names what Xero would refuse or, worse, accept as something else.
func (i NewInvoice) problems() map[string]string {
	found := map[string]string{}
	report := func(isWrong bool, field, problem string) {
		if isWrong {
			found[field] = problem
		}
	}
	report(i.Type != SalesInvoice && i.Type != Bill, "type", "must be an invoice or a bill")
	report(i.ContactID == "" || i.ContactID == zeroID, "contact", "has no id in Xero yet")
	report(i.Type == Bill && i.InvoiceNumber == "", "invoiceNumber", "a bill needs a number")
	report(i.Type == Bill && i.Reference != "", "reference", "Xero ignores it on bills")
	report(i.Date.IsZero(), "date", "is missing")
	report(lineAmountTypes(i.LineAmountTypes) == "", "lineAmountTypes", "must say whether prices contain tax")
	report(i.CurrencyCode == "", "currencyCode", "is missing")
	report(i.CurrencyRate < 0, "currencyRate", "must be more than 0")
	report(!canBeCreatedAs(i.Status), "status", "must be draft, submitted or approved")
	report(len(i.Lines) == 0, "lines", "there is none")
	report(mentionsXero(i.URL), "url", "must not contain \"xero\"")
	checkLength(found, "invoiceNumber", i.InvoiceNumber, maxNumber)
	for n, line := range i.Lines {
		put(found, fmt.Sprintf("lines[%d]", n), line.problems(i.Type))
	}
	return found
}

func canBeCreatedAs(status string) bool {
	return status == StatusDraft || status == StatusSubmitted || status == StatusAuthorised
}

func takesNoDiscount(documentType string) bool {
	return documentType == Bill || documentType == SalesCredit || documentType == BillCredit
}

func (l NewLineItem) problems(documentType string) map[string]string {
	found := map[string]string{}
	if l.Description == "" {
		found["description"] = "is missing"
	}
	checkLength(found, "description", l.Description, maxDescription)
	if !l.HasFigures {
		return found
	}
	if money.RoundQuantity(l.Quantity) != l.Quantity {
		found["quantity"] = "has more than 4 decimals, which Xero does not keep"
	}
	if money.RoundPrice(l.UnitAmount) != l.UnitAmount {
		found["unitAmount"] = "has more than 4 decimals, which Xero does not keep"
	}
	if takesNoDiscount(documentType) && (l.DiscountRate != 0 || l.DiscountAmount != 0) {
		found["discount"] = "Xero takes discounts on sales invoices only"
	}
	if l.DiscountRate != 0 && l.DiscountAmount != 0 {
		found["discount"] = "is given in per cent and as an amount"
	}
	if len(l.Tracking) > maxTracking {
		found["tracking"] = "Xero takes two categories at most"
	}
	return found
}
