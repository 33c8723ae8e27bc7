package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/setup"
	"daybook/internal/sqlite"
)

// racing is a company file in which something happens between the moment a call looks and the moment it saves.
type racing struct {
	*sqlite.File
	before func()
}

func (r racing) SaveOrder(ctx context.Context, o order.Order) (order.Order, error) {
	r.before()
	return r.File.SaveOrder(ctx, o)
}

func (r racing) EditOrder(ctx context.Context, id int64, edit func(order.Order) order.Order) (order.Order, error) {
	r.before()
	return r.File.EditOrder(ctx, id, edit)
}

func (r racing) DeleteOrder(ctx context.Context, id int64) error {
	r.before()
	return r.File.DeleteOrder(ctx, id)
}

// bench is the window's calls on a company file with one typed order, whose contact Xero knows.
type bench struct {
	file   *sqlite.File
	outbox posting.Outbox
	xero   *postingtest.Xero
	sender *posting.Sender
	orders *app.Orders
	// before happens between the moment a call looks and the moment it saves.
	before func()
}

func openOrders(t *testing.T) *bench {
	t.Helper()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "company.daybook")
	info := sqlite.Info{Name: "Kauri", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: postingtest.Noon(), MachineID: "m1"}
	if err := sqlite.Create(ctx, path, info); err != nil {
		t.Fatal(err)
	}
	file := must(sqlite.Open(ctx, path, sqlite.Options{Now: postingtest.Noon}))(t)
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	company := postingtest.Sample()
	fill(t, file, company)
	clock := postingtest.NewClock()
	b := &bench{file: file, xero: postingtest.NewXero(clock, company.Mirror), before: func() {}}
	b.outbox = posting.Outbox{Store: file.Outbox(), Ledger: b.xero, Now: postingtest.Noon}
	b.sender = posting.NewSender(posting.SenderOptions{Store: file.Outbox(), Ledger: b.xero, Clock: clock.Posting(), Times: posting.DefaultTimes(), Machine: "m1"})
	desk := app.NewDesk(ctx)
	desk.Open(app.Services{Store: racing{file, func() { b.before() }}, Outbox: b.outbox, Now: postingtest.Noon, Zone: time.UTC})
	for _, bound := range app.Bound(app.NewBridge(desk, host{}, quietLog()), "1") {
		if orders, ok := bound.(*app.Orders); ok {
			b.orders = orders
		}
	}
	return b
}

