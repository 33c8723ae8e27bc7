package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

var noon = time.Date(2026, 9, 14, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func update(t *testing.T, s *store.Store, change func(tx *store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

func view(t *testing.T, s *store.Store, read func(tx *store.Tx) error) {
	t.Helper()
	if err := s.View(t.Context(), read); err != nil {
		t.Fatal(err)
	}
}

// filled is a file with an organisation, two contacts and a draft bill of 23.00.
func filled(t *testing.T) *store.Store {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "practice file.db"))
	update(t, s, func(tx *store.Tx) error {
		ctx := t.Context()
		return errors.Join(
			tx.SaveOrganisation(ctx, books.Organisation{ID: "org", Name: "Demo", BaseCurrency: "NZD", Zone: "Pacific/Auckland"}),
			tx.SaveCurrency(ctx, books.Currency{Code: "NZD", DayRate: money.One}),
			tx.SaveAccount(ctx, books.Account{ID: "a1", Code: "310", Class: "EXPENSE", TaxType: "INPUT2", Status: books.StatusActive}),
			tx.SaveAccount(ctx, books.Account{ID: "a0", Code: "090", Type: "BANK", Class: "ASSET", Status: books.StatusActive}),
			tx.SaveTaxRate(ctx, books.TaxRate{TaxType: "INPUT2", Status: books.StatusActive, EffectiveRate: 15 * money.One, CanApplyToExpenses: true}),
			tx.SaveContact(ctx, books.Contact{ID: "c1", Name: "Bay Timber", Number: "N1", Status: books.StatusActive, UpdatedAt: noon}),
			tx.SaveContact(ctx, books.Contact{ID: "c2", Name: "City Sofas", Status: books.StatusActive, UpdatedAt: noon.Add(time.Hour)}),
			tx.SaveInvoice(ctx, books.Invoice{
				ID: "i1", Type: books.Purchase, Number: "B-1", ContactID: "c1", Status: books.Draft, Currency: "NZD", CurrencyRate: money.One,
				Date: civil.Of(noon), DueDate: civil.Of(noon), LineAmountTypes: books.Exclusive, UpdatedAt: noon,
				Lines:    []books.Line{{ID: "l1", Description: "Oak", Quantity: money.One, UnitAmount: 20 * money.One, AccountCode: "310", TaxType: "INPUT2", LineAmount: 2000, TaxAmount: 300}},
				SubTotal: 2000, TotalTax: 300, Total: 2300,
			}),
		)
	})
	return s
}

func get[T any](t *testing.T, s *store.Store, id string, find func(*store.Tx, context.Context, string) (T, bool, error)) T {
	t.Helper()
	var found T
	view(t, s, func(tx *store.Tx) (err error) {
		var ok bool
		if found, ok, err = find(tx, t.Context(), id); err == nil && !ok {
			t.Fatalf("%s is not there", id)
		}
		return err
	})
	return found
}

func bill(t *testing.T, s *store.Store) books.Invoice {
	t.Helper()
	return get(t, s, "i1", (*store.Tx).FindInvoice)
}

func TestWhatIsSavedIsThereAfterOpeningAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "practice.db")
	first := open(t, path)
	update(t, first, func(tx *store.Tx) error {
		return tx.SaveContact(t.Context(), books.Contact{
			ID: "c1", Name: "Ünal", Status: books.StatusActive, UpdatedAt: noon, Addresses: []books.Address{{Type: "STREET", City: "Petone"}},
		})
	})
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := open(t, path)
	c := get(t, second, "c1", (*store.Tx).FindContact)
	if c.Name != "Ünal" || c.Addresses[0].City != "Petone" || !c.UpdatedAt.Equal(noon) {
		t.Errorf("read %+v", c)
	}
	view(t, second, func(tx *store.Tx) error {
		same, err := tx.ListContactsByName(t.Context(), "üNAL")
		if len(same) != 1 {
			t.Errorf("found %d contacts by another case", len(same))
		}
		return err
	})
}

func TestAnErrorKeepsNothing(t *testing.T) {
	t.Parallel()
	s := filled(t)
	stop := errors.New("stop")
	err := s.Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.SaveContact(t.Context(), books.Contact{ID: "c9", Name: "X", Status: books.StatusActive}); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("Update returned %v", err)
	}
	view(t, s, func(tx *store.Tx) error {
		n, err := tx.CountContacts(t.Context(), store.ContactQuery{})
		if n != 2 {
			t.Errorf("%d contacts", n)
		}
		return err
	})
}

func TestTheFileRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	s := filled(t)
	for name, change := range map[string]func(*store.Tx) error{
		"a bill of no contact": func(tx *store.Tx) error {
			return tx.SaveInvoice(t.Context(), books.Invoice{ID: "i9", Type: "ACCPAY", Status: "DRAFT", ContactID: "none"})
		},
		"a status that is none": func(tx *store.Tx) error {
			return tx.SaveInvoice(t.Context(), books.Invoice{ID: "i9", Type: "ACCPAY", Status: "OPEN", ContactID: "c1"})
		},
		"a number that is taken": func(tx *store.Tx) error {
			return tx.SaveContact(t.Context(), books.Contact{ID: "c9", Name: "X", Number: "N1", Status: "ACTIVE"})
		},
		"a contact without name": func(tx *store.Tx) error {
			return tx.SaveContact(t.Context(), books.Contact{ID: "c9", Status: "ACTIVE"})
		},
		"a journal of no status": func(tx *store.Tx) error {
			return tx.SaveJournal(t.Context(), books.ManualJournal{ID: "j9"})
		},
		"a change of no kind": func(tx *store.Tx) error { return tx.NoteChange(t.Context(), store.Change{}) },
	} {
		if err := s.Update(t.Context(), change); err == nil {
			t.Errorf("%s was saved", name)
		}
	}
	if err := s.View(t.Context(), func(tx *store.Tx) error { return tx.SaveOrganisation(t.Context(), books.Organisation{}) }); err == nil {
		t.Error("a view wrote")
	}
}

func TestResetEmptiesTheFile(t *testing.T) {
	t.Parallel()
	s := filled(t)
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveJournal(t.Context(), books.ManualJournal{ID: "j1", Status: books.DraftJournal}),
			tx.SaveReply(t.Context(), store.Reply{ClientID: "app", Key: "k", Body: []byte("x"), FirstAt: noon}),
			tx.NoteChange(t.Context(), store.Change{At: noon, Kind: "contact", ObjectID: "c1", Action: "created"}),
		)
	})
	if empty, err := s.IsEmpty(t.Context()); err != nil || empty {
		t.Errorf("IsEmpty is %v, %v before", empty, err)
	}
	if err := s.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if empty, err := s.IsEmpty(t.Context()); err != nil || !empty {
		t.Errorf("IsEmpty is %v, %v after", empty, err)
	}
	view(t, s, func(tx *store.Tx) error {
		ctx := t.Context()
		contacts, err1 := tx.ListContacts(ctx, store.ContactQuery{IncludesArchived: true})
		invoices, err2 := tx.ListInvoices(ctx, store.InvoiceQuery{})
		journals, err3 := tx.ListJournals(ctx, store.JournalQuery{})
		changes, err4 := tx.ListChanges(ctx, "", 10)
		_, hasReply, err5 := tx.FindReply(ctx, "app", "k")
		if len(contacts)+len(invoices)+len(journals)+len(changes) > 0 || hasReply {
			t.Error("something is left")
		}
		return errors.Join(err1, err2, err3, err4, err5)
	})
}

func TestListsForThePage(t *testing.T) {
	t.Parallel()
	s := filled(t)
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveJournal(t.Context(), books.ManualJournal{ID: "j1", Status: books.DraftJournal, Narration: "old", UpdatedAt: noon}),
			tx.SaveJournal(t.Context(), books.ManualJournal{ID: "j2", Status: books.PostedJournal, Narration: "new", UpdatedAt: noon.Add(time.Minute)}),
		)
	})
	view(t, s, func(tx *store.Tx) error {
		ctx := t.Context()
		contacts, err1 := tx.ListContacts(ctx, store.ContactQuery{NewestFirst: true, Limit: 1})
		journals, err2 := tx.ListJournals(ctx, store.JournalQuery{NewestFirst: true, Limit: 1})
		invoices, err3 := tx.ListInvoices(ctx, store.InvoiceQuery{Type: books.Purchase, NewestFirst: true})
		sales, err4 := tx.CountInvoices(ctx, store.InvoiceQuery{Type: books.Sales})
		if len(contacts) != 1 || contacts[0].ID != "c2" || len(journals) != 1 || journals[0].ID != "j2" || len(invoices) != 1 || sales != 0 {
			t.Errorf("listed %v %v %v %d", contacts, journals, invoices, sales)
		}
		return errors.Join(err1, err2, err3, err4)
	})
	if j := get(t, s, "j1", (*store.Tx).FindJournal); j.Narration != "old" {
		t.Errorf("found %+v", j)
	}
}

