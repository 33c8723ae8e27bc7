package xero

import (
	"fmt"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewContact is a contact to be created (section 8). Empty fields are not sent.
type NewContact struct {
	// Name is needed, 255 characters at most.
	Name string `json:"Name,omitempty"`
	// ContactNumber is the random key by which Daybook finds the contact again; needed.
	ContactNumber string `json:"ContactNumber,omitempty"`
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
	// ContactPersons are five further people at most; in a change, people left out of a list that is sent are deleted.
	ContactPersons []ContactPerson `json:"ContactPersons,omitempty"`
}

// EncodeContacts writes the body that creates the contacts, the same bytes for the same contacts. The error is
// invalid and names each field, such as "contacts[0].name", that is missing.
func EncodeContacts(contacts []NewContact) ([]byte, error) {
	problems := map[string]string{}
	checkCount(problems, "contacts", len(contacts), MaxBatch)
	for n, contact := range contacts {
		prefix := fmt.Sprintf("contacts[%d]", n)
		put(problems, prefix, contact.problems())
		if contact.Name == "" {
			problems[prefix+".name"] = "is missing"
		}
		if contact.ContactNumber == "" {
			problems[prefix+".contactNumber"] = "is missing, so the contact could not be found again"
		}
	}
	if err := fault.InvalidFields("The contact cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Contacts []NewContact }{contacts})
}

// The states of a contact in Contact.ContactStatus (section 8).
const (
	// ContactActive can be used on documents.
	ContactActive = "ACTIVE"
	// ContactArchived cannot, and cannot be changed any more either, not even back.
	ContactArchived = "ARCHIVED"
)

// ContactChange is what becomes of a contact that Xero holds. Empty fields are not sent, and stay as they are.
type ContactChange struct {
	// ContactStatus is ContactArchived to archive it.
	ContactStatus string `json:"ContactStatus,omitempty"`
	NewContact
}

// EncodeContactChange writes the body that changes one contact, for PathContact with the same id. The error is invalid and
// names each field.
func EncodeContactChange(id string, change ContactChange) ([]byte, error) {
	type body struct {
		ContactID string
		ContactChange
	}
	problems := map[string]string{}
	put(problems, "contacts[0]", change.problems())
	checkChanged(problems, "contacts[0].id", id)
	if s := change.ContactStatus; s != "" && s != ContactActive && s != ContactArchived {
		problems["contacts[0].contactStatus"] = "is no state a contact can be given"
	}
	if err := fault.InvalidFields("The contact cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Contacts []body }{[]body{{id, change}}})
}

// problems names what Xero would refuse for its form (section 8).
func (c NewContact) problems() map[string]string {
	found := map[string]string{}
	if strings.ContainsAny(c.Name, "<>") || c.Name != strings.Join(strings.Fields(c.Name), " ") {
		found["name"] = "must have neither < nor >, and no space at its ends or doubled"
	}
	for _, limit := range []struct {
		field, text string
		most        int
	}{
		{"name", c.Name, 255}, {"firstName", c.FirstName, 255}, {"lastName", c.LastName, 255}, {"emailAddress", c.EmailAddress, 255},
		{"contactNumber", c.ContactNumber, 50}, {"accountNumber", c.AccountNumber, 50}, {"taxNumber", c.TaxNumber, 50},
		{"companyNumber", c.CompanyNumber, 50},
	} {
		checkLength(found, limit.field, limit.text, limit.most)
	}
	for n, address := range c.Addresses {
		put(found, fmt.Sprintf("addresses[%d]", n), address.problems())
	}
	for n, phone := range c.Phones {
		put(found, fmt.Sprintf("phones[%d]", n), phone.problems())
	}
	if len(c.ContactPersons) > 5 {
		found["contactPersons"] = "Xero takes 5 at most"
	}
	return found
}

func (a Address) problems() map[string]string {
	found := map[string]string{}
	for field, line := range map[string]string{
		"addressLine1": a.AddressLine1, "addressLine2": a.AddressLine2, "addressLine3": a.AddressLine3, "addressLine4": a.AddressLine4,
	} {
		checkLength(found, field, line, 500)
	}
	checkLength(found, "city", a.City, 255)
	checkLength(found, "region", a.Region, 255)
	checkLength(found, "attentionTo", a.AttentionTo, 255)
	checkLength(found, "postalCode", a.PostalCode, 50)
	checkLength(found, "country", a.Country, 50)
	return found
}

func (p Phone) problems() map[string]string {
	found := map[string]string{}
	checkLength(found, "phoneNumber", p.PhoneNumber, 50)
	checkLength(found, "phoneAreaCode", p.PhoneAreaCode, 10)
	checkLength(found, "phoneCountryCode", p.PhoneCountryCode, 20)
	return found
}
