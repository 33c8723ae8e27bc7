package seed

import (
	"unicode/utf8"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// tracked are goods whose stock is kept at Xero, bought and sold as they are at the showroom, with the quantity of the first bill. Daybook knows
// nothing of them: what both kept would count twice.
var tracked = []struct {
	code, name, cost, price string
	quantity                money.Quantity
}{
	{"CANDLE-BEES-200", "Beeswax candle, 200 mm", "7.9500", "18.2609", 60 * money.One},
	{"COASTER-OAK-4", "Coasters, oak offcuts, set of four", "2.3175", "9.5000", 400 * money.One},
}

// items are the goods of the sample as far as they fit Xero, a code of 30 characters and a name of 50 (contract section 13), and those tracked there.
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
		list = append(list, item)
	}
	for _, t := range tracked {
		list = append(list, books.Item{
			ID: idOf("item", t.code), Code: t.code, Name: t.name, Description: t.name, PurchaseDescription: t.name, IsSold: true, IsPurchased: true,
			Sale:     books.ItemTerms{Price: priceOf(t.price), AccountCode: "200", TaxType: "OUTPUT2"},
			Purchase: books.ItemTerms{Price: priceOf(t.cost), TaxType: "INPUT2"}, StockAccountCode: "640", CostAccountCode: "310",
		})
	}
	return list
}

// priceOf reads a price of this file; each is covered by a test.
func priceOf(s string) *money.Price {
	p, err := money.ParsePrice(s)
	if err != nil {
		panic(err)
	}
	return &p
}

// trackedLines are the lines of a bill that bring the first stock of tracked goods in.
func trackedLines() []books.LineInput {
	var lines []books.LineInput
	for _, t := range tracked {
		lines = append(lines, books.LineInput{ItemCode: &t.code, Quantity: &t.quantity})
	}
	return lines
}

// cut shortens a text to a number of characters.
func cut(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(most, len(runes))])
}
