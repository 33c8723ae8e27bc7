package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
	"daybook/internal/posting/postingtest"
)

func TestAnImportIsUndoneAsAWhole(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	mirror := []contact.LedgerContact{atXero("n1", "Elm"), atXero("n2", "Fir"), atXero("n3", "Gum"), atXero("n4", "Holm")}
	plan := contacts.Plan{Mirror: mirror, Decisions: []contact.Decision{{Answer: contact.Same, Left: party(here[0]), Right: xero("x1"),
		Actor: contact.ByImport, Batch: matching.NewBatch}}}
	for _, l := range mirror {
		plan.Add = append(plan.Add, fromXero(l))
	}
	batch := must(f.ApplyImport(ctx, plan, noon()))(t)
	all := must(f.AllContacts(ctx))(t)
	elm, fir, gum, holm := all[3], all[4], all[5], all[6]
	// One has an order, one was edited, one was decided about: they stay. One was not touched: it goes.
	order := must(f.SaveOrder(ctx, anOrder("SO-1", fir.ID, 0)))(t)
	gum.Phone = "021"
	gum = saveContact(ctx, t, f, gum)
	decide(t, f, same(party(here[1]), party(holm)))
	done := must(f.UndoBatch(ctx, batch, contact.ByOwner))(t)
	if done != (matching.UndoneBatch{Decisions: 2, Removed: 1, Kept: 3}) {
		t.Errorf("undone %+v", done)
	}
	if _, err := f.GetContact(ctx, elm.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the contact nobody used is read with %v", err)
	}
	for id, ledgerID := range map[int64]string{here[0].ID: "", fir.ID: "n2", gum.ID: "n3"} {
		if c := must(f.GetContact(ctx, id))(t); c.LedgerID != ledgerID {
			t.Errorf("%s is linked to %q, want %q", c.Name, c.LedgerID, ledgerID)
		}
	}
	if page := must(f.ListContacts(ctx, contact.Query{Search: "elm"}))(t); page.Total != 0 {
		t.Error("the contact that was taken out is found")
	}
	if d := must(f.DecisionsOf(ctx, party(here[0])))(t); len(d) != 1 || d[0].Answer != contact.Different {
		t.Errorf("the link is not remembered as wrong: %+v", d)
	}
	if again := must(f.UndoBatch(ctx, batch, contact.ByOwner))(t); again != (matching.UndoneBatch{Kept: 3}) {
		t.Errorf("undone again %+v", again)
	}
	batches, _, err := f.BatchPage(ctx, 0, 5)
	if err != nil || len(batches) != 1 || batches[0].Added != 4 || batches[0].Remaining != 3 || batches[0].Standing != 3 {
		t.Errorf("batches %+v, %v", batches, err)
	}
	// The next import brings the one back that is gone, and nothing twice.
	must(f.ApplyImport(ctx, contacts.Plan{Mirror: mirror, Add: []contact.Contact{fromXero(mirror[0])}}, noon()))(t)
	names := []string{}
	for _, c := range must(f.AllContacts(ctx))(t) {
		names = append(names, c.Name)
	}
	if !slices.Equal(names, []string{"Ash", "Beech", "Cedar", "Fir", "Gum", "Elm"}) {
		t.Errorf("contacts are %q", names)
	}
	if _, err := f.UndoBatch(ctx, 99, contact.ByOwner); !fault.Is(err, fault.NotFound) {
		t.Errorf("an import that was never made was undone with %v", err)
	}
	if o := must(f.GetOrder(ctx, order.ID))(t); o.ContactID != fir.ID {
		t.Error("the order lost its contact")
	}
}

func TestAnImportNobodyTouchedLeavesNoTraceOnceItIsUndone(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	mirror := []contact.LedgerContact{atXero("n1", "Elm"), atXero("n2", "Fir")}
	if err := f.UpsertLedgerContacts(ctx, mirror); err != nil {
		t.Fatal(err)
	}
	before := must(f.AllContacts(ctx))(t)
	plan := contacts.Plan{Add: []contact.Contact{fromXero(mirror[0]), fromXero(mirror[1])}, Decisions: []contact.Decision{
		{Answer: contact.Same, Left: party(here[2]), Right: xero("x3"), Actor: contact.ByImport, Batch: matching.NewBatch}}}
	batch := must(f.ApplyImport(ctx, plan, noon()))(t)
	must(f.UndoBatch(ctx, batch, contact.ByOwner))(t)
	after := must(f.AllContacts(ctx))(t)
	for i := range after {
		after[i].Version = before[i].Version
	}
	if !slices.Equal(after, before) {
		t.Errorf("afterwards the contacts are\n%+v\nwant\n%+v", after, before)
	}
}

