package api_test

import (
	"strings"
	"testing"
)

// chair is an item that is not tracked, as a request body.
const chair = `{"Items":[{"Code":"CHAIR","Name":"Oak chair","Description":"Chair of oak","PurchaseDescription":"Chair, raw",` +
	`"SalesDetails":{"UnitPrice":285.5,"AccountCode":"200","TaxType":"OUTPUT2"},"PurchaseDetails":{"UnitPrice":120.25,"AccountCode":"310","TaxType":"INPUT2"}}]}`

// castor is a tracked item, as a request body.
const castor = `{"Items":[{"Code":"CASTOR","Name":"Castor","Description":"Castor with brake","PurchaseDescription":"Castor, box","InventoryAssetAccountCode":"630",` +
	`"SalesDetails":{"UnitPrice":9.5,"AccountCode":"200","TaxType":"OUTPUT2"},"PurchaseDetails":{"UnitPrice":2.3175,"COGSAccountCode":"310","TaxType":"INPUT2"}}]}`

// Covers 13/items, 6/put-creates-only-post-to-a-collection, 6/creating-answers-200-not-201, 6/body-is-invoices-one-bare-object-also,
// 7/if-modified-since, 15/history.
func TestItems(t *testing.T) {
	t.Parallel()
	t.Run("section 13: PUT creates an item, and it reads back by id and by code", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Items", chair).wantStatus(200)
		id := g.at("Items.0.ItemID")
		b.get("/Items/"+strings.ToUpper(id)).wantStatus(200).want("Items.0.Code", "CHAIR")
		one := b.get("/Items/CHAIR").wantStatus(200)
		for _, read := range []got{g, one} {
			for path, want := range map[string]string{
				"ItemID": id, "Name": "Oak chair", "Description": "Chair of oak", "PurchaseDescription": "Chair, raw",
				"SalesDetails.UnitPrice": "285.5", "SalesDetails.AccountCode": "200", "SalesDetails.TaxType": "OUTPUT2",
				"PurchaseDetails.UnitPrice": "120.25", "PurchaseDetails.AccountCode": "310", "PurchaseDetails.COGSAccountCode": "",
				"IsTrackedAsInventory": "false", "IsSold": "true", "IsPurchased": "true", "QuantityOnHand": "", "TotalCostPool": "",
				"ValidationErrors": "[]", "StatusAttributeString": "",
			} {
				read.want("Items.0."+path, want)
			}
		}
		g.want("Items.0.UpdatedDateUTC", "/Date(1789378200100)/")
		one.want("Items.0.UpdatedDateUTC", "/Date(1789378200100+0000)/")
		b.get("/Items/UNKNOWN").wantStatus(404)
		b.postBare("/Items/UNKNOWN", `{"Name":"x"}`).wantStatus(404)
	})
	t.Run("section 13: what is left out is empty, and prices have two decimals unless four are asked for", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Items", `{"Items":[{"Code":"A"}]}`).wantStatus(200)
		g.want("Items.0.SalesDetails", "{}")
		g.want("Items.0.PurchaseDetails", "{}")
		g.want("Items.0.Name", "")
		b.put("/Items?unitdp=4", `{"Items":[{"Code":"B","SalesDetails":{"UnitPrice":1.23456}}]}`).wantStatus(200).want("Items.0.SalesDetails.UnitPrice", "1.2346")
		b.get("/Items/B").want("Items.0.SalesDetails.UnitPrice", "1.23")
		b.get("/Items/B?unitdp=4").want("Items.0.SalesDetails.UnitPrice", "1.2346")
		b.get("/Items?unitdp=4").want("Items.1.SalesDetails.UnitPrice", "1.2346")
		b.put("/Items", `{"Items":[{"Code":"C","SalesDetails":{"UnitPrice":1.235}}]}`).want("Items.0.SalesDetails.UnitPrice", "1.24")
		b.get("/Items/C?unitdp=4").want("Items.0.SalesDetails.UnitPrice", "1.24")
	})
	t.Run("section 13: POST updates by ItemID or Code, or creates", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.post("/Items", chair).wantStatus(200).at("Items.0.ItemID")
		b.post("/Items", `{"Items":[{"Code":"CHAIR","Name":"By code"}]}`).wantStatus(200).want("Items.0.ItemID", id)
		b.post("/Items", `{"Items":[{"ItemID":"`+id+`","Code":"CHAIR-2"}]}`).wantStatus(200).want("Items.0.Name", "By code")
		g := b.post("/Items/"+id, `{"Items":[{"Code":"CHAIR-2","SalesDetails":{"UnitPrice":300}}]}`).wantStatus(200)
		g.want("Items.0.SalesDetails.AccountCode", "200")
		g.want("Items.0.SalesDetails.UnitPrice", "300.0")
		b.postBare("/Items/CHAIR-2", `{"IsSold":false}`).wantStatus(200)
		g = b.get("/Items").wantStatus(200)
		g.want("Items.0.Description", "")
		g.want("Items.0.SalesDetails", "{}")
		g.want("Items.0.PurchaseDescription", "Chair, raw")
		g.want("Items.1", "")
		b.postBare("/Items/CHAIR-2", `{"IsPurchased":false}`).wantStatus(200).want("Items.0.PurchaseDetails", "{}")
		g = b.post("/Items", `{"Items":[{"ItemID":"00000000-0000-4000-8000-000000000000","Code":"X"}]}`)
		g.wantRefused("An existing Item with the specified ItemID could not be found")
	})
	t.Run("section 7: the list has no pages, and knows If-Modified-Since, where and order", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items", `{"Items":[{"Code":"A","IsPurchased":false},{"Code":"C"},{"Code":"B"}]}`).wantStatus(200)
		g := b.get("/Items?page=2")
		g.want("Items.2.Code", "B")
		g.want("pagination", "")
		b.get("/Items?order=Code%20DESC").want("Items.0.Code", "C")
		b.get("/Items?where=IsPurchased%3D%3Dfalse").want("Items.1", "")
		b.get("/Items?where=SalesDetails.AccountCode%3D%3D%22200%22").want("Items", "[]")
		b.get("/Items?where=Nonsense%3D%3D1").wantStatus(400).want("Type", "QueryParseException")
		b.postBare("/Items/C", `{"Name":"Changed"}`).wantStatus(200)
		g = b.must(call{method: "GET", path: "/Items", modifiedSince: "2026-09-14T09:30:05Z"})
		g.want("Items.0.Code", "C")
		g.want("Items.1", "")
	})
	t.Run("section 2: the scope of settings and that of invoices both cover items", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.must(call{method: "PUT", path: "/Items", body: chair, token: "settler"}).wantStatus(200)
		b.must(call{method: "GET", path: "/Items", token: "settler"}).wantStatus(200)
		b.must(call{method: "POST", path: "/Items", body: chair}).wantStatus(200)
		b.must(call{method: "GET", path: "/Items", token: "settingsreader"}).wantStatus(200)
		b.must(call{method: "PUT", path: "/Items", body: chair, token: "settingsreader"}).wantStatus(401)
		b.must(call{method: "GET", path: "/Items", token: "reader"}).wantStatus(401)
	})
	t.Run("section 5: an item under the same key is created once, and a PUT creates at the collection only", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		once := call{method: "PUT", path: "/Items", body: chair, key: "k1"}
		first, second := b.must(once).wantStatus(200), b.must(once).wantStatus(200)
		if first.raw != second.raw {
			t.Errorf("the replies differ:\n%s\n%s", first.raw, second.raw)
		}
		once.body = castor
		b.must(once).wantStatus(400).want("Message", "Idempotency Key: k1 is used with a different request.")
		b.must(call{method: "PUT", path: "/Items/CHAIR", body: chair, isBad: true}).wantStatus(405)
		b.must(call{method: "PUT", path: "/Items", body: "<Items/>", isBad: true}).wantStatus(400).want("Type", "PostDataInvalidException")
	})
	t.Run("section 15: items have a history", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/Items", chair).at("Items.0.ItemID")
		b.put("/Items/CHAIR/History", `{"HistoryRecords":[{"Details":"Oiled since May"}]}`).wantStatus(200)
		b.postBare("/Items/"+id, `{"Name":"Chair"}`).wantStatus(200)
		g := b.get("/Items/" + id + "/History").wantStatus(200)
		for n, want := range []string{"Edited", "Note", "Created"} {
			g.want("HistoryRecords."+string(rune('0'+n))+".Changes", want)
		}
	})
}

