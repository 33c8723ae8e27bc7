package match

import (
	"cmp"
	"slices"
)

// Record is one contact as one list knows it. Every field may be empty; nothing needs to be tidied before.
type Record struct {
	// ID names the record in its list. It takes no part in matching but breaks ties, so that answers do not depend on order.
	ID string
	// Name is the business's name, or the whole name of a person.
	Name string
	// GivenName and FamilyName are of a person there, or of the person the contact is.
	GivenName, FamilyName string
	// Emails, Phones and Websites are as written.
	Emails, Phones, Websites []string
	// TaxNumbers, CompanyNumbers and BankAccounts are as written.
	TaxNumbers, CompanyNumbers, BankAccounts []string
	// Addresses are as written, the most telling first.
	Addresses []Address
	// BirthDate is YYYYMMDD or YYYY-MM-DD. Xero's contacts have none.
	BirthDate string
}

// Address is a postal or street address as written.
type Address struct {
	// Street is everything above the city: unit, number, street or box; lines are separated by commas or line breaks.
	Street string
	// City, Region, PostalCode and Country are as on an envelope. Country may be a name or a code.
	City, Region, PostalCode, Country string
}

// isBefore puts records that differ in anything but their ID in an order.
func (r *Record) isBefore(other *Record) bool {
	if r.Name != other.Name {
		return r.Name < other.Name
	}
	return cmp.Or(
		cmp.Compare(r.GivenName, other.GivenName), cmp.Compare(r.FamilyName, other.FamilyName), slices.Compare(r.Emails, other.Emails),
		slices.Compare(r.Phones, other.Phones), slices.Compare(r.Websites, other.Websites), slices.Compare(r.TaxNumbers, other.TaxNumbers),
		slices.Compare(r.CompanyNumbers, other.CompanyNumbers), slices.Compare(r.BankAccounts, other.BankAccounts),
		slices.CompareFunc(r.Addresses, other.Addresses, Address.compare), cmp.Compare(r.BirthDate, other.BirthDate)) < 0
}

func (a Address) compare(b Address) int {
	return cmp.Or(cmp.Compare(a.Street, b.Street), cmp.Compare(a.City, b.City), cmp.Compare(a.Region, b.Region),
		cmp.Compare(a.PostalCode, b.PostalCode), cmp.Compare(a.Country, b.Country))
}
