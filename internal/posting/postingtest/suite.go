package postingtest

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
)

// TestStore is the suite every Store must pass. open returns a new store that holds a company, whose contacts, items, taxes
// and orders have the ids that are their places in the lists, from 1.
func TestStore(t *testing.T, open func(t *testing.T, c Company) posting.Store) {
	t.Helper()
	for name, test := range map[string]func(*suite){
		"facts tell all that a preview needs":           (*suite).facts,
		"a document comes back as it was saved":         (*suite).document,
		"a key is given once":                           (*suite).keyIsUnique,
		"a thing at Xero is held once":                  (*suite).holderIsUnique,
		"a document moves only from where it was seen":  (*suite).moves,
		"a write that fails leaves nothing":             (*suite).rollback,
		"the bytes of a request never change":           (*suite).requests,
		"only what may leave is next to send":           (*suite).nextToSend,
		"those who parted are no members of a request":  (*suite).members,
		"documents are listed by order, wait and state": (*suite).lists,
		"the log is newest first":                       (*suite).events,
		"strays are told until somebody holds them":     (*suite).strays,
		"rivals are bills of the same supplier":         (*suite).rivals,
		"a contact is numbered, linked and mirrored":    (*suite).contacts,
		"facts tell which contact at Xero may be one":   (*suite).candidates,
		"facts tell what a new contact would meet":      (*suite).names,
		"merges are followed to their end":              (*suite).merges,
		"the mark is kept":                              (*suite).mark,
		"how far Xero was read is kept by organisation": (*suite).readMark,
		"what was sent and not read is listed":          (*suite).unread,
		"the first thing that may have changed":         (*suite).firstKnown,
		"what is not there is not found":                (*suite).missing,
		"journals are listed with what changes them":    (*suite).journals,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := Sample()
			c.Orders = append(c.Orders, Sale("SO-1", Linked), Purchase("PO-1", Supplier), Sale("SO-2", Unknown), Purchase("PO-2", Supplier))
			c.Orders[0].Lines[0].ItemID = 1
			test(&suite{T: t, store: open(t, c)})
		})
	}
}

type suite struct {
	*testing.T
	store posting.Store
}

// write runs a transaction that must work.
func (s *suite) write(do func(posting.Tx) error) {
	s.Helper()
	if err := s.store.Write(s.Context(), do); err != nil {
		s.Fatal(err)
	}
}

func (s *suite) read(do func(posting.Tx) error) {
	s.Helper()
	if err := s.store.Read(s.Context(), do); err != nil {
		s.Fatal(err)
	}
}

// isFault ends the test unless err carries the code.
func (s *suite) isFault(err error, code fault.Code) {
	s.Helper()
	if !fault.Is(err, code) {
		s.Fatalf("the error is %v, want code %s", err, code)
	}
}

// invoice is a document of an order.
func invoice(orderID int64, number string) posting.Document {
	content := posting.InvoiceContent{Number: number, LedgerContactID: LinkedID, Date: Sale("", 1).Date, Currency: "NZD", Status: posting.StatusDraft,
		TaxMode: money.Exclusive, Totals: money.Totals{SubTotal: 2100, Tax: 315, Total: 2415},
		Lines: []posting.ContentLine{{Description: "Stool", Quantity: 2 * money.One, UnitPrice: 10_500_000, AccountCode: "200", TaxType: "OUTPUT2",
			TaxRate: 15 * money.One, Figures: money.LineTotal{Amount: 2100, Tax: 315, Net: 2100, Gross: 2415}}}}
	return posting.Document{Organisation: Organisation, Kind: posting.KindInvoice, BusinessKey: posting.OrderKey(orderID, 1), Revision: 1, OrderID: orderID,
		ContactID: Linked, Content: posting.Content{Kind: posting.KindInvoice, Invoice: &content}, State: posting.StateQueued, QueuedAt: Noon()}
}

func bill(orderID int64, number string) posting.Document {
	d := invoice(orderID, number)
	d.Kind, d.Content.Kind, d.ContactID = posting.KindBill, posting.KindBill, Supplier
	return d
}

