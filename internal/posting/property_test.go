package posting_test

import (
	"context"
	"time"

	"testing"

	"pgregory.net/rapid"

	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// TestNothingIsDoubledAndNothingIsLost sends orders while everything goes wrong that can, in any order: the line is cut, Xero
// is slow or in trouble, the process dies at any commit or send, the computer sleeps, its clocks jump, the file is restored.
func TestNothingIsDoubledAndNothingIsLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const orders = 6
		plain, ids := setupMany(t, 5, postingtest.Many(orders)...)
		w := &chaos{world: plain, wanted: map[int64]bool{}, contacts: ids, isAsked: map[int64]bool{}}
		t.Repeat(map[string]func(*rapid.T){
			"enqueue": w.enqueueAny, "work": w.work, "wait": w.wait, "sleep": w.sleep, "fault": w.fault, "deaths": w.dieAtCommit,
			"line": w.toggleLine, "restart": func(*rapid.T) { w.start("this computer") }, "backup": w.backup, "restore": w.restore,
			"clock": w.jump, "cancel": w.cancel, "poll": w.poll, "person": w.person,
			"contacts": w.askAny, "cancel contact": w.cancelContact,
		})
		w.calm()
		w.run(2 * time.Hour)
		settled := w.settle()
		w.keep(settled...)
		w.knowAll(settled)
		w.settleContacts()
	})
}

type chaos struct {
	*world
	// wanted is the orders that the owner asked for last; what was taken back is not.
	wanted map[int64]bool
	// contacts may be sent by themselves; isAsked is those that the owner asked for last.
	contacts []int64
	isAsked  map[int64]bool
	copied   *postingtest.Memory
	// commits counts down to the commit at which the process dies; below zero never.
	commits int
	after   bool
}

func anOrder(t *rapid.T) int64 { return rapid.Int64Range(1, 6).Draw(t, "order") }

func (w *chaos) enqueueAny(t *rapid.T) {
	id := anOrder(t)
	if w.survive(func() { _, err := w.tryEnqueue(id); w.allow(t, err, fault.Conflict, fault.Invalid) }) {
		w.wanted[id] = true
	}
}

func (w *chaos) cancel(t *rapid.T) {
	id := anOrder(t)
	w.survive(func() {
		_, err := w.outbox.Cancel(context.Background(), id)
		w.allow(t, err, fault.Conflict, fault.NotFound)
		if err == nil {
			w.wanted[id] = false
		}
	})
}

// askAny sends some contacts at once.
func (w *chaos) askAny(t *rapid.T) {
	ids := rapid.SliceOfNDistinct(rapid.SampledFrom(w.contacts), 1, len(w.contacts), rapid.ID[int64]).Draw(t, "contacts")
	w.survive(func() {
		_, err := w.tryAsk(ids...)
		w.allow(t, err, fault.Conflict, fault.Invalid)
		for _, id := range ids {
			w.isAsked[id] = w.isAsked[id] || err == nil
		}
	})
}

func (w *chaos) cancelContact(t *rapid.T) {
	id := rapid.SampledFrom(w.contacts).Draw(t, "contact")
	w.survive(func() {
		_, err := w.outbox.CancelContact(context.Background(), id)
		w.allow(t, err, fault.Conflict, fault.NotFound)
		if err == nil {
			w.isAsked[id] = false
		}
	})
}

