package posting

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/fault"
)

const (
	// unreadAtOnce bounds the documents read one by one in a reading.
	unreadAtOnce = 10
	// fewChanges is up to how many changes of one page are told one by one.
	fewChanges = 20
)

// pollStart is where a reading begins.
type pollStart struct {
	organisation string
	// since is where the list begins; zero when nothing was ever sent.
	since  time.Time
	unread []Document
}

// poll reads everything once: first what was never read in full, then page by page what changed since the mark.
func (p *Poller) poll(ctx context.Context) error {
	start, err := p.begin(ctx)
	if err != nil || start.since.IsZero() {
		return err
	}
	for _, d := range start.unread {
		if err := p.readUnread(ctx, d); err != nil {
			return err
		}
	}
	return p.readChanged(ctx, start)
}

func (p *Poller) begin(ctx context.Context) (start pollStart, err error) {
	err = p.store.Read(ctx, func(tx Tx) error {
		mark, err := tx.GetMark()
		if err != nil || mark.Organisation == "" {
			return err
		}
		start = pollStart{organisation: mark.Organisation}
		read, err := tx.GetReadMark(mark.Organisation)
		if err != nil {
			return err
		}
		if start.unread, err = tx.ListUnread(mark.Organisation, unreadAtOnce); err != nil {
			return err
		}
		start.since = read.Since
		if start.since.IsZero() {
			start.since, err = firstSince(tx, mark.Organisation, p.times)
		}
		return err
	})
	if err != nil {
		return pollStart{}, fmt.Errorf("begin to read back: %w", err)
	}
	if start.organisation == "" {
		return pollStart{}, errNotConnected()
	}
	return start, nil
}

func errNotConnected() error {
	return &LedgerError{Fault: fault.New(fault.AuthExpired, "Daybook is not connected to a Xero organisation.", "Sign in to Xero first.")}
}

// firstSince is where the first reading of a file begins. What was sent is known by this computer's clock alone where an
// older Daybook sent it, which may be wrong.
func firstSince(tx Tx, organisation string, times Times) (time.Time, error) {
	first, err := tx.FindFirstKnown(organisation)
	if err != nil || first.IsZero() {
		return time.Time{}, err
	}
	return first.Add(-times.Lookback), nil
}

func (p *Poller) readUnread(ctx context.Context, d Document) error {
	f, isThere, err := readOne(ctx, p.ledger, d)
	if err != nil {
		return err
	}
	return p.write(ctx, func(tx Tx) ([]Change, error) { return keepReading(tx, d.ID, f, isThere, p.clock.Wall()) })
}

func (p *Poller) readChanged(ctx context.Context, start pollStart) error {
	var began time.Time
	done, merges := 0, newMergeReader(p.ledger, start.organisation)
	for page := 1; ; page++ {
		found, err := p.ledger.ChangedSince(ctx, start.organisation, start.since, page)
		if err != nil {
			return err
		}
		if page == 1 {
			began = found.ServerTime
		}
		if err := p.followMerges(ctx, merges, found.Found); err != nil {
			return err
		}
		err = p.write(ctx, func(tx Tx) ([]Change, error) { return p.keepPage(tx, start.organisation, found, began) })
		if err != nil || found.IsLast {
			return err
		}
		done += len(found.Found)
		p.change(func(s *PollStatus) { s.Done, s.Total = done, found.Total })
	}
}

// keepPage keeps what a page says of the documents known here. The mark moves with the last page: a reading that is cut
// begins again where it began.
func (p *Poller) keepPage(tx Tx, organisation string, page ChangedPage, began time.Time) ([]Change, error) {
	var changes []Change
	for _, f := range page.Found {
		holder, err := tx.FindHolder(organisation, f.ID)
		if err != nil {
			return nil, err
		}
		if holder == 0 {
			continue
		}
		changed, err := p.keepOne(tx, holder, f)
		if err != nil {
			return nil, err
		}
		changes = append(changes, changed...)
	}
	if !page.IsLast {
		return changes, nil
	}
	return changes, p.moveMark(tx, organisation, began)
}

// keepOne keeps what a list says of a document; what is known already is not written again.
func (p *Poller) keepOne(tx Tx, id int64, f Finding) ([]Change, error) {
	d, err := tx.GetDocument(id)
	isKnown := !d.ReadAt.IsZero() && d.Ledger.UpdatedAt.Equal(f.UpdatedAt) && sameView(d.Ledger, d.viewNow(f))
	if err != nil || isKnown {
		return nil, err
	}
	return readBack(tx, d, f, p.clock.Wall())
}

// moveMark keeps up to when all is known: the server time at which the reading began, less the time a slow change may take
// from its stamp to where a list can see it (R4 gives a slow server as long). Without a server time the mark stays.
func (p *Poller) moveMark(tx Tx, organisation string, began time.Time) error {
	mark, err := tx.GetReadMark(organisation)
	if err != nil {
		return err
	}
	if !began.IsZero() {
		mark.Since = began.Add(-p.times.Settle)
	}
	mark.ReadAt = p.clock.Wall()
	return tx.SaveReadMark(organisation, mark)
}

// write runs a transaction, then tells what changed: few changes one by one, many at once.
func (p *Poller) write(ctx context.Context, do func(Tx) ([]Change, error)) error {
	var changes []Change
	err := p.store.Write(ctx, func(tx Tx) (err error) {
		changes, err = do(tx)
		return err
	})
	if err != nil {
		return fmt.Errorf("save what was read back: %w", err)
	}
	if len(changes) > fewChanges {
		changes = []Change{{}}
	}
	for _, c := range changes {
		p.notify(c)
	}
	return nil
}