func newContact(contactID int64) posting.Document {
	return posting.Document{Organisation: Organisation, Kind: posting.KindContact, BusinessKey: posting.ContactKey(contactID), Revision: 1,
		ContactID: contactID, State: posting.StateQueued, QueuedAt: Noon(),
		Content: posting.Content{Kind: posting.KindContact, Contact: &posting.ContactContent{Number: "n1", Name: "Rimu Hotel"}}}
}

// create saves a document and returns it with its id.
func (s *suite) create(d posting.Document) posting.Document {
	s.Helper()
	s.write(func(tx posting.Tx) error { return tx.CreateDocument(&d) })
	if d.ID == 0 {
		s.Fatal("a saved document has no id")
	}
	return d
}

func (s *suite) get(id int64) (d posting.Document) {
	s.Helper()
	s.read(func(tx posting.Tx) (err error) {
		d, err = tx.GetDocument(id)
		return err
	})
	return d
}

func (s *suite) facts() {
	s.read(func(tx posting.Tx) error {
		f, err := tx.GetFacts(1, 1)
		if err != nil {
			return err
		}
		want := Sample()
		if f.Order.Number != "SO-1" || len(f.Order.Lines) != 1 || f.Contact.Name != "Kauri Cafe" || f.Items[1].SKU != "CHAIR" || f.Taxes[1].Name != "GST 15 %" ||
			!reflect.DeepEqual(f.Settings, want.Settings) || f.Organisation != Organisation || f.Reference.Organisation.Name != "Demo Furniture Ltd" {
			s.Errorf("facts are %+v", f)
		}
		if p := posting.PlanDocument(f, Noon()); !p.CanSend() || p.Contact.Ledger.ID != LinkedID || p.Content.Totals.Total != 2415 {
			s.Errorf("planned %+v", p)
		}
		return nil
	})
	d := s.create(invoice(1, "SO-1"))
	c := s.create(newContact(Linked))
	s.read(func(tx posting.Tx) error {
		f, err := tx.GetFacts(1, 1)
		if len(f.Earlier) != 1 || f.Earlier[0].ID != d.ID || len(f.ContactDocuments) != 1 || f.ContactDocuments[0].ID != c.ID {
			s.Errorf("earlier documents are %v and %v", f.Earlier, f.ContactDocuments)
		}
		return err
	})
}

func (s *suite) document() {
	d := s.create(invoice(1, "SO-1"))
	if got := s.get(d.ID); !reflect.DeepEqual(got, d) {
		s.Fatalf("read %+v\nwant %+v", got, d)
	}
	d.State, d.Doubt, d.Problem, d.IsHeld = posting.StateSent, posting.DoubtServer, "words", true
	d.Candidates = []posting.Finding{{Kind: posting.KindInvoice, ID: "x", Date: Sale("", 1).Date, Totals: money.Totals{Total: 1}}}
	d.LedgerID, d.SentAt, d.ReadAt = "b-1", Noon().Add(time.Hour), Noon().Add(2*time.Hour)
	d.Ledger = posting.LedgerView{Number: "SO-1", Status: posting.StatusAuthorised, Totals: money.Totals{SubTotal: 1, Tax: 2, Total: 3}, AmountDue: 4, AmountPaid: 5,
		AmountCredited: 6, FullyPaidOn: Sale("", 1).Date, Differences: []string{"a", "b"}, IsChanged: true, UpdatedAt: Noon().Add(3 * time.Hour),
		Settlements: []posting.Settlement{
			{Kind: posting.SettledByPayment, LedgerID: "p-1", Reference: "by hand", Date: Sale("", 1).Date, Amount: -7},
			{Kind: posting.SettledByCreditNote, LedgerID: "n-1", Number: "CN-1", Amount: 8},
		}}
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) })
	if got := s.get(d.ID); !reflect.DeepEqual(got, d) {
		s.Fatalf("read %+v\nwant %+v", got, d)
	}
	d.Ledger.Settlements = d.Ledger.Settlements[1:]
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateSent) })
	d.Ledger.Settlements = nil
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateSent) })
	if got := s.get(d.ID); !reflect.DeepEqual(got, d) {
		s.Fatalf("read %+v\nwant %+v", got, d)
	}
}

