package stock

import (
	"math"

	"daybook/internal/money"
)

// History is movements in the order they are replayed: by date, those of one day in the order of entry. It changes only by
// Valuation.Insert.
type History struct {
	items []string
	refs  []string
	// lines are in their order, but for those of late, which were inserted and stand at the end; late is in the order of replay.
	lines []line
	late  []int32
	// ofItem is the lines of each item side by side, in their order; from is where those of an item begin.
	ofItem []int32
	from   []int32
	// plan is which inflow settles which shortage.
	plan *plan
	// makes is, by a made line, the starts whose lines it takes out of work in progress.
	makes map[int32][]span
}

// line is what one movement does to one item.
type line struct {
	entry int32
	item  int32
	day   int32
	kind  code
	// isStart: what is consumed goes into work in progress.
	isStart bool
	// uses is how many lines of consumption follow a made one.
	uses int32
	// quantity is how much comes or goes, or was counted.
	quantity int64
	// value is what is known before the replay: a receipt's cost with its landed cost, a change of value, the cost of operations, of a return
	// to a supplier what is credited. The cost of operations of a start stands on the first line it consumes.
	value int64
	// of is the line of the issue or receipt that a return undoes, before how much of it was returned before.
	of     int32
	before int64
}

// Size is how many movements there are, and how many items.
func (h *History) Size() (movements, items int) { return len(h.refs), len(h.items) }

// room is how many lines may be inserted before memory is moved.
const room = 256

// span is the lines of a start, with what else it cost.
type span struct {
	from, to   int32
	operations int64
}

// History puts the movements in order. The error is a *FieldError: something is referred to that is not there, or more is
// returned than there was.
func (b *Builder) History() (*History, error) {
	h := &History{items: b.items, refs: b.refs, makes: map[int32][]span{}}
	order := b.order()
	at, err := h.addLines(b, order)
	if err != nil {
		return nil, err
	}
	if err := h.land(b, at); err != nil {
		return nil, err
	}
	if err := h.checkLanded(b, at); err != nil {
		return nil, err
	}
	if err := h.refer(b, order, at); err != nil {
		return nil, err
	}
	h.index()
	if h.plan, err = h.settle(); err != nil {
		return nil, err
	}
	return h, nil
}

// order is the entries by day, those of one day as they were entered (a counting sort).
func (b *Builder) order() []int32 {
	first, last := int32(math.MaxInt32), int32(math.MinInt32)
	for i := range b.entries {
		first, last = min(first, b.entries[i].day), max(last, b.entries[i].day)
	}
	order := make([]int32, len(b.entries))
	if len(order) == 0 {
		return order
	}
	next := make([]int32, int(last)-int(first)+2)
	for i := range b.entries {
		next[b.entries[i].day-first+1]++
	}
	for d := 1; d < len(next); d++ {
		next[d] += next[d-1]
	}
	for i := range b.entries {
		d := b.entries[i].day - first
		order[next[d]] = int32(i)
		next[d]++
	}
	return order
}

// addLines makes the lines and returns where those of each entry begin. Landed cost has a line for each item of its receipts.
func (h *History) addLines(b *Builder, order []int32) (at []int32, err error) {
	at = make([]int32, len(b.entries))
	h.lines = make([]line, 0, len(order)+len(b.uses)+room)
	for _, i := range order {
		e := &b.entries[i]
		at[i] = int32(len(h.lines))
		one := line{entry: i, item: e.item, day: e.day, kind: e.kind, quantity: e.quantity, value: e.amount, of: -1}
		switch e.kind {
		case codeReceive:
			cost, err := e.costOf()
			if err != nil {
				return nil, &FieldError{int(i), "unit_cost", "is too large"}
			}
			one.value = int64(cost)
		case codeLanded:
			if err := h.addLanded(b, i, one); err != nil {
				return nil, err
			}
			continue
		case codeMake:
			one.uses = e.usesTo - e.usesFrom
		}
		if e.kind != codeMakeStart {
			h.lines = append(h.lines, one)
		}
		for k, u := range b.uses[e.usesFrom:e.usesTo] {
			used := line{entry: i, item: u.item, day: e.day, kind: codeUse, quantity: u.quantity, of: -1, isStart: e.kind == codeMakeStart}
			if used.isStart && k == 0 {
				used.value = e.amount
			}
			h.lines = append(h.lines, used)
		}
	}
	return at, nil
}

// addLanded adds a line for each item of the receipts, in the order they are named.
func (h *History) addLanded(b *Builder, i int32, one line) error {
	e := &b.entries[i]
	seen := map[int32]bool{}
	for _, ref := range b.of[e.ofFrom:e.ofTo] {
		r, err := b.find(i, ref, codeReceive)
		if err != nil {
			return err
		}
		if item := b.entries[r].item; !seen[item] {
			seen[item] = true
			one.item, one.value, one.quantity = item, 0, 0
			h.lines = append(h.lines, one)
		}
	}
	return nil
}

