package contact_test

import (
	"testing"

	"daybook/internal/contact"
)

func TestKeys(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"Café Déjà-Vu", "cafe deja vu"}, {"O'Brien's", "obriens"}, {"ＡＢＣ", "abc"}, {"!!", ""}} {
		if got := contact.NameKey(pair[0]); got != pair[1] {
			t.Errorf("NameKey(%q) = %q, want %q", pair[0], got, pair[1])
		}
	}
	for _, pair := range [][2]string{{" A@B.example ", "a@b.example"}, {"Jo <jo@b.example>", ""}, {"nobody", ""}, {"", ""}} {
		if got := contact.EmailKey(pair[0]); got != pair[1] {
			t.Errorf("EmailKey(%q) = %q, want %q", pair[0], got, pair[1])
		}
	}
	if got := contact.TaxKey("12-34"); got != "" {
		t.Errorf("TaxKey of a short number = %q, want nothing", got)
	}
}
