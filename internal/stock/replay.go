package stock

import (
	"fmt"
	"maps"
	"slices"

	"daybook/internal/money"
)

// Valuation is a history with what each movement was worth.
type Valuation struct {
	history *History
	method  Method
	results []result
	// assumed and isRestless are those of the replay that came to rest.
	assumed    map[int32]int64
	isRestless map[int32]bool
}

// result is what a line came to, and what was there after it.
type result struct {
	// value is the change of the value on hand.
	value  int64
	onHand int64
	worth  int64
	// unit is what one costs after it.
	unit  int64
	marks Mark
}

// Mark says what is doubtful about a line.
type Mark uint8

// The marks.
const (
	// MarkProvisional: part of it went out beyond the stock on hand, at the last known cost, and nothing has settled it since.
	MarkProvisional Mark = 1 << iota
	// MarkUncosted: no cost was known. It blocks the close of a period.
	MarkUncosted
	// MarkBounded: it was to take more value than was there, to change the value of nothing, or to write up beyond what was written down.
	MarkBounded
)

// patience is how many rounds the cost of what settles a shortage may take to come to rest. One that never does, as where something is made of
// itself by way of a shortage, leaves the shortage at the last known cost.
const patience = 12

// Replay works out what every movement is worth. The error is money.ErrOverflow, with the movement it was met at.
func (h *History) Replay(method Method) (*Valuation, error) {
	v := &Valuation{history: h, method: method, results: make([]result, len(h.lines), len(h.lines)+room)}
	r := replayer{v: v, history: h, isFIFO: method == FIFO, assumed: map[int32]int64{}, came: map[int32]int64{}, isRestless: map[int32]bool{}}
	for round := 0; ; round++ {
		err := r.run()
		moving := r.moving()
		switch {
		case err != nil && len(r.assumed) == 0:
			return nil, err
		case err != nil || round >= patience && len(moving) > 0:
			r.leave(moving)
		case len(moving) == 0:
			v.assumed, v.isRestless = r.assumed, r.isRestless
			return v, nil
		}
		for _, inflow := range moving {
			r.assumed[inflow] = r.came[inflow]
		}
	}
}

// moving are the inflows that settle a shortage at another cost than was assumed, in their order.
func (r *replayer) moving() []int32 {
	var list []int32
	for inflow := range r.history.plan.isSettling {
		if assumed, isKnown := r.assumed[inflow]; !r.isRestless[inflow] && (!isKnown || assumed != r.came[inflow]) {
			list = append(list, inflow)
		}
	}
	slices.Sort(list)
	return list
}

// leave takes inflows that do not come to rest for restless; where none moved and it still failed, all are.
func (r *replayer) leave(moving []int32) {
	if len(moving) == 0 {
		moving = slices.Collect(maps.Keys(r.assumed))
	}
	for _, inflow := range moving {
		r.isRestless[inflow] = true
	}
	clear(r.assumed)
	r.err = nil
}

// replayer replays a history once or more.
type replayer struct {
	v       *Valuation
	history *History
	isFIFO  bool
	stock   []holding
	// assumed is what inflows that settle a shortage came to in the round before.
	assumed map[int32]int64
	// isRestless are those whose cost never comes to rest.
	isRestless map[int32]bool
	// came is what they came to in this round.
	came map[int32]int64
	err  error
}

// holding is what is on hand of an item.
type holding struct {
	quantity, worth int64
	// last is the last known cost of one; isCosted says whether there is any.
	last     int64
	isCosted bool
	// written is by how much what is on hand was written down and not yet up again (average; lots know their own).
	written int64
	lots    lots
}

// run replays once.
func (r *replayer) run() error {
	r.stock = make([]holding, len(r.history.items))
	used := int32(0)
	for i := range r.history.walk {
		l := &r.history.lines[i]
		switch {
		case used > 0:
			used-- // it went into what was made
		case l.kind == codeMake:
			used = l.uses
			for k := range used {
				r.line(i + 1 + k)
			}
			r.made(i)
		default:
			r.line(i)
		}
		if r.err != nil {
			return fmt.Errorf("value %s: %w", r.history.refs[l.entry], r.err)
		}
	}
	return nil
}

// made brings in what a make at once made, after what it uses was replayed.
func (r *replayer) made(i int32) {
	l := &r.history.lines[i]
	sum := l.value
	for k := range l.uses {
		sum = r.sum(sum, -r.v.results[i+1+k].value)
	}
	r.v.results[i] = result{}
	r.inflow(i, sum)
	r.note(i)
}

// line replays one line, but for what is made at once.
func (r *replayer) line(i int32) {
	l, s := &r.history.lines[i], &r.stock[r.history.lines[i].item]
	r.v.results[i] = result{}
	switch l.kind {
	case codeReceive:
		r.inflow(i, l.value)
	case codeIssue, codeUse:
		r.outflow(i, l.quantity)
	case codeCustomerReturn:
		out := -r.v.results[l.of].value
		whole := r.history.lines[l.of].quantity
		r.comeBack(i, r.share(out, l.before+l.quantity, whole)-r.share(out, l.before, whole))
	case codeSupplierReturn:
		r.sendBack(i)
	case codeCount:
		r.count(i)
	case codeRevalue:
		r.revalue(i)
	case codeMakeDone:
		sum := l.value
		for _, from := range r.history.makes[i] {
			sum = r.sum(sum, from.operations)
			for k := from.from; k < from.to; k++ {
				sum = r.sum(sum, -r.v.results[k].value)
			}
		}
		r.inflow(i, sum)
	}
	if s.quantity == 0 && s.worth != 0 {
		r.fail(fmt.Errorf("nothing is worth %s", money.Value(s.worth)))
	}
	r.note(i)
}

// note keeps what is there after a line.
func (r *replayer) note(i int32) {
	s, result := &r.stock[r.history.lines[i].item], &r.v.results[i]
	result.onHand, result.worth, result.unit = s.quantity, s.worth, s.last
	if s.quantity > 0 {
		result.unit = r.share(s.worth, unit, s.quantity)
	}
}

// unit is one of anything, in millionths.
const unit = 1_000_000

func (r *replayer) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *replayer) share(v, part, whole int64) int64 {
	n, err := money.Value(v).Share(money.Quantity(part), money.Quantity(whole))
	if err != nil {
		r.fail(err)
	}
	return int64(n)
}

func (r *replayer) sum(a, b int64) int64 {
	n, err := money.Value(a).Plus(money.Value(b))
	if err != nil {
		r.fail(err)
	}
	return int64(n)
}
