package setup_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/setup"
)

var today = civil.Date{Year: 2026, Month: 11, Day: 24}

func gst(percent int64) money.Percent { return money.Percent(percent * money.One) }

func reference() refdata.Set {
	everything := refdata.Applies{Assets: true, Equity: true, Expenses: true, Liabilities: true, Revenue: true}
	return refdata.Set{
		Organisation: refdata.Organisation{TenantID: "t", BaseCurrency: "NZD"},
		ReadAt:       time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC),
		Accounts: []refdata.Account{
			{Code: "260", Name: "Other", Type: "OTHERINCOME", Class: refdata.Revenue, Status: "ACTIVE"},
			{Code: "200", Name: "Sales", Type: "REVENUE", Class: refdata.Revenue, Status: "ACTIVE"},
			{Code: "310", Name: "Cost of goods", Type: "DIRECTCOSTS", Class: refdata.Expense, Status: "ACTIVE"},
			{Code: "299", Name: "Old", Type: "REVENUE", Class: refdata.Revenue, Status: "ARCHIVED"},
		},
		TaxRates: []refdata.TaxRate{
			{TaxType: "TAX001", Name: "Levy", EffectiveRate: gst(15), Status: "ACTIVE", CanApplyTo: everything},
			{TaxType: "OUTPUT2", Name: "15% GST on Income", EffectiveRate: gst(15), Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "INPUT2", Name: "15% GST on Expenses", EffectiveRate: gst(15), Status: "ACTIVE", CanApplyTo: refdata.Applies{Expenses: true}},
			{TaxType: "NONE", Name: "No GST", Status: "ACTIVE", CanApplyTo: everything},
			{TaxType: "ZERORATED", Name: "Zero Rated", Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "OUTPUT", Name: "12.5% GST", EffectiveRate: 12500000, Status: "DELETED", CanApplyTo: everything},
		},
	}
}

func uses() []setup.TaxUse {
	return []setup.TaxUse{
		{Kind: order.Sale, Orders: 4}, {Tax: order.Tax{ID: 1, Name: "GST", Rate: gst(15)}, Kind: order.Sale, Orders: 50},
		{Tax: order.Tax{ID: 2, Name: "Export", Rate: 0}, Kind: order.Sale, Orders: 3},
		{Tax: order.Tax{ID: 1, Name: "GST", Rate: gst(15)}, Kind: order.Purchase, Orders: 40},
		{Tax: order.Tax{ID: 3, Name: "Odd", Rate: gst(7)}, Kind: order.Purchase, Orders: 1},
	}
}

// memory is a company file's choices.
type memory struct {
	choices        setup.Choices
	set            refdata.Set
	isDisconnected bool
	accepted       []refdata.Resource
}

func (m *memory) LoadChoices(context.Context) (setup.Choices, error) { return m.choices, nil }
func (m *memory) ChangeChoices(_ context.Context, change func(*setup.Choices)) error {
	change(&m.choices)
	return nil
}
func (m *memory) LoadReference(context.Context) (refdata.Set, error) { return m.set, nil }
func (m *memory) IsConnected(context.Context) (bool, error)          { return !m.isDisconnected, nil }
func (m *memory) ListTaxUse(context.Context) ([]setup.TaxUse, error) { return uses(), nil }
func (m *memory) AcceptReference(_ context.Context, r refdata.Resource) error {
	m.accepted = append(m.accepted, r)
	return nil
}
func service(m *memory) setup.Service {
	return setup.Service{Store: m, Zone: time.UTC, Now: func() time.Time { return today.Time() }}
}

func TestSuggestionsAreXerosStandardOnes(t *testing.T) {
	t.Parallel()
	state := setup.Evaluate(setup.Choices{}, true, reference(), uses(), today)
	var got []string
	for _, row := range state.Taxes {
		got = append(got, row.TaxType)
		if row.IsSuggested != (row.TaxType != "") {
			t.Errorf("%s is marked as confirmed", row.TaxType)
		}
	}
	if want := "NONE OUTPUT2 ZERORATED INPUT2 "; strings.Join(got, " ") != want {
		t.Errorf("tax rates %q, want %q", strings.Join(got, " "), want)
	}
	s := state.Suggested
	if s.SalesAccount != "200" || s.PurchaseAccount != "310" || s.InvoiceStatus != posting.StatusDraft || s.StartDate.String() != "2026-11-01" {
		t.Errorf("suggested %+v", s)
	}
}

