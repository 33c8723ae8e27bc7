package contacts

import (
	"maps"
	"slices"

	"daybook/internal/contact"
)

// fromLedger is a new contact here for one at Xero.
func fromLedger(l contact.LedgerContact) contact.Contact {
	return contact.Contact{
		Name: l.Name, FirstName: l.FirstName, LastName: l.LastName, Email: l.Email, Phone: l.Phone,
		TaxNumber: l.TaxNumber, Address: l.Address, Currency: l.Currency,
		IsCustomer: l.IsCustomer, IsSupplier: l.IsSupplier, PaymentDays: -1,
		Source: contact.SourceXero, SourceRef: l.ID, LedgerID: l.ID,
	}
}

// merge takes from now what changed since before and the owner has not touched. It returns the contact and the number
// of fields kept against a change at Xero. A role is only ever gained.
func merge(c contact.Contact, before, now contact.LedgerContact) (contact.Contact, int) {
	kept := 0
	fields := []struct {
		here      *string
		was, next string
	}{
		{&c.Name, before.Name, now.Name},
		{&c.FirstName, before.FirstName, now.FirstName},
		{&c.LastName, before.LastName, now.LastName},
		{&c.Email, before.Email, now.Email},
		{&c.Phone, before.Phone, now.Phone},
		{&c.TaxNumber, before.TaxNumber, now.TaxNumber},
		{&c.Address.Line1, before.Address.Line1, now.Address.Line1},
		{&c.Address.Line2, before.Address.Line2, now.Address.Line2},
		{&c.Address.City, before.Address.City, now.Address.City},
		{&c.Address.Region, before.Address.Region, now.Address.Region},
		{&c.Address.PostalCode, before.Address.PostalCode, now.Address.PostalCode},
		{&c.Address.Country, before.Address.Country, now.Address.Country},
	}
	for _, f := range fields {
		switch {
		case f.was == f.next || *f.here == f.next:
		case *f.here == f.was:
			*f.here = f.next
		default:
			kept++
		}
	}
	c.IsCustomer = c.IsCustomer || now.IsCustomer && !before.IsCustomer
	c.IsSupplier = c.IsSupplier || now.IsSupplier && !before.IsSupplier
	return c, kept
}

func byID(contacts []contact.LedgerContact) map[string]contact.LedgerContact {
	m := make(map[string]contact.LedgerContact, len(contacts))
	for _, l := range contacts {
		m[l.ID] = l
	}
	return m
}

func sortedIDs(m map[string]contact.LedgerContact) []string { return slices.Sorted(maps.Keys(m)) }

// ledgerIndex finds the few contacts at Xero worth comparing, so that an import of many stays quick.
type ledgerIndex map[string][]contact.LedgerContact

func indexLedger(all map[string]contact.LedgerContact) ledgerIndex {
	index := ledgerIndex{}
	for _, id := range sortedIDs(all) {
		l := all[id]
		for _, key := range keysOf(l.Number, l.TaxNumber, l.Email, l.Name) {
			index[key] = append(index[key], l)
		}
	}
	return index
}

func (index ledgerIndex) candidates(c contact.Contact) []contact.LedgerContact {
	seen := map[string]contact.LedgerContact{}
	for _, key := range keysOf(c.Number, c.TaxNumber, c.Email, c.Name) {
		for _, l := range index[key] {
			seen[l.ID] = l
		}
	}
	return slices.Collect(maps.Values(seen))
}

func keysOf(number, tax, email, name string) []string {
	var keys []string
	for _, k := range []struct{ prefix, key string }{
		{"#", number}, {"%", contact.TaxKey(tax)}, {"@", contact.EmailKey(email)}, {"=", contact.NameKey(name)},
	} {
		if k.key != "" {
			keys = append(keys, k.prefix+k.key)
		}
	}
	return keys
}
