package api

import (
	"encoding/json"

	"daybook/internal/practice/books"
)

// wireInvoice is an invoice or bill as it stands in requests and replies. A nil or empty field was not sent, or is left out.
type wireInvoice struct {
	Type                   *string          `json:"Type,omitempty"`
	InvoiceID              *string          `json:"InvoiceID,omitempty"`
	InvoiceNumber          *string          `json:"InvoiceNumber,omitempty"`
	Reference              *string          `json:"Reference,omitempty"`
	Payments               []wirePayment    `json:"Payments,omitzero"`
	CreditNotes            []wireCreditNote `json:"CreditNotes,omitzero"`
	Prepayments            []struct{}       `json:"Prepayments,omitzero"`
	Overpayments           []struct{}       `json:"Overpayments,omitzero"`
	AmountDue              json.Number      `json:"AmountDue,omitempty"`
	AmountPaid             json.Number      `json:"AmountPaid,omitempty"`
	AmountCredited         json.Number      `json:"AmountCredited,omitempty"`
	SentToContact          *bool            `json:"SentToContact,omitempty"`
	CurrencyRate           json.Number      `json:"CurrencyRate,omitempty"`
	IsDiscounted           *bool            `json:"IsDiscounted,omitempty"`
	HasAttachments         *bool            `json:"HasAttachments,omitempty"`
	InvoiceAddresses       []struct{}       `json:"InvoiceAddresses,omitzero"`
	HasErrors              *bool            `json:"HasErrors,omitempty"`
	Attachments            []wireAttachment `json:"Attachments,omitzero"`
	InvoicePaymentServices []struct{}       `json:"InvoicePaymentServices,omitzero"`
	UpdatedDateUTCString   *string          `json:"UpdatedDateUTCString,omitempty"`
	Contact                *wireContact     `json:"Contact,omitempty"`
	DateString             *string          `json:"DateString,omitempty"`
	Date                   *string          `json:"Date,omitempty"`
	DueDateString          *string          `json:"DueDateString,omitempty"`
	DueDate                *string          `json:"DueDate,omitempty"`
	ExpectedPaymentDate    *string          `json:"ExpectedPaymentDate,omitempty"`
	PlannedPaymentDate     *string          `json:"PlannedPaymentDate,omitempty"`
	BrandingThemeID        *string          `json:"BrandingThemeID,omitempty"`
	URL                    *string          `json:"Url,omitempty"`
	Status                 *string          `json:"Status,omitempty"`
	LineAmountTypes        *string          `json:"LineAmountTypes,omitempty"`
	LineItems              []wireLine       `json:"LineItems,omitzero"`
	SubTotal               json.Number      `json:"SubTotal,omitempty"`
	TotalTax               json.Number      `json:"TotalTax,omitempty"`
	Total                  json.Number      `json:"Total,omitempty"`
	TotalDiscount          json.Number      `json:"TotalDiscount,omitempty"`
	RoundingAmount         json.Number      `json:"RoundingAmount,omitempty"`
	EnteredTotal           json.Number      `json:"EnteredTotal,omitempty"`
	UpdatedDateUTC         *string          `json:"UpdatedDateUTC,omitempty"`
	CurrencyCode           *string          `json:"CurrencyCode,omitempty"`
	FullyPaidOnDate        *string          `json:"FullyPaidOnDate,omitempty"`
	StatusAttributeString  *string          `json:"StatusAttributeString,omitempty"`
	ValidationErrors       []message        `json:"ValidationErrors,omitzero"`
	Warnings               []message        `json:"Warnings,omitempty"`
}

func (w wireInvoice) isRefused() bool { return len(w.ValidationErrors) > 0 }

func (w wireInvoice) marked(word *string) any {
	if word != nil && !w.isRefused() && len(w.Warnings) > 0 {
		word = new("WARNING")
	}
	w.StatusAttributeString = word
	return w
}

type wireLine struct {
	LineItemID       *string        `json:"LineItemID,omitempty"`
	ItemCode         *string        `json:"ItemCode,omitempty"`
	Description      *string        `json:"Description,omitempty"`
	UnitAmount       json.Number    `json:"UnitAmount,omitempty"`
	TaxType          *string        `json:"TaxType,omitempty"`
	TaxAmount        json.Number    `json:"TaxAmount,omitempty"`
	LineAmount       json.Number    `json:"LineAmount,omitempty"`
	AccountCode      *string        `json:"AccountCode,omitempty"`
	AccountID        *string        `json:"AccountID,omitempty"`
	Tracking         []wireTracking `json:"Tracking,omitzero"`
	Quantity         json.Number    `json:"Quantity,omitempty"`
	DiscountRate     json.Number    `json:"DiscountRate,omitempty"`
	DiscountAmount   json.Number    `json:"DiscountAmount,omitempty"`
	ValidationErrors []message      `json:"ValidationErrors,omitzero"`
}

