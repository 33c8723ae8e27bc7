package contacts

import (
	"context"
	"fmt"
	"sync"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// keptFor is how long what a preview read may stand in for reading Xero again.
const keptFor = 10 * time.Minute

// reading is every contact of an organisation as it was read.
type reading struct {
	organisation string
	contacts     []contact.LedgerContact
	// readAt is the server's time when the reading began, takenAt this computer's when it ended.
	readAt, takenAt time.Time
}

// lastReading keeps what a preview read, so that the import that follows does what the preview said, and reads nothing
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

// readAll reads every contact.
func (i *Importer) readAll(ctx context.Context, report func(done, total int)) (reading, error) {
	return i.readSince(ctx, reading{organisation: i.ledger.Organisation()}, report)
}

// readSince brings a reading up to date. What changed takes the place of what was read before; a change that Xero's times
// do not show (a role, contract section 7) is met by the next reading from the beginning.
func (i *Importer) readSince(ctx context.Context, before reading, report func(done, total int)) (reading, error) {
	if before.organisation == "" {
		return reading{}, fault.New(fault.AuthExpired, "This company is not connected to Xero.", "Connect it in Settings.")
	}
	since := before.readAt
	if !since.IsZero() {
		since = since.Add(-overlap)
	}
	byID := map[string]contact.LedgerContact{}
	for _, c := range before.contacts {
		byID[c.ID] = c
	}
	readAt, err := i.ledger.Contacts(ctx, before.organisation, since, func(page []contact.LedgerContact, done, total int) error {
		for _, c := range page {
			byID[c.ID] = c
		}
		if report != nil {
			report(done, total)
		}
		return ctx.Err()
	})
	if err != nil {
		return reading{}, fmt.Errorf("read contacts: %w", err)
	}
	read := make([]contact.LedgerContact, 0, len(byID))
	for _, id := range sortedIDs(byID) {
		read = append(read, byID[id])
	}
	return reading{organisation: before.organisation, contacts: read, readAt: readAt, takenAt: i.now()}, nil
}
