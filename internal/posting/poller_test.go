package posting_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// pollFor lets the poller work, and time pass when there is nothing to do.
func (w *world) pollFor(span time.Duration) {
	end := w.clock.Wall.Add(span)
	for w.clock.Wall.Before(end) {
		wait := w.poller.Step(context.Background())
		w.clock.Advance(min(max(wait, time.Second), end.Sub(w.clock.Wall)))
	}
}

// lists is how many pages Xero was asked for while something is done.
func (w *world) lists(do func()) int {
	before := w.xero.Lists
	do()
	return w.xero.Lists - before
}

func (w *world) pollStatus() posting.PollStatus {
	w.t.Helper()
	s, err := w.poller.Status(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func TestWhatPeopleDoAtXeroIsReadBackInOneCall(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 4)
	w.pollFor(minute)
	w.touch(found[0], func(f *posting.Finding) { approve(f); pay(100, "p-1")(f) })
	w.touch(found[1], func(f *posting.Finding) { f.DueDate = f.DueDate.AddDays(3) })
	w.touch(found[2], void)
	w.changes = nil
	if calls := w.lists(func() { w.pollFor(10 * minute) }); calls != 1 {
		t.Errorf("it took %d calls", calls)
	}
	for id, want := range map[int64]posting.Status{1: posting.StatusPartPaid, 2: posting.StatusDraft, 3: posting.StatusVoided, 4: posting.StatusDraft} {
		if s := w.status(id); s.Ledger.Standing() != want || s.IsFree != want.IsGone() || s.Ledger.IsChanged != (id == 2) {
			t.Errorf("order %d stands as %+v", id, s.Ledger)
		}
	}
	if len(w.changes) != 3 {
		t.Errorf("the window heard of %d changes, want 3: %+v", len(w.changes), w.changes)
	}
	w.changes = nil
	if calls := w.lists(func() { w.pollFor(10 * minute) }); calls != 1 || len(w.changes) != 0 {
		t.Errorf("with nothing changed: %d calls, %d changes", calls, len(w.changes))
	}
	if len(w.xero.Sends) != 5 {
		t.Errorf("%d requests were sent in all; reading back sends nothing", len(w.xero.Sends))
	}
}

func TestNothingIsAskedWhileNothingWasSent(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked))
	if calls := w.lists(func() { w.pollFor(time.Hour) }); calls != 0 {
		t.Errorf("%d calls", calls)
	}
}

// A file that sent before Daybook read back has no mark: what happened since its first document is read.
func TestTheFirstReadingBeginsWithTheOldestDocument(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 2)
	w.touch(found[0], void)
	w.clock.Advance(300 * 24 * time.Hour)
	w.touch(found[1], approve)
	w.pollFor(minute)
	if a, b := w.status(1), w.status(2); a.Ledger.Status != posting.StatusVoided || b.Ledger.Status != posting.StatusAuthorised {
		t.Errorf("read %s and %s", a.Ledger.Status, b.Ledger.Status)
	}
}

// An older Daybook kept by this computer's clock alone when it sent something, and that clock may be wrong.
func TestTheFirstReadingAllowsForAClockThatIsWrong(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.touch(found[0], void)
	id := w.status(1).DocumentID
	err := w.store.Write(context.Background(), func(tx posting.Tx) error {
		d, err := tx.GetDocument(id)
		if err != nil {
			return err
		}
		d.Ledger.UpdatedAt, d.SentAt = time.Time{}, w.clock.Server.Add(5*minute)
		return tx.UpdateDocument(d, posting.StateSent)
	})
	if err != nil {
		t.Fatal(err)
	}
	w.pollFor(minute)
	if s := w.status(1); s.Ledger.Status != posting.StatusVoided {
		t.Errorf("it stands as %s", s.Ledger.Status)
	}
}

func TestAReadingOfManyChangesIsToldOnce(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 25)
	w.pollFor(minute)
	for _, f := range found {
		w.touch(f, approve)
	}
	w.changes = nil
	w.pollFor(10 * minute)
	if len(w.changes) != 1 || w.changes[0] != (posting.Change{}) {
		t.Errorf("the window heard %+v", w.changes)
	}
}

