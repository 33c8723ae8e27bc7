package refdata

import (
	"slices"
	"time"
)

// Class is one of the five kinds of account.
type Class string

// Xero's classes.
const (
	// Asset is what the firm owns.
	Asset Class = "ASSET"
	// Equity is the owners' share.
	Equity Class = "EQUITY"
	// Expense is what is spent.
	Expense Class = "EXPENSE"
	// Liability is what is owed.
	Liability Class = "LIABILITY"
	// Revenue is what is earned.
	Revenue Class = "REVENUE"
)

// Gone is the status of what Xero no longer lists at all. It is kept, so that what names it can still say what it was.
const Gone = "GONE"

// Account is one account of the chart.
type Account struct {
	// ID is Xero's AccountID.
	ID string
	// Code is what lines name, at most 10 characters; empty for some bank accounts, which lines cannot name.
	Code string
	// Name is what people call it.
	Name string
	// Type is Xero's word, such as REVENUE, DIRECTCOSTS, CURRENT or BANK.
	Type string
	// Class is the kind of account.
	Class Class
	// TaxType is the tax rate Xero proposes with it; it may be empty.
	TaxType string
	// Status is ACTIVE, ARCHIVED, or Gone for one that Xero no longer lists.
	Status string
	// UpdatedAt is when it was last changed at Xero, UTC; zero when Xero did not say.
	UpdatedAt time.Time
	// SystemAccount is Xero's word, such as DEBTORS, for an account it keeps itself; empty for all others.
	SystemAccount string
}

// IsActive reports whether it is in use.
func (a Account) IsActive() bool { return a.Status == "ACTIVE" }

// isOnLines reports whether the line of a document may name it at all.
func (a Account) isOnLines() bool { return a.IsActive() && a.Code != "" && a.SystemAccount == "" }

// IsForSales reports whether the lines of an invoice may use it (contract section 13).
func (a Account) IsForSales() bool { return a.isOnLines() && a.Class == Revenue }

// IsForPurchases reports whether the lines of a bill may use it: expenses, and assets that Xero does not move by
// itself (contract section 13).
func (a Account) IsForPurchases() bool {
	switch a.Class {
	case Expense:
		return a.isOnLines() && slices.Contains([]string{"EXPENSE", "OVERHEADS", "DIRECTCOSTS"}, a.Type)
	case Asset:
		return a.isOnLines() && a.Type != "BANK" && a.Type != "INVENTORY"
	}
	return false
}
