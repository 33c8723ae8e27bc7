package sqlite_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
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

// manyFirms fills a company with n contacts here and as many at Xero, of words as common as in real names.
func manyFirms(b *testing.B, n int) *sqlite.File {
	b.Helper()
	f := benchFile(b)
	if err := f.UseHash(b.Context(), "words", wordHashes); err != nil {
		b.Fatal(err)
	}
	here, there := make([]contact.Contact, n), make([]contact.LedgerContact, n)
	for i := range n {
		name := fmt.Sprintf("w%d w%d w%d Limited", i*7919%n, i%5003, i%97)
		here[i] = aContact(name)
		here[i].Email, here[i].Phone = fmt.Sprintf("office@firm%d.example", i), fmt.Sprintf("09-%07d", i)
		there[i] = atXero(fmt.Sprintf("00000000-0000-4000-8000-%012d", i), name)
		there[i].Email = here[i].Email
	}
	if _, err := f.SaveContacts(b.Context(), here); err != nil {
		b.Fatal(err)
	}
	if err := f.UpsertLedgerContacts(b.Context(), there); err != nil {
		b.Fatal(err)
	}
	return f
}

func BenchmarkOneContactAgainst100000(b *testing.B) {
	f := manyFirms(b, 100_000)
	keys, terms := wordHashes(match.Record{Name: "w77 w500 w33 Limited", Emails: []string{"office@firm4711.example"}, Phones: []string{"09-0001234"}})
	b.Run("candidates and frequencies", func(b *testing.B) {
		for b.Loop() {
			if _, err := f.FindCandidates(b.Context(), contact.Party{ContactID: 1}, keys); err != nil {
				b.Fatal(err)
			}
			if _, _, err := f.Frequencies(b.Context(), terms); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("keeping a change", func(b *testing.B) {
		c, err := f.GetContact(b.Context(), 5000)
		for i := 0; b.Loop() && err == nil; i++ {
			c.Name = fmt.Sprintf("w%d w2 w3 Limited", i)
			c, err = f.SaveContact(b.Context(), c)
		}
		if err != nil {
			b.Fatal(err)
		}
	})
}

func BenchmarkRead10000ContactsOfXero(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		f := benchFile(b)
		if err := f.UseHash(b.Context(), "words", wordHashes); err != nil {
			b.Fatal(err)
		}
		there, here := make([]contact.LedgerContact, 10_000), make([]contact.Contact, 10_000)
		for i := range there {
			there[i] = atXero(fmt.Sprintf("00000000-0000-4000-8000-%012d", i), fmt.Sprintf("w%d w%d Limited", i, i%97))
			there[i].Email = fmt.Sprintf("office@firm%d.example", i)
			here[i] = fromXero(there[i])
		}
		b.StartTimer()
		if err := f.UpsertLedgerContacts(b.Context(), there); err != nil {
			b.Fatal(err)
		}
		if _, err := f.SaveContacts(b.Context(), here); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		for i := range there {
			there[i].Phone = "021"
		}
		b.StartTimer()
		if err := f.UpsertLedgerContacts(b.Context(), there); err != nil {
			b.Fatal(err)
		}
	}
}
