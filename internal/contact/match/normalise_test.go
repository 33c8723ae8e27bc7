package match_test

import (
	"testing"

	"daybook/internal/contact/match"
)

// reading is two ways to write one thing, or two things, and how far they agree.
type reading struct {
	name        string
	left, right string
	want        match.Level
}

func TestNamesAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	for _, test := range []reading{
		{"legal form", "Kauri Joinery Pty Ltd", "Kauri Joinery", match.LevelSame},
		{"legal form in full", "Kauri Joinery Proprietary Limited", "Kauri Joinery Pty. Ltd.", match.LevelSame},
		{"legal form with points", "Tulp Bloemen B.V.", "Tulp Bloemen bv", match.LevelSame},
		{"legal form in letters", "Tulp Bloemen n v", "Tulp Bloemen N.V.", match.LevelSame},
		{"legal form in brackets", "Kauri Joinery (Pty) Ltd", "Kauri Joinery", match.LevelSame},
		{"nothing but a legal form", "Limited", "Limited", match.LevelSame},
		{"ampersand", "Miller & Sons", "Miller and Sons", match.LevelSame},
		{"plus", "Miller + Sons", "Miller & Sons", match.LevelSame},
		{"apostrophe", "O'Brien's Bakery", "OBriens Bakery", match.LevelSame},
		{"curly apostrophe", "O’Brien’s Bakery", "O'Brien's Bakery", match.LevelSame},
		{"initials", "J. K. Miller", "JK Miller", match.LevelSame},
		{"accents", "Café Zürich", "Cafe Zurich", match.LevelSame},
		{"Greek", "Αθήνα", "Athena", match.LevelSame},
		{"Cyrillic", "Газпром", "Gazprom", match.LevelSame},
		{"wide letters", "ＫＡＵＲＩ", "Kauri", match.LevelSame},
		{"word order", "Joinery, Kauri", "Kauri Joinery", match.LevelSame},
		{"case and marks", "KAURI-JOINERY.", "kauri joinery", match.LevelSame},
		{"trading as", "Miller Holdings Ltd trading as Rimu Hotel", "Rimu Hotel", match.LevelSame},
		{"t/a", "Miller Holdings Ltd t/a Rimu Hotel", "Rimu Hotel", match.LevelSame},
		{"dba", "Miller Holdings dba Rimu Hotel", "Rimu Hotel", match.LevelSame},
		{"a.k.a.", "Miller Holdings a.k.a. Rimu Hotel", "Rimu Hotel", match.LevelSame},
		{"brackets", "Rimu Hotel (Wellington)", "Rimu Hotel", match.LevelSame},
		{"care of", "Rimu Hotel c/o Ledger Books", "Rimu Hotel", match.LevelSame},
		{"place behind the legal form", "Rimu Hotel Ltd Wellington", "Rimu Hotel", match.LevelClose},
		{"a missing gap", "Blue Whale Travel", "BlueWhale Travel", match.LevelSame},
		{"a slip", "Kauri Joinrey", "Kauri Joinery", match.LevelClose},
		{"initials of the words", "International Business Machines", "IBM", match.LevelClose},
		{"another firm", "Kauri Joinery", "Harbour Bakery", match.LevelDifferent},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			check(t, match.FieldName, test, named)
		})
	}
}

// check compares two readings of a field, either way round.
func check(t *testing.T, f match.Field, test reading, record func(string) match.Record) {
	t.Helper()
	for _, pair := range [][2]string{{test.left, test.right}, {test.right, test.left}} {
		if got := field(compare(record(pair[0]), record(pair[1])), f).Level; got != test.want {
			t.Errorf("%q and %q: %q, want %q", pair[0], pair[1], got, test.want)
		}
	}
}

func TestPersonsAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		left, right match.Record
		want        match.Level
	}{
		{"honorific", match.Record{GivenName: "Dr Jane", FamilyName: "Miller"}, match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.LevelSame},
		{"Last, First", named("Miller, Jane"), match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.LevelSame},
		{"one name", named("Jane Miller"), match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.LevelSame},
		{"swapped", match.Record{GivenName: "Miller", FamilyName: "Jane"}, match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.LevelSame},
		{"accents", match.Record{GivenName: "José", FamilyName: "Núñez"}, match.Record{GivenName: "Jose", FamilyName: "Nunez"}, match.LevelSame},
		{"suffix on one side", match.Record{GivenName: "John", FamilyName: "Smith Jr."}, match.Record{GivenName: "John", FamilyName: "Smith"}, match.LevelSame},
		{"nickname", match.Record{GivenName: "Bob", FamilyName: "Miller"}, match.Record{GivenName: "Robert", FamilyName: "Miller"}, match.LevelClose},
		{"two nicknames", match.Record{GivenName: "Bob", FamilyName: "Miller"}, match.Record{GivenName: "Rob", FamilyName: "Miller"}, match.LevelClose},
		{"initial", match.Record{GivenName: "J.", FamilyName: "Miller"}, match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.LevelClose},
		{"spelling", match.Record{GivenName: "Jane", FamilyName: "Petersen"}, match.Record{GivenName: "Jane", FamilyName: "Peterson"}, match.LevelClose},
		{"suffixes", match.Record{GivenName: "John", FamilyName: "Smith Jr"}, match.Record{GivenName: "John", FamilyName: "Smith III"}, match.LevelDifferent},
		{"another", match.Record{GivenName: "Jane", FamilyName: "Miller"}, match.Record{GivenName: "Peter", FamilyName: "Kowalski"}, match.LevelDifferent},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := field(compare(test.left, test.right), match.FieldPerson).Level; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if got := field(compare(test.right, test.left), match.FieldPerson).Level; got != test.want {
				t.Errorf("the other way round %q, want %q", got, test.want)
			}
		})
	}
}

func TestAddressesAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	for _, test := range []reading{
		{"kind of street", "12 Queen Street", "12 Queen St.", match.LevelSame},
		{"unit in front", "Unit 3, 12 Queen Street", "12 Queen Street", match.LevelSame},
		{"unit with a slash", "3/12 Queen Street", "12 Queen Street", match.LevelSame},
		{"range", "12-14 Queen Street", "12 Queen Street", match.LevelSame},
		{"end of the range", "12-14 Queen Street", "14 Queen Street", match.LevelSame},
		{"ordinal", "200 18th Avenue", "200 18 Ave", match.LevelSame},
		{"direction", "200 North Main Street", "200 N Main St", match.LevelSame},
		{"number after the street", "Hauptstraße 7", "7 Hauptstrasse", match.LevelSame},
		{"building behind the street", "12 Queen Street, Rimu Tower", "12 Queen Street", match.LevelSame},
		{"post box", "PO Box 1234", "P.O. Box 1234", match.LevelSame},
		{"leading zero", "012 Queen Street", "12 Queen Street", match.LevelSame},
		{"another post box", "PO Box 1234", "PO Box 9876", match.LevelDifferent},
		{"spelling", "12 Quene Street", "12 Queen Street", match.LevelClose},
		{"two units", "Unit 3, 12 Queen Street", "Unit 4, 12 Queen Street", match.LevelAlike},
		{"two numbers", "12 Queen Street", "88 Queen Street", match.LevelAlike},
		{"opposite directions", "200 North Main Street", "200 South Main Street", match.LevelDifferent},
		{"another street", "12 Queen Street", "9 Cuba Street", match.LevelDifferent},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			check(t, match.FieldAddress, test, func(s string) match.Record {
				return match.Record{Name: "Kauri", Addresses: []match.Address{{Street: s}}}
			})
		})
	}
}

func TestLocalitiesAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	place := func(city, region, code string) match.Record {
		return match.Record{Addresses: []match.Address{{City: city, Region: region, PostalCode: code}}}
	}
	for _, test := range []struct {
		name        string
		left, right match.Record
		want        match.Level
	}{
		{"case and gaps", place("Auckland", "", "SW1A 1AA"), place("AUCKLAND", "", "sw1a1aa"), match.LevelSame},
		{"suburb against city", place("Newtown", "", "6021"), place("Wellington", "", "6021"), match.LevelSame},
		{"another postcode", place("Auckland", "", "1010"), place("Auckland", "", "0622"), match.LevelClose},
		{"one region", place("Hamilton", "Waikato", ""), place("Taupo", "Waikato", ""), match.LevelAlike},
		{"elsewhere", place("Auckland", "", "1010"), place("Wellington", "", "6021"), match.LevelDifferent},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := field(compare(test.left, test.right), match.FieldLocality).Level; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWaysToReachThemAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		reading
		field  match.Field
		record func(string) match.Record
	}{
		{reading{"case", "Jane@Kauri.co.nz", " jane@kauri.co.nz", match.LevelSame}, match.FieldEmail, mailed},
		{reading{"dots and tag at Gmail", "jane.miller+shop@gmail.com", "janemiller@googlemail.com", match.LevelSame}, match.FieldEmail, mailed},
		{reading{"a slip", "jane.miller@kauri.co.nz", "jane.miler@kauri.co.nz", match.LevelClose}, match.FieldEmail, mailed},
		{reading{"moved", "janemiller@kauri.co.nz", "janemiller@gmail.com", match.LevelClose}, match.FieldEmail, mailed},
		{reading{"colleagues", "jane@kauri.co.nz", "peter@kauri.co.nz", match.LevelAlike}, match.FieldEmail, mailed},
		{reading{"strangers at one provider", "jane@gmail.com", "peter@gmail.com", match.LevelDifferent}, match.FieldEmail, mailed},
		{reading{"with and without area code", "09 377 8888", "377 8888", match.LevelSame}, match.FieldPhone, called},
		{reading{"with country", "+64 9 377 8888", "(09) 377-8888", match.LevelSame}, match.FieldPhone, called},
		{reading{"one area against another", "09 377 8888", "04 377 8888", match.LevelDifferent}, match.FieldPhone, called},
		{reading{"a slip", "09 377 8888", "09 317 8888", match.LevelClose}, match.FieldPhone, called},
		{reading{"one switchboard", "09 377 8801", "09 377 8825", match.LevelAlike}, match.FieldPhone, called},
		{reading{"another number", "09 377 8888", "09 555 1234", match.LevelDifferent}, match.FieldPhone, called},
		{reading{"a dummy tells nothing", "09 000 0000", "09 000 0000", ""}, match.FieldPhone, called},
		{reading{"website", "https://www.kauri.co.nz/contact", "kauri.co.nz", match.LevelSame}, match.FieldWebsite, visited},
		{reading{"another website", "kauri.co.nz", "rimu.co.nz", match.LevelDifferent}, match.FieldWebsite, visited},
		{reading{"a page at a host of many tells nothing", "facebook.com/kauri", "facebook.com/kauri", ""}, match.FieldWebsite, visited},
	} {
		t.Run(string(test.field)+" "+test.name, func(t *testing.T) {
			t.Parallel()
			check(t, test.field, test.reading, test.record)
		})
	}
}

func mailed(s string) match.Record  { return match.Record{Emails: list(s)} }
func called(s string) match.Record  { return match.Record{Phones: list(s)} }
func visited(s string) match.Record { return match.Record{Websites: list(s)} }

func TestIdentifiersAreReadThroughTheirSpelling(t *testing.T) {
	t.Parallel()
	taxed := func(s string) match.Record { return match.Record{TaxNumbers: list(s)} }
	numbered := func(s string) match.Record { return match.Record{CompanyNumbers: list(s)} }
	banked := func(s string) match.Record { return match.Record{BankAccounts: list(s)} }
	for _, test := range []struct {
		reading
		field  match.Field
		record func(string) match.Record
	}{
		{reading{"marks", "49-091-850", "49 091 850", match.LevelSame}, match.FieldTaxNumber, taxed},
		{reading{"a slip", gst, "49-091-851", match.LevelClose}, match.FieldTaxNumber, taxed},
		{reading{"two valid numbers", gst, otherGST, match.LevelDifferent}, match.FieldTaxNumber, taxed},
		{reading{"too short to name anybody", "12", "12", ""}, match.FieldTaxNumber, taxed},
		{reading{"company number", "9429 0323 89470", "9429032389470", match.LevelSame}, match.FieldCompanyNumber, numbered},
		{reading{"bank account", bank, "01 0902 0068389 00", match.LevelSame}, match.FieldBankAccount, banked},
		{reading{"another account", bank, "12-3140-0171323-50", match.LevelDifferent}, match.FieldBankAccount, banked},
	} {
		t.Run(string(test.field)+" "+test.name, func(t *testing.T) {
			t.Parallel()
			check(t, test.field, test.reading, test.record)
		})
	}
	valid, wrong := compare(taxed(gst), taxed(gst)), compare(taxed("49-091-851"), taxed("49-091-851"))
	if got := field(valid, match.FieldTaxNumber).Note; got != "its check digits are right" {
		t.Errorf("of a valid number the note is %q", got)
	}
	if got := field(wrong, match.FieldTaxNumber).Note; got != "" {
		t.Errorf("of a wrong number the note is %q", got)
	}
}

func TestBirthDatesAreReadInBothForms(t *testing.T) {
	t.Parallel()
	born := func(s string) match.Record {
		return match.Record{GivenName: "Jane", FamilyName: "Miller", BirthDate: s}
	}
	for _, test := range []reading{
		{"with and without dashes", "1970-01-02", "19700102", match.LevelSame},
		{"day and month turned", "1970-01-02", "1970-02-01", match.LevelClose},
		{"a slip", "1970-01-02", "1970-01-03", match.LevelClose},
		{"another", "1970-01-02", "1985-11-23", match.LevelDifferent},
		{"no date", "19700102", "unknown!", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			check(t, match.FieldBirthDate, test, born)
		})
	}
}
