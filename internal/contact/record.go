package contact

import (
	"strconv"

	"daybook/internal/contact/match"
)

// Record is the contact as the engine compares it.
func (c Contact) Record() match.Record {
	return recordOf(strconv.FormatInt(c.ID, 10), c.Values())
}

// Record is Xero's contact as the engine compares it.
func (c LedgerContact) Record() match.Record { return recordOf(c.ID, c.Values()) }

func recordOf(id string, v Values) match.Record {
	r := match.Record{ID: id, Name: v[FieldName], GivenName: v[FieldFirstName], FamilyName: v[FieldLastName],
		Emails: one(v[FieldEmail]), Phones: one(v[FieldPhone]), TaxNumbers: one(v[FieldTaxNumber])}
	a := match.Address{Street: lines(v[FieldLine1], v[FieldLine2]), City: v[FieldCity], Region: v[FieldRegion],
		PostalCode: v[FieldPostalCode], Country: v[FieldCountry]}
	if a != (match.Address{}) {
		r.Addresses = []match.Address{a}
	}
	return r
}

func one(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func lines(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + "\n" + second
}
