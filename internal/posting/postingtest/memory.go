package postingtest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// Memory is a company file in memory. It implements posting.Store: a transaction works on a copy that takes the place of the
// original when it commits.
type Memory struct {
	mu    sync.Mutex
	state *state
	// BeforeCommit and AfterCommit are called around each commit of a write; they may panic, as a process that dies
	// there. They may be nil. An error of BeforeCommit keeps the commit from happening, as a full disk does.
	BeforeCommit func() error
	AfterCommit  func()
}

// state is everything in the file. Values are never changed in place.
type state struct {
	company   Company
	contacts  map[int64]contact.Contact
	mirror    map[string]contact.LedgerContact
	orders    map[int64]order.Order
	documents map[int64]posting.Document
	requests  map[int64]posting.Request
	events    []posting.Event
	strays    map[string]posting.Finding
	mark      posting.Mark
	readMarks map[string]posting.ReadMark
	decisions []contact.Decision
	lastID    int64
}

// NewMemory returns a company file with a company's data. Orders get the ids 1, 2, ….
func NewMemory(c Company) *Memory {
	s := &state{company: c, contacts: map[int64]contact.Contact{}, mirror: map[string]contact.LedgerContact{},
		orders: map[int64]order.Order{}, documents: map[int64]posting.Document{}, requests: map[int64]posting.Request{},
		strays: map[string]posting.Finding{}, readMarks: map[string]posting.ReadMark{}}
	for _, one := range c.Contacts {
		s.contacts[one.ID] = one
	}
	for _, one := range c.Mirror {
		s.mirror[one.ID] = one
	}
	for i, one := range c.Orders {
		one.ID, one.Version = int64(i+1), 1
		s.orders[one.ID] = one
	}
	return &Memory{state: s}
}

func (s *state) clone() *state {
	c := *s
	c.contacts, c.mirror, c.orders = maps.Clone(s.contacts), maps.Clone(s.mirror), maps.Clone(s.orders)
	c.documents, c.requests, c.strays = maps.Clone(s.documents), maps.Clone(s.requests), maps.Clone(s.strays)
	c.events, c.readMarks, c.decisions = slices.Clone(s.events), maps.Clone(s.readMarks), slices.Clone(s.decisions)
	return &c
}

// Copy returns a copy of the file as it is now, as a backup does.
func (m *Memory) Copy() *Memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return &Memory{state: m.state.clone()}
}

// Change changes the company's data outside of posting, as the rest of Daybook does.
func (m *Memory) Change(change func(c *Company, orders map[int64]order.Order, contacts map[int64]contact.Contact)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	next := m.state.clone()
	change(&next.company, next.orders, next.contacts)
	m.state = next
}

