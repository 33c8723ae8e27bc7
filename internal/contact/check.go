package contact

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"daybook/internal/fault"
)

// Check reports what keeps a contact from being saved, with the path of each field, or nil. The limits are Xero's
// (contract section 8), so that a contact saved here can be created there.
func (c Contact) Check() error {
	problems := map[string]string{}
	for _, f := range []struct {
		path, value string
		limit       int
	}{
		{"name", c.Name, 255}, {"firstName", c.FirstName, 255}, {"lastName", c.LastName, 255}, {"email", c.Email, 255},
		{"phone", c.Phone, 50}, {"taxNumber", c.TaxNumber, 50}, {"line1", c.Address.Line1, 500},
		{"line2", c.Address.Line2, 500}, {"city", c.Address.City, 255}, {"region", c.Address.Region, 255},
		{"postalCode", c.Address.PostalCode, 50}, {"country", c.Address.Country, 50},
	} {
		if utf8.RuneCountInString(f.value) > f.limit {
			problems[f.path] = fmt.Sprintf("At most %d characters.", f.limit)
		}
	}
	if problem := nameProblem(c.Name); problem != "" {
		problems["name"] = problem
	}
	if c.Email != "" && EmailKey(c.Email) == "" {
		problems["email"] = "This is not one e-mail address."
	}
	if c.Currency != "" && !c.Currency.IsKnown() {
		problems["currency"] = "Choose a currency."
	}
	return fault.InvalidFields("The contact cannot be saved as it is.", problems)
}

func nameProblem(name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "Give the contact a name."
	case strings.ContainsAny(name, "<>"):
		return "A name cannot hold < or >: Xero refuses them."
	case name != strings.Join(strings.Fields(name), " "):
		return "Take out leading, trailing and doubled spaces: Xero refuses them."
	}
	return ""
}
