package contact

import (
	"net/mail"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Evidence says why a contact here and a contact at Xero are the same firm.
type Evidence string

// The kinds of evidence, strongest first.
const (
	// ByLink: they are linked already.
	ByLink Evidence = "linked"
	// ByNumber: Xero's contact carries the number Daybook gave it.
	ByNumber Evidence = "number"
	// ByMatch: the engine compared them, and there is no doubt.
	ByMatch Evidence = "match"
	// ByTaxNumber: the same tax number, and names that do not contradict it.
	ByTaxNumber Evidence = "tax_number"
	// ByEmail: the same e-mail address.
	ByEmail Evidence = "email"
	// ByName: the same name after normalising.
	ByName Evidence = "name"
	// ByNone: no contact at Xero is known to be the same.
	ByNone Evidence = "create"
)

// Reason says the evidence in words, as part of a sentence after "because".
func (e Evidence) Reason() string {
	switch e {
	case ByLink:
		return "they were linked before"
	case ByNumber:
		return "Daybook created it at Xero"
	case ByTaxNumber:
		return "they have the same tax number"
	case ByEmail:
		return "they have the same e-mail address"
	case ByName:
		return "they have the same name"
	}
	return "no contact at Xero is the same"
}

// Match is the contact at Xero that a contact here stands for.
type Match struct {
	// Ledger is the contact at Xero; its ID is empty when Evidence is ByNone.
	Ledger LedgerContact
	// Evidence says why.
	Evidence Evidence
	// Rivals counts other active contacts with evidence as strong; above 0 a person should choose.
	Rivals int
}

// Find returns the contact at Xero that c stands for, among candidates in any order: the linked one (following
// merges), else by number, tax number, e-mail, then name. Archived and merged contacts are never matched, except through a
// link, where the caller sees their status. Candidates with equal evidence are rivals unless the name of one alone agrees
// as well; the smallest id is named, so that the answer does not depend on the order of candidates.
func Find(c Contact, candidates []LedgerContact) Match {
	byID := make(map[string]LedgerContact, len(candidates))
	for _, l := range candidates {
		byID[l.ID] = l
	}
	if l, ok := follow(c.LedgerID, byID); ok {
		return Match{Ledger: l, Evidence: ByLink}
	}
	for _, rule := range []struct {
		evidence Evidence
		key      func(name, email, tax, number string) string
	}{
		{ByNumber, func(_, _, _, number string) string { return number }},
		{ByTaxNumber, func(_, _, tax, _ string) string { return TaxKey(tax) }},
		{ByEmail, func(_, email, _, _ string) string { return EmailKey(email) }},
		{ByName, func(name, _, _, _ string) string { return NameKey(name) }},
	} {
		want := rule.key(c.Name, c.Email, c.TaxNumber, c.Number)
		if want == "" {
			continue
		}
		match := Match{Evidence: rule.evidence}
		for _, l := range candidates {
			if l.IsActive() && rule.key(l.Name, l.Email, l.TaxNumber, l.Number) == want {
				match = match.consider(c, l)
			}
		}
		if match.Ledger.ID != "" {
			return match
		}
	}
	return Match{Evidence: ByNone}
}

// consider takes in one more contact with the same evidence. One whose name agrees as well stands above those whose name
// does not; within each, the smaller id is named and the others are rivals.
func (m Match) consider(c Contact, l LedgerContact) Match {
	if m.Ledger.ID == "" {
		m.Ledger = l
		return m
	}
	name := NameKey(c.Name)
	isNamed, wasNamed := NameKey(l.Name) == name, NameKey(m.Ledger.Name) == name
	switch {
	case isNamed && !wasNamed:
		m.Ledger, m.Rivals = l, 0
	case isNamed == wasNamed:
		m.Rivals++
		if l.ID < m.Ledger.ID {
			m.Ledger = l
		}
	}
	return m
}

// follow walks merges from an id to the contact that stands for it now. A circle ends where it began.
func follow(id string, byID map[string]LedgerContact) (LedgerContact, bool) {
	l, ok := byID[id]
	for range len(byID) {
		next, found := byID[l.MergedToID]
		if !found {
			break
		}
		l = next
	}
	return l, ok && id != ""
}

// NameKey returns what two spellings of one name share: case, accents, punctuation and doubled spaces do not
// count, "&" and "+" read as "and". It returns "" for a name without letters or digits.
func NameKey(name string) string {
	var b strings.Builder
	replaced := strings.NewReplacer("&", " and ", "+", " and ", "'", "", "’", "").Replace(name)
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(replaced)) {
		switch {
		case isWordRune(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case !isMark(r):
			gap = true
		}
	}
	return b.String()
}

// EmailKey returns the address in lower case, or "" when it is not one address.
func EmailKey(email string) string {
	address, err := mail.ParseAddress(strings.TrimSpace(email))
	if err != nil || address.Name != "" {
		return ""
	}
	return strings.ToLower(address.Address)
}

// TaxKey returns the letters and digits of a tax number in upper case, or "" when fewer than six remain.
func TaxKey(number string) string {
	key := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(number))
	if len(key) < 6 {
		return ""
	}
	return key
}
