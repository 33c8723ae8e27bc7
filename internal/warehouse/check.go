package warehouse

import (
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock"
)

// checker looks for what a form can show beside a field.
type checker struct {
	book     *Book
	order    *OrderStock
	problems map[string]string
}

func (c *checker) note(isWrong bool, path, problem string) {
	if isWrong && c.problems[path] == "" {
		c.problems[path] = problem
	}
}

// head checks what the lines of a recording share.
func (c *checker) head(entries []Entry, today civil.Date) {
	c.note(len(entries) == 0, "lines", "Add what was moved.")
	if len(entries) == 0 {
		return
	}
	e := entries[0]
	c.note(e.Date.IsZero(), "date", "Choose a day.")
	c.note(e.Date.After(today), "date", "Stock cannot move in the future.")
	c.note(e.Reason != "" && !slices.Contains(Reasons(), e.Reason), "reason", "Choose a reason from the list.")
	if c.order == nil {
		return
	}
	kind := c.order.Order.Kind
	c.note(c.order.Order.IsCancelled, "orderId", "This order was cancelled.")
	c.note(isPurchase(e.Kind) && kind != order.Purchase, "orderId", "Choose a purchase order.")
	c.note(isSale(e.Kind) && kind != order.Sale, "orderId", "Choose a sales order.")
	c.note(!isPurchase(e.Kind) && !isSale(e.Kind), "orderId", "This does not belong to an order.")
}

func isPurchase(k stock.Kind) bool {
	return k == stock.Receive || k == stock.SupplierReturn || k == stock.LandedCost
}

func isSale(k stock.Kind) bool { return k == stock.Issue || k == stock.CustomerReturn }

// line checks one entry.
func (c *checker) line(i int, e Entry) {
	path := func(field string) string { return linePath(i, field) }
	needsItem := e.Kind != stock.LandedCost && e.Kind != stock.MakeStart
	_, isKnown := c.book.Item(e.ItemID)
	c.note(needsItem && e.ItemID == 0, path("itemId"), "Choose an item.")
	c.note(e.ItemID != 0 && !isKnown, path("itemId"), "This item does not exist.")
	c.note(needsItem && e.Kind != stock.Revalue && e.Kind != stock.Count && e.Quantity <= 0, path("quantity"), "Give a quantity above zero.")
	c.note(e.Kind == stock.Count && e.Quantity < 0, path("quantity"), "A count is zero or more.")
	c.note(e.UnitCost < 0, path("unitCost"), "A cost is zero or more.")
	c.note(e.Operations < 0, path("operations"), "A cost is zero or more.")
	c.note(e.Kind == stock.Revalue && e.Value == 0, path("value"), "Give the change of the value: below zero to write down.")
	c.note(e.Kind == stock.LandedCost && e.Value <= 0, path("value"), "Give what it came to, above zero.")
	c.note(e.Kind == stock.SupplierReturn && e.Value < 0, path("value"), "A credit is zero or more.")
	c.uses(i, e)
	c.origins(i, e)
	c.orderLine(i, e)
}

func (c *checker) uses(i int, e Entry) {
	isMake := e.Kind == stock.Make || e.Kind == stock.MakeStart
	c.note(isMake && len(e.Uses) == 0, linePath(i, "uses"), "Say what it is made of, or give the item a recipe.")
	for j, u := range e.Uses {
		path := fmt.Sprintf("lines[%d].uses[%d].", i, j)
		_, isKnown := c.book.Item(u.ItemID)
		c.note(!isKnown, path+"itemId", "Choose an item.")
		c.note(u.Quantity <= 0, path+"quantity", "Give a quantity above zero.")
		c.note(u.ItemID == e.ItemID && e.ItemID != 0, path+"itemId", "An item is not made of itself.")
	}
}

// origins checks what a return, landed cost or the end of a make refers to.
func (c *checker) origins(i int, e Entry) {
	wanted, problem := originOf(e.Kind)
	if wanted == nil {
		return
	}
	path := linePath(i, "of")
	c.note(len(e.Of) == 0, path, problem)
	for _, id := range e.Of {
		from, isKnown := c.book.Entry(id)
		c.note(!isKnown || !slices.Contains(wanted, from.Kind), path, problem)
		c.note(isKnown && e.Kind != stock.LandedCost && from.Date.After(e.Date), "date", "This lies before what it refers to: "+from.Date.Words()+".")
		isReturn := e.Kind == stock.CustomerReturn || e.Kind == stock.SupplierReturn
		c.note(isKnown && isReturn && from.ItemID != e.ItemID, linePath(i, "itemId"), "Another item was moved then.")
		c.note(isKnown && isReturn && e.Quantity > c.book.Left(from), linePath(i, "quantity"), fmt.Sprintf("Only %s is left to go back.", c.book.Left(from)))
		c.note(e.Kind == stock.MakeDone && c.book.IsDone(id), path, "This make is done already.")
	}
}

func originOf(k stock.Kind) (kinds []stock.Kind, problem string) {
	switch k {
	case stock.CustomerReturn:
		return []stock.Kind{stock.Issue}, "Choose the delivery it comes back from."
	case stock.SupplierReturn:
		return []stock.Kind{stock.Receive}, "Choose the receipt it goes back from."
	case stock.LandedCost:
		return []stock.Kind{stock.Receive}, "Choose the receipts it belongs to."
	case stock.MakeDone:
		return []stock.Kind{stock.MakeStart}, "Choose the make that was started."
	}
	return nil, ""
}

// orderLine checks that an entry fits the line of its order.
func (c *checker) orderLine(i int, e Entry) {
	if c.order == nil || e.OrderLine == 0 {
		return
	}
	lines := c.order.Order.Lines
	if e.OrderLine > len(lines) || lines[e.OrderLine-1].Kind != order.ItemLine {
		c.note(true, linePath(i, "orderLine"), "The order has no such line of goods.")
		return
	}
	c.note(lines[e.OrderLine-1].ItemID != e.ItemID, linePath(i, "itemId"), "The order's line is of another item.")
}

// Left is how much of a receipt or an issue has not gone back yet.
func (b *Book) Left(from Entry) money.Quantity {
	left := from.Quantity
	for _, e := range b.Entries {
		isReturn := e.Kind == stock.CustomerReturn || e.Kind == stock.SupplierReturn
		if isReturn && slices.Contains(e.Of, from.ID) {
			left -= e.Quantity
		}
	}
	return left
}

// IsDone reports whether a make that was started is done.
func (b *Book) IsDone(start int64) bool {
	return slices.ContainsFunc(b.Entries, func(e Entry) bool { return e.Kind == stock.MakeDone && slices.Contains(e.Of, start) })
}
