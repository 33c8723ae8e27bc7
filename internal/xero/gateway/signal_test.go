package gateway_test

import (
	"testing"
	"time"

	"daybook/internal/activity"
	"daybook/internal/connect"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
)

// A scope that is missing leaves the sign-in as good as it was.
//
// Covers 16/401, 16/401-3, 16/403.
func TestASignalTellsAnEndedSignInFromAMissingScope(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		exchange                  xero.Exchange
		needsSignIn, isForbidden  bool
		isAnswered, isUnreachable bool
	}{
		"answered":        {xero.Exchange{Status: 200, Outcome: xero.OutcomeAnswered}, false, false, true, false},
		"token expired":   {xero.Exchange{Status: 401, Outcome: xero.OutcomeUnauthorised}, true, false, true, false},
		"scope missing":   {xero.Exchange{Status: 401, Outcome: xero.OutcomeUnauthorised, MissingScope: "accounting.payments.read"}, false, false, true, false},
		"disconnected":    {xero.Exchange{Status: 403, Outcome: xero.OutcomeRefused}, false, true, true, false},
		"out of reach":    {xero.Exchange{Outcome: xero.OutcomeUnreachable}, false, false, false, true},
		"no answer":       {xero.Exchange{Outcome: xero.OutcomeTimedOut}, false, false, false, true},
		"cut off halfway": {xero.Exchange{Outcome: xero.OutcomeCut}, false, false, false, false},
	} {
		c.exchange.At, c.exchange.Duration = at, time.Second
		s := gateway.SignalOf(c.exchange)
		if s.NeedsSignIn != c.needsSignIn || s.IsForbidden != c.isForbidden || s.IsAnswered != c.isAnswered || s.IsUnreachable != c.isUnreachable || !s.At.Equal(at.Add(time.Second)) {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// Who may not read reports, or post journals, may still send invoices.
//
// Covers 11/connecting-user-on-the-standard-role-needs, 16/403.
func TestARoleThatIsMissingIsNoLostOrganisation(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"Reports/TrialBalance", "Reports/BalanceSheet", "ManualJournals", "ManualJournals/x", "Organisation/Actions"} {
		h := connect.NewHealth(nil)
		refused := xero.Exchange{Path: "/api.xro/2.0/" + path, Status: 403, Outcome: xero.OutcomeRefused, DayRemaining: 900, MinuteRemaining: -1}
		h.Observe(gateway.SignalOf(refused))
		if v := h.Vitals(); v.IsRefused || !v.LastSuccess.IsZero() || v.CallsLeftToday != 900 {
			t.Errorf("%s: %+v", path, v)
		}
		refused.Path = "/api.xro/2.0/Invoices"
		h.Observe(gateway.SignalOf(refused))
		refused.Path = "/api.xro/2.0/" + path
		h.Observe(gateway.SignalOf(refused))
		if v := h.Vitals(); !v.IsRefused {
			t.Errorf("%s made an organisation that refuses let Daybook in", path)
		}
	}
}

// While Xero is down for maintenance it answers everything, and does nothing.
//
// Covers 16/500, 16/503.
func TestTroubleAtXeroIsNoGoodAnswer(t *testing.T) {
	t.Parallel()
	changes := 0
	h := connect.NewHealth(func() { changes++ })
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	seen := func(later time.Duration, status int, outcome xero.Outcome) connect.Vitals {
		h.Observe(gateway.SignalOf(xero.Exchange{At: at.Add(later), Status: status, Outcome: outcome, DayRemaining: -1, MinuteRemaining: -1}))
		return h.Vitals()
	}
	seen(0, 200, xero.OutcomeAnswered)
	seen(time.Minute, 503, xero.OutcomeServerError)
	if v := seen(time.Hour, 500, xero.OutcomeServerError); !v.TroubledSince.Equal(at.Add(time.Minute)) || !v.LastSuccess.Equal(at) || !v.OfflineSince.IsZero() {
		t.Errorf("in trouble: %+v", v)
	}
	if v := seen(2*time.Hour, 200, xero.OutcomeAnswered); !v.TroubledSince.IsZero() || !v.LastSuccess.Equal(at.Add(2*time.Hour)) || changes != 2 {
		t.Errorf("well again, after %d changes: %+v", changes, v)
	}
	seen(3*time.Hour, 403, xero.OutcomeRefused)
	if v := seen(4*time.Hour, 503, xero.OutcomeServerError); !v.IsRefused {
		t.Errorf("trouble made an organisation that refuses let Daybook in: %+v", v)
	}
}

func TestTheActivityListSaysWhatWasAsked(t *testing.T) {
	t.Parallel()
	const api = "/api.xro/2.0/"
	for _, c := range []struct {
		method, path, subject string
		want                  string
	}{
		{"GET", "/connections", "", "Read connections"},
		{"DELETE", "/connections/x", "", "Drop connections"},
		{"GET", api + "Organisation", "", "Read the organisation"},
		{"GET", api + "Organisation/Actions", "", "Read what you may do in the organisation"},
		{"GET", api + "Invoices", "", "Read invoices and bills"},
		{"GET", api + "Invoices", "invoice SO-1", "Look up"},
		{"PUT", api + "Invoices", "invoice SO-1", "Create"},
		{"POST", api + "Invoices/x", "invoice SO-1", "Change"},
		{"POST", api + "Invoices/x", "", "Change one of invoices and bills"},
		{"POST", api + "Invoices/x/Email", "", "Add an e-mail of invoices and bills"},
		{"PUT", api + "CreditNotes", "", "Create credit notes"},
		{"PUT", api + "CreditNotes/x/Allocations", "", "Add allocations of credit notes"},
		{"GET", api + "ManualJournals/x", "", "Read one of manual journals"},
		{"GET", api + "ManualJournals/x/History", "", "Read the history of manual journals"},
		{"PUT", api + "ManualJournals/x/Attachments", "", "Add files of manual journals"},
		{"GET", api + "Reports/TrialBalance", "", "Read the trial balance"},
		{"GET", api + "Quotes/x", "", "Read one of Quotes"},
	} {
		entry := gateway.EntryOf(xero.Exchange{Method: c.method, Path: c.path, Subject: c.subject, Outcome: xero.OutcomeAnswered})
		if entry.Summary != c.want || entry.Outcome != activity.OK {
			t.Errorf("%s %s: %q (%s), want %q", c.method, c.path, entry.Summary, entry.Outcome, c.want)
		}
	}
	lacking := gateway.EntryOf(xero.Exchange{Method: "GET", Path: api + "Payments", Outcome: xero.OutcomeUnauthorised, MissingScope: "accounting.payments.read"})
	if lacking.Summary != "Read payments: the sign-in lacks the permission accounting.payments.read" || lacking.Outcome != activity.Refused {
		t.Errorf("%+v", lacking)
	}
	for outcome, want := range map[xero.Outcome]activity.Outcome{
		xero.OutcomeCut: activity.Unknown, xero.OutcomeUnreachable: activity.Failed, xero.OutcomeLimited: activity.Refused,
	} {
		if entry := gateway.EntryOf(xero.Exchange{Method: "PUT", Path: api + "Items", Outcome: outcome}); entry.Outcome != want {
			t.Errorf("a write, %s: %s", outcome, entry.Outcome)
		}
	}
}
