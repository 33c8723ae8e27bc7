package posting_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
)

// A month of people at work, of lines that break and of computers that sleep: what is known here is what Xero holds, and it cost no
// more than a call each ten minutes.
func TestAMonthOfReadingBack(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 12)
	dice := rand.New(rand.NewPCG(7, 11))
	w.xero.PageSize = 5
	hours := 0
	calls := w.lists(func() {
		for range 30 * 24 {
			hours++
			person(w, dice, found)
			w.xero.IsOffline = dice.IntN(5) == 0
			if dice.IntN(10) == 0 {
				w.xero.FailLists = &posting.LedgerError{Fault: fault.New(fault.RateLimited, "Too many.", ""), RetryAfter: 20 * minute}
			}
			if dice.IntN(20) == 0 {
				w.clock.Sleep(time.Duration(dice.IntN(300)) * minute)
			}
			if dice.IntN(30) == 0 {
				w.start("this computer")
			}
			w.pollFor(time.Duration(dice.IntN(100)) * minute)
			w.xero.FailLists = nil
		}
	})
	w.xero.IsOffline = false
	w.pollFor(time.Hour)
	for id, f := range found {
		s := w.status(int64(id + 1))
		if s.Ledger.Status != f.Status || s.Ledger.AmountPaid != f.AmountPaid || s.Ledger.AmountDue != f.AmountDue || len(s.Ledger.Settlements) != len(f.Settlements) {
			t.Errorf("order %d: known is %+v, Xero holds %s %s", id+1, s.Ledger, f.Status, f.AmountPaid)
		}
	}
	// Each reading is one call, and one more where more than five documents changed at once.
	if most := hours * 12; calls > most {
		t.Errorf("%d calls in %d hours", calls, hours)
	}
}

// person does one thing at Xero.
func person(w *world, dice *rand.Rand, found []*posting.Finding) {
	f := found[dice.IntN(len(found))]
	switch {
	case f.Status == posting.StatusDraft:
		w.touch(f, approve)
	case f.Status == posting.StatusAuthorised && dice.IntN(8) == 0 && f.AmountPaid == 0:
		w.touch(f, void)
	case f.Status == posting.StatusAuthorised:
		w.touch(f, pay(min(f.AmountDue, money.Amount(dice.IntN(900)+1)), fmt.Sprintf("p-%d", w.clock.Server.UnixNano())))
	case f.Status == posting.StatusPaid:
		w.touch(f, func(f *posting.Finding) {
			last := f.Settlements[len(f.Settlements)-1]
			f.Settlements = append([]posting.Settlement(nil), f.Settlements[:len(f.Settlements)-1]...)
			f.Status, f.AmountPaid, f.AmountDue = posting.StatusAuthorised, f.AmountPaid-last.Amount, f.AmountDue+last.Amount
		})
	}
}
