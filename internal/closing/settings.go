package closing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Method is how a journal is worked out.
type Method string

// The methods.
const (
	// Movement: from what moved in the period.
	Movement Method = "movement"
	// Balance: from what the books hold and what stock is worth.
	Balance Method = "balance"
)

// RoleOpening is the equity account that takes what the books lack when Daybook begins.
const RoleOpening journal.Role = "opening_equity"

// Settings is what the owner agreed on with the accountant.
type Settings struct {
	// Model is where bills are coded, Method how journals are worked out; Status is posting.StatusDraft or posting.StatusPosted.
	Model  journal.Model
	Method Method
	Status posting.Status
	// Start is the first day of the first period: the first of a month; zero before it was chosen.
	Start civil.Date
	// HasReversal: each journal is taken back on the next day, by a journal of its own (closing-balance method only).
	HasReversal bool
	// Accounts is Xero's AccountID of each role, Reasons of adjustments by their reason; one that is not there goes to journal.RoleAdjustments.
	Accounts map[journal.Role]string
	Reasons  map[warehouse.Reason]string
}

// key is the setting with those of an organisation.
func key(organisation string) string { return "closing:" + organisation }

// Defaults are the settings before anything was chosen.
func Defaults() Settings {
	return Settings{Model: journal.Purchases, Method: Movement, Status: posting.StatusDraft, Accounts: map[journal.Role]string{}, Reasons: map[warehouse.Reason]string{}}
}

// policy is the settings as the journal takes them.
func (s Settings) policy() journal.Policy {
	p := journal.Policy{Model: s.Model, Accounts: map[journal.Role]journal.Account{}, Reasons: map[string]journal.Account{}}
	for role, id := range s.Accounts {
		p.Accounts[role] = journal.Account(id)
	}
	for reason, id := range s.Reasons {
		p.Reasons[string(reason)] = journal.Account(id)
	}
	return p
}

// Kind says which accounts may be chosen for a role.
type Kind string

// The kinds.
const (
	// KindStock: current assets that Xero does not keep itself; never those of its own tracked items.
	KindStock Kind = "stock"
	// KindCost: what makes profit.
	KindCost Kind = "cost"
	// KindLiability: current liabilities.
	KindLiability Kind = "liability"
	// KindEquity: equity, but for retained earnings.
	KindEquity Kind = "equity"
)

// May reports whether an account may be chosen for roles of the kind (STOCK's list, contract section 13).
func (k Kind) May(a refdata.Account) bool {
	if !a.IsActive() || a.SystemAccount != "" || a.Type == "BANK" {
		return false
	}
	switch k {
	case KindStock:
		return a.Type == "CURRENT"
	case KindLiability:
		return a.Type == "CURRLIAB"
	case KindEquity:
		return a.Class == refdata.Equity && a.Type != "RETAINEDEARNINGS"
	case KindCost:
		return a.Class == refdata.Expense || a.Class == refdata.Revenue
	}
	return false
}

// Role is what an account is chosen for.
type Role struct {
	Role journal.Role
	Kind Kind
	// words are those by which an account is suggested: all of one entry stand in its name.
	words []string
	// models and methods are those that need it; empty for all.
	model  journal.Model
	method Method
}

// Roles are the roles, in the order of the page.
func Roles() []Role {
	return []Role{
		{Role: journal.RoleStock(journal.Material), Kind: KindStock, words: []string{"raw material", "material", "stock", "inventory"}},
		{Role: journal.RoleStock(journal.WorkInProgress), Kind: KindStock, words: []string{"work in progress", "wip", "stock", "inventory"}},
		{Role: journal.RoleStock(journal.PartMade), Kind: KindStock, words: []string{"part made", "finished", "stock", "inventory"}},
		{Role: journal.RoleStock(journal.Finished), Kind: KindStock, words: []string{"finished", "stock", "inventory"}},
		{Role: journal.RoleStock(journal.Traded), Kind: KindStock, words: []string{"traded", "merchandise", "finished", "stock", "inventory"}},
		{Role: journal.RolePurchases, Kind: KindCost, words: []string{"purchases"}, model: journal.Purchases},
		{Role: journal.RoleLanded, Kind: KindCost, words: []string{"inwards freight", "freight inward", "freight"}},
		{Role: journal.RoleCostOfSales, Kind: KindCost, words: []string{"cost of goods sold", "cost of sales", "cost of goods"}},
		{Role: journal.RoleAbsorbed, Kind: KindCost, words: []string{"absorbed"}},
		{Role: journal.RoleAdjustments, Kind: KindCost, words: []string{"stock adjustment", "inventory adjustment", "adjustment", "write"}},
		{Role: journal.RoleDifferences, Kind: KindCost, words: []string{"price difference", "price variance", "variance"}},
		{Role: journal.RoleReceived, Kind: KindLiability, words: []string{"received not billed", "received not invoiced", "not billed", "accrual"}},
		{Role: journal.RoleTransit, Kind: KindStock, words: []string{"in transit", "transit"}},
		{Role: journal.RoleChange, Kind: KindCost, words: []string{"change in stock", "closing stock", "change in inventory", "cost of goods sold", "cost of sales"}, model: journal.Purchases, method: Balance},
		{Role: RoleOpening, Kind: KindEquity, words: []string{"opening", "owner", "capital", "funds"}},
	}
}

// IsNeeded reports whether every company that posts by these settings needs the role. Freight goes where goods go where nobody chose an account.
func (r Role) IsNeeded(s Settings) bool {
	return (r.model == "" || r.model == s.Model) && (r.method == "" || r.method == s.Method) && r.Role != journal.RoleLanded && r.Role != RoleOpening
}

