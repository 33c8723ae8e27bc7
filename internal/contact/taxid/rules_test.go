package taxid_test

import (
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact/taxid"
)

// These schemes promise that a single wrong digit never passes. Others let some pass, by their own construction.
var findsEverySlip = []taxid.Kind{
	taxid.AustralianABN, taxid.NewZealandBusiness, taxid.CanadianBusiness, taxid.SouthAfricanVAT, taxid.IBAN, taxid.SwedishCompany,
	taxid.FrenchSIREN, taxid.NorwegianCompany, taxid.SwissUID, taxid.EUVAT("AT"), taxid.EUVAT("BE"), taxid.EUVAT("DE"),
	taxid.EUVAT("DK"), taxid.EUVAT("EE"), taxid.EUVAT("FI"), taxid.EUVAT("HR"), taxid.EUVAT("HU"), taxid.EUVAT("IT"),
	taxid.EUVAT("LU"), taxid.EUVAT("MT"), taxid.EUVAT("PL"),
}

func TestASingleWrongDigitIsNeverValid(t *testing.T) {
	t.Parallel()
	tried := map[taxid.Kind]bool{}
	for _, e := range examples {
		if e.verdict != taxid.Valid || !slices.Contains(findsEverySlip, e.kind) {
			continue
		}
		right := taxid.Read(e.number, e.in)
		if right.Kind != e.kind || right.Verdict != taxid.Valid {
			t.Fatalf("%q is %+v, want a valid %s", e.number, right, e.kind)
		}
		tried[e.kind] = true
		for at, digit := range right.Key {
			for wrong := '0'; wrong <= '9' && digit >= '0' && digit <= '9'; wrong++ {
				number := right.Key[:at] + string(wrong) + right.Key[at+1:]
				got := taxid.Read(number, right.Country)
				if wrong != digit && got.Kind == right.Kind && got.Verdict == taxid.Valid {
					t.Errorf("%s, written for %s, is a valid %s", number, right.Key, right.Kind)
				}
			}
		}
	}
	for _, kind := range findsEverySlip {
		if !tried[kind] {
			t.Errorf("no example of %s was tried", kind)
		}
	}
}

func TestDummiesAreBlank(t *testing.T) {
	t.Parallel()
	for _, number := range []string{
		"", " ", "-", "0", "000000", "0000000000", "00 000 000 000", "111111111", "99999999", "123456789", "12345678", "1234567890",
		"0123456789", "987654321", "n/a", "N.A.", "none", "TBA", "not registered", "GST exempt", "GB000000000", "GB123456789", "123", "ABN 123456789",
		"ABN",
	} {
		if got := taxid.Read(number, "AU"); !got.IsBlank || got.Verdict != taxid.Unchecked {
			t.Errorf("Read(%q) is %+v, want blank", number, got)
		}
	}
	for _, number := range []string{"SC555555", "SC123456", "004085616", "1052176", "A1B2C3D4", "R 12345"} {
		if got := taxid.Read(number, ""); got.IsBlank {
			t.Errorf("Read(%q) is blank", number)
		}
	}
}

func TestANumberWithoutAHintIsTheFirstThatPasses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		number string
		kind   taxid.Kind
		guess  bool
	}{
		{"51824753556", taxid.AustralianABN, true},
		{"9429041535110", taxid.NewZealandBusiness, true},
		{"004085616", taxid.AustralianACN, true},
		{"1052176", taxid.Unknown, false},
		{"99999999998", taxid.Unknown, false},
		{"911144443", taxid.Unknown, false},
		{"DE136695976", taxid.EUVAT("DE"), false},
	} {
		got := taxid.Read(test.number, "")
		if got.Kind != test.kind || got.IsGuess != test.guess {
			t.Errorf("Read(%q) is %+v, want kind %s, a guess: %v", test.number, got, test.kind, test.guess)
		}
	}
}

func TestLettersInFrontStandAboveTheCountryOfTheAddress(t *testing.T) {
	t.Parallel()
	got := taxid.Read("DE136695976", "Australia")
	if got.Country != "DE" || got.Kind != taxid.EUVAT("DE") {
		t.Errorf("a German number in Australia is %+v", got)
	}
	if got := taxid.Read("136695976", "Chile"); got.Kind != taxid.Unknown || got.Country != "CL" || got.Verdict != taxid.Unchecked {
		t.Errorf("a number of a country without a rule is %+v", got)
	}
	if got := taxid.Read("980780684", "Isle of Man"); got.Kind != taxid.BritishVAT {
		t.Errorf("a number of the Isle of Man is %+v", got)
	}
}

