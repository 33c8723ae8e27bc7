package connect_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/refdata"
)

// well is a connection with which all is well.
func well() connect.Facts {
	sales := refdata.Account{ID: "a", Code: "200", Name: "Sales", Type: "REVENUE", Class: refdata.Revenue, TaxType: "OUTPUT2", Status: "ACTIVE"}
	output := refdata.TaxRate{TaxType: "OUTPUT2", Name: "15% GST on Income", EffectiveRate: 15 * money.One, Status: "ACTIVE"}
	allowed := []refdata.Action{}
	for _, name := range []string{refdata.CreateDraftInvoice, refdata.CreateApprovedInvoice, refdata.CreateDraftBill, refdata.CreateApprovedBill, refdata.UseMulticurrency} {
		allowed = append(allowed, refdata.Action{Name: name, IsAllowed: true})
	}
	organisation := refdata.Organisation{TenantID: "t1", Name: "Demo Furniture Ltd", CountryCode: "NZ", BaseCurrency: "NZD",
		PeriodLockOn: civil.Date{Year: 2026, Month: 3, Day: 31}}
	return connect.Facts{
		Now: noon, Zone: auckland, IsRemembered: true, ClientID: "0123456789abcdef",
		Status: connect.Status{State: connect.Connected, Binding: connect.Binding{TenantID: "t1", Name: "Demo Furniture Ltd", IsConnected: true},
			Vitals: connect.Vitals{LastSuccess: noon.Add(-time.Hour), CallsLeftToday: 873, CallsLeftMinute: 58}},
		Session: connect.Session{IsHeld: true, ValidUntil: noon.AddDate(0, 0, 59), Permissions: []connect.Permission{
			{Scope: "accounting.invoices", Reason: "Create invoices and bills.", IsGranted: true, IsEssential: true},
			{Scope: "accounting.attachments", Reason: "Attach the order to its document.", IsGranted: true},
			{Scope: "accounting.manualjournals", Reason: "Post the journal.", IsGranted: true},
		}},
		Line: connect.Line{IsClockKnown: true, ClockOffset: 3 * time.Second},
		Set: refdata.Set{Organisation: organisation, Accounts: []refdata.Account{sales}, TaxRates: []refdata.TaxRate{output},
			Currencies: []refdata.Currency{{Code: "NZD"}, {Code: "AUD"}, {Code: "USD"}}, Actions: allowed, ReadAt: noon.Add(-2 * time.Hour)},
		Use: connect.Use{InvoiceStatus: "DRAFT", BillStatus: "AUTHORISED", Waiting: []connect.Waiting{{Currency: "NZD", Orders: 9}, {Currency: "USD", Orders: 2}},
			References: []connect.Reference{{Resource: refdata.Accounts, Key: "200", Role: "sales"}, {Resource: refdata.TaxRates, Key: "OUTPUT2", Role: "tax"}}},
	}
}