func TestADeathBetweenPagesLosesNothing(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 4)
	w.pollFor(minute)
	w.clock.Advance(10 * minute)
	for _, f := range found {
		w.touch(f, approve)
	}
	w.clock.Advance(10 * minute)
	w.xero.PageSize = 2
	commits := 0
	w.store.BeforeCommit = func() error {
		if commits++; commits == 2 {
			return errors.New("the process ends here")
		}
		return nil
	}
	w.poller.Step(context.Background())
	if a, d := w.status(1), w.status(4); a.Ledger.Status != posting.StatusAuthorised || d.Ledger.Status != posting.StatusDraft {
		t.Fatalf("half a reading kept %s and %s", a.Ledger.Status, d.Ledger.Status)
	}
	w.store.BeforeCommit = nil
	w.clock.Advance(24 * time.Hour)
	w.start("this computer")
	w.pollFor(minute)
	for id := range int64(4) {
		if s := w.status(id + 1); s.Ledger.Status != posting.StatusAuthorised {
			t.Errorf("order %d stands as %s: the mark moved too early", id+1, s.Ledger.Status)
		}
	}
}

func TestWhatChangesWhileItIsReadIsNotSkipped(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 6)
	w.pollFor(minute)
	w.clock.Advance(time.Hour)
	for _, f := range found {
		w.touch(f, approve)
	}
	w.clock.Advance(time.Hour)
	w.xero.PageSize = 2
	// Between the pages, people pay: what was read already, and what comes.
	w.xero.BeforePage = func(page int) {
		w.clock.Advance(4 * minute)
		switch page {
		case 2:
			w.touch(found[0], pay(100, "p-1"))
		case 3:
			w.touch(found[2], pay(100, "p-2"))
			w.touch(found[5], pay(100, "p-3"))
		}
	}
	w.poller.Step(context.Background())
	w.xero.BeforePage = nil
	w.pollFor(11 * minute)
	for id, want := range map[int64]posting.Status{1: posting.StatusPartPaid, 3: posting.StatusPartPaid, 6: posting.StatusPartPaid, 2: posting.StatusAuthorised} {
		if s := w.status(id); s.Ledger.Standing() != want {
			t.Errorf("order %d stands as %s, want %s", id, s.Ledger.Standing(), want)
		}
	}
}

// A change may be stamped before a list was made and seen only after it.
func TestAChangeThatIsSlowToShowIsNotSkipped(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	w.pollFor(minute)
	stamped := w.clock.Server
	for calls := 0; calls == 0; {
		stamped = w.clock.Server.Add(-5 * time.Second)
		calls = w.lists(func() { w.pollFor(minute) })
	}
	approve(found[0])
	found[0].UpdatedAt = stamped
	w.pollFor(10 * minute)
	if s := w.status(1); s.Ledger.Status != posting.StatusAuthorised {
		t.Error("the mark passed a change that was under way")
	}
}

// demand asks for a reading and takes the step that answers it.
func (w *world) demand() error {
	answer := make(chan error, 1)
	asked := make(chan struct{})
	go func() {
		close(asked)
		answer <- w.poller.Now(context.Background())
	}()
	<-asked
	for {
		w.poller.Step(context.Background())
		select {
		case err := <-answer:
			return err
		default:
		}
	}
}

func TestAReadingOnDemandSaysWhatWentWrong(t *testing.T) {
	t.Parallel()
	w, _ := sent(t, 1)
	w.pollFor(minute)
	w.xero.IsOffline = true
	if err := w.demand(); !fault.Is(err, fault.Offline) {
		t.Errorf("offline it answers %v", err)
	}
	w.store.Change(func(c *postingtest.Company, _ map[int64]order.Order, _ map[int64]contact.Contact) {
		c.Organisation = ""
	})
	if err := w.demand(); !fault.Is(err, fault.AuthExpired) {
		t.Errorf("without an organisation it answers %v", err)
	}
}

// What was adopted from a list of candidates may have changed since the list was made, and the mark may have passed that.
func TestWhatWasAdoptedIsReadAtTheNextReading(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Linked), postingtest.Purchase("PO-2", postingtest.Supplier))
	w.enqueue(1)
	w.run(minute)
	hand := w.typeByHand(2)
	hand.Totals.Total++
	hand.UpdatedAt = w.clock.Server
	w.enqueue(2)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	w.run(10 * minute)
	w.want(2, posting.LabelConflict)
	w.touch(hand, approve)
	w.pollFor(time.Hour)
	if _, err := w.outbox.Resolve(context.Background(), 2, posting.ChooseAdopt, ""); err != nil {
		t.Fatal(err)
	}
	if s := w.want(2, posting.LabelSent); s.Ledger.Status == posting.StatusAuthorised {
		t.Fatal("the candidate was not an old one: the test proves nothing")
	}
	w.pollFor(11 * minute)
	if s := w.want(2, posting.LabelSent); s.Ledger.Status != posting.StatusAuthorised {
		t.Errorf("it stands as %s", s.Ledger.Status)
	}
}

