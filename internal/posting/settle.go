package posting

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/civil"
)

// maxDoubts is the number of sends in a row without a known outcome after which a person must look.
const maxDoubts = 5

// serverTick is the precision of the server's clock in an answer: each of two readings may be off by as much.
const serverTick = time.Second

// nextToSettle returns a document whose look-up is due, or how long until the next one is.
func (s *Sender) nextToSettle(ctx context.Context, organisation string) (due Document, wait time.Duration, err error) {
	wait = s.times.Idle
	err = s.store.Read(ctx, func(tx Tx) error {
		checking, err := tx.ListInState(organisation, StateChecking)
		if err != nil {
			return err
		}
		for _, d := range checking {
			r, _, err := tx.FindRequest(d.ID)
			if err != nil {
				return err
			}
			// Not in the map: it was in doubt before this process began, and the look-up itself tells the server's time.
			left := s.dueAt[r.ID] - s.clock.Mono()
			if _, isKnown := s.dueAt[r.ID]; !isKnown || left <= 0 {
				due = d
				return nil
			}
			wait = min(wait, left)
		}
		return nil
	})
	return due, wait, err
}

// settle looks a document in doubt up, and decides (R4, R6, R8).
func (s *Sender) settle(ctx context.Context, d Document) (time.Duration, error) {
	found, err := s.find(ctx, d)
	if err != nil {
		return s.troubled(err), nil
	}
	s.worked()
	s.server.hear(found.ServerTime)
	followed := s.followMerge(ctx, d, found.Found)
	var changes []Change
	err = s.store.Write(ctx, func(tx Tx) error {
		changes = nil
		d, err := tx.GetDocument(d.ID)
		if err != nil || d.State != StateChecking {
			return err
		}
		r, _, err := tx.FindRequest(d.ID)
		if err != nil {
			return err
		}
		if left := s.unsettled(&r, d.Doubt, s.timeOf(found)); left > 0 {
			s.dueAt[r.ID] = s.clock.Mono() + left
			return tx.UpdateRequest(r)
		}
		delete(s.dueAt, r.ID)
		changes, err = s.decide(tx, d, r, found, followed)
		return err
	})
	s.tell(changes, err)
	if err != nil {
		return 0, fmt.Errorf("settle document %d: %w", d.ID, err)
	}
	return 0, nil
}

// timeOf is the server's time of an answer; where it named none, the earliest it can be.
func (s *Sender) timeOf(f Findings) time.Time {
	if f.ServerTime.IsZero() {
		return s.server.earliest()
	}
	return f.ServerTime
}

// unsettled returns how much of the settle time is left at a server time (R4); only what the server's own clock says counts. Where
// the beginning is unknown, or lies ahead because our clock was wrong, it begins now.
func (s *Sender) unsettled(r *Request, doubt Doubt, serverTime time.Time) time.Duration {
	if doubt.isAnswered() || !ruleSettleTime {
		return 0
	}
	if r.DoubtServerAt.IsZero() || r.DoubtServerAt.After(serverTime) {
		r.DoubtServerAt = serverTime
	}
	return s.times.Settle + serverTick - serverTime.Sub(r.DoubtServerAt)
}

// find asks Xero for a document, in the way its kind can be found again.
func (s *Sender) find(ctx context.Context, d Document) (Findings, error) {
	if d.Kind == KindContact {
		return s.findContact(ctx, *d.Content.Contact)
	}
	numbers, err := s.numbersToFind(ctx, d)
	if err != nil {
		return Findings{}, err
	}
	var all Findings
	for _, number := range numbers {
		found, err := s.findNumber(ctx, d, number)
		if err != nil {
			return Findings{}, err
		}
		if all.ServerTime.IsZero() {
			all.ServerTime = found.ServerTime
		}
		all.Found = append(all.Found, found.Found...)
	}
	return all, nil
}

func (s *Sender) findNumber(ctx context.Context, d Document, number string) (Findings, error) {
	if d.Kind == KindInvoice {
		return s.ledger.FindInvoices(ctx, number)
	}
	date := d.Content.Invoice.Date
	if d.Doubt == DoubtFound {
		// What was found may bear another date. It is then the owner's to judge: nobody pays a number twice (D8).
		date = civil.Date{}
	}
	return s.ledger.FindBills(ctx, d.Content.Invoice.LedgerContactID, number, date)
}

func (s *Sender) findContact(ctx context.Context, ours ContactContent) (Findings, error) {
	byNumber, err := s.ledger.FindContacts(ctx, []string{ours.Number})
	if err != nil || len(byNumber.Found) > 0 {
		return byNumber, err
	}
	return s.ledger.FindContactsNamed(ctx, ours.Name)
}

// followMerge asks Xero whether our contact was merged into another, when a document found names another one. It
// returns the id that stands for ours now, or "" when that is not known to have changed.
func (s *Sender) followMerge(ctx context.Context, d Document, found []Finding) string {
	if d.Kind == KindContact {
		return ""
	}
	ours := d.Content.Invoice.LedgerContactID
	for _, f := range found {
		if f.ContactID == ours {
			continue
		}
		// Without an answer the contacts count as different, and a person decides.
		now, err := s.ledger.Read(ctx, d.Organisation, KindContact, ours)
		if err != nil || len(now.Found) != 1 {
			return ""
		}
		return now.Found[0].Contact.MergedToID
	}
	return ""
}

// decide applies the decision of a look-up.
func (s *Sender) decide(tx Tx, d Document, r Request, found Findings, mergedTo string) ([]Change, error) {
	var failed error
	l := lookup{document: d, found: found.Found, isLast: r.Doubts >= maxDoubts,
		isHeld: func(id string) bool {
			holder, err := tx.FindHolder(d.Organisation, id)
			failed = firstOf(failed, err)
			return holder != 0 && holder != d.ID
		},
		follow: func(id string) string {
			if mergedTo != "" && id == d.Content.Invoice.LedgerContactID {
				return mergedTo
			}
			merged, err := tx.FindMergedInto(id)
			failed = firstOf(failed, err)
			if merged != "" {
				return merged
			}
			return id
		}}
	decision := l.decide()
	if failed != nil {
		return nil, failed
	}
	return s.applyDecision(tx, d, r, decision, found.ServerTime)
}

func (s *Sender) applyDecision(tx Tx, d Document, r Request, to decision, serverTime time.Time) ([]Change, error) {
	var err error
	switch to.choice {
	case choiceAdopt:
		return s.arrived(tx, d, r, to.finding, EventAdopted, nil, serverTime)
	case choiceResend:
		if ruleNewKey {
			setKey(&r, r.Generation+1, d)
		}
		if err = tellApart(tx, &d); err != nil {
			break
		}
		err = s.move(tx, &d, &r, verdictMove{to: StateQueued, name: EventNotFound, text: "Looked up, and not at Xero."})
	case choiceConflict:
		d.Candidates = to.candidates
		err = s.move(tx, &d, &r, verdictMove{to: StateConflict, problem: to.problem, name: EventConflict, text: to.problem})
	}
	return []Change{changeOf(d)}, err
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
