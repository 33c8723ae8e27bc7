package warehouse

import (
	"daybook/internal/money"
	"daybook/internal/stock/journal"
)

// Item is an item as stock knows it.
type Item struct {
	// ID is the row.
	ID int64
	// SKU and Name are what people call it.
	SKU, Name string
	// Class says what kind of goods it is; its stock account follows from that.
	Class journal.Class
	// Recipe is what one is made of; nil where it is bought.
	Recipe []Use
	// Operations is what else making one costs, in the base currency.
	Operations money.Value
}
