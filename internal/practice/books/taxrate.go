package books

import "daybook/internal/money"

// TaxRate is one rate of sales tax (contract section 13).
type TaxRate struct {
	// TaxType is the code lines carry, such as "OUTPUT2".
	TaxType string
	// Name is what a person reads, such as "15% GST on Income".
	Name string
	// ReportTaxType is such as "OUTPUT".
	ReportTaxType string
	// Status is "ACTIVE", "DELETED" or "ARCHIVED".
	Status string
	// EffectiveRate is the rate as a whole, in per cent.
	EffectiveRate money.Percent
	// Components are the parts of the rate; one for a plain rate.
	Components []TaxComponent
	// CanApplyTo… say with which classes of account the rate goes.
	CanApplyToAssets      bool
	CanApplyToEquity      bool
	CanApplyToExpenses    bool
	CanApplyToLiabilities bool
	CanApplyToRevenue     bool
}

// TaxComponent is one part of a tax rate.
type TaxComponent struct {
	// Name is such as "GST".
	Name string
	// Rate is in per cent.
	Rate money.Percent
	// IsCompound says that the part is worked out on the amount with the other parts.
	IsCompound bool
}

// CanApplyTo reports whether the rate goes with accounts of a class.
func (t TaxRate) CanApplyTo(class string) bool {
	switch class {
	case "ASSET":
		return t.CanApplyToAssets
	case "EQUITY":
		return t.CanApplyToEquity
	case "EXPENSE":
		return t.CanApplyToExpenses
	case "LIABILITY":
		return t.CanApplyToLiabilities
	case "REVENUE":
		return t.CanApplyToRevenue
	}
	return false
}
