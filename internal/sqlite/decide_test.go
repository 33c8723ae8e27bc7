package sqlite_test

import (
	"slices"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/matching"
	"daybook/internal/order"
	"daybook/internal/posting/postingtest"
	"daybook/internal/sqlite"
)

func party(c contact.Contact) contact.Party { return contact.Party{ContactID: c.ID} }
func xero(id string) contact.Party          { return contact.Party{LedgerID: id} }
func same(l, r contact.Party) contact.Decision {
	return contact.Decision{Answer: contact.Same, Left: l, Right: r, Actor: contact.ByOwner}
}

func apart(l, r contact.Party) contact.Decision {
	d := same(l, r)
	d.Answer = contact.Different
	return d
}

func worksAt(l, r contact.Party) contact.Decision {
	d := same(l, r)
	d.Answer = contact.WorksAt
	return d
}

func atXero(id, name string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Status: "ACTIVE"}
}

func decide(t *testing.T, f *sqlite.File, decisions ...contact.Decision) []contact.Decision {
	t.Helper()
	return must(f.Decide(t.Context(), decisions))(t)
}

func undo(t *testing.T, f *sqlite.File, isAskedAgain bool, ids ...int64) {
	t.Helper()
	if err := f.Undo(t.Context(), ids, contact.ByOwner, isAskedAgain); err != nil {
		t.Fatal(err)
	}
}

// three are contacts here and as many at Xero.
func three(t *testing.T) (*sqlite.File, []contact.Contact) {
	t.Helper()
	f := setup(t)
	if err := f.UpsertLedgerContacts(t.Context(), []contact.LedgerContact{atXero("x1", "X One"), atXero("x2", "X Two"), atXero("x3", "X Three")}); err != nil {
		t.Fatal(err)
	}
	here := must(f.SaveContacts(t.Context(), []contact.Contact{aContact("Ash"), aContact("Beech"), aContact("Cedar")}))(t)
	return f, here
}

func TestAMergeTakesAContactOutOfEveryListAndUndoingBringsItBack(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	a, b := here[0], here[1]
	b.Email, b.IsSupplier = "beech@beech.example", true
	b = saveContact(ctx, t, f, b)
	must(f.SaveOrder(ctx, anOrder("SO-1", a.ID, 0)))(t)
	must(f.SaveOrder(ctx, anOrder("SO-2", b.ID, 0)))(t)
	decide(t, f, same(party(b), xero("x2")))
	merge := decide(t, f, same(party(a), party(b)))[0]

	got := must(f.GetContact(ctx, b.ID))(t)
	if got.ID != a.ID || got.Name != "Ash" || got.Email != "beech@beech.example" || !got.IsSupplier || got.LedgerID != "x2" {
		t.Errorf("the merged contact opens %+v", got)
	}
	if page := must(f.ListContacts(ctx, contact.Query{}))(t); page.Total != 2 || page.Rows[0] != got {
		t.Errorf("listed %+v", page.Rows)
	}
	if counts := must(f.CountContacts(ctx))(t); counts.All != 2 || counts.Linked != 1 || counts.Suppliers != 1 {
		t.Errorf("counts %+v", counts)
	}
	if all := must(f.AllContacts(ctx))(t); len(all) != 2 {
		t.Errorf("all are %+v", all)
	}
	if found := must(f.FindContactsByName(ctx, "beech"))(t); len(found) != 0 {
		t.Errorf("by its name %+v", found)
	}
	if page := must(f.ListContacts(ctx, contact.Query{Search: "beech"}))(t); page.Total != 1 || page.Rows[0].ID != a.ID {
		t.Errorf("the survivor is not found by the other's name: %+v", page.Rows)
	}
	if linked, ok, err := f.FindContactByLedgerID(ctx, "x2"); err != nil || !ok || linked.ID != a.ID {
		t.Errorf("x2 belongs to %+v, %v", linked, err)
	}
	for _, id := range []int64{a.ID, b.ID} {
		page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, ContactID: id, Sort: order.ByNumber}))(t)
		if page.Total != 2 || page.Rows[1].ContactName != "Ash" || page.Rows[1].ContactID != a.ID {
			t.Errorf("orders of %d: %+v", id, page.Rows)
		}
	}
	if o := must(f.GetOrder(ctx, 2))(t); o.ContactID != b.ID {
		t.Errorf("the order was moved to contact %d", o.ContactID)
	}
	if page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Search: "ash SO-2"}))(t); page.Total != 1 {
		t.Error("the order is not found by the survivor's name")
	}
	b.Name = "Beech Ltd"
	if _, err := f.SaveContact(ctx, b); !fault.Is(err, fault.Conflict) {
		t.Errorf("a form of the merged contact was saved with %v", err)
	}
	must(f.SaveOrder(ctx, anOrder("SO-3", b.ID, 0)))(t)

	undo(t, f, false, merge.ID)
	back := must(f.GetContact(ctx, b.ID))(t)
	if back.ID != b.ID || back.Name != "Beech" || back.LedgerID != "x2" || back.Email != b.Email {
		t.Errorf("after undoing the contact reads %+v", back)
	}
	if lines := must(f.Lines(ctx, `SELECT contact_sort FROM orders ORDER BY id`))(t); !slices.Equal(lines, []string{"ash", "beech", "beech"}) {
		t.Errorf("orders are sorted by %q", lines)
	}
	if alone := must(f.GetContact(ctx, a.ID))(t); alone.Email != "" || alone.IsSupplier || alone.LedgerID != "" {
		t.Errorf("the survivor keeps what was not its own: %+v", alone)
	}
	if d := must(f.DecisionsOf(ctx, party(a)))(t); len(d) != 1 || d[0].Answer != contact.Different {
		t.Errorf("not remembered as different: %+v", d)
	}
	links := must(f.ListContactLinks(ctx, b.ID))(t)
	if len(links) != 2 || links[0].EndReason != "merged into Ash" || !links[1].Until.IsZero() {
		t.Errorf("links %+v", links)
	}
}

