package script_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"daybook/internal/contact/script"
)

func TestEveryScriptBecomesSmallLatinLetters(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"plain text stays", "acme pty ltd", "acme pty ltd"},
		{"capitals and spaces", "  ACME \t Pty\u00a0 Ltd\n", "acme pty ltd"},
		{"accents", "Société Générale, Kožušček, İstanbul ığ", "societe generale, kozuscek, istanbul ig"},
		{"accents written apart", "Cafe\u0301", "cafe"},
		{"letters that do not come apart", "Straße Ærø Łódź Þór Đặng", "strasse aero lodz thor dang"},
		{"wide letters and ligatures", "ＡＢＣ１２３ ﬁrma", "abc123 firma"},
		{"Cyrillic", "ООО Ромашка", "ooo romashka"},
		{"Greek", "Ελληνικά ΑΕ", "ellenika ae"},
		{"Chinese", "北京科技有限公司", "bei jing ke ji you xian gong si"},
		{"Japanese keeps its voiced sounds", "がぎぐ カナダ", "gagigu kanada"},
		{"Korean", "한국전력", "hangugjeonryeog"},
		{"typographic quotes and dashes", "O’Brien – “Sons”", `o'brien - "sons"`},
		{"marks of ownership are no letters", "Acme™ Tools®", "acme tools"},
		{"invisible characters", "ac\u200bme\ufeff co\u00adop", "acme coop"},
		{"numero sign", "№ 5", "no 5"},
		{"other digits", "١٢٣", "123"},
		{"nothing", "", ""},
		{"only gaps", " \u3000 ", ""},
		{"a delete character", "a\x7fb", "a b"},
	} {
		if got := script.Latin(test.text); got != test.want {
			t.Errorf("%s: Latin(%q) is %q, want %q", test.name, test.text, got, test.want)
		}
	}
}

func FuzzLatinIsASCIIAndSettled(f *testing.F) {
	for _, seed := range []string{"", "Acme™", "Ω", "한국", "a\u0301", "\xff\xfe", "ǅ", "ﷺ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := script.Latin(text)
		if script.Latin(once) != once {
			t.Errorf("Latin(%q) is %q, and again %q", text, once, script.Latin(once))
		}
		if strings.ContainsFunc(once, func(r rune) bool { return r >= utf8.RuneSelf || 'A' <= r && r <= 'Z' }) {
			t.Errorf("Latin(%q) is %q", text, once)
		}
		if upper := script.Latin(strings.ToUpper(once)); upper != once {
			t.Errorf("case counts: %q and %q", once, upper)
		}
	})
}

func BenchmarkLatin(b *testing.B) {
	for _, text := range []string{"acme pty ltd", "ACME Pty Ltd", "Société Générale"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				script.Latin(text)
			}
		})
	}
}
