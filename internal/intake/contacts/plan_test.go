package contacts_test

import (
	"testing"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
)

var everyone = contacts.Roles{Customers: true, Suppliers: true, Neither: true}

func ledger(id, name, email string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Email: email, Status: "ACTIVE", IsCustomer: true}
}

// apply does to two lists what a store does, so that an import can be run again.
func apply(local []contact.Contact, p contacts.Plan) []contact.Contact {
	out := append([]contact.Contact{}, local...)
	for _, l := range p.Link {
		for i := range out {
			if out[i].ID == l.ContactID {
				out[i].LedgerID = l.LedgerID
			}
		}
	}
	for _, u := range p.Update {
		for i := range out {
			if out[i].ID == u.ID {
				out[i] = u
			}
		}
	}
	for _, a := range p.Add {
		a.ID = int64(len(out) + 1)
		out = append(out, a)
	}
	return out
}

func TestImportTwiceIsImportOnce(t *testing.T) {
	t.Parallel()
	read := []contact.LedgerContact{ledger("a", "Kauri Ltd", "k@kauri.example"), ledger("b", "Rimu", ""), ledger("c", "Rimu", "")}
	local := []contact.Contact{{ID: 1, Name: "Kauri Limited", Email: "K@kauri.example"}}
	first := contacts.MakePlan(everyone, local, nil, read)
	if first.Counts.Linked != 1 || first.Counts.New != 2 || first.Counts.Customers != 3 {
		t.Fatalf("the first import: %+v", first.Counts)
	}
	second := contacts.MakePlan(everyone, apply(local, first), read, read)
	if len(second.Add)+len(second.Link)+len(second.Update) != 0 || second.Counts.Unchanged != 3 {
		t.Errorf("the second import: %+v", second.Counts)
	}
}

func TestReconnectWithAnEmptyMirrorAddsNothing(t *testing.T) {
	t.Parallel()
	read := []contact.LedgerContact{ledger("a", "Kauri Ltd", "k@kauri.example")}
	local := apply(nil, contacts.MakePlan(everyone, nil, nil, read))
	again := contacts.MakePlan(everyone, local, nil, read)
	if again.Counts.New != 0 || len(again.Update) != 0 {
		t.Errorf("after reconnecting: %+v", again.Counts)
	}
}

func TestRolesChooseWhatIsAdded(t *testing.T) {
	t.Parallel()
	supplier := contact.LedgerContact{ID: "s", Name: "Timber", Status: "ACTIVE", IsSupplier: true}
	fresh := contact.LedgerContact{ID: "n", Name: "New", Status: "ACTIVE"}
	archived := contact.LedgerContact{ID: "x", Name: "Gone", Status: "ARCHIVED", IsCustomer: true}
	read := []contact.LedgerContact{ledger("c", "Cafe", ""), supplier, fresh, archived}
	tests := []struct {
		name  string
		roles contacts.Roles
		want  int
	}{
		{"customers", contacts.Roles{Customers: true}, 1},
		{"suppliers", contacts.Roles{Suppliers: true}, 1},
		{"neither yet", contacts.Roles{Neither: true}, 1},
		{"all", everyone, 3},
		{"none", contacts.Roles{}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			plan := contacts.MakePlan(test.roles, nil, nil, read)
			if len(plan.Add) != test.want || plan.Counts.Archived != 1 || len(plan.Mirror) != 4 {
				t.Errorf("added %d, counts %+v", len(plan.Add), plan.Counts)
			}
		})
	}
}

func TestWhatTheOwnerTypedIsKept(t *testing.T) {
	t.Parallel()
	before := ledger("a", "Kauri", "old@kauri.example")
	before.Phone = "1"
	now := before
	now.Email, now.Phone = "new@kauri.example", "2"
	local := []contact.Contact{{ID: 1, Name: "Kauri", Email: "old@kauri.example", Phone: "mine", LedgerID: "a", IsCustomer: true}}
	plan := contacts.MakePlan(everyone, local, []contact.LedgerContact{before}, []contact.LedgerContact{now})
	if len(plan.Update) != 1 || plan.Update[0].Email != "new@kauri.example" || plan.Update[0].Phone != "mine" || plan.Counts.Kept != 1 {
		t.Errorf("updates %+v, counts %+v", plan.Update, plan.Counts)
	}
}

func TestNoLinkByItselfOnWeakEvidence(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		local contact.Contact
		read  []contact.LedgerContact
	}{
		{"a shared mailbox under another name", contact.Contact{ID: 1, Name: "Rimu Joinery", Email: "office@books.example"},
			[]contact.LedgerContact{ledger("a", "Kauri Kitchens", "office@books.example")}},
		{"names that share only a legal form", contact.Contact{ID: 1, Name: "Rimu Limited", Email: "office@books.example"},
			[]contact.LedgerContact{ledger("a", "Kauri Limited", "office@books.example")}},
		{"two at Xero with one name", contact.Contact{ID: 1, Name: "Rimu"},
			[]contact.LedgerContact{ledger("a", "Rimu", ""), ledger("b", "RIMU", "")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			plan := contacts.MakePlan(everyone, []contact.Contact{test.local}, nil, test.read)
			if len(plan.Link) != 0 || len(plan.Add) != 0 || plan.Counts.Doubtful != len(test.read) {
				t.Errorf("linked %+v, added %+v, %+v", plan.Link, plan.Add, plan.Counts)
			}
		})
	}
}

func TestOneAtXeroIsTakenOnce(t *testing.T) {
	t.Parallel()
	local := []contact.Contact{{ID: 1, Name: "Rimu"}, {ID: 2, Name: "Rimu"}}
	plan := contacts.MakePlan(everyone, local, nil, []contact.LedgerContact{ledger("a", "Rimu", "")})
	if len(plan.Link) != 1 || plan.Link[0].ContactID != 1 || len(plan.Add) != 0 {
		t.Errorf("links %+v, added %+v", plan.Link, plan.Add)
	}
}
