package gateway

import (
	"slices"
	"strings"

	"daybook/internal/contact"
	"daybook/internal/xero"
)

// ToContact turns Xero's contact into Daybook's mirror of it. The postal address and the default phone stand for the
// contact where they are filled; details has the others too.
func ToContact(c xero.Contact) contact.LedgerContact {
	details := detailsOf(c)
	return contact.LedgerContact{
		ID: c.ContactID, Name: c.Name, FirstName: c.FirstName, LastName: c.LastName, Email: c.EmailAddress,
		Phone: mainPhone(details.Phones), TaxNumber: c.TaxNumber, Number: c.ContactNumber, Address: mainAddress(details),
		Currency: c.DefaultCurrency, IsCustomer: c.IsCustomer, IsSupplier: c.IsSupplier, Status: c.ContactStatus,
		MergedToID: c.MergedToContactID, UpdatedAt: c.UpdatedAt, LedgerDetails: details,
	}
}

func detailsOf(c xero.Contact) contact.LedgerDetails {
	d := contact.LedgerDetails{
		Phones: phonesOf(c.Phones), Postal: addressOf(c.Addresses, "POBOX"), Street: addressOf(c.Addresses, "STREET"),
		Website: c.Website, CompanyNumber: c.CompanyNumber, AccountNumber: c.AccountNumber, BankAccount: c.BankAccountDetails,
		BillTerms: termsOf(c.PaymentTerms.Bills), SalesTerms: termsOf(c.PaymentTerms.Sales),
		SalesAccount: c.SalesDefaultAccountCode, PurchaseAccount: c.PurchasesDefaultAccountCode,
		SalesTax: c.AccountsReceivableTaxType, PurchaseTax: c.AccountsPayableTaxType, Discount: c.Discount,
	}
	for _, p := range c.ContactPersons {
		if person := (contact.Person{FirstName: p.FirstName, LastName: p.LastName, Email: p.EmailAddress}); person != (contact.Person{}) {
			d.People = append(d.People, person)
		}
	}
	for _, g := range c.ContactGroups {
		d.Groups = append(d.Groups, g.Name)
	}
	slices.Sort(d.Groups)
	return d
}

// phonesOf joins the parts of each number that has any digit of its own, in the order of the kinds. A kind that is not known
// yet comes last.
func phonesOf(sent []xero.Phone) []contact.Phone {
	var phones []contact.Phone
	for _, p := range sent {
		if p.PhoneNumber != "" {
			phones = append(phones, contact.Phone{Kind: contact.PhoneKind(p.PhoneType),
				Number: joinWords(countryPart(p.PhoneCountryCode), p.PhoneAreaCode, p.PhoneNumber)})
		}
	}
	slices.SortStableFunc(phones, func(a, b contact.Phone) int { return rank(a.Kind) - rank(b.Kind) })
	return phones
}

func rank(kind contact.PhoneKind) int {
	kinds := contact.PhoneKinds()
	if at := slices.Index(kinds, kind); at >= 0 {
		return at
	}
	return len(kinds)
}

// mainPhone is the number a person would ring: nobody answers a fax.
func mainPhone(phones []contact.Phone) string {
	for _, p := range phones {
		if p.Kind != contact.PhoneFax {
			return p.Number
		}
	}
	return ""
}

func mainAddress(d contact.LedgerDetails) contact.Address {
	if d.Postal.Line1 != "" || d.Postal.City != "" {
		return d.Postal.Address
	}
	return d.Street.Address
}

func addressOf(sent []xero.Address, kind string) contact.PlacedAddress {
	for _, a := range sent {
		if a.AddressType == kind {
			return contact.PlacedAddress{Attention: a.AttentionTo, Address: contact.Address{
				Line1: a.AddressLine1, Line2: joinLines(a.AddressLine2, a.AddressLine3, a.AddressLine4), City: a.City,
				Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}}
		}
	}
	return contact.PlacedAddress{}
}

func termsOf(t xero.PaymentTerm) contact.Terms {
	if t.Type == "" {
		return contact.Terms{}
	}
	return contact.Terms{Day: t.Day, Rule: contact.TermsRule(t.Type)}
}

// countryPart marks a country's calling code as one, so that "64 3 555 0100" is not taken for a number of some town.
func countryPart(code string) string {
	code = strings.TrimSpace(code)
	isBare := code != "" && code[0] != '0' && strings.Trim(code, "0123456789") == ""
	if isBare {
		return "+" + code
	}
	return code
}

// joinWords puts texts one after another with a single space between the words.
func joinWords(texts ...string) string {
	return strings.Join(strings.Fields(strings.Join(texts, " ")), " ")
}

// joinLines puts the lines that are filled in one.
func joinLines(lines ...string) string {
	filled := slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
	return strings.Join(filled, ", ")
}
