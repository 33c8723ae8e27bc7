//go:build e2e

package main

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/google/uuid"

	"daybook/app"
	"daybook/internal/activity"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// fillUp adds contacts to the practice organisation until it holds n.
func fillUp(t *testing.T, organisation *store.Store, n int) {
	t.Helper()
	err := organisation.Update(t.Context(), func(tx *store.Tx) error {
		all := store.ContactQuery{IncludesArchived: true}
		have, err := tx.CountContacts(t.Context(), all)
		if err != nil {
			return err
		}
		one, err := tx.ListContacts(t.Context(), store.ContactQuery{Limit: 1})
		if err != nil {
			return err
		}
		for i := have; i < n; i++ {
			contact := books.Contact{
				ID: uuid.NewString(), Name: fmt.Sprintf("Contact %05d", i), Status: books.StatusActive, IsCustomer: true,
				EmailAddress: fmt.Sprintf("contact%05d@many.example", i), UpdatedAt: one[0].UpdatedAt,
			}
			if err := tx.SaveContact(t.Context(), contact); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// lists counts the lists of a resource that Xero was asked for so far.
func (w *window) lists(t *testing.T, resource string) int {
	t.Helper()
	entries, err := w.company.file.ListActivity(context.Background(), activity.Query{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if e.Method == http.MethodGet && e.Path == "/api.xro/2.0/"+resource {
			n++
		}
	}
	return n
}

func TestTenThousandContactsComeInTenLists(t *testing.T) {
	w, _ := open(t, t.TempDir())
	w.signIn(t)
	fillUp(t, w.company.practice.Store(), 10_000)
	before := w.lists(t, "Contacts")
	roles := app.ImportRoles{Customers: true, Suppliers: true, Neither: true}
	preview := must(w.setup.PreviewImport(roles))(t)
	done := w.importContacts(t)
	if lists := w.lists(t, "Contacts") - before; lists != 10 {
		t.Errorf("a preview and the import took %d lists, want 10", lists)
	}
	if done.New != preview.New || done.New < 9_900 {
		t.Errorf("the preview said %d new contacts, the import brought %d", preview.New, done.New)
	}
	if again := w.importContacts(t); again.New != 0 || again.Linked != 0 || again.Changed != 0 {
		t.Errorf("the second import: %+v", again)
	}
}
