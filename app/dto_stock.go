package app

// StockQuery asks for a window of the list of what there is.
type StockQuery struct {
	// Search is free text over code and name; empty matches all.
	Search string `json:"search"`
	// Class is "material", "part_made", "finished" or "traded"; empty for all.
	Class string `json:"class"`
	// Show is "all", "on_hand" (a quantity other than zero) or "problem" (below zero, or without a cost).
	Show string `json:"show"`
	// On is the day at whose end it is valued, YYYY-MM-DD; empty for today.
	On string `json:"on"`
	// Sort is "code", "name", "on_hand", "unit_cost" or "value"; IsDescending turns it round.
	Sort         string `json:"sort"`
	IsDescending bool   `json:"isDescending"`
	// Offset and Limit are the window; Limit is 1 to 500.
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// StockPage is a window of the list of what there is.
type StockPage struct {
	Rows []StockRow `json:"rows"`
	// Total counts all rows that match; Value is what they are worth together, in Currency.
	Total int    `json:"total"`
	Value string `json:"value"`
	// Counts has the number of items by Show: "all", "on_hand", "problem", whatever is searched for.
	Counts map[string]int `json:"counts"`
	// Currency is the base currency; On the day at whose end it is valued.
	Currency string `json:"currency"`
	On       string `json:"on"`
	// Method is "average" or "fifo".
	Method string `json:"method"`
	// HasMovements: something was recorded already, whatever is searched for.
	HasMovements bool `json:"hasMovements"`
}

// StockRow is what there is of one item. Figures are decimals: quantities without trailing zeros, values in the base currency with two
// decimals, unit costs with two to six.
type StockRow struct {
	ItemID   int64  `json:"itemId"`
	SKU      string `json:"sku"`
	Name     string `json:"name"`
	Class    string `json:"class"`
	OnHand   string `json:"onHand"`
	UnitCost string `json:"unitCost"`
	Value    string `json:"value"`
	// Problem is "negative" (less than nothing is there), "uncosted" (no cost is known) or empty.
	Problem string `json:"problem"`
}

// StockItemView is one item with what it is made of.
type StockItemView struct {
	Row StockRow `json:"row"`
	// Recipe is what one is made of; empty when it is bought. Operations is what making one costs beside, such as wages.
	Recipe     []UseView `json:"recipe"`
	Operations string    `json:"operations"`
	// Currency is the base currency.
	Currency string `json:"currency"`
}

// UseView is a quantity of an item that a make consumes.
type UseView struct {
	ItemID   int64  `json:"itemId"`
	SKU      string `json:"sku"`
	Name     string `json:"name"`
	Quantity string `json:"quantity"`
	// OnHand is what there is of it today, and UnitCost what one costs.
	OnHand   string `json:"onHand"`
	UnitCost string `json:"unitCost"`
}

// StockItemForm is the class and the recipe of an item.
type StockItemForm struct {
	ItemID     int64     `json:"itemId"`
	Class      string    `json:"class"`
	Recipe     []UseForm `json:"recipe"`
	Operations string    `json:"operations"`
}

// UseForm is a quantity of an item, as typed.
type UseForm struct {
	ItemID   int64  `json:"itemId"`
	Quantity string `json:"quantity"`
}

// MovementQuery asks for a window of the movements, newest first.
type MovementQuery struct {
	// ItemID limits to one item, 0 for all; OrderID to one order, 0 for all.
	ItemID  int64 `json:"itemId"`
	OrderID int64 `json:"orderId"`
	// From and To are the first and the last day, empty for no bound.
	From string `json:"from"`
	To   string `json:"to"`
	// Kind is a kind of MovementRow, empty for all.
	Kind string `json:"kind"`
	// Search is free text over item, order, note and reason.
	Search string `json:"search"`
	Offset int    `json:"offset"`
	Limit  int    `json:"limit"`
}

// MovementPage is a window of the movements.
type MovementPage struct {
	Rows     []MovementRow `json:"rows"`
	Total    int           `json:"total"`
	Currency string        `json:"currency"`
}

// MovementRow is what one movement did to one item; what a make consumed are rows of their own, of kind "use".
type MovementRow struct {
	// ID is the movement's; several rows of a make share it. Recording names what was recorded in one go.
	ID        int64 `json:"id"`
	Recording int64 `json:"recording"`
	// Kind is "receive", "issue", "customer_return", "supplier_return", "count", "revalue", "landed_cost", "make", "make_start", "make_done" or "use".
	Kind   string `json:"kind"`
	Date   string `json:"date"`
	ItemID int64  `json:"itemId"`
	SKU    string `json:"sku"`
	Name   string `json:"name"`
	// Change is the change of the quantity on hand and Value of its worth: below zero for what went out.
	Change string `json:"change"`
	Value  string `json:"value"`
	// OnHand, Worth and UnitCost are as they stand after it.
	OnHand   string `json:"onHand"`
	Worth    string `json:"worth"`
	UnitCost string `json:"unitCost"`
	// OrderID, OrderKind, OrderNumber and Contact are the order it belongs to; 0 and empty for none.
	OrderID     int64  `json:"orderId"`
	OrderKind   string `json:"orderKind"`
	OrderNumber string `json:"orderNumber"`
	Contact     string `json:"contact"`
	// Reason is why something was counted or revalued, Note the owner's words.
	Reason string `json:"reason"`
	Note   string `json:"note"`
	// Problem is "provisional" (its cost is a guess until more is received), "uncosted" (no cost is known) or empty.
	Problem string `json:"problem"`
	// EnteredAt is the UTC instant it was recorded.
	EnteredAt string `json:"enteredAt"`
	// CanDelete: nothing later refers to it.
	CanDelete bool `json:"canDelete"`
}

// OrderStockView is what an order still has to be received or delivered.
type OrderStockView struct {
	OrderID  int64            `json:"orderId"`
	Kind     string           `json:"kind"`
	Number   string           `json:"number"`
	Date     string           `json:"date"`
	Contact  string           `json:"contact"`
	Currency string           `json:"currency"`
	Lines    []OrderStockLine `json:"lines"`
}

// OrderStockLine is one item line of an order.
type OrderStockLine struct {
	// Line is the order line's place, from 1.
	Line   int    `json:"line"`
	ItemID int64  `json:"itemId"`
	SKU    string `json:"sku"`
	Name   string `json:"name"`
	// Ordered, Moved and Left are quantities: Moved is what was received or delivered, net of returns.
	Ordered string `json:"ordered"`
	Moved   string `json:"moved"`
	Left    string `json:"left"`
	// OnHand is what there is today.
	OnHand string `json:"onHand"`
	// UnitCost is what a unit costs in the base currency by the order, without tax; empty on sales orders.
	UnitCost string `json:"unitCost"`
	// Returnable are the movements of this line that goods can come back from, oldest first.
	Returnable []ReturnableView `json:"returnable"`
}

// ReturnableView is a receipt or delivery that goods can go back from.
type ReturnableView struct {
	// MovementID is the receipt or delivery, Left how much of it has not gone back yet.
	MovementID int64  `json:"movementId"`
	Date       string `json:"date"`
	Left       string `json:"left"`
}

// OpenStockOrder is an order that waits for goods.
type OpenStockOrder struct {
	OrderID int64  `json:"orderId"`
	Number  string `json:"number"`
	Date    string `json:"date"`
	Contact string `json:"contact"`
	// Left counts the lines that are not whole.
	Left int `json:"left"`
}

// RecordingForm is what the owner records in one go.
type RecordingForm struct {
	// Kind is as in MovementRow, but "use".
	Kind string `json:"kind"`
	Date string `json:"date"`
	// OrderID is the order it belongs to; 0 for none.
	OrderID int64 `json:"orderId"`
	// Reason is "count", "damaged", "lost", "found", "written_down", "written_up" or "opening"; for counts and revaluations.
	Reason string          `json:"reason"`
	Note   string          `json:"note"`
	Lines  []RecordingLine `json:"lines"`
}

// RecordingLine is one movement of a recording; what its kind does not need is ignored. Figures are as typed.
type RecordingLine struct {
	ItemID   int64  `json:"itemId"`
	Quantity string `json:"quantity"`
	// UnitCost is of a receipt, in the base currency.
	UnitCost string `json:"unitCost"`
	// Value is the change of a revaluation, what landed cost comes to, or what a supplier credits.
	Value string `json:"value"`
	// OrderLine is the place of the order's line, from 1; 0 for none.
	OrderLine int `json:"orderLine"`
	// Of is the movements a return, landed cost or the end of a make refers to.
	Of []int64 `json:"of"`
	// Split is "value", "quantity" or "equal"; for landed cost.
	Split string `json:"split"`
	// Uses is what a make consumes; empty takes the recipe. Operations is what else it cost; empty takes the recipe's.
	Uses       []UseForm `json:"uses"`
	Operations string    `json:"operations"`
}

// RecordedView is what a recording became.
type RecordedView struct {
	// Recording names it: StockUndo takes it away again.
	Recording int64 `json:"recording"`
	// Rows are its movements with what they did, as it stands now.
	Rows []MovementRow `json:"rows"`
	// Warnings are sentences the owner should read: less than nothing is there, a closed period is restated.
	Warnings []string `json:"warnings"`
}
