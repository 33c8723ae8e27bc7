package sqlite_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook/internal/conformance/firms"
	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/intake/contacts"
	"daybook/internal/sqlite"
)

// candidates are whom a record shares a word with, the most telling first.
func candidates(t *testing.T, f *sqlite.File, of contact.Party, name string) []contact.Party {
	t.Helper()
	keys, _ := wordHashes(match.Record{Name: name})
	parties := []contact.Party{}
	for _, v := range must(f.FindCandidates(t.Context(), of, keys))(t) {
		parties = append(parties, v.Party)
	}
	return parties
}

func frequency(t *testing.T, f *sqlite.File, word string) (int, int) {
	t.Helper()
	_, terms := wordHashes(match.Record{Name: word})
	counts, total, err := f.Frequencies(t.Context(), terms)
	if err != nil {
		t.Fatal(err)
	}
	return counts[terms[0]], total
}

func TestContactsThatShareAKeyAreFoundAsTheyReadNow(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t) // Ash, Beech and Cedar; X One, X Two and X Three
	if err := f.UseHash(ctx, "words", wordHashes); err != nil {
		t.Fatal(err)
	}
	a, b, c := party(here[0]), party(here[1]), party(here[2])
	want := func(of contact.Party, name string, want ...contact.Party) {
		t.Helper()
		got := candidates(t, f, of, name)
		slices.SortFunc(got, func(a, b contact.Party) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		slices.SortFunc(want, func(a, b contact.Party) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		if !slices.Equal(got, want) {
			t.Errorf("like %q are %v, want %v", name, got, want)
		}
	}
	want(a, "beech two", b, xero("x2"))
	want(b, "beech two", xero("x2"))
	if got := candidates(t, f, a, "x two"); len(got) != 3 || got[0] != xero("x2") {
		t.Errorf("like \"x two\" are %v; two is rarer than x", got)
	}
	want(a, "elm")
	here[2].Name = "Elm Two"
	saveContact(ctx, t, f, here[2])
	want(a, "cedar")
	want(a, "elm", c)
	l := atXero("x2", "X Elm")
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{l}); err != nil {
		t.Fatal(err)
	}
	want(a, "elm", c, xero("x2"))
	want(a, "two", c)
	if n, total := frequency(t, f, "elm"); n != 2 || total != 6 {
		t.Errorf("elm occurs %d times among %d", n, total)
	}
	merge := decide(t, f, same(a, c))[0]
	want(b, "elm", xero("x2"))
	if n, total := frequency(t, f, "elm"); n != 1 || total != 5 {
		t.Errorf("merged, elm occurs %d times among %d", n, total)
	}
	undo(t, f, true, merge.ID)
	want(b, "elm", c, xero("x2"))
	if n, _ := frequency(t, f, "nowhere"); n != 0 {
		t.Errorf("a word nobody has occurs %d times", n)
	}
}

func TestKeysAreMadeAnewForAnotherEngine(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	if err := f.UseHash(ctx, "words", wordHashes); err != nil {
		t.Fatal(err)
	}
	before := stateOf(t, f)
	if err := f.UseHash(ctx, "words", func(match.Record) ([]uint64, []uint64) { panic("the keys are there") }); err != nil {
		t.Fatal(err)
	}
	if err := f.UseHash(ctx, "nothing", func(match.Record) ([]uint64, []uint64) { return nil, nil }); err != nil {
		t.Fatal(err)
	}
	if got := candidates(t, f, party(here[0]), "beech"); len(got) != 0 {
		t.Errorf("by keys of another engine %v are found", got)
	}
	if err := f.UseHash(ctx, "words", wordHashes); err != nil {
		t.Fatal(err)
	}
	if after := stateOf(t, f); !slices.Equal(after, before) {
		t.Error("made anew, the keys are others")
	}
}

// A transaction that fails leaves keys as they were, and the engine with them.
func TestAnEngineThatFailsChangesNothing(t *testing.T) {
	t.Parallel()
	f, here := three(t)
	if err := f.UseHash(t.Context(), "words", wordHashes); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = f.UseHash(t.Context(), "broken", func(match.Record) ([]uint64, []uint64) { panic(errors.New("broken")) })
	}()
	if got := candidates(t, f, party(here[0]), "beech"); len(got) != 1 {
		t.Errorf("like beech are %v", got)
	}
}

func TestAKeyThatManyShareIsLookedAtInPart(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	if err := f.UseHash(ctx, "words", wordHashes); err != nil {
		t.Fatal(err)
	}
	many := make([]contact.Contact, 700)
	for i := range many {
		many[i] = aContact(fmt.Sprintf("Firm %d", i))
	}
	saved := must(f.SaveContacts(ctx, many))(t)
	got := candidates(t, f, contact.Party{ContactID: 9999}, "firm 650")
	if len(got) > 61 || got[0] != party(saved[650]) {
		t.Errorf("%d are found, %v first", len(got), got[0])
	}
}

