package matching

import "daybook/internal/contact"

// isPerson reports whether, of a person and their company, the left one is the person: the one that is called like the
// person either of them names.
func isPerson(left, right PartyView) bool {
	leftName, rightName := contact.NameKey(left.Name()), contact.NameKey(right.Name())
	for _, person := range []string{personOf(left), personOf(right)} {
		key := contact.NameKey(person)
		switch {
		case key == "":
		case key == leftName && key != rightName:
			return true
		case key == rightName && key != leftName:
			return false
		}
	}
	return personOf(left) != "" && personOf(right) == ""
}

// personOf is the person a party names, in full.
func personOf(v PartyView) string {
	if v.Party.IsLedger() {
		return joinWords(v.Ledger.FirstName, v.Ledger.LastName)
	}
	return joinWords(v.Contact.FirstName, v.Contact.LastName)
}
