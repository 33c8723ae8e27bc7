package sqlite_test

import (
	"testing"

	"daybook/internal/connect"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	steps "daybook/internal/setup"
	"daybook/internal/sqlite"
)

// company returns a company file that holds a company's data.
func company(t *testing.T, c postingtest.Company) *sqlite.File {
	t.Helper()
	f := open(t, create(t))
	ctx := t.Context()
	for _, one := range c.Contacts {
		id := one.ID
		one.ID = 0
		ledgerID := one.LedgerID
		one.LedgerID = ""
		if saved := saveContact(ctx, t, f, one); saved.ID != id {
			t.Fatalf("contact %d was saved as %d", id, saved.ID)
		}
		if ledgerID != "" {
			if err := f.LinkContact(ctx, id, ledgerID, "in the sample"); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, one := range c.Taxes {
		one.ID = 0
		must(f.SaveOrderTax(ctx, one))(t)
	}
	for _, one := range c.Items {
		one.ID = 0
		must(f.SaveItem(ctx, one))(t)
	}
	for _, one := range c.Orders {
		must(f.SaveOrder(ctx, one))(t)
	}
	for _, err := range []error{
		f.UpsertLedgerContacts(ctx, c.Mirror),
		f.ChangeChoices(ctx, func(chosen *steps.Choices) { chosen.Posting = c.Settings }),
		f.Bind(ctx, connect.Binding{TenantID: c.Organisation, Name: c.Reference.Organisation.Name, IsConnected: true}, c.Reference),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func TestTheCompanyFileIsAStore(t *testing.T) {
	t.Parallel()
	postingtest.TestStore(t, func(t *testing.T, c postingtest.Company) posting.Store { return company(t, c).Outbox() })
}

func TestOrderListsFollowTheOutbox(t *testing.T) {
	t.Parallel()
	c := postingtest.Sample()
	c.Orders = []order.Order{postingtest.Sale("SO-1", postingtest.Unknown)}
	f := company(t, c)
	clock := postingtest.NewClock()
	xero := postingtest.NewXero(clock, c.Mirror)
	outbox := posting.Outbox{Store: f.Outbox(), Ledger: xero, Now: noon}
	sender := posting.NewSender(posting.SenderOptions{Store: f.Outbox(), Ledger: xero, Clock: clock.Posting(), Times: posting.DefaultTimes(), Machine: "m1"})
	want := func(want order.Posting) {
		t.Helper()
		if got := must(f.GetOrderPosting(t.Context(), 1))(t); got != want {
			t.Fatalf("lists show %+v, want %+v", got, want)
		}
	}
	want(order.Posting{})
	p := must(outbox.Preview(t.Context(), 1))(t)
	must(outbox.Enqueue(t.Context(), 1, p.Digest))(t)
	want(order.Posting{State: "queued"})

	// The contact is refused: the order shows it.
	xero.Next = []postingtest.Fault{postingtest.FaultReject}
	for range 3 {
		sender.Step(t.Context())
	}
	want(order.Posting{State: "rejected"})

	p = must(outbox.Preview(t.Context(), 1))(t)
	must(outbox.Enqueue(t.Context(), 1, p.Digest))(t)
	for range 3 {
		sender.Step(t.Context())
	}
	sent := xero.Documents[len(xero.Documents)-1]
	want(order.Posting{State: "sent", LedgerStatus: "DRAFT", LedgerID: sent.ID, LedgerNumber: "SO-1"})

	sent.Status = posting.StatusVoided
	must(outbox.Refresh(t.Context(), 1))(t)
	want(order.Posting{})
}

func TestTheLogAndTheBytesCannotBeChanged(t *testing.T) {
	t.Parallel()
	c := postingtest.Sample()
	c.Orders = []order.Order{postingtest.Sale("SO-1", postingtest.Linked)}
	f := company(t, c)
	outbox := posting.Outbox{Store: f.Outbox(), Ledger: postingtest.NewXero(postingtest.NewClock(), nil), Now: noon}
	p := must(outbox.Preview(t.Context(), 1))(t)
	must(outbox.Enqueue(t.Context(), 1, p.Digest))(t)
	must(outbox.Cancel(t.Context(), 1))(t)
	if err := f.Exec(t.Context(), `INSERT INTO outbox_events (document_id, at, name, from_state, to_state, text, key)
		SELECT id, queued_at, 'sending', '', '', '', '' FROM documents`); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`UPDATE outbox_events SET text = 'x'`, `DELETE FROM outbox_events`, `UPDATE requests SET body = x'00'`,
		`UPDATE requests SET body_hash = body_hash`, `UPDATE request_documents SET position = 1`,
	} {
		if err := f.Exec(t.Context(), statement); err == nil {
			t.Errorf("%s was allowed", statement)
		}
	}
}