// check finds a check.
func check(t *testing.T, checks []connect.Check, id string) connect.Check {
	t.Helper()
	for _, c := range checks {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("there is no check %q among %+v", id, checks)
	return connect.Check{}
}

func TestAllIsWell(t *testing.T) {
	t.Parallel()
	checks := connect.Examine(well())
	if connect.Worst(checks) != connect.OK {
		t.Fatalf("all is well, and yet: %+v", checks[0])
	}
	for id, is := range map[string]string{
		"organisation": "This company file belongs to Demo Furniture Ltd.",
		"sign_in":      "It renews itself, and ends on 22 Jan 2027 only if Daybook is not used until then.",
		"permissions":  "You have allowed all that Daybook asks for.",
		"online":       "Xero last answered at 12:00.",
		"clock":        "This computer’s clock agrees with Xero’s.",
		"reference":    "None in use has changed; they were last read at 11:00.",
		"rights":       "You may create what the set-up asks for.",
		"currencies":   "NZD, AUD and USD can be used.",
		"lock_dates":   "The period is locked up to 31 Mar 2026.",
		"calls":        "873 are left today, 58 this minute.",
		"keychain":     "The sign-in is sealed with a key in the system’s keychain.",
		"app":          "Daybook signs in with your own app, 0123…cdef.",
	} {
		if got := check(t, checks, id); got.Is != is || got.State != connect.OK || got.Do != "" || got.Action != connect.NoAction {
			t.Errorf("%s: %+v, want %q", id, got, is)
		}
	}
	if len(checks) != 12 {
		t.Errorf("%d checks", len(checks))
	}
}

func TestEachTroubleIsNamedWithItsRemedy(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		spoil  func(*connect.Facts)
		id     string
		state  connect.CheckState
		is     string
		action connect.Action
	}{
		{"never connected", func(f *connect.Facts) { f.Status = connect.Status{State: connect.None} },
			"organisation", connect.Warning, "not connected to Xero yet", connect.FirstSignIn},
		{"disconnected here", func(f *connect.Facts) { f.Status.State = connect.None },
			"organisation", connect.Warning, "disconnected from Demo Furniture Ltd", connect.ConnectAgain},
		{"no organisation chosen", func(f *connect.Facts) { f.Status.State = connect.Choose },
			"organisation", connect.Warning, "no organisation is chosen yet", connect.ChooseOrganisation},
		{"disconnected at Xero", func(f *connect.Facts) { f.Status.State = connect.Refused },
			"organisation", connect.Problem, "Demo Furniture Ltd does not let Daybook in", connect.ConnectAgain},
		{"an ended sign-in", func(f *connect.Facts) {
			f.Status.State, f.Session.Problem = connect.Expired, fault.New(fault.AuthExpired, "It was unused for 60 days.", "")
		}, "sign_in", connect.Problem, "It was unused for 60 days.", connect.SignInAgain},
		{"an ended sign-in without a cause", func(f *connect.Facts) { f.Status.State = connect.Expired },
			"sign_in", connect.Problem, "The sign-in to Xero has ended.", connect.SignInAgain},
		{"an app id that Xero refuses", func(f *connect.Facts) {
			f.Status.State = connect.Expired
			f.Session.Problem = &fault.Error{Code: fault.AuthExpired, Message: "Xero does not accept this app id.", Fields: map[string]string{"clientId": "is not known"}}
		}, "sign_in", connect.Problem, "Xero does not accept this app id.", connect.EnterAppID},
		{"a sign-in that ends in a week", func(f *connect.Facts) { f.Session.ValidUntil = noon.AddDate(0, 0, 7) },
			"sign_in", connect.Warning, "ends on 1 Dec 2026", connect.SignInAgain},
		{"a permission that is missing", func(f *connect.Facts) { f.Session.Permissions[1].IsGranted = false },
			"permissions", connect.Warning, "Daybook is not allowed to attach the order to its document.", connect.AllowScope},
		{"two permissions that are missing", func(f *connect.Facts) {
			f.Session.Permissions[1].IsGranted, f.Session.Permissions[2].IsGranted = false, false
		},
			"permissions", connect.Warning, "2 of the 3 things Daybook asks for are not allowed.", connect.AllowScope},
		{"one that no document can do without", func(f *connect.Facts) { f.Session.Permissions[0].IsGranted = false },
			"permissions", connect.Problem, "Daybook is not allowed to create invoices and bills.", connect.AllowScope},
		{"a permission that Xero missed", func(f *connect.Facts) { f.Status.Vitals.LacksScope = "accounting.attachments" },
			"permissions", connect.Warning, "Daybook is not allowed to attach the order to its document.", connect.AllowScope},
		{"Xero in trouble", func(f *connect.Facts) { f.Status.Vitals.TroubledSince = noon.Add(-2 * time.Hour) },
			"online", connect.Warning, "Xero has answered with nothing but errors since 11:00.", connect.TryAgain},
		{"accounts read at a time that is yet to come", func(f *connect.Facts) { f.Set.ReadAt = noon.AddDate(4, 0, 0) },
			"reference", connect.Warning, "They were last read from Xero on 24 Nov 2030", connect.ReadAgain},
		{"one that Xero missed in a reading", func(f *connect.Facts) { f.Status.Vitals.LacksScope = "accounting.invoices.read" },
			"permissions", connect.Problem, "Daybook is not allowed to create invoices and bills.", connect.AllowScope},
		{"two that Xero missed at once", func(f *connect.Facts) {
			f.Status.Vitals.LacksScope = "accounting.manualjournals accounting.attachments"
		}, "permissions", connect.Warning, "2 of the 3 things Daybook asks for are not allowed.", connect.AllowScope},
		{"no network since this morning", func(f *connect.Facts) { f.Status.Vitals.OfflineSince = noon.Add(-3 * time.Hour) },
			"online", connect.Warning, "Xero has not been reached since 10:00.", connect.TryAgain},
		{"no network since yesterday", func(f *connect.Facts) { f.Status.Vitals.OfflineSince = noon.Add(-20 * time.Hour) },
			"online", connect.Warning, "since 23 Nov 2026, 17:00.", connect.TryAgain},
		{"a clock behind", func(f *connect.Facts) { f.Line.ClockOffset = 14*time.Minute + 20*time.Second },
			"clock", connect.Problem, "This computer’s clock is 14 minutes behind Xero’s.", connect.CheckAgain},
		{"a clock ahead", func(f *connect.Facts) { f.Line.ClockOffset = -26 * time.Hour },
			"clock", connect.Problem, "This computer’s clock is 26 hours ahead of Xero’s.", connect.CheckAgain},
		{"a clock years off", func(f *connect.Facts) { f.Line.ClockOffset = 400 * 24 * time.Hour },
			"clock", connect.Problem, "400 days behind", connect.CheckAgain},
		{"orders in a locked period", func(f *connect.Facts) { f.Use.Locked = 3 },
			"lock_dates", connect.Warning, "3 orders that wait are dated on or before 31 Mar 2026", connect.OpenXero},
		{"one order in a locked year, whose period may be passed", func(f *connect.Facts) {
			f.Use.Locked, f.Set.Organisation.EndOfYearLockOn = 1, civil.Date{Year: 2025, Month: 12, Day: 31}
			f.Set.Actions = append(f.Set.Actions, refdata.Action{Name: refdata.PassPeriodLock, IsAllowed: true})
		}, "lock_dates", connect.Warning, "1 order that waits is dated on or before 31 Dec 2025", connect.OpenXero},
		{"approved bills without the right", func(f *connect.Facts) { f.Set.Actions[3].IsAllowed = false },
			"rights", connect.Warning, "The set-up creates approved bills, which Xero does not let you do.", connect.ChooseStatuses},
		{"no right to either", func(f *connect.Facts) { f.Set.Actions[0].IsAllowed, f.Set.Actions[3].IsAllowed = false, false },
			"rights", connect.Warning, "The set-up creates draft invoices and approved bills", connect.ChooseStatuses},
		{"orders in a currency that is not enabled", func(f *connect.Facts) {
			f.Use.Waiting = append(f.Use.Waiting, connect.Waiting{Currency: "EUR", Orders: 4})
		},
			"currencies", connect.Warning, "4 orders wait in EUR, which is not enabled in Xero.", connect.OpenXero},
		{"a demo company that may have been reset", func(f *connect.Facts) {
			f.Status.State, f.Set.Organisation.IsDemo = connect.Refused, true
		}, "organisation", connect.Problem, "it was disconnected or reset in Xero", connect.ConnectAgain},
		{"orders in two currencies that are not enabled", func(f *connect.Facts) {
			f.Use.Waiting = append(f.Use.Waiting, connect.Waiting{Currency: "EUR", Orders: 4}, connect.Waiting{Currency: "GBP", Orders: 1200})
		},
			"currencies", connect.Warning, "1,204 orders wait in EUR and GBP, which are not enabled in Xero.", connect.OpenXero},
		{"no right to other currencies", func(f *connect.Facts) { f.Set.Actions[4].IsAllowed = false },
			"currencies", connect.Warning, "2 orders wait in USD, and Xero lets you use NZD only.", connect.OpenXero},
		{"reference data from the day before", func(f *connect.Facts) { f.Set.ReadAt = noon.Add(-25 * time.Hour) },
			"reference", connect.Warning, "last read from Xero on 23 Nov 2026, 12:00.", connect.ReadAgain},
		{"few calls", func(f *connect.Facts) { f.Status.Vitals.CallsLeftToday = 87 },
			"calls", connect.Warning, "87 are left today, 58 this minute.", connect.SeeActivity},
		{"one call", func(f *connect.Facts) { f.Status.Vitals.CallsLeftToday = 1 },
			"calls", connect.Warning, "1 is left today, 58 this minute.", connect.SeeActivity},
		{"no calls", func(f *connect.Facts) {
			f.Status.Vitals.CallsLeftToday, f.Line.BlockedBy, f.Line.BlockedUntil = 0, "day", noon.Add(5*time.Hour)
		}, "calls", connect.Problem, "Xero’s calls for today are used up until 18:00.", connect.SeeActivity},
		{"no calls, and no word of when", func(f *connect.Facts) { f.Status.Vitals.CallsLeftToday = 0 },
			"calls", connect.Problem, "Xero’s calls for today are used up.", connect.SeeActivity},
		{"no keychain", func(f *connect.Facts) { f.IsRemembered = false },
			"keychain", connect.Warning, "kept only until Daybook is closed", connect.NoAction},
		{"no app id", func(f *connect.Facts) { f.ClientID = "" },
			"app", connect.Problem, "No app id is entered yet", connect.EnterAppID},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := well()
			test.spoil(&f)
			checks := connect.Examine(f)
			got := check(t, checks, test.id)
			if got.State != test.state || !strings.Contains(got.Is, test.is) || got.Do == "" || got.Action != test.action {
				t.Errorf("got %+v", got)
			}
			if checks[0].ID != test.id || connect.Worst(checks) != test.state {
				t.Errorf("the worst check is %+v", checks[0])
			}
		})
	}
}

