package posting

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
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
		for seen := map[int64]bool{}; len(checking) > 0; checking = checking[1:] {
			d := checking[0]
			if seen[d.ID] {
				continue
			}
			b, _, err := loadBatch(tx, d)
			if err != nil {
				return err
			}
			for _, d := range b.documents {
				seen[d.ID] = true
			}
			r := b.request
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

// settle looks a document in doubt up, with the others of its request, and decides (R4, R6, R8, R9).
func (s *Sender) settle(ctx context.Context, d Document) (time.Duration, error) {
	b, err := s.inDoubtWith(ctx, d)
	if err != nil {
		return 0, fmt.Errorf("settle document %d: %w", d.ID, err)
	}
	answer, err := s.lookUp(ctx, b.documents)
	if err != nil {
		return s.troubled(err), nil
	}
	s.worked()
	s.server.hear(answer.serverTime)
	var changes []Change
	err = s.store.Write(ctx, func(tx Tx) error {
		changes = nil
		d, err := tx.GetDocument(d.ID)
		if err != nil || d.State != StateChecking {
			return err
		}
		b, _, err := loadBatch(tx, d)
		if err != nil {
			return err
		}
		b.documents = slices.DeleteFunc(b.documents, func(d Document) bool { return !answer.isAbout(d) })
		if left := s.unsettledOf(&b, s.timeOf(answer)); left > 0 {
			s.dueAt[b.request.ID] = s.clock.Mono() + left
			return tx.UpdateRequest(b.request)
		}
		delete(s.dueAt, b.request.ID)
		changes, err = s.decideAll(tx, b, answer)
		return err
	})
	s.tell(changes, err)
	if err != nil {
		return 0, fmt.Errorf("settle document %d: %w", d.ID, err)
	}
	return 0, nil
}

// inDoubtWith returns a document with the others of its request that are in doubt.
func (s *Sender) inDoubtWith(ctx context.Context, d Document) (b batch, err error) {
	err = s.store.Read(ctx, func(tx Tx) error {
		var isFrozen bool
		if b, isFrozen, err = loadBatch(tx, d); err == nil && !isFrozen {
			err = errors.New("it is in doubt and has no request")
		}
		return err
	})
	return b, err
}

// timeOf is the server's time of an answer; where it named none, the earliest it can be.
func (s *Sender) timeOf(a answer) time.Time {
	if a.serverTime.IsZero() {
		return s.server.earliest()
	}
	return a.serverTime
}

// unsettledOf is how much of the settle time is left of a batch: of the document that takes longest.
func (s *Sender) unsettledOf(b *batch, serverTime time.Time) time.Duration {
	left := time.Duration(0)
	for _, d := range b.documents {
		left = max(left, s.unsettled(&b.request, d.Doubt, serverTime))
	}
	return left
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

// decideAll settles each document of a batch by what the look-up said of it. Those that are not at Xero go again together.
func (s *Sender) decideAll(tx Tx, b batch, a answer) ([]Change, error) {
	again := batch{request: b.request}
	var changes []Change
	isAdopted := false
	for _, d := range b.documents {
		decision, err := s.decide(tx, d, b.request, a)
		if err != nil {
			return nil, err
		}
		if decision.choice == choiceResend {
			again.documents = append(again.documents, d)
			continue
		}
		isAdopted = isAdopted || decision.choice == choiceAdopt
		more, err := s.applyDecision(tx, d, b.request, decision)
		if err != nil {
			return nil, err
		}
		changes = append(changes, more...)
	}
	more, err := s.queueAnew(tx, again)
	if err == nil && isAdopted {
		err = s.markSettled(tx, b.request.Organisation, a.serverTime)
	}
	return append(changes, more...), err
}

// decide works out what a look-up leads to for one document. Those before it in the batch are settled already, so that no two
// can take the same thing at Xero.
func (s *Sender) decide(tx Tx, d Document, r Request, a answer) (decision, error) {
	var failed error
	var before []JournalLine
	if d.Kind == KindJournalChange {
		var err error
		if before, err = linesBefore(tx, d); err != nil {
			return decision{}, err
		}
	}
	l := lookup{document: d, before: before, found: a.found[d.ID], isLast: r.Doubts >= maxDoubts,
		isHeld: func(id string) bool {
			holder, err := tx.FindHolder(d.Organisation, id)
			failed = firstOf(failed, err)
			return holder != 0 && holder != d.ID
		},
		follow: func(id string) string {
			if mergedTo := a.mergedTo[d.ID]; mergedTo != "" && id == d.Content.Invoice.LedgerContactID {
				return mergedTo
			}
			merged, err := tx.FindMergedInto(id)
			failed = firstOf(failed, err)
			if merged != "" {
				return merged
			}
			return id
		}}
	return l.decide(), failed
}

func (s *Sender) applyDecision(tx Tx, d Document, r Request, to decision) ([]Change, error) {
	if to.choice == choiceAdopt {
		return s.arrived(tx, d, r, to.finding, EventAdopted, nil)
	}
	d.Candidates = to.candidates
	err := s.move(tx, &d, &r, verdictMove{to: StateConflict, problem: to.problem, name: EventConflict, text: to.problem})
	return []Change{changeOf(d)}, err
}

// queueAnew queues documents that were looked up and are not at Xero, under a new key (R6).
func (s *Sender) queueAnew(tx Tx, b batch) (changes []Change, err error) {
	if len(b.documents) == 0 {
		return nil, nil
	}
	r, err := b.renew(tx, s.ledger, s.clock.Wall())
	if err != nil {
		return nil, err
	}
	for _, d := range b.documents {
		if err := tellApart(tx, &d); err != nil {
			return nil, err
		}
		if err := s.move(tx, &d, &r, verdictMove{to: StateQueued, name: EventNotFound, text: "Looked up, and not at Xero."}); err != nil {
			return nil, err
		}
		changes = append(changes, changeOf(d))
	}
	return changes, nil
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
