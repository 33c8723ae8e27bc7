package stock

import (
	"maps"
	"slices"
)

// Insert adds a receipt, an issue, a count or a revaluation at its date and restates what follows from it, through makes too, without
// replaying the rest: the valuation is then what a replay of all would have come to. The history changes with it: no other valuation of
// the same may be used afterwards. The error is a *FieldError, or money.ErrOverflow with the movement it was met at; the valuation and
// its history are then as before.
func (v *Valuation) Insert(m Movement) error {
	l, err := v.enter(m)
	if err != nil {
		return err
	}
	h := v.history
	h.lines, h.refs, v.results = append(h.lines, l), append(h.refs, m.Ref), append(v.results, result{})
	h.link()
	if err = h.plan.again(h, l.item); err == nil {
		err = v.restate(int32(len(h.lines) - 1))
	}
	if err != nil {
		v.withdraw()
	}
	return err
}

// enter makes the line of a movement, and its item where that is new.
func (v *Valuation) enter(m Movement) (line, error) {
	h := v.history
	index := len(h.refs)
	refuse := func(field, problem string) (line, error) { return line{}, &FieldError{index, field, problem} }
	if field, problem := NewBuilder().check(m); problem != "" {
		return refuse(field, problem)
	}
	l := line{entry: int32(index), day: dayOf(m.Date), kind: codes[m.Kind], quantity: int64(m.Quantity), of: -1}
	switch m.Kind {
	case Receive:
		cost, err := m.UnitCost.Times(m.Quantity)
		if err != nil {
			return refuse("unit_cost", "is too large")
		}
		l.value = int64(cost)
	case Issue, Count:
	case Revalue:
		l.value = int64(m.Value)
	default:
		return refuse("op", "cannot be inserted")
	}
	if slices.Contains(h.refs, m.Ref) {
		return refuse("ref", "is that of another movement")
	}
	l.item = h.itemOf(m.Item)
	return l, nil
}

func (h *History) itemOf(name string) int32 {
	if i := slices.Index(h.items, name); i >= 0 {
		return int32(i)
	}
	h.items, h.from = append(h.items, name), append(h.from, int32(len(h.ofItem)))
	return int32(len(h.items) - 1)
}

// withdraw takes the last line out again, after its results were put back.
func (v *Valuation) withdraw() {
	h := v.history
	last := len(h.lines) - 1
	l := h.lines[last]
	delete(h.plan.head, int32(last))
	delete(h.plan.isSettling, int32(last))
	delete(h.plan.found, int32(last))
	h.unlink()
	h.lines, h.refs, v.results = h.lines[:last], h.refs[:len(h.refs)-1], v.results[:last]
	if int(l.item) == len(h.items)-1 && len(h.linesOf(l.item)) == 0 {
		h.items, h.from = h.items[:l.item], h.from[:l.item+1] // it came with the line
		return
	}
	if err := h.plan.again(h, l.item); err != nil {
		panic(err) // it was worked out before
	}
}

// restate works out what a line changes, or replays all where only that says what it comes to.
func (v *Valuation) restate(i int32) error {
	r := &restater{replayer: replayer{v: v, history: v.history, isFIFO: v.method == FIFO, stock: make([]holding, len(v.history.items)),
		assumed: maps.Clone(v.assumed), came: map[int32]int64{}}, before: map[int32]result{}}
	if len(v.isRestless) == 0 && r.from(i) {
		v.assumed = r.assumed
		return nil
	}
	for at, old := range r.before {
		v.results[at] = old
	}
	fresh, err := v.history.Replay(v.method)
	if err == nil {
		*v = *fresh
	}
	return err
}