func (s *suite) keyIsUnique() {
	s.create(invoice(1, "SO-1"))
	second := invoice(1, "SO-9")
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.CreateDocument(&second) }), fault.Conflict)
	second.Revision = 2
	s.create(second)
	other := bill(1, "SO-1")
	s.create(other)
}

func (s *suite) holderIsUnique() {
	a, b := s.create(invoice(1, "SO-1")), s.create(invoice(3, "SO-2"))
	a.State, a.LedgerID, b.State, b.LedgerID = posting.StateSent, "b-1", posting.StateSent, "b-1"
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(a, posting.StateQueued) })
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.UpdateDocument(b, posting.StateQueued) }), fault.Conflict)
	s.read(func(tx posting.Tx) error {
		holder, err := tx.FindHolder(Organisation, "b-1")
		if holder != a.ID {
			s.Errorf("the holder is %d, want %d", holder, a.ID)
		}
		return err
	})
}

func (s *suite) moves() {
	d := s.create(invoice(1, "SO-1"))
	d.State = posting.StateSending
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) })
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) }), fault.Conflict)
}

func (s *suite) rollback() {
	broken := errors.New("no")
	var id int64
	err := s.store.Write(s.Context(), func(tx posting.Tx) error {
		d := invoice(1, "SO-1")
		if err := tx.CreateDocument(&d); err != nil {
			return err
		}
		id = d.ID
		if err := tx.AddEvent(posting.Event{DocumentID: d.ID, At: Noon(), Name: posting.EventQueued}); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		s.Fatalf("the error is %v", err)
	}
	s.read(func(tx posting.Tx) error {
		_, err := tx.GetDocument(id)
		s.isFault(err, fault.NotFound)
		left, err := tx.ListOrderDocuments(1)
		if len(left) != 0 {
			s.Errorf("%d documents are left", len(left))
		}
		return err
	})
}

func (s *suite) requests() {
	d := s.create(invoice(1, "SO-1"))
	first := posting.Request{Organisation: Organisation, Kind: posting.KindInvoice, DocumentIDs: []int64{d.ID}, Body: []byte(`{"a":1}`),
		Hash: hash('a'), Key: "k1", Generation: 1}
	s.write(func(tx posting.Tx) error { return tx.CreateRequest(&first) })
	changed := first
	changed.Key, changed.Generation, changed.DoubtServerAt, changed.Doubts = "k2", 2, Noon().Add(time.Minute), 3
	want := changed
	changed.Body, changed.Hash, changed.DocumentIDs = []byte(`{"a":2}`), hash('b'), nil
	s.write(func(tx posting.Tx) error { return tx.UpdateRequest(changed) })
	s.read(func(tx posting.Tx) error {
		got, ok, err := tx.FindRequest(d.ID)
		if !ok || !reflect.DeepEqual(got, want) {
			s.Errorf("read %+v, %v\nwant %+v", got, ok, want)
		}
		return err
	})
	second := posting.Request{Organisation: Organisation, Kind: posting.KindInvoice, DocumentIDs: []int64{d.ID}, Body: []byte(`{}`), Hash: hash('c'), Key: "k3", Generation: 3}
	s.write(func(tx posting.Tx) error { return tx.CreateRequest(&second) })
	s.read(func(tx posting.Tx) error {
		got, _, err := tx.FindRequest(d.ID)
		if got.ID != second.ID {
			s.Errorf("the newest request is %d, want %d", got.ID, second.ID)
		}
		return err
	})
}

func (s *suite) members() {
	first, second, third := s.create(newContact(Linked)), s.create(newContact(Unknown)), s.create(newContact(Supplier))
	freeze := func(key string, documents ...posting.Document) posting.Request {
		r := posting.Request{Organisation: Organisation, Kind: posting.KindContact, Body: []byte(key), Hash: hash('a'), Key: key, Generation: 1}
		for _, d := range documents {
			r.DocumentIDs = append(r.DocumentIDs, d.ID)
		}
		s.write(func(tx posting.Tx) error { return tx.CreateRequest(&r) })
		return r
	}
	members := func(r posting.Request, want ...int64) {
		s.Helper()
		s.read(func(tx posting.Tx) error {
			got, err := tx.ListMembers(r.ID)
			s.ids(got, err, want...)
			return nil
		})
	}
	all := freeze("k1", third, first, second)
	members(all, third.ID, first.ID, second.ID)
	apart := freeze("k2", first)
	members(all, third.ID, second.ID)
	members(apart, first.ID)
	members(freeze("k3", first), first.ID)
	members(apart)
	members(posting.Request{ID: 99})
}

func hash(b byte) string { return string(slices.Repeat([]byte{b}, 64)) }

func (s *suite) nextToSend() {
	foreign := invoice(1, "SO-1")
	foreign.Organisation = "another"
	s.create(foreign)
	c := s.create(newContact(Unknown))
	waiting, held := invoice(1, "SO-1"), bill(2, "PO-1")
	waiting.WaitsForID, held.IsHeld = c.ID, true
	s.create(waiting)
	s.create(held)
	free := s.create(invoice(3, "SO-2"))
	next := func() (id int64) {
		s.read(func(tx posting.Tx) error {
			d, ok, err := tx.FindNextToSend(Organisation)
			if ok {
				id = d.ID
			}
			return err
		})
		return id
	}
	if got := next(); got != c.ID {
		s.Fatalf("next is %d, want the contact %d", got, c.ID)
	}
	c.State = posting.StateSending
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(c, posting.StateQueued) })
	if got := next(); got != free.ID {
		s.Fatalf("next is %d, want %d", got, free.ID)
	}
	free.State = posting.StateChecking
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(free, posting.StateQueued) })
	if got := next(); got != 0 {
		s.Fatalf("next is %d, want none", got)
	}
}

