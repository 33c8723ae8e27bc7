package match_test

import (
	"reflect"
	"slices"
	"testing"

	"daybook/internal/contact/match"
)

// FuzzCompare compares what anybody may type: it never fails, says the same either way round and a second time, and stays
// within its bounds.
func FuzzCompare(f *testing.F) {
	f.Add("Kauri Joinery Ltd t/a Kauri", "J. K.", "O’Brien Jr", "info+a@kauri.example", "+64 9 378 4410", "49-091-850", "Unit 4/12 Quay St, PO Box 9", "Mt Eden", "1024",
		"КАУРИ (2019) Pty", "Bob", "van der Berg", "@", "0800 KAURI", "GB 123", "\n,;\x00", "Zürich", "\u202e")
	f.Fuzz(func(t *testing.T, name, given, family, mail, phone, tax, street, city, postcode, name2, given2, family2, mail2, phone2, tax2, street2, city2, postcode2 string) {
		a := typed(name, given, family, mail, phone, tax, street, city, postcode)
		b := typed(name2, given2, family2, mail2, phone2, tax2, street2, city2, postcode2)
		e := engine()
		there, back := e.Compare(e.Prepare(a), e.Prepare(b), nil), e.Compare(e.Prepare(b), e.Prepare(a), nil)
		if there.PerMille < 0 || there.PerMille > 999 || there.PerMille != back.PerMille || there.TenthBits != back.TenthBits || !slices.Equal(there.Vetoes, back.Vetoes) {
			t.Fatalf("%+v\nthe other way round\n%+v", there, back)
		}
		if again := e.Compare(e.Prepare(a), e.Prepare(b), nil); !reflect.DeepEqual(again, there) {
			t.Fatalf("%+v\nand again\n%+v", there, again)
		}
		sum := there.PriorTenthBits + there.CapTenthBits
		for _, one := range there.Evidence {
			sum += one.TenthBits
		}
		// Each is rounded by itself.
		if off := sum - there.TenthBits; off < -10 || off > 10 {
			t.Fatalf("the evidence sums to %d, the whole is %d: %+v", sum, there.TenthBits, there)
		}
		if there.Sentence() == "" && len(there.Evidence) > 0 {
			t.Fatalf("no sentence for %+v", there)
		}
	})
}

// FuzzKeysFindTheSameAgain prepares what anybody may type: its keys and terms ascend, and are the same each time.
func FuzzKeysFindTheSameAgain(f *testing.F) {
	f.Add("Kauri Joinery", "", "", "hello@kauri.example", "09 378 4410", "", "12 Quay St", "Auckland", "1010")
	f.Add("ﷺ", "\u200b", "Ⅷ", "a@b", "1", "x", "\x00", "Ā", "\U0001F600")
	f.Fuzz(func(t *testing.T, name, given, family, mail, phone, tax, street, city, postcode string) {
		e := engine()
		form := e.Prepare(typed(name, given, family, mail, phone, tax, street, city, postcode))
		keys, terms := form.Keys(), form.Terms()
		if !slices.IsSorted(keys) || !slices.IsSorted(terms) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Fatalf("keys %v, terms %v", keys, terms)
		}
		if again := e.Prepare(typed(name, given, family, mail, phone, tax, street, city, postcode)); !slices.Equal(again.Keys(), keys) || !slices.Equal(again.Terms(), terms) {
			t.Fatal("another reading made other keys")
		}
	})
}

func typed(name, given, family, mail, phone, tax, street, city, postcode string) match.Record {
	return match.Record{ID: name + given, Name: name, GivenName: given, FamilyName: family, Emails: list(mail), Phones: list(phone), TaxNumbers: list(tax),
		Addresses: []match.Address{{Street: street, City: city, PostalCode: postcode}}}
}
