package match_test

import (
	"slices"
	"testing"

	"daybook/internal/contact/match"
)

// Xero keeps a person's name three times: as the contact's name, as first and as last name.
func TestAPersonsNameCountsOnceThoughItStandsTwice(t *testing.T) {
	t.Parallel()
	e := match.NewEngine(match.Shipped(), "NZ")
	anna := func(family string) *match.Form {
		return e.Prepare(match.Record{Name: "Anna " + family, GivenName: "Anna", FamilyName: family,
			Addresses: []match.Address{{City: "Timaru"}}})
	}
	c := e.Compare(anna("Petersen"), anna("Peterson"), nil)
	fields := []match.Field{}
	for _, one := range c.Evidence {
		fields = append(fields, one.Field)
	}
	if !slices.Equal(fields, []match.Field{match.FieldPerson, match.FieldLocality}) {
		t.Errorf("evidence from %v", fields)
	}
}

func TestATownIsTheSameWithoutAPostcodeAndWithItsShortName(t *testing.T) {
	t.Parallel()
	e := match.NewEngine(match.Shipped(), "NZ")
	at := func(city, code string) *match.Form {
		return e.Prepare(match.Record{Name: "Coastline Kitchens", Addresses: []match.Address{{City: city, PostalCode: code}}})
	}
	for _, other := range []*match.Form{at("Mount Maunganui", ""), at("Mt Maunganui", "3116")} {
		c := e.Compare(at("Mt. Maunganui", "3116"), other, nil)
		if last := c.Evidence[len(c.Evidence)-1]; last.Field != match.FieldLocality || last.Level != match.LevelSame {
			t.Errorf("%+v", last)
		}
	}
}
