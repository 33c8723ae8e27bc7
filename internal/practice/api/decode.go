package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// readElements reads {"Invoices":[…]} or one bare object; the case of the collection does not matter (contract section 6).
func readElements[T any](q *request, collection string) ([]T, *reply) {
	if !strings.Contains(q.http.Header.Get("Content-Type"), "json") {
		return nil, unreadable("The request needs Content-Type: application/json.")
	}
	var fields map[string]json.RawMessage
	if err := decodeStrictly(q.body, &fields); err != nil || fields == nil {
		return nil, unreadable("The request is not a JSON object.")
	}
	for name, content := range fields {
		if !strings.EqualFold(name, collection) {
			continue
		}
		var elements []T
		if err := json.Unmarshal(content, &elements); err != nil {
			return nil, unreadable("The elements of " + collection + " cannot be read: " + err.Error())
		}
		return elements, nil
	}
	var element T
	if err := json.Unmarshal(q.body, &element); err != nil {
		return nil, unreadable("The request cannot be read: " + err.Error())
	}
	return []T{element}, nil
}

// readEach turns every element into what the rules take, or refuses them all.
func readEach[E, I any](elements []E, read func(E) (I, error)) ([]I, *reply) {
	inputs := make([]I, len(elements))
	for n, sent := range elements {
		in, err := read(sent)
		if err != nil {
			return nil, unreadable("The request cannot be read: " + err.Error())
		}
		inputs[n] = in
	}
	return inputs, nil
}

// decodeStrictly decodes one JSON value that nothing follows.
func decodeStrictly(body []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if decoder.More() {
		return fmt.Errorf("more follows the JSON value")
	}
	return nil
}

// inputReader turns texts into figures and keeps the first thing that could not be read.
type inputReader struct {
	decimals int
	err      error
}

func (r *inputReader) note(field string, err error) {
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("%s: %w", field, err)
	}
}

// figure reads a number that was sent; nil where it was not.
func figure[T any](r *inputReader, field string, n json.Number, read func(string) (T, error)) *T {
	if n == "" {
		return nil
	}
	value, err := read(n.String())
	r.note(field, err)
	return &value
}

func (r *inputReader) date(field string, text *string) *civil.Date {
	if text == nil {
		return nil
	}
	if *text == "" {
		return &civil.Date{}
	}
	d, err := readDate(*text)
	r.note(field, err)
	return &d
}

// unitAmount rounds a unit price to the decimals the call asked for (contract section 10, 1).
func (r *inputReader) unitAmount(text string) (money.Price, error) {
	price, err := money.ReadPrice(text)
	if err != nil || r.decimals >= money.PriceDecimals {
		return money.RoundPrice(price), err
	}
	cents, err := money.ReadAmount(text)
	return money.Price(cents) * (money.One / 100), err
}

func quantity(text string) (money.Quantity, error) {
	q, err := money.ReadQuantity(text)
	return money.RoundQuantity(q), err
}

// invoiceInput turns what was sent into what the rules take. decimals are those of unit prices. The error names a
// field that is no number or no date.
func (w wireInvoice) input(decimals int) (books.InvoiceInput, error) {
	r := &inputReader{decimals: decimals}
	in := books.InvoiceInput{
		ID: w.InvoiceID, Number: w.InvoiceNumber, Type: w.Type, Status: w.Status, LineAmountTypes: w.LineAmountTypes,
		Reference: w.Reference, Currency: w.CurrencyCode, BrandingThemeID: w.BrandingThemeID, URL: w.URL,
		SentToContact:       w.SentToContact,
		Date:                r.date("Date", w.Date),
		DueDate:             r.date("DueDate", w.DueDate),
		ExpectedPaymentDate: r.date("ExpectedPaymentDate", w.ExpectedPaymentDate),
		PlannedPaymentDate:  r.date("PlannedPaymentDate", w.PlannedPaymentDate),
		CurrencyRate:        figure(r, "CurrencyRate", w.CurrencyRate, money.ReadRate),
		SubTotal:            figure(r, "SubTotal", w.SubTotal, money.ReadAmount),
		TotalTax:            figure(r, "TotalTax", w.TotalTax, money.ReadAmount),
		Total:               figure(r, "Total", w.Total, money.ReadAmount),
		RoundingAmount:      figure(r, "RoundingAmount", w.RoundingAmount, money.ReadAmount),
		EnteredTotal:        figure(r, "EnteredTotal", w.EnteredTotal, money.ReadAmount),
	}
	in.HasFourDecimals = decimals == money.PriceDecimals
	if w.Contact != nil {
		contact := w.Contact.input()
		in.Contact = &contact
	}
	if w.LineItems != nil {
		in.Lines = make([]books.LineInput, 0, len(w.LineItems))
	}
	for _, line := range w.LineItems {
		in.Lines = append(in.Lines, line.input(r))
	}
	return in, r.err
}

func (w wireLine) input(r *inputReader) books.LineInput {
	in := books.LineInput{
		ID: w.LineItemID, Description: w.Description, ItemCode: w.ItemCode, AccountCode: w.AccountCode,
		AccountID: w.AccountID, TaxType: w.TaxType,
		Quantity:       figure(r, "Quantity", w.Quantity, quantity),
		UnitAmount:     figure(r, "UnitAmount", w.UnitAmount, r.unitAmount),
		LineAmount:     figure(r, "LineAmount", w.LineAmount, money.ReadAmount),
		TaxAmount:      figure(r, "TaxAmount", w.TaxAmount, money.ReadAmount),
		DiscountRate:   figure(r, "DiscountRate", w.DiscountRate, money.ReadPercent),
		DiscountAmount: figure(r, "DiscountAmount", w.DiscountAmount, money.ReadAmount),
	}
	in.Tracking = readTracking(w.Tracking)
	return in
}

// readTracking returns nil where no tracking was sent.
func readTracking(sent []wireTracking) []books.LineTracking {
	if sent == nil {
		return nil
	}
	tracking := make([]books.LineTracking, 0, len(sent))
	for _, t := range sent {
		tracking = append(tracking, books.LineTracking{
			CategoryID: text(t.TrackingCategoryID), OptionID: text(t.TrackingOptionID), Category: text(t.Name), Option: text(t.Option),
		})
	}
	return tracking
}
