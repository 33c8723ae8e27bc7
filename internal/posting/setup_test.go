package posting_test

import (
	"context"
	"time"

	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// tester is what testing.T and rapid.T have in common.
type tester interface {
	Helper()
	Error(arguments ...any)
	Fatal(arguments ...any)
	Fatalf(format string, arguments ...any)
	Failed() bool
	FailNow()
}

// world is a company, Xero, and one sender between them; the test moves time.
type world struct {
	t       tester
	clock   *postingtest.Clock
	store   *postingtest.Memory
	xero    *postingtest.Xero
	sender  *posting.Sender
	outbox  posting.Outbox
	poller  *posting.Poller
	changes []posting.Change
	// callsLeft and saidAt are what Xero said of the day's calls; -1 while unknown.
	callsLeft int
	saidAt    time.Time
	// announced is every status of the poller that was told.
	announced []posting.PollStatus
}

// setup returns a world with the sample company and some orders, which get the ids 1, 2, ….
func setup(t tester, orders ...order.Order) *world {
	t.Helper()
	company := postingtest.Sample()
	company.Orders = orders
	return setupCompany(t, company)
}

func setupCompany(t tester, company postingtest.Company) *world {
	t.Helper()
	w := &world{t: t, clock: postingtest.NewClock(), store: postingtest.NewMemory(company), callsLeft: -1}
	w.xero = postingtest.NewXero(w.clock, company.Mirror)
	w.start("this computer")
	return w
}

// start starts a new process on the file.
func (w *world) start(machine string) {
	notify := func(c posting.Change) { w.changes = append(w.changes, c) }
	w.sender = posting.NewSender(posting.SenderOptions{Store: w.store, Ledger: w.xero, Clock: w.clock.Posting(),
		Times: posting.DefaultTimes(), Machine: machine, Notify: notify})
	w.outbox = posting.Outbox{Store: w.store, Ledger: w.xero, Now: func() time.Time { return w.clock.Wall }, Notify: notify}
	w.poller = posting.NewPoller(posting.PollerOptions{Store: w.store, Ledger: w.xero, Clock: w.clock.Posting(), Times: posting.DefaultTimes(),
		CallsLeft: func() (int, time.Time) { return w.callsLeft, w.saidAt }, Notify: notify,
		Announce: func(s posting.PollStatus) { w.announced = append(w.announced, s) }})
}

// enqueue previews an order and confirms it.
func (w *world) enqueue(orderID int64) posting.OrderStatus {
	w.t.Helper()
	s, err := w.tryEnqueue(orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

func (w *world) tryEnqueue(orderID int64) (posting.OrderStatus, error) {
	p := w.preview(orderID)
	return w.outbox.Enqueue(context.Background(), orderID, p.Digest)
}

// step lets the sender do one thing; a process that dies comes back as a new one.
func (w *world) step() time.Duration {
	defer func() {
		if death := recover(); death != nil {
			if _, ok := death.(postingtest.Death); !ok {
				panic(death)
			}
			w.start("this computer")
		}
	}()
	return w.sender.Step(context.Background())
}

// run lets the sender work, and time pass when there is nothing to do, for as long as it takes.
func (w *world) run(span time.Duration) {
	end := w.clock.Wall.Add(span)
	for range 10_000 {
		wait := w.step()
		if wait == 0 {
			continue
		}
		if left := end.Sub(w.clock.Wall); left <= 0 {
			return
		} else if wait > left {
			wait = left
		}
		w.clock.Advance(wait)
	}
	w.t.Fatal("the sender never comes to rest")
}

// status returns an order's status.
func (w *world) status(orderID int64) posting.OrderStatus {
	w.t.Helper()
	s, err := w.outbox.Status(context.Background(), orderID)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// want ends the test unless an order has a label.
func (w *world) want(orderID int64, label posting.Label) posting.OrderStatus {
	w.t.Helper()
	s := w.status(orderID)
	if s.Label != label {
		w.t.Fatalf("order %d is %q (%s), want %q", orderID, s.Label, s.Problem, label)
	}
	return s
}

// live counts the documents at Xero that are not contacts and not gone.
func (w *world) live() int {
	count := 0
	for _, f := range w.xero.Documents {
		if f.Kind != posting.KindContact && !f.Status.IsGone() {
			count++
		}
	}
	return count
}

// keep ends the test when a promise is broken.
func (w *world) keep(orderIDs ...int64) {
	w.t.Helper()
	for _, broken := range postingtest.Violations(w.store, w.xero, orderIDs) {
		w.t.Error(broken)
	}
	if w.t.Failed() {
		w.t.FailNow()
	}
}
