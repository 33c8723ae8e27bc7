package contacts_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"context"

	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching/matchingtest"
)

// organisation is an organisation's contacts, handed out in the order of their ids in pages of a thousand. It counts the
// pages that were asked for.
type organisation struct {
	id       string
	contacts []contact.LedgerContact
	now      time.Time
	pages    int
	// asked is the organisation of the last reading; meanwhile runs in the midst of one, cutAt cuts after so many pages.
	asked     string
	meanwhile func()
	cutAt     int
}

// Organisation implements contacts.Ledger.
func (l *organisation) Organisation() string { return l.id }

// Contacts implements contacts.Ledger.
func (l *organisation) Contacts(ctx context.Context, organisation string, since time.Time, from int, visit func(contacts.Page) error) error {
	l.asked = organisation
	if l.meanwhile != nil {
		defer l.meanwhile()
	}
	var changed []contact.LedgerContact
	for _, c := range l.contacts {
		if !c.UpdatedAt.Before(since) {
			changed = append(changed, c)
		}
	}
	chunks := slices.Collect(slices.Chunk(changed, 1000))
	if len(chunks) == 0 {
		chunks = [][]contact.LedgerContact{nil}
	}
	for i, page := range chunks {
		if i+1 < from {
			continue
		}
		if l.cutAt != 0 && i >= l.cutAt {
			return context.Canceled
		}
		l.pages++
		if err := visit(contacts.Page{Contacts: page, Number: i + 1, Total: len(changed), ServerTime: l.now}); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// change changes a contact at Xero now.
func (l *organisation) change(id string, change func(c *contact.LedgerContact)) {
	for i := range l.contacts {
		if l.contacts[i].ID == id {
			change(&l.contacts[i])
			l.contacts[i].UpdatedAt = l.now
		}
	}
}

func (l *organisation) add(list ...contact.LedgerContact) { l.contacts = append(l.contacts, list...) }

func id(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

type bench struct {
	*contacts.Importer
	testing.TB

	company matchingtest.Company
	ledger  *organisation
	clock   time.Time
}

// setup returns an empty company of an organisation with n customers that have nothing in common.
func setup(t testing.TB, open func(testing.TB) matchingtest.Company, n int) *bench {
	t.Helper()
	b := &bench{TB: t, company: open(t), clock: matchingtest.Noon(), ledger: &organisation{id: matchingtest.Organisation, now: matchingtest.Noon()}}
	for i := range n {
		b.ledger.add(matchingtest.AtXero(id(i), distinct(i), "", ""))
	}
	b.Importer = contacts.NewImporter(b.ledger, b.company.File, b.company.Service(), func() time.Time { return b.clock })
	return b
}

// distinct is a name that shares no word with that of another number.
func distinct(n int) string {
	consonants, vowels := "bdfgklmnprstvz", "aeiou"
	var word []byte
	for range 4 {
		word = append(word, consonants[n%len(consonants)], vowels[n/len(consonants)%len(vowels)])
		n = n*7919/len(consonants) + n*31 + 17
	}
	return string(word[:1])[:0] + fmt.Sprintf("%s%s", string(word[0]-32), string(word[1:]))
}

func (b *bench) pass(d time.Duration) { b.clock, b.ledger.now = b.clock.Add(d), b.ledger.now.Add(d) }

func (b *bench) preview(order contacts.Order) contacts.Result {
	b.Helper()
	r, err := b.Preview(b.Context(), order, nil)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// imported imports, and holds the import to what its preview said.
func (b *bench) imported(order contacts.Order) contacts.Result {
	b.Helper()
	said := b.preview(order)
	did, err := b.Import(b.Context(), order, nil)
	if err != nil {
		b.Fatal(err)
	}
	if did.Counts != said.Counts || !reflect.DeepEqual(did.Examples, said.Examples) {
		b.Fatalf("the import did %+v, its preview said %+v", did, said)
	}
	return did
}

func (b *bench) refreshed() contacts.Result {
	b.Helper()
	r, err := b.Refresh(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func (b *bench) typed(list ...contact.Contact) []int64 {
	b.Helper()
	saved, err := b.company.SaveContacts(b.Context(), list)
	if err != nil {
		b.Fatal(err)
	}
	ids := []int64{}
	for _, c := range saved {
		ids = append(ids, c.ID)
	}
	return ids
}

func (b *bench) listed() []contact.Contact {
	b.Helper()
	all, err := b.company.AllContacts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return all
}

// named is the contact here of a name; it must be the only one.
func (b *bench) named(name string) contact.Contact {
	b.Helper()
	found := slices.DeleteFunc(b.listed(), func(c contact.Contact) bool { return c.Name != name })
	if len(found) != 1 {
		b.Fatalf("%d contacts are called %q", len(found), name)
	}
	return found[0]
}

// examples are the names of a category's examples, with the sentence behind.
func examples(r contacts.Result, category contacts.Category) []string {
	list := []string{}
	for _, e := range r.Examples {
		if e.Category == category {
			list = append(list, e.Ledger.Name+": "+e.Sentence)
		}
	}
	return list
}

var (
	customers = contacts.Order{Roles: contacts.Roles{Customers: true}}
	everyone  = contacts.Order{Roles: contacts.Roles{Customers: true, Suppliers: true, Neither: true}}
)

// onEach runs a test on every kind of company file.
func onEach(t *testing.T, test func(t *testing.T, open func(testing.TB) matchingtest.Company)) {
	t.Helper()
	for name, open := range companies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open)
		})
	}
}