// manyFirms fills a company with n made-up firms here and as many at Xero, most of them the same, and returns theirs and the
// partner at Xero of each here.
func manyFirms(b *testing.B, n int) (*sqlite.File, []contact.Contact, []string) {
	b.Helper()
	f, lists := benchFile(b), firms.Make(n, 1)
	here, there := make([]contact.Contact, n), make([]contact.LedgerContact, n)
	partners := make([]string, n)
	for i, r := range lists.Left {
		here[i] = aContact("x").With(valuesOf(r))
		if lists.Partner[i] >= 0 {
			partners[i] = lists.Right[lists.Partner[i]].ID
		}
	}
	for i, r := range lists.Right {
		there[i] = ledgerOf(r)
	}
	saved, err := f.SaveContacts(b.Context(), here)
	if err != nil {
		b.Fatal(err)
	}
	if err := f.UpsertLedgerContacts(b.Context(), there); err != nil {
		b.Fatal(err)
	}
	return f, saved, partners
}

func ledgerOf(r match.Record) contact.LedgerContact {
	c := contact.Contact{}.With(valuesOf(r))
	return contact.LedgerContact{ID: r.ID, Name: c.Name, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone,
		TaxNumber: c.TaxNumber, Address: c.Address, Status: "ACTIVE"}
}

func valuesOf(r match.Record) contact.Values {
	one := func(list []string) string { return strings.Join(list[:min(len(list), 1)], "") }
	v := contact.Values{contact.FieldName: r.Name, contact.FieldFirstName: r.GivenName, contact.FieldLastName: r.FamilyName,
		contact.FieldEmail: one(r.Emails), contact.FieldPhone: one(r.Phones), contact.FieldTaxNumber: one(r.TaxNumbers)}
	for _, a := range r.Addresses[:min(len(r.Addresses), 1)] {
		v[contact.FieldLine1], v[contact.FieldCity], v[contact.FieldRegion] = a.Street, a.City, a.Region
		v[contact.FieldPostalCode], v[contact.FieldCountry] = a.PostalCode, a.Country
	}
	return v
}

// One contact is compared with all others of the company file: the keys, their candidates, the frequencies, the comparison.
// It must take at most 5 ms among 100,000 here and as many at Xero, and the partner must be among the candidates.
func BenchmarkOneContactAgainst100000(b *testing.B) {
	f, here, partners := manyFirms(b, 100_000)
	b.Run("compared", func(b *testing.B) {
		asked, found := 0, 0
		for i := 0; b.Loop(); i = (i + 7919) % len(here) {
			isFound := compareOne(b, f, here[i], partners[i])
			if partners[i] != "" {
				asked++
				if isFound {
					found++
				}
			}
		}
		b.ReportMetric(100*float64(found)/float64(max(asked, 1)), "%found")
	})
	b.Run("kept", func(b *testing.B) {
		c, err := f.GetContact(b.Context(), here[5000].ID)
		for i := 0; b.Loop() && err == nil; i++ {
			c.Name = fmt.Sprintf("Harbour %d Joinery Limited", i)
			c, err = f.SaveContact(b.Context(), c)
		}
		if err != nil {
			b.Fatal(err)
		}
	})
}

func compareOne(b *testing.B, f *sqlite.File, c contact.Contact, partner string) bool {
	b.Helper()
	engine := f.Engine()
	form := engine.Prepare(c.Record())
	candidates, err := f.FindCandidates(b.Context(), party(c), form.Keys())
	if err != nil {
		b.Fatal(err)
	}
	counts, total, err := f.Frequencies(b.Context(), form.Terms())
	if err != nil {
		b.Fatal(err)
	}
	isFound := false
	forms := make([]*match.Form, len(candidates))
	for i, v := range candidates {
		if v.Party.IsLedger() {
			forms[i] = engine.Prepare(v.Ledger.Record())
		} else {
			forms[i] = engine.Prepare(v.Contact.Record())
		}
		isFound = isFound || v.Ledger.ID == partner && partner != ""
	}
	engine.Find(form, forms, tally{counts, total})
	return isFound
}

// tally is how common terms are.
type tally struct {
	counts map[uint64]int
	total  int
}

func (t tally) Count(term uint64) int { return t.counts[term] }
func (t tally) Total() int            { return t.total }

// An import of 10,000 contacts must take less than 3 s beyond the server's time, and reading them again when nearly all
// changed no longer.
func BenchmarkImport10000(b *testing.B) {
	lists := firms.Make(10_000, 1)
	plan := contacts.Plan{}
	for i, r := range lists.Right {
		l := ledgerOf(r)
		l.ID = fmt.Sprintf("00000000-0000-4000-8000-%012d", i)
		plan.Mirror, plan.Add = append(plan.Mirror, l), append(plan.Add, fromXero(l))
	}
	again := contacts.Plan{Mirror: slices.Clone(plan.Mirror)}
	for i := range again.Mirror {
		again.Mirror[i].Phone = fmt.Sprintf("09 %07d", i)
	}
	for name, steps := range map[string][]contacts.Plan{"first": {plan}, "changed": {plan, again}, "unchanged": {plan, {Mirror: plan.Mirror}}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				f := benchFile(b)
				for i, step := range steps {
					if i == len(steps)-1 {
						b.StartTimer()
					}
					if _, err := f.ApplyImport(b.Context(), step, noon()); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
