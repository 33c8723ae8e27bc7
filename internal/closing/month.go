package closing

import (
	"fmt"
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/stock/journal"
)

// State is how a period stands.
type State string

// The states.
const (
	// StateRunning: it is not over yet.
	StateRunning State = "running"
	// StateBlocked: something must be done first.
	StateBlocked State = "blocked"
	// StateOpen: a journal is suggested.
	StateOpen State = "open"
	// StateNothing: there is nothing to post, or the owner said so.
	StateNothing State = "nothing"
	// StateApproved: the journal waits to be sent, or is on its way.
	StateApproved State = "approved"
	// StateSent: Xero holds it, and it says what is known now.
	StateSent State = "sent"
	// StateChanged: what is known now differs from what was sent.
	StateChanged State = "changed"
	// StateProblem: Xero refused it, or a person must decide.
	StateProblem State = "problem"
	// StateClosed: its figures stay as they are.
	StateClosed State = "closed"
)

// Month is one period at a glance. Money is in the base currency.
type Month struct {
	Period

	State State
	// IsLocked: it lies on or before a lock date of Xero.
	IsLocked bool
	// Value is what stock is worth at its end, as it was closed or as it is known now; Cost what deliveries and adjustments of it cost.
	Value, Cost money.Amount
	// Difference is what Xero's stock accounts lack at its end, with our journals that are still drafts; HasBooks tells that balances were read.
	Difference money.Amount
	HasBooks   bool
	// Blocks counts what stands in the way.
	Blocks int
}

// Full is one period in full.
type Full struct {
	Month

	// Settings are those it is worked out by.
	Settings Settings
	// Suggestion is what follows from stock.
	Suggestion journal.Suggestion
	// Proposal is the journal as it would be sent now.
	Proposal Proposal
	// Other is the lines by the other method; Agrees tells that both come to the same on every account of stock, and so in profit.
	Other  []Line
	Agrees bool
	// Blocks are why nothing may be posted, worst first; Warnings what the owner should know.
	Blocks, Warnings []Notice
	// TieOut leads from what Xero holds on each account to what it should.
	TieOut []Tie
	// ReadAt is when balances were read, zero for never; IsStale tells that something of ours was sent since, or that they are older than a day.
	ReadAt  time.Time
	IsStale bool
	// Sent are the journals of the period, newest first.
	Sent []Journal
	// Documents is what was invoiced and billed in it; Steps the checklist.
	Documents Documents
	Steps     []Step
	// ClosedBy and ClosedAt say who closed it, and when; Known is what stock is worth at its end as it is known now.
	ClosedBy ClosedBy
	ClosedAt time.Time
	Known    money.Amount

	isDismissed bool
}

// Notice is something that stands in the way, or that the owner should know.
type Notice struct {
	Reason Reason
	// Text says what is wrong, Remedy what to do.
	Text, Remedy string
	// ItemID is the item it is about, 0 for none; SKU is its code. Role is the account that is needed, or empty.
	ItemID int64
	SKU    string
	Role   journal.Role
}

// Reason says what a notice is about.
type Reason string

// The reasons.
const (
	ReasonNegative    Reason = "negative"
	ReasonUncosted    Reason = "uncosted"
	ReasonUnmapped    Reason = "unmapped"
	ReasonAccount     Reason = "account"
	ReasonLocked      Reason = "locked"
	ReasonRunning     Reason = "running"
	ReasonBalances    Reason = "balances"
	ReasonUnsettled   Reason = "unsettled"
	ReasonEarlier     Reason = "earlier"
	ReasonOpening     Reason = "opening"
	ReasonProvisional Reason = "provisional"
	ReasonChanged     Reason = "changed_at_xero"
	ReasonOff         Reason = "off"
)

// Journal is a journal on its way to Xero, or there.
type Journal struct {
	Kind     string
	N        int
	Document posting.Document
	// Attachment is the file that hangs on it; nil for none.
	Attachment *posting.Document
}

// all works every period out, oldest first.
func (w *world) all() ([]*Full, error) {
	var list []*Full
	earlier := ""
	for _, p := range w.periods() {
		f, err := w.work(p, earlier)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
		if earlier == "" && f.isOutstanding() {
			earlier = monthName(p.To)
		}
	}
	return list, nil
}

// isOutstanding reports whether something of the period is to be posted still, so that later ones wait.
func (m Month) isOutstanding() bool {
	switch m.State {
	case StateBlocked, StateOpen, StateChanged, StateProblem:
		return true
	case StateRunning, StateNothing, StateApproved, StateSent, StateClosed:
	}
	return false
}

func monthName(to civil.Date) string { return fmt.Sprintf("%s %d", to.Month, to.Year) }

