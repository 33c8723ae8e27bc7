package seed

import (
	"unicode/utf8"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// tracked are the goods whose stock is kept at Xero, bought and sold as they are, with the quantity of the first bill.
var tracked = map[string]money.Quantity{
	"OIL-CARE-250":  60 * money.One,
	"CASTOR-50-BRK": 400 * money.One,
}

// items are the goods of the sample as far as they fit Xero: a code of 30 characters and a name of 50 (contract section 13).
func items() []books.Item {
	var list []books.Item
	for _, good := range sample.Items() {
		if utf8.RuneCountInString(good.SKU) > 30 {
			continue
		}
		item := books.Item{ID: idOf("item", good.SKU), Code: good.SKU, Name: cut(good.Name, 50), Description: good.Name}
		if good.SalesPrice != 0 {
			item.IsSold, item.Sale = true, books.ItemTerms{Price: &good.SalesPrice, AccountCode: "200", TaxType: "OUTPUT2"}
		} else {
			item.Description = ""
		}
		if good.PurchasePrice != 0 {
			item.IsPurchased, item.PurchaseDescription = true, good.Name
			item.Purchase = books.ItemTerms{Price: &good.PurchasePrice, AccountCode: "300", TaxType: "INPUT2"}
		}
		if tracked[good.SKU] != 0 {
			item.Purchase.AccountCode, item.StockAccountCode, item.CostAccountCode = "", "640", "310"
		}
		list = append(list, item)
	}
	return list
}

// stockLines are the lines of a bill that bring the first stock in.
func stockLines() []books.LineInput {
	var lines []books.LineInput
	for _, item := range items() {
		if quantity := tracked[item.Code]; quantity != 0 {
			lines = append(lines, books.LineInput{ItemCode: &item.Code, Quantity: &quantity})
		}
	}
	return lines
}

// cut shortens a text to a number of characters.
func cut(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(most, len(runes))])
}
