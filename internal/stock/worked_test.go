package stock_test

import (
	"slices"
	"testing"

	"daybook/internal/stock"
)

// worked is an example worked by hand: movements, and what follows by one method, or by both.
type worked struct {
	movements     []string
	average, fifo []string
}

// Where the source of an example is not named it was worked by hand from the rules.
var examples = map[string]worked{
	"a receipt": {[]string{"01 a receive A 10 @5"}, []string{"a A 50 10=50"}, nil},
	"two receipts make one average": {[]string{"01 a receive A 10 @5", "02 b receive A 10 @7", "03 c issue A 5"},
		[]string{"a A 50 10=50", "b A 70 20=120", "c A -30 15=90"}, []string{"a A 50 10=50", "b A 70 20=120", "c A -25 15=95"}},
	"the last unit takes all that is left": {[]string{"01 a receive A 3 @3.333333", "02 b issue A 1", "03 c issue A 1", "04 d issue A 1"},
		[]string{"a A 9.999999 3=9.999999", "b A -3.333333 2=6.666666", "c A -3.333333 1=3.333333", "d A -3.333333 0=0"}, nil},
	"a millionth that does not divide": {[]string{"01 a receive A 3 @0.000001", "02 b issue A 2", "03 c issue A 1"},
		[]string{"a A 0.000003 3=0.000003", "b A -0.000002 1=0.000001", "c A -0.000001 0=0"}, nil},
	"a half is rounded away from zero": {[]string{"01 a receive A 1 @0.000003", "02 b issue A 0.5"}, []string{"a A 0.000003 1=0.000003", "b A -0.000002 0.5=0.000001"}, nil},
	"an issue over two lots": {[]string{"01 a receive A 10 @5", "02 b receive A 10 @8", "03 c issue A 15"},
		[]string{"a A 50 10=50", "b A 80 20=130", "c A -97.50 5=32.50"}, []string{"a A 50 10=50", "b A 80 20=130", "c A -90 5=40"}},
	"a customer's return comes back at the cost it left with": {[]string{"01 a receive A 10 @5", "02 b issue A 4", "03 c receive A 6 @10", "04 d customer_return A 2 of b"},
		[]string{"a A 50 10=50", "b A -20 6=30", "c A 60 12=90", "d A 10 14=100"}, []string{"a A 50 10=50", "b A -20 6=30", "c A 60 12=90", "d A 10 14=100"}},
	"two returns of one issue come to no more than it": {[]string{"01 a receive A 3 @3.333333", "02 b issue A 3", "03 c customer_return A 1 of b", "04 d customer_return A 2 of b"},
		[]string{"a A 9.999999 3=9.999999", "b A -9.999999 0=0", "c A 3.333333 1=3.333333", "d A 6.666666 3=9.999999"}, nil},
	"a supplier's return takes the receipt's cost": {[]string{"01 a receive A 10 @5", "02 b receive A 10 @7", "03 c supplier_return A 4 of b"},
		[]string{"a A 50 10=50", "b A 70 20=120", "c A -28 16=92"}, []string{"a A 50 10=50", "b A 70 20=120", "c A -28 16=92"}},
	"a supplier's return takes no more than is there": {[]string{"01 a receive A 10 @1", "02 b receive A 1 @50", "03 c issue A 10", "04 d supplier_return A 1 of b"},
		[]string{"a A 10 10=10", "b A 50 11=60", "c A -54.545455 1=5.454545", "d A -5.454545 0=0 bounded"},
		[]string{"a A 10 10=10", "b A 50 11=60", "c A -10 1=50", "d A -50 0=0"}},
	"a supplier's return takes its own lot": {[]string{"01 a receive A 5 @1", "02 b receive A 5 @2", "03 c supplier_return A 3 of b", "04 d issue A 6"},
		[]string{"a A 5 5=5", "b A 10 10=15", "c A -6 7=9", "d A -7.714286 1=1.285714"}, []string{"a A 5 5=5", "b A 10 10=15", "c A -6 7=9", "d A -7 1=2"}},
	"freight restates its receipt from its date": {[]string{"01 a receive A 10 @5", "02 b issue A 4", "03 c landed a 20"},
		[]string{"a A 70 10=70", "b A -28 6=42", "c A 0 6=42"}, nil},
	"freight by value": {[]string{"01 a receive A 10 @5", "01 b receive B 10 @15", "03 c landed a,b 20"},
		[]string{"a A 55 10=55", "b B 165 10=165", "c A 0 10=55", "c B 0 10=165"}, nil},
	"freight by quantity": {[]string{"01 a receive A 10 @5", "01 b receive B 30 @15", "03 c landed a,b 20 quantity"},
		[]string{"a A 55 10=55", "b B 465 30=465", "c A 0 10=55", "c B 0 30=465"}, nil},
	"freight in equal parts": {[]string{"01 a receive A 10 @5", "01 b receive B 30 @15", "03 c landed a,b 20 equal"},
		[]string{"a A 60 10=60", "b B 460 30=460", "c A 0 10=60", "c B 0 30=460"}, nil},
	"freight that does not divide": {[]string{"01 a receive A 1 @1", "01 b receive B 1 @1", "01 c receive C 1 @1", "03 d landed a,b,c 0.000002"},
		[]string{"a A 1.000001 1=1.000001", "b B 1.000001 1=1.000001", "c C 1 1=1", "d A 0 1=1.000001", "d B 0 1=1.000001", "d C 0 1=1"}, nil},
	"freight on what cost nothing goes by quantity": {[]string{"01 a receive A 1 @0", "01 b receive B 3 @0", "03 c landed a,b 4"},
		[]string{"a A 1 1=1", "b B 3 3=3", "c A 0 1=1", "c B 0 3=3"}, nil},
	"freight on one item twice has one line": {[]string{"01 a receive A 1 @4", "02 b receive A 3 @4", "03 c landed a,b 4"},
		[]string{"a A 5 1=5", "b A 15 4=20", "c A 0 4=20"}, nil},
	"beyond the stock on hand at the last known cost": {[]string{"01 a receive A 10 @5", "02 b issue A 12"},
		[]string{"a A 50 10=50", "b A -60 -2=-10 provisional"}, nil},
	"the next receipt settles what was beyond": {[]string{"01 a receive A 10 @5", "02 b issue A 12", "03 c receive A 10 @8"},
		[]string{"a A 50 10=50", "b A -66 -2=-16", "c A 80 8=64"}, nil},
	"two receipts settle one shortage": {[]string{"01 a issue A 5", "02 b receive A 2 @4", "03 c receive A 4 @6"},
		[]string{"a A -26 -5=-26", "b A 8 -3=-18", "c A 24 1=6"}, nil},
	"the oldest shortage is settled first": {[]string{"01 a receive A 1 @1", "02 b issue A 3", "03 c issue A 2", "04 d receive A 2 @10", "05 e receive A 2 @20"},
		[]string{"a A 1 1=1", "b A -21 -2=-20", "c A -40 -4=-60", "d A 20 -2=-40", "e A 40 0=0"}, nil},
	"without any known cost":  {[]string{"01 a issue A 5"}, []string{"a A 0 -5=0 uncosted"}, nil},
	"a cost known only later": {[]string{"01 a issue A 5", "02 b receive A 5 @3"}, []string{"a A -15 -5=-15", "b A 15 0=0"}, nil},
	"a backdated receipt changes what follows": {[]string{"01 a receive A 10 @5", "05 b issue A 5", "03 c receive A 10 @7"},
		[]string{"a A 50 10=50", "c A 70 20=120", "b A -30 15=90"}, []string{"a A 50 10=50", "c A 70 20=120", "b A -25 15=95"}},
	"of one day the order of entry": {[]string{"01 a receive A 10 @5", "02 b issue A 10", "02 c receive A 10 @9", "02 d issue A 1"},
		[]string{"a A 50 10=50", "b A -50 0=0", "c A 90 10=90", "d A -9 9=81"}, nil},
	"a count that finds less": {[]string{"01 a receive A 10 @5", "02 b count A 8"}, []string{"a A 50 10=50", "b A -10 8=40"}, nil},
	"a count that finds more": {[]string{"01 a receive A 10 @5", "02 b count A 12"}, []string{"a A 50 10=50", "b A 10 12=60"}, nil},
	"a count that agrees":     {[]string{"01 a receive A 10 @5", "02 b count A 10"}, []string{"a A 50 10=50", "b A 0 10=50"}, nil},
	"a count up from nothing at the last known cost": {[]string{"01 a receive A 10 @5", "02 b issue A 10", "03 c count A 2"},
		[]string{"a A 50 10=50", "b A -50 0=0", "c A 10 2=10"}, nil},
	"a count up from nothing without a cost": {[]string{"01 a count A 2"}, []string{"a A 0 2=0 uncosted"}, nil},
	"a count to nothing":                     {[]string{"01 a receive A 3 @3.333333", "02 b count A 0"}, []string{"a A 9.999999 3=9.999999", "b A -9.999999 0=0"}, nil},
	"an earlier entry does not move a later count": {[]string{"01 a receive A 10 @5", "05 b count A 8", "03 c issue A 1"},
		[]string{"a A 50 10=50", "c A -5 9=45", "b A -5 8=40"}, nil},
	"a count over a shortage": {[]string{"01 a receive A 2 @5", "02 b issue A 5", "03 c count A 1"},
		[]string{"a A 10 2=10", "b A -25 -3=-15", "c A 20 1=5"}, nil},
	"a write-down and its reversal": {[]string{"01 a receive A 10 @5", "02 b revalue A -20", "03 c issue A 5", "04 d revalue A 10"},
		[]string{"a A 50 10=50", "b A -20 10=30", "c A -15 5=15", "d A 10 5=25"}, nil},
	"a write-down of more than is there": {[]string{"01 a receive A 10 @5", "02 b revalue A -70"}, []string{"a A 50 10=50", "b A -50 10=0 bounded"}, nil},
	"a write-down of nothing":            {[]string{"01 a receive A 1 @5", "02 b issue A 1", "03 c revalue A -1"}, []string{"a A 5 1=5", "b A -5 0=0", "c A 0 0=0 bounded"}, nil},
	"a write-down goes by what lots are worth": {[]string{"01 a receive A 1 @10", "02 b receive A 1 @30", "03 c revalue A -20", "04 d issue A 1"},
		[]string{"a A 10 1=10", "b A 30 2=40", "c A -20 2=20", "d A -10 1=10"}, []string{"a A 10 1=10", "b A 30 2=40", "c A -20 2=20", "d A -5 1=15"}},
	// IAS 2.33: a reversal goes no further than what the goods that are left were written down by.
	"a reversal goes up to the original": {[]string{"01 a receive A 10 @5", "02 b revalue A -20", "03 c issue A 5", "04 d revalue A 15"},
		[]string{"a A 50 10=50", "b A -20 10=30", "c A -15 5=15", "d A 10 5=25 bounded"}, nil},
	"a reversal of nothing": {[]string{"01 a receive A 10 @5", "02 b revalue A 1"}, []string{"a A 50 10=50", "b A 0 10=50 bounded"}, nil},
	"a reversal gives each lot back what it lost": {[]string{"01 a receive A 1 @10", "02 b revalue A -4", "03 c receive A 1 @30", "04 d revalue A 4", "05 e issue A 1"},
		[]string{"a A 10 1=10", "b A -4 1=6", "c A 30 2=36", "d A 4 2=40", "e A -20 1=20"}, []string{"a A 10 1=10", "b A -4 1=6", "c A 30 2=36", "d A 4 2=40", "e A -10 1=30"}},
	"what comes back without a cost teaches none": {[]string{"01 a issue A 5", "02 b customer_return A 5 of a", "03 c issue A 2"},
		[]string{"a A 0 -5=0", "b A 0 0=0", "c A 0 -2=0 uncosted"}, nil},
	"a make at once": {[]string{"01 a receive A 10 @5", "01 b receive B 4 @2", "02 c make F 2 from A 4, B 2 +16"},
		[]string{"a A 50 10=50", "b B 8 4=8", "c F 40 2=40", "c A -20 6=30", "c B -4 2=4"}, nil},
	"a make of what was made": {[]string{"01 a receive A 10 @5", "02 b make P 2 from A 4", "03 c make F 1 from P 1 +5"},
		[]string{"a A 50 10=50", "b P 20 2=20", "b A -20 6=30", "c F 15 1=15", "c P -10 1=10"}, nil},
	"a make through work in progress": {[]string{"01 a receive A 10 @5", "02 b make_start from A 4 +10", "05 c make_done F 2 of b +6"},
		[]string{"a A 50 10=50", "b A -20 6=30", "c F 36 2=36"}, nil},
	"a shortage is replayed through a make": {[]string{"01 a receive A 1 @5", "02 b make F 1 from A 3", "03 c issue F 1", "04 d receive A 10 @8"},
		[]string{"a A 5 1=5", "b F 21 1=21", "b A -21 -2=-16", "c F -21 0=0", "d A 80 8=64"}, nil},
	"a backdated receipt is replayed through a make": {[]string{"02 a receive A 10 @5", "03 b make F 1 from A 5", "04 c issue F 1", "01 d receive A 10 @7"},
		[]string{"d A 70 10=70", "a A 50 20=120", "b F 30 1=30", "b A -30 15=90", "c F -30 0=0"}, []string{"d A 70 10=70", "a A 50 20=120", "b F 35 1=35", "b A -35 15=85", "c F -35 0=0"}},
	"a make settles a shortage of what it makes": {[]string{"01 a receive A 10 @5", "02 b issue F 1", "03 c make F 2 from A 4"},
		[]string{"a A 50 10=50", "b F -10 -1=-10", "c F 20 1=10", "c A -20 6=30"}, nil},
	// The issue leaves with 10 and two that the return and the receipt settle: v = 10 + v/4 + 8, so v = 24 and the return is 6.
	"a return of part of a shortage": {[]string{"01 a receive A 2 @5", "02 b issue A 4", "03 c customer_return A 1 of b", "04 d receive A 5 @8"},
		[]string{"a A 10 2=10", "b A -24 -2=-14", "c A 6 -1=-8", "d A 40 4=32"}, nil},
	// The moving average of IAS 2.27 in figures as textbooks show it: 100 at 10, 200 at 11, 250 sold, 150 at 12.
	"a textbook's moving average": {[]string{"01 a receive A 100 @10", "10 b receive A 200 @11", "15 c issue A 250", "20 d receive A 150 @12", "25 e issue A 100"},
		[]string{"a A 1000 100=1000", "b A 2200 300=3200", "c A -2666.666667 50=533.333333", "d A 1800 200=2333.333333", "e A -1166.666667 100=1166.666666"},
		[]string{"a A 1000 100=1000", "b A 2200 300=3200", "c A -2650 50=550", "d A 1800 200=2350", "e A -1150 100=1200"}},
}

func TestWorkedExamples(t *testing.T) {
	t.Parallel()
	for name, example := range examples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if example.fifo == nil {
				example.fifo = example.average
			}
			for method, want := range map[stock.Method][]string{stock.Average: example.average, stock.FIFO: example.fifo} {
				if want == nil {
					continue
				}
				if got := said(replay(t, method, example.movements...)); !slices.Equal(got, want) {
					t.Errorf("%s:\n%q\nwant\n%q", method, got, want)
				}
			}
		})
	}
}