// Suggest is the account whose name fits best; empty for none.
func (r Role) Suggest(accounts []refdata.Account) string {
	for _, words := range r.words {
		for _, a := range accounts {
			if r.Kind.May(a) && strings.Contains(strings.ToLower(a.Name), words) {
				return a.ID
			}
		}
	}
	return ""
}

// Problem says why the account that was chosen for the role cannot be used; empty where it can, or none was chosen.
func (r Role) Problem(id string, accounts []refdata.Account) string {
	if id == "" {
		return ""
	}
	at := slices.IndexFunc(accounts, func(a refdata.Account) bool { return a.ID == id })
	switch {
	case at < 0:
		return "Xero no longer lists this account. Choose another one."
	case !accounts[at].IsActive():
		return fmt.Sprintf("%s is archived in Xero. Choose another account, or restore it there.", accounts[at].Name)
	case !r.Kind.May(accounts[at]):
		return fmt.Sprintf("%s cannot be used here: choose %s.", accounts[at].Name, map[Kind]string{
			KindStock: "a current asset", KindCost: "an expense or revenue account", KindLiability: "a current liability", KindEquity: "an equity account"}[r.Kind])
	}
	return ""
}

// isSetUp reports whether nothing that journals need is left to choose.
func (s Settings) isSetUp() bool {
	if s.Start.IsZero() {
		return false
	}
	return !slices.ContainsFunc(Roles(), func(r Role) bool { return r.IsNeeded(s) && s.Accounts[r.Role] == "" })
}

// Chosen is the settings with what they are chosen from.
type Chosen struct {
	Settings Settings
	// Valuation is how stock is valued.
	Valuation stock.Method
	// IsSetUp: nothing is left to choose. IsSaved: it was saved, and is no proposal.
	IsSetUp, IsSaved bool
	// Accounts is Xero's chart; nil before the first reading.
	Accounts []refdata.Account
	// HasJournals: something was sent by these settings.
	HasJournals bool
}

// Settings returns what is chosen, or what is proposed before anything was: the accounts whose names fit, and a start at the month of the first movement, or
// this one.
func (s *Service) Settings(ctx context.Context) (Chosen, error) {
	w, err := s.look(ctx)
	if err != nil {
		return Chosen{}, err
	}
	return Chosen{Settings: w.settings, Valuation: w.book.Method, IsSetUp: w.settings.isSetUp(), IsSaved: w.HasSettings, Accounts: w.reference.Accounts, HasJournals: len(w.journals) > 0}, nil
}

// SaveSettings keeps what was chosen. Invalid names each field: "model", "method", "status", "valuation", "start", "hasReversal", "accounts.purchases",
// "reasons.lost". Conflict before an organisation was chosen, and for another start once something was sent or closed.
func (s *Service) SaveSettings(ctx context.Context, chosen Settings, valuation stock.Method) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	if w.organisation == "" {
		return fault.New(fault.Conflict, "No organisation is chosen yet.", "Connect to Xero first.")
	}
	if err := fault.InvalidFields("This cannot be saved as it is.", w.problems(chosen, valuation)); err != nil {
		return err
	}
	if !w.settings.Start.IsZero() && chosen.Start != w.settings.Start && (len(w.journals) > 0 || len(w.kept) > 0) {
		return fault.New(fault.Conflict, "The first period cannot change: journals were made or periods closed since.", "Reopen them and delete their journals in Xero first.")
	}
	if err := s.store.SaveClosingSettings(ctx, key(w.organisation), chosen, valuation); err != nil {
		return fmt.Errorf("save how stock is posted: %w", err)
	}
	return nil
}

// problems maps the fields of settings to what is wrong with them.
func (w *world) problems(c Settings, valuation stock.Method) map[string]string {
	problems := map[string]string{}
	note := func(isWrong bool, path, text string) {
		if isWrong {
			problems[path] = text
		}
	}
	note(c.Model != journal.Purchases && c.Model != journal.Stock, "model", "Choose where bills are coded.")
	note(c.Method != Movement && c.Method != Balance, "method", "Choose a method.")
	note(c.Status != posting.StatusDraft && c.Status != posting.StatusPosted, "status", "Choose draft or posted.")
	note(valuation != stock.Average && valuation != stock.FIFO, "valuation", "Choose how stock is valued.")
	note(c.HasReversal && c.Method != Balance, "hasReversal", "Only journals of the closing-balance method can be taken back on the next day.")
	note(c.Start.IsZero() || c.Start.Day != 1, "start", "Choose the first day of a month.")
	note(c.Start.After(w.today), "start", "Choose a month that has begun.")
	for _, r := range Roles() {
		id, path := c.Accounts[r.Role], "accounts."+string(r.Role)
		note(id == "" && r.IsNeeded(c), path, "Choose an account.")
		if problem := r.Problem(id, w.reference.Accounts); problem != "" {
			problems[path] = problem
		}
	}
	cost := Role{Kind: KindCost}
	for reason, id := range c.Reasons {
		if problem := cost.Problem(id, w.reference.Accounts); problem != "" {
			problems["reasons."+string(reason)] = problem
		}
	}
	for _, field := range overlaps(c) {
		note(problems["accounts."+string(field)] == "", "accounts."+string(field), "This account is chosen for stock already. Choose another one.")
	}
	return problems
}

// overlaps are the roles beside stock that lie on an account of stock: their figures could not be told apart.
func overlaps(c Settings) []journal.Role {
	held := map[string]bool{}
	policy := c.policy()
	for _, a := range policy.StockAccounts() {
		held[string(a)] = true
	}
	var list []journal.Role
	for _, r := range []journal.Role{journal.RoleTransit} {
		if id := c.Accounts[r]; id != "" && held[id] {
			list = append(list, r)
		}
	}
	return list
}
