package connect_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// bench is a file that belongs to Demo, where Other is granted too.
type bench struct {
	*connect.Service
	xero    *xero
	file    *file
	health  *connect.Health
	changes []bool
	held    int
	now     time.Time
}

func setup(t *testing.T) *bench {
	t.Helper()
	b := &bench{now: noon, health: connect.NewHealth(nil)}
	b.xero = &xero{granted: []connect.Granted{demo, other}, hasSignIn: true, tenant: "t1", books: map[string]refdata.Organisation{
		"t1": {TenantID: "t1", Name: "Demo", BaseCurrency: "NZD", IsDemo: true}, "t2": {TenantID: "t2", Name: "Other", CountryCode: "NZ", BaseCurrency: "NZD"},
	}}
	b.file = &file{base: "NZD", binding: connect.Binding{TenantID: "t1", ConnectionID: "c1", Name: "Demo", IsConnected: true},
		set: refdata.Set{Organisation: b.xero.books["t1"], ReadAt: noon}, stakes: connect.Stakes{Sent: 12, Linked: 40}}
	b.Service = connect.NewService(connect.Config{Gateway: b.xero, Store: b.file, Health: b.health, Log: slog.New(slog.DiscardHandler),
		OnChange: func(isNew bool) { b.changes = append(b.changes, isNew) }, OnProgress: func(connect.Progress) {},
		Hold: func(do func() error) error { b.held++; return do() }, Now: func() time.Time { return b.now }, Zone: auckland})
	return b
}

func TestOrganisationsSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	b := setup(t)
	delete(b.xero.books, "t2")
	granted, err := b.Organisations(t.Context())
	if err != nil || len(granted) != 2 {
		t.Fatal(granted, err)
	}
	if g := granted[0]; !g.IsRead() || !g.Books.IsDemo || g.Books.BaseCurrency != "NZD" {
		t.Errorf("Demo reads %+v", g)
	}
	if g := granted[1]; g.IsRead() || g.Name != "Other" {
		t.Errorf("one that could not be read: %+v", g)
	}
}

func TestASwitchIsPlannedBeforeItIsMade(t *testing.T) {
	t.Parallel()
	b := setup(t)
	plan, err := b.PlanSwitch(t.Context(), "t2")
	if err != nil || plan.Refusal != nil {
		t.Fatal(plan.Refusal, err)
	}
	if plan.From.Name != "Demo" || !plan.Here.IsDemo || plan.To.Books.CountryCode != "NZ" || plan.Stakes.Sent != 12 || len(b.file.bound) != 0 {
		t.Errorf("planned %+v", plan)
	}
	for _, typed := range []string{"", "Demo", "Othe"} {
		err := b.Switch(t.Context(), "t2", typed)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.Invalid || f.Fields["name"] == "" || len(b.file.bound) != 0 {
			t.Errorf("typed %q: %v, bound %v", typed, err, b.file.bound)
		}
	}
	if err := b.Switch(t.Context(), "t2", " other "); err != nil {
		t.Fatal(err)
	}
	if b.file.binding.TenantID != "t2" || b.file.binding.ConnectionID != "c2" || b.xero.tenant != "t2" || b.held != 1 || b.file.set.Organisation.TenantID != "t2" {
		t.Errorf("bound %+v, using %s, held %d times", b.file.binding, b.xero.tenant, b.held)
	}
	if len(b.changes) != 1 || !b.changes[0] || b.health.Vitals().CallsLeftToday != -1 {
		t.Errorf("told %v, with %+v", b.changes, b.health.Vitals())
	}
}

func TestASwitchIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		to    string
		spoil func(*bench)
		code  fault.Code
	}{
		{"to books in another currency", "t2", func(b *bench) { b.xero.books["t2"] = refdata.Organisation{TenantID: "t2", BaseCurrency: "AUD"} }, fault.Conflict},
		{"to where it is already", "t1", func(*bench) {}, fault.Conflict},
		{"to one that cannot be read", "t2", func(b *bench) { delete(b.xero.books, "t2") }, fault.Offline},
		{"to one that is not granted", "t3", func(*bench) {}, fault.NotFound},
		{"while a document is on its way", "t2", func(b *bench) { b.file.stakes.Unfinished = 1 }, fault.Conflict},
		{"when the other one's books cannot be read whole", "t2", func(b *bench) { b.xero.readErr = fault.New(fault.RateLimited, "wait", "") }, fault.RateLimited},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			test.spoil(b)
			if err := b.Switch(t.Context(), test.to, "Other"); !fault.Is(err, test.code) {
				t.Errorf("switched with %v, want %s", err, test.code)
			}
			if b.file.binding.TenantID != "t1" || b.xero.tenant != "t1" || len(b.file.bound) != 0 || b.file.set.Organisation.TenantID != "t1" {
				t.Errorf("a refused switch left %+v, using %s", b.file.binding, b.xero.tenant)
			}
		})
	}
}

