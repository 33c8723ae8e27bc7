package conformance_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/xero"
)

// send sends a body that has to be accepted and returns its first element.
func send(t *testing.T, b *bench, target xero.Target, key string, body []byte, err error) xero.Element {
	t.Helper()
	reply := answer(t, b, target, key, body, err)
	if !reply.Readable || len(reply.Elements) == 0 || reply.Elements[0].HasErrors {
		t.Fatalf("%s: %+v", key, reply)
	}
	return reply.Elements[0]
}

// answer sends a body that has to be answered.
func answer(t *testing.T, b *bench, target xero.Target, key string, body []byte, err error) xero.Reply {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	reply, err := b.Client.SendFrozen(t.Context(), target, body, key)
	if err != nil || !reply.Sent {
		t.Fatalf("%s: %+v, %v", key, reply, err)
	}
	return reply
}

// anInvoice creates an approved sales invoice of 24.15 and returns its id.
func anInvoice(t *testing.T, b *bench, contact, number string) string {
	t.Helper()
	body, err := xero.EncodeInvoices([]xero.NewInvoice{document(xero.SalesInvoice, contact, number, money.Exclusive, plainLine)})
	return send(t, b, xero.Target{Kind: xero.PathInvoices}, number, body, err).ID
}

func stockJournal(status string) xero.NewManualJournal {
	return xero.NewManualJournal{
		Narration: "Stock at 31 October [DB 2026-10 r1 7F3K2Q]", Date: day, Status: status, LineAmountTypes: money.NoTax,
		Lines: []xero.NewJournalLine{
			{LineAmount: 120_50, AccountCode: "630", Description: "Materials"},
			{LineAmount: -120_50, AccountCode: "340"},
		},
	}
}

func TestAManualJournalIsDraftedPostedAndVoided(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	body, err := xero.EncodeManualJournals([]xero.NewManualJournal{stockJournal(xero.ManualJournalDraft)})
	draft := send(t, b, xero.Target{Kind: xero.PathManualJournals}, "j1", body, err)
	if draft.ManualJournal.Status != xero.ManualJournalDraft || draft.ManualJournal.JournalLines[1].LineAmount != -120_50 {
		t.Errorf("%+v", draft.ManualJournal)
	}
	journal := xero.Target{Kind: xero.PathManualJournal, ID: draft.ID}
	for _, status := range []string{xero.ManualJournalPosted, xero.ManualJournalVoided} {
		body, err = xero.EncodeManualJournalStatus(draft.ID, stockJournal("").Narration, status)
		send(t, b, journal, status, body, err)
		if read, err := x.GetManualJournal(ctx, draft.ID); err != nil || read.Status != status || read.Narration != stockJournal("").Narration || read.Date != day {
			t.Errorf("%s: %+v, %v", status, read, err)
		}
	}
	all, err := x.ListAllManualJournals(ctx, xero.ManualJournalQuery{DateFrom: day, DateTo: day, ModifiedSince: today})
	if err != nil || !slices.ContainsFunc(all, func(j xero.ManualJournal) bool { return j.ManualJournalID == draft.ID }) {
		t.Errorf("%+v, %v", all, err)
	}
}

// Covers 11/refused-accounts-accounts-receivable.
func TestARefusedJournalSaysWhy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for account, want := range map[string]string{"610": "610", "800": "800", "090": "090"} {
		journal := stockJournal(xero.ManualJournalPosted)
		journal.Lines[0].AccountCode = account
		body, err := xero.EncodeManualJournals([]xero.NewManualJournal{journal})
		reply := answer(t, b, xero.Target{Kind: xero.PathManualJournals}, "j"+account, body, err)
		if !reply.Readable || len(reply.Elements) != 1 || !reply.Elements[0].HasErrors || !strings.Contains(strings.Join(reply.Elements[0].ValidationErrors, " "), want) {
			t.Errorf("%s: %+v", account, reply)
		}
	}
}

func TestACreditNoteIsSetOffAgainstAnInvoice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	invoice := anInvoice(t, b, contact, "SO-1")
	body, err := xero.EncodeCreditNotes([]xero.NewCreditNote{{
		Type: xero.SalesCredit, ContactID: contact, CreditNoteNumber: "CN-1", Date: day, LineAmountTypes: money.Exclusive,
		CurrencyCode: "NZD", Status: xero.StatusAuthorised,
		Lines: []xero.NewLineItem{{Description: "A thing", HasFigures: true, Quantity: money.One, UnitAmount: 10_500_000, AccountCode: "200", TaxType: "OUTPUT2"}},
	}})
	note := send(t, b, xero.Target{Kind: xero.PathCreditNotes}, "n1", body, err)
	if note.CreditNote.Total != 12_08 || note.CreditNote.RemainingCredit != 12_08 || note.Number != "CN-1" {
		t.Fatalf("%+v", note.CreditNote)
	}
	allocate := func(key string, amount money.Amount) xero.Reply {
		body, err := xero.EncodeAllocations([]xero.NewAllocation{{InvoiceID: invoice, Amount: amount, Date: day}})
		return answer(t, b, xero.Target{Kind: xero.PathAllocations, ID: note.ID}, key, body, err)
	}
	if reply := allocate("a1", 12_08); !reply.Readable || len(reply.Elements) != 1 || reply.Elements[0].HasErrors {
		t.Fatalf("%+v", reply)
	}
	read, err := x.GetInvoice(ctx, invoice)
	if err != nil || read.AmountCredited != 12_08 || read.AmountDue != 12_07 || len(read.CreditNotes) != 1 {
		t.Errorf("the invoice: %+v, %v", read, err)
	}
	if found, err := x.GetCreditNote(ctx, note.ID); err != nil || found.RemainingCredit != 0 || found.Status != xero.StatusPaid || len(found.Allocations) != 1 {
		t.Errorf("the credit note: %+v, %v", found, err)
	}
	if reply := allocate("a2", 1); reply.Fault() == nil && (len(reply.Elements) == 0 || !reply.Elements[0].HasErrors) {
		t.Errorf("more than remains was set off: %+v", reply)
	}
}

