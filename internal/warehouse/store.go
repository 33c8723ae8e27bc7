package warehouse

import (
	"context"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock"
)

// Store is the company file as the warehouse needs it. Every method reads one moment or changes all or nothing.
type Store interface {
	// StockVersion names what LoadStock would return: the same as long as nothing of it changed.
	StockVersion(ctx context.Context) (string, error)
	// LoadStock returns all that stock is valued from.
	LoadStock(ctx context.Context) (Snapshot, error)
	// RecordMovements keeps new entries as one recording and returns them with their ids, in the same order. NotFound where an item, an order
	// or an entry referred to is not there.
	RecordMovements(ctx context.Context, entries []Entry) ([]Entry, error)
	// DeleteRecording takes a recording away and returns its entries. NotFound where there is none; Conflict where a later one refers to it.
	DeleteRecording(ctx context.Context, recording int64) ([]Entry, error)
	// SaveStockItem keeps class, recipe and operations of an item. NotFound where an item is not there.
	SaveStockItem(ctx context.Context, item Item) error
	// ListWaitingOrders returns the orders of a kind, dated on or after a day, that are not cancelled and have lines that are not whole, oldest
	// first, at most limit.
	ListWaitingOrders(ctx context.Context, kind order.Kind, since civil.Date, limit int) ([]Waiting, error)
	// GetOrderStock returns what an order has of stock. NotFound where there is none.
	GetOrderStock(ctx context.Context, orderID int64) (OrderStock, error)
	// LoadMethod returns how stock is valued; Average before it was chosen.
	LoadMethod(ctx context.Context) (stock.Method, error)
	// LastClosed returns the last day of the last closed period; zero when none is.
	LastClosed(ctx context.Context) (civil.Date, error)
}

// Snapshot is all that stock is valued from, at one moment.
type Snapshot struct {
	// Version is StockVersion's.
	Version string
	// Items is every item, by SKU.
	Items []Item
	// Entries is every movement, in the order of entry.
	Entries []Entry
	// Orders names the orders that entries belong to, by id.
	Orders map[int64]OrderName
	// Bills is the lines of the bills that stand at Xero, by the order they were made of.
	Bills []BillLine
	// Method is how stock is valued.
	Method stock.Method
}

// OrderName is how people know an order.
type OrderName struct {
	Kind            order.Kind
	Number, Contact string
}

// BillLine is what a bill that stands at Xero says of the line of a purchase order.
type BillLine struct {
	// OrderID and Line are the order's line; Line is its place, from 1.
	OrderID int64
	Line    int
	// ItemID is the item of the order's line; 0 where it has none.
	ItemID int64
	// Quantity is what was billed, Net what it came to without tax, in the base currency.
	Quantity money.Quantity
	Net      money.Amount
	// Date is the bill's; IsApproved tells that it is in the ledger: no draft and not submitted only.
	Date       civil.Date
	IsApproved bool
	// AccountCode is where it was coded.
	AccountCode string
}

// Waiting is an order that waits for goods.
type Waiting struct {
	OrderID         int64
	Number, Contact string
	Date            civil.Date
	// Lines counts those that are not whole.
	Lines int
}

// OrderStock is what an order has of stock.
type OrderStock struct {
	Order   order.Order
	Contact string
	// Base is the currency of the books; empty before an organisation was chosen and nothing else tells.
	Base money.Currency
	// Entries are its movements, in the order of entry.
	Entries []Entry
	// Rates is the per cent of each order tax.
	Rates map[int64]money.Percent
}
