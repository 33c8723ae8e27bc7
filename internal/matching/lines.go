package matching

import (
	"strings"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// LevelMissing says that a side has no value.
const LevelMissing match.Level = "missing"

// Line is one field of both parties side by side.
type Line struct {
	// Field is "name", "person", "street" or a contact.Field.
	Field       string
	Left, Right string
	// Level is a match.Level, or LevelMissing.
	Level match.Level
	// LeftRuns and RightRuns are the texts in runs; never nil, empty for an empty text.
	LeftRuns, RightRuns []Run
}

// values are a party's fields as they are shown.
type values struct {
	name, person, taxNumber, email, phone, currency string
	address                                         contact.Address
}

func valuesOf(v PartyView) values {
	if v.Party.IsLedger() {
		l := v.Ledger
		return values{l.Name, personOf(v), l.TaxNumber, l.Email, l.Phone, string(l.Currency), l.Address}
	}
	c := v.Contact
	return values{c.Name, personOf(v), c.TaxNumber, c.Email, c.Phone, string(c.Currency), c.Address}
}

// lines puts the fields of both side by side; those that neither has are left out.
func lines(left, right PartyView, c match.Comparison) []Line {
	l, r := valuesOf(left), valuesOf(right)
	list := []Line{}
	for _, f := range []struct {
		field       string
		left, right string
		evidence    match.Field
	}{
		{"name", l.name, r.name, match.FieldName},
		{"person", l.person, r.person, match.FieldPerson},
		{"taxNumber", l.taxNumber, r.taxNumber, match.FieldTaxNumber},
		{"email", l.email, r.email, match.FieldEmail},
		{"phone", l.phone, r.phone, match.FieldPhone},
		{"street", street(l.address), street(r.address), match.FieldAddress},
		{"city", l.address.City, r.address.City, ""},
		{"region", l.address.Region, r.address.Region, ""},
		{"postalCode", l.address.PostalCode, r.address.PostalCode, ""},
		{"country", l.address.Country, r.address.Country, ""},
		{"currency", l.currency, r.currency, ""},
	} {
		if f.left == "" && f.right == "" {
			continue
		}
		line := Line{Field: f.field, Left: f.left, Right: f.right, Level: levelOf(f.left, f.right, f.evidence, c)}
		line.LeftRuns, line.RightRuns = runs(f.left, f.right)
		list = append(list, line)
	}
	return list
}

func street(a contact.Address) string { return joinNonEmpty(", ", a.Line1, a.Line2) }

func joinWords(words ...string) string { return joinNonEmpty(" ", words...) }

func joinNonEmpty(between string, parts ...string) string {
	kept := parts[:0:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, between)
}

// levelOf is what the engine said of the field, or whether the texts are equal where it said nothing.
func levelOf(left, right string, field match.Field, c match.Comparison) match.Level {
	if left == "" || right == "" {
		return LevelMissing
	}
	for _, e := range c.Evidence {
		if e.Field == field {
			return e.Level
		}
	}
	if contact.NameKey(left) == contact.NameKey(right) {
		return match.LevelSame
	}
	return match.LevelDifferent
}
