package xero

import (
	"encoding/json"
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewItem is an item to be created, or what an item is changed to (section 13). Empty fields are not sent, so a change leaves them as they
// are. Quantity and cost are Xero's own.
type NewItem struct {
	// Code is needed, 30 characters at most.
	Code string
	// Name has 50 characters at most.
	Name string
	// Description and PurchaseDescription have 4,000 characters at most.
	Description, PurchaseDescription string
	// NotSold and NotPurchased keep it off sales or purchases.
	NotSold, NotPurchased bool
	// SalesDetails and PurchaseDetails fill a line. A COGSAccountCode makes a tracked item, together with
	// InventoryAssetAccountCode; one without the other is refused here.
	SalesDetails, PurchaseDetails ItemDetails
	// InventoryAssetAccountCode is an account of the type INVENTORY.
	InventoryAssetAccountCode string
}

// EncodeItems writes the body that creates the items, for PathItems: 500 at most. The error is invalid and names each
// field, such as "items[3].code".
func EncodeItems(items []NewItem) ([]byte, error) {
	problems := map[string]string{}
	checkCount(problems, "items", len(items), MaxItems)
	bodies := make([]itemBody, 0, len(items))
	for n, item := range items {
		put(problems, fmt.Sprintf("items[%d]", n), item.problems())
		bodies = append(bodies, item.body(""))
	}
	return encodeItems(bodies, problems)
}

// EncodeItemChange writes the body that changes one item, for PathItem with the same id. The error is invalid and names
// each field.
func EncodeItemChange(id string, item NewItem) ([]byte, error) {
	problems := map[string]string{}
	put(problems, "items[0]", item.problems())
	checkChanged(problems, "items[0].id", id)
	return encodeItems([]itemBody{item.body(id)}, problems)
}

func encodeItems(bodies []itemBody, problems map[string]string) ([]byte, error) {
	if err := fault.InvalidFields("The item cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Items []itemBody }{bodies})
}

// itemBody is NewItem on the wire.
type itemBody struct {
	ItemID                    string `json:",omitempty"`
	Code                      string
	Name                      string           `json:",omitempty"`
	IsSold                    *bool            `json:",omitempty"`
	IsPurchased               *bool            `json:",omitempty"`
	Description               string           `json:",omitempty"`
	PurchaseDescription       string           `json:",omitempty"`
	SalesDetails              *itemDetailsBody `json:",omitempty"`
	PurchaseDetails           *itemDetailsBody `json:",omitempty"`
	InventoryAssetAccountCode string           `json:",omitempty"`
}

type itemDetailsBody struct {
	UnitPrice       json.Number `json:",omitempty"`
	AccountCode     string      `json:",omitempty"`
	COGSAccountCode string      `json:",omitempty"`
	TaxType         string      `json:",omitempty"`
}

func (i NewItem) body(id string) itemBody {
	body := itemBody{
		ItemID: id, Code: i.Code, Name: i.Name, Description: i.Description, PurchaseDescription: i.PurchaseDescription,
		SalesDetails: i.SalesDetails.body(), PurchaseDetails: i.PurchaseDetails.body(),
		InventoryAssetAccountCode: i.InventoryAssetAccountCode,
	}
	no := false
	if i.NotSold {
		body.IsSold = &no
	}
	if i.NotPurchased {
		body.IsPurchased = &no
	}
	return body
}

func (d ItemDetails) body() *itemDetailsBody {
	if d == (ItemDetails{}) {
		return nil
	}
	body := &itemDetailsBody{AccountCode: d.AccountCode, COGSAccountCode: d.COGSAccountCode, TaxType: d.TaxType}
	if d.UnitPrice != 0 {
		body.UnitPrice = json.Number(d.UnitPrice.String())
	}
	return body
}

func (i NewItem) problems() map[string]string {
	found := map[string]string{}
	if i.Code == "" {
		found["code"] = "is missing"
	}
	checkLength(found, "code", i.Code, 30)
	checkLength(found, "name", i.Name, 50)
	checkLength(found, "description", i.Description, maxDescription)
	checkLength(found, "purchaseDescription", i.PurchaseDescription, maxDescription)
	for field, price := range map[string]money.Price{"salesDetails.unitPrice": i.SalesDetails.UnitPrice, "purchaseDetails.unitPrice": i.PurchaseDetails.UnitPrice} {
		if money.RoundPrice(price) != price {
			found[field] = "has more than 4 decimals, which Xero does not keep"
		}
	}
	if (i.InventoryAssetAccountCode == "") != (i.PurchaseDetails.COGSAccountCode == "") {
		found["inventoryAssetAccountCode"] = "a tracked item needs a stock account and an account for its cost of sales"
	}
	if i.SalesDetails.COGSAccountCode != "" {
		found["salesDetails.cogsAccountCode"] = "belongs to the purchase details"
	}
	return found
}
