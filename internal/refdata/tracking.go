package refdata

import "daybook/internal/money"

// Currency is a currency enabled in the organisation.
type Currency struct {
	// Code is ISO 4217's.
	Code money.Currency
	// Name is Xero's description, such as "New Zealand Dollar".
	Name string
}

// TrackingCategory is a dimension that lines may carry; Xero has at most two active.
type TrackingCategory struct {
	// ID is Xero's TrackingCategoryID.
	ID string
	// Name is what people call it, such as "Region".
	Name string
	// Status is ACTIVE or ARCHIVED.
	Status string
	// Options are its values, in Xero's order.
	Options []TrackingOption
}

// TrackingOption is a value of a tracking category.
type TrackingOption struct {
	// ID is Xero's TrackingOptionID.
	ID string
	// Name is what people call it, such as "North".
	Name string
	// Status is ACTIVE or ARCHIVED.
	Status string
}

// BrandingTheme is how Xero prints an invoice.
type BrandingTheme struct {
	// ID is Xero's BrandingThemeID.
	ID string
	// Name is what people call it.
	Name string
	// SortOrder is Xero's; 0 is the default theme.
	SortOrder int
}
