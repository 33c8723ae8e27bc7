package seed

import (
	"strings"

	"daybook/internal/contact"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// contacts is every contact, those that trade with the practice company first.
func contacts() []books.Contact {
	var list []books.Contact
	for i, c := range append(sample.Customers(), sample.Suppliers()...) {
		if !unknown[c.Name] {
			list = append(list, fromSample(i, c))
		}
	}
	list = append(list, doubles()...)
	for _, o := range others {
		c := plain(o[0], o[1], o[2])
		if add := located[c.Name]; add != nil {
			add(&c)
		}
		list = append(list, c)
	}
	return append(append(list, neighbours()...), former()...)
}

// fromSample is Xero's contact for the i-th customer or supplier of the practice company.
func fromSample(i int, c contact.Contact) books.Contact {
	b := plain(c.Name, c.Email, "")
	b.TaxNumber, b.DefaultCurrency, b.BankAccountDetails = taxNumberOf(i, c.TaxNumber), c.Currency, banks[c.Name]
	b.Phones = phoneOf(i, c.Phone)
	b.Addresses = []books.Address{{Type: "POBOX", Line1: c.Address.Line1, City: c.Address.City,
		PostalCode: c.Address.PostalCode, Country: strings.TrimSpace(c.Address.Country)}}
	if i%3 == 0 {
		b.Addresses[0].Type = "STREET"
	}
	trade(&b, i, c)
	if name := spelt[c.Name]; name != "" {
		b.Name = name
	}
	for _, change := range []func(*books.Contact){enriched[c.Name], doubtful[c.Name]} {
		if change != nil {
			change(&b)
		}
	}
	b.ID = idOf("contact", b.Name)
	return b
}

// trade gives a contact the terms, accounts and groups of a customer or supplier.
func trade(b *books.Contact, i int, c contact.Contact) {
	if c.IsSupplier {
		b.PurchasesAccountCode, b.PurchasesTaxType = "300", "INPUT2"
		b.BillTerms = books.PaymentTerm{Day: 20, Type: books.TermsNextMonth}
		return
	}
	b.SalesAccountCode, b.SalesTaxType = "200", "OUTPUT2"
	b.SalesTerms = []books.PaymentTerm{{Day: 20, Type: books.TermsNextMonth}, {Day: 14, Type: books.TermsAfterDate},
		{Day: 7, Type: books.TermsAfterDate}, {}}[i%4]
	for _, word := range []string{"Hotel", "Lodge", "Café", "House"} {
		if strings.Contains(c.Name, word) {
			b.Groups = []books.ContactGroup{{ID: idOf("group", "Hospitality"), Name: "Hospitality"}}
		}
	}
}

// phoneOf writes a number of this country in one of the ways people fill in the three fields.
func phoneOf(i int, number string) []books.Phone {
	area, rest, isHome := strings.Cut(number, " ")
	kind := "DEFAULT"
	if strings.HasPrefix(number, "02") {
		kind = "MOBILE"
	}
	switch {
	case !isHome || !strings.HasPrefix(number, "0"):
		return []books.Phone{{Type: kind, Number: number}}
	case i%4 == 0:
		return []books.Phone{{Type: kind, CountryCode: "64", AreaCode: area[1:], Number: rest}}
	case i%4 == 1:
		return []books.Phone{{Type: kind, AreaCode: area, Number: strings.ReplaceAll(rest, " ", "")}}
	case i%4 == 2:
		return []books.Phone{{Type: kind, Number: "(" + area + ") " + strings.ReplaceAll(rest, " ", "-")}}
	}
	return []books.Phone{{Type: kind, Number: number}}
}

// taxNumberOf writes a GST number with marks or without, whichever way the owner did; others stay.
func taxNumberOf(i int, number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	switch {
	case len(digits) != 9:
		return number
	case i%2 == 0:
		return digits
	}
	return digits[:3] + "-" + digits[3:6] + "-" + digits[6:]
}

func plain(name, email, city string) books.Contact {
	c := books.Contact{ID: idOf("contact", name), Name: name, EmailAddress: email, Status: books.StatusActive}
	if first, last, ok := strings.Cut(name, " "); ok && strings.HasSuffix(email, "@post.example") && !strings.Contains(name, "&") {
		c.FirstName, c.LastName = first, last
	}
	if city != "" {
		c.Addresses = []books.Address{{Type: "STREET", City: city, Country: "New Zealand"}}
	}
	return c
}

// knownName returns the name under which Xero knows a customer or supplier of the practice company.
func knownName(c contact.Contact) string { return fromSample(0, c).Name }