func TestNobodyIsAskedToSignInWithoutAnAppID(t *testing.T) {
	t.Parallel()
	f := well()
	f.Status, f.ClientID = connect.Status{State: connect.None}, ""
	checks := connect.Examine(f)
	if c := check(t, checks, "organisation"); c.Action != connect.NoAction || checks[0].Action != connect.EnterAppID {
		t.Errorf("asked for %+v, then %+v", checks[0], c)
	}
}

func TestWhatIsNoTroubleIsNone(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		spoil func(*connect.Facts)
		id    string
		is    string
	}{
		{"a clock two minutes off", func(f *connect.Facts) { f.Line.ClockOffset = -2 * time.Minute }, "clock", "agrees"},
		{"a lock that may be passed", func(f *connect.Facts) {
			f.Set.Actions = append(f.Set.Actions, refdata.Action{Name: refdata.PassPeriodLock, IsAllowed: true})
		}, "lock_dates", "The period is locked up to 31 Mar 2026, which you may pass."},
		{"both locks", func(f *connect.Facts) {
			f.Set.Organisation.EndOfYearLockOn = civil.Date{Year: 2025, Month: 12, Day: 31}
		},
			"lock_dates", "The period is locked up to 31 Mar 2026; the year is locked up to 31 Dec 2025."},
		{"no lock", func(f *connect.Facts) { f.Set.Organisation.PeriodLockOn = civil.Date{} }, "lock_dates", "No lock date is set in Xero."},
		{"an unknown budget", func(f *connect.Facts) { f.Status.Vitals.CallsLeftToday = -1 }, "calls", "Xero has not said yet."},
		{"a large plan", func(f *connect.Facts) { f.Status.Vitals.CallsLeftToday = 4873 }, "calls", "4,873 are left today, 58 this minute."},
		{"a pause of a minute", func(f *connect.Facts) { f.Line.BlockedBy, f.Line.BlockedUntil = "minute", noon.Add(time.Minute) }, "calls", "Xero asked for a short pause until 13:01; 873 are left today"},
		{"no answer in this run", func(f *connect.Facts) {
			f.Status.Vitals.LastSuccess, f.Use.LastSuccess = time.Time{}, noon.AddDate(0, 0, -3)
		}, "online", "Xero last answered on 21 Nov 2026, 13:00."},
		{"no answer ever", func(f *connect.Facts) { f.Status.Vitals.LastSuccess = time.Time{} }, "online", "Xero has not been asked for anything yet."},
		{"a right that Xero does not name", func(f *connect.Facts) { f.Set.Actions = f.Set.Actions[:1] }, "rights", "You may create"},
		{"the practice company's sign-in", func(f *connect.Facts) { f.IsPractice, f.IsRemembered = true, false }, "keychain", "kept until Daybook is closed"},
		{"the practice company's app", func(f *connect.Facts) { f.IsPractice, f.ClientID = true, "" }, "app", "an app of its own"},
		{"an account that nothing uses", func(f *connect.Facts) {
			f.Set.Accounts = append(f.Set.Accounts, refdata.Account{ID: "z", Code: "299", Name: "Old", Status: "ARCHIVED"})
		}, "reference", "None in use has changed"},
		{"old data while offline", func(f *connect.Facts) {
			f.Set.ReadAt, f.Status.State = noon.AddDate(0, 0, -4), connect.Offline
		}, "reference", "last read on 20 Nov 2026, 13:00."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := well()
			test.spoil(&f)
			if got := check(t, connect.Examine(f), test.id); got.State != connect.OK || !strings.Contains(got.Is, test.is) {
				t.Errorf("got %+v, want %q", got, test.is)
			}
		})
	}
}

