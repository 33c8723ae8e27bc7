package posting_test

import (
	"strings"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// changeContact changes a contact of the company file.
func (w *world) changeContact(id int64, change func(c *contact.Contact)) {
	w.store.Change(func(_ *postingtest.Company, _ map[int64]order.Order, contacts map[int64]contact.Contact) {
		c := contacts[id]
		change(&c)
		contacts[id] = c
	})
}

// newContacts returns the names of Xero's contacts beyond those of the sample.
func (w *world) newContacts() []string {
	var names []string
	for _, f := range w.xero.Documents[len(postingtest.Sample().Mirror):] {
		if f.Kind == posting.KindContact {
			names = append(names, f.Contact.Name)
		}
	}
	return names
}

// queueOffline queues an order while Xero cannot be reached.
func (w *world) queueOffline(orderID int64) {
	w.xero.IsOffline = true
	w.enqueue(orderID)
	w.run(minute)
}

func (w *world) goOnline() {
	w.xero.IsOffline = false
	w.sender.Wake(posting.WakeOnline)
	w.run(time.Hour)
}

func TestAContactLinkedWhileItsCreationWaitsIsNotCreated(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.queueOffline(1)
	w.changeContact(postingtest.Unknown, func(c *contact.Contact) { c.LedgerID = postingtest.LinkedID })
	w.goOnline()
	if s := w.want(1, posting.LabelRejected); !strings.Contains(s.Problem, "Rimu Hotel was found in Xero") {
		t.Errorf("the order says %q", s.Problem)
	}
	if made := w.newContacts(); len(made) != 0 {
		t.Errorf("%q were created", made)
	}
	w.enqueue(1)
	w.run(time.Hour)
	if s := w.want(1, posting.LabelSent); s.Document.Content.Invoice.LedgerContactID != postingtest.LinkedID {
		t.Errorf("the invoice went to %s", s.Document.Content.Invoice.LedgerContactID)
	}
	w.keep(1)
}

func TestAContactCorrectedBeforeItLeavesIsCreatedAsPreviewedLast(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown), postingtest.Sale("SO-2", postingtest.Unknown))
	w.queueOffline(1)
	w.changeContact(postingtest.Unknown, func(c *contact.Contact) { c.Name = "Rimu Hotel Ltd" })
	w.enqueue(2)
	w.goOnline()
	if made := w.newContacts(); len(made) != 1 || made[0] != "Rimu Hotel Ltd" {
		t.Errorf("%q were created", made)
	}
	w.want(1, posting.LabelSent)
	w.want(2, posting.LabelSent)
	w.keep(1, 2)
}

func TestTwoContactsOfOneNameAreNotBothCreated(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown), postingtest.Sale("SO-2", postingtest.Supplier))
	w.changeContact(postingtest.Supplier, func(c *contact.Contact) { c.Name, c.Email = "RIMU Hotel", "" })
	w.enqueue(1)
	if _, err := w.tryEnqueue(2); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "Another contact here that is called RIMU Hotel") {
		t.Errorf("while the other is created: %v", err)
	}
	w.run(time.Hour)
	w.want(1, posting.LabelSent)
	if p := w.preview(2); p.Contact.Outcome != posting.ContactAsked || p.Contact.Asked[0].Ledger.Name != "Rimu Hotel" || p.Checks[0].Remedy != posting.RemedyDecideContact {
		t.Errorf("when the other is there: %+v", p.Contact)
	}
	if made := w.newContacts(); len(made) != 1 {
		t.Errorf("%q were created", made)
	}
	w.keep(1)
}

// Xero finds a contact by id or by number under the same address (contract section 7).
//
// Covers 7/one-record.
func TestTheNumberOfANewContactCannotBeTakenForAnID(t *testing.T) {
	t.Parallel()
	w := setup(t, postingtest.Sale("SO-1", postingtest.Unknown))
	w.enqueue(1)
	w.run(minute)
	for _, f := range w.xero.Documents[len(postingtest.Sample().Mirror):] {
		digits, isMarked := strings.CutPrefix(f.Contact.Number, "DB-")
		if f.Kind == posting.KindContact && (!isMarked || len(digits) != 32 || len(f.Contact.Number) > 50) {
			t.Errorf("the contact has the number %q", f.Contact.Number)
		}
	}
	if len(w.newContacts()) != 1 {
		t.Errorf("%q were created", w.newContacts())
	}
}
