package sqlite_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/sqlite"
)

// fullContact has something in every field.
func fullContact() contact.Contact {
	return contact.Contact{
		Name: "Rātā Joinery", FirstName: "Ana", LastName: "Rātā", Email: "Ana@Rata.example", Phone: "+64 21 555 123",
		TaxNumber: "123-456-789", Number: "0123456789abcdef0123456789abcdef",
		Address:  contact.Address{Line1: "1 Quay St", Line2: "Floor 2", City: "Whangārei", Region: "Northland", PostalCode: "0110", Country: "New Zealand"},
		Currency: "AUD", IsCustomer: true, IsSupplier: true, PaymentDays: 20, Note: "Ring first",
		Source: contact.SourceXero, SourceRef: "x-1", LedgerID: "x-1",
	}
}

func TestAContactIsReadBackAsItWasSaved(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	want := fullContact()
	saved := saveContact(ctx, t, f, want)
	want.ID, want.Version, want.UpdatedAt = saved.ID, 1, noon()
	if saved != want {
		t.Errorf("saved as\n%+v\nwant\n%+v", saved, want)
	}
	saved.Name, saved.IsCustomer, saved.Note, saved.LedgerID = "Rata Ltd", false, "", "ignored"
	again := saveContact(ctx, t, f, saved)
	want.Name, want.IsCustomer, want.Note, want.Version = "Rata Ltd", false, "", 2
	if got := must(f.GetContact(ctx, want.ID))(t); again != want || got != want {
		t.Errorf("changed to\n%+v\nread back as\n%+v\nwant\n%+v", again, got, want)
	}
}

func TestAContactIsFoundByEachOfItsKeys(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	saved := saveContact(ctx, t, f, fullContact())
	other := saveContact(ctx, t, f, aContact("Nobody"))
	one := func(c contact.Contact, found bool, err error) []contact.Contact {
		if err != nil || !found {
			return nil
		}
		return []contact.Contact{c}
	}
	for how, got := range map[string][]contact.Contact{
		"name":      must(f.FindContactsByName(ctx, "RATA  joinery"))(t),
		"e-mail":    must(f.FindContactsByEmail(ctx, "ana@rata.example"))(t),
		"source":    one(f.FindContactBySource(ctx, contact.SourceXero, "x-1")),
		"ledger id": one(f.FindContactByLedgerID(ctx, "x-1")),
		"number":    one(f.FindContactByNumber(ctx, saved.Number)),
	} {
		if !slices.Equal(got, []contact.Contact{saved}) {
			t.Errorf("by %s: %+v, want the one", how, got)
		}
	}
	for how, got := range map[string][]contact.Contact{
		"no name":           must(f.FindContactsByName(ctx, "—"))(t),
		"no e-mail":         must(f.FindContactsByEmail(ctx, ""))(t),
		"no source":         one(f.FindContactBySource(ctx, other.Source, "")),
		"no ledger id":      one(f.FindContactByLedgerID(ctx, "")),
		"no number":         one(f.FindContactByNumber(ctx, "")),
		"an unknown e-mail": must(f.FindContactsByEmail(ctx, "b@rata.example"))(t),
	} {
		if len(got) != 0 {
			t.Errorf("by %s: %+v, want none", how, got)
		}
	}
}

func TestAContactIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		change func(saved contact.Contact) contact.Contact
		want   fault.Code
	}{
		{"without a name", func(contact.Contact) contact.Contact { return aContact(" ") }, fault.Invalid},
		{"without a source", func(contact.Contact) contact.Contact { return contact.Contact{Name: "A"} }, fault.Invalid},
		{"that is not there", func(contact.Contact) contact.Contact { c := aContact("A"); c.ID = 99; return c }, fault.NotFound},
		{"from an older version", func(s contact.Contact) contact.Contact { s.Version--; return s }, fault.Conflict},
		{"with a taken number", func(s contact.Contact) contact.Contact {
			c := aContact("A")
			c.Number = s.Number
			return c
		}, fault.Conflict},
		{"imported before", func(s contact.Contact) contact.Contact {
			c := aContact("A")
			c.Source, c.SourceRef = s.Source, s.SourceRef
			return c
		}, fault.Conflict},
		{"linked to a taken Xero contact", func(s contact.Contact) contact.Contact {
			c := aContact("A")
			c.LedgerID = s.LedgerID
			return c
		}, fault.Conflict},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, ctx := setup(t), t.Context()
			saved := saveContact(ctx, t, f, fullContact())
			_, err := f.SaveContacts(ctx, []contact.Contact{aContact("Before it"), c.change(saved)})
			if !fault.Is(err, c.want) {
				t.Errorf("saved with %v, want %s", err, c.want)
			}
			if got := must(f.ListContacts(ctx, contact.Query{}))(t); got.Total != 1 || got.Rows[0] != saved {
				t.Errorf("afterwards there are %+v, want the one as it was", got.Rows)
			}
		})
	}
}

