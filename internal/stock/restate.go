package stock

import "container/heap"

// restater replays only the items that a change reaches, in the order of replay, over the results of a whole replay.
type restater struct {
	replayer
	// open is the next line of each item reached.
	open cursors
	// isReached says which items are.
	isReached map[int32]bool
	// before is what was there before the change.
	before map[int32]result
	// intoWork leads what a start consumed to the line of what was made; nil until it is needed.
	intoWork map[int32]int32
	// work is how many lines were replayed.
	work int
	// isUnsure: a cost may feed itself.
	isUnsure bool
}

// mostWork is how many lines are replayed one by one at most: beyond that a replay of all is as fast.
const mostWork = 50_000

// rounds is how many times costs that settle shortages may be taken up before all is replayed.
const rounds = 4

// from restates what follows from a line. Its item is replayed from the beginning, for the line may settle what went out before. It is false where only a replay of all says what things come to: where a cost may feed itself, it depends on
// where the first round began.
func (r *restater) from(i int32) bool {
	r.isReached = map[int32]bool{}
	r.reach(r.history.linesOf(r.history.lines[i].item)[0])
	for range rounds {
		r.drain()
		if r.isOver() {
			return false
		}
		moving := r.settled()
		if len(moving) == 0 {
			return true
		}
		clear(r.isReached)
		clear(r.came)
		for _, inflow := range moving {
			if item := r.history.lines[inflow].item; !r.isReached[item] {
				r.reach(r.history.linesOf(item)[0])
			}
		}
	}
	return false
}

// settled takes up what inflows came to that settle shortages, and returns those that changed.
func (r *restater) settled() (moving []int32) {
	for inflow, value := range r.came {
		if assumed, isKnown := r.assumed[inflow]; !isKnown || assumed != value {
			r.assumed[inflow] = value
			moving = append(moving, inflow)
		}
	}
	return moving
}

// reach brings an item to where it stood before a line, and leaves it to be replayed from there.
func (r *restater) reach(i int32) {
	item := r.history.lines[i].item
	r.isReached[item] = true
	r.stock[item] = holding{}
	place := r.history.placeOf(i)
	for _, each := range r.history.linesOf(item)[:place] {
		r.redo(each)
	}
	heap.Push(&r.open, cursor{r.history, i, place})
}

// drain replays the items reached to their ends.
func (r *restater) drain() {
	for len(r.open) > 0 && !r.isOver() {
		c := r.open[0]
		r.step(c.line)
		if lines := r.history.linesOf(r.history.lines[c.line].item); c.place+1 < len(lines) {
			r.open[0].place++
			r.open[0].line = lines[c.place+1]
			heap.Fix(&r.open, 0)
		} else {
			heap.Pop(&r.open)
		}
	}
	r.open = r.open[:0]
}

// step replays a line, and reaches what was made of it where its value changed.
func (r *restater) step(i int32) {
	old := r.v.results[i]
	if _, isKept := r.before[i]; !isKept {
		r.before[i] = old
	}
	r.redo(i)
	if r.history.lines[i].kind != codeUse || r.v.results[i].value == old.value {
		return
	}
	if made, isMade := r.madeOf(i); isMade && !r.isReached[r.history.lines[made].item] {
		r.reach(made)
	}
}

// redo replays a line. A customer's return that settles what went out may settle the very issue it takes its cost from.
func (r *restater) redo(i int32) {
	r.work++
	switch r.history.lines[i].kind {
	case codeMake:
		r.made(i)
	case codeCustomerReturn:
		r.isUnsure = r.isUnsure || r.history.plan.isSettling[i]
		r.line(i)
	default:
		r.line(i)
	}
}

// isOver says that a replay of all is needed.
func (r *restater) isOver() bool { return r.err != nil || r.isUnsure || r.work > mostWork }

// madeOf is the line of what was made of a use; false where it is still in work.
func (r *restater) madeOf(i int32) (int32, bool) {
	if !r.history.lines[i].isStart {
		for r.history.lines[i].kind == codeUse {
			i--
		}
		return i, true
	}
	if r.intoWork == nil {
		r.intoWork = map[int32]int32{}
		for made, spans := range r.history.makes {
			for _, s := range spans {
				for k := s.from; k < s.to; k++ {
					r.intoWork[k] = made
				}
			}
		}
	}
	made, isDone := r.intoWork[i]
	return made, isDone
}

// cursor is where the replay of an item stands.
type cursor struct {
	history *History
	line    int32
	place   int
}

// cursors is a heap of them, the first in the order of replay on top.
type cursors []cursor

// Len, Less, Swap, Push and Pop implement heap.Interface.
func (c cursors) Len() int           { return len(c) }
func (c cursors) Less(i, j int) bool { return c[i].history.compare(c[i].line, c[j].line) < 0 }
func (c cursors) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *cursors) Push(x any)        { *c = append(*c, x.(cursor)) }
func (c *cursors) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}
