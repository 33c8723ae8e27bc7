package contacts

import "daybook/internal/contact"

// word names a field in a sentence.
func word(f contact.Field) string {
	switch f {
	case contact.FieldName:
		return "name"
	case contact.FieldFirstName:
		return "first name"
	case contact.FieldLastName:
		return "last name"
	case contact.FieldEmail:
		return "e-mail"
	case contact.FieldTaxNumber:
		return "tax number"
	case contact.FieldLine1, contact.FieldLine2:
		return "street"
	case contact.FieldPostalCode:
		return "postcode"
	}
	return string(f)
}

func quoted(value string) string {
	if value == "" {
		return "nothing"
	}
	return "“" + value + "”"
}

func newSentence(l contact.LedgerContact) string {
	switch {
	case l.IsCustomer && l.IsSupplier:
		return "A customer and supplier that is not here yet."
	case l.IsCustomer:
		return "A customer that is not here yet."
	case l.IsSupplier:
		return "A supplier that is not here yet."
	}
	return "Neither a customer nor a supplier yet, and not here."
}

func archivedSentence(l contact.LedgerContact) string {
	switch {
	case l.MergedToID != "":
		return "Merged into another contact in Xero."
	case l.Status == "GDPRREQUEST":
		return "Erased in Xero."
	}
	return "Archived in Xero."
}