func (s *suite) lists() {
	c := s.create(newContact(Unknown))
	first := invoice(3, "SO-2")
	first.WaitsForID = c.ID
	first = s.create(first)
	second := invoice(3, "SO-2-R2")
	second.Revision = 2
	second = s.create(second)
	s.read(func(tx posting.Tx) error {
		byOrder, err := tx.ListOrderDocuments(3)
		s.ids(byOrder, err, second.ID, first.ID)
		byKey, err := tx.ListDocuments(Organisation, posting.KindInvoice, posting.OrderKey(3, 1))
		s.ids(byKey, err, second.ID, first.ID)
		waiting, err := tx.ListWaiting(c.ID)
		s.ids(waiting, err, first.ID)
		queued, err := tx.ListInState(Organisation, posting.StateQueued)
		s.ids(queued, err, c.ID, first.ID, second.ID)
		other, err := tx.ListInState("another", posting.StateQueued)
		s.ids(other, err)
		counts, err := tx.CountStates(Organisation)
		if err != nil || counts[posting.StateQueued] != 3 || counts[posting.StateSent] != 0 {
			s.Errorf("counted %v, %v", counts, err)
		}
		return nil
	})
	foreign := invoice(3, "SO-2")
	foreign.Organisation = "another"
	foreign = s.create(foreign)
	s.read(func(tx posting.Tx) error {
		here, err := tx.ListOrderDocuments(3)
		s.ids(here, err, second.ID, first.ID)
		every, err := tx.ListEveryDocument(3)
		s.ids(every, err, foreign.ID, second.ID, first.ID)
		return nil
	})
}

func (s *suite) ids(got []posting.Document, err error, want ...int64) {
	s.Helper()
	var ids []int64
	for _, d := range got {
		ids = append(ids, d.ID)
	}
	if err != nil || !slices.Equal(ids, want) {
		s.Errorf("listed %v, %v; want %v", ids, err, want)
	}
}

