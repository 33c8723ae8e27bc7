package stock

import (
	"fmt"

	"daybook/internal/money"
)

// Valuation is a history with what each movement was worth.
type Valuation struct {
	history *History
	method  Method
	results []result
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
	// MarkBounded: it was to take more value than was there, or to change the value of nothing.
	MarkBounded
)

// mostRounds is how often a history is replayed at the most until what settles shortages is worth what was assumed.
const mostRounds = 40

// Replay works out what every movement is worth. The error is money.ErrOverflow, with the movement it was met at.
func (h *History) Replay(method Method) (*Valuation, error) {
	v := &Valuation{history: h, method: method, results: make([]result, len(h.lines))}
	r := replayer{v: v, history: h, isFIFO: method == FIFO, assumed: map[int32]int64{}}
	for range mostRounds {
		isSettled, err := r.run()
		if err != nil || isSettled {
			return v, err
		}
	}
	// What is still moving by a millionth stays marked as provisional by its shortage; the values add up all the same.
	return v, nil
}

// replayer replays a history once or more.
type replayer struct {
	v       *Valuation
	history *History
	isFIFO  bool
	stock   []holding
	// assumed is what inflows that settle a shortage came to in the round before.
	assumed map[int32]int64
	err     error
}

// holding is what is on hand of an item.
type holding struct {
	quantity, worth int64
	// last is the last known cost of one; isCosted says whether there is any.
	last     int64
	isCosted bool
	lots     lots
}

// run replays once and reports whether every assumption held.
func (r *replayer) run() (isSettled bool, err error) {
	r.stock = make([]holding, len(r.history.items))
	lines := r.history.lines
	for i := 0; i < len(lines); i++ {
		l := &lines[i]
		if l.kind == codeMake {
			made := i
			sum := l.value
			for range l.uses {
				i++
				sum = r.sum(sum, -r.line(int32(i)))
			}
			r.inflow(int32(made), sum)
			r.note(int32(made))
		} else {
			r.line(int32(i))
		}
		if r.err != nil {
			return false, fmt.Errorf("value %s: %w", r.history.refs[l.entry], r.err)
		}
	}
	isSettled = true
	for inflow := range r.history.plan.isSettling {
		if came := r.v.results[inflow].value; r.assumed[inflow] != came {
			r.assumed[inflow] = came
			isSettled = false
		}
	}
	return isSettled, nil
}

// line replays one line and returns by how much it changed the value on hand.
func (r *replayer) line(i int32) int64 {
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
		r.inflow(i, r.share(out, l.before+l.quantity, whole)-r.share(out, l.before, whole))
	case codeSupplierReturn:
		r.sendBack(i)
	case codeCount:
		r.count(i)
	case codeRevalue:
		r.revalue(i)
	case codeMakeDone:
		sum := l.value
		for _, from := range r.history.makes[i] {
			for k := from.from; k < from.to; k++ {
				sum = r.sum(sum, -r.v.results[k].value)
			}
		}
		r.inflow(i, sum)
	}
	if s.quantity == 0 && s.worth != 0 && len(r.history.plan.isSettling) == 0 {
		r.fail(fmt.Errorf("nothing is worth %s", money.Value(s.worth)))
	}
	r.note(i)
	return r.v.results[i].value
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
