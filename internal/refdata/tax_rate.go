package refdata

import (
	"strings"

	"daybook/internal/money"
)

// TaxRate is one of Xero's tax rates.
type TaxRate struct {
	// TaxType is what lines name, such as OUTPUT2.
	TaxType string
	// Name is what people call it; owners edit it.
	Name string
	// EffectiveRate is the rate as a whole, in per cent.
	EffectiveRate money.Percent
	// Status is ACTIVE, DELETED, ARCHIVED, PENDING, or Gone for one that Xero no longer lists.
	Status string
	// CanApplyTo says which accounts accept it.
	CanApplyTo Applies
}

// Applies says which classes of account accept a tax rate.
type Applies struct {
	// Assets, Equity, Expenses, Liabilities and Revenue are the five classes.
	Assets, Equity, Expenses, Liabilities, Revenue bool
}

// String names the classes, such as "assets, expenses"; empty for none.
func (a Applies) String() string {
	var names []string
	for _, class := range []struct {
		is   bool
		name string
	}{{a.Assets, "assets"}, {a.Equity, "equity"}, {a.Expenses, "expenses"}, {a.Liabilities, "liabilities"}, {a.Revenue, "revenue"}} {
		if class.is {
			names = append(names, class.name)
		}
	}
	return strings.Join(names, ", ")
}

// IsActive reports whether new documents may use it.
func (t TaxRate) IsActive() bool { return t.Status == "ACTIVE" }

// Fits reports whether an account of a class accepts it, active or not (contract section 13). A class Xero has not
// named yet accepts none.
func (t TaxRate) Fits(class Class) bool {
	switch class {
	case Asset:
		return t.CanApplyTo.Assets
	case Equity:
		return t.CanApplyTo.Equity
	case Expense:
		return t.CanApplyTo.Expenses
	case Liability:
		return t.CanApplyTo.Liabilities
	case Revenue:
		return t.CanApplyTo.Revenue
	}
	return false
}