// Covers 14/text.
func TestAPaymentIsSeenWithItsAmountAndDay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	invoice := anInvoice(t, b, newContact(t, b, "Kauri and Sons", "c-1"), "SO-1")
	if err := b.Desk.PayInvoice(ctx, invoice, books.Payment{Amount: 10_00, Date: day.AddDays(2), Reference: "Part"}); err != nil {
		t.Fatal(err)
	}
	read, err := x.GetInvoice(ctx, invoice)
	if err != nil || len(read.Payments) != 1 || read.Payments[0].Amount != 10_00 || read.Payments[0].Date != day.AddDays(2) || read.AmountDue != 14_15 {
		t.Fatalf("%+v, %v", read, err)
	}
	changed, err := x.ListAllPayments(ctx, xero.PaymentQuery{ModifiedSince: today})
	if err != nil || len(changed) != 1 || changed[0].Amount != 10_00 || changed[0].Reference != "Part" {
		t.Errorf("%+v, %v", changed, err)
	}
	if err := b.Desk.RemovePayment(ctx, invoice, read.Payments[0].PaymentID); err != nil {
		t.Fatal(err)
	}
	again, err := x.GetInvoice(ctx, invoice)
	if err != nil || again.AmountDue != 24_15 || again.Status != xero.StatusAuthorised || len(again.Payments) != 0 {
		t.Errorf("taken back: %+v, %v", again, err)
	}
}

func TestAFileHangsOnItsDocument(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	invoice := anInvoice(t, b, newContact(t, b, "Kauri and Sons", "c-1"), "SO-1")
	file := xero.Target{Kind: xero.PathAttachment, Of: xero.OfInvoice, ID: invoice, FileName: "Order [1] Kererū.pdf", ContentType: "application/pdf", IncludeOnline: true}
	content := []byte("%PDF-1.7 not really")
	attached := send(t, b, file, "f1", content, nil)
	if attached.Attachment.FileName != file.FileName || attached.Attachment.ContentLength != int64(len(content)) {
		t.Errorf("%+v", attached.Attachment)
	}
	list, err := x.ListAttachments(ctx, xero.OfInvoice, invoice)
	if err != nil || len(list) != 1 || !list[0].IncludeOnline {
		t.Fatalf("%+v, %v", list, err)
	}
	if back, err := x.DownloadAttachment(ctx, xero.OfInvoice, invoice, list[0]); err != nil || !bytes.Equal(back, content) {
		t.Errorf("%q, %v", back, err)
	}
	if read, err := x.GetInvoice(ctx, invoice); err != nil || !read.HasAttachments {
		t.Errorf("%+v, %v", read.HasAttachments, err)
	}
	file.FileName = "a+b.pdf"
	if _, err := x.SendFrozen(ctx, file, content, "f2"); !fault.Is(err, fault.Invalid) {
		t.Errorf("a name Xero refuses: %v", err)
	}
}

func TestANoteStaysInTheHistory(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	for of, id := range map[xero.Resource]string{xero.OfContact: contact, xero.OfInvoice: anInvoice(t, b, contact, "SO-1")} {
		body, err := xero.EncodeNotes([]string{"Sent from Daybook"})
		send(t, b, xero.Target{Kind: xero.PathHistory, Of: of, ID: id}, "h "+string(of), body, err)
		records, err := b.Client.ListHistory(t.Context(), of, id)
		if err != nil || !slices.ContainsFunc(records, func(r xero.HistoryRecord) bool {
			return r.Details == "Sent from Daybook" && r.User == "System Generated" && !r.At.IsZero()
		}) {
			t.Errorf("%s: %+v, %v", of, records, err)
		}
	}
}

func TestAnItemIsCreatedFoundAndChanged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	item := xero.NewItem{Code: "OAK-1", Name: "Oak table", SalesDetails: xero.ItemDetails{UnitPrice: 1_234_567_800, AccountCode: "200", TaxType: "OUTPUT2"}}
	body, err := xero.EncodeItems([]xero.NewItem{item})
	created := send(t, b, xero.Target{Kind: xero.PathItems}, "i1", body, err)
	item.Name = "Oak table, large"
	body, err = xero.EncodeItemChange(created.ID, item)
	send(t, b, xero.Target{Kind: xero.PathItem, ID: created.ID}, "i2", body, err)
	found, isThere, err := x.FindItemByCode(ctx, "OAK-1")
	if err != nil || !isThere || found.Name != item.Name || found.SalesDetails.UnitPrice != item.SalesDetails.UnitPrice {
		t.Errorf("%+v, %v, %v", found, isThere, err)
	}
	if _, isThere, err := x.FindItemByCode(ctx, "NONE-1"); err != nil || isThere {
		t.Errorf("an item that is not there: %v, %v", isThere, err)
	}
	if all, err := x.ListItems(ctx, xero.ItemQuery{}); err != nil || len(all) < 2 {
		t.Errorf("%d items, %v", len(all), err)
	}
}

func TestWhatTheUserMayDoIsKnown(t *testing.T) {
	t.Parallel()
	b := setup(t)
	actions, err := b.Client.ListActions(t.Context())
	if err != nil || len(actions) == 0 {
		t.Errorf("%+v, %v", actions, err)
	}
}
