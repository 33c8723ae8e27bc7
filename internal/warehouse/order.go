package warehouse

import (
	"context"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/stock"
)

// Moved is what was received or delivered of an order's line, net of returns. Line is its place, from 1.
func (o *OrderStock) Moved(line int) money.Quantity {
	var sum money.Quantity
	for _, e := range o.Entries {
		if e.OrderLine == line {
			sum += net(e)
		}
	}
	return sum
}

// net is what an entry adds to what was received or delivered of an order.
func net(e Entry) money.Quantity {
	switch e.Kind {
	case stock.Receive, stock.Issue:
		return e.Quantity
	case stock.SupplierReturn, stock.CustomerReturn:
		return -e.Quantity
	}
	return 0
}

// UnitCost is what a unit of a purchase order's line costs in the base currency, without tax; false where the order's currency has no rate or
// the line has no price.
func (o *OrderStock) UnitCost(line int) (money.Price, bool) {
	l := o.Order.Lines[line-1]
	figures, _, err := o.Order.Figures(o.Rates)
	if err != nil || l.Quantity <= 0 {
		return 0, false
	}
	total := figures[line-1].Net
	if o.Order.Currency != o.Base && o.Base != "" {
		if total, err = total.InBase(o.Order.Rate); err != nil {
			return 0, false
		}
	}
	cost, err := money.ValueOf(total).Per(l.Quantity)
	return cost, err == nil && cost >= 0
}

// overrun warns of lines of which more was moved than was ordered.
func (o *OrderStock) overrun(kept []Entry) []string {
	if o == nil {
		return nil
	}
	var list []string
	for _, e := range kept {
		if e.OrderLine == 0 || net(e) <= 0 {
			continue
		}
		ordered, moved := o.Order.Lines[e.OrderLine-1].Quantity, o.Moved(e.OrderLine)+e.Quantity
		if moved > ordered {
			list = append(list, fmt.Sprintf("Of %s %s were ordered, and %s are recorded now.", o.Order.Lines[e.OrderLine-1].SKU, ordered, moved))
		}
	}
	return list
}

// waitingLimit is how many orders that wait are listed.
const waitingLimit = 500

// Waiting returns the orders of a kind that wait for goods, oldest first.
func (s *Service) Waiting(ctx context.Context, kind order.Kind) ([]Waiting, error) {
	list, err := s.store.ListWaitingOrders(ctx, kind, civil.Date{}, waitingLimit)
	if err != nil {
		return nil, fmt.Errorf("list the orders that wait: %w", err)
	}
	return list, nil
}

// Order returns what an order has of stock. NotFound where there is none.
func (s *Service) Order(ctx context.Context, orderID int64) (OrderStock, error) {
	o, err := s.store.GetOrderStock(ctx, orderID)
	if err != nil {
		return OrderStock{}, fmt.Errorf("read the stock of order %d: %w", orderID, err)
	}
	return o, nil
}