func TestTheHistoryOfLinksIsKept(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	a, b := saveContact(ctx, t, f, aContact("A")), saveContact(ctx, t, f, aContact("B"))
	link := func(id int64, ledgerID, reason string) {
		t.Helper()
		if err := f.LinkContact(ctx, id, ledgerID, reason); err != nil {
			t.Fatal(err)
		}
	}
	link(a.ID, "x-1", "same e-mail")
	link(a.ID, "x-1", "again")
	link(b.ID, "x-2", "same name")
	link(a.ID, "x-3", "merged at Xero")
	if err := f.LinkContact(ctx, a.ID, "x-2", "chosen"); !fault.Is(err, fault.Conflict) {
		t.Errorf("linking to a Xero contact that another has: %v, want conflict", err)
	}
	for range 2 {
		if err := f.UnlinkContact(ctx, a.ID, "undone"); err != nil {
			t.Fatal(err)
		}
	}
	want := []contact.Link{
		{ContactID: a.ID, LedgerID: "x-1", Since: noon(), Until: noon(), Reason: "same e-mail", EndReason: "merged at Xero"},
		{ContactID: a.ID, LedgerID: "x-3", Since: noon(), Until: noon(), Reason: "merged at Xero", EndReason: "undone"},
	}
	if got := must(f.ListContactLinks(ctx, a.ID))(t); !slices.Equal(got, want) {
		t.Errorf("links\n%+v\nwant\n%+v", got, want)
	}
	if got := must(f.GetContact(ctx, a.ID))(t); got.LedgerID != "" || got.Version != 4 {
		t.Errorf("after three changes of links the contact is linked to %q, version %d", got.LedgerID, got.Version)
	}
	if got := must(f.ListLinkedContacts(ctx))(t); len(got) != 1 || got["x-2"] != b.ID {
		t.Errorf("standing links %v, want x-2 to %d", got, b.ID)
	}
	if err := f.LinkContact(ctx, 99, "x-9", ""); !fault.Is(err, fault.NotFound) {
		t.Errorf("linking a contact that is not there: %v, want not_found", err)
	}
	if err := f.Exec(ctx, "DELETE FROM contact_links"); err == nil {
		t.Error("the history of links was taken away")
	}
}

// manyContacts saves contacts of every role, linked and not, and returns them by name.
func manyContacts(t *testing.T, f *sqlite.File) []contact.Contact {
	t.Helper()
	var contacts []contact.Contact
	for i := range 60 {
		c := aContact(fmt.Sprintf("Firm %02d", i))
		c.IsCustomer, c.IsSupplier = i%3 == 0, i%4 == 0
		c.Email = fmt.Sprintf("m%02d@firm.example", 99-i)
		if i%2 == 0 {
			c.LedgerID = fmt.Sprintf("x-%d", i)
		}
		contacts = append(contacts, c)
	}
	return must(f.SaveContacts(t.Context(), contacts))(t)
}

func TestTheContactListFiltersSortsAndCounts(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	all := manyContacts(t, f)
	roles := map[contact.Role]func(contact.Contact) bool{
		"":               func(contact.Contact) bool { return true },
		contact.Customer: func(c contact.Contact) bool { return c.IsCustomer },
		contact.Supplier: func(c contact.Contact) bool { return c.IsSupplier },
		contact.Neither:  func(c contact.Contact) bool { return !c.IsCustomer && !c.IsSupplier },
	}
	for role, hasRole := range roles {
		for _, linking := range []contact.Linking{"", contact.Linked, contact.Unlinked} {
			for _, sort := range []contact.SortBy{"", contact.SortEmail, contact.SortUpdated} {
				for _, isDescending := range []bool{false, true} {
					var want []contact.Contact
					for _, c := range all {
						if hasRole(c) && (linking == "" || (c.LedgerID != "") == (linking == contact.Linked)) {
							want = append(want, c)
						}
					}
					// By e-mail is the other way round; by the last change, all equal here, is by age.
					if isDescending != (sort == contact.SortEmail) {
						slices.Reverse(want)
					}
					q := contact.Query{Role: role, Linking: linking, Sort: sort, IsDescending: isDescending, Offset: 2, Limit: 5}
					page := must(f.ListContacts(ctx, q))(t)
					if page.Total != len(want) || !slices.Equal(page.Rows, want[min(2, len(want)):min(7, len(want))]) {
						t.Errorf("%+v: %d in all, want %d, window %+v", q, page.Total, len(want), page.Rows)
					}
				}
			}
		}
	}
	if got := must(f.CountContacts(ctx))(t); got != (contact.Counts{All: 60, Linked: 30, Customers: 20, Suppliers: 15, Neither: 30}) {
		t.Errorf("counts %+v", got)
	}
	if page := must(f.ListContacts(ctx, contact.Query{Offset: 1000}))(t); page.Rows == nil || len(page.Rows) != 0 || page.Total != 60 {
		t.Errorf("behind the end: %+v", page)
	}
}

func TestAContactIsSearchedForByNameEmailCityAndPhone(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	saved := saveContact(ctx, t, f, fullContact())
	saveContact(ctx, t, f, aContact("Nobody"))
	for search, want := range map[string]int{
		"rata": 1, "join": 1, "ana@rata": 1, "whangarei": 1, "6421555": 1, "555 12": 1, "rata whang": 1, "rata nobody": 0, "": 2, "ring": 0,
	} {
		if page := must(f.ListContacts(ctx, contact.Query{Search: search}))(t); page.Total != want || len(page.Rows) != want {
			t.Errorf("%q finds %d of %d, want %d", search, len(page.Rows), page.Total, want)
		}
	}
	saved.Name, saved.Email = strings.Repeat("Oak ", 3)+"Ltd", ""
	saveContact(ctx, t, f, saved)
	for search, want := range map[string]int{"joinery": 0, "oak": 1} {
		if page := must(f.ListContacts(ctx, contact.Query{Search: search}))(t); page.Total != want {
			t.Errorf("after the change %q finds %d, want %d", search, page.Total, want)
		}
	}
}
