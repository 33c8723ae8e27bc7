package crowd

import (
	"strconv"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// Here are n contacts for a company file: those that Lists(n).Left tells of, in its order, without ids.
func Here(n int) []contact.Contact {
	list := make([]contact.Contact, 0, n)
	for i, r := range Lists(n).Left {
		list = append(list, here(i, r))
	}
	return list
}

// here is a record as somebody typed it, which is one value for each field.
func here(i int, r match.Record) contact.Contact {
	c := contact.Contact{
		Name: tidy(r.Name), FirstName: r.GivenName, LastName: r.FamilyName, Email: first(r.Emails), Phone: first(r.Phones),
		TaxNumber: first(r.TaxNumbers), IsCustomer: i%5 < 3, IsSupplier: i%5 == 2 || i%5 == 3, PaymentDays: -1,
		Source: contact.SourceTyped, SourceRef: strconv.Itoa(i),
	}
	if len(r.Addresses) > 0 {
		a := r.Addresses[0]
		c.Address = contact.Address{Line1: a.Street, City: a.City, Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}
	}
	return c
}
