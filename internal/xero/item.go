package xero

import (
	"encoding/json"
	"time"

	"daybook/internal/money"
)

// Item is something bought or sold, as Xero's list of items has it (section 13).
type Item struct {
	// ItemID is Xero's id, a UUID; "" on the echo of one it did not create.
	ItemID string `json:"ItemID"`
	// Code is the owner's, unique, 30 characters at most; LineItem.ItemCode names it.
	Code string `json:"Code"`
	// Name has 50 characters at most.
	Name string `json:"Name"`
	// IsSold and IsPurchased say on which documents it can be used.
	IsSold      bool `json:"IsSold"`
	IsPurchased bool `json:"IsPurchased"`
	// Description and PurchaseDescription go onto sales and purchase lines.
	Description         string `json:"Description"`
	PurchaseDescription string `json:"PurchaseDescription"`
	// SalesDetails and PurchaseDetails fill a line; empty when none are set.
	SalesDetails    ItemDetails `json:"SalesDetails"`
	PurchaseDetails ItemDetails `json:"PurchaseDetails"`
	// IsTrackedAsInventory tells that Xero keeps its stock: it then moves with documents, and no journal can touch it.
	IsTrackedAsInventory bool `json:"IsTrackedAsInventory"`
	// InventoryAssetAccountCode is the stock account of a tracked item.
	InventoryAssetAccountCode string `json:"InventoryAssetAccountCode"`
	// QuantityOnHand and TotalCostPool are a tracked item's stock and its value at average cost, in the base currency.
	QuantityOnHand money.Quantity `json:"QuantityOnHand"`
	TotalCostPool  money.Amount   `json:"TotalCostPool"`
	// QuantityAvailable and QuantityOnBackOrder split a tracked item's stock (section 17).
	QuantityAvailable   money.Quantity `json:"QuantityAvailable"`
	QuantityOnBackOrder money.Quantity `json:"QuantityOnBackOrder"`
	// UpdatedAt is the last change in UTC.
	UpdatedAt time.Time `json:"UpdatedDateUTC"`
}

// ItemDetails is how one side, sale or purchase, fills a line.
type ItemDetails struct {
	// UnitPrice has four decimals, because this client always asks for them; 0 when none is set.
	UnitPrice money.Price `json:"UnitPrice"`
	// AccountCode is the line's account; a tracked item's purchases have COGSAccountCode, the cost of sales, instead.
	AccountCode     string `json:"AccountCode"`
	COGSAccountCode string `json:"COGSAccountCode"`
	// TaxType is the line's tax.
	TaxType string `json:"TaxType"`
}

// UnmarshalJSON reads the figures exactly.
func (i *Item) UnmarshalJSON(raw []byte) error {
	type plain Item
	return json.Unmarshal(raw, &struct {
		*plain
		ItemID      *idField       `json:"ItemID"`
		OnHand      *quantityField `json:"QuantityOnHand"`
		CostPool    *amountField   `json:"TotalCostPool"`
		Available   *quantityField `json:"QuantityAvailable"`
		OnBackOrder *quantityField `json:"QuantityOnBackOrder"`
		UpdatedAt   *timeField     `json:"UpdatedDateUTC"`
	}{
		(*plain)(i), (*idField)(&i.ItemID), (*quantityField)(&i.QuantityOnHand), (*amountField)(&i.TotalCostPool),
		(*quantityField)(&i.QuantityAvailable), (*quantityField)(&i.QuantityOnBackOrder), (*timeField)(&i.UpdatedAt),
	})
}

// UnmarshalJSON reads the price exactly.
func (d *ItemDetails) UnmarshalJSON(raw []byte) error {
	type plain ItemDetails
	return json.Unmarshal(raw, &struct {
		*plain
		UnitPrice *priceField `json:"UnitPrice"`
	}{(*plain)(d), (*priceField)(&d.UnitPrice)})
}

// decodeItemElement reads one item of a reply.
func decodeItemElement(raw json.RawMessage) (Element, error) {
	var item Item
	err := json.Unmarshal(raw, &item)
	return Element{ID: item.ItemID, Number: item.Code, Name: item.Name, Item: &item}, err
}
