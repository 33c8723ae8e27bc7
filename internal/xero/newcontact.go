package xero

import (
	"fmt"

	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewContact is a contact to be created (section 8). Empty fields are not sent.
type NewContact struct {
	// Name is needed, 255 characters at most.
	Name string `json:"Name"`
	// ContactNumber is the random key by which Daybook finds the contact again; needed.
	ContactNumber string `json:"ContactNumber"`
	// AccountNumber is the owner's own code.
	AccountNumber string `json:"AccountNumber,omitempty"`
	// FirstName and LastName are those of the main person.
	FirstName string `json:"FirstName,omitempty"`
	LastName  string `json:"LastName,omitempty"`
	// EmailAddress is the main e-mail address.
	EmailAddress string `json:"EmailAddress,omitempty"`
	// TaxNumber is the GST, VAT or ABN number.
	TaxNumber string `json:"TaxNumber,omitempty"`
	// CompanyNumber is the registration number.
	CompanyNumber string `json:"CompanyNumber,omitempty"`
	// DefaultCurrency is an enabled currency; "" for the base currency.
	DefaultCurrency money.Currency `json:"DefaultCurrency,omitempty"`
	// Addresses holds one of each type at most.
	Addresses []Address `json:"Addresses,omitempty"`
	// Phones holds one of each type at most.
	Phones []Phone `json:"Phones,omitempty"`
}

// EncodeContacts writes the body that creates the contacts, the same bytes for the same contacts. The error is
// invalid and names each field, such as "contacts[0].name", that is missing.
func EncodeContacts(contacts []NewContact) ([]byte, error) {
	problems := map[string]string{}
	if len(contacts) == 0 {
		problems["contacts"] = "there is none"
	}
	for n, contact := range contacts {
		if contact.Name == "" {
			problems[fmt.Sprintf("contacts[%d].name", n)] = "is missing"
		}
		if contact.ContactNumber == "" {
			problems[fmt.Sprintf("contacts[%d].contactNumber", n)] = "is missing, so the contact could not be found again"
		}
	}
	if err := fault.InvalidFields("The contact cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Contacts []NewContact }{contacts})
}
