package match_test

import (
	"testing"

	"daybook/internal/contact/match"
)

func TestSentenceReadsAsAPersonWouldSayIt(t *testing.T) {
	t.Parallel()
	kauri := named("Kauri Joinery")
	john := match.Record{GivenName: "John", FamilyName: "Smith", Phones: list("09 377 8888")}
	with := func(r match.Record, change func(*match.Record)) match.Record {
		change(&r)
		return r
	}
	home := func(street, city, postcode string) match.Record {
		return with(kauri, func(r *match.Record) { r.Addresses = at(street, city, postcode) })
	}
	for _, test := range []struct {
		name        string
		left, right match.Record
		want        string
	}{
		{
			"the example of the rules",
			match.Record{Name: "Kauri Joinery Pty Ltd", TaxNumbers: list(gst), Phones: list("09 555 1234"), Addresses: at("12 Queen Street", "", "")},
			match.Record{Name: "Kauri Joinery", TaxNumbers: list(gst), Phones: list("09 377 8888"), Addresses: at("12 Queen St", "", "")},
			"Same tax number and street address; the names differ only by Pty Ltd; the phone differs.",
		},
		{"nothing to go by", kauri, match.Record{Emails: list("jane@kauri.co.nz")}, "Nothing to compare."},
		{"a full stop is not doubled", kauri, named("Kauri Joinery B.V."), "The names differ only by B.V."},
		{"words in another order", kauri, named("Joinery, Kauri"), "The names have the same words in another order."},
		{"a slip in the name", kauri, named("Kauri Joinrey"), "The names differ only in spelling."},
		{"a longer name", kauri, named("Kauri Joinery and Doors"), "One name is part of the other."},
		{"initials", named("IBM"), named("International Business Machines"), "One name is the initials of the other."},
		{"other names", kauri, named("Harbour Bakery"), "The names differ."},
		{"names with a word in common", named("Harbour Joinery"), named("Harbour Bakery"), "The names have something in common."},
		{"two branches", named("Rimu Motors North"), named("Rimu Motors South"), "The names differ in north and south."},
		{"one branch", named("Rimu Motors North"), named("Rimu Motors"), "The names are nearly the same; only one name says north."},
		{
			"a branch more", named("Rimu Motors North 2"), named("Rimu Motors North"),
			"Only one name says 2.",
		},
		{
			"two valid numbers",
			with(kauri, func(r *match.Record) { r.TaxNumbers = list(gst) }), with(kauri, func(r *match.Record) { r.TaxNumbers = list(otherGST) }),
			"Same name; the tax numbers differ, and both are valid.",
		},
		{
			"a slip in a number",
			with(kauri, func(r *match.Record) { r.TaxNumbers = list(gst) }), with(kauri, func(r *match.Record) { r.TaxNumbers = list("49-091-851") }),
			"Same name; the tax number is nearly the same (one character differs).",
		},
		{
			"father and son",
			with(john, func(r *match.Record) { r.FamilyName = "Smith Jr" }), with(john, func(r *match.Record) { r.FamilyName = "Smith Sr" }),
			"Same phone; the suffixes of the names differ.",
		},
		{"relatives", john, with(john, func(r *match.Record) { r.GivenName = "Mary" }), "Same phone; the given names differ."},
		{"another family", john, with(john, func(r *match.Record) { r.FamilyName = "Kowalski" }), "Same phone; the family names differ."},
		{
			"a nickname", with(john, func(r *match.Record) { r.GivenName = "Bob" }), with(john, func(r *match.Record) { r.GivenName = "Robert" }),
			"Same phone; the persons' names are nearly the same (one is short for the other).",
		},
		{
			"swapped", john, with(john, func(r *match.Record) { r.GivenName, r.FamilyName = "Smith", "John" }),
			"Same person (given name and family name are swapped) and phone.",
		},
		{
			"a shared mailbox",
			with(kauri, func(r *match.Record) { r.Emails = list("info@kauri.co.nz") }), with(kauri, func(r *match.Record) { r.Emails = list("info@kauri.co.nz") }),
			"Same name and e-mail address (a shared mailbox).",
		},
		{
			"colleagues",
			with(kauri, func(r *match.Record) { r.Emails = list("jane@kauri.co.nz") }), with(kauri, func(r *match.Record) { r.Emails = list("peter@kauri.co.nz") }),
			"Same name; the e-mail addresses are of one domain.",
		},
		{"a unit", home("Unit 3, 12 Queen St", "", ""), home("Unit 4, 12 Queen St", "", ""), "Same name; the building is the same, the unit differs."},
		{"a street", home("12 Queen St", "", ""), home("88 Queen St", "", ""), "Same name; the street is the same, the number differs."},
		{"next door", home("12a Queen St", "", ""), home("12 Queen St", "", ""), "Same name; the street is the same, the numbers are close."},
		{"no number", home("Queen St", "", ""), home("12 Queen St", "", ""), "Same name; the street is the same, one without a number."},
		{"another postcode", home("", "Auckland", "1010"), home("", "Auckland", "0622"), "Same name; the town is the same, the postcode differs."},
		{
			"much differs", match.Record{Name: "Kauri Joinery", Phones: list("09 377 8888"), Addresses: at("12 Queen St", "Auckland", "1010")},
			match.Record{Name: "Kauri Joinery", Phones: list("04 472 1234"), Addresses: at("9 Cuba Street", "Wellington", "6011")},
			"Same name; phone, street address and town differ.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := compare(test.left, test.right).Sentence(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