func TestAPersonWorksOnDocuments(t *testing.T) {
	t.Parallel()
	s := filled(t)
	desk := store.NewDesk(s, func() time.Time { return noon.Add(time.Hour) }, books.Switches{})
	ctx := t.Context()
	steps := []struct {
		do     func() error
		status books.InvoiceStatus
		refuse bool
	}{
		{func() error { return desk.VoidInvoice(ctx, "i1") }, books.Draft, true},
		{func() error { return desk.PayInvoice(ctx, "i1", books.Payment{}) }, books.Draft, true},
		{func() error { return desk.ApproveInvoice(ctx, "i1") }, books.Authorised, false},
		{func() error { return desk.DeleteInvoice(ctx, "i1") }, books.Authorised, true},
		{func() error { return desk.PayInvoice(ctx, "i1", books.Payment{Amount: 2301}) }, books.Authorised, true},
		{func() error { return desk.PayInvoice(ctx, "i1", books.Payment{Amount: -1}) }, books.Authorised, true},
		{func() error { return desk.PayInvoice(ctx, "i1", books.Payment{ID: "p1", Amount: 1000}) }, books.Authorised, false},
		{func() error { return desk.VoidInvoice(ctx, "i1") }, books.Authorised, true},
		{func() error { return desk.PayInvoice(ctx, "i1", books.Payment{}) }, books.Paid, false},
		{func() error { return desk.RemovePayment(ctx, "i1", "none") }, books.Paid, true},
		{func() error { return desk.RemovePayment(ctx, "i1", "p1") }, books.Authorised, false},
	}
	for n, step := range steps {
		err := step.do()
		if step.refuse != fault.Is(err, fault.Rejected) || !step.refuse && err != nil {
			t.Errorf("step %d: %v", n, err)
		}
		if i := bill(t, s); i.Status != step.status {
			t.Errorf("step %d leaves %s; want %s", n, i.Status, step.status)
		}
	}
	if i := bill(t, s); i.AmountPaid != 1300 || i.AmountDue() != 1000 || !i.FullyPaidOn.IsZero() {
		t.Errorf("paid %s, due %s", i.AmountPaid, i.AmountDue())
	}
	var actions []string
	view(t, s, func(tx *store.Tx) error {
		changes, err := tx.ListChanges(ctx, "i1", 10)
		for _, c := range changes {
			actions = append(actions, c.Action)
		}
		return err
	})
	if have := strings.Join(actions, ", "); have != "payment removed, paid, updated, approved" {
		t.Errorf("noted %s", have)
	}
	if err := desk.ApproveInvoice(ctx, "none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown document gives %v", err)
	}
}

func TestAPersonWorksOnManualJournals(t *testing.T) {
	t.Parallel()
	s := filled(t)
	ctx := t.Context()
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveAccount(ctx, books.Account{ID: "a2", Code: "631", Class: "ASSET", Status: books.StatusActive}),
			tx.SaveTaxRate(ctx, books.TaxRate{TaxType: "NONE", Status: books.StatusActive, CanApplyToExpenses: true, CanApplyToAssets: true}),
			tx.SaveJournal(ctx, books.ManualJournal{
				ID: "j1", Narration: "Stock", Date: civil.Of(noon), Status: books.DraftJournal, LineAmountTypes: books.NoTax, UpdatedAt: noon,
				Lines: []books.JournalLine{{AccountCode: "631", TaxType: "NONE", Amount: 100}, {AccountCode: "310", TaxType: "NONE", Amount: -100}},
			}),
		)
	})
	desk := store.NewDesk(s, func() time.Time { return noon.Add(time.Hour) }, books.Switches{})
	for n, step := range []struct {
		do     func() error
		status books.JournalStatus
		refuse bool
	}{
		{func() error { return desk.VoidJournal(ctx, "j1") }, books.DraftJournal, true},
		{func() error { return desk.PostJournal(ctx, "j1") }, books.PostedJournal, false},
		{func() error { return desk.EditJournal(ctx, "j1", books.JournalInput{Narration: new("Stock counted")}) }, books.PostedJournal, false},
		{func() error { return desk.EditJournal(ctx, "j1", books.JournalInput{Narration: new("")}) }, books.PostedJournal, true},
		{func() error { return desk.DeleteJournal(ctx, "j1") }, books.PostedJournal, true},
		{func() error { return desk.EditJournal(ctx, "j1", books.JournalInput{Status: new("ARCHIVED")}) }, books.ArchivedJournal, false},
		{func() error { return desk.PostJournal(ctx, "j1") }, books.PostedJournal, false},
		{func() error { return desk.VoidJournal(ctx, "j1") }, books.VoidedJournal, false},
	} {
		err := step.do()
		if step.refuse != fault.Is(err, fault.Rejected) || !step.refuse && err != nil {
			t.Errorf("step %d: %v", n, err)
		}
		if j := get(t, s, "j1", (*store.Tx).FindJournal); j.Status != step.status || n > 1 && j.Narration != "Stock counted" {
			t.Errorf("step %d leaves %+v", n, j)
		}
	}
	view(t, s, func(tx *store.Tx) error {
		var actions []string
		changes, err := tx.ListChanges(ctx, "j1", 10)
		for _, c := range changes {
			actions = append(actions, c.Action)
		}
		if have := strings.Join(actions, ", "); have != "voided, restored, archived, updated, posted" {
			t.Errorf("noted %s", have)
		}
		return err
	})
	if err := desk.PostJournal(ctx, "none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown journal gives %v", err)
	}
}

