package stock

import "daybook/internal/money"

// lots is what is on hand of an item, the oldest first, for FIFO.
type lots struct {
	all []lot
	// first is the place of the oldest that is not used up.
	first int
}

// lot is what is left of an inflow.
type lot struct {
	inflow          int32
	quantity, value int64
	// written is by how much it was written down and not yet up again.
	written int64
}

func (l *lots) add(inflow int32, quantity, value int64) {
	if l.first > 64 && l.first*2 > len(l.all) {
		l.all = l.all[:copy(l.all, l.all[l.first:])]
		l.first = 0
	}
	l.all = append(l.all, lot{inflow: inflow, quantity: quantity, value: value})
}

// take takes a quantity from the oldest lots and returns its value; there is as much.
func (l *lots) take(r *replayer, quantity int64) int64 {
	value := int64(0)
	for quantity > 0 && l.first < len(l.all) {
		n := min(quantity, l.all[l.first].quantity)
		value = r.sum(value, l.all[l.first].reduce(r, n))
		quantity -= n
		if l.all[l.first].quantity == 0 {
			l.first++
		}
	}
	return value
}

// takeFrom takes from the lot of a receipt what is left of it, and the rest from the oldest.
func (l *lots) takeFrom(r *replayer, inflow int32, quantity int64) int64 {
	value := int64(0)
	for at := l.first; at < len(l.all); at++ {
		if l.all[at].inflow == inflow {
			n := min(quantity, l.all[at].quantity)
			value = l.all[at].reduce(r, n)
			quantity -= n
			if l.all[at].quantity == 0 {
				l.all = append(l.all[:at], l.all[at+1:]...)
			}
			break
		}
	}
	return r.sum(value, l.take(r, quantity))
}

// reduce takes a quantity out of a lot and returns its value; the last unit takes all that is left.
func (l *lot) reduce(r *replayer, quantity int64) int64 {
	value, written := l.value, l.written
	if quantity < l.quantity {
		value, written = r.share(l.value, quantity, l.quantity), r.share(l.written, quantity, l.quantity)
	}
	l.quantity -= quantity
	l.value -= value
	l.written -= written
	return value
}

// revalue divides a change of value among the lots: down by what they are worth, up by what they were written down.
func (l *lots) revalue(r *replayer, change int64) {
	lots := l.all[l.first:]
	weights := make([]int64, len(lots))
	for i := range lots {
		weights[i] = lots[i].value
		if change > 0 {
			weights[i] = lots[i].written
		}
	}
	parts, err := money.Value(change).Split(weights)
	if err != nil {
		r.fail(err)
		return
	}
	for i := range parts {
		lots[i].value += int64(parts[i])
		lots[i].written -= int64(parts[i])
	}
}
