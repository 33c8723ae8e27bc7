package match_test

import (
	"testing"

	"daybook/internal/contact/match"
)

func TestOnePlaceWithTwoNamesIsNeverSaidToBeNearlyCertain(t *testing.T) {
	t.Parallel()
	firm := match.Record{Name: "Hollis Joinery", Phones: list("03 548 1000"), Addresses: at("10 Queen Street", "Nelson", "7010")}
	other := match.Record{Name: "Beacon Legal", Phones: list("03 548 1000"), Addresses: at("10 Queen Street", "Nelson", "7010")}
	if c := compare(firm, other); c.PerMille < 50 || c.PerMille > 900 {
		t.Errorf("two firms in one house: %d of 1,000", c.PerMille)
	}
}

func TestEvidenceOfOneKindAloneIsNeverSaidToBeNearlyCertain(t *testing.T) {
	t.Parallel()
	there := []match.Address{{City: "Timaru", PostalCode: "7910", Country: "NZ"}}
	one := match.Record{GivenName: "Anna", FamilyName: "Petersen", Addresses: there}
	other := match.Record{GivenName: "Anna", FamilyName: "Peterson", Addresses: there}
	if c := compare(one, other); c.PerMille < 50 || c.PerMille > 970 {
		t.Errorf("two names in one town: %d of 1,000", c.PerMille)
	}
}
