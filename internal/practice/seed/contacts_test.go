package seed_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"daybook/internal/contact/phone"
	"daybook/internal/contact/taxid"
	"daybook/internal/practice/books"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
)

// filledWith returns the contacts of a company that was filled in.
func filledWith(t *testing.T, fill func(*store.Store) error) []books.Contact {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := fill(s); err != nil {
		t.Fatal(err)
	}
	var list []books.Contact
	err = s.View(t.Context(), func(tx *store.Tx) (err error) {
		list, err = tx.ListContacts(t.Context(), store.ContactQuery{IncludesArchived: true})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

var day = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

func practiceContacts(t *testing.T) []books.Contact {
	t.Helper()
	return filledWith(t, func(s *store.Store) error { return seed.Fill(t.Context(), s, day) })
}

func countryOf(c books.Contact) string {
	for _, a := range c.Addresses {
		if a.Country != "" {
			return a.Country
		}
	}
	return "New Zealand"
}

// Covers 8/mergedtocontactid, 8/contactstatus, 8/names-are-unique-among-active-contacts-the.
func TestContactsOfThePracticeCompanyAreSuchAsXeroWouldHold(t *testing.T) {
	t.Parallel()
	byID, names := map[string]books.Contact{}, map[string]bool{}
	list := practiceContacts(t)
	for _, c := range list {
		byID[c.ID] = c
		if c.IsActive() && names[c.Name] {
			t.Errorf("two active contacts are called %s", c.Name)
		}
		names[c.Name] = names[c.Name] || c.IsActive()
	}
	rules := &books.Rules{Switches: books.Switches{NamesRepeat: true}, Now: day} // names were compared above
	for _, c := range list {
		outcome, err := rules.UpdateContact(t.Context(), active(c), books.ContactInput{})
		if err != nil || len(outcome.Errors) > 0 {
			t.Errorf("%s would be refused: %v %v", c.Name, outcome.Errors, err)
		}
		if into := byID[c.MergedToID]; c.MergedToID != "" && (c.IsActive() || !into.IsActive()) {
			t.Errorf("%s, %s, was merged into %q, %s", c.Name, c.Status, into.Name, into.Status)
		}
	}
}

// active is the contact as it was while it could still be edited.
func active(c books.Contact) books.Contact {
	c.Status = books.StatusActive
	return c
}

func TestNumbersOfThePracticeCompanyHaveRightCheckDigits(t *testing.T) {
	t.Parallel()
	phones := phone.NewReader()
	checked := map[string]int{}
	for _, c := range practiceContacts(t) {
		in := countryOf(c)
		for kind, id := range map[string]taxid.ID{
			"tax": taxid.Read(c.TaxNumber, in), "company": taxid.Read(c.CompanyNumber, in), "bank": taxid.ReadBank(c.BankAccountDetails, in),
		} {
			if id.IsBlank || id.Key == "" {
				continue
			}
			checked[kind]++
			if id.Verdict != taxid.Valid {
				t.Errorf("%s: the %s number %s is %s", c.Name, kind, id.Key, id.Verdict)
			}
		}
		for _, p := range c.Phones {
			number := p.AreaCode + " " + p.Number
			if p.CountryCode != "" {
				number = "+" + p.CountryCode + " " + number
			}
			checked["phone"]++
			if !phones.Read(number, in).IsValid {
				t.Errorf("%s: nobody has the number %q", c.Name, number)
			}
		}
	}
	if checked["tax"] < 20 || checked["company"] < 3 || checked["bank"] < 8 || checked["phone"] < 40 {
		t.Errorf("too little to go by: %v", checked)
	}
}

// What a first import has to show: contacts of each role and of none, people, further phones, both addresses, terms, groups.
func TestThePracticeCompanyHasAllThatContactsHave(t *testing.T) {
	t.Parallel()
	has := map[string]int{}
	for _, c := range practiceContacts(t) {
		for what, is := range map[string]bool{
			"customers": c.IsCustomer, "suppliers": c.IsSupplier, "neither": c.IsActive() && !c.IsCustomer && !c.IsSupplier,
			"both addresses": len(c.Addresses) == 2, "further phones": len(c.Phones) > 1, "people": len(c.Persons) > 0, "terms": c.BillTerms.Type+c.SalesTerms.Type != "",
			"groups": len(c.Groups) > 0, "a discount": c.Discount > 0, "a website": c.Website != "", "archived": !c.IsActive() && c.MergedToID == "", "merged": c.MergedToID != "",
			"a currency": c.DefaultCurrency != "", "accounts": c.SalesAccountCode+c.PurchasesAccountCode != "",
		} {
			if is {
				has[what]++
			}
		}
	}
	for what, least := range map[string]int{
		"customers": 20, "suppliers": 10, "neither": 20, "both addresses": 1, "further phones": 3, "people": 3, "terms": 20, "groups": 2,
		"a discount": 1, "a website": 2, "archived": 2, "merged": 2, "a currency": 4, "accounts": 30,
	} {
		if has[what] < least {
			t.Errorf("%d contacts have %s, want %d", has[what], what, least)
		}
	}
}

func TestAResetDemoCompanyKeepsItsMergesAmongItself(t *testing.T) {
	t.Parallel()
	before := practiceContacts(t)
	after := filledWith(t, func(s *store.Store) error { return seed.FillAnew(t.Context(), s, day, seed.Options{}, uuid.New()) })
	ids := map[string]string{}
	for _, c := range after {
		ids[c.ID] = c.Name
	}
	for n, c := range after {
		was := before[n]
		if c.Name != was.Name || c.ID == was.ID || (c.MergedToID == "") != (was.MergedToID == "") {
			t.Fatalf("%+v became %+v", was, c)
		}
		if c.MergedToID != "" && ids[c.MergedToID] == "" {
			t.Errorf("%s was merged into a contact that is not there", c.Name)
		}
		if len(c.Groups) > 0 && c.Groups[0].ID == was.Groups[0].ID {
			t.Errorf("the group of %s kept its id", c.Name)
		}
	}
}
