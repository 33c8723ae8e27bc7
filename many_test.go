//go:build e2e

package main

import (
	"context"
	"net/http"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/activity"
	"daybook/internal/conformance/crowd"
	"daybook/internal/practice/store"
)

// fillUp adds contacts to the practice organisation until it holds n.
func fillUp(t *testing.T, organisation *store.Store, n int) {
	t.Helper()
	have := 0
	err := organisation.View(t.Context(), func(tx *store.Tx) (err error) {
		have, err = tx.CountContacts(t.Context(), store.ContactQuery{IncludesArchived: true})
		return err
	})
	if err == nil {
		err = crowd.FillXero(t.Context(), organisation, n-have, time.Now().AddDate(0, -1, 0))
	}
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
	if done.New != preview.New || done.New < 9_000 {
		t.Errorf("the preview said %d new contacts, the import brought %d", preview.New, done.New)
	}
	if again := w.importContacts(t); again.New != 0 || again.Linked != 0 || again.Changed != 0 {
		t.Errorf("the second import: %+v", again)
	}
}
