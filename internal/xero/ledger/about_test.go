package ledger_test

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/posting"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/ledger"
)

func TestActivitySaysWhichDocumentWasSentOrLookedUp(t *testing.T) {
	t.Parallel()
	var said []string
	client := clientOf(t, answer(200, `{"Invoices":[`+held+`],"Contacts":[]}`))
	client.Observe = func(e xero.Exchange) {
		entry := gateway.EntryOf(e)
		said = append(said, entry.Subject+": "+entry.Summary)
	}
	l, ctx := ledger.New(func() *xero.Client { return client }), t.Context()
	l.Send(ctx, posting.Outgoing{Organisation: "tenant", Kind: posting.KindBill, Number: "T-77", Body: []byte(`{}`), Key: "k"})
	l.Send(ctx, posting.Outgoing{Organisation: "tenant", Kind: posting.KindContact, Number: "ff", Body: []byte(`{}`), Key: "k2"})
	_, err := l.FindInvoices(ctx, "SO-1042")
	if err == nil {
		_, err = l.CreatedByUs(ctx, time.Time{})
	}
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"bill T-77: Create", "contact ff: Create", "invoice SO-1042: Look up", ": Read invoices and bills"}
	if !slices.Equal(said, want) {
		t.Errorf("Activity says\n%q, want\n%q", said, want)
	}
}
