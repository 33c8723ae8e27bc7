package sqlite_test

import (
	"reflect"
	"testing"

	"daybook/internal/contact"
)

func ledgerContact(id, name string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Status: "ACTIVE", UpdatedAt: noon()}
}

func TestXeroContactsAreMirroredAsRead(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	full := contact.LedgerContact{
		ID: "x-1", Name: "Rātā Joinery", FirstName: "Ana", LastName: "Rātā", Email: "ana@rata.example", Phone: "021 555",
		TaxNumber: "123-456-789", Number: "n-1", Currency: "AUD", IsCustomer: true, IsSupplier: true, Status: "ARCHIVED",
		Address:    contact.Address{Line1: "1 Quay St", Line2: "2", City: "Whangārei", Region: "N", PostalCode: "0110", Country: "NZ"},
		MergedToID: "x-2", UpdatedAt: noon(),
	}
	for _, c := range []contact.LedgerContact{full, ledgerContact("x-1", "Rata Ltd"), {ID: "x-1", Name: "No time", Status: "ACTIVE"}} {
		if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{c}); err != nil {
			t.Fatal(err)
		}
		if got, found, err := f.FindLedgerContact(ctx, "x-1"); !reflect.DeepEqual(got, c) || !found || err != nil {
			t.Errorf("read back\n%+v, %v, %v\nwant\n%+v", got, found, err, c)
		}
	}
	if all := must(f.ListLedgerContacts(ctx))(t); len(all) != 1 {
		t.Errorf("one contact read three times is kept %d times", len(all))
	}
	if _, found, err := f.FindLedgerContact(ctx, "x-9"); found || err != nil {
		t.Errorf("a contact that was never read: %v, %v", found, err)
	}
	err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{ledgerContact("x-3", "C"), {ID: "x-4", Name: "without a status"}})
	if _, found, _ := f.FindLedgerContact(ctx, "x-3"); err == nil || found {
		t.Errorf("half of a list was kept (%v)", err)
	}
}

func TestXeroContactsAreFoundByTheirKeys(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	number, tax, email, name := ledgerContact("x-1", "One"), ledgerContact("x-2", "Two"), ledgerContact("x-3", "Three"), ledgerContact("x-4", "Rātā & Co")
	number.Number, tax.TaxNumber, email.Email = "n-1", "123-456-789", "Ana@Rata.example"
	old, merged := ledgerContact("x-5", "Old"), ledgerContact("x-6", "New")
	old.MergedToID, old.Status = "x-6", "ARCHIVED"
	other := ledgerContact("x-7", "—")
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{number, tax, email, name, old, merged, other}); err != nil {
		t.Fatal(err)
	}
	for how, found := range map[string]struct{ got, want []contact.LedgerContact }{
		"number":     {must(f.FindLedgerContactsByNumber(ctx, "n-1"))(t), []contact.LedgerContact{number}},
		"tax number": {must(f.FindLedgerContactsByTaxNumber(ctx, "123456789"))(t), []contact.LedgerContact{tax}},
		"e-mail":     {must(f.FindLedgerContactsByEmail(ctx, "ANA@rata.example"))(t), []contact.LedgerContact{email}},
		"name":       {must(f.FindLedgerContactsByName(ctx, "rata and CO"))(t), []contact.LedgerContact{name}},
		"no number":  {must(f.FindLedgerContactsByNumber(ctx, ""))(t), []contact.LedgerContact{}},
		"no name":    {must(f.FindLedgerContactsByName(ctx, "—"))(t), []contact.LedgerContact{}},
	} {
		if !reflect.DeepEqual(found.got, found.want) {
			t.Errorf("by %s: %+v, want %+v", how, found.got, found.want)
		}
	}
}

func TestXeroContactsThatCanBeUsedAreCounted(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	customer, both, neither, archived, merged := ledgerContact("x-1", "A"), ledgerContact("x-2", "B"), ledgerContact("x-3", "C"),
		ledgerContact("x-4", "D"), ledgerContact("x-5", "E")
	customer.IsCustomer, both.IsCustomer, both.IsSupplier, archived.IsCustomer, merged.IsSupplier = true, true, true, true, true
	archived.Status, merged.MergedToID = "ARCHIVED", "x-1"
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{customer, both, neither, archived, merged}); err != nil {
		t.Fatal(err)
	}
	c := aContact("B")
	c.LedgerID = "x-2"
	saveContact(ctx, t, f, c)
	if got := must(f.CountLedgerContacts(ctx))(t); got != (contact.Counts{All: 3, Linked: 1, Customers: 2, Suppliers: 1, Neither: 1}) {
		t.Errorf("counts %+v", got)
	}
}
