package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
)

// fromXero is a contact as an import adds it.
func fromXero(l contact.LedgerContact) contact.Contact {
	c := contact.Contact{Source: contact.SourceXero, SourceRef: l.ID, LedgerID: l.ID}
	return c.With(l.Values())
}

func TestImportIsAppliedWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	known := saveContact(ctx, t, f, aContact("Kauri Ltd"))
	rimu := atXero("x2", "Rimu")
	plan := contacts.Plan{
		Mirror:    []contact.LedgerContact{atXero("x1", "Kauri Limited"), rimu},
		Add:       []contact.Contact{fromXero(rimu)},
		Decisions: []contact.Decision{{Answer: contact.Same, Left: party(known), Right: xero("x1"), Actor: contact.ByImport, Batch: matching.NewBatch}},
	}
	if batch, err := f.ApplyImport(ctx, plan, noon()); err != nil || batch == 0 {
		t.Fatalf("batch %d, %v", batch, err)
	}
	all := must(f.AllContacts(ctx))(t)
	if len(all) != 2 || all[0].LedgerID != "x1" || all[1].LedgerID != "x2" {
		t.Fatalf("after the import: %+v", all)
	}
	if at := must(f.ContactsReadAt(ctx))(t); !at.Equal(noon()) {
		t.Errorf("read at %v", at)
	}
	bad := contacts.Plan{Mirror: []contact.LedgerContact{atXero("x3", "Totara")}, Add: plan.Add}
	if _, err := f.ApplyImport(ctx, bad, noon()); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second contact for one Xero contact was added: %v", err)
	}
	if mirror := must(f.LedgerContacts(ctx))(t); len(mirror) != 2 {
		t.Errorf("half of a refused import was kept: %+v", mirror)
	}
}

func TestWhatChangesAtXeroShowsWhereNobodyTypedAnother(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	was := atXero("x1", "Rimu")
	was.Email, was.Phone = "old@rimu.example", "1"
	if _, err := f.ApplyImport(ctx, contacts.Plan{Mirror: []contact.LedgerContact{was}, Add: []contact.Contact{fromXero(was)}}, noon()); err != nil {
		t.Fatal(err)
	}
	c := must(f.AllContacts(ctx))(t)[0]
	o := anOrder("SO-1", c.ID, 0)
	must(f.SaveOrder(ctx, o))(t)
	c.Phone = "mine"
	c = saveContact(ctx, t, f, c)
	now := was
	now.Name, now.Email, now.Phone, now.IsSupplier = "Rimu Ltd", "new@rimu.example", "2", true
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{now}); err != nil {
		t.Fatal(err)
	}
	got := must(f.GetContact(ctx, c.ID))(t)
	if got.Name != "Rimu Ltd" || got.Email != "new@rimu.example" || got.Phone != "mine" || !got.IsSupplier || got.Version != c.Version+1 {
		t.Errorf("after the change %+v", got)
	}
	for _, search := range []string{"new@rimu", "ltd"} {
		if page := must(f.ListContacts(ctx, contact.Query{Search: search}))(t); page.Total != 1 {
			t.Errorf("%q finds %d", search, page.Total)
		}
	}
	if lines := must(f.Lines(ctx, `SELECT contact_sort FROM orders`))(t); !slices.Equal(lines, []string{"rimu ltd"}) {
		t.Errorf("orders are sorted by %q", lines)
	}
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{now}); err != nil {
		t.Fatal(err)
	}
	if again := must(f.GetContact(ctx, c.ID))(t); again != got {
		t.Errorf("the same reading again changed %+v to %+v", got, again)
	}
	if err := f.UnlinkContact(ctx, c.ID, "another firm"); err != nil {
		t.Fatal(err)
	}
	if apart := must(f.GetContact(ctx, c.ID))(t); apart.Name != "Rimu Ltd" || apart.Phone != "mine" || apart.LedgerID != "" {
		t.Errorf("without its link the contact reads %+v, want what it came from", apart)
	}
	erased := contact.LedgerContact{ID: "x1", Status: "GDPRREQUEST"}
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{erased}); err != nil {
		t.Fatal(err)
	}
	if left := must(f.GetContact(ctx, c.ID))(t); left.Name != "Rimu Ltd" {
		t.Errorf("erased at Xero, the contact is called %q", left.Name)
	}
}

// Covers 8/mergedtocontactid.
func TestALinkFollowsAMergeAtXero(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	put := func(list ...contact.LedgerContact) {
		t.Helper()
		if err := f.UpsertLedgerContacts(ctx, list); err != nil {
			t.Fatal(err)
		}
	}
	put(atXero("x1", "Rimu"), atXero("x2", "Rimu"), atXero("x3", "Rimu"))
	a, b := saveContact(ctx, t, f, aContact("Rimu")), saveContact(ctx, t, f, aContact("Rimu too"))
	decide(t, f, same(party(a), xero("x1")), same(party(b), xero("x3")))
	merged := func(id, into string) contact.LedgerContact {
		l := atXero(id, "Rimu")
		l.Status, l.MergedToID = "ARCHIVED", into
		return l
	}
	put(merged("x1", "x2"))
	if got := must(f.GetContact(ctx, a.ID))(t); got.LedgerID != "x2" {
		t.Errorf("after the merge the contact is linked to %q", got.LedgerID)
	}
	if d := must(f.DecisionsOf(ctx, xero("x2")))(t); len(d) != 1 || d[0].Actor != contact.ByXero {
		t.Errorf("decisions %+v", d)
	}
	put(merged("x1", "x2"))
	if d := must(f.ListDecisions(ctx))(t); len(d) != 3 {
		t.Errorf("read again, there are %d decisions", len(d))
	}
	put(merged("x2", "x3"))
	if got := must(f.GetContact(ctx, a.ID))(t); got.LedgerID != "x1" && got.LedgerID != "x2" {
		t.Errorf("a contact here was merged because of Xero: linked to %q", got.LedgerID)
	}
	if page := must(f.ListContacts(ctx, contact.Query{}))(t); page.Total != 2 {
		t.Errorf("%d contacts are left", page.Total)
	}
}
