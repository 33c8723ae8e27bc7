package contact

import (
	"slices"
	"strconv"

	"daybook/internal/contact/match"
)

// Record is the contact as the engine compares it.
func (c Contact) Record() match.Record {
	return match.Record{ID: strconv.FormatInt(c.ID, 10), Name: c.Name, GivenName: c.FirstName, FamilyName: c.LastName,
		Emails: filled(c.Email), Phones: filled(c.Phone), TaxNumbers: filled(c.TaxNumber), Addresses: filledAddresses(c.Address)}
}

// Record is Xero's contact as the engine compares it, with every phone, address and number Xero has.
func (c LedgerContact) Record() match.Record {
	phones, emails := []string{c.Phone}, []string{c.Email}
	for _, p := range c.Phones {
		phones = append(phones, p.Number)
	}
	for _, p := range c.People {
		emails = append(emails, p.Email)
	}
	return match.Record{ID: c.ID, Name: c.Name, GivenName: c.FirstName, FamilyName: c.LastName,
		Emails: filled(emails...), Phones: filled(phones...), Websites: filled(c.Website), TaxNumbers: filled(c.TaxNumber),
		CompanyNumbers: filled(c.CompanyNumber), BankAccounts: filled(c.BankAccount),
		Addresses: filledAddresses(c.Address, c.Postal.Address, c.Street.Address)}
}

// filled returns the values that are not empty, each once; nil for none.
func filled(values ...string) []string {
	var kept []string
	for _, v := range values {
		if v != "" && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}

func filledAddresses(addresses ...Address) []match.Address {
	var kept []match.Address
	for _, a := range addresses {
		as := match.Address{Street: lines(a.Line1, a.Line2), City: a.City, Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}
		if a != (Address{}) && !slices.Contains(kept, as) {
			kept = append(kept, as)
		}
	}
	return kept
}

func lines(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + "\n" + second
}
