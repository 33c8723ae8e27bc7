package xero_test

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/xero"
)

const aJournal = "0b159335-606b-485f-b51b-97b3b32bad32"

const journalsPage = `{"Id":"0fa8","Status":"OK","DateTimeUTC":"\/Date(1789378199160)\/","pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},
"ManualJournals":[{"Date":"\/Date(1789344000000+0000)\/","Status":"POSTED","LineAmountTypes":"NoTax","UpdatedDateUTC":"\/Date(1789378199100+0000)\/",
"ManualJournalID":"0B159335-606B-485F-B51B-97B3B32BAD32","Narration":"Stock of October [DB 2026-10 r1 7F3K2Q]","Url":"https://daybook.example/m/2026-10",
"Warnings":[{"Message":"Account code ''476'' has been removed as it does not match a recognised account."}],
"JournalLines":[{"LineAmount":1234.5,"AccountCode":"630","AccountID":"53A12A15-7e9b-4a31-85f4-a7cee6d04215","Description":"Stock","TaxType":"NONE","TaxAmount":0.0,
"Tracking":[{"TrackingCategoryID":"351953c4-8127-4009-88c3-f9cd8c9cbe9f","Name":"Region","Option":"North"}],"IsBlank":false},
{"LineAmount":-1234.50,"AccountCode":"310","TaxType":"NONE","IsBlank":false}],"ShowOnCashBasisReports":true,"HasAttachments":true},
{"DateString":"2026-09-14T00:00:00","Status":"PENDING","ManualJournalID":"99cb8353-ce73-4a5d-8e0d-8b0edf86cfc4","Narration":"x","JournalLines":[]}]}`

// Covers 11/taxtype-per-line-taxamount-returned-tracking, 11/status-draft-default-posted-deleted-drafts.
// Covers 11/narration-needed-at-least-two-journallines.
func TestAManualJournalIsReadToTheCent(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, journalsPage))
	journals, err := b.Client.ListAllManualJournals(t.Context(), xero.ManualJournalQuery{})
	if err != nil || len(journals) != 2 {
		t.Fatalf("%+v, %v", journals, err)
	}
	j, other := journals[0], journals[1]
	debit, credit := j.JournalLines[0], j.JournalLines[1]
	if j.ManualJournalID != aJournal || j.Status != xero.ManualJournalPosted || j.Date.String() != "2026-09-14" || !j.ShowOnCashBasisReports || !j.HasAttachments ||
		j.UpdatedAt.Format(time.RFC3339Nano) != "2026-09-14T09:29:59.1Z" {
		t.Errorf("%+v", j)
	}
	if debit.LineAmount != 123_450 || credit.LineAmount != -123_450 || debit.AccountID != "53a12a15-7e9b-4a31-85f4-a7cee6d04215" || debit.Tracking[0].Option != "North" {
		t.Errorf("%+v", j.JournalLines)
	}
	if other.Status != "PENDING" || other.Date.String() != "2026-09-14" {
		t.Errorf("%+v", other)
	}
}

// A code that is no account is dropped with a mere warning, which the caller must see.
//
// Covers 11/a-code-that-is-not-an-account-may-be-dropped.
// Covers 6.summarizeerrors/warnings-message-may-sit-beside-success-e-g.
func TestAJournalsWarningsAreKept(t *testing.T) {
	t.Parallel()
	reply := decoded(xero.PathManualJournals, 200, journalsPage)
	want := []string{"Account code ''476'' has been removed as it does not match a recognised account."}
	if len(reply.Elements) != 2 || reply.Elements[0].HasErrors || !slices.Equal(reply.Elements[0].Warnings, want) || reply.Elements[0].Name != "Stock of October [DB 2026-10 r1 7F3K2Q]" {
		t.Errorf("%+v", reply)
	}
}

func aNewJournal() xero.NewManualJournal {
	return xero.NewManualJournal{
		Narration: "Stock of October [DB 2026-10 r1 7F3K2Q]", Date: civil.Date{Year: 2026, Month: 10, Day: 31}, Status: xero.ManualJournalDraft,
		LineAmountTypes: money.NoTax, URL: "https://daybook.example/m/2026-10",
		Lines: []xero.NewJournalLine{
			{LineAmount: 123_450, AccountCode: "630", Description: "Stock <rise> & more", TaxType: "NONE",
				Tracking: []xero.LineTracking{{TrackingCategoryID: "351953c4-8127-4009-88c3-f9cd8c9cbe9f", TrackingOptionID: "6eb12fdf-63de-4033-98df-be679d84e3c2"}}},
			{LineAmount: -123_450, AccountCode: "310"},
		},
	}
}

func TestTheBytesOfManualJournals(t *testing.T) {
	t.Parallel()
	posted := aNewJournal()
	posted.Status, posted.NotOnCashBasisReports, posted.URL = xero.ManualJournalPosted, true, ""
	created, err := xero.EncodeManualJournals([]xero.NewManualJournal{aNewJournal(), posted})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "journals.json", created)
	changed, err := xero.EncodeManualJournalChange(aJournal, aNewJournal())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "journal-change.json", changed)
	status, err := xero.EncodeManualJournalStatus(aJournal, aNewJournal().Narration, xero.ManualJournalVoided)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "journal-status.json", status)
}

// Covers 11/narration-needed-at-least-two-journallines, 11/out-of-balance-the-total-debits-100-00-must.
// Covers 11/taxtype-per-line-taxamount-returned-tracking, 11/status-draft-default-posted-deleted-drafts.
func TestAManualJournalXeroWouldRefuseIsNotEncoded(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*xero.NewManualJournal){
		"journals[0].narration":         func(j *xero.NewManualJournal) { j.Narration = "" },
		"journals[0].date":              func(j *xero.NewManualJournal) { j.Date = civil.Date{} },
		"journals[0].status":            func(j *xero.NewManualJournal) { j.Status = xero.ManualJournalVoided },
		"journals[0].lineAmountTypes":   func(j *xero.NewManualJournal) { j.LineAmountTypes = "" },
		"journals[0].url":               func(j *xero.NewManualJournal) { j.URL = "https://go.XERO.com/x" },
		"journals[0].lines":             func(j *xero.NewManualJournal) { j.Lines[1].LineAmount++ },
		"journals[0].lines[1].account":  func(j *xero.NewManualJournal) { j.Lines[1].AccountCode = "" },
		"journals[0].lines[0].tracking": func(j *xero.NewManualJournal) { j.Lines[0].Tracking = make([]xero.LineTracking, 3) },
	} {
		journal := aNewJournal()
		change(&journal)
		if body, err := xero.EncodeManualJournals([]xero.NewManualJournal{journal}); body != nil || onlyField(err) != field {
			t.Errorf("%s: %s, %v", field, body, err)
		}
	}
	short := aNewJournal()
	short.Lines = short.Lines[:1]
	_, oneLine := xero.EncodeManualJournalChange(aJournal, short)
	_, many := xero.EncodeManualJournals(slices.Repeat([]xero.NewManualJournal{aNewJournal()}, 51))
	_, noID := xero.EncodeManualJournalChange("", aNewJournal())
	_, archived := xero.EncodeManualJournalStatus(aJournal, "n", xero.ManualJournalArchived)
	_, nameless := xero.EncodeManualJournalStatus(aJournal, "", xero.ManualJournalPosted)
	for field, err := range map[string]error{"journals[0].lines": oneLine, "journals": many, "journals[0].id": noID, "journals[0].status": archived, "journals[0].narration": nameless} {
		if onlyField(err) != field || !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", field, err)
		}
	}
}
