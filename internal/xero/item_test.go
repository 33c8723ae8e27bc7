package xero_test

import (
	"fmt"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

const anItem = "c8c54d65-f3f2-452d-926e-bf450b12fb07"

const itemsList = `{"Id":"0fa7","Status":"OK","Items":[
{"ItemID":"C8C54D65-F3F2-452D-926E-BF450B12FB07","Code":"ST-30","Description":"Stool, kauri","UpdatedDateUTC":"\/Date(1789378199100+0000)\/",
"PurchaseDetails":{"UnitPrice":4.9125,"COGSAccountCode":"310","TaxType":"INPUT2"},"SalesDetails":{"UnitPrice":10.5000,"AccountCode":"200","TaxType":"OUTPUT2"},
"Name":"Stool","IsTrackedAsInventory":true,"InventoryAssetAccountCode":"630","TotalCostPool":147.38,"QuantityOnHand":30.0000,"QuantityAvailable":28.0,"QuantityOnBackOrder":2.5,
"IsSold":true,"IsPurchased":true,"New":"field"},
{"ItemID":"a4544d51-48f6-441f-a623-99ecbced6ab7","Code":"freight","PurchaseDetails":{},"SalesDetails":{},"IsSold":true,"IsPurchased":false}]}`

// Covers 13/items, 13/tracked-items-on-documents, 17/text.
func TestItemsAreReadWithPricesToFourDecimals(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, itemsList))
	items, err := b.Client.ListItems(t.Context(), xero.ItemQuery{})
	if err != nil || len(items) != 2 {
		t.Fatalf("%+v, %v", items, err)
	}
	stool, freight := items[0], items[1]
	if stool.ItemID != anItem || stool.SalesDetails.UnitPrice.String() != "10.50" || stool.PurchaseDetails.UnitPrice.String() != "4.9125" || stool.PurchaseDetails.COGSAccountCode != "310" {
		t.Errorf("%+v", stool)
	}
	if !stool.IsTrackedAsInventory || stool.TotalCostPool != 14738 || stool.QuantityOnHand != 30*money.One || stool.QuantityAvailable != 28*money.One || stool.QuantityOnBackOrder != 2_500_000 {
		t.Errorf("%+v", stool)
	}
	if freight.IsPurchased || freight.SalesDetails != (xero.ItemDetails{}) {
		t.Errorf("%+v", freight)
	}
}

func TestAnItemIsFoundByItsCode(t *testing.T) {
	t.Parallel()
	for code, c := range map[string]struct {
		query string
		found bool
	}{
		"st-30":   {`unitdp=4&where=Code=="st-30"`, true},
		"other":   {`unitdp=4&where=Code=="other"`, false},
		`half 1"`: {"unitdp=4", false},
	} {
		b := setup(t, answer(200, itemsList))
		item, found, err := b.Client.FindItemByCode(t.Context(), code)
		if err != nil || found != c.found || found && item.ItemID != anItem || unescaped(b.seen()[0].Query) != c.query {
			t.Errorf("%s: %+v, %v, %v; asked %s", code, item, found, err, unescaped(b.seen()[0].Query))
		}
	}
	b := setup(t, answer(200, itemsList))
	if _, found, err := b.Client.FindItemByCode(t.Context(), ""); found || err != nil || len(b.seen()) != 0 {
		t.Errorf("no code: %v, %v after %d calls", found, err, len(b.seen()))
	}
	if _, err := b.Client.ListItems(t.Context(), xero.ItemQuery{Code: `a"b`}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a quote: %v", err)
	}
	if _, err := b.Client.GetItem(t.Context(), ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("no id: %v", err)
	}
}

func aNewItem() xero.NewItem {
	return xero.NewItem{
		Code: "ST-30", Name: "Stool", Description: "Stool, kauri", PurchaseDescription: "Stool, unfinished",
		SalesDetails:    xero.ItemDetails{UnitPrice: 10_500_000, AccountCode: "200", TaxType: "OUTPUT2"},
		PurchaseDetails: xero.ItemDetails{UnitPrice: 4_912_500, AccountCode: "310", TaxType: "INPUT2"},
	}
}

func TestTheBytesOfItems(t *testing.T) {
	t.Parallel()
	tracked := aNewItem()
	tracked.Code, tracked.InventoryAssetAccountCode = "ST-31", "630"
	tracked.PurchaseDetails.AccountCode, tracked.PurchaseDetails.COGSAccountCode = "", "310"
	body, err := xero.EncodeItems([]xero.NewItem{aNewItem(), {Code: "freight", NotPurchased: true}, tracked})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "items.json", body)
	change, err := xero.EncodeItemChange(anItem, xero.NewItem{Code: "ST-30", NotSold: true})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "item-change.json", change)
}

// Covers 13/items, 6/at-most-10-mb-a-request-the-same-page.
func TestAnItemXeroWouldChangeIsNotEncoded(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*xero.NewItem){
		"items[0].code":                         func(i *xero.NewItem) { i.Code = "" },
		"items[0].name":                         func(i *xero.NewItem) { i.Name = strings.Repeat("n", 51) },
		"items[0].description":                  func(i *xero.NewItem) { i.Description = strings.Repeat("d", 4001) },
		"items[0].purchaseDescription":          func(i *xero.NewItem) { i.PurchaseDescription = strings.Repeat("d", 4001) },
		"items[0].salesDetails.unitPrice":       func(i *xero.NewItem) { i.SalesDetails.UnitPrice = 1_000_001 },
		"items[0].purchaseDetails.unitPrice":    func(i *xero.NewItem) { i.PurchaseDetails.UnitPrice = 1_000_001 },
		"items[0].inventoryAssetAccountCode":    func(i *xero.NewItem) { i.InventoryAssetAccountCode = "630" },
		"items[0].salesDetails.cogsAccountCode": func(i *xero.NewItem) { i.SalesDetails.COGSAccountCode = "310" },
	} {
		item := aNewItem()
		change(&item)
		if body, err := xero.EncodeItems([]xero.NewItem{item}); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	items := make([]xero.NewItem, 501)
	for n := range items {
		items[n].Code = fmt.Sprint(n)
	}
	if _, err := xero.EncodeItems(items[:500]); err != nil {
		t.Errorf("500 items: %v", err)
	}
	_, many := xero.EncodeItems(items)
	_, none := xero.EncodeItems(nil)
	_, noID := xero.EncodeItemChange("", aNewItem())
	_, long := xero.EncodeItemChange(anItem, xero.NewItem{Code: strings.Repeat("c", 31)})
	for _, c := range []struct {
		field string
		err   error
	}{{"items", many}, {"items", none}, {"items[0].id", noID}, {"items[0].code", long}} {
		if onlyField(c.err) != c.field {
			t.Errorf("%s: %v", c.field, c.err)
		}
	}
}
