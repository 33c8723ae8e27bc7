// Package order is sales and purchase orders as the owner knows them: lines, discounts, taxes and totals.
package order

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Kind tells sales from purchases.
type Kind string

// The kinds of order.
const (
	// Sale: goods go to a customer; it becomes an invoice.
	Sale Kind = "sale"
	// Purchase: goods come from a supplier; it becomes a bill.
	Purchase Kind = "purchase"
)

// Order is a sales or purchase order.
type Order struct {
	// ID is the row in the company file; 0 before it is saved.
	ID int64
	// Kind is Sale or Purchase.
	Kind Kind
	// Number is unique per kind in a company file and becomes the invoice's number; at most 255 characters.
	Number string
	// ContactID is the customer or supplier in the company file.
	ContactID int64
	// ContactReference is the customer's own order number, or the supplier's invoice number; it may be empty.
	ContactReference string
	// Date is the day of the order.
	Date civil.Date
	// DeliveryDate is when goods go or come; zero when unknown.
	DeliveryDate civil.Date
	// DueDate is set when the owner fixed one; zero lets the contact's terms decide.
	DueDate civil.Date
	// Currency is the currency of all figures.
	Currency money.Currency
	// Rate is units of Currency for one of the base currency; 0 lets Xero use its rate of the day.
	Rate money.Rate
	// TaxMode says whether prices contain tax.
	TaxMode money.TaxMode
	// Lines is in the order shown; at least one is needed to post.
	Lines []Line
	// Note is free text of the owner's, never sent.
	Note string
	// IsCancelled: the order will not be delivered; it is never offered for sending.
	IsCancelled bool
	// Source and SourceRef say where it came from, with contact's Source… constants.
	Source, SourceRef string
	// Version counts changes, so that a preview knows whether the order moved since.
	Version int64
	// UpdatedAt is the instant of the last change, UTC.
	UpdatedAt time.Time
}

// LineKind tells goods from shipping and other charges.
type LineKind string

// The kinds of line.
const (
	// ItemLine: goods or services.
	ItemLine LineKind = "item"
	// ShippingLine: carriage charged on the order.
	ShippingLine LineKind = "shipping"
	// ChargeLine: any other charge or, with a negative price, allowance.
	ChargeLine LineKind = "charge"
)

// Line is one line of an order.
type Line struct {
	// Kind tells goods from shipping and charges.
	Kind LineKind
	// ItemID is the item in the company file; 0 for none.
	ItemID int64
	// SKU is the item's code at the time, or empty.
	SKU string
	// Description is what the document will say; 1 to 4,000 characters.
	Description string
	// Quantity is the number of units.
	Quantity money.Quantity
	// UnitPrice is in the order's currency, with or without tax as TaxMode says.
	UnitPrice money.Price
	// Discount is per cent off; zero for none.
	Discount money.Percent
	// DiscountAmount is a sum off the line; zero for none. Not both.
	DiscountAmount money.Amount
	// TaxID is the order tax rate; 0 for none.
	TaxID int64
	// AccountCode is the owner's choice for this line; empty lets the rules decide.
	AccountCode string
	// TaxType is the owner's choice of Xero tax rate for this line; empty lets the rules decide.
	TaxType string
}

// Tax is a tax rate as orders know it (the order system's, not Xero's).
type Tax struct {
	// ID is the row in the company file.
	ID int64
	// Name is such as "GST 15 %".
	Name string
	// Rate is per cent.
	Rate money.Percent
}

// Item is something sold, bought or made.
type Item struct {
	// ID is the row in the company file; 0 before it is saved.
	ID int64
	// SKU is unique in a company file.
	SKU string
	// Name is what it is called.
	Name string
	// SalesPrice and PurchasePrice are the usual prices in the base currency, without tax.
	SalesPrice, PurchasePrice money.Price
	// SalesAccount and PurchaseAccount are Xero account codes; empty lets the defaults decide.
	SalesAccount, PurchaseAccount string
	// SalesTaxID and PurchaseTaxID are order tax rates; 0 for none.
	SalesTaxID, PurchaseTaxID int64
	// UpdatedAt is the instant of the last change, UTC.
	UpdatedAt time.Time
}

// Figures computes each line, in order, and the order's totals. rates maps a line's TaxID to its per cent; a TaxID
// that is missing there counts as no tax. The error names the line (from 1).
func (o Order) Figures(rates map[int64]money.Percent) ([]money.LineTotal, money.Totals, error) {
	lines := make([]money.LineTotal, 0, len(o.Lines))
	for i, l := range o.Lines {
		total, err := l.figures(rates[l.TaxID]).Total(o.TaxMode)
		if err != nil {
			return nil, money.Totals{}, lineError(i, err)
		}
		lines = append(lines, total)
	}
	return lines, money.Sum(lines), nil
}

func (l Line) figures(rate money.Percent) money.Line {
	return money.Line{Quantity: l.Quantity, UnitPrice: l.UnitPrice, Discount: l.Discount,
		DiscountAmount: l.DiscountAmount, TaxRate: rate}
}