func TestWhatCannotBeFinishedDoesNotHoldASwitchBack(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*bench){
		"disconnected here":    func(b *bench) { b.file.binding.IsConnected = false },
		"disconnected at Xero": func(b *bench) { b.health.Observe(connect.Signal{At: noon, IsAnswered: true, IsForbidden: true}) },
	} {
		b := setup(t)
		b.file.stakes.Unfinished = 2
		leave(b)
		if err := b.Switch(t.Context(), "t2", "Other"); err != nil || b.file.binding.TenantID != "t2" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheFirstOrganisationMustKeepTheFilesCurrency(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.file.binding, b.file.base = connect.Binding{}, "AUD"
	if err := b.Choose(t.Context(), "t2"); !fault.Is(err, fault.Conflict) || b.file.binding.TenantID != "" {
		t.Errorf("chose other books: %v, bound %+v", err, b.file.binding)
	}
	b.file.base = ""
	if err := b.Choose(t.Context(), "t2"); err != nil || b.file.binding.TenantID != "t2" {
		t.Errorf("before the currency is known: %v", err)
	}
}

func TestReferenceDataAreReadAgainWhenOld(t *testing.T) {
	t.Parallel()
	ctx, b := t.Context(), setup(t)
	step := func(later time.Duration, wantReadings int) {
		t.Helper()
		b.now = b.now.Add(later)
		_ = b.Freshen(ctx)
		if b.xero.references != wantReadings {
			t.Fatalf("at %v: %d readings, want %d", b.now, b.xero.references, wantReadings)
		}
	}
	step(24*time.Hour, 0)
	b.xero.readErr = fault.New(fault.Offline, "offline", "")
	step(time.Minute, 0)
	if err := b.Freshen(ctx); err != nil {
		t.Errorf("tried again at once: %v", err)
	}
	if b.file.set.Organisation.Name != "Demo" {
		t.Errorf("a reading that failed left %+v", b.file.set)
	}
	b.xero.readErr = nil
	step(14*time.Minute, 0)
	step(2*time.Minute, 1)
	step(time.Minute, 1+0)
}

// A clock that was years ahead when they were read would keep them for years.
func TestReferenceDataOfTheFutureAreReadAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.file.set.ReadAt = noon.AddDate(3, 0, 0)
	if err := b.Freshen(t.Context()); err != nil || b.xero.references != 1 {
		t.Errorf("%v, %d readings", err, b.xero.references)
	}
	b.file.set.ReadAt = noon.Add(time.Minute) // clocks that differ a little
	b.now = noon.Add(20 * time.Minute)
	if err := b.Freshen(t.Context()); err != nil || b.xero.references != 1 {
		t.Errorf("clocks that differ a little: %v, %d readings", err, b.xero.references)
	}
}

// Covers 4/day, 4/minute.
func TestWhatXeroSaidOfItsLimitsCountsAsLongAsTheyLast(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.health.Observe(connect.Signal{At: noon, IsAnswered: true, CallsLeftToday: 0, CallsLeftMinute: 7})
	for _, c := range []struct {
		later         time.Duration
		today, minute int
	}{{0, 0, 7}, {59 * time.Second, 0, 7}, {time.Minute, 0, -1}, {24*time.Hour - time.Second, 0, -1}, {24 * time.Hour, -1, -1}} {
		b.now = noon.Add(c.later)
		status, err := b.Status(t.Context())
		if v := status.Vitals; err != nil || v.CallsLeftToday != c.today || v.CallsLeftMinute != c.minute {
			t.Errorf("%s later: %d today, %d this minute, %v", c.later, v.CallsLeftToday, v.CallsLeftMinute, err)
		}
	}
	if report, err := b.Examine(t.Context()); err != nil || check(t, report.Checks, "calls").Is != "Xero has not said yet." {
		t.Errorf("a day later: %+v, %v", report, err)
	}
}

func TestFreshenAsksNobodyWhereNobodyAnswers(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*bench){
		"disconnected": func(b *bench) { b.file.binding.IsConnected = false },
		"offline":      func(b *bench) { b.health.Observe(connect.Signal{At: noon, IsUnreachable: true}) },
		"signed out":   func(b *bench) { b.xero.hasSignIn = false },
	} {
		b := setup(t)
		b.now = noon.AddDate(0, 0, 9)
		spoil(b)
		if err := b.Freshen(t.Context()); err != nil || b.xero.references != 0 {
			t.Errorf("%s: %v, %d readings", name, err, b.xero.references)
		}
		if hasKnocked := len(b.xero.described) == 1; hasKnocked != (name == "offline") {
			t.Errorf("%s: asked %v", name, b.xero.described)
		}
	}
}

func TestARefreshKeepsWhatVanished(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.file.set.Accounts = []refdata.Account{{ID: "a", Code: "299", Name: "Old showroom", Status: "ACTIVE"}}
	if err := b.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	account, isThere := b.file.set.AccountByCode("299")
	if !isThere || account.Status != refdata.Gone || len(b.file.set.Changes) != 1 {
		t.Errorf("the account reads %+v with %+v", account, b.file.set.Changes)
	}
}

// A reading under way while the owner changes the organisation must not be kept for the other one.
func TestAReadingOfTheOrganisationBeforeIsDropped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.xero.reading = func(*refdata.Set) { b.file.binding = connect.Binding{TenantID: "t2", Name: "Other", IsConnected: true} }
	if err := b.Refresh(t.Context()); !fault.Is(err, fault.Conflict) {
		t.Errorf("refreshed with %v", err)
	}
	if !b.file.set.ReadAt.Equal(noon) || b.file.set.Organisation.TenantID != "t1" || b.xero.references != 1 {
		t.Errorf("kept %+v", b.file.set)
	}
}

func TestTheReportNamesPermissionsAndDocuments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.xero.session.Permissions = []connect.Permission{{Scope: "accounting.invoices", Reason: "Create invoices."}}
	b.file.use.Sent = 31
	report, err := b.Examine(context.Background())
	if err != nil || report.Sent != 31 || len(report.Permissions) != 1 || report.Checks[0].ID != "permissions" {
		t.Errorf("reported %+v, %v", report, err)
	}
	b.xero.hasSignIn = false
	if report, err = b.Examine(context.Background()); err != nil || report.Permissions != nil {
		t.Errorf("signed out: %+v, %v", report, err)
	}
}