type wireTracking struct {
	Name               *string `json:"Name,omitempty"`
	Option             *string `json:"Option,omitempty"`
	TrackingCategoryID *string `json:"TrackingCategoryID,omitempty"`
	TrackingOptionID   *string `json:"TrackingOptionID,omitempty"`
}

func showTracking(tracking []books.LineTracking) []wireTracking {
	shown := []wireTracking{}
	for _, t := range tracking {
		shown = append(shown, wireTracking{
			Name: new(t.Category), Option: new(t.Option), TrackingCategoryID: new(t.CategoryID), TrackingOptionID: new(t.OptionID),
		})
	}
	return shown
}

type wirePayment struct {
	PaymentID           *string     `json:"PaymentID,omitempty"`
	Date                *string     `json:"Date,omitempty"`
	Amount              json.Number `json:"Amount,omitempty"`
	Reference           *string     `json:"Reference,omitempty"`
	CurrencyRate        json.Number `json:"CurrencyRate,omitempty"`
	HasAccount          *bool       `json:"HasAccount,omitempty"`
	HasValidationErrors *bool       `json:"HasValidationErrors,omitempty"`
}

// invoiceShape is how much of a document a reply shows (contract section 7).
type invoiceShape struct {
	// isWrite: the reply to a write.
	isWrite bool
	// isOne: a document fetched alone.
	isOne bool
	// isListed: an element of a list.
	isListed bool
	// isSummary: leaves out lines, payments and the attachments flag.
	isSummary bool
	// decimals of unit prices: 2, or 4 where the call asked for them.
	decimals int
}

// showInvoice writes a document in a shape, with its whole contact.
func showInvoice(i books.Invoice, contact books.Contact, ref books.Reference, shape invoiceShape) wireInvoice {
	none := []struct{}{}
	w := wireInvoice{
		Type: new(string(i.Type)), InvoiceID: new(i.ID), InvoiceNumber: new(i.Number), Reference: new(i.Reference),
		Prepayments: none, Overpayments: none,
		AmountDue: amountNumber(i.AmountDue()), AmountPaid: amountNumber(i.AmountPaid),
		SentToContact: new(i.SentToContact), CurrencyRate: number(i.CurrencyRate.String()),
		IsDiscounted: new(i.TotalDiscount != 0), HasErrors: new(false), InvoicePaymentServices: none,
		DateString: dateText(i.Date), Date: dateStamp(i.Date), DueDateString: dateText(i.DueDate), DueDate: dateStamp(i.DueDate),
		ExpectedPaymentDate: dateStamp(i.ExpectedPaymentDate), PlannedPaymentDate: dateStamp(i.PlannedPaymentDate),
		BrandingThemeID: filledText(i.BrandingThemeID), URL: filledText(i.URL),
		Status: new(string(i.Status)), LineAmountTypes: new(string(i.LineAmountTypes)),
		SubTotal: amountNumber(i.SubTotal), TotalTax: amountNumber(i.TotalTax), Total: amountNumber(i.Total),
		UpdatedDateUTC: stamp(i.UpdatedAt), CurrencyCode: new(string(i.Currency)), FullyPaidOnDate: dateStamp(i.FullyPaidOn),
	}
	w.UpdatedDateUTCString = secondText(i.UpdatedAt)
	w.TotalDiscount, w.RoundingAmount, w.EnteredTotal = filledAmount(i.TotalDiscount), filledAmount(i.RoundingAmount), filledAmount(i.EnteredTotal)
	whole := showContact(contact, contactShape{isWrite: true})
	w.Contact = &whole
	w.showLines(i, ref, shape)
	w.showAllocations(i, shape)
	if shape.isOne {
		w.Attachments = []wireAttachment{}
	}
	return w
}

func (w *wireInvoice) showLines(i books.Invoice, ref books.Reference, shape invoiceShape) {
	if shape.isSummary {
		return
	}
	w.LineItems = []wireLine{}
	for _, line := range i.Lines {
		shown := showLine(line, ref, shape.decimals)
		if !shape.isListed {
			shown.ValidationErrors = []message{}
		}
		w.LineItems = append(w.LineItems, shown)
	}
}

