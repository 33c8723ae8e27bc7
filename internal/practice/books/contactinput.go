package books

// ContactInput is what a request says about a contact. A nil field was not sent and changes nothing.
type ContactInput struct {
	// ID, Number and Name identify the contact, in this order.
	ID, Number, Name *string
	// The other fields are those of Contact.
	AccountNumber, Status, FirstName, LastName, EmailAddress               *string
	CompanyNumber, TaxNumber, BankAccountDetails, DefaultCurrency          *string
	SalesAccountCode, PurchasesAccountCode, SalesTaxType, PurchasesTaxType *string
	// Website is sent by people only: for apps it can be read and no more.
	Website *string
	// BillTerms and SalesTerms replace what is stored.
	BillTerms, SalesTerms *PaymentTerm
	// Addresses and Phones replace those of the same type.
	Addresses []Address
	Phones    []Phone
	// Persons replace all persons; nil was not sent, an empty list removes them all.
	Persons []ContactPerson
}

// identifies reports whether the input says which contact it means.
func (in ContactInput) identifies() bool {
	return filled(in.ID) || filled(in.Number) || filled(in.Name)
}

// changesMore reports whether the input holds more than the id.
func (in ContactInput) changesMore() bool {
	in.ID = nil
	return in.hasText() || in.Addresses != nil || in.Phones != nil || in.Persons != nil || in.BillTerms != nil || in.SalesTerms != nil
}

func (in ContactInput) hasText() bool {
	for _, field := range []*string{
		in.Number, in.Name, in.AccountNumber, in.Status, in.FirstName, in.LastName, in.EmailAddress, in.CompanyNumber,
		in.TaxNumber, in.BankAccountDetails, in.DefaultCurrency, in.SalesAccountCode, in.PurchasesAccountCode,
		in.SalesTaxType, in.PurchasesTaxType, in.Website,
	} {
		if field != nil {
			return true
		}
	}
	return false
}

// applyTo returns the contact with what was sent.
func (in ContactInput) applyTo(c Contact) Contact {
	for _, field := range []struct {
		sent   *string
		stored *string
	}{
		{in.Number, &c.Number},
		{in.Name, &c.Name},
		{in.AccountNumber, &c.AccountNumber},
		{in.Status, &c.Status},
		{in.FirstName, &c.FirstName},
		{in.LastName, &c.LastName},
		{in.EmailAddress, &c.EmailAddress},
		{in.CompanyNumber, &c.CompanyNumber},
		{in.TaxNumber, &c.TaxNumber},
		{in.BankAccountDetails, &c.BankAccountDetails},
		{in.DefaultCurrency, (*string)(&c.DefaultCurrency)},
		{in.SalesAccountCode, &c.SalesAccountCode},
		{in.PurchasesAccountCode, &c.PurchasesAccountCode},
		{in.SalesTaxType, &c.SalesTaxType},
		{in.PurchasesTaxType, &c.PurchasesTaxType},
		{in.Website, &c.Website},
	} {
		if field.sent != nil {
			*field.stored = *field.sent
		}
	}
	c.Addresses = replaceByType(c.Addresses, in.Addresses, func(a Address) string { return a.Type })
	c.Phones = replaceByType(c.Phones, in.Phones, func(p Phone) string { return p.Type })
	if in.Persons != nil {
		c.Persons = in.Persons
	}
	if in.BillTerms != nil {
		c.BillTerms = *in.BillTerms
	}
	if in.SalesTerms != nil {
		c.SalesTerms = *in.SalesTerms
	}
	return c
}

// replaceByType returns the stored entries with each sent one in the place of the one of its type.
func replaceByType[T any](stored, sent []T, typeOf func(T) string) []T {
	merged := append([]T(nil), stored...)
next:
	for _, entry := range sent {
		for i := range merged {
			if typeOf(merged[i]) == typeOf(entry) {
				merged[i] = entry
				continue next
			}
		}
		merged = append(merged, entry)
	}
	return merged
}

func filled(s *string) bool { return s != nil && *s != "" }

// value returns what a field says, "" where it was not sent.
func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