func TestAPersonWorksOnContacts(t *testing.T) {
	t.Parallel()
	s := filled(t)
	desk := store.NewDesk(s, func() time.Time { return noon.Add(time.Hour) }, books.Switches{})
	ctx := t.Context()
	contact := func(id string) books.Contact { return get(t, s, id, (*store.Tx).FindContact) }
	if err := errors.Join(desk.ArchiveContact(ctx, "c1"), desk.RestoreContact(ctx, "c1")); err != nil || !contact("c1").IsActive() {
		t.Errorf("archived and restored: %v", err)
	}
	if err := desk.EditContact(ctx, "c1", books.ContactInput{Name: new("City Sofas")}); !fault.Is(err, fault.Rejected) {
		t.Errorf("a name that is taken gives %v", err)
	}
	if err := desk.MergeContact(ctx, "c1", "c1"); !fault.Is(err, fault.Rejected) {
		t.Errorf("a merge into itself gives %v", err)
	}
	if err := desk.MergeContact(ctx, "c1", "none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a merge into nothing gives %v", err)
	}
	if err := desk.MergeContact(ctx, "c1", "c2"); err != nil {
		t.Fatal(err)
	}
	if c := contact("c1"); c.IsActive() || c.MergedToID != "c2" {
		t.Errorf("merged is %+v", c)
	}
	if i := bill(t, s); i.ContactID != "c2" {
		t.Errorf("the bill is of %s", i.ContactID)
	}
	if err := desk.EditContact(ctx, "c2", books.ContactInput{Name: new("Bay Timber")}); err != nil {
		t.Fatal(err)
	}
	if err := desk.RestoreContact(ctx, "c1"); !fault.Is(err, fault.Rejected) {
		t.Errorf("a restored name that is taken gives %v", err)
	}
	if err := desk.ArchiveContact(ctx, "none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("an unknown contact gives %v", err)
	}
}

func TestRepliesAreForgotten(t *testing.T) {
	t.Parallel()
	s := filled(t)
	update(t, s, func(tx *store.Tx) error {
		ctx := t.Context()
		return errors.Join(
			tx.SaveReply(ctx, store.Reply{ClientID: "app", Key: "old", FirstAt: noon}),
			tx.SaveReply(ctx, store.Reply{ClientID: "app", Key: "new", Status: 200, Body: []byte("x"), FirstAt: noon.Add(time.Minute)}),
			tx.DropRepliesBefore(ctx, noon.Add(time.Second)),
		)
	})
	view(t, s, func(tx *store.Tx) error {
		_, hasOld, err1 := tx.FindReply(t.Context(), "app", "old")
		kept, hasNew, err2 := tx.FindReply(t.Context(), "app", "new")
		_, hasOther, err3 := tx.FindReply(t.Context(), "other", "new")
		if hasOld || !hasNew || hasOther || string(kept.Body) != "x" || kept.Status != 200 {
			t.Errorf("old %v, new %v %+v, other app's %v", hasOld, hasNew, kept, hasOther)
		}
		return errors.Join(err1, err2, err3)
	})
}

func TestTheFileIsWhereItWasAskedFor(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a #1 100% file?.db")
	open(t, path)
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if _, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "missing", "practice.db")); err == nil {
		t.Error("a file in a folder that is missing was opened")
	}
}

func TestAFileOfAnotherSchemaIsLaidAside(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "practice.db")
	file, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.ExecContext(t.Context(), `CREATE TABLE contacts (name TEXT); PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time it is of this schema
		s, err := store.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	found, err := filepath.Glob(path + ".version*")
	if err != nil || len(found) != 1 || found[0] != path+".version1" {
		t.Errorf("laid aside: %v, %v", found, err)
	}
}
