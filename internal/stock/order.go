package stock

import (
	"cmp"
	"math"
	"slices"
)

// walk yields the lines in the order of replay: the item made before those it uses.
func (h *History) walk(yield func(i int32) bool) {
	late, inserted := h.late, len(h.late)
	for i := range int32(len(h.lines) - inserted) {
		for len(late) > 0 && h.compare(late[0], i) < 0 {
			if !yield(late[0]) {
				return
			}
			late = late[1:]
		}
		if !yield(i) {
			return
		}
	}
	for _, i := range late {
		if !yield(i) {
			return
		}
	}
}

// compare puts lines in the order in which their values follow: by day, then entry; what is made comes after what it uses.
func (h *History) compare(a, b int32) int {
	x, y := &h.lines[a], &h.lines[b]
	return cmp.Or(cmp.Compare(x.day, y.day), cmp.Compare(x.entry, y.entry), cmp.Compare(x.place(a), y.place(b)))
}

// place is that of a line at i among those of its entry.
func (l *line) place(i int32) int32 {
	if l.kind == codeMake {
		return math.MaxInt32
	}
	return i
}

// linesOf is the lines of an item in their order.
func (h *History) linesOf(item int32) []int32 { return h.ofItem[h.from[item]:h.from[item+1]] }

// placeOf is where a line of an item stands among its lines, or would stand.
func (h *History) placeOf(i int32) int {
	place, _ := slices.BinarySearchFunc(h.linesOf(h.lines[i].item), i, h.compare)
	return place
}

// link puts the last line among those of its item, and among the late ones.
func (h *History) link() {
	i := int32(len(h.lines) - 1)
	item := h.lines[i].item
	h.ofItem = slices.Insert(h.ofItem, int(h.from[item])+h.placeOf(i), i)
	for k := int(item) + 1; k < len(h.from); k++ {
		h.from[k]++
	}
	place, _ := slices.BinarySearchFunc(h.late, i, h.compare)
	h.late = slices.Insert(h.late, place, i)
}

// unlink takes it out again.
func (h *History) unlink() {
	i := int32(len(h.lines) - 1)
	item := h.lines[i].item
	at := int(h.from[item]) + h.placeOf(i)
	h.ofItem = slices.Delete(h.ofItem, at, at+1)
	for k := int(item) + 1; k < len(h.from); k++ {
		h.from[k]--
	}
	h.late = slices.DeleteFunc(h.late, func(each int32) bool { return each == i })
}