// settleContacts has the owner ask again for the contacts that are missing or were refused, and ends the test unless each is at Xero, or
// a question.
func (w *chaos) settleContacts() {
	var ids []int64
	for id, isAsked := range w.isAsked {
		if isAsked {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return
	}
	for range 3 {
		if _, err := w.tryAsk(ids...); err != nil && !fault.Is(err, fault.Invalid) {
			w.t.Fatal(err)
		}
		w.run(time.Hour)
	}
	if counts := w.labels(ids...); counts[posting.LabelSent]+counts[posting.LabelConflict] != len(ids) {
		w.t.Fatalf("the contacts end as %v", counts)
	}
	w.keepContacts(ids...)
}

// allow ends the test on any other error.
func (w *chaos) allow(t *rapid.T, err error, codes ...fault.Code) {
	for _, code := range codes {
		if err == nil || fault.Is(err, code) {
			return
		}
	}
	t.Fatal(err)
}

// survive runs something in which the process may die, and starts it again.
func (w *chaos) survive(do func()) (ok bool) {
	defer func() {
		if death := recover(); death != nil {
			if _, isDeath := death.(postingtest.Death); !isDeath {
				panic(death)
			}
			w.start("this computer")
		}
	}()
	do()
	return true
}

func (w *chaos) work(t *rapid.T) {
	for range rapid.IntRange(1, 5).Draw(t, "steps") {
		w.step()
	}
}

func (w *chaos) wait(t *rapid.T) {
	w.clock.Advance(time.Duration(rapid.IntRange(1, 400).Draw(t, "seconds")) * time.Second)
}

func (w *chaos) sleep(t *rapid.T) {
	w.clock.Sleep(time.Duration(rapid.IntRange(1, 600).Draw(t, "minutes")) * time.Minute)
}

// jump sets the computer's clock, as people and time servers do.
func (w *chaos) jump(t *rapid.T) {
	w.clock.Wall = w.clock.Wall.Add(time.Duration(rapid.IntRange(-120, 120).Draw(t, "minutes")) * time.Minute)
}

func (w *chaos) fault(t *rapid.T) {
	w.xero.Next = append(w.xero.Next, rapid.SampledFrom([]postingtest.Fault{postingtest.FaultNone, postingtest.FaultUnsent, postingtest.FaultCut,
		postingtest.FaultCommitThenCut, postingtest.FaultSlowCommit, postingtest.FaultError, postingtest.FaultErrorAfter, postingtest.FaultUnreadable,
		postingtest.FaultLimit, postingtest.FaultSignIn, postingtest.FaultForbidden, postingtest.FaultReject, postingtest.FaultDeath,
		postingtest.FaultDeathAfter, postingtest.FaultDeathSlow}).Draw(t, "fault"))
}

// knowAll reads back once more, and ends the test unless what is known of each document is what Xero holds.
func (w *chaos) knowAll(ids []int64) {
	w.poller.Wake(posting.PollSignedIn)
	w.poller.Step(context.Background())
	for _, id := range ids {
		s := w.status(id)
		if s.Label != posting.LabelSent {
			continue
		}
		if f := w.at(s.LedgerID); f.Status != s.Ledger.Status || f.AmountDue != s.Ledger.AmountDue || f.AmountPaid != s.Ledger.AmountPaid {
			w.t.Fatalf("order %d is known as %s, %s due; Xero holds %s, %s due", id, s.Ledger.Status, s.Ledger.AmountDue, f.Status, f.AmountDue)
		}
	}
}

// poll has what changed at Xero read back, in the middle of everything else.
func (w *chaos) poll(*rapid.T) {
	w.survive(func() { w.poller.Step(context.Background()) })
}

// person approves a document at Xero, or pays a part of it.
func (w *chaos) person(t *rapid.T) {
	var live []*posting.Finding
	for _, f := range w.xero.Documents {
		if f.Kind != posting.KindContact && !f.Status.IsGone() {
			live = append(live, f)
		}
	}
	if len(live) == 0 {
		return
	}
	f := rapid.SampledFrom(live).Draw(t, "document")
	if f.Status == posting.StatusDraft {
		w.touch(f, approve)
	} else if f.AmountDue > 1 {
		w.touch(f, pay(1, "p"))
	}
}

func (w *chaos) toggleLine(*rapid.T) { w.xero.IsOffline = !w.xero.IsOffline }

// dieAtCommit lets the process die just before or just after one of the next commits.
func (w *chaos) dieAtCommit(t *rapid.T) {
	w.commits, w.after = rapid.IntRange(0, 6).Draw(t, "commits"), rapid.Bool().Draw(t, "after")
	w.hook()
}

func (w *chaos) hook() {
	die := func(after bool) {
		if w.after != after || w.commits < 0 {
			return
		}
		if w.commits--; w.commits < 0 {
			panic(postingtest.Death{})
		}
	}
	w.store.BeforeCommit = func() error { die(false); return nil }
	w.store.AfterCommit = func() { die(true) }
}

func (w *chaos) backup(*rapid.T) { w.copied = w.store.Copy() }

// restore puts the copy in place of the file; the owner then asks again for everything he had asked for, as far as he
// sees that it is missing.
func (w *chaos) restore(t *rapid.T) {
	if w.copied == nil {
		return
	}
	w.store = w.copied.Copy()
	w.hook()
	w.xero.IsCopied = true
	w.start("this computer")
}

// calm ends every trouble.
func (w *chaos) calm() {
	w.xero.IsOffline, w.xero.Next, w.commits = false, nil, -1
	w.sender.Wake(posting.WakeSignedIn)
	w.sender.Wake(posting.WakeOnline)
}

// settle has the owner ask again for what is missing or was refused, until nothing is on its way, and returns what he wants and was not
// told that it cannot be.
func (w *chaos) settle() []int64 {
	var ids []int64
	for id, isWanted := range w.wanted {
		if isWanted && w.askAgain(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (w *chaos) askAgain(id int64) bool {
	for range 3 {
		switch w.status(id).Label {
		case posting.LabelNone, posting.LabelRejected, posting.LabelHeld:
			_, err := w.tryEnqueue(id)
			if fault.Is(err, fault.Invalid) {
				return false
			}
			if err != nil {
				w.t.Fatal(err)
			}
			w.run(time.Hour)
		}
	}
	if s := w.status(id); s.Label != posting.LabelSent && s.Label != posting.LabelConflict {
		w.t.Fatalf("order %d ends as %s: %s", id, s.Label, s.Problem)
	}
	return true
}