func TestAnImportLeavesForTheNextOneWhatCannotBeDecidedNow(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	busy, free := must(m.file.GetContact(ctx, postingtest.Linked))(t), saveContact(ctx, t, m.file, aContact("Free"))
	if busy.LedgerID == "" {
		t.Fatal("the contact of the order is not linked")
	}
	m.queue()
	mirror := []contact.LedgerContact{atXero("n1", "Free"), atXero("n2", "Busy again")}
	plan := contacts.Plan{Organisation: m.sample.Organisation, Mirror: mirror, Decisions: []contact.Decision{
		{Answer: contact.Same, Left: xero(busy.LedgerID), Right: xero("n2"), Actor: contact.ByImport, Batch: matching.NewBatch},
		{Answer: contact.Same, Left: party(free), Right: xero("n1"), Actor: contact.ByImport, Batch: matching.NewBatch},
	}}
	must(m.file.ApplyImport(ctx, plan, noon()))(t)
	if c := must(m.file.GetContact(ctx, free.ID))(t); c.LedgerID != "n1" {
		t.Errorf("what could be decided was not: linked to %q", c.LedgerID)
	}
	if d := must(m.file.DecisionsOf(ctx, xero("n2")))(t); len(d) != 0 {
		t.Errorf("decided while a document is on its way: %+v", d)
	}
}

func TestDecisionsBelongToTheirOrganisation(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	a, b := saveContact(ctx, t, m.file, aContact("Ash")), saveContact(ctx, t, m.file, aContact("Beech"))
	c := saveContact(ctx, t, m.file, aContact("Cedar"))
	l := atXero("h1", "Ash")
	l.Phone = "home"
	if err := m.file.UpsertLedgerContacts(ctx, []contact.LedgerContact{l, atXero("h2", "Cedar")}); err != nil {
		t.Fatal(err)
	}
	decide(t, m.file, same(party(a), xero("h1")), same(party(a), party(b)), apart(party(c), xero("h2")))
	if err := m.file.ReplacePairs(ctx, []matching.Pair{asked(party(c), xero("h1"), 700, 1), asked(party(a), party(c), 600, 1)}); err != nil {
		t.Fatal(err)
	}
	if got := must(m.file.GetContact(ctx, b.ID))(t); got.LedgerID != "h1" || got.Phone != "home" {
		t.Fatalf("at home the contact reads %+v", got)
	}
	m.bind(otherBooks, otherSet())
	got := must(m.file.GetContact(ctx, b.ID))(t)
	if got.ID != a.ID || got.LedgerID != "" || got.Phone != "" {
		t.Errorf("in the other books the contact reads %+v, want it merged, and not linked", got)
	}
	if all := must(m.file.ListDecisions(ctx))(t); len(all) != 1 {
		t.Errorf("decisions in the other books: %+v", all)
	}
	if page := must(m.file.ListPairs(ctx, matching.PairQuery{}))(t); page.Total != 1 || page.Rows[0].Right != party(c) {
		t.Errorf("questions in the other books: %+v", page.Rows)
	}
	if err := m.file.UpsertLedgerContacts(ctx, []contact.LedgerContact{atXero("o1", "Ash")}); err != nil {
		t.Fatal(err)
	}
	decide(t, m.file, same(party(b), xero("o1")))
	m.bind(m.home())
	if got := must(m.file.GetContact(ctx, a.ID))(t); got.LedgerID != "h1" {
		t.Errorf("back home the contact is linked to %q", got.LedgerID)
	}
	if links := must(m.file.ListLinkedContacts(ctx))(t); links["h1"] != a.ID || links["o1"] != 0 {
		t.Errorf("back home %v are linked", links)
	}
	if d := must(m.file.DecisionsOf(ctx, party(c)))(t); len(d) != 1 || d[0].Answer != contact.Different {
		t.Errorf("back home %+v stands", d)
	}
}