func TestStepsAreDoneOneByOne(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), &memory{}
	s := service(m)
	done := func(state setup.State, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, step := range state.Steps {
			if step.IsDone {
				names = append(names, string(step.Step))
			}
		}
		return strings.Join(names, " ")
	}
	if got := done(s.State(ctx)); got != "" {
		t.Errorf("at first done: %q", got)
	}
	m.set = reference()
	if got := done(s.State(ctx)); got != "connect" {
		t.Errorf("after connecting: %q", got)
	}
	if got := done(s.SaveStatuses(ctx, posting.StatusDraft, posting.StatusAuthorised)); got != "connect statuses" {
		t.Errorf("after statuses: %q", got)
	}
	if got := done(s.SaveAccounts(ctx, "200", "310", "")); got != "connect statuses accounts" {
		t.Errorf("after accounts: %q", got)
	}
	choices := []setup.TaxChoice{{0, order.Sale, "NONE"}, {1, order.Sale, "OUTPUT2"}, {2, order.Sale, "ZERORATED"}, {1, order.Purchase, "INPUT2"}}
	if got := done(s.SaveTaxes(ctx, choices)); got != "connect statuses accounts" {
		t.Errorf("with one tax rate left: %q", got)
	}
	if got := done(s.SkipImport(ctx)); got != "connect statuses accounts contacts" {
		t.Errorf("after skipping the import: %q", got)
	}
	if got := done(s.SaveStart(ctx, today, 20, 0)); got != "connect statuses accounts contacts start" {
		t.Errorf("after the start date: %q", got)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	tests := []struct {
		name  string
		field string
		save  func(setup.Service) (setup.State, error)
	}{
		{"an unknown status", "billStatus", func(s setup.Service) (setup.State, error) { return s.SaveStatuses(ctx, "DRAFT", "PAID") }},
		{"an account that is not there", "salesAccount", func(s setup.Service) (setup.State, error) { return s.SaveAccounts(ctx, "999", "310", "") }},
		{"an archived account", "salesAccount", func(s setup.Service) (setup.State, error) { return s.SaveAccounts(ctx, "299", "310", "") }},
		{"an account of the wrong class", "purchaseAccount", func(s setup.Service) (setup.State, error) { return s.SaveAccounts(ctx, "200", "200", "") }},
		{"no account", "salesAccount", func(s setup.Service) (setup.State, error) { return s.SaveAccounts(ctx, "", "310", "") }},
		{"a tax rate of another per cent", "taxes[sale:1]", func(s setup.Service) (setup.State, error) {
			return s.SaveTaxes(ctx, []setup.TaxChoice{{1, order.Sale, "NONE"}})
		}},
		{"a deleted tax rate", "taxes[sale:1]", func(s setup.Service) (setup.State, error) {
			return s.SaveTaxes(ctx, []setup.TaxChoice{{1, order.Sale, "OUTPUT"}})
		}},
		{"a tax rate for sales on purchases", "taxes[purchase:1]", func(s setup.Service) (setup.State, error) {
			return s.SaveTaxes(ctx, []setup.TaxChoice{{1, order.Purchase, "OUTPUT2"}})
		}},
		{"a tax rate for neither sales nor purchases", "taxes[gift:1]", func(s setup.Service) (setup.State, error) {
			return s.SaveTaxes(ctx, []setup.TaxChoice{{1, "gift", "OUTPUT2"}})
		}},
		{"no start date", "startDate", func(s setup.Service) (setup.State, error) { return s.SaveStart(ctx, civil.Date{}, 20, 20) }},
		{"too many days", "billDays", func(s setup.Service) (setup.State, error) { return s.SaveStart(ctx, today, 20, 400) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			m := &memory{set: reference()}
			_, err := test.save(service(m))
			f, ok := errors.AsType[*fault.Error](err)
			if !ok || f.Code != fault.Invalid || f.Fields[test.field] == "" {
				t.Fatalf("got %v, want invalid with %s", err, test.field)
			}
			if m.choices.Posting.SalesAccount != "" || m.choices.Posting.SalesTaxes != nil || !m.choices.Posting.StartDate.IsZero() {
				t.Errorf("a refused choice was saved: %+v", m.choices)
			}
		})
	}
}

func TestWhatVanishedAtXeroIsNamed(t *testing.T) {
	t.Parallel()
	m := &memory{set: reference()}
	s := service(m)
	if _, err := s.SaveAccounts(t.Context(), "200", "310", ""); err != nil {
		t.Fatal(err)
	}
	m.set.Accounts = m.set.Accounts[:1]
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if step := state.Steps[2]; step.IsDone || !strings.Contains(step.Problem, "200") {
		t.Errorf("the step says %+v", step)
	}
	m.set = reference()
	m.set.Accounts[1].Status = refdata.Gone
	if state, err = s.State(t.Context()); err != nil || !strings.HasPrefix(state.Steps[2].Problem, "Sales (200) is no longer in Xero") {
		t.Errorf("the step says %+v, %v", state.Steps[2], err)
	}
}

func TestChoosingIsLookingAtWhatChanged(t *testing.T) {
	t.Parallel()
	m := &memory{set: reference()}
	s := service(m)
	if _, err := s.SaveAccounts(t.Context(), "999", "310", ""); err == nil || len(m.accepted) != 0 {
		t.Errorf("a refused choice: %v, accepted %v", err, m.accepted)
	}
	if _, err := s.SaveAccounts(t.Context(), "200", "310", ""); err != nil || !slices.Equal(m.accepted, []refdata.Resource{refdata.Accounts}) {
		t.Errorf("accounts chosen: %v, accepted %v", err, m.accepted)
	}
	_, err := s.SaveTaxes(t.Context(), []setup.TaxChoice{{1, order.Sale, "OUTPUT2"}})
	if err != nil || !slices.Equal(m.accepted, []refdata.Resource{refdata.Accounts, refdata.TaxRates}) {
		t.Errorf("taxes chosen: %v, accepted %v", err, m.accepted)
	}
}

func TestADisconnectUndoesTheFirstStepAlone(t *testing.T) {
	t.Parallel()
	m := &memory{set: reference()}
	done := func() map[setup.Step]bool {
		state, err := service(m).State(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		isDone := map[setup.Step]bool{}
		for _, s := range state.Steps {
			isDone[s.Step] = s.IsDone
		}
		return isDone
	}
	before := done()
	m.isDisconnected = true
	after := done()
	if !before[setup.Connect] || after[setup.Connect] {
		t.Errorf("connected: %v, disconnected: %v", before, after)
	}
	before[setup.Connect] = false
	if !maps.Equal(before, after) {
		t.Errorf("the other steps went from %v to %v", before, after)
	}
}
