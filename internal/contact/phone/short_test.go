package phone

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// Inside the package, because only here the two ways can be told apart: what the plan alone says is what the library says.
func TestTheShortWayNeverDisagreesWithTheLong(t *testing.T) {
	t.Parallel()
	reader := NewReader()
	reader.once.Do(reader.load)
	random := rand.New(rand.NewPCG(1, 2))
	sure := 0
	for _, region := range slices.Sorted(maps.Keys(reader.known)) {
		home := reader.plan(region)
		for range 150 {
			w := parse(likely(random, home))
			code, national, ok, isSure := reader.short(w, home)
			if !isSure {
				continue
			}
			sure++
			longCode, longNational, longOK := reader.long(w, home)
			if ok != longOK || ok && code+national != longCode+longNational {
				t.Errorf("%s in %s: %s %s %v, the library says %s %s %v", w.text, region, code, national, ok, longCode, longNational, longOK)
			}
		}
	}
	if sure < 20_000 {
		t.Errorf("only %d numbers went the short way", sure)
	}
}

// likely makes up a number that has a chance to be one of the region.
func likely(random *rand.Rand, home *plan) string {
	digits := fmt.Sprint(random.Int64N(1e9))
	digits = digits[:min(len(digits), 4+random.IntN(9))]
	front := []string{"", home.trunk, "+" + home.code, home.code, "+" + home.code + home.trunk, "00", "0", "+1", "1", fmt.Sprint(random.IntN(1000))}
	return front[random.IntN(len(front))] + digits
}
