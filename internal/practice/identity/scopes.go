package identity

import (
	"slices"
	"strings"
)

// scopeWords says in plain words what each scope allows (contract section 2, "Scopes"). A scope that is not
// here is refused: an app registered today gets the granular ones only.
func scopeWords() map[string]string {
	words := map[string]string{
		"openid":                   "Know who you are when you sign in",
		"profile":                  "See your name",
		"email":                    "See your e-mail address",
		"offline_access":           "Stay connected while you are not signed in to Xero",
		"accounting.journals.read": "View the general ledger",
	}
	for scope, things := range map[string]string{
		"accounting.invoices":         "invoices, bills, credit notes, quotes, purchase orders and items",
		"accounting.payments":         "payments, prepayments and overpayments",
		"accounting.banktransactions": "bank transactions and transfers",
		"accounting.manualjournals":   "manual journals",
		"accounting.contacts":         "contacts and contact groups",
		"accounting.settings":         "organisation settings, accounts, tax rates and items",
		"accounting.attachments":      "files attached to documents",
	} {
		words[scope] = "View and change " + things
		words[scope+".read"] = "View " + things
	}
	for report, name := range map[string]string{
		"aged": "aged receivables and payables", "balancesheet": "balance sheet", "banksummary": "bank summary",
		"budgetsummary": "budget summary", "executivesummary": "executive summary", "profitandloss": "profit and loss",
		"taxreports": "tax", "trialbalance": "trial balance",
	} {
		words["accounting.reports."+report+".read"] = "View the " + name + " report"
	}
	return words
}

// parseScopes splits a scope parameter. It returns false when it is empty or names a scope that does not exist.
func parseScopes(param string) ([]string, bool) {
	known := scopeWords()
	var scopes []string
	for scope := range strings.FieldsSeq(param) {
		if _, ok := known[scope]; !ok {
			return nil, false
		}
		if !slices.Contains(scopes, scope) {
			scopes = append(scopes, scope)
		}
	}
	return scopes, len(scopes) > 0
}

// needsOrganisation reports whether any scope reaches an organisation's books.
func needsOrganisation(scopes []string) bool {
	return slices.ContainsFunc(scopes, isAccounting)
}

func isAccounting(scope string) bool { return strings.HasPrefix(scope, "accounting.") }

// addUp returns the scopes asked for and the accounting scopes granted before (contract section 2: "scopes add
// up"). Identity scopes and offline_access count only where they were asked for this time.
func addUp(asked, before []string) []string {
	all := slices.Clone(asked)
	for _, scope := range before {
		if isAccounting(scope) && !slices.Contains(all, scope) {
			all = append(all, scope)
		}
	}
	return all
}
