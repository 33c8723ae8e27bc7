package books

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// emailForm is what the service takes for an address: ASCII only (contract section 8: no umlauts).
var emailForm = regexp.MustCompile(`^[!-?A-~]+@[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$`)

// checkContact returns what is wrong with a contact by itself (contract section 8); uniqueness is not looked at.
func checkContact(c Contact) refusals {
	var wrong refusals
	checkContactName(&wrong, c.Name)
	for _, field := range []struct {
		name  string
		value string
		most  int
	}{
		{"Name", c.Name, 255},
		{"ContactNumber", c.Number, 50},
		{"AccountNumber", c.AccountNumber, 50},
		{"TaxNumber", c.TaxNumber, 50},
		{"CompanyNumber", c.CompanyNumber, 50},
		{"EmailAddress", c.EmailAddress, 255},
		{"FirstName", c.FirstName, 255},
		{"LastName", c.LastName, 255},
	} {
		checkLength(&wrong, field.name, field.value, field.most)
	}
	wrong.addIf(c.EmailAddress != "" && !emailForm.MatchString(c.EmailAddress), textEmail)
	wrong.addIf(!slices.Contains([]string{StatusActive, StatusArchived, "GDPRREQUEST"}, c.Status), textContactStatus(c.Status))
	checkAddresses(&wrong, c.Addresses)
	checkPhones(&wrong, c.Phones)
	checkPersons(&wrong, c.Persons)
	checkTerms(&wrong, c.BillTerms)
	checkTerms(&wrong, c.SalesTerms)
	return wrong
}

func checkContactName(wrong *refusals, name string) {
	if strings.TrimSpace(name) == "" {
		wrong.add(textContactNameNeeded)
		return
	}
	badForm := strings.ContainsAny(name, "<>") || strings.TrimSpace(name) != name || strings.Contains(name, "  ")
	wrong.addIf(badForm, textContactNameForm)
}

func checkLength(wrong *refusals, field, value string, most int) {
	wrong.addIf(utf8.RuneCountInString(value) > most, textTooLong(field, most))
}

func checkAddresses(wrong *refusals, addresses []Address) {
	for _, a := range addresses {
		wrong.addIf(a.Type != "STREET" && a.Type != "POBOX", textAddressType(a.Type))
		for _, line := range []string{a.Line1, a.Line2, a.Line3, a.Line4} {
			checkLength(wrong, "AddressLine", line, 500)
		}
		checkLength(wrong, "City", a.City, 255)
		checkLength(wrong, "Region", a.Region, 255)
		checkLength(wrong, "PostalCode", a.PostalCode, 50)
		checkLength(wrong, "Country", a.Country, 50)
		checkLength(wrong, "AttentionTo", a.AttentionTo, 255)
		wrong.addIf(strings.ContainsFunc(a.Country, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }), textCountry)
	}
}

func checkPhones(wrong *refusals, phones []Phone) {
	for _, p := range phones {
		wrong.addIf(!slices.Contains([]string{"DEFAULT", "DDI", "MOBILE", "FAX"}, p.Type), textAddressType(p.Type))
		checkLength(wrong, "PhoneNumber", p.Number, 50)
		checkLength(wrong, "PhoneAreaCode", p.AreaCode, 10)
		checkLength(wrong, "PhoneCountryCode", p.CountryCode, 20)
	}
}

func checkPersons(wrong *refusals, persons []ContactPerson) {
	wrong.addIf(len(persons) > 5, textPersons)
	for _, p := range persons {
		wrong.addIf(p.EmailAddress != "" && !emailForm.MatchString(p.EmailAddress), textEmail)
	}
}

// checkTerms refuses words Xero does not have and days that no month has; a number of days may be longer than a month. The
// contract records no text for it.
func checkTerms(wrong *refusals, t PaymentTerm) {
	most := map[string]int{TermsAfterDate: 999, TermsAfterMonth: 999, TermsThisMonth: 31, TermsNextMonth: 31}[t.Type]
	wrong.addIf(t != PaymentTerm{} && (most == 0 || t.Day < 0 || t.Day > most), textTerms)
}