// Write implements posting.Store.
func (m *Memory) Write(_ context.Context, do func(posting.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	next := m.state.clone()
	if err := do(&memoryTx{state: next}); err != nil {
		return err
	}
	if m.BeforeCommit != nil {
		if err := m.BeforeCommit(); err != nil {
			return err
		}
	}
	m.state = next
	if m.AfterCommit != nil {
		m.AfterCommit()
	}
	return nil
}

// Read implements posting.Store.
func (m *Memory) Read(_ context.Context, do func(posting.Tx) error) error {
	m.mu.Lock()
	now := m.state
	m.mu.Unlock()
	return do(&memoryTx{state: now.clone()})
}

// memoryTx implements posting.Tx.
type memoryTx struct{ state *state }

func missing(what string) error {
	return fault.New(fault.NotFound, "This "+what+" does not exist.", "")
}

// GetFacts implements posting.Tx.
func (t *memoryTx) GetFacts(orderID int64, part int) (posting.Facts, error) {
	o, ok := t.state.orders[orderID]
	if !ok {
		return posting.Facts{}, missing("order")
	}
	c := t.state.company
	f := posting.Facts{Order: o, Part: part, ContactFacts: t.contactFacts(o.ContactID), Items: map[int64]order.Item{},
		Taxes: map[int64]order.Tax{}, Settings: c.Settings, Reference: c.Reference}
	for _, item := range c.Items {
		f.Items[item.ID] = item
	}
	for _, tax := range c.Taxes {
		f.Taxes[tax.ID] = tax
	}
	kind := posting.KindOf(o.Kind)
	f.Earlier, _ = t.ListDocuments(c.Organisation, kind, posting.OrderKey(orderID, part))
	number := posting.NumberOf(f)
	if kind == posting.KindBill {
		f.Rivals = t.documents(func(d posting.Document) bool {
			return d.Organisation == c.Organisation && d.Kind == kind && d.OrderID != orderID && d.ContactID == o.ContactID &&
				strings.EqualFold(d.Content.Invoice.Number, number)
		})
	}
	f.Strays, _ = t.ListStrays(c.Organisation, kind, number)
	return f, nil
}

// GetContactFacts implements posting.Tx.
func (t *memoryTx) GetContactFacts(contactID int64) (posting.ContactFacts, error) {
	if _, ok := t.state.contacts[contactID]; !ok {
		return posting.ContactFacts{}, missing("contact")
	}
	return t.contactFacts(contactID), nil
}

// contactFacts is about a contact; 0 is none.
func (t *memoryTx) contactFacts(contactID int64) posting.ContactFacts {
	c := t.state.company
	f := posting.ContactFacts{Organisation: c.Organisation, Contact: t.state.contacts[contactID], Apart: map[string]bool{}, Holders: map[string]string{},
		Engine: Engine()}
	key := contact.NameKey(f.Contact.Name)
	keys := f.Engine.Prepare(f.Contact.Record()).Keys()
	for _, id := range slices.Sorted(maps.Keys(t.state.mirror)) {
		l := t.state.mirror[id]
		isKnown := l.ID == f.Contact.LedgerID || l.Number != "" && l.Number == f.Contact.Number || contact.NameKey(l.Name) == key
		if isKnown || sharesKey(keys, f.Engine.Prepare(l.Record()).Keys()) {
			f.Candidates = append(f.Candidates, t.withMerges(l)...)
		}
		if strings.HasPrefix(contact.NameKey(l.Name), key) {
			f.TakenNames = append(f.TakenNames, l.Name)
		}
	}
	for id, other := range t.state.contacts {
		if id != contactID && other.LedgerID != "" {
			f.Holders[other.LedgerID] = other.Name
		}
	}
	for _, d := range t.state.decisions {
		if d.Answer == contact.Different && d.Left.ContactID == contactID {
			f.Apart[d.Right.LedgerID] = true
		}
	}
	for _, d := range t.documents(func(d posting.Document) bool {
		return d.Organisation == c.Organisation && d.Kind == posting.KindContact && d.ContactID != contactID && d.State.IsOpen()
	}) {
		f.Namesakes = append(f.Namesakes, d.Content.Contact.Name)
	}
	f.ContactDocuments, _ = t.ListDocuments(c.Organisation, posting.KindContact, posting.ContactKey(contactID))
	return f
}

// withMerges returns a contact at Xero and those it was merged into.
func (t *memoryTx) withMerges(l contact.LedgerContact) []contact.LedgerContact {
	all := []contact.LedgerContact{l}
	for next, ok := t.state.mirror[l.MergedToID]; ok && next.ID != all[0].ID; next, ok = t.state.mirror[next.MergedToID] {
		all = append(all, next)
	}
	return all
}

func sharesKey(a, b []uint64) bool {
	return slices.ContainsFunc(a, func(key uint64) bool { return slices.Contains(b, key) })
}

// OrganisationName implements posting.Tx.
func (t *memoryTx) OrganisationName() (string, error) {
	return t.state.company.Reference.Organisation.Name, nil
}

// documents returns those that pass, oldest first.
func (t *memoryTx) documents(passes func(posting.Document) bool) []posting.Document {
	var found []posting.Document
	for _, id := range slices.Sorted(maps.Keys(t.state.documents)) {
		if d := t.state.documents[id]; passes(d) {
			found = append(found, d)
		}
	}
	return found
}

func newestFirst(documents []posting.Document) []posting.Document {
	slices.SortFunc(documents, func(a, b posting.Document) int { return cmp.Compare(b.ID, a.ID) })
	return documents
}

// GetDocument implements posting.Tx.
func (t *memoryTx) GetDocument(id int64) (posting.Document, error) {
	d, ok := t.state.documents[id]
	if !ok {
		return posting.Document{}, missing("document")
	}
	return d, nil
}

// ListDocuments implements posting.Tx.
func (t *memoryTx) ListDocuments(organisation string, kind posting.Kind, businessKey string) ([]posting.Document, error) {
	return newestFirst(t.documents(func(d posting.Document) bool {
		return d.Organisation == organisation && d.Kind == kind && d.BusinessKey == businessKey
	})), nil
}

// ListOrderDocuments implements posting.Tx.
func (t *memoryTx) ListOrderDocuments(orderID int64) ([]posting.Document, error) {
	return newestFirst(t.documents(func(d posting.Document) bool {
		return d.OrderID == orderID && d.Organisation == t.state.company.Organisation
	})), nil
}

// ListEveryDocument implements posting.Tx.
func (t *memoryTx) ListEveryDocument(orderID int64) ([]posting.Document, error) {
	return newestFirst(t.documents(func(d posting.Document) bool { return d.OrderID == orderID })), nil
}

// ListWaiting implements posting.Tx.
func (t *memoryTx) ListWaiting(contactDocumentID int64) ([]posting.Document, error) {
	return t.documents(func(d posting.Document) bool { return d.WaitsForID == contactDocumentID }), nil
}

// ListInState implements posting.Tx.
func (t *memoryTx) ListInState(organisation string, s posting.State) ([]posting.Document, error) {
	return t.documents(func(d posting.Document) bool { return d.Organisation == organisation && d.State == s }), nil
}

// CountStates implements posting.Tx.
func (t *memoryTx) CountStates(organisation string) (map[posting.State]int, error) {
	counts := map[posting.State]int{}
	for _, d := range t.state.documents {
		if d.Organisation == organisation {
			counts[d.State]++
		}
	}
	return counts, nil
}

// FindHolder implements posting.Tx.
func (t *memoryTx) FindHolder(organisation, ledgerID string) (int64, error) {
	found := t.documents(func(d posting.Document) bool {
		return d.Organisation == organisation && d.LedgerID == ledgerID && ledgerID != "" && d.Kind != posting.KindJournalChange && d.Kind != posting.KindAttachment
	})
	if len(found) == 0 {
		return 0, nil
	}
	return found[0].ID, nil
}

// CreateDocument implements posting.Tx.
func (t *memoryTx) CreateDocument(d *posting.Document) error {
	same := t.documents(func(o posting.Document) bool {
		return o.Organisation == d.Organisation && o.Kind == d.Kind && o.BusinessKey == d.BusinessKey && o.Revision == d.Revision
	})
	if len(same) > 0 {
		return fault.New(fault.Conflict, "There is such a document already.", "")
	}
	t.state.lastID++
	d.ID = t.state.lastID
	return t.keep(*d)
}

// UpdateDocument implements posting.Tx.
func (t *memoryTx) UpdateDocument(d posting.Document, from posting.State) error {
	old, ok := t.state.documents[d.ID]
	if !ok || old.State != from {
		return fault.New(fault.Conflict, "The document moved on meanwhile.", "")
	}
	d.Organisation, d.Kind, d.BusinessKey, d.Revision = old.Organisation, old.Kind, old.BusinessKey, old.Revision
	d.OrderID, d.ContactID = old.OrderID, old.ContactID
	return t.keep(d)
}

func (t *memoryTx) keep(d posting.Document) error {
	holds := d.Kind != posting.KindJournalChange && d.Kind != posting.KindAttachment
	if holder, _ := t.FindHolder(d.Organisation, d.LedgerID); holds && holder != 0 && holder != d.ID {
		return fault.New(fault.Conflict, "There is such a document already.", "")
	}
	if d.State == posting.StateSent && d.LedgerID == "" {
		return fmt.Errorf("document %d is sent and has no id", d.ID)
	}
	t.state.documents[d.ID] = d
	return nil
}

// CreateRequest implements posting.Tx.
func (t *memoryTx) CreateRequest(r *posting.Request) error {
	t.state.lastID++
	r.ID = t.state.lastID
	t.state.requests[r.ID] = *r
	return nil
}

// UpdateRequest implements posting.Tx.
func (t *memoryTx) UpdateRequest(r posting.Request) error {
	old, ok := t.state.requests[r.ID]
	if !ok {
		return missing("request")
	}
	r.Organisation, r.Kind, r.Body, r.Hash, r.DocumentIDs = old.Organisation, old.Kind, old.Body, old.Hash, old.DocumentIDs
	t.state.requests[r.ID] = r
	return nil
}

// FindRequest implements posting.Tx.
func (t *memoryTx) FindRequest(documentID int64) (posting.Request, bool, error) {
	var newest posting.Request
	for _, r := range t.state.requests {
		if slices.Contains(r.DocumentIDs, documentID) && r.ID > newest.ID {
			newest = r
		}
	}
	return newest, newest.ID != 0, nil
}

// ListMembers implements posting.Tx.
func (t *memoryTx) ListMembers(requestID int64) ([]posting.Document, error) {
	var members []posting.Document
	for _, id := range t.state.requests[requestID].DocumentIDs {
		if newest, _, _ := t.FindRequest(id); newest.ID == requestID {
			members = append(members, t.state.documents[id])
		}
	}
	return members, nil
}

// ListJournals implements posting.Tx.
func (t *memoryTx) ListJournals(organisation string) ([]posting.Document, error) {
	found := t.documents(func(d posting.Document) bool {
		return d.Organisation == organisation && (d.Kind.IsJournal() || d.Kind == posting.KindAttachment)
	})
	slices.Reverse(found)
	return found, nil
}

// GetReference implements posting.Tx.
func (t *memoryTx) GetReference() (refdata.Set, error) { return t.state.company.Reference, nil }

// FindNextToSend implements posting.Tx.
func (t *memoryTx) FindNextToSend(organisation string) (posting.Document, bool, error) {
	found := t.documents(func(d posting.Document) bool {
		return d.Organisation == organisation && d.State == posting.StateQueued && d.WaitsForID == 0 && !d.IsHeld
	})
	if len(found) == 0 {
		return posting.Document{}, false, nil
	}
	return found[0], true, nil
}

// AddEvent implements posting.Tx.
func (t *memoryTx) AddEvent(e posting.Event) error {
	e.ID = int64(len(t.state.events) + 1)
	t.state.events = append(t.state.events, e)
	return nil
}

// ListEvents implements posting.Tx.
func (t *memoryTx) ListEvents(documentIDs []int64) ([]posting.Event, error) {
	events := []posting.Event{}
	for _, e := range slices.Backward(t.state.events) {
		if slices.Contains(documentIDs, e.DocumentID) {
			events = append(events, e)
		}
	}
	return events, nil
}

// SaveStray implements posting.Tx.
func (t *memoryTx) SaveStray(organisation string, f posting.Finding) error {
	t.state.strays[organisation+" "+f.ID] = f
	return nil
}

// ListStrays implements posting.Tx.
func (t *memoryTx) ListStrays(organisation string, kind posting.Kind, number string) ([]posting.Finding, error) {
	var found []posting.Finding
	for _, key := range slices.Sorted(maps.Keys(t.state.strays)) {
		f := t.state.strays[key]
		holder, _ := t.FindHolder(organisation, f.ID)
		if strings.HasPrefix(key, organisation+" ") && f.Kind == kind && posting.SameFamily(f.Number, number) && holder == 0 {
			found = append(found, f)
		}
	}
	return found, nil
}

// NumberContact implements posting.Tx.
func (t *memoryTx) NumberContact(contactID int64, number string) error {
	c, ok := t.state.contacts[contactID]
	if !ok {
		return missing("contact")
	}
	c.Number = number
	t.state.contacts[contactID] = c
	return nil
}

// LinkContact implements posting.Tx.
func (t *memoryTx) LinkContact(contactID int64, found contact.LedgerContact, by contact.Actor, compared *match.Comparison) error {
	c, ok := t.state.contacts[contactID]
	if !ok {
		return missing("contact")
	}
	for id, other := range t.state.contacts {
		if id != contactID && other.LedgerID == found.ID {
			return fault.New(fault.Conflict, "Another contact is linked to it.", "")
		}
	}
	t.state.decisions = slices.DeleteFunc(slices.Clone(t.state.decisions), func(d contact.Decision) bool {
		return d.Left.ContactID == contactID && d.Right.LedgerID == found.ID
	})
	c.LedgerID = found.ID
	t.state.contacts[contactID] = c
	t.state.mirror[found.ID] = found
	t.decide(contact.Same, contactID, found.ID, by, compared)
	return nil
}

// KeepApart implements posting.Tx.
func (t *memoryTx) KeepApart(contactID int64, ledgerID string, compared *match.Comparison) error {
	if t.state.contacts[contactID].LedgerID == ledgerID {
		return fault.New(fault.Conflict, "They are linked.", "")
	}
	t.decide(contact.Different, contactID, ledgerID, contact.ByOwner, compared)
	return nil
}

func (t *memoryTx) decide(a contact.Answer, contactID int64, ledgerID string, by contact.Actor, compared *match.Comparison) {
	t.state.decisions = append(t.state.decisions, contact.Decision{ID: int64(len(t.state.decisions) + 1), Answer: a,
		Left: contact.Party{ContactID: contactID}, Right: contact.Party{LedgerID: ledgerID}, Actor: by, Comparison: compared})
}

// FindMergedInto implements posting.Tx.
func (t *memoryTx) FindMergedInto(ledgerContactID string) (string, error) {
	merged := ""
	for id := ledgerContactID; t.state.mirror[id].MergedToID != "" && t.state.mirror[id].MergedToID != ledgerContactID; {
		id = t.state.mirror[id].MergedToID
		merged = id
	}
	return merged, nil
}

// FindFirstKnown implements posting.Tx.
func (t *memoryTx) FindFirstKnown(organisation string) (first time.Time, err error) {
	for _, d := range t.sent(organisation) {
		known := d.Ledger.UpdatedAt
		if known.IsZero() {
			known = d.SentAt
		}
		if first.IsZero() || known.Before(first) {
			first = known
		}
	}
	return first, nil
}

// sent returns the invoices and bills that were sent, oldest first.
func (t *memoryTx) sent(organisation string) []posting.Document {
	return t.documents(func(d posting.Document) bool {
		return d.Organisation == organisation && d.State == posting.StateSent && d.Kind.IsOfOrder()
	})
}

// ListUnread implements posting.Tx.
func (t *memoryTx) ListUnread(organisation string, limit int) ([]posting.Document, error) {
	unread := slices.DeleteFunc(t.sent(organisation), func(d posting.Document) bool { return !d.ReadAt.IsZero() })
	return unread[:min(limit, len(unread))], nil
}

// GetReadMark implements posting.Tx.
func (t *memoryTx) GetReadMark(organisation string) (posting.ReadMark, error) {
	return t.state.readMarks[organisation], nil
}

// SaveReadMark implements posting.Tx.
func (t *memoryTx) SaveReadMark(organisation string, m posting.ReadMark) error {
	t.state.readMarks[organisation] = m
	return nil
}

// GetMark implements posting.Tx.
func (t *memoryTx) GetMark() (posting.Mark, error) {
	m := t.state.mark
	m.Organisation = t.state.company.Organisation
	return m, nil
}

// SaveMark implements posting.Tx.
func (t *memoryTx) SaveMark(m posting.Mark) error {
	t.state.mark = m
	return nil
}
