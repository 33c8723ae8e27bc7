package sqlite_test

import (
	"testing"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
)

func TestImportIsAppliedWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	known := saveContact(ctx, t, f, aContact("Kauri Ltd"))
	plan := contacts.Plan{
		Mirror: []contact.LedgerContact{{ID: "x1", Name: "Kauri Limited", Status: "ACTIVE"}, {ID: "x2", Name: "Rimu", Status: "ACTIVE"}},
		Add:    []contact.Contact{{Name: "Rimu", Source: contact.SourceXero, SourceRef: "x2", LedgerID: "x2", PaymentDays: -1}},
		Link:   []contacts.Link{{ContactID: known.ID, LedgerID: "x1", Evidence: contact.ByEmail}},
	}
	if err := f.ApplyImport(ctx, plan, noon()); err != nil {
		t.Fatal(err)
	}
	all := must(f.AllContacts(ctx))(t)
	if len(all) != 2 || all[0].LedgerID != "x1" || all[1].LedgerID != "x2" {
		t.Fatalf("after the import: %+v", all)
	}
	if at := must(f.ContactsReadAt(ctx))(t); !at.Equal(noon()) {
		t.Errorf("read at %v", at)
	}
	bad := contacts.Plan{Mirror: []contact.LedgerContact{{ID: "x3", Name: "Totara", Status: "ACTIVE"}}, Add: plan.Add}
	if err := f.ApplyImport(ctx, bad, noon()); err == nil {
		t.Error("a second contact for one Xero contact was added")
	}
	if mirror := must(f.LedgerContacts(ctx))(t); len(mirror) != 2 {
		t.Errorf("half of a refused import was kept: %+v", mirror)
	}
}
