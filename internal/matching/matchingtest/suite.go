package matchingtest

import (
	"slices"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// TestStore is the suite every company file must pass. open returns a new company that belongs to Organisation and has no
// contacts.
func TestStore(t *testing.T, open func(t *testing.T) Company) {
	t.Helper()
	for name, test := range map[string]func(*suite){
		"a search asks about every kind of pair":                     (*suite).scan,
		"a search asks about two firms once":                         (*suite).scanFolds,
		"what is worth most is asked first":                          (*suite).worth,
		"what was answered is not asked again":                       (*suite).answers,
		"an answer is asked again when a number comes to agree":      (*suite).askedAgain,
		"a pair put off stays put off":                               (*suite).putOff,
		"a merge is undone for good":                                 (*suite).undo,
		"what answers teach is taken up, and given up":               (*suite).lesson,
		"an answer taken back is asked again":                        (*suite).takeBack,
		"an opposite answer takes the place of the first":            (*suite).opposite,
		"many are accepted as they were shown":                       (*suite).bulk,
		"nothing is accepted once something changed":                 (*suite).bulkChanged,
		"of two that fit as well none is accepted with many":         (*suite).bulkRivals,
		"a pair that cannot be accepted stays":                       (*suite).bulkRefused,
		"history tells who decided what":                             (*suite).history,
		"history calls a merged contact by its own name":             (*suite).historyOfMerged,
		"progress counts answers and what they are worth":            (*suite).progress,
		"Xero's own duplicates are listed":                           (*suite).duplicates,
		"one changed contact is compared alone":                      (*suite).touch,
		"a contact is linked by hand":                                (*suite).link,
		"of two at Xero one is linked, and the other is asked about": (*suite).linkOfTwo,
		"a person works at their company":                            (*suite).worksAt,
		"Xero's contacts are searched by words":                      (*suite).search,
		"a merge takes the values that were chosen":                  (*suite).merge,
		"a field is mine or theirs":                                  (*suite).choose,
		"what is not there is not found":                             (*suite).missing,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			company := open(t)
			service, now := company.Service(), Noon()
			service.Now = func() time.Time {
				now = now.Add(time.Second)
				return now
			}
			test(&suite{T: t, Company: company, service: service})
		})
	}
}

type suite struct {
	*testing.T
	Company

	service matching.Service
}

// must ends the test with an error.
func (s *suite) must(err error) {
	s.Helper()
	if err != nil {
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

// type_ keeps contacts as the owner types them, and returns their ids.
func (s *suite) typed(list ...contact.Contact) []int64 {
	s.Helper()
	saved, err := s.SaveContacts(s.Context(), list)
	s.must(err)
	ids := make([]int64, len(saved))
	for i, c := range saved {
		ids[i] = c.ID
	}
	return ids
}

func (s *suite) atXero(list ...contact.LedgerContact) {
	s.Helper()
	s.must(s.UpsertLedgerContacts(s.Context(), list))
}

func (s *suite) scanned() matching.Scanned {
	s.Helper()
	found, err := s.service.Scan(s.Context(), nil)
	s.must(err)
	return found
}

func (s *suite) queue() []matching.Question {
	s.Helper()
	page, err := s.service.Queue(s.Context(), matching.PairQuery{})
	s.must(err)
	if page.Total != len(page.Rows) {
		s.Fatalf("%d of %d rows", len(page.Rows), page.Total)
	}
	return page.Rows
}

// question is the only one in the queue.
func (s *suite) question() matching.Question {
	s.Helper()
	rows := s.queue()
	if len(rows) != 1 {
		s.Fatalf("%d questions, want one: %v", len(rows), names(rows))
	}
	return rows[0]
}

// names writes questions as "left = right", sorted.
func names(rows []matching.Question) []string {
	list := []string{}
	for _, q := range rows {
		list = append(list, q.LeftView.Name()+" = "+q.RightView.Name())
	}
	slices.Sort(list)
	return list
}

func (s *suite) decide(pairID int64, answer contact.Answer) matching.Entry {
	s.Helper()
	e, err := s.service.Decide(s.Context(), pairID, answer)
	s.must(err)
	return e
}

// listed are the names of the contacts here, sorted.
func (s *suite) listed() []string {
	s.Helper()
	all, err := s.AllContacts(s.Context())
	s.must(err)
	list := []string{}
	for _, c := range all {
		list = append(list, c.Name)
	}
	slices.Sort(list)
	return list
}

// linkOf is the contact at Xero that a contact here is linked to.
func (s *suite) linkOf(id int64) string {
	s.Helper()
	c, err := s.GetContact(s.Context(), id)
	s.must(err)
	return c.LedgerID
}

func (s *suite) equal(got, want []string) {
	s.Helper()
	if !slices.Equal(got, want) {
		s.Fatalf("got %q, want %q", got, want)
	}
}
