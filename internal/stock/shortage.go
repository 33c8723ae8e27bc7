package stock

import "daybook/internal/money"

// plan is how what went out beyond the stock on hand is settled: the next that come in settle the oldest first. It follows from the
// quantities alone.
type plan struct {
	// settlements lists those of a shortage one after another.
	settlements []settlement
	// head is the first settlement of the shortage of a line.
	head map[int32]int32
	// isSettling: an inflow settles something, and what it is worth is not known before the replay.
	isSettling map[int32]bool
	// found is how much more a count found, where it settles something.
	found map[int32]int64
}

// settlement is the part of a shortage that one inflow settles: of the inflow's quantity what lies between from and to.
type settlement struct {
	inflow   int32
	from, to int64
	next     int32
}

type shortage struct {
	line int32
	left int64
	last int32
}

// settle works out the plan: the quantities of every item at all times.
func (h *History) settle() (*plan, error) {
	p := &plan{head: map[int32]int32{}, isSettling: map[int32]bool{}, found: map[int32]int64{}}
	for item := range h.items {
		if err := p.settle(h, int32(item)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// settle works out the plan of one item.
func (p *plan) settle(h *History, item int32) error {
	quantity := int64(0)
	var open []shortage
	for _, at := range h.linesOf(item) {
		l := &h.lines[at]
		change := l.change(quantity)
		after, err := money.Value(quantity).Plus(money.Value(change))
		if err != nil {
			return &FieldError{int(l.entry), "qty", "makes a stock that is too large"}
		}
		switch {
		case change < 0 && int64(after) < 0:
			open = append(open, shortage{at, min(-change, -int64(after)), -1})
		case change > 0 && quantity < 0:
			open = p.pay(open, at, change, l.kind != codeReceive)
			if l.kind == codeCount {
				p.found[at] = change
			}
		}
		quantity = int64(after)
	}
	return nil
}

// again works out the plan of one item anew.
func (p *plan) again(h *History, item int32) error {
	for _, at := range h.linesOf(item) {
		delete(p.head, at)
		delete(p.isSettling, at)
		delete(p.found, at)
	}
	return p.settle(h, item)
}

// change is by how much a line changes the quantity on hand.
func (l *line) change(onHand int64) int64 {
	switch l.kind {
	case codeReceive, codeCustomerReturn, codeMake, codeMakeDone:
		return l.quantity
	case codeIssue, codeSupplierReturn, codeUse:
		return -l.quantity
	case codeCount:
		return l.quantity - onHand
	}
	return 0
}

// pay settles shortages by an inflow and returns those left open.
func (p *plan) pay(open []shortage, inflow int32, quantity int64, isLate bool) []shortage {
	used := int64(0)
	for len(open) > 0 && used < quantity {
		s := &open[0]
		n := min(s.left, quantity-used)
		id := int32(len(p.settlements))
		p.settlements = append(p.settlements, settlement{inflow, used, used + n, -1})
		if s.last < 0 {
			p.head[s.line] = id
		} else {
			p.settlements[s.last].next = id
		}
		s.last = id
		used += n
		if s.left -= n; s.left == 0 {
			open = open[1:]
		}
	}
	if isLate {
		p.isSettling[inflow] = true
	}
	return open
}
