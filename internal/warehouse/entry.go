package warehouse

import (
	"strconv"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// Entry is a stock movement as it is kept.
type Entry struct {
	// ID is the row, and the order of entry; 0 before it is kept.
	ID int64
	// Recording names what was recorded in one go: the ID of its first entry; 0 before it is kept.
	Recording int64
	// Date is the day it counts on.
	Date civil.Date
	// Kind says what happened.
	Kind stock.Kind
	// ItemID is the item moved or made; 0 for landed cost and for the start of a make.
	ItemID int64
	// Quantity, UnitCost, Value, Operations and Split are as in stock.Movement: money is in the base currency.
	Quantity   money.Quantity
	UnitCost   money.Price
	Value      money.Value
	Operations money.Value
	Split      stock.Split
	// Of is the entries that a return, landed cost or the end of a make refers to; nil for none.
	Of []int64
	// Uses is what a make, or its start, consumes; nil for none.
	Uses []Use
	// OrderID is the order it belongs to and OrderLine its line's place, from 1; 0 for none.
	OrderID   int64
	OrderLine int
	// Reason is why something was counted or revalued; it may be empty. Note is the owner's words.
	Reason Reason
	Note   string
	// EnteredAt is when it was recorded, UTC.
	EnteredAt time.Time
}

// Use is a quantity, above zero, of an item that a make consumes.
type Use struct {
	ItemID   int64
	Quantity money.Quantity
}

// Reason is why something was counted or revalued; each may have an account of its own.
type Reason string

// The reasons.
const (
	ReasonCount       Reason = "count"
	ReasonDamaged     Reason = "damaged"
	ReasonLost        Reason = "lost"
	ReasonFound       Reason = "found"
	ReasonWrittenDown Reason = "written_down"
	ReasonWrittenUp   Reason = "written_up"
	// ReasonOpening is what was there when Daybook began.
	ReasonOpening Reason = "opening"
)

// Reasons returns every reason, in the order of a menu.
func Reasons() []Reason {
	return []Reason{ReasonCount, ReasonDamaged, ReasonLost, ReasonFound, ReasonWrittenDown, ReasonWrittenUp, ReasonOpening}
}

// Ref names a kept entry in a stock.Movement.
func Ref(id int64) string { return strconv.FormatInt(id, 10) }

// ItemName names an item, by its row, in a stock.Movement; empty for 0.
func ItemName(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// movement is the entry as it is valued.
func (e Entry) movement() stock.Movement {
	m := stock.Movement{Date: e.Date, Ref: Ref(e.ID), Kind: e.Kind, Item: ItemName(e.ItemID), Quantity: e.Quantity, UnitCost: e.UnitCost,
		Value: e.Value, Split: e.Split, Operations: e.Operations}
	for _, id := range e.Of {
		m.Of = append(m.Of, Ref(id))
	}
	for _, u := range e.Uses {
		m.Uses = append(m.Uses, stock.Use{Item: ItemName(u.ItemID), Quantity: u.Quantity})
	}
	return m
}
