package contact_test

import (
	"testing"

	"daybook/internal/contact"
)

func active(id, name, email string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Email: email, Status: "ACTIVE"}
}

func TestFind(t *testing.T) {
	t.Parallel()
	kauri := active("2", "Kauri & Co", "hello@kauri.example")
	merged := active("3", "Old Kauri", "")
	merged.MergedToID = "2"
	archived := active("4", "Rimu Ltd", "rimu@rimu.example")
	archived.Status = "ARCHIVED"
	taxed := active("5", "Totara Limited", "")
	taxed.TaxNumber = "123-456-789"
	numbered := active("6", "Somebody else", "")
	numbered.Number = "abc123"
	all := []contact.LedgerContact{kauri, merged, archived, taxed, numbered, active("7", "Twin", ""), active("8", "Twin", ""),
		active("11", "Hotels Group", "pay@hotel.example"), active("10", "Hotel", "pay@hotel.example")}
	tests := []struct {
		name     string
		contact  contact.Contact
		wantID   string
		evidence contact.Evidence
		rivals   int
	}{
		{"a link wins over everything", contact.Contact{LedgerID: "5", Name: "Kauri & Co", Email: "hello@kauri.example"}, "5", contact.ByLink, 0},
		{"a link follows a merge", contact.Contact{LedgerID: "3", Name: "Old Kauri"}, "2", contact.ByLink, 0},
		{"a link to a contact that vanished falls through", contact.Contact{LedgerID: "99", Name: "kauri and co"}, "2", contact.ByName, 0},
		{"our own number comes first", contact.Contact{Number: "abc123", Email: "hello@kauri.example"}, "6", contact.ByNumber, 0},
		{"the tax number ignores punctuation", contact.Contact{Name: "Totara", TaxNumber: "123 456 789"}, "5", contact.ByTaxNumber, 0},
		{"the e-mail ignores case", contact.Contact{Name: "K", Email: "Hello@Kauri.example"}, "2", contact.ByEmail, 0},
		{"the name ignores case, ampersand and spaces", contact.Contact{Name: " KAURI  and co."}, "2", contact.ByName, 0},
		{"an archived contact is no match", contact.Contact{Name: "Rimu Ltd", Email: "rimu@rimu.example"}, "", contact.ByNone, 0},
		{"a merged contact is no match by name", contact.Contact{Name: "Old Kauri"}, "", contact.ByNone, 0},
		{"two of the same name are rivals", contact.Contact{Name: "Twin"}, "7", contact.ByName, 1},
		{"of two with one e-mail, the one of the same name is no rival's", contact.Contact{Name: "Hotel", Email: "pay@hotel.example"}, "10", contact.ByEmail, 0},
		{"of two with one e-mail and other names, a person chooses", contact.Contact{Name: "Elsewhere", Email: "pay@hotel.example"}, "10", contact.ByEmail, 1},
		{"nothing in common", contact.Contact{Name: "Unheard of"}, "", contact.ByNone, 0},
		{"an empty name matches nothing", contact.Contact{}, "", contact.ByNone, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := contact.Find(test.contact, all)
			if got.Ledger.ID != test.wantID || got.Evidence != test.evidence || got.Rivals != test.rivals {
				t.Errorf("got %q by %s with %d rivals, want %q by %s with %d",
					got.Ledger.ID, got.Evidence, got.Rivals, test.wantID, test.evidence, test.rivals)
			}
		})
	}
}

func TestFindSurvivesACircleOfMerges(t *testing.T) {
	t.Parallel()
	a, b := active("a", "A", ""), active("b", "B", "")
	a.MergedToID, b.MergedToID = "b", "a"
	if got := contact.Find(contact.Contact{LedgerID: "a"}, []contact.LedgerContact{a, b}); got.Evidence != contact.ByLink {
		t.Errorf("got %s, want a link", got.Evidence)
	}
}

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