func TestWhatVanishedOrChangedAtXeroIsNamed(t *testing.T) {
	t.Parallel()
	vanished := func(f *connect.Facts, resource refdata.Resource, key, status string) {
		f.Set.Changes = append(f.Set.Changes, refdata.Change{Resource: resource, Key: key, Name: "x", What: refdata.Vanished, Field: "status",
			Was: "ACTIVE", Now: status, At: noon.AddDate(0, 0, -2)})
	}
	changed := func(f *connect.Facts, resource refdata.Resource, key, field, was, now string) {
		f.Set.Changes = append(f.Set.Changes, refdata.Change{Resource: resource, Key: key, Name: "Sales", What: refdata.Changed, Field: field,
			Was: was, Now: now, At: noon.AddDate(0, 0, -2)})
	}
	tests := []struct {
		name   string
		spoil  func(*connect.Facts)
		id     string
		state  connect.CheckState
		is     string
		action connect.Action
	}{
		{"an archived account", func(f *connect.Facts) {
			f.Set.Accounts[0].Status = "ARCHIVED"
			vanished(f, refdata.Accounts, "200", "ARCHIVED")
		}, "account:200:sales", connect.Problem, "Sales (200) was archived in Xero on 22 Nov 2026; sales go to it.", connect.ChooseAccounts},
		{"an account that is gone", func(f *connect.Facts) {
			f.Set.Accounts[0].Status, f.Use.References[0].Role = refdata.Gone, "purchases"
			vanished(f, refdata.Accounts, "200", refdata.Gone)
		}, "account:200:purchases", connect.Problem, "Sales (200) is no longer in Xero, seen on 22 Nov 2026; purchases go to it.", connect.ChooseAccounts},
		{"an account never seen", func(f *connect.Facts) { f.Use.References[0].Key, f.Use.References[0].Role = "777", "shipping" },
			"account:777:shipping", connect.Problem, "Xero has no account 777; carriage goes to it.", connect.ChooseAccounts},
		{"an account with another code", func(f *connect.Facts) {
			f.Set.Accounts[0].Code = "201"
			changed(f, refdata.Accounts, "200", refdata.FieldCode, "200", "201")
		}, "account:200:sales", connect.Problem, "Sales (200) has the code 201 in Xero now; sales go to it.", connect.ChooseAccounts},
		{"an account of another class", func(f *connect.Facts) {
			f.Set.Accounts[0].Class, f.Set.Accounts[0].Type = refdata.Liability, "CURRLIAB"
		},
			"account:200:sales", connect.Problem, "Sales (200) became CURRLIAB in Xero, which cannot be used here; sales go to it.", connect.ChooseAccounts},
		{"an account with another tax rate", func(f *connect.Facts) { changed(f, refdata.Accounts, "200", refdata.FieldTaxType, "OUTPUT2", "") },
			"account:200:sales:tax_type", connect.Warning, "Sales (200) has another tax rate in Xero since 22 Nov 2026: none instead of OUTPUT2.", connect.ChooseAccounts},
		{"an account of another type that still fits", func(f *connect.Facts) { changed(f, refdata.Accounts, "200", refdata.FieldType, "REVENUE", "SALES") },
			"account:200:sales:type", connect.Warning, "Sales (200) is of another kind in Xero since 22 Nov 2026: SALES instead of REVENUE.", connect.ChooseAccounts},
		{"a deleted tax rate", func(f *connect.Facts) { f.Set.TaxRates[0].Status = "DELETED" },
			"tax_rate:OUTPUT2:tax", connect.Problem, "15% GST on Income (OUTPUT2) was deleted in Xero; the set-up uses it.", connect.ChooseTaxes},
		{"another per cent", func(f *connect.Facts) { changed(f, refdata.TaxRates, "OUTPUT2", refdata.FieldRate, "15", "16") },
			"tax_rate:OUTPUT2:tax:rate", connect.Warning, "15% GST on Income (OUTPUT2) went from 15% to 16% in Xero, seen on 22 Nov 2026.", connect.ChooseTaxes},
		{"another class for a tax rate", func(f *connect.Facts) {
			changed(f, refdata.TaxRates, "OUTPUT2", refdata.FieldApplies, "revenue", "assets")
		}, "tax_rate:OUTPUT2:tax:applies_to", connect.Warning, "now fits accounts for assets instead of revenue", connect.ChooseTaxes},
		{"an account that an order names", func(f *connect.Facts) {
			f.Use.References = []connect.Reference{{Resource: refdata.Accounts, Key: "404", Orders: 3, OrderID: 7, OrderKind: order.Purchase, Number: "PO-7"}}
		}, "account:404:", connect.Warning, "Xero has no account 404; PO-7 and 2 other open orders name it.", connect.OpenOrder},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := well()
			f.Set.Accounts, f.Set.TaxRates = slices.Clone(f.Set.Accounts), slices.Clone(f.Set.TaxRates)
			test.spoil(&f)
			got := check(t, connect.Examine(f), test.id)
			if got.State != test.state || got.Is != test.is && !strings.Contains(got.Is, test.is) || got.Do == "" || got.Action != test.action {
				t.Errorf("got %+v", got)
			}
			if test.action == connect.OpenOrder && got.Target != "purchase:7" {
				t.Errorf("it leads to %q", got.Target)
			}
		})
	}
}

func TestNoTwoChecksShareAnID(t *testing.T) {
	t.Parallel()
	f := well()
	f.Use.References = append(f.Use.References, connect.Reference{Resource: refdata.Accounts, Key: "200", Role: "shipping"},
		connect.Reference{Resource: refdata.Accounts, Key: "200", Orders: 1, Number: "SO-1"})
	f.Set.Accounts = nil
	seen := map[string]bool{}
	for _, c := range connect.Examine(f) {
		if seen[c.ID] {
			t.Errorf("two checks are called %q", c.ID)
		}
		seen[c.ID] = true
	}
}