func (s *suite) events() {
	d, other := s.create(invoice(1, "SO-1")), s.create(invoice(3, "SO-2"))
	r := posting.Request{Organisation: Organisation, Kind: posting.KindInvoice, DocumentIDs: []int64{d.ID}, Body: []byte(`{}`), Hash: hash('a'), Key: "k1", Generation: 1}
	want := []posting.Event{
		{DocumentID: d.ID, At: Noon(), Name: posting.EventQueued, To: posting.StateQueued, Text: "words"},
		{DocumentID: d.ID, At: Noon().Add(time.Second), Name: posting.EventSending, From: posting.StateQueued, To: posting.StateSending, Key: "k1"},
	}
	s.write(func(tx posting.Tx) error {
		if err := tx.CreateRequest(&r); err != nil {
			return err
		}
		want[1].RequestID = r.ID
		for _, e := range []posting.Event{want[0], {DocumentID: other.ID, At: Noon(), Name: posting.EventQueued}, want[1]} {
			if err := tx.AddEvent(e); err != nil {
				return err
			}
		}
		return nil
	})
	s.read(func(tx posting.Tx) error {
		none, err := tx.ListEvents(nil)
		if len(none) != 0 || err != nil {
			s.Errorf("nobody's log is %v, %v", none, err)
		}
		got, err := tx.ListEvents([]int64{d.ID})
		if len(got) != 2 || got[0].ID <= got[1].ID {
			s.Fatalf("the log is %v", got)
		}
		got[0].ID, got[1].ID = 0, 0
		if !reflect.DeepEqual(got, []posting.Event{want[1], want[0]}) {
			s.Errorf("the log is %+v\nwant %+v, newest first", got, want)
		}
		return err
	})
}

func (s *suite) strays() {
	f := posting.Finding{Kind: posting.KindInvoice, ID: "b-1", Number: "so-1", Status: posting.StatusDraft, Date: Sale("", 1).Date, UpdatedAt: Noon(),
		Totals: money.Totals{Total: 2415}, Lines: []posting.FindingLine{{Amount: 2100}}}
	s.write(func(tx posting.Tx) error {
		for range 2 {
			if err := tx.SaveStray(Organisation, f); err != nil {
				return err
			}
		}
		return nil
	})
	list := func(organisation string, kind posting.Kind, number string) (found []posting.Finding) {
		s.read(func(tx posting.Tx) (err error) {
			found, err = tx.ListStrays(organisation, kind, number)
			return err
		})
		return found
	}
	if got := list(Organisation, posting.KindInvoice, "SO-1"); len(got) != 1 || !reflect.DeepEqual(got[0], f) {
		s.Fatalf("the stray is %+v, want %+v", got, f)
	}
	if len(list(Organisation, posting.KindBill, "SO-1"))+len(list(Organisation, posting.KindInvoice, "SO-2"))+len(list("another", posting.KindInvoice, "SO-1")) != 0 {
		s.Error("a stray of another kind, number or organisation was told")
	}
	revision, other := f, f
	revision.ID, revision.Number = "b-2", "so-1-r2"
	other.ID, other.Number = "b-3", "SO-1-RED"
	s.write(func(tx posting.Tx) error {
		return errors.Join(tx.SaveStray(Organisation, revision), tx.SaveStray(Organisation, other))
	})
	for _, number := range []string{"SO-1", "SO-1-R3"} {
		if got := list(Organisation, posting.KindInvoice, number); len(got) != 2 || got[1].ID != "b-2" {
			s.Errorf("the revisions of %s are %+v", number, got)
		}
	}
	revised := s.create(invoice(2, "SO-1-R2"))
	revised.State, revised.LedgerID = posting.StateSent, "b-2"
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(revised, posting.StateQueued) })
	d := s.create(invoice(1, "SO-1"))
	d.State, d.LedgerID = posting.StateSent, f.ID
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) })
	if got := list(Organisation, posting.KindInvoice, "SO-1"); len(got) != 0 {
		s.Error("a document that somebody holds is still a stray")
	}
}

func (s *suite) rivals() {
	twin := s.create(bill(4, "po-1"))
	otherSupplier := bill(4, "PO-1")
	otherSupplier.ContactID, otherSupplier.Revision = Unknown, 2
	s.create(otherSupplier)
	otherNumber := bill(4, "PO-7")
	otherNumber.Revision = 3
	s.create(otherNumber)
	s.create(bill(2, "PO-1"))
	s.read(func(tx posting.Tx) error {
		f, err := tx.GetFacts(2, 1)
		s.ids(f.Rivals, err, twin.ID)
		return nil
	})
}

