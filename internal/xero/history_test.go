package xero_test

import (
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

const historyList = `{"Id":"0fa2","Status":"OK","HistoryRecords":[
{"Changes":"Approved","DateUTCString":"2026-09-14T09:29:59","DateUTC":"\/Date(1789378199100+0000)\/","User":"Ana Reid","Details":"INV-1 to Kauri & Sons"},
{"Changes":"Note","DateUTCString":"2026-09-14T09:30:00","User":"System Generated","Details":"Order SO-1042"}]}`

const noteAdded = `{"Id":"0fa3","Status":"OK","HistoryRecords":[{"DateUTCString":"2026-09-14T09:30:00","DateUTC":"\/Date(1789378200000)\/","Details":"Order SO-1042","ValidationErrors":[]}]}`

// Covers 15/history.
func TestAHistoryIsReadWithItsTimesInEitherForm(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, historyList))
	records, err := b.Client.ListHistory(t.Context(), xero.OfPayment, anID)
	if err != nil || len(records) != 2 || b.seen()[0].Path != "/api.xro/2.0/Payments/"+anID+"/History" {
		t.Fatalf("%+v, %v", records, err)
	}
	first, second := records[0], records[1]
	if first.User != "Ana Reid" || first.Changes != "Approved" || first.At.Format(time.RFC3339Nano) != "2026-09-14T09:29:59.1Z" {
		t.Errorf("%+v", first)
	}
	if second.At.Format(time.RFC3339) != "2026-09-14T09:30:00Z" || second.Details != "Order SO-1042" {
		t.Errorf("%+v", second)
	}
	if _, err := b.Client.ListHistory(t.Context(), "Accounts", anID); !fault.Is(err, fault.Internal) {
		t.Errorf("an account: %v", err)
	}
	if _, err := b.Client.ListHistory(t.Context(), xero.OfInvoice, ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("no id: %v", err)
	}
}

// Covers 15/history.
func TestANoteHasTwoThousandFiveHundredCharacters(t *testing.T) {
	t.Parallel()
	body, err := xero.EncodeNotes([]string{"Order SO-1042 <rush> & co", strings.Repeat("ä", 2500)})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "notes.json", body)
	for _, c := range []struct {
		field string
		notes []string
	}{
		{"notes", nil}, {"notes", make([]string, 51)}, {"notes[0]", []string{""}}, {"notes[1]", []string{"a", strings.Repeat("a", 2501)}},
		{"notes[0]", []string{strings.Repeat("😀", 1251)}}, // Xero counts in UTF-16
	} {
		if body, err := xero.EncodeNotes(c.notes); body != nil || !fault.Is(err, fault.Invalid) || fieldOf(err, c.field) == "" {
			t.Errorf("%s: %v", c.field, err)
		}
	}
}
