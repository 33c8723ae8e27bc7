package contact

import (
	"strconv"

	"daybook/internal/money"
)

// Field names one value of a contact, as forms and the company file do.
type Field string

// The fields that have a source: what the owner typed, or what Xero says.
const (
	// FieldName to FieldTaxNumber are the fields of Contact.
	FieldName      Field = "name"
	FieldFirstName Field = "firstName"
	FieldLastName  Field = "lastName"
	FieldEmail     Field = "email"
	FieldPhone     Field = "phone"
	FieldTaxNumber Field = "taxNumber"
	// FieldLine1 to FieldCountry are the fields of Address.
	FieldLine1      Field = "line1"
	FieldLine2      Field = "line2"
	FieldCity       Field = "city"
	FieldRegion     Field = "region"
	FieldPostalCode Field = "postalCode"
	FieldCountry    Field = "country"
	// FieldCurrency is an ISO code.
	FieldCurrency Field = "currency"
)

// The fields that only the owner fills.
const (
	// FieldPaymentDays is a whole number of days; empty for the company's default.
	FieldPaymentDays Field = "paymentDays"
	// FieldNote is the owner's own text.
	FieldNote Field = "note"
)

// The roles, kept like fields: "1" is yes, "0" is no.
const (
	// FieldCustomer and FieldSupplier are Contact.IsCustomer and IsSupplier.
	FieldCustomer Field = "customer"
	FieldSupplier Field = "supplier"
)

// Yes and No are the values of roles.
const (
	// Yes: the contact has the role.
	Yes = "1"
	// No: the owner said that it has not.
	No = "0"
)

// Fields returns the fields that a contact here shares with Xero's, in the order of forms.
func Fields() []Field {
	return []Field{FieldName, FieldFirstName, FieldLastName, FieldEmail, FieldPhone, FieldTaxNumber, FieldLine1, FieldLine2,
		FieldCity, FieldRegion, FieldPostalCode, FieldCountry, FieldCurrency}
}

// OwnFields returns everything the owner can type: Fields, and what Xero knows nothing of; no roles.
func OwnFields() []Field { return append(Fields(), FieldPaymentDays, FieldNote) }

// Roles returns the two roles.
func Roles() []Field { return []Field{FieldCustomer, FieldSupplier} }

// Values is what one source says of a contact, by field and role. A field that is missing was not said; one that is
// there and empty was said to be empty.
type Values map[Field]string

// Values returns every field and role of the contact as it stands, empty ones too.
func (c Contact) Values() Values {
	v := Values{FieldName: c.Name, FieldFirstName: c.FirstName, FieldLastName: c.LastName, FieldEmail: c.Email,
		FieldPhone: c.Phone, FieldTaxNumber: c.TaxNumber, FieldCurrency: string(c.Currency), FieldPaymentDays: "",
		FieldNote: c.Note, FieldCustomer: yesOrNo(c.IsCustomer), FieldSupplier: yesOrNo(c.IsSupplier)}
	v.setAddress(c.Address)
	if c.PaymentDays >= 0 {
		v[FieldPaymentDays] = strconv.Itoa(c.PaymentDays)
	}
	return v
}

// Values returns every field and role of the contact at Xero, empty ones too.
func (c LedgerContact) Values() Values {
	v := Values{FieldName: c.Name, FieldFirstName: c.FirstName, FieldLastName: c.LastName, FieldEmail: c.Email,
		FieldPhone: c.Phone, FieldTaxNumber: c.TaxNumber, FieldCurrency: string(c.Currency),
		FieldCustomer: yesOrNo(c.IsCustomer), FieldSupplier: yesOrNo(c.IsSupplier)}
	v.setAddress(c.Address)
	return v
}

func (v Values) setAddress(a Address) {
	v[FieldLine1], v[FieldLine2], v[FieldCity] = a.Line1, a.Line2, a.City
	v[FieldRegion], v[FieldPostalCode], v[FieldCountry] = a.Region, a.PostalCode, a.Country
}

func yesOrNo(is bool) string {
	if is {
		return Yes
	}
	return No
}

// With returns the contact with these values for all its fields and roles; a field that is missing is empty. Payment days
// that are no number of days are the company's default.
func (c Contact) With(v Values) Contact {
	c.Name, c.FirstName, c.LastName, c.Email = v[FieldName], v[FieldFirstName], v[FieldLastName], v[FieldEmail]
	c.Phone, c.TaxNumber, c.Currency, c.Note = v[FieldPhone], v[FieldTaxNumber], money.Currency(v[FieldCurrency]), v[FieldNote]
	c.Address = Address{Line1: v[FieldLine1], Line2: v[FieldLine2], City: v[FieldCity], Region: v[FieldRegion],
		PostalCode: v[FieldPostalCode], Country: v[FieldCountry]}
	c.IsCustomer, c.IsSupplier = v[FieldCustomer] == Yes, v[FieldSupplier] == Yes
	c.PaymentDays = -1
	if days, err := strconv.Atoi(v[FieldPaymentDays]); err == nil && days >= 0 {
		c.PaymentDays = days
	}
	return c
}

// NotEmpty returns the values that say something: roles that are held, and fields that are not empty.
func (v Values) NotEmpty() Values {
	said := Values{}
	for f, value := range v {
		if isRole := f == FieldCustomer || f == FieldSupplier; value != "" && (!isRole || value == Yes) {
			said[f] = value
		}
	}
	return said
}

// Changed returns what v says otherwise than before does, both complete.
func (v Values) Changed(before Values) Values {
	changed := Values{}
	for f, value := range v {
		if before[f] != value {
			changed[f] = value
		}
	}
	return changed
}