func (s *suite) contacts() {
	found := contact.LedgerContact{ID: "c-1", Name: "Rimu Hotel", Number: "n1", Status: "ACTIVE"}
	s.write(func(tx posting.Tx) error {
		if err := tx.NumberContact(Unknown, "n1"); err != nil {
			return err
		}
		return tx.LinkContact(Unknown, found, contact.ByCreation, nil)
	})
	s.read(func(tx posting.Tx) error {
		f, err := tx.GetFacts(3, 1)
		if f.Contact.Number != "n1" || f.Contact.LedgerID != "c-1" {
			s.Errorf("the contact is %+v", f.Contact)
		}
		if plan, _ := posting.PlanContact(f.ContactFacts, "invoice"); plan.Evidence != contact.ByLink || plan.Ledger.Name != "Rimu Hotel" {
			s.Errorf("the contact is found as %+v", plan)
		}
		return err
	})
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error {
		return tx.LinkContact(Supplier, found, contact.ByOwner, nil)
	}), fault.Conflict)
}

// contactFacts reads what is known of a contact.
func (s *suite) contactFacts(contactID int64) (f posting.ContactFacts) {
	s.Helper()
	s.read(func(tx posting.Tx) (err error) {
		f, err = tx.GetContactFacts(contactID)
		return err
	})
	return f
}

func (s *suite) candidates() {
	const totara = "aaaaaaaa-0000-0000-0000-000000000004"
	f := s.contactFacts(Supplier)
	isThere := func(id string) bool {
		return slices.ContainsFunc(f.Candidates, func(l contact.LedgerContact) bool { return l.ID == id })
	}
	if f.Organisation != Organisation || f.IsDisconnected || f.Contact.Name != "Totara Timber" || f.Engine == nil || !isThere(totara) || len(f.Apart) != 0 {
		s.Fatalf("facts are %+v", f)
	}
	compared := f.Engine.Compare(f.Engine.Prepare(f.Contact.Record()), f.Engine.Prepare(f.Contact.Record()), f.Census)
	s.write(func(tx posting.Tx) error { return tx.KeepApart(Supplier, totara, &compared) })
	if f = s.contactFacts(Supplier); !isThere(totara) || !f.Apart[totara] || len(f.Apart) != 1 {
		s.Errorf("apart are %v", f.Apart)
	}
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.KeepApart(Linked, LinkedID, &compared) }), fault.Conflict)
	if f = s.contactFacts(Linked); !isThere(LinkedID) || f.Holders[LinkedID] != "" {
		s.Errorf("of a linked contact the candidates are %+v, held by others %v", f.Candidates, f.Holders)
	}
	s.write(func(tx posting.Tx) error {
		return tx.LinkContact(Unknown, contact.LedgerContact{ID: totara, Name: "Totara Timber", Status: "ACTIVE"}, contact.ByOwner, nil)
	})
	if f = s.contactFacts(Supplier); f.Holders[totara] != "Rimu Hotel" {
		s.Errorf("held by others are %v", f.Holders)
	}
	s.isFault(s.store.Read(s.Context(), func(tx posting.Tx) error {
		_, err := tx.GetContactFacts(99)
		return err
	}), fault.NotFound)
}

func (s *suite) names() {
	s.write(func(tx posting.Tx) error {
		return tx.LinkContact(Supplier, contact.LedgerContact{ID: "c-1", Name: "RIMU hotel (Nelson)", Status: "ACTIVE"}, contact.ByOwner, nil)
	})
	d := newContact(Linked)
	d.Content.Contact.Name = "Another"
	d = s.create(d)
	own := s.create(newContact(Unknown))
	f := s.contactFacts(Unknown)
	if !slices.Equal(f.TakenNames, []string{"RIMU hotel (Nelson)"}) || !slices.Equal(f.Namesakes, []string{"Another"}) {
		s.Errorf("names are %q and %q", f.TakenNames, f.Namesakes)
	}
	s.ids(f.ContactDocuments, nil, own.ID)
	d.State = posting.StateCancelled
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) })
	if f := s.contactFacts(Unknown); len(f.Namesakes) != 0 {
		s.Errorf("what was taken back is still being created: %q", f.Namesakes)
	}
	s.read(func(tx posting.Tx) error {
		name, err := tx.OrganisationName()
		if name != "Demo Furniture Ltd" {
			s.Errorf("the organisation is called %q", name)
		}
		return err
	})
}