// Covers 13/items, 6.summarizeerrors/summarizeerrors-false, 6.summarizeerrors/failed-create,
// 6/at-most-10-mb-a-request-the-same-page.
func TestItemsThatAreRefused(t *testing.T) {
	b := setup(t)
	b.put("/Items", chair).wantStatus(200)
	long := func(n int) string { return strings.Repeat("x", n) }
	for name, c := range map[string]struct{ item, text string }{
		"no code":                 {`{"Code":""}`, "The item code must be specified."},
		"a code that is too long": {`{"Code":"` + long(31) + `"}`, "The field Code must not be longer than 30 characters."},
		"a name":                  {`{"Code":"A","Name":"` + long(51) + `"}`, "The field Name must not be longer than 50 characters."},
		"a description":           {`{"Code":"A","Description":"` + long(4001) + `"}`, "The field Description must not be longer than 4000 characters."},
		"a purchase description":  {`{"Code":"A","PurchaseDescription":"` + long(4001) + `"}`, "The field PurchaseDescription must not be longer than 4000 characters."},
		"a code that is taken":    {`{"Code":"CHAIR"}`, "Price List Item with Code ''CHAIR'' already exists"},
		"an unknown account":      {`{"Code":"A","SalesDetails":{"AccountCode":"999"}}`, "Account code '999' is not a valid code for this document."},
		"a bank account":          {`{"Code":"A","PurchaseDetails":{"AccountCode":"090"}}`, "Account code '090' is not a valid code for this document."},
		"an archived account":     {`{"Code":"A","SalesDetails":{"AccountCode":"299"}}`, "Account code '299' has been archived, or has been deleted. Each line item must reference a valid account."},
		"an unknown tax type":     {`{"Code":"A","SalesDetails":{"TaxType":"TAX9"}}`, "The TaxType code 'TAX9' does not exist or cannot be used for this type of transaction"},
		"a deleted tax type":      {`{"Code":"A","SalesDetails":{"TaxType":"OUTPUT"}}`, "The TaxType code 'OUTPUT' does not exist or cannot be used for this type of transaction"},
		"a tax type that does not go with the account": {`{"Code":"A","PurchaseDetails":{"AccountCode":"310","TaxType":"OUTPUT2"}}`, "The TaxType code 'OUTPUT2' cannot be used with account code '310'"},
		"stock without its cost":                       {`{"Code":"A","InventoryAssetAccountCode":"630"}`, "A tracked item needs both an InventoryAssetAccountCode and a COGSAccountCode."},
		"cost without its stock":                       {`{"Code":"A","PurchaseDetails":{"COGSAccountCode":"310"}}`, "A tracked item needs both an InventoryAssetAccountCode and a COGSAccountCode."},
		"an account that is not of inventory":          {`{"Code":"A","InventoryAssetAccountCode":"310","PurchaseDetails":{"COGSAccountCode":"310"}}`, "Account code '310' is not an active account of type INVENTORY."},
		"a cost that is no expense":                    {`{"Code":"A","InventoryAssetAccountCode":"630","PurchaseDetails":{"COGSAccountCode":"200"}}`, "Account code '200' is not an active account for the cost of goods sold."},
	} {
		t.Run("section 13: "+name, func(t *testing.T) {
			b.t = t
			g := b.must(call{method: "PUT", path: "/Items", body: `{"Items":[` + c.item + `]}`, isBad: true}).wantRefused(c.text)
			g.want("Elements.0.ItemID", "00000000-0000-0000-0000-000000000000")
		})
	}
	t.Run("section 13: the longest that is allowed", func(t *testing.T) {
		b.t = t
		b.put("/Items", `{"Items":[{"Code":"`+long(30)+`","Name":"`+long(50)+`","Description":"`+long(4000)+`","PurchaseDescription":"`+long(4000)+`"}]}`).wantStatus(200)
	})
	t.Run("section 6: each element has its own outcome where errors are not summarised", func(t *testing.T) {
		b.t = t
		g := b.put("/Items?summarizeErrors=false", `{"Items":[{"Code":"GOOD"},{"Code":"CHAIR"}]}`).wantStatus(200)
		g.want("Items.0.StatusAttributeString", "OK")
		g.want("Items.1.StatusAttributeString", "ERROR")
		g.want("Items.1.ValidationErrors.0.Message", "Price List Item with Code ''CHAIR'' already exists")
		b.get("/Items/GOOD").wantStatus(200)
	})
	t.Run("section 6: a price that is no number, and 501 items in one request", func(t *testing.T) {
		b.t = t
		b.must(call{method: "PUT", path: "/Items", body: `{"Items":[{"Code":"P","SalesDetails":{"UnitPrice":"much"}}]}`, isBad: true}).wantStatus(400)
		items := strings.Repeat(`{"Code":"M"},`, 500) + `{"Code":"M"}`
		b.put("/Items", `{"Items":[`+items+`]}`).wantStatus(400).want("Message", "A request must not hold more than 500 items.")
		b.get("/Items/M").wantStatus(404)
		b.put("/Items?summarizeErrors=false", `{"Items":[`+strings.TrimPrefix(items, `{"Code":"M"},`)+`]}`).wantStatus(200)
	})
}

