package matcheval

import (
	"strconv"

	"daybook/internal/conformance/firms"
)

// Generate makes a link set of two made-up lists of n firms each, the same from the same seed.
func Generate(n int, seed uint64) *Set {
	lists := firms.Make(n, seed)
	s := &Set{Name: "generated-" + strconv.Itoa(n), Task: Link, Left: lists.Left, Right: lists.Right, Same: map[Couple]bool{}, isMadeUp: true}
	for left, right := range lists.Partner {
		if right >= 0 {
			s.Same[Couple{left, right}] = true
		}
	}
	return s
}
