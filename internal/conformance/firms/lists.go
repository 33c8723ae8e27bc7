package firms

import (
	"strconv"

	"daybook/internal/contact/match"
)

// Lists is two lists of one owner's business partners.
type Lists struct {
	Left, Right []match.Record
	// Partner has, by index on the left, the index on the right of the same firm, or -1.
	Partner []int
}

// shared is how many of a hundred firms of a list are in the other too.
const shared = 60

// Make makes two lists of n firms each. The same n and seed give the same lists.
func Make(n int, seed uint64) Lists {
	d := newDice(seed)
	f := newFounder(d, n)
	ours, theirs := teller{d, 25, 6}, teller{d, 30, 6}
	both := n * shared / 100
	lists := Lists{make([]match.Record, n), make([]match.Record, n), make([]int, n)}
	places := d.Perm(n)
	for i, left := range d.Perm(n) {
		one := f.found()
		lists.Left[left] = ours.tell(one, "l"+strconv.Itoa(left))
		lists.Partner[left] = -1
		right := places[i]
		if i < both {
			lists.Partner[left] = right
		} else {
			one = f.found()
		}
		lists.Right[right] = theirs.tell(one, "r"+strconv.Itoa(right))
	}
	return lists
}