func TestATaxNumberTellsTheCompanyNumberInside(t *testing.T) {
	t.Parallel()
	for number, company := range map[string]string{
		"ABN 53 004 085 616": "004085616", "ACN 004 085 616": "004085616", "ABN 51 824 753 556": "",
		"FR40303265045": "303265045", "SE556188840401": "5561888404", "DE136695976": "",
	} {
		if got := taxid.Read(number, ""); got.Company != company || got.Verdict != taxid.Valid {
			t.Errorf("Read(%q) is %+v, want company %q", number, got, company)
		}
	}
}

func TestAFieldForBankAccountsHoldsNoTaxNumber(t *testing.T) {
	t.Parallel()
	if got := taxid.ReadBank("51 824 753 556", "AU"); got.Kind != taxid.AustralianBank {
		t.Errorf("eleven digits of an account are %+v", got)
	}
	if got := taxid.ReadBank("01-0902-0068389-00", ""); got.Kind != taxid.NewZealandBank || !got.IsGuess {
		t.Errorf("an account without a country is %+v", got)
	}
	if got := taxid.ReadBank("136695976", "DE"); got.Kind != taxid.Unknown {
		t.Errorf("a German number in a field for accounts is %+v", got)
	}
	if a, b := taxid.ReadBank("01-0902-0068389-00", "NZ"), taxid.ReadBank("0109020068389000", "NZ"); a != b {
		t.Errorf("two ways to write one account: %+v and %+v", a, b)
	}
}

func TestCandidatesBeginWithWhatReadSays(t *testing.T) {
	t.Parallel()
	var kinds []taxid.Kind
	for _, id := range taxid.Candidates("123026635", "") {
		kinds = append(kinds, id.Kind)
		if id.Verdict != taxid.Valid || !id.IsGuess {
			t.Errorf("a guess among candidates is %+v", id)
		}
	}
	if want := []taxid.Kind{taxid.CanadianBusiness, taxid.EUVAT("BG"), taxid.FrenchSIREN}; !slices.Equal(kinds, want) {
		t.Errorf("the candidates are %q, want %q", kinds, want)
	}
	hinted := taxid.Candidates("94259216", "GR")
	if len(hinted) != 1 || hinted[0] != taxid.Read("94259216", "GR") || hinted[0].IsGuess {
		t.Errorf("the candidates in Greece are %+v", hinted)
	}
	if got := taxid.Candidates("n/a", ""); len(got) != 1 || !got[0].IsBlank {
		t.Errorf("the candidates of nothing are %+v", got)
	}
}

func FuzzReadIsSteady(f *testing.F) {
	for _, e := range examples {
		f.Add(e.number, e.in)
	}
	f.Add("\xff\xfe", "\xff")
	f.Add("ＡＢＮ ５１８２４７５３５５６", "")
	f.Fuzz(func(t *testing.T, number, in string) {
		id := taxid.Read(number, in)
		spaced := strings.Join(strings.Split(strings.ToLower(number), ""), ".")
		if isPlain(number) && taxid.Read(spaced, in) != id {
			t.Errorf("Read(%q) is %+v, Read(%q) is %+v", number, id, spaced, taxid.Read(spaced, in))
		}
		if strings.Trim(id.Key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
			t.Errorf("the key of %q is %q", number, id.Key)
		}
		if candidates := taxid.Candidates(number, in); candidates[0] != id {
			t.Errorf("Read(%q, %q) is %+v, its first candidate %+v", number, in, id, candidates[0])
		}
		taxid.ReadBank(number, in)
	})
}

// isPlain keeps the property to ASCII: taking a composed letter apart by dots makes another text.
func isPlain(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

func BenchmarkRead(b *testing.B) {
	for _, number := range []string{"51 824 753 556", "DE136695976", "1052176"} {
		b.Run(number, func(b *testing.B) {
			for b.Loop() {
				taxid.Read(number, "")
			}
		})
	}
}