func TestFieldsOfAMergeAreTakenFromTheOtherSide(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	a, b := here[0], here[1]
	a.Phone, b.Phone = "1", "2"
	a, b = saveContact(ctx, t, f, a), saveContact(ctx, t, f, b)
	d := same(party(a), party(b))
	d.TakeRight = []contact.Field{contact.FieldPhone, contact.FieldName}
	d.Comparison = &match.Comparison{PerMille: 900, Evidence: []match.Evidence{}}
	saved := decide(t, f, d)[0]
	got := must(f.GetContact(ctx, a.ID))(t)
	if got.Phone != "2" || got.Name != "Beech" {
		t.Errorf("merged to %+v", got)
	}
	got.Phone = "3"
	if edited := saveContact(ctx, t, f, got); edited.Phone != "3" || edited.Name != "Beech" {
		t.Errorf("what was typed afterwards is lost: %+v", edited)
	}
	all := must(f.ListDecisions(ctx))(t)
	if len(all) != 1 || !slices.Equal(all[0].TakeRight, d.TakeRight) || all[0].Comparison.PerMille != 900 || !all[0].At.Equal(noon()) {
		t.Errorf("decisions %+v", all)
	}
	undo(t, f, true, saved.ID)
	if again := must(f.GetContact(ctx, a.ID))(t); again.Name != "Ash" || again.Phone != "3" {
		t.Errorf("after undoing %+v", again)
	}
}

func TestADecisionIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	type world struct {
		f       *sqlite.File
		a, b, c contact.Party
	}
	cases := []struct {
		name string
		// before is decided first; it is undone nowhere.
		before func(w world) []contact.Decision
		then   func(w world) []contact.Decision
		want   fault.Code
	}{
		{"about a contact that is not there", nil, func(w world) []contact.Decision {
			return []contact.Decision{same(w.a, contact.Party{ContactID: 99})}
		}, fault.NotFound},
		{"about a contact at Xero that was never read", nil, func(w world) []contact.Decision {
			return []contact.Decision{same(w.a, xero("x9"))}
		}, fault.NotFound},
		{"about one contact and itself", nil, func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.a)} }, fault.Invalid},
		{"against one that said different", func(w world) []contact.Decision { return []contact.Decision{apart(w.a, w.b)} },
			func(w world) []contact.Decision { return []contact.Decision{same(w.b, w.a)} }, fault.Conflict},
		{"against one that said where a person works", func(w world) []contact.Decision { return []contact.Decision{worksAt(w.a, w.b)} },
			func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b)} }, fault.Conflict},
		{"against one that said same", func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b)} },
			func(w world) []contact.Decision { return []contact.Decision{apart(w.a, w.b)} }, fault.Conflict},
		{"that where a person works is another firm, of one", func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b)} },
			func(w world) []contact.Decision { return []contact.Decision{worksAt(w.a, w.b)} }, fault.Conflict},
		{"against one over a third", func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b), apart(w.a, w.c)} },
			func(w world) []contact.Decision { return []contact.Decision{same(w.b, w.c)} }, fault.Conflict},
		{"that a part of one is different", func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b), same(w.b, w.c)} },
			func(w world) []contact.Decision { return []contact.Decision{apart(w.a, w.c)} }, fault.Conflict},
		{"against another of the same answer sheet", nil,
			func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b), apart(w.b, w.a)} }, fault.Conflict},
		{"against two others of the same answer sheet", nil,
			func(w world) []contact.Decision {
				return []contact.Decision{same(w.a, w.b), apart(w.a, w.c), same(w.b, w.c)}
			}, fault.Conflict},
		{"that links a second contact at Xero", func(w world) []contact.Decision { return []contact.Decision{same(w.a, xero("x1"))} },
			func(w world) []contact.Decision { return []contact.Decision{same(w.a, xero("x2"))} }, fault.Conflict},
		{"that links two at once", nil,
			func(w world) []contact.Decision {
				return []contact.Decision{same(w.a, xero("x1")), same(w.a, xero("x2"))}
			}, fault.Conflict},
		{"that links a second one to a merged contact", func(w world) []contact.Decision { return []contact.Decision{same(w.a, w.b), same(w.a, xero("x1"))} },
			func(w world) []contact.Decision { return []contact.Decision{same(w.b, xero("x2"))} }, fault.Conflict},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, here := three(t)
			w := world{f, party(here[0]), party(here[1]), party(here[2])}
			if c.before != nil {
				decide(t, f, c.before(w)...)
			}
			state := stateOf(t, f)
			count := len(must(f.ListDecisions(t.Context()))(t))
			if _, err := f.Decide(t.Context(), c.then(w)); !fault.Is(err, c.want) {
				t.Errorf("decided with %v, want %s", err, c.want)
			}
			if after := stateOf(t, f); !slices.Equal(after, state) || len(must(f.ListDecisions(t.Context()))(t)) != count {
				t.Errorf("half of it was kept:\n%q\nwas\n%q", after, state)
			}
		})
	}
}

func TestSeveralContactsAtXeroAreOfOneContactOnlyWhereTheyAreKnownToBeOne(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	for name, how := range map[string]func(*testing.T, *sqlite.File, []contact.Contact){
		"said so": func(t *testing.T, f *sqlite.File, here []contact.Contact) {
			t.Helper()
			decide(t, f, same(xero("x1"), xero("x2")))
		},
		"merged at Xero": func(t *testing.T, f *sqlite.File, _ []contact.Contact) {
			t.Helper()
			gone := atXero("x2", "X Two")
			gone.Status, gone.MergedToID = "ARCHIVED", "x1"
			if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{gone}); err != nil {
				t.Fatal(err)
			}
		},
		"their contacts here are one": func(t *testing.T, f *sqlite.File, here []contact.Contact) {
			t.Helper()
			decide(t, f, same(party(here[1]), xero("x2")))
			decide(t, f, same(party(here[0]), party(here[1])))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, here := three(t)
			decide(t, f, same(party(here[0]), xero("x1")))
			how(t, f, here)
			decide(t, f, same(party(here[0]), xero("x2")))
			if got := must(f.GetContact(ctx, here[0].ID))(t); got.LedgerID != "x1" {
				t.Errorf("documents go to %q, want the contact's own", got.LedgerID)
			}
			if linked := must(f.ListLinkedContacts(ctx))(t); linked["x1"] != here[0].ID || linked["x2"] != here[0].ID {
				t.Errorf("linked %v", linked)
			}
			if counts := must(f.CountLedgerContacts(ctx))(t); counts.Linked < 1 {
				t.Errorf("counts %+v", counts)
			}
		})
	}
}

