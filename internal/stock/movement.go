package stock

import (
	"daybook/internal/civil"
	"daybook/internal/money"
)

// Movement is one entry of the stock ledger.
type Movement struct {
	// Date is the day it counts on.
	Date civil.Date
	// Ref names it; others refer to it by that. Not empty, and no two have the same.
	Ref string
	// Kind says what happened.
	Kind Kind
	// Item is the item moved, or made. Empty for landed cost and for the start of a make.
	Item string
	// Quantity is how much came or went, above zero; for a count what was counted, zero or more.
	Quantity money.Quantity
	// UnitCost is what a unit of a receipt costs in the base currency, without recoverable tax; zero or more.
	UnitCost money.Price
	// Value is the change of a revaluation, what landed cost comes to, or what a supplier credits for a return; zero for the receipt's price.
	Value money.Value
	// Of names the movement that a return undoes (one), the receipts that landed cost belongs to, or the starts that a make ends.
	Of []string
	// Split says how landed cost is divided among its receipts; empty for SplitValue.
	Split Split
	// Uses is what a make, or its start, consumes.
	Uses []Use
	// Operations is what else a make, its start or its end cost, such as wages.
	Operations money.Value
}

// Kind is what happened to stock.
type Kind string

// The kinds.
const (
	// Receive: goods came in at a cost.
	Receive Kind = "receive"
	// Issue: goods went out, sold or used.
	Issue Kind = "issue"
	// CustomerReturn: part of an issue came back, at the cost it left with.
	CustomerReturn Kind = "customer_return"
	// SupplierReturn: part of a receipt went back, at the receipt's cost but at no more than is there.
	SupplierReturn Kind = "supplier_return"
	// Count: the quantity was counted.
	Count Kind = "count"
	// Revalue: the value changed, not the quantity: a write-down, or its reversal.
	Revalue Kind = "revalue"
	// LandedCost: freight or duty restates receipts, from their dates.
	LandedCost Kind = "landed_cost"
	// Make: an item was made of others, at once.
	Make Kind = "make"
	// MakeStart and MakeDone: what a make consumes goes into work in progress, and what was made comes out of it later.
	MakeStart Kind = "make_start"
	MakeDone  Kind = "make_done"
)

// Split is how landed cost is divided among receipts.
type Split string

// The ways to split.
const (
	SplitValue    Split = "value"
	SplitQuantity Split = "quantity"
	SplitEqual    Split = "equal"
)

// Use is what a make consumes of an item.
type Use struct {
	Item string
	// Quantity is above zero.
	Quantity money.Quantity
}

// Method is how the cost of what goes out is found.
type Method string

// The methods.
const (
	// Average: the moving average of what is on hand.
	Average Method = "average"
	// FIFO: first in, first out.
	FIFO Method = "fifo"
)

// FieldError says which field of a movement is wrong, and how.
type FieldError struct {
	// Index is the place of the movement in the order of entry, from 0.
	Index int
	// Field is its name as in a file: "qty", "unit_cost", "of". Problem is the end of a sentence: "must be above zero".
	Field, Problem string
}

// Error implements error.
func (e *FieldError) Error() string { return e.Field + " " + e.Problem }
