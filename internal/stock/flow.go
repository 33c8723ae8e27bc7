package stock

// inflow brings the quantity of a line in at a value. What is beyond the stock on hand is settled first.
func (r *replayer) inflow(i int32, value int64) { r.bring(i, r.history.lines[i].quantity, value) }

func (r *replayer) bring(i int32, quantity, value int64) {
	s := &r.stock[r.history.lines[i].item]
	if r.history.plan.isSettling[i] {
		r.came[i] = value
	}
	s.last, s.isCosted = r.share(value, unit, quantity), true
	if settled := -s.quantity; settled > 0 && settled <= quantity {
		value = r.fill(i, s, quantity, value)
	} else {
		s.worth = r.sum(s.worth, value)
	}
	isEmpty := s.quantity <= 0
	s.quantity += quantity
	switch {
	case s.quantity <= 0:
	case !r.isFIFO:
		s.last = r.share(s.worth, unit, s.quantity)
	case isEmpty:
		s.lots.add(i, s.quantity, s.worth)
	default:
		s.lots.add(i, quantity, value)
	}
	r.v.results[i].value = value
}

// fill settles the last of a shortage: what is left of the inflow keeps its cost. Where the shortage was assumed to cost otherwise, the
// difference is part of what came in, so that nothing is worth nothing and no value is lost; the next round knows better.
func (r *replayer) fill(i int32, s *holding, quantity, value int64) int64 {
	left := value - r.share(value, -s.quantity, quantity)
	changed := r.sum(left, -s.worth)
	if changed != value {
		r.v.results[i].marks |= MarkProvisional
	}
	s.worth = left
	return changed
}

// outflow takes a quantity out: of what is on hand at its cost, and what is beyond it at what settles it.
func (r *replayer) outflow(i int32, quantity int64) {
	s := &r.stock[r.history.lines[i].item]
	there := max(0, min(quantity, s.quantity))
	value := r.take(s, there)
	short := quantity - there
	s.quantity -= quantity
	if short > 0 {
		value = r.sum(value, r.beyond(i, s, short))
	}
	s.worth = r.sum(s.worth, -value)
	r.v.results[i].value = -value
}

// take is the cost of a quantity that is on hand; the last unit takes all that is left.
func (r *replayer) take(s *holding, quantity int64) int64 {
	switch {
	case quantity == 0:
		return 0
	case r.isFIFO:
		return s.lots.take(r, quantity)
	case quantity == s.quantity:
		s.last, s.written = r.share(s.worth, unit, s.quantity), 0
		return s.worth
	}
	s.written -= r.share(s.written, quantity, s.quantity)
	return r.share(s.worth, quantity, s.quantity)
}

// beyond is what a shortage costs: where later inflows settle it what those cost, for the rest the last known cost.
func (r *replayer) beyond(i int32, s *holding, short int64) int64 {
	plan := r.history.plan
	value := int64(0)
	at, isSettled := plan.head[i]
	for isSettled && at >= 0 {
		p := plan.settlements[at]
		if whole, isKnown := r.worthOf(p.inflow); isKnown {
			quantity := r.quantityOf(p.inflow)
			value = r.sum(value, r.share(whole, p.to, quantity)-r.share(whole, p.from, quantity))
			short -= p.to - p.from
		} else {
			short -= p.to - p.from
			value = r.sum(value, r.share(s.last, p.to-p.from, unit))
		}
		at = p.next
	}
	if short == 0 {
		return value
	}
	r.v.results[i].marks |= MarkProvisional
	if !s.isCosted {
		r.v.results[i].marks |= MarkUncosted
	}
	return r.sum(value, r.share(s.last, short, unit))
}

// worthOf is what an inflow is worth as a whole; false while nobody knows.
func (r *replayer) worthOf(inflow int32) (int64, bool) {
	if l := &r.history.lines[inflow]; l.kind == codeReceive {
		return l.value, true
	}
	value, isKnown := r.assumed[inflow]
	return value, isKnown && !r.isRestless[inflow]
}

// quantityOf is how much comes in; of a count that is what it found more, which the plan knows.
func (r *replayer) quantityOf(inflow int32) int64 {
	if l := &r.history.lines[inflow]; l.kind != codeCount {
		return l.quantity
	}
	return r.history.plan.found[inflow]
}

// comeBack brings in what a customer returned. What left without a cost teaches none.
func (r *replayer) comeBack(i int32, value int64) {
	s := &r.stock[r.history.lines[i].item]
	isCosted := s.isCosted
	r.inflow(i, value)
	s.isCosted = isCosted || value != 0
}

// sendBack takes a supplier's goods out at what they cost, but at no more than is there.
func (r *replayer) sendBack(i int32) {
	l := &r.history.lines[i]
	s := &r.stock[l.item]
	receipt := &r.history.lines[l.of]
	cost := r.share(receipt.value, l.before+l.quantity, receipt.quantity) - r.share(receipt.value, l.before, receipt.quantity)
	switch {
	case s.quantity <= l.quantity:
		r.outflow(i, l.quantity) // the last unit takes all that is left
	case r.isFIFO:
		value := s.lots.takeFrom(r, l.of, l.quantity)
		s.quantity -= l.quantity
		s.worth -= value
		r.v.results[i].value = -value
	default:
		value := min(cost, s.worth)
		s.written -= r.share(s.written, l.quantity, s.quantity)
		s.quantity -= l.quantity
		s.worth -= value
		r.v.results[i].value = -value
	}
	if r.v.results[i].value != -cost {
		r.v.results[i].marks |= MarkBounded
	}
}

// count sets the quantity; a difference is valued at current cost.
func (r *replayer) count(i int32) {
	l := &r.history.lines[i]
	s := &r.stock[l.item]
	more := l.quantity - s.quantity
	switch {
	case more < 0:
		r.outflow(i, -more)
	case more > 0 && s.quantity > 0:
		r.bring(i, more, r.share(s.worth, more, s.quantity))
	case more > 0:
		if !s.isCosted {
			r.v.results[i].marks |= MarkUncosted
		}
		isCosted := s.isCosted
		r.bring(i, more, r.share(s.last, more, unit))
		s.isCosted = isCosted
	}
}

// revalue changes the value of what is there: down to nothing at most, up by at most what it was written down before.
func (r *replayer) revalue(i int32) {
	l := &r.history.lines[i]
	s := &r.stock[l.item]
	change := l.value
	if s.quantity <= 0 {
		change = 0
	}
	change = min(max(change, -max(0, s.worth)), r.written(s))
	if change != l.value {
		r.v.results[i].marks |= MarkBounded
	}
	if r.isFIFO && change != 0 {
		s.lots.revalue(r, change)
	} else {
		s.written = r.sum(s.written, -change)
	}
	s.worth = r.sum(s.worth, change)
	if s.quantity > 0 {
		s.last = r.share(s.worth, unit, s.quantity)
	}
	r.v.results[i].value = change
}

// written is by how much what is on hand was written down and not yet up again.
func (r *replayer) written(s *holding) int64 {
	if !r.isFIFO {
		return s.written
	}
	sum := int64(0)
	for i := range s.lots.all[s.lots.first:] {
		sum = r.sum(sum, s.lots.all[s.lots.first+i].written)
	}
	return sum
}
