package api

import (
	"encoding/json"
	"strings"

	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// wireItem is an item as it stands in requests and replies. A nil or empty field was not sent, or is left out. What is
// tracked is read-only.
type wireItem struct {
	ItemID                    *string        `json:"ItemID,omitempty"`
	Code                      *string        `json:"Code,omitempty"`
	Description               *string        `json:"Description,omitempty"`
	PurchaseDescription       *string        `json:"PurchaseDescription,omitempty"`
	UpdatedDateUTC            *string        `json:"UpdatedDateUTC,omitempty"`
	PurchaseDetails           *wireItemTerms `json:"PurchaseDetails,omitempty"`
	SalesDetails              *wireItemTerms `json:"SalesDetails,omitempty"`
	Name                      *string        `json:"Name,omitempty"`
	IsTrackedAsInventory      *bool          `json:"IsTrackedAsInventory,omitempty"`
	InventoryAssetAccountCode *string        `json:"InventoryAssetAccountCode,omitempty"`
	TotalCostPool             json.Number    `json:"TotalCostPool,omitempty"`
	QuantityOnHand            json.Number    `json:"QuantityOnHand,omitempty"`
	QuantityAvailable         json.Number    `json:"QuantityAvailable,omitempty"`
	QuantityOnBackOrder       json.Number    `json:"QuantityOnBackOrder,omitempty"`
	IsSold                    *bool          `json:"IsSold,omitempty"`
	IsPurchased               *bool          `json:"IsPurchased,omitempty"`
	StatusAttributeString     *string        `json:"StatusAttributeString,omitempty"`
	ValidationErrors          []message      `json:"ValidationErrors,omitzero"`
}

type wireItemTerms struct {
	UnitPrice       json.Number `json:"UnitPrice,omitempty"`
	AccountCode     *string     `json:"AccountCode,omitempty"`
	COGSAccountCode *string     `json:"COGSAccountCode,omitempty"`
	TaxType         *string     `json:"TaxType,omitempty"`
}

// showItem writes an item; decimals are those of prices.
func showItem(i books.Item, decimals int) wireItem {
	w := wireItem{
		ItemID: new(i.ID), Code: new(i.Code), Description: filledText(i.Description), PurchaseDescription: filledText(i.PurchaseDescription),
		UpdatedDateUTC: stamp(i.UpdatedAt), Name: filledText(i.Name), IsTrackedAsInventory: new(i.IsTracked()),
		InventoryAssetAccountCode: filledText(i.StockAccountCode), IsSold: new(i.IsSold), IsPurchased: new(i.IsPurchased),
		SalesDetails: showTerms(i.Sale, decimals), PurchaseDetails: showTerms(i.Purchase, decimals),
	}
	w.PurchaseDetails.COGSAccountCode = filledText(i.CostAccountCode)
	if i.IsTracked() {
		onHand := max(i.Stock, 0)
		w.TotalCostPool, w.QuantityOnHand = amountNumber(i.CostPool), number(onHand.String())
		w.QuantityAvailable, w.QuantityOnBackOrder = w.QuantityOnHand, number((onHand - i.Stock).String())
	}
	return w
}

func showTerms(t books.ItemTerms, decimals int) *wireItemTerms {
	w := wireItemTerms{AccountCode: filledText(t.AccountCode), TaxType: filledText(t.TaxType)}
	if t.Price != nil {
		w.UnitPrice = priceNumber(*t.Price, decimals)
	}
	return &w
}

// input turns what was sent into what the rules take. The error names a price that is no number.
func (w wireItem) input(decimals int) (books.ItemInput, error) {
	r := &inputReader{decimals: decimals}
	in := books.ItemInput{
		ID: w.ItemID, Code: w.Code, Name: w.Name, Description: w.Description, PurchaseDescription: w.PurchaseDescription,
		StockAccountCode: w.InventoryAssetAccountCode, IsSold: w.IsSold, IsPurchased: w.IsPurchased,
		Sale: w.SalesDetails.input(r), Purchase: w.PurchaseDetails.input(r),
	}
	if w.PurchaseDetails != nil {
		in.CostAccountCode = w.PurchaseDetails.COGSAccountCode
	}
	if in.ID != nil {
		in.ID = new(strings.ToLower(*in.ID))
	}
	return in, r.err
}

func (t *wireItemTerms) input(r *inputReader) books.ItemTermsInput {
	if t == nil {
		return books.ItemTermsInput{}
	}
	return books.ItemTermsInput{
		Price: figure[money.Price](r, "UnitPrice", t.UnitPrice, r.unitAmount), AccountCode: t.AccountCode, TaxType: t.TaxType,
	}
}

// refusedItem echoes what was sent with what is wrong with it.
func refusedItem(sent wireItem, o books.ItemOutcome) wireItem {
	w := sent
	w.ItemID = new(nilID)
	if o.Item.ID != "" {
		w.ItemID = new(o.Item.ID)
	}
	w.ValidationErrors = messages(o.Errors)
	return w
}
