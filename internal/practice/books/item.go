package books

import (
	"time"

	"daybook/internal/money"
)

// Item is a product or service that lines may name (contract section 13).
type Item struct {
	// ID is the item's UUID.
	ID string
	// Code is at most 30 characters and unique.
	Code string
	// Name is at most 50 characters; may be empty.
	Name string
	// Description stands on sales documents, PurchaseDescription on purchases; at most 4,000 characters each.
	Description, PurchaseDescription string
	// IsSold and IsPurchased say on which documents people are offered the item. Without IsSold there are neither
	// Description nor Sale, without IsPurchased neither PurchaseDescription nor Purchase.
	IsSold, IsPurchased bool
	// Sale and Purchase are what lines of the two kinds are filled with.
	Sale, Purchase ItemTerms
	// StockAccountCode is the account of type INVENTORY of a tracked item; "" for one that is not tracked.
	StockAccountCode string
	// CostAccountCode is the account of the cost of goods sold of a tracked item.
	CostAccountCode string
	// Stock is the quantity on hand of a tracked item: negative where more was sold than there was.
	Stock money.Quantity
	// CostPool is what the stock cost, in the base currency, at average cost.
	CostPool money.Amount
	// CreatedBy is the client id of the app that created the item, or "" where a person did.
	CreatedBy string
	// UpdatedAt is the instant of the last change, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// ItemTerms are what an item is bought or sold for.
type ItemTerms struct {
	// Price is the unit price in the base currency; nil for none.
	Price *money.Price
	// AccountCode and TaxType may be empty. Purchases of a tracked item go to its stock account instead.
	AccountCode, TaxType string
}

// IsTracked reports whether the item's stock is kept.
func (i Item) IsTracked() bool { return i.StockAccountCode != "" }

// terms are what a line of a document is filled with.
func (i Item) terms(kind InvoiceType) (description string, terms ItemTerms) {
	if kind == Sales {
		return i.Description, i.Sale
	}
	terms = i.Purchase
	if i.IsTracked() {
		terms.AccountCode = i.StockAccountCode
	}
	return i.PurchaseDescription, terms
}

// StockMove is what an approved line did to a tracked item.
type StockMove struct {
	// Quantity came in where it is positive and went out where it is negative.
	Quantity money.Quantity
	// Cost is the value that came in or went out with it, in the base currency and of the same sign. What a sale takes
	// out moves from StockAccountCode to CostAccountCode; what a purchase brings in, its line has already put there.
	Cost money.Amount
	// StockAccountCode and CostAccountCode are the accounts of the item when the document was approved.
	StockAccountCode, CostAccountCode string
}
