//go:build e2e

package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 14/text, 9.status/paid-voided-deleted.
func TestWhatPeopleDoAtXeroComesBackAndAVoidedDocumentIsReplaced(t *testing.T) {
	w, _ := open(t, t.TempDir())
	w.signIn(t)
	w.importContacts(t) // first, or the contacts that are read beside could become known between a preview and its sending
	w.setUp(t)
	must(w.setup.SaveStatuses("AUTHORISED", "AUTHORISED"))(t)
	desk := store.NewDesk(w.company.practice.Store(), nil, books.Switches{})
	ctx := t.Context()
	sale, bill := w.sendFirst(t, "sale"), w.sendFirst(t, "purchase")
	atXero := func(id int64) string {
		t.Helper()
		return must(w.company.outbox.Status(ctx, id))(t).LedgerID
	}

	if err := desk.PayInvoice(ctx, atXero(sale), books.Payment{Amount: 100, Reference: "first part", Date: civil.Of(time.Now())}); err != nil {
		t.Fatal(err)
	}
	if err := desk.VoidInvoice(ctx, atXero(bill)); err != nil {
		t.Fatal(err)
	}
	changes := w.person.hear(app.EventOrder)
	read := must(w.readBack.Now())(t)
	if read.ReadAt == "" || read.Wait != "" || read.IsReading {
		t.Errorf("after the reading: %+v", read)
	}
	if len(changes) != 2 {
		t.Errorf("the window heard of %d changes, want 2", len(changes))
	}
	paid := must(w.orders.Get(sale))(t)
	if paid.Status.Ledger != "PART_PAID" || len(paid.Sent.Settlements) != 1 || paid.Sent.AmountPaid != "1.00" || paid.Sent.Settlements[0].Reference != "first part" {
		t.Errorf("the paid invoice: %+v", paid.Sent)
	}
	w.replace(t, bill)

	// The organisation's data are put back as they were at first: Xero no longer knows any of these.
	if err := w.company.practice.Reset(ctx); err != nil {
		t.Fatal(err)
	}
	lost := must(w.orders.ReadBack(sale))(t)
	if lost.Status.Ledger != "MISSING" || !lost.Status.IsFree || lost.Status.CanOpen {
		t.Errorf("a document that Xero lost: %+v", lost.Status)
	}
	preview := must(w.orders.Preview(sale))(t)
	if !slices.ContainsFunc(preview.Checks, func(c app.CheckView) bool { return c.Code == "replaces_missing" && c.Severity == "warning" }) {
		t.Errorf("its preview says %+v", preview.Checks)
	}
}

// sendFirst sends the first order of a kind that can be sent, and returns it.
func (w *window) sendFirst(t *testing.T, kind string) int64 {
	t.Helper()
	for _, row := range w.list(t, kind) {
		if preview := must(w.orders.Preview(row.ID))(t); preview.CanSend {
			if _, view := w.send(t, row.ID); view.Status.State != "sent" || view.Status.Ledger != "AUTHORISED" {
				t.Fatalf("%s: %+v", row.Number, view.Status)
			}
			return row.ID
		}
	}
	t.Fatalf("no %s can be sent", kind)
	return 0
}

// replace sends an order again whose bill was voided, and sees that Xero then holds one that is gone and one that stands.
func (w *window) replace(t *testing.T, id int64) {
	t.Helper()
	freed := must(w.orders.Get(id))(t)
	if freed.Status.Ledger != "VOIDED" || !freed.Status.IsFree || !freed.CanEdit {
		t.Fatalf("after the void: %+v", freed.Status)
	}
	page := must(w.orders.List(app.OrderQuery{Kind: "purchase", Bucket: "to_send", Sort: "date", Limit: 500}))(t)
	if !slices.ContainsFunc(page.Rows, func(r app.OrderRow) bool { return r.ID == id }) {
		t.Error("the order is not offered again")
	}
	preview := must(w.orders.Preview(id))(t)
	if !slices.ContainsFunc(preview.Checks, func(c app.CheckView) bool { return c.Code == "replaces_gone" && c.Severity == "warning" }) {
		t.Errorf("the preview says %+v", preview.Checks)
	}
	was := freed.Status.Number
	_, view := w.send(t, id)
	if view.Status.State != "sent" || view.Status.IsFree {
		t.Fatalf("sent again: %+v", view.Status)
	}
	held := w.atXero(t, was)
	if view.Status.Number != was {
		held = append(held, w.atXero(t, view.Status.Number)...)
	}
	var statuses []string
	for _, d := range held {
		statuses = append(statuses, d.Status)
	}
	if got := strings.Join(slices.Sorted(slices.Values(statuses)), " "); got != "AUTHORISED VOIDED" {
		t.Errorf("Xero holds %s of %s and %s", got, was, view.Status.Number)
	}
}