// Covers 9.lines/itemcode.
func TestItemsOnLines(t *testing.T) {
	t.Parallel()
	lines := func(line string) string { return `"Contact":{"Name":"Hutt Homes"},"LineItems":[{` + line + `}]` }
	t.Run("section 9: the code fills description, price, account and tax", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items", chair).wantStatus(200)
		for kind, want := range map[string][4]string{
			"ACCREC": {"Chair of oak", "285.5", "200", "OUTPUT2"}, "ACCPAY": {"Chair, raw", "120.25", "310", "INPUT2"},
		} {
			g := b.put("/Invoices", document(kind, approved+lines(`"ItemCode":"CHAIR","Quantity":2`))).wantStatus(200)
			for n, field := range []string{"Description", "UnitAmount", "AccountCode", "TaxType"} {
				g.want("Invoices.0.LineItems.0."+field, want[n])
			}
			g.want("Invoices.0.LineItems.0.ItemCode", "CHAIR")
		}
		one := b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"CHAIR"`))).wantStatus(200)
		one.want("Invoices.0.LineItems.0.Quantity", "1.0")
		one.want("Invoices.0.Total", "328.33")
	})
	t.Run("section 9: the tax of the item comes before that of its account", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items", `{"Items":[{"Code":"EXPORT","Description":"x","SalesDetails":{"UnitPrice":1,"AccountCode":"200","TaxType":"NONE"}}]}`).wantStatus(200)
		b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"EXPORT"`))).wantStatus(200).want("Invoices.0.LineItems.0.TaxType", "NONE")
	})
	t.Run("section 9: what is sent wins", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items", chair).wantStatus(200)
		g := b.put("/Invoices", document("ACCREC", approved+lines(`"ItemCode":"CHAIR","Description":"Ours","UnitAmount":200,"AccountCode":"250","TaxType":"NONE"`))).wantStatus(200)
		for field, want := range map[string]string{"Description": "Ours", "UnitAmount": "200.0", "AccountCode": "250", "TaxType": "NONE"} {
			g.want("Invoices.0.LineItems.0."+field, want)
		}
		b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"CHAIR","Quantity":2,"LineAmount":500`))).wantStatus(200).want("Invoices.0.LineItems.0.UnitAmount", "250.0")
	})
	t.Run("section 9: a price of four decimals is filled in as the call asks for it", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items?unitdp=4", `{"Items":[{"Code":"SCREW","Description":"Screw","SalesDetails":{"UnitPrice":0.0425}}]}`).wantStatus(200)
		b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"SCREW","Quantity":1000`))).want("Invoices.0.SubTotal", "40.0")
		b.put("/Invoices?unitdp=4", document("ACCREC", lines(`"ItemCode":"SCREW","Quantity":1000`))).want("Invoices.0.SubTotal", "42.5")
	})
	t.Run("section 9: an update fills anew only where the item is another", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Items", chair).wantStatus(200)
		g := b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"CHAIR","UnitAmount":200`)))
		id, line := g.at("Invoices.0.InvoiceID"), g.at("Invoices.0.LineItems.0.LineItemID")
		b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"`+line+`","ItemCode":"CHAIR","Quantity":3}]}`).wantStatus(200).want("Invoices.0.SubTotal", "600.0")
		b.put("/Items", `{"Items":[{"Code":"STOOL","Description":"Stool","SalesDetails":{"UnitPrice":90}}]}`).wantStatus(200)
		g = b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"`+line+`","ItemCode":"STOOL"}]}`).wantStatus(200)
		g.want("Invoices.0.SubTotal", "270.0")
		g.want("Invoices.0.LineItems.0.Description", "Stool")
		g.want("Invoices.0.LineItems.0.AccountCode", "200")
	})
	t.Run("section 9: an unknown code is refused", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Invoices", document("ACCREC", lines(`"ItemCode":"NONE","Description":"x","UnitAmount":1,"AccountCode":"200"`))).wantRefused("Item code 'NONE' is not valid.")
	})
}

// stock is the body of an approved document that moves castors.
func stock(kind string, quantity, price string) string {
	line := `{"ItemCode":"CASTOR","Quantity":` + quantity
	if price != "" {
		line += `,"UnitAmount":` + price
	}
	return document(kind, approved+`"Contact":{"Name":"Hutt Homes"},"LineItems":[`+line+`}]`)
}

// wantStock fails where the castors are not these.
func (b *bench) wantStock(onHand, cost, onBackOrder string) {
	b.t.Helper()
	g := b.get("/Items/CASTOR").wantStatus(200)
	g.want("Items.0.QuantityOnHand", onHand)
	g.want("Items.0.QuantityAvailable", onHand)
	g.want("Items.0.TotalCostPool", cost)
	g.want("Items.0.QuantityOnBackOrder", onBackOrder)
}

// Covers 13/items, 13/tracked-items-on-documents, 9.fields/allowbackorders-true-query, 12/text, 17/text.
func TestTrackedItems(t *testing.T) {
	t.Parallel()
	const short = "There is not enough of item code 'CASTOR' on hand."
	tracked := func(t *testing.T) *bench {
		t.Helper()
		b := setup(t)
		g := b.put("/Items?unitdp=4", castor).wantStatus(200)
		g.want("Items.0.IsTrackedAsInventory", "true")
		g.want("Items.0.PurchaseDetails.COGSAccountCode", "310")
		g.want("Items.0.InventoryAssetAccountCode", "630")
		b.wantStock("0.0", "0.0", "0.0")
		return b
	}
	t.Run("section 13: approved bills bring stock in, and approved invoices take it out at average cost", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		bill := b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200)
		bill.want("Invoices.0.LineItems.0.AccountCode", "630")
		bill.want("Invoices.0.LineItems.0.Description", "Castor, box")
		b.wantStock("10.0", "20.0", "0.0")
		b.put("/Invoices", stock("ACCPAY", "5", "3")).wantStatus(200)
		b.wantStock("15.0", "35.0", "0.0")
		b.put("/Invoices", stock("ACCREC", "4", "")).wantStatus(200).want("Invoices.0.LineItems.0.AccountCode", "200")
		b.wantStock("11.0", "25.67", "0.0")
	})
	t.Run("section 13: drafts move nothing until they are approved, and a void takes the move back", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		draft := strings.Replace(stock("ACCPAY", "10", "2"), "AUTHORISED", "DRAFT", 1)
		id := b.put("/Invoices", draft).wantStatus(200).at("Invoices.0.InvoiceID")
		b.wantStock("0.0", "0.0", "0.0")
		b.postBare("/Invoices/"+id, `{"Status":"AUTHORISED"}`).wantStatus(200)
		b.wantStock("10.0", "20.0", "0.0")
		sale := b.put("/Invoices", stock("ACCREC", "3", "")).wantStatus(200).at("Invoices.0.InvoiceID")
		b.wantStock("7.0", "14.0", "0.0")
		b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantRefused(short)
		b.postBare("/Invoices/"+sale, `{"Status":"VOIDED"}`).wantStatus(200)
		b.wantStock("10.0", "20.0", "0.0")
		b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
		b.wantStock("0.0", "0.0", "0.0")
	})
	t.Run("section 13: an edit moves the difference, and one that moves nothing leaves the cost", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200)
		g := b.put("/Invoices", stock("ACCREC", "4", ""))
		id, line := g.at("Invoices.0.InvoiceID"), g.at("Invoices.0.LineItems.0.LineItemID")
		b.put("/Invoices", stock("ACCPAY", "6", "4")).wantStatus(200)
		b.wantStock("12.0", "36.0", "0.0")
		b.postBare("/Invoices/"+id, `{"Reference":"R-1"}`).wantStatus(200)
		b.wantStock("12.0", "36.0", "0.0")
		b.postBare("/Invoices/"+id, `{"LineItems":[{"LineItemID":"`+line+`","Quantity":2}]}`).wantStatus(200)
		b.wantStock("14.0", "38.5", "0.0")
	})
	t.Run("section 13: overselling is refused, on one line and over several", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200)
		b.put("/Invoices", stock("ACCREC", "10.0001", "")).wantRefused(short)
		six := `{"ItemCode":"CASTOR","Quantity":6}`
		b.put("/Invoices", document("ACCREC", approved+`"Contact":{"Name":"A"},"LineItems":[`+six+`,`+six+`]`)).wantRefused(short)
		b.wantStock("10.0", "20.0", "0.0")
		b.put("/Invoices", stock("ACCREC", "10", "")).wantStatus(200)
		b.wantStock("0.0", "0.0", "0.0")
	})
	t.Run("section 9: allowBackorders lets an invoice oversell, and only an invoice", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		bill := b.put("/Invoices", stock("ACCPAY", "10", "2")).at("Invoices.0.InvoiceID")
		b.must(call{method: "PUT", path: "/Invoices?allowBackorders=true", body: stock("ACCREC", "12", "")}).wantStatus(200)
		b.wantStock("0.0", "0.0", "2.0")
		b.must(call{method: "POST", path: "/Invoices/" + bill + "?allowBackorders=true", body: `{"Status":"VOIDED"}`, isBad: true}).wantRefused(short)
		b.must(call{method: "PUT", path: "/Invoices?allowBackorders=true", body: stock("ACCPAY", "-1", "2"), isBad: true}).wantRefused(short)
		b.must(call{method: "PUT", path: "/Invoices?allowBackorders=false", body: stock("ACCREC", "1", "")}).wantRefused(short)
		b.put("/Invoices", stock("ACCPAY", "5", "2")).wantStatus(200)
		b.wantStock("3.0", "10.0", "0.0")
	})
	t.Run("section 13: cost is without tax and in the base currency", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		b.put("/Invoices", strings.Replace(stock("ACCPAY", "10", "2.3"), `"Type"`, `"LineAmountTypes":"Inclusive","Type"`, 1)).wantStatus(200)
		b.wantStock("10.0", "20.0", "0.0")
		b.put("/Invoices", strings.Replace(stock("ACCPAY", "10", "3"), `"Type"`, `"CurrencyCode":"USD","CurrencyRate":0.6,"Type"`, 1)).wantStatus(200)
		b.wantStock("20.0", "70.0", "0.0")
	})
	t.Run("section 13: credit notes turn the stock round", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200)
		b.put("/Invoices", stock("ACCREC", "4", "")).wantStatus(200)
		note := func(kind, quantity, price string) string {
			return strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, kind, kind+"CREDIT").Replace(stock(kind, quantity, price))
		}
		id := b.put("/CreditNotes", note("ACCREC", "1", "")).wantStatus(200).at("CreditNotes.0.CreditNoteID")
		b.wantStock("7.0", "14.0", "0.0")
		b.put("/CreditNotes", note("ACCPAY", "2", "3")).wantStatus(200)
		b.wantStock("5.0", "8.0", "0.0")
		b.put("/CreditNotes", note("ACCPAY", "6", "2")).wantRefused(short)
		b.postBare("/CreditNotes/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
		b.wantStock("4.0", "6.0", "0.0")
	})
	t.Run("section 12: a person credits the money of a bill, and the account of the stock stays what the goods are worth", func(t *testing.T) {
		t.Parallel()
		for _, cents := range []int64{0, 500} {
			b := tracked(t)
			bill := b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200).at("Invoices.0.InvoiceID")
			_, err := b.desk().CreditInvoice(t.Context(), bill, moneyOf(cents))
			b.does(err)
			b.wantStock("10.0", "20.0", "0.0")
			if table := b.get("/Reports/TrialBalance").table(); !strings.Contains(table, "Row Inventory (630)|20.00||20.00|") {
				t.Errorf("after a credit of %d:\n%s", cents, table)
			}
		}
	})
	t.Run("section 13: a purchase of stock goes to its account and no other", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		body := strings.Replace(stock("ACCPAY", "10", "2"), `"Quantity"`, `"AccountCode":"310","Quantity"`, 1)
		b.put("/Invoices", body).wantRefused("Account code '310' is not a valid code for this document.")
	})
	t.Run("section 13: an item that gets another code stays the item of its lines", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		bill := b.put("/Invoices", stock("ACCPAY", "10", "2")).at("Invoices.0.InvoiceID")
		body := strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, "ACCPAY", "ACCPAYCREDIT").Replace(stock("ACCPAY", "1", "2"))
		credit := b.put("/CreditNotes", body).wantStatus(200).at("CreditNotes.0.CreditNoteID")
		b.postBare("/Items/CASTOR", `{"Code":"WHEEL"}`).wantStatus(200)
		b.get("/Invoices/"+bill).want("Invoices.0.LineItems.0.ItemCode", "WHEEL")
		b.postBare("/CreditNotes/"+credit, `{"Status":"VOIDED"}`).wantStatus(200)
		b.get("/Items/WHEEL").want("Items.0.QuantityOnHand", "10.0")
		b.postBare("/Invoices/"+bill, `{"Status":"VOIDED"}`).wantStatus(200)
		b.get("/Items/WHEEL").want("Items.0.QuantityOnHand", "0.0")
	})
	t.Run("section 13: stock and cost cannot be written, and stock keeps its account", func(t *testing.T) {
		t.Parallel()
		b := tracked(t)
		b.put("/Invoices", stock("ACCPAY", "10", "2")).wantStatus(200)
		b.post("/Items", `{"Items":[{"Code":"CASTOR","QuantityOnHand":99,"TotalCostPool":1,"IsTrackedAsInventory":false}]}`).wantStatus(200)
		b.wantStock("10.0", "20.0", "0.0")
		b.post("/Items", `{"Items":[{"Code":"CASTOR","InventoryAssetAccountCode":"","PurchaseDetails":{"COGSAccountCode":""}}]}`).
			wantRefused("The inventory account of an item with stock cannot be changed.")
	})
}
