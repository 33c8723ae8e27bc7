package posting

import (
	"context"
	"fmt"
	"slices"
	"time"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// send sends a document, with the others of its request, once.
func (s *Sender) send(ctx context.Context, d Document) (time.Duration, error) {
	out, leaving, err := s.claim(ctx, d.ID)
	if err != nil || len(leaving.documents) == 0 {
		return 0, err
	}
	sending, cancel := context.WithTimeout(ctx, s.times.Send)
	reply := s.ledger.Send(sending, out)
	cancel()
	s.server.hear(reply.ServerTime)
	judgement := Classify(reply, len(leaving.documents))
	// The outcome is saved even when Daybook is closing: otherwise it would have to be looked up.
	if err := s.conclude(context.WithoutCancel(ctx), leaving, reply, judgement.Verdicts); err != nil {
		return 0, err
	}
	return s.react(judgement, reply), nil
}

// react stops or pauses the queue as the reply demands.
func (s *Sender) react(j Judgement, reply Reply) time.Duration {
	message := j.Verdicts[0].Problem
	switch {
	case j.Stop == StopSignIn && !reply.NeedsSignIn:
		return s.refusedSignIn()
	case j.Stop != "":
		return s.stopFor(j.Stop, message)
	case j.Pause != "":
		return s.pauseFor(j.Pause, message, j.RetryAfter)
	}
	if reply.Status != 0 {
		s.worked()
	}
	return 0
}

// claim moves a document, with the others of its request, from queued to sending and commits that before a byte leaves (R2, R12).
// It returns no documents when something else must happen first.
func (s *Sender) claim(ctx context.Context, id int64) (out Outgoing, leaving batch, err error) {
	var changes []Change
	err = s.store.Write(ctx, func(tx Tx) error {
		out, leaving, changes = Outgoing{}, batch{}, nil
		d, err := tx.GetDocument(id)
		if err != nil || !d.mayLeave() {
			return err
		}
		b, isFrozen, err := loadBatch(tx, d)
		if err != nil {
			return err
		}
		if !isFrozen {
			return fmt.Errorf("document %d is to be sent and has no bytes", id)
		}
		if changes, err = s.barSome(tx, &b); err != nil || len(b.documents) == 0 {
			return err
		}
		if out, err = s.depart(tx, &b); err != nil {
			return err
		}
		leaving = b
		for _, d := range b.documents {
			changes = append(changes, changeOf(d))
		}
		return nil
	})
	s.tell(changes, err)
	if fault.Is(err, fault.Conflict) {
		// Somebody took it back a moment ago.
		return Outgoing{}, batch{}, nil
	}
	return out, leaving, err
}

// mayLeave reports whether nothing here keeps a document from being sent.
func (d Document) mayLeave() bool { return d.State == StateQueued && d.WaitsForID == 0 && !d.IsHeld }

// barSome leaves in a batch the documents that may be sent now.
func (s *Sender) barSome(tx Tx, b *batch) (changes []Change, err error) {
	leaving := make([]Document, 0, len(b.documents))
	for _, d := range b.documents {
		if !d.mayLeave() {
			continue
		}
		isBarred, err := s.bar(tx, &d, &b.request)
		if err != nil {
			return nil, err
		}
		if isBarred {
			changes = append(changes, changeOf(d))
			continue
		}
		leaving = append(leaving, d)
	}
	b.documents = leaving
	return changes, nil
}

// bar keeps a document from leaving when its checks say something else by now, or when Xero may hold it already (R11).
func (s *Sender) bar(tx Tx, d *Document, r *Request) (bool, error) {
	switch d.Kind {
	case KindContact:
		return s.barContact(tx, d, r)
	case KindJournal, KindJournalChange, KindAttachment:
		return s.barJournal(tx, d, r)
	case KindInvoice, KindBill:
	}
	if number, err := liveBefore(tx, *d); err != nil || number != "" {
		if err != nil {
			return false, err
		}
		return true, s.hold(tx, d, r, fmt.Sprintf("Xero holds %s %s again, which this one was to replace.", d.Kind, number))
	}
	if s.clock.Wall().Sub(d.QueuedAt) > s.times.Stale {
		problem, err := s.recheck(tx, *d)
		if err != nil {
			return false, err
		}
		if problem != "" {
			return true, s.hold(tx, d, r, problem)
		}
		d.QueuedAt = s.clock.Wall()
	}
	if !ruleRecover {
		return false, nil
	}
	strays, err := tx.ListStrays(d.Organisation, d.Kind, d.Content.Invoice.Number)
	if err != nil {
		return false, err
	}
	for _, f := range strays {
		// One that a look-up or the owner has told apart does not stop it again.
		if f.Status.IsGone() || d.hasToldApart(f.ID) {
			continue
		}
		// A look-up settles it: the stray may have changed since it was seen, or not be what this is.
		return true, s.move(tx, d, r, verdictMove{to: StateChecking, doubt: DoubtFound, name: EventInDoubt,
			text: fmt.Sprintf("Xero already holds a %s %s made by Daybook.", d.Kind, f.Number)})
	}
	return false, nil
}

// hold keeps a document in the queue until its owner looks at it again.
func (s *Sender) hold(tx Tx, d *Document, r *Request, problem string) error {
	d.IsHeld, d.Problem = true, problem
	return s.move(tx, d, r, verdictMove{to: StateQueued, name: EventHeld, text: problem})
}

// liveBefore is the number of an earlier revision that stands at Xero by now; empty for none.
func liveBefore(tx Tx, d Document) (string, error) {
	all, err := tx.ListDocuments(d.Organisation, d.Kind, d.BusinessKey)
	if err != nil {
		return "", err
	}
	return liveNumber(slices.DeleteFunc(all, func(other Document) bool { return other.Revision >= d.Revision })), nil
}

// barContact keeps a contact from being created that is at Xero by now, or whose name is: linked, imported or made there while this
// waited. What waited for it is the owner's to look at again. One that carries our number is looked up as any, and what merely may be
// the same is no reason: the owner has confirmed the creation, and is asked about the two as about any others.
func (s *Sender) barContact(tx Tx, d *Document, r *Request) (bool, error) {
	f, err := tx.GetContactFacts(d.ContactID)
	if err != nil {
		return false, err
	}
	plan, checks := PlanContact(f, "document")
	var problem string
	switch {
	case plan.Outcome == ContactLinked && plan.Evidence == contact.ByNumber:
		return false, nil
	case plan.Outcome == ContactLinked:
		problem = fmt.Sprintf("%s was found in Xero while this waited, so it was not created. Look at the preview again.", f.Contact.Name)
	case plan.asksAboutName(d.Content.Contact.Name), plan.Outcome == ContactBlocked && plan.Evidence != contact.ByNone:
		problem = checks[0].Message + " It was not created. Look at the preview again."
	default:
		return false, nil
	}
	return true, s.move(tx, d, r, verdictMove{to: StateCancelled, problem: problem, name: EventCancelled, text: problem})
}

// recheck works the preview out again for a document that waited long, and says what changed; "" for nothing.
func (s *Sender) recheck(tx Tx, d Document) (string, error) {
	f, err := tx.GetFacts(d.OrderID, 1)
	if err != nil {
		return "", err
	}
	// The document itself must not count as one that is in its own way.
	f.Earlier = earlierThan(f.Earlier, d.ID)
	p := PlanDocument(f, s.clock.Wall())
	if !p.CanSend() {
		return p.Checks[0].Message, nil
	}
	fresh, frozen := p.Content, *d.Content.Invoice
	fresh.LedgerContactID, frozen.LedgerContactID = "", ""
	fresh.ContactName, frozen.ContactName = "", ""
	if hashOf(fresh) != hashOf(frozen) {
		return "The order, its contact or the settings changed while this waited.", nil
	}
	return "", nil
}

func earlierThan(documents []Document, id int64) []Document {
	var earlier []Document
	for _, d := range documents {
		if d.ID < id {
			earlier = append(earlier, d)
		}
	}
	return earlier
}

// depart commits the document to "sending". Its key was never sent, or made nothing: only a refusal before Xero began to work leads
// back here with the same key, and a doubt leads here with a new one (R5, R6). A new key after a refusal would be worse than the old:
// a copy of the file that sends the old one would then make a second document while the first is slow to arrive.
//
// Documents that others of their request no longer go with get bytes of their own first.
func (s *Sender) depart(tx Tx, b *batch) (Outgoing, error) {
	if !b.isWhole() {
		var err error
		if b.request, err = b.part(tx, s.ledger, s.clock.Wall()); err != nil {
			return Outgoing{}, err
		}
	}
	r := &b.request
	r.DoubtServerAt = time.Time{}
	for i := range b.documents {
		if err := s.move(tx, &b.documents[i], r, verdictMove{to: StateSending, name: EventSending, text: r.Hash}); err != nil {
			return Outgoing{}, err
		}
	}
	out := Outgoing{Organisation: r.Organisation, Kind: r.Kind, Number: b.numbers(), Body: r.Body, Key: r.Key}
	switch c := b.documents[0].Content; {
	case c.Journal != nil:
		out.LedgerID = c.Journal.LedgerID
	case c.Attachment != nil:
		out.LedgerID, out.FileName, out.MimeType = c.Attachment.LedgerID, c.Attachment.FileName, c.Attachment.MimeType
	}
	return out, nil
}

// conclude saves the outcome of a send, of each document its own, in one transaction.
func (s *Sender) conclude(ctx context.Context, sent batch, reply Reply, verdicts []Verdict) error {
	var changes []Change
	err := s.store.Write(ctx, func(tx Tx) error {
		changes = nil
		r, _, err := tx.FindRequest(sent.documents[0].ID)
		if err != nil {
			return err
		}
		own := make([]Verdict, len(verdicts))
		for i, d := range sent.documents {
			own[i] = d.own(verdicts[i])
			if !ruleOwnOutcome {
				own[i] = verdicts[0]
			}
		}
		s.countDoubts(&r, own)
		for i, d := range sent.documents {
			if d, err = tx.GetDocument(d.ID); err != nil {
				return err
			}
			more, err := s.concludeOne(tx, d, &r, own[i])
			if err != nil {
				return err
			}
			changes = append(changes, more...)
		}
		if slices.ContainsFunc(own, func(v Verdict) bool { return v.Outcome == OutcomeSent }) {
			return s.markSettled(tx, r.Organisation, reply.ServerTime)
		}
		return nil
	})
	s.tell(changes, err)
	if err != nil {
		return fmt.Errorf("save the outcome of %s: %w", sent.numbers(), err)
	}
	return nil
}

// countDoubts counts, once for the request, whether the outcome of any document is unknown, and when it is to be looked up:
// when the one that takes longest may be.
func (s *Sender) countDoubts(r *Request, verdicts []Verdict) {
	isKnown, isInDoubt, wait := false, false, time.Duration(0)
	for _, v := range verdicts {
		switch v.Outcome {
		case OutcomeInDoubt:
			isInDoubt, wait = true, max(wait, s.settleTime(v.Doubt))
		case OutcomeSent, OutcomeRejected:
			isKnown = true
		case OutcomeNotExecuted:
		}
	}
	switch {
	case isInDoubt:
		r.Doubts++
		r.DoubtServerAt = s.server.latest()
		s.dueAt[r.ID] = s.clock.Mono() + wait
	case isKnown:
		r.Doubts = 0
	}
}

func (s *Sender) concludeOne(tx Tx, d Document, r *Request, v Verdict) ([]Change, error) {
	var err error
	switch v.Outcome {
	case OutcomeSent:
		return s.arrived(tx, d, *r, v.Finding, EventSent, v.Warnings)
	case OutcomeRejected:
		err = s.move(tx, &d, r, verdictMove{to: StateRejected, problem: v.Problem, name: EventRejected, text: v.Problem})
	case OutcomeNotExecuted:
		err = s.move(tx, &d, r, verdictMove{to: StateQueued, name: EventNotSent, text: v.Problem})
	case OutcomeInDoubt:
		err = s.move(tx, &d, r, verdictMove{to: StateChecking, doubt: v.Doubt, problem: v.Problem, name: EventInDoubt, text: v.Problem})
	}
	return []Change{changeOf(d)}, err
}

// own takes a verdict for its own only where the answer names the document that was sent: what was refused is echoed with its
// number (contract section 6).
func (d Document) own(v Verdict) Verdict {
	ours, f := d.Content.number(), v.Finding
	isOthers := ours != "" && f.Number != "" && f.Number != ours
	if d.Kind.IsJournal() && v.Outcome == OutcomeSent {
		isOthers = !d.Content.Journal.carries(f.Journal.Narration)
	}
	if v.Outcome == OutcomeSent && f.Kind != d.Kind || isOthers {
		return Verdict{Outcome: OutcomeInDoubt, Doubt: DoubtUnreadable, Problem: "Xero's answer speaks of another document."}
	}
	return v
}

// verdictMove is one step of a document from state to state.
type verdictMove struct {
	to            State
	doubt         Doubt
	problem, text string
	name          EventName
}

// move takes a document from its state to another, saves it with its request, and logs it.
func (s *Sender) move(tx Tx, d *Document, r *Request, m verdictMove) error {
	from := d.State
	if from != m.to && !from.CanBecome(m.to) {
		return fmt.Errorf("document %d cannot go from %s to %s", d.ID, from, m.to)
	}
	d.State, d.Doubt = m.to, m.doubt
	if !d.IsHeld {
		d.Problem = m.problem
	}
	if m.to != StateConflict && m.to != StateQueued && m.to != StateSending {
		d.Candidates = nil
	}
	if err := tx.UpdateDocument(*d, from); err != nil {
		return err
	}
	if r.ID != 0 {
		if err := tx.UpdateRequest(*r); err != nil {
			return err
		}
	}
	return tx.AddEvent(Event{DocumentID: d.ID, RequestID: r.ID, At: s.clock.Wall(), Name: m.name, From: from, To: m.to, Text: m.text, Key: r.Key})
}

// settleTime is how long a document in doubt waits (R4).
func (s *Sender) settleTime(d Doubt) time.Duration {
	if !ruleSettleTime || d.isAnswered() {
		return 0
	}
	return s.times.Settle + serverTick
}