// work works one period out; earlier is the month that must be posted first, empty for none.
func (w *world) work(p Period, earlier string) (*Full, error) {
	policy := w.settings.policy()
	facts, err := w.facts(p, policy)
	if err != nil {
		return nil, err
	}
	reading, isRead := w.Readings[p.To]
	mine := w.of(kindPeriod, p.To)
	replaced := latestOpen(mine)
	ours := w.ours(p.To, reading, replaced)
	books := map[journal.Account]money.Amount{}
	for id, amount := range reading.Balances {
		books[journal.Account(id)] = amount
	}
	// What is posted for the period itself is left out, so that both methods work out the whole journal; what is posted of it comes off then.
	facts.Balances = add(add(books, ours, 1), posted(mine), -1)
	f := &Full{Month: Month{Period: p, HasBooks: isRead, IsLocked: w.reference.Organisation.IsLocked(p.To)}, Settings: w.settings, ReadAt: reading.ReadAt}
	f.Suggestion = journal.Suggest(facts)
	stand := w.kept[p.To]
	f.ClosedBy, f.ClosedAt, f.Known = stand.ClosedBy, stand.ClosedAt, journal.Total(f.Suggestion.Closing)
	f.Value = f.Known
	if f.ClosedBy != "" {
		f.Value = journal.Total(policy.Worth(stand.Position, facts.Classes))
	}
	f.Cost = costOf(f.Suggestion, policy)
	w.suggest(f, mine, replaced)
	f.TieOut = w.tieOut(f, books, ours)
	f.Difference = difference(f.TieOut)
	f.IsStale = isRead && (w.now.Sub(reading.ReadAt) > 24*time.Hour || w.isSentSince(reading))
	w.notice(f, mine, earlier)
	f.State = w.state(f, mine, replaced)
	f.Month.Blocks = len(f.Blocks)
	for _, g := range append(mine, w.of(kindReversal, p.To)...) {
		for _, s := range g.all {
			f.Sent = append(f.Sent, Journal{Kind: g.kind, N: g.n, Document: s.Document, Attachment: s.Attachment})
		}
	}
	return f, nil
}

// latestOpen is the journal that the next one of the period takes the place of; nil where it will be another one.
func latestOpen(mine []sent) *sent {
	if len(mine) == 0 || mine[len(mine)-1].isPosted() {
		return nil
	}
	return &mine[len(mine)-1]
}

// ours is what our journals dated up to a day come to that balances as they were read do not hold yet, but for the one that is to be replaced and for what
// takes that back.
func (w *world) ours(day civil.Date, r Reading, replaced *sent) map[journal.Account]money.Amount {
	sums := map[journal.Account]money.Amount{}
	for _, g := range w.journals {
		isReplaced := replaced != nil && g.kind == replaced.kind && g.to == replaced.to && g.n == replaced.n
		if !isReplaced && !g.day().After(day) && !g.isIn(r) {
			sums = add(sums, g.lines(), 1)
		}
	}
	return sums
}

// posted is what the journals of a period that are posted come to.
func posted(mine []sent) map[journal.Account]money.Amount {
	sums := map[journal.Account]money.Amount{}
	for _, g := range mine {
		if g.isPosted() {
			sums = add(sums, g.lines(), 1)
		}
	}
	return sums
}

// isSentSince reports whether one of our journals that count in balances changed at Xero after they were read; drafts do not.
func (w *world) isSentSince(r Reading) bool {
	return slices.ContainsFunc(w.journals, func(g sent) bool { return (g.isPosted() || g.isTakenAway()) && g.changedSince(r) })
}

// isTakenSince reports whether one of our journals was deleted or voided after balances were read: they may hold it or not.
func (w *world) isTakenSince(r Reading) bool {
	return slices.ContainsFunc(w.journals, func(g sent) bool { return g.isTakenAway() && g.changedSince(r) })
}

// costOf is what deliveries and adjustments cost.
func costOf(s journal.Suggestion, policy journal.Policy) money.Amount {
	isStock := map[journal.Account]bool{}
	for _, a := range policy.StockAccounts() {
		isStock[a] = true
	}
	var cost money.Amount
	for _, e := range s.Movement {
		if e.Row != journal.RowDeliveries && e.Row != journal.RowAdjustments {
			continue
		}
		if isStock[e.Credit] && !isStock[e.Debit] {
			cost += e.Amount
		}
		if isStock[e.Debit] && !isStock[e.Credit] {
			cost -= e.Amount
		}
	}
	return cost
}

// state says how a period stands.
func (w *world) state(f *Full, mine []sent, replaced *sent) State {
	if f.ClosedBy != "" {
		return StateClosed
	}
	if replaced != nil {
		if d, isPending := replaced.pending(); isPending {
			return stateOf(d)
		}
	}
	isNothing := len(f.Proposal.Lines) == 0
	if replaced != nil && f.Proposal.Replaces {
		isNothing = same(replaced.lines(), f.Proposal.amounts())
	}
	hasSent := len(mine) > 0 && (replaced == nil || f.Proposal.Replaces)
	switch {
	case isNothing && hasSent:
		return StateSent
	case f.To.After(w.today) || f.To == w.today:
		return StateRunning
	case isNothing, f.isDismissed:
		return StateNothing
	case len(f.Blocks) > 0:
		return StateBlocked
	case hasSent:
		return StateChanged
	}
	return StateOpen
}

// stateOf is how a period stands whose journal is on its way.
func stateOf(d posting.Document) State {
	if d.State == posting.StateRejected || d.State == posting.StateConflict || d.IsHeld {
		return StateProblem
	}
	return StateApproved
}

func same(a, b map[journal.Account]money.Amount) bool { return len(add(a, b, -1)) == 0 }