// showAllocations adds payments and what else is set off; replies to writes leave them out where there are none.
func (w *wireInvoice) showAllocations(i books.Invoice, shape invoiceShape) {
	if shape.isWrite && i.Status == books.Voided {
		w.AmountDue = amountNumber(i.Total - i.AmountPaid)
	}
	if !shape.isWrite || i.IsAllocated() {
		w.AmountCredited = amountNumber(i.AmountCredited)
	}
	if shape.isWrite && !i.IsAllocated() {
		return
	}
	if shape.isSummary {
		return
	}
	w.HasAttachments, w.InvoiceAddresses, w.CreditNotes = new(i.HasAttachments), []struct{}{}, showCredits(i.Credits)
	w.Payments = []wirePayment{}
	for _, p := range i.Payments {
		if p.IsDeleted {
			continue
		}
		w.Payments = append(w.Payments, wirePayment{
			PaymentID: new(p.ID), Date: dateStamp(p.Date), Amount: amountNumber(p.Amount), Reference: filledText(p.Reference),
			CurrencyRate: number(p.CurrencyRate.String()), HasAccount: new(false), HasValidationErrors: new(false),
		})
	}
}

// showLine writes a line; one that is only a description has no figures.
func showLine(line books.Line, ref books.Reference, decimals int) wireLine {
	w := wireLine{
		LineItemID: new(line.ID), ItemCode: filledText(line.ItemCode), Description: filledText(line.Description),
		AccountCode: filledText(line.AccountCode), TaxType: filledText(line.TaxType), Tracking: showTracking(line.Tracking),
	}
	if account, ok := ref.FindAccount(line.AccountCode); ok {
		w.AccountID = new(account.ID)
	}
	if line.IsText {
		w.LineAmount = number("0")
		return w
	}
	w.Quantity, w.UnitAmount = number(line.Quantity.String()), priceNumber(line.UnitAmount, decimals)
	w.LineAmount, w.TaxAmount = amountNumber(line.LineAmount), amountNumber(line.TaxAmount)
	if line.DiscountRate != 0 {
		w.DiscountRate = number(line.DiscountRate.String())
	}
	if line.DiscountAmount != 0 {
		w.DiscountAmount = amountNumber(line.DiscountAmount)
	}
	return w
}

// refusedInvoice echoes what was sent on top of what is stored, with what is wrong with it. The status is the requested
// one; lines that were not sent are the stored ones (contract section 6).
func refusedInvoice(sent wireInvoice, o books.InvoiceOutcome, ref books.Reference, shape invoiceShape) wireInvoice {
	i := o.Invoice
	w := sent
	none := []struct{}{}
	w.Type, w.Status, w.LineAmountTypes = filledText(string(i.Type)), filledText(string(i.Status)), filledText(string(i.LineAmountTypes))
	w.InvoiceID = new(nilID)
	if i.ID != "" {
		w.InvoiceID = new(i.ID)
	}
	w.DateString, w.Date = dateText(i.Date), dateStamp(i.Date)
	w.DueDateString, w.DueDate = dateText(i.DueDate), dateStamp(i.DueDate)
	w.CurrencyCode = filledText(string(i.Currency))
	w.Payments, w.CreditNotes, w.Prepayments, w.Overpayments = []wirePayment{}, []wireCreditNote{}, none, none
	w.InvoiceAddresses, w.InvoicePaymentServices = none, none
	w.IsDiscounted, w.HasErrors = new(i.TotalDiscount != 0), new(true)
	w.SubTotal, w.TotalTax, w.Total = amountNumber(i.SubTotal), amountNumber(i.TotalTax), amountNumber(i.Total)
	if sent.Contact != nil {
		echo := refusedContact(*sent.Contact, contactEcho(sent.Contact), nil)
		w.Contact = &echo
	}
	if sent.LineItems == nil || len(i.Lines) > 0 && !o.IsNew {
		w.LineItems = []wireLine{}
		for _, line := range i.Lines {
			w.LineItems = append(w.LineItems, showLine(line, ref, shape.decimals))
		}
	}
	w.ValidationErrors = messages(o.Errors)
	return w
}

// nilID stands for the id of what was not created.
const nilID = "00000000-0000-0000-0000-000000000000"

func contactEcho(sent *wireContact) string {
	if id := text(sent.ContactID); id != "" {
		return id
	}
	return nilID
}
