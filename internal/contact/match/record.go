package match

// Record is one contact as one list knows it. Every field may be empty; nothing needs to be tidied before.
type Record struct {
	// ID names the record in its list. It takes no part in matching but breaks ties, so that answers do not depend on order.
	ID string
	// Name is the business's name, or the whole name of a person.
	Name string
	// GivenName and FamilyName are of a person there, or of the person the contact is.
	GivenName, FamilyName string
	// Emails, Phones and Websites are as written.
	Emails, Phones, Websites []string
	// TaxNumbers, CompanyNumbers and BankAccounts are as written.
	TaxNumbers, CompanyNumbers, BankAccounts []string
	// Addresses are as written, the most telling first.
	Addresses []Address
	// BirthDate is YYYYMMDD or YYYY-MM-DD. Xero's contacts have none.
	BirthDate string
}

// Address is a postal or street address as written.
type Address struct {
	// Street is everything above the city: unit, number, street or box; lines are separated by commas or line breaks.
	Street string
	// City, Region, PostalCode and Country are as on an envelope. Country may be a name or a code.
	City, Region, PostalCode, Country string
}