// find returns the entry of a kind that another refers to.
func (b *Builder) find(i int32, ref string, kind code) (int32, error) {
	found, ok := b.byRef[ref]
	switch {
	case !ok:
		return 0, &FieldError{int(i), "of", "names " + ref + ", which is not there"}
	case b.entries[found].kind != kind:
		return 0, &FieldError{int(i), "of", "names " + ref + ", which is of another kind"}
	}
	return found, nil
}

// land adds landed cost to its receipts, so that it counts from their dates.
func (h *History) land(b *Builder, at []int32) error {
	for i := range b.entries {
		e := &b.entries[i]
		if e.kind != codeLanded {
			continue
		}
		var receipts []int32
		var weights []int64
		for _, ref := range b.of[e.ofFrom:e.ofTo] {
			r, err := b.find(int32(i), ref, codeReceive)
			if err != nil {
				return err
			}
			receipts = append(receipts, r)
			weights = append(weights, b.weight(r, e.split))
		}
		parts, err := money.Value(e.amount).Split(weights)
		if parts == nil && err == nil {
			// Receipts that cost nothing share by quantity.
			for k, r := range receipts {
				weights[k] = b.entries[r].quantity
			}
			parts, err = money.Value(e.amount).Split(weights)
		}
		if err != nil {
			return &FieldError{i, "value", "is too large"}
		}
		for k, r := range receipts {
			line := &h.lines[at[r]]
			value, err := money.Value(line.value).Plus(parts[k])
			if err != nil {
				return &FieldError{i, "value", "is too large"}
			}
			line.value = int64(value)
		}
	}
	return nil
}

// checkLanded refuses credits of freight or duty that leave a receipt worth less than nothing, once all are known.
func (h *History) checkLanded(b *Builder, at []int32) error {
	for i := range b.entries {
		e := &b.entries[i]
		if e.kind != codeLanded || e.amount >= 0 {
			continue
		}
		for _, ref := range b.of[e.ofFrom:e.ofTo] {
			if h.lines[at[b.byRef[ref]]].value < 0 {
				return &FieldError{i, "value", "leaves " + ref + " worth less than nothing"}
			}
		}
	}
	return nil
}

// weight is what a receipt counts for when landed cost is divided.
func (b *Builder) weight(r int32, by splitCode) int64 {
	e := &b.entries[r]
	switch by {
	case splits[SplitQuantity]:
		return e.quantity
	case splits[SplitEqual]:
		return 1
	}
	cost, err := e.costOf()
	if err != nil {
		return 0 // refused before
	}
	return int64(cost)
}

// refer leads returns to what they undo and ends of makes to their starts.
func (h *History) refer(b *Builder, order, at []int32) error {
	returned := map[int32]int64{}
	started := map[int32]bool{}
	for _, i := range order {
		e := &b.entries[i]
		switch e.kind {
		case codeCustomerReturn, codeSupplierReturn:
			kind := codeIssue
			if e.kind == codeSupplierReturn {
				kind = codeReceive
			}
			of, err := b.find(i, b.of[e.ofFrom], kind)
			if err != nil {
				return err
			}
			one, source := &h.lines[at[i]], &h.lines[at[of]]
			switch {
			case source.item != e.item:
				return &FieldError{int(i), "item", "is another than that of " + b.refs[of]}
			case at[of] > at[i]:
				return &FieldError{int(i), "of", "names " + b.refs[of] + ", which comes later"}
			case e.quantity > source.quantity-returned[of]:
				return &FieldError{int(i), "qty", "is more than is left of " + b.refs[of]}
			}
			one.of, one.before = at[of], returned[of]
			if e.kind == codeSupplierReturn && one.value == 0 {
				credit, err := money.Price(b.entries[of].amount).Times(money.Quantity(e.quantity))
				if err != nil {
					return &FieldError{int(i), "qty", "is too large"}
				}
				one.value = int64(credit)
			}
			returned[of] += e.quantity
		case codeMakeDone:
			for _, ref := range b.of[e.ofFrom:e.ofTo] {
				of, err := b.find(i, ref, codeMakeStart)
				if err != nil {
					return err
				}
				from := at[of]
				if from > at[i] {
					return &FieldError{int(i), "of", "names " + ref + ", which comes later"}
				}
				if started[of] {
					return &FieldError{int(i), "of", "names " + ref + ", which is done already"}
				}
				started[of] = true
				s := &b.entries[of]
				h.makes[at[i]] = append(h.makes[at[i]], span{from, from + s.usesTo - s.usesFrom, s.amount})
			}
		}
	}
	return nil
}

// index lists the lines of each item.
func (h *History) index() {
	h.from = make([]int32, len(h.items)+1)
	for i := range h.lines {
		h.from[h.lines[i].item+1]++
	}
	for i := range h.items {
		h.from[i+1] += h.from[i]
	}
	h.ofItem = make([]int32, len(h.lines))
	next := append([]int32(nil), h.from...)
	for i := range h.lines {
		item := h.lines[i].item
		h.ofItem[next[item]] = int32(i)
		next[item]++
	}
}
