package closing

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/stock/journal"
)

// The kinds of journal, as their keys begin.
const (
	kindPeriod   = "period"
	kindReversal = "reversal"
	kindOpening  = "opening"
)

// keyOf is the business key of a journal: the n-th of a period.
func keyOf(kind string, to civil.Date, n int) string { return fmt.Sprintf("%s:%s:%d", kind, to, n) }

// sent is one journal with all that was sent to change it.
type sent struct {
	kind string
	to   civil.Date
	n    int
	// all are its documents, newest first.
	all []posting.JournalStatus
}

// group puts documents together by journal, oldest first.
func group(statuses []posting.JournalStatus) []sent {
	byKey := map[string]sent{}
	for _, s := range statuses {
		parts := strings.Split(s.Document.BusinessKey, ":")
		if len(parts) != 3 {
			continue
		}
		to, err := civil.Parse(parts[1])
		n, notNumber := strconv.Atoi(parts[2])
		if err != nil || notNumber != nil {
			continue
		}
		g := byKey[s.Document.BusinessKey]
		g.kind, g.to, g.n, g.all = parts[0], to, n, append(g.all, s)
		byKey[s.Document.BusinessKey] = g
	}
	return slices.SortedFunc(maps.Values(byKey), func(a, b sent) int {
		return cmp.Or(a.to.Compare(b.to), strings.Compare(a.kind, b.kind), cmp.Compare(a.n, b.n))
	})
}

// of are the journals of a kind and a period, oldest first.
func (w *world) of(kind string, to civil.Date) []sent {
	var list []sent
	for _, g := range w.journals {
		if g.kind == kind && g.to == to {
			list = append(list, g)
		}
	}
	return list
}

// made is the document that Xero holds, which changes only change; false where it holds none that counts.
func (g sent) made() (posting.Document, bool) {
	for _, s := range g.all {
		if d := s.Document; d.Kind == posting.KindJournal && d.State == posting.StateSent && !d.Ledger.Status.IsGone() {
			return d, true
		}
	}
	return posting.Document{}, false
}

// pending is what is on its way, or wants a person; false where nothing is. A change that was refused is pending, for it was asked for.
func (g sent) pending() (posting.Document, bool) {
	for _, s := range g.all {
		switch s.Document.State {
		case posting.StateQueued, posting.StateSending, posting.StateChecking, posting.StateRejected, posting.StateConflict:
			return s.Document, true
		case posting.StateSent, posting.StateCancelled:
		}
	}
	return posting.Document{}, false
}

// isPosted reports whether it counts in Xero's balances for good: Daybook no longer changes it.
func (g sent) isPosted() bool {
	d, isMade := g.made()
	_, isPending := g.pending()
	return isMade && !isPending && d.Ledger.Status == posting.StatusPosted
}

// lines are what it comes to, by account, as far as it is known: what is on its way counts as if it were there.
func (g sent) lines() map[journal.Account]money.Amount {
	if d, isPending := g.pending(); isPending && d.State != posting.StateRejected && d.State != posting.StateConflict && d.Content.Journal != nil {
		return sum(d.Content.Journal.Lines)
	}
	d, isMade := g.made()
	if !isMade {
		return nil
	}
	return sum(d.Ledger.Lines)
}

// day is the day it counts on.
func (g sent) day() civil.Date {
	if d, isPending := g.pending(); isPending && d.Content.Journal != nil {
		return d.Content.Journal.Date
	}
	d, _ := g.made()
	return d.Ledger.Date
}

// isIn reports whether balances as they were read hold it already, as it stands. Xero's clock tells, where it is known.
func (g sent) isIn(r Reading) bool {
	d, _ := g.made()
	return g.isPosted() && !g.changedSince(r) && !d.SentAt.IsZero()
}

// changedSince reports whether Xero's copy changed after balances were read. Its clock tells seconds, so one second is granted.
func (g sent) changedSince(r Reading) bool {
	for _, s := range g.all {
		d := s.Document
		switch {
		case d.State != posting.StateSent:
		case !d.Ledger.UpdatedAt.IsZero() && !r.ServerAt.IsZero():
			if d.Ledger.UpdatedAt.After(r.ServerAt.Add(time.Second)) {
				return true
			}
		case d.SentAt.After(r.ReadAt):
			return true
		}
	}
	return false
}

// isTakenAway reports whether Xero held it and no longer does.
func (g sent) isTakenAway() bool {
	_, isMade := g.made()
	return !isMade && slices.ContainsFunc(g.all, func(s posting.JournalStatus) bool { return s.Document.State == posting.StateSent })
}

func sum(lines []posting.JournalLine) map[journal.Account]money.Amount {
	sums := map[journal.Account]money.Amount{}
	for _, l := range lines {
		sums[journal.Account(l.AccountID)] += l.Amount
	}
	return sums
}

// add adds up amounts by account, b as many times as factor says; what comes to nothing is left out.
func add(a, b map[journal.Account]money.Amount, factor money.Amount) map[journal.Account]money.Amount {
	sums := maps.Clone(a)
	if sums == nil {
		sums = map[journal.Account]money.Amount{}
	}
	for account, amount := range b {
		sums[account] += factor * amount
	}
	maps.DeleteFunc(sums, func(_ journal.Account, amount money.Amount) bool { return amount == 0 })
	return sums
}