func (s *suite) merges() {
	s.read(func(tx posting.Tx) error {
		for id, want := range map[string]string{MergedID: LinkedID, LinkedID: "", "nobody": ""} {
			if got, err := tx.FindMergedInto(id); got != want || err != nil {
				s.Errorf("%s was merged into %q, %v; want %q", id, got, err, want)
			}
		}
		return nil
	})
}

func (s *suite) mark() {
	want := posting.Mark{Organisation: Organisation, Machine: "m2", SettledAt: Noon()}
	s.write(func(tx posting.Tx) error { return tx.SaveMark(posting.Mark{Machine: "m2", SettledAt: Noon()}) })
	s.read(func(tx posting.Tx) error {
		got, err := tx.GetMark()
		if got != want {
			s.Errorf("the mark is %+v, want %+v", got, want)
		}
		return err
	})
}

func (s *suite) readMark() {
	want := posting.ReadMark{Since: Noon(), ReadAt: Noon().Add(time.Minute)}
	s.write(func(tx posting.Tx) error {
		return tx.SaveReadMark(Organisation, posting.ReadMark{Since: Noon().Add(-time.Hour)})
	})
	s.write(func(tx posting.Tx) error { return tx.SaveReadMark(Organisation, want) })
	s.read(func(tx posting.Tx) error {
		got, err := tx.GetReadMark(Organisation)
		other, otherErr := tx.GetReadMark("another")
		if got != want || other != (posting.ReadMark{}) {
			s.Errorf("the marks are %+v and %+v, want %+v and none", got, other, want)
		}
		return errors.Join(err, otherErr)
	})
}

// sent makes a document of an order that stands at Xero.
func (s *suite) sent(d posting.Document, change func(*posting.Document)) posting.Document {
	d = s.create(d)
	d.State, d.LedgerID, d.SentAt, d.ReadAt = posting.StateSent, d.Content.Invoice.Number, Noon(), Noon()
	change(&d)
	s.write(func(tx posting.Tx) error { return tx.UpdateDocument(d, posting.StateQueued) })
	return d
}

func (s *suite) unread() {
	unread := func(d *posting.Document) { d.ReadAt = time.Time{} }
	first := s.sent(invoice(1, "SO-1"), unread)
	s.sent(invoice(3, "SO-2"), func(*posting.Document) {})
	second := s.sent(bill(2, "PO-1"), unread)
	s.create(bill(4, "PO-2"))
	s.read(func(tx posting.Tx) error {
		all, err := tx.ListUnread(Organisation, 9)
		s.ids(all, err, first.ID, second.ID)
		one, err := tx.ListUnread(Organisation, 1)
		s.ids(one, err, first.ID)
		other, err := tx.ListUnread("another", 9)
		s.ids(other, err)
		return nil
	})
}

func (s *suite) firstKnown() {
	first := func(want time.Time) {
		s.Helper()
		s.read(func(tx posting.Tx) error {
			got, err := tx.FindFirstKnown(Organisation)
			if !got.Equal(want) {
				s.Errorf("the first is %s, want %s", got, want)
			}
			return err
		})
	}
	first(time.Time{})
	s.create(invoice(1, "SO-1"))
	first(time.Time{})
	s.sent(bill(2, "PO-1"), func(d *posting.Document) { d.SentAt = Noon().Add(time.Hour) })
	first(Noon().Add(time.Hour))
	s.sent(invoice(3, "SO-2"), func(d *posting.Document) { d.SentAt, d.Ledger.UpdatedAt = Noon(), Noon().Add(time.Minute) })
	first(Noon().Add(time.Minute))
}

func (s *suite) missing() {
	s.read(func(tx posting.Tx) error {
		_, err := tx.GetDocument(99)
		s.isFault(err, fault.NotFound)
		_, err = tx.GetFacts(99, 1)
		s.isFault(err, fault.NotFound)
		if _, ok, err := tx.FindRequest(99); ok || err != nil {
			s.Errorf("a request of nobody: %v, %v", ok, err)
		}
		if holder, err := tx.FindHolder(Organisation, ""); holder != 0 || err != nil {
			s.Errorf("the holder of nothing is %d, %v", holder, err)
		}
		return nil
	})
	s.isFault(s.store.Write(s.Context(), func(tx posting.Tx) error { return tx.NumberContact(99, "n") }), fault.NotFound)
}