// fill puts the sample company and one typed order of a contact that Xero knows into a file.
func fill(t *testing.T, file *sqlite.File, c postingtest.Company) {
	t.Helper()
	ctx := t.Context()
	for _, one := range c.Contacts {
		ledgerID := one.LedgerID
		one.ID, one.LedgerID = 0, ""
		saved := must(file.SaveContact(ctx, one))(t)
		if ledgerID != "" {
			if err := file.LinkContact(ctx, saved.ID, ledgerID, "in the sample"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, one := range c.Taxes {
		one.ID = 0
		must(file.SaveOrderTax(ctx, one))(t)
	}
	must(file.SaveOrder(ctx, postingtest.Sale("SO-1", postingtest.Linked)))(t)
	for _, err := range []error{
		file.UpsertLedgerContacts(ctx, c.Mirror), file.SaveReference(ctx, c.Reference),
		file.ChangeChoices(ctx, func(chosen *setup.Choices) { chosen.Posting = c.Settings }),
		file.SaveBinding(ctx, connect.Binding{TenantID: c.Organisation, IsConnected: true}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// must ends the test on an error.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// queue confirms the order's document, as the owner does in another moment.
func (b *bench) queue(t *testing.T) {
	t.Helper()
	preview := must(b.outbox.Preview(t.Context(), 1))(t)
	must(b.outbox.Enqueue(t.Context(), 1, preview.Digest))(t)
}

func TestAnOrderQueuedInTheSameMomentIsNotChanged(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*app.Orders, app.OrderForm) error{
		"saved":     func(o *app.Orders, form app.OrderForm) error { _, err := o.Save(form); return err },
		"cancelled": func(o *app.Orders, _ app.OrderForm) error { _, err := o.SetCancelled(1, true); return err },
		"deleted":   func(o *app.Orders, _ app.OrderForm) error { _, err := o.Delete(1); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := openOrders(t)
			form := must(b.orders.Edit(1))(t)
			form.Lines[0].Quantity = "7"
			b.before = func() { b.queue(t) }
			if err := change(b.orders, form); !fault.Is(err, fault.Conflict) {
				t.Errorf("an order whose document waits was %s: %v", name, err)
			}
			o := must(b.file.GetOrder(t.Context(), 1))(t)
			if o.IsCancelled || o.Version != 1 {
				t.Errorf("the order is now %+v", o)
			}
		})
	}
}

func TestAnOrderOfADocumentTakenBackUnsentCanBeDeleted(t *testing.T) {
	t.Parallel()
	b := openOrders(t)
	b.queue(t)
	must(b.orders.Withdraw(1))(t)
	if view := must(b.orders.Get(1))(t); !view.CanDelete {
		t.Error("it is not offered")
	}
	form := must(b.orders.Delete(1))(t)
	if _, err := b.orders.Get(1); !fault.Is(err, fault.NotFound) {
		t.Errorf("the order is still there: %v", err)
	}
	// The undo: it comes back under the same number, and can be sent.
	back := must(b.orders.Save(form))(t)
	if back.Number != "SO-1" || len(back.History) != 0 || back.Status.State != "none" {
		t.Errorf("it came back as %+v", back)
	}
	preview := must(b.outbox.Preview(t.Context(), back.ID))(t)
	must(b.outbox.Enqueue(t.Context(), back.ID, preview.Digest))(t)
}

func TestAnOrderThatLeftStaysAndSaysWhy(t *testing.T) {
	t.Parallel()
	b := openOrders(t)
	b.queue(t)
	// The first send is put off by Xero; then the owner takes the document back.
	b.xero.Next = []postingtest.Fault{postingtest.FaultLimit}
	for range 3 {
		b.sender.Step(t.Context())
	}
	must(b.orders.Withdraw(1))(t)
	if view := must(b.orders.Get(1))(t); view.CanDelete {
		t.Error("its deletion is offered")
	}
	_, err := b.orders.Delete(1)
	if !fault.Is(err, fault.Conflict) {
		t.Fatalf("deleted with %v", err)
	}
	const want = "Order SO-1 cannot be deleted: its invoice was on its way to Xero once, and that record stays."
	if got := faultOf(t, err); got.Message != want || got.Hint != "Mark the order as cancelled instead." {
		t.Errorf("it says %q %q", got.Message, got.Hint)
	}
}

func TestAnOrderSentToOtherBooksStays(t *testing.T) {
	t.Parallel()
	b := openOrders(t)
	b.queue(t)
	for range 3 {
		b.sender.Step(t.Context())
	}
	// The file belongs to another organisation now, for which the order has no document.
	if err := b.file.SaveBinding(t.Context(), connect.Binding{TenantID: "another", IsConnected: true}); err != nil {
		t.Fatal(err)
	}
	if view := must(b.orders.Get(1))(t); view.Status.State != "none" || view.CanDelete {
		t.Errorf("it shows %+v, deletion %v", view.Status, view.CanDelete)
	}
	if _, err := b.orders.Delete(1); !fault.Is(err, fault.Conflict) {
		t.Errorf("deleted with %v", err)
	}
}

// faultOf is what a person reads of an error.
func faultOf(t *testing.T, err error) *fault.Error {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		t.Fatalf("%v says nothing to a person", err)
	}
	return f
}

func TestAnOrderShowsWhatSettledItsDocument(t *testing.T) {
	t.Parallel()
	b := openOrders(t)
	b.queue(t)
	for range 3 {
		b.sender.Step(t.Context())
	}
	held := b.xero.Documents[len(b.xero.Documents)-1]
	held.Status, held.AmountPaid, held.AmountCredited, held.AmountDue = posting.StatusAuthorised, 1000, 15, 1400
	held.DueDate = held.DueDate.AddDays(1)
	held.Settlements = []posting.Settlement{
		{Kind: posting.SettledByPayment, LedgerID: "p-1", Reference: "by hand", Date: held.Date, Amount: 1000},
		{Kind: posting.SettledByCreditNote, LedgerID: "n-1", Number: "CN-1", Amount: 15},
	}
	view := must(b.orders.ReadBack(1))(t)
	if view.Status.Ledger != "PART_PAID" || !view.Status.IsChanged || view.Status.IsFree || !view.Status.CanOpen || view.Sent.Status != "PART_PAID" {
		t.Errorf("the status is %+v", view.Status)
	}
	sent := view.Sent
	if sent.AmountDue != "14.00" || sent.AmountPaid != "10.00" || sent.AmountCredited != "0.15" || !sent.IsChanged || len(sent.Differences) != 1 || sent.FullyPaidOn != "" {
		t.Errorf("what was sent is %+v", sent)
	}
	want := []app.SettlementView{
		{Kind: "payment", Date: held.Date.String(), Reference: "by hand", Amount: "10.00"},
		{Kind: "credit_note", Number: "CN-1", Amount: "0.15"},
	}
	if !slices.Equal(sent.Settlements, want) {
		t.Errorf("settled by %+v, want %+v", sent.Settlements, want)
	}

	b.xero.Documents = nil
	view = must(b.orders.ReadBack(1))(t)
	if view.Status.Ledger != "MISSING" || !view.Status.IsFree || view.Status.CanOpen || !view.CanEdit || view.CanDelete {
		t.Errorf("when Xero no longer knows it: %+v, edit %v, delete %v", view.Status, view.CanEdit, view.CanDelete)
	}
}
