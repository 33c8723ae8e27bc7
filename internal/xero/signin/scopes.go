package signin

import "slices"

// Scope is one permission that Daybook asks for, with the reason a person may read.
type Scope struct {
	// Name is Xero's name of the scope (contract section 2, "Scopes").
	Name string
	// Reason says what Daybook does with it.
	Reason string
}

// Scopes returns the least set of permissions that Daybook needs.
//
// Each is the narrowest granular scope that covers its use: ".read" wherever Daybook never writes. The last three
// serve attachments and the month end; they are asked for at the first sign-in because adding a
// scope later costs the owner another trip through consent, while removing one needs revocation.
// Not asked for: openid, profile and email (Daybook does not need to know who signed in), accounting.payments
// without ".read" (Daybook records no payment), accounting.banktransactions, and accounting.journals (needs the
// Advanced tier).
func Scopes() []Scope {
	return []Scope{
		{"offline_access", "Stay signed in while Daybook is closed."},
		{"accounting.settings.read", "Read the organisation, accounts, tax rates, tracking, currencies and themes to choose from."},
		{"accounting.contacts", "Import contacts, and create the one a document needs when Xero does not know it."},
		{"accounting.invoices", "Create invoices, bills and credit notes, and read back what became of them."},
		{"accounting.payments.read", "Read what was paid, and when, on your invoices and bills."},
		{"accounting.attachments", "Attach the order or the supplier's file to its document."},
		{"accounting.manualjournals", "Post the month-end stock journal after its approval."},
		{"accounting.reports.trialbalance.read", "Compare the stock account in Xero with the valuation."},
	}
}

// ScopeNames returns the names of Scopes, in the same order.
func ScopeNames() []string {
	scopes := Scopes()
	names := make([]string, len(scopes))
	for i, s := range scopes {
		names[i] = s.Name
	}
	return names
}

// missingScopes returns the wanted names that were not granted, in the order wanted.
func missingScopes(wanted, granted []string) []string {
	return slices.DeleteFunc(slices.Clone(wanted), func(name string) bool {
		return slices.Contains(granted, name)
	})
}
