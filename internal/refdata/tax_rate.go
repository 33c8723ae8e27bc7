package refdata

import "daybook/internal/money"

// TaxRate is one of Xero's tax rates.
type TaxRate struct {
	// TaxType is what lines name, such as OUTPUT2.
	TaxType string
	// Name is what people call it; owners edit it.
	Name string
	// EffectiveRate is the rate as a whole, in per cent.
	EffectiveRate money.Percent
	// Status is ACTIVE, DELETED, ARCHIVED or PENDING.
	Status string
	// CanApplyTo says which accounts accept it.
	CanApplyTo Applies
}

// Applies says which classes of account accept a tax rate.
type Applies struct {
	// Assets, Equity, Expenses, Liabilities and Revenue are the five classes.
	Assets, Equity, Expenses, Liabilities, Revenue bool
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
