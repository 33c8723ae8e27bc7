package books

import "daybook/internal/money"

// ItemInput is what a request says about an item. A nil field was not sent and changes nothing. Stock and cost cannot be
// written.
type ItemInput struct {
	// ID and Code identify the item, in this order.
	ID, Code *string
	// The other fields are those of Item.
	Name, Description, PurchaseDescription, StockAccountCode, CostAccountCode *string
	IsSold, IsPurchased                                                       *bool
	// Sale and Purchase change the terms field by field.
	Sale, Purchase ItemTermsInput
}

// ItemTermsInput is what a request says about the terms of an item.
type ItemTermsInput struct {
	// Price is rounded to the decimals the request asked for.
	Price *money.Price
	// AccountCode and TaxType are those of ItemTerms.
	AccountCode, TaxType *string
}

func (in ItemTermsInput) applyTo(t ItemTerms) ItemTerms {
	if in.Price != nil {
		t.Price = in.Price
	}
	setIfSent(&t.AccountCode, in.AccountCode)
	setIfSent(&t.TaxType, in.TaxType)
	return t
}

// applyTo returns the item with what was sent.
func (in ItemInput) applyTo(i Item) Item {
	setIfSent(&i.Code, in.Code)
	setIfSent(&i.Name, in.Name)
	setIfSent(&i.Description, in.Description)
	setIfSent(&i.PurchaseDescription, in.PurchaseDescription)
	setIfSent(&i.StockAccountCode, in.StockAccountCode)
	setIfSent(&i.CostAccountCode, in.CostAccountCode)
	setIfSent(&i.IsSold, in.IsSold)
	setIfSent(&i.IsPurchased, in.IsPurchased)
	i.Sale, i.Purchase = in.Sale.applyTo(i.Sale), in.Purchase.applyTo(i.Purchase)
	if !i.IsSold {
		i.Description, i.Sale = "", ItemTerms{}
	}
	if !i.IsPurchased {
		i.PurchaseDescription, i.Purchase, i.CostAccountCode = "", ItemTerms{}, ""
	}
	if i.IsTracked() {
		i.Purchase.AccountCode = ""
	}
	return i
}
