package app

import (
	"context"

	"daybook/internal/closing"
	"daybook/internal/money"
	"daybook/internal/refdata"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

func emptyStockSettings() StockSettingsView {
	return StockSettingsView{Roles: []AccountRole{}, StockAccounts: []LedgerAccount{}, CostAccounts: []LedgerAccount{}, LiabilityAccounts: []LedgerAccount{},
		EquityAccounts: []LedgerAccount{}, Form: StockSettingsForm{Accounts: map[string]string{}, Reasons: map[string]string{}},
		ReasonNames: []string{}, Example: ModelExample{Purchases: []JournalLine{}, Stock: []JournalLine{}}}
}

func stockSettings(ctx context.Context, services Services) (StockSettingsView, error) {
	view := emptyStockSettings()
	chosen, err := services.Closing.Settings(ctx)
	if err != nil {
		return view, err
	}
	s := chosen.Settings
	view.IsSetUp, view.HasJournals = chosen.IsSetUp && chosen.IsSaved, chosen.HasJournals
	view.Form = StockSettingsForm{Valuation: string(chosen.Valuation), Model: string(s.Model), Method: string(s.Method), Status: string(s.Status), Start: s.Start.String(),
		HasReversal: s.HasReversal, Accounts: map[string]string{}, Reasons: map[string]string{}}
	for role, id := range s.Accounts {
		view.Form.Accounts[string(role)] = id
	}
	for reason, id := range s.Reasons {
		view.Form.Reasons[string(reason)] = id
	}
	for _, r := range closing.Roles() {
		view.Roles = append(view.Roles, AccountRole{Role: string(r.Role), Kind: string(r.Kind), Suggested: r.Suggest(chosen.Accounts), IsNeeded: r.IsNeeded(s),
			Problem: r.Problem(s.Accounts[r.Role], chosen.Accounts)})
	}
	for _, reason := range warehouse.Reasons() {
		view.ReasonNames = append(view.ReasonNames, string(reason))
	}
	view.StockAccounts, view.CostAccounts = choices(closing.KindStock, chosen.Accounts), choices(closing.KindCost, chosen.Accounts)
	view.LiabilityAccounts, view.EquityAccounts = choices(closing.KindLiability, chosen.Accounts), choices(closing.KindEquity, chosen.Accounts)
	view.Example, err = modelExample(ctx, services)
	return view, err
}

// choices are the accounts that may be chosen for roles of a kind, in the order of the chart.
func choices(kind closing.Kind, chart []refdata.Account) []LedgerAccount {
	list := []LedgerAccount{}
	for _, a := range chart {
		if kind.May(a) {
			list = append(list, LedgerAccount{ID: a.ID, Code: a.Code, Name: a.Name, Type: a.Type})
		}
	}
	return list
}

func modelExample(ctx context.Context, services Services) (ModelExample, error) {
	view := emptyStockSettings().Example
	e, err := services.Closing.Example(ctx)
	if err != nil || e.To.IsZero() {
		return view, err
	}
	steps := map[journal.Cause]money.Amount{}
	for _, step := range e.Bridge {
		steps[step.Cause] += step.Amount
	}
	view.Month, view.Opening, view.Left = e.To.String(), e.Opening.String(), e.Closing.String()
	view.Bought = (steps[journal.CauseBought] + steps[journal.CauseLanded] + steps[journal.CauseReturned]).String()
	view.Made, view.Delivered = steps[journal.CauseMade].String(), (-steps[journal.CauseDelivered]).String()
	view.Purchases, view.Stock = lineViews(e.Purchases), lineViews(e.Stock)
	return view, nil
}
