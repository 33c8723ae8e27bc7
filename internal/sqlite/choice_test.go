package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

func TestAFieldIsMineUntilXeroSaysAnotherThingOrTheirs(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	c := here[0]
	c.Email, c.Phone = "me@ash.example", "1"
	c = saveContact(ctx, t, f, c)
	put := func(email, phone string) {
		t.Helper()
		l := atXero("x1", "Ash")
		l.Email, l.Phone, l.TaxNumber = email, phone, "123"
		if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{l}); err != nil {
			t.Fatal(err)
		}
	}
	differ := func(want ...matching.Difference) {
		t.Helper()
		if got := must(f.Differences(ctx, c.ID))(t); got == nil || !slices.Equal(got, want) {
			t.Errorf("differences %+v, want %+v", got, want)
		}
	}
	choose := func(field contact.Field, theirs string, side matching.Side) error {
		return f.Choose(ctx, []matching.Choice{{ContactID: c.ID, Field: field, Theirs: theirs, Side: side}})
	}
	put("them@ash.example", "")
	differ()
	decide(t, f, same(party(c), xero("x1")))
	if got := must(f.GetContact(ctx, c.ID))(t); got.Email != "me@ash.example" || got.Phone != "1" || got.TaxNumber != "123" {
		t.Errorf("linked, the contact reads %+v", got)
	}
	email := matching.Difference{Field: contact.FieldEmail, Mine: "me@ash.example", Theirs: "them@ash.example"}
	differ(email)
	if err := choose(contact.FieldEmail, "them@ash.example", matching.Mine); err != nil {
		t.Fatal(err)
	}
	email.IsChosen = true
	differ(email)
	put("new@ash.example", "2")
	email.IsChosen, email.Theirs = false, "new@ash.example"
	phone := matching.Difference{Field: contact.FieldPhone, Mine: "1", Theirs: "2"}
	differ(email, phone)
	for name, err := range map[string]error{
		"an older value": choose(contact.FieldEmail, "them@ash.example", matching.Theirs),
	} {
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("%s was chosen with %v", name, err)
		}
	}
	if err := choose("note", "", matching.Mine); !fault.Is(err, fault.Invalid) {
		t.Errorf("a field Xero does not have was chosen with %v", err)
	}
	if err := choose(contact.FieldEmail, "new@ash.example", "both"); !fault.Is(err, fault.Invalid) {
		t.Errorf("both were chosen with %v", err)
	}
	if err := choose(contact.FieldEmail, "new@ash.example", matching.Theirs); err != nil {
		t.Fatal(err)
	}
	differ(phone)
	put("newest@ash.example", "2")
	if got := must(f.GetContact(ctx, c.ID))(t); got.Email != "newest@ash.example" || got.Phone != "1" {
		t.Errorf("after taking theirs %+v", got)
	}
	both := []matching.Choice{{ContactID: c.ID, Field: contact.FieldPhone, Theirs: "2", Side: matching.Theirs}, {ContactID: 99, Field: contact.FieldPhone}}
	if err := f.Choose(ctx, both); !fault.Is(err, fault.NotFound) {
		t.Errorf("chosen for nobody with %v", err)
	}
	differ(phone)
	if _, err := f.Differences(ctx, 99); !fault.Is(err, fault.NotFound) {
		t.Errorf("differences of nobody: %v", err)
	}
}

func TestTakingTheirsTakesTheValuesOfMergedContactsToo(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	here[1].Phone = "typed into Beech"
	saveContact(ctx, t, f, here[1])
	l := atXero("x1", "Ash")
	l.Phone = "theirs"
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{l}); err != nil {
		t.Fatal(err)
	}
	decide(t, f, same(party(here[0]), xero("x1")), same(party(here[0]), party(here[1])))
	want := matching.Difference{Field: contact.FieldPhone, Mine: "typed into Beech", Theirs: "theirs"}
	if got := must(f.Differences(ctx, here[1].ID))(t); !slices.Equal(got, []matching.Difference{want}) {
		t.Errorf("differences %+v", got)
	}
	if err := f.Choose(ctx, []matching.Choice{{ContactID: here[1].ID, Field: contact.FieldPhone, Theirs: "theirs", Side: matching.Theirs}}); err != nil {
		t.Fatal(err)
	}
	if got := must(f.GetContact(ctx, here[0].ID))(t); got.Phone != "theirs" {
		t.Errorf("the phone is %q", got.Phone)
	}
}