func TestNothingIsDecidedAboutAContactWhoseDocumentIsOnItsWay(t *testing.T) {
	t.Parallel()
	ctx, m := t.Context(), newMoving(t)
	m.bind(m.home())
	other := saveContact(ctx, t, m.file, aContact("Another"))
	linked := must(m.file.GetContact(ctx, postingtest.Linked))(t)
	m.queue()
	for _, d := range []contact.Decision{same(party(linked), party(other)), same(party(other), party(linked)), same(party(other), xero(linked.LedgerID))} {
		if _, err := m.file.Decide(ctx, []contact.Decision{d}); !fault.Is(err, fault.Conflict) {
			t.Errorf("%+v was decided with %v", d, err)
		}
	}
	decide(t, m.file, apart(party(linked), party(other)))
	undo(t, m.file, true, must(m.file.DecisionsOf(ctx, party(other)))(t)[0].ID)
	m.work()
	if m.state() != "sent" {
		t.Fatalf("the order is %s", m.state())
	}
	decide(t, m.file, same(party(linked), party(other)))
}

func TestAnAnswerGivenTwiceIsOneDecision(t *testing.T) {
	t.Parallel()
	f, here := three(t)
	first := decide(t, f, same(party(here[0]), xero("x1")))[0]
	d := same(xero("x1"), party(here[0]))
	d.Batch = matching.NewBatch
	if again := decide(t, f, d)[0]; again.ID != first.ID {
		t.Errorf("decided again as %d, want %d", again.ID, first.ID)
	}
	if _, total, err := f.BatchPage(t.Context(), 0, 5); err != nil || total != 0 {
		t.Errorf("%d batches of nothing, %v", total, err)
	}
	works := decide(t, f, worksAt(party(here[1]), party(here[2])))[0]
	if turned := decide(t, f, worksAt(party(here[2]), party(here[1])))[0]; turned.ID == works.ID {
		t.Error("a person and the firm were taken for the firm and the person")
	}
}

func TestUndoingTwiceOrNothingChangesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f, here := three(t)
	d := decide(t, f, same(party(here[0]), party(here[1])))[0]
	undo(t, f, false, d.ID)
	page, total, err := f.DecisionPage(ctx, 0, 10)
	if err != nil || total != 2 || page[0].Answer != contact.Different || page[1].UndoneBy != contact.ByOwner || !page[1].UndoneAt.Equal(noon()) {
		t.Fatalf("history %+v, %v", page, err)
	}
	undo(t, f, false, d.ID)
	if _, total, _ := f.DecisionPage(ctx, 0, 10); total != 2 {
		t.Errorf("undoing twice made %d decisions", total)
	}
	if err := f.Undo(ctx, []int64{page[0].ID, 99}, contact.ByOwner, false); !fault.Is(err, fault.NotFound) {
		t.Errorf("undone with %v", err)
	}
	if d := must(f.DecisionsOf(ctx, party(here[0])))(t); len(d) != 1 {
		t.Errorf("half was undone: %+v", d)
	}
	for _, statement := range []string{`DELETE FROM contact_decisions`, `UPDATE contact_decisions SET answer = 'same'`} {
		if err := f.Exec(ctx, statement); err == nil {
			t.Errorf("%s changed the history", statement)
		}
	}
}
