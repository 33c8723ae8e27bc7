// Package setup is what must be chosen before the first document can be sent: statuses, accounts, tax rates, contacts,
// start date, and which of them is next.
package setup

import (
	"cmp"
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// Step is one step of the set-up.
type Step string

// The steps, in order.
const (
	// Connect: sign in and choose an organisation.
	Connect Step = "connect"
	// Statuses: what an invoice and a bill are created as.
	Statuses Step = "statuses"
	// Accounts: where sales, purchases and shipping go by default.
	Accounts Step = "accounts"
	// Taxes: each order tax rate's Xero tax rate.
	Taxes Step = "taxes"
	// Contacts: import them, or say not now.
	Contacts Step = "contacts"
	// Start: orders before this day are never sent.
	Start Step = "start"
)

// Order is the steps as they come.
func Order() []Step { return []Step{Connect, Statuses, Accounts, Taxes, Contacts, Start} }

// Choices is what the owner chose.
type Choices struct {
	// Posting is the settings of documents.
	Posting posting.Settings
	// Import is the choice of contacts.
	Import ImportChoice
}

// ImportChoice is the remembered choice of the contact import.
type ImportChoice struct {
	// Customers, Suppliers and Neither are the roles chosen.
	Customers, Suppliers, Neither bool
	// ImportedAt is the last import, UTC; zero before the first.
	ImportedAt time.Time
	// IsSkipped: the owner said not now.
	IsSkipped bool
}

// TaxUse says how many orders of a kind use an order tax rate.
type TaxUse struct {
	// Tax is the order tax rate; its ID is 0 for lines without tax.
	Tax order.Tax
	// Kind is the kind of order.
	Kind order.Kind
	// Orders counts the orders.
	Orders int
}

// State is the set-up as it stands.
type State struct {
	// Choices is what was chosen.
	Choices Choices
	// Steps tells each step, in order.
	Steps []StepState
	// Taxes has one row per order tax rate and kind of order in use.
	Taxes []TaxRow
	// Suggested fills what is not chosen yet with sensible values; nothing uses them before they are saved.
	Suggested posting.Settings
	// SalesAccounts and PurchaseAccounts may be chosen for sales and purchases; empty before the first connection.
	SalesAccounts, PurchaseAccounts []refdata.Account
	// SalesTaxes and PurchaseTaxes may be chosen for sales and purchases.
	SalesTaxes, PurchaseTaxes []refdata.TaxRate
}

// StepState is one step and what is wrong with it.
type StepState struct {
	// Step names it.
	Step Step
	// IsDone: it was chosen and still works.
	IsDone bool
	// Problem says what no longer works, such as an account that vanished; empty otherwise.
	Problem string
}

// TaxRow maps one order tax rate to a Xero tax rate.
type TaxRow struct {
	// TaxUse is the order tax rate, the kind and the number of orders.
	TaxUse
	// TaxType is the chosen or suggested Xero tax rate; empty when there is none.
	TaxType string
	// IsSuggested: nobody confirmed TaxType.
	IsSuggested bool
	// Problem says why the choice does not work; empty when it does.
	Problem string
}

// IsDone reports whether documents can be sent.
func (s State) IsDone() bool {
	return !slices.ContainsFunc(s.Steps, func(step StepState) bool { return !step.IsDone })
}

// Evaluate works out the state. isConnected says that the owner is not disconnected; set is the organisation's reference data, which may
// be the zero Set; uses is every order tax rate in use.
func Evaluate(c Choices, isConnected bool, set refdata.Set, uses []TaxUse, today civil.Date) State {
	s := State{Choices: c, Suggested: suggest(c.Posting, set, today),
		SalesAccounts: set.SalesAccounts(), PurchaseAccounts: set.PurchaseAccounts(),
		SalesTaxes: taxRatesFor(set, order.Sale), PurchaseTaxes: taxRatesFor(set, order.Purchase)}
	for _, use := range uses {
		s.Taxes = append(s.Taxes, taxRow(c.Posting, set, use))
	}
	for _, step := range Order() {
		s.Steps = append(s.Steps, s.step(step, isConnected, set))
	}
	return s
}

func (s State) step(step Step, isConnected bool, set refdata.Set) StepState {
	p, state := s.Choices.Posting, StepState{Step: step}
	switch step {
	case Connect:
		state.IsDone = isConnected && !set.ReadAt.IsZero()
	case Statuses:
		state.IsDone = p.InvoiceStatus != "" && p.BillStatus != ""
	case Accounts:
		state.Problem = cmp.Or(accountProblem(set, p.SalesAccount, refdata.Account.IsForSales),
			accountProblem(set, p.PurchaseAccount, refdata.Account.IsForPurchases),
			accountProblem(set, p.ShippingAccount, refdata.Account.IsForSales))
		state.IsDone = p.SalesAccount != "" && p.PurchaseAccount != "" && state.Problem == ""
	case Taxes:
		state.IsDone = !set.ReadAt.IsZero()
		for _, row := range s.Taxes {
			state.IsDone = state.IsDone && row.TaxType != "" && !row.IsSuggested && row.Problem == ""
			state.Problem = cmp.Or(state.Problem, row.Problem)
		}
	case Contacts:
		state.IsDone = s.Choices.Import.IsSkipped || !s.Choices.Import.ImportedAt.IsZero()
	case Start:
		state.IsDone = !p.StartDate.IsZero()
	}
	return state
}

// accountProblem says why a chosen account no longer works; empty when it does, none is chosen or nothing was read.
func accountProblem(set refdata.Set, code string, fits func(refdata.Account) bool) string {
	if code == "" || set.ReadAt.IsZero() {
		return ""
	}
	account, ok := set.AccountByCode(code)
	switch {
	case !ok:
		return "Account " + code + " is no longer in Xero. Choose another."
	case account.Status == refdata.Gone:
		return account.Name + " (" + code + ") is no longer in Xero. Choose another."
	case !account.IsActive():
		return account.Name + " (" + code + ") is archived in Xero. Choose another."
	case !fits(account):
		return account.Name + " (" + code + ") cannot be used here. Choose another."
	}
	return ""
}

func taxRow(p posting.Settings, set refdata.Set, use TaxUse) TaxRow {
	row := TaxRow{TaxUse: use}
	mapping := p.SalesTaxes
	if use.Kind == order.Purchase {
		mapping = p.PurchaseTaxes
	}
	if chosen := mapping[use.Tax.ID]; chosen != "" {
		row.TaxType = chosen
		row.Problem = taxProblem(set, use, chosen)
		return row
	}
	row.TaxType = suggestTax(set, use)
	row.IsSuggested = row.TaxType != ""
	return row
}

func taxProblem(set refdata.Set, use TaxUse, taxType string) string {
	if set.ReadAt.IsZero() {
		return ""
	}
	tax, ok := set.TaxByType(taxType)
	switch {
	case !ok:
		return "The tax rate " + taxType + " is no longer in Xero. Choose another."
	case !tax.IsActive():
		return tax.Name + " is no longer active in Xero. Choose another."
	case !slices.ContainsFunc(taxRatesFor(set, use.Kind), func(t refdata.TaxRate) bool { return t.TaxType == taxType }):
		return tax.Name + " cannot be used on these documents. Choose another."
	case tax.EffectiveRate != use.Tax.Rate:
		return tax.Name + " is " + tax.EffectiveRate.Words() + ", but " + describe(use.Tax) + "."
	}
	return ""
}

func describe(t order.Tax) string {
	if t.ID == 0 {
		return "these lines carry no tax"
	}
	return "orders say " + t.Rate.Words()
}

func taxRatesFor(set refdata.Set, kind order.Kind) []refdata.TaxRate {
	if kind == order.Sale {
		return set.TaxRatesFor(refdata.Revenue)
	}
	return set.TaxRatesFor(refdata.Expense)
}

// rank prefers, among tax rates of the right per cent, Xero's standard ones for the kind: OUTPUT… for sales, INPUT…
// for purchases (contract section 13), NONE for lines without tax, ZERORATED for a rate of zero.
func rank(t refdata.TaxRate, use TaxUse) int {
	wanted := map[order.Kind]string{order.Sale: "OUTPUT", order.Purchase: "INPUT"}[use.Kind]
	switch {
	case use.Tax.ID == 0:
		wanted = "NONE"
	case use.Tax.Rate == 0:
		wanted = "ZERORATED"
	}
	switch {
	case hasPrefix(t.TaxType, wanted):
		return 0
	case t.TaxType == "NONE":
		return 1
	}
	return 2
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// suggestTax returns the one best tax rate of the right per cent, or "" where there is none.
func suggestTax(set refdata.Set, use TaxUse) string {
	best, found := refdata.TaxRate{}, false
	for _, t := range taxRatesFor(set, use.Kind) {
		if t.EffectiveRate != rateOf(use.Tax) {
			continue
		}
		if !found || rank(t, use) < rank(best, use) {
			best, found = t, true
		}
	}
	return best.TaxType
}

func rateOf(t order.Tax) money.Percent {
	if t.ID == 0 {
		return 0
	}
	return t.Rate
}

// startReach is how far the suggested start lies back at least, so that the first days of a month do not hide last
// month's unsent orders.
const startReach = 14

// suggest fills gaps: drafts, the first revenue account and the first direct-costs account, 20 days, and the first of
// the month as the start.
func suggest(p posting.Settings, set refdata.Set, today civil.Date) posting.Settings {
	p.InvoiceStatus = cmp.Or(p.InvoiceStatus, posting.StatusDraft)
	p.BillStatus = cmp.Or(p.BillStatus, posting.StatusDraft)
	p.SalesAccount = cmp.Or(p.SalesAccount, firstOf(set.SalesAccounts(), "REVENUE", "SALES"))
	p.PurchaseAccount = cmp.Or(p.PurchaseAccount, firstOf(set.PurchaseAccounts(), "DIRECTCOSTS", "EXPENSE"))
	if p.StartDate.IsZero() {
		earlier := today.AddDays(-startReach)
		p.StartDate = civil.Date{Year: earlier.Year, Month: earlier.Month, Day: 1}
		p.InvoiceDays, p.BillDays = cmp.Or(p.InvoiceDays, defaultDays), cmp.Or(p.BillDays, defaultDays)
	}
	return p
}

// defaultDays is the suggested number of days from a document's date to its due date.
const defaultDays = 20

// firstOf returns the code of the first account of the first type that has one, else of the first account.
func firstOf(accounts []refdata.Account, types ...string) string {
	for _, t := range types {
		for _, a := range accounts {
			if a.Type == t {
				return a.Code
			}
		}
	}
	if len(accounts) > 0 {
		return accounts[0].Code
	}
	return ""
}