func TestTheWindowIsToldHowAReadingGoesOn(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 5)
	w.pollFor(minute)
	w.clock.Advance(time.Hour)
	for _, f := range found {
		w.touch(f, approve)
	}
	w.xero.PageSize, w.announced = 2, nil
	w.poller.Step(context.Background())
	var told []string
	for _, s := range w.announced {
		told = append(told, fmt.Sprintf("%v %d/%d", s.IsReading, s.Done, s.Total))
	}
	if want := "[true 0/0 true 2/5 true 4/5 false 0/0 false 0/0]"; fmt.Sprint(told) != want {
		t.Errorf("it was told %v, want %s", told, want)
	}
	s := w.pollStatus()
	if !s.ReadAt.Equal(w.clock.Wall) || !s.NextAt.Equal(w.clock.Wall.Add(10*minute)) {
		t.Errorf("it stands as %+v at %s", s, w.clock.Wall)
	}
}

// The real loop on the computer's clocks, in virtual time: it reads each ten minutes, at once when asked, and ends with its context.
func TestTheLoopReadsByItselfAndOnDemand(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 1)
	synctest.Test(t, func(t *testing.T) {
		poller := posting.NewPoller(posting.PollerOptions{Store: w.store, Ledger: w.xero, Clock: posting.SystemClock(), Times: posting.DefaultTimes()})
		ctx, cancel := context.WithCancel(t.Context())
		before, ended := w.xero.Lists, make(chan struct{})
		go func() {
			defer close(ended)
			poller.Run(ctx)
		}()
		time.Sleep(time.Hour + minute)
		synctest.Wait()
		if calls := w.xero.Lists - before; calls != 7 {
			t.Errorf("%d calls in an hour, want 7", calls)
		}
		w.touch(found[0], approve)
		if err := poller.Now(ctx); err != nil || w.status(1).Ledger.Status != posting.StatusAuthorised {
			t.Errorf("on demand: %v, %s", err, w.status(1).Ledger.Status)
		}
		cancel()
		<-ended
		if err := poller.Now(ctx); !fault.Is(err, fault.Cancelled) {
			t.Errorf("after its end: %v", err)
		}
	})
}

// The file moves to other books while it is read: nothing of one is taken for the other's, and both marks stay their own.
func TestAChangeOfOrganisationDuringAReadingMixesNothing(t *testing.T) {
	t.Parallel()
	w, found := sent(t, 4)
	w.pollFor(minute)
	w.clock.Advance(time.Hour)
	for _, f := range found {
		w.touch(f, approve)
	}
	w.xero.PageSize = 2
	moved := &moving{Xero: w.xero}
	poller := posting.NewPoller(posting.PollerOptions{Store: w.store, Ledger: moved, Clock: w.clock.Posting(), Times: posting.DefaultTimes()})
	w.clock.Advance(minute)
	poller.Step(context.Background())
	if s := w.status(4); s.Ledger.Status != posting.StatusDraft {
		t.Errorf("the second page was read from other books: %+v", s.Ledger)
	}
	moved.isBack = true
	for range 3 {
		w.clock.Advance(minute)
		poller.Step(context.Background())
	}
	for id := range int64(4) {
		if s := w.status(id + 1); s.Ledger.Status != posting.StatusAuthorised {
			t.Errorf("back in the first books, order %d stands as %s", id+1, s.Ledger.Status)
		}
	}
}

// moving is Xero whose client is another organisation's from the second page on.
type moving struct {
	*postingtest.Xero
	isBack bool
}

func (m *moving) ChangedSince(ctx context.Context, organisation string, since time.Time, page int) (posting.ChangedPage, error) {
	if page > 1 && !m.isBack {
		organisation = "another"
	}
	return m.Xero.ChangedSince(ctx, organisation, since, page)
}
