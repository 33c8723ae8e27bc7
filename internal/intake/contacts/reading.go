package contacts

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// keptFor is how long what was read may stand in for reading Xero again.
const keptFor = 10 * time.Minute

// reading is contacts of an organisation as they were read.
type reading struct {
	organisation string
	contacts     []contact.LedgerContact
	// readAt is the server's time when the reading began, takenAt this computer's when it ended.
	readAt, takenAt time.Time
	// isWhole: every page was read. Otherwise pages counts those that were.
	isWhole bool
	pages   int
}

// lastReading keeps what was read, so that the import that follows a preview does what the preview said, and reads nothing
// twice: an organisation of 10,000 contacts costs ten calls of a day's thousand.
type lastReading struct {
	mu   sync.Mutex
	last reading
}

// take returns the kept reading of an organisation; false where there is none or it is too old.
func (l *lastReading) take(organisation string, now time.Time) (reading, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	age := now.Sub(l.last.takenAt)
	return l.last, l.last.organisation == organisation && !l.last.readAt.IsZero() && age >= 0 && age < keptFor
}

func (l *lastReading) keep(r reading) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = r
}

// read reads every contact of the organisation in use, or goes on from what was kept: with the pages that are missing, or
// with what changed since where that is wanted.
func (i *Importer) read(ctx context.Context, isBroughtUpToDate bool, report func(done, total int)) (reading, error) {
	organisation := i.ledger.Organisation()
	before, isKept := i.kept.take(organisation, i.now())
	switch {
	case !isKept:
		before = reading{organisation: organisation}
	case before.isWhole && !isBroughtUpToDate:
		return before, nil
	}
	r, err := i.readFrom(ctx, before, report)
	if len(r.contacts) > 0 {
		i.kept.keep(r)
	}
	return r, err
}

// readFrom reads what is missing of a reading: the pages after those it has, or of a whole one what changed since. What
// changed takes the place of what was read before; a change that Xero's times do not show (a role, contract section 7) is
// met by the next reading from the beginning. Where it is cut short it returns the error with what it has.
//
// Pages come in the order of ids and archived contacts are among them, so that what is added at Xero meanwhile can push a
// contact to a later page, where it is read again, and never to an earlier one.
func (i *Importer) readFrom(ctx context.Context, before reading, report func(done, total int)) (reading, error) {
	if before.organisation == "" {
		return reading{}, fault.New(fault.AuthExpired, "This company is not connected to Xero.", "Connect it in Settings.")
	}
	r, since := before, time.Time{}
	if before.isWhole && !before.readAt.IsZero() {
		since, r.readAt, r.pages = before.readAt.Add(-overlap), time.Time{}, 0
	}
	byID := map[string]contact.LedgerContact{}
	for _, c := range before.contacts {
		byID[c.ID] = c
	}
	err := i.ledger.Contacts(ctx, before.organisation, since, r.pages+1, func(page Page) error {
		for _, c := range page.Contacts {
			byID[c.ID] = c
		}
		if r.pages = page.Number; r.readAt.IsZero() {
			r.readAt = page.ServerTime
		}
		if report != nil {
			report(len(byID), max(page.Total, len(byID)))
		}
		return ctx.Err()
	})
	if err != nil && before.isWhole {
		return before, fmt.Errorf("read contacts: %w", err)
	}
	r.contacts = slices.SortedFunc(maps.Values(byID), func(a, b contact.LedgerContact) int { return strings.Compare(a.ID, b.ID) })
	r.isWhole, r.takenAt = err == nil, i.now()
	if err != nil {
		return r, fmt.Errorf("read contacts: %w", err)
	}
	return r, nil
}
