package money

import "github.com/bojanz/currency"

// Currency is an ISO 4217 code such as "NZD".
type Currency string

// IsKnown reports whether the code is one of ISO 4217's. No code at all is not.
func (c Currency) IsKnown() bool { return c != "" && currency.IsValid(string(c)) }
