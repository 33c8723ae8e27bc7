package closing

import (
	"fmt"

	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Step is one line of the checklist of a period.
type Step struct {
	ID    StepID
	State StepState
	// Text says how it stands, in a sentence; Count is the number it is about.
	Text  string
	Count int
}

// StepID names a step.
type StepID string

// The steps, in order.
const (
	StepDocuments StepID = "documents"
	StepMovements StepID = "movements"
	StepCounts    StepID = "counts"
	StepCosts     StepID = "costs"
	StepAccounts  StepID = "accounts"
	StepBalances  StepID = "balances"
	StepJournal   StepID = "journal"
	StepSent      StepID = "sent"
	StepClosed    StepID = "closed"
)

// StepState says how a step stands.
type StepState string

// The states.
const (
	StepDone    StepState = "done"
	StepOpen    StepState = "open"
	StepBlocked StepState = "blocked"
	StepWarning StepState = "warning"
)

// steps is the checklist of a period.
func (w *world) steps(f *Full) []Step {
	return []Step{w.documentsStep(f), w.movementsStep(f), w.countsStep(f), w.costsStep(f), accountsStep(f), w.balancesStep(f), journalStep(f), sentStep(f), closedStep(f)}
}

// pick makes a step done where nothing is left, or else what its state says.
func pick(id StepID, count int, done string, otherwise StepState, text string) Step {
	if count == 0 {
		return Step{ID: id, State: StepDone, Text: done}
	}
	return Step{ID: id, State: otherwise, Text: text, Count: count}
}

func (w *world) documentsStep(f *Full) Step {
	n := f.Documents.Sales + f.Documents.Purchases
	return pick(StepDocuments, n, "Every order of the month was sent.", StepWarning, fmt.Sprintf("%s of the month not sent to Xero.", count(n, "order is", "orders are")))
}

func (w *world) movementsStep(f *Full) Step {
	n := 0
	for _, e := range w.book.Entries {
		if !e.Date.Before(f.From) && !e.Date.After(f.To) {
			n++
		}
	}
	if n == 0 {
		return Step{ID: StepMovements, State: StepWarning, Text: "Nothing was received, delivered or made."}
	}
	received, transit := w.settings.policy().Between(f.Suggestion.End, w.classes())
	text := count(n, "movement", "movements")
	if received != 0 {
		text += fmt.Sprintf("; %s received and not billed", received)
	}
	if transit != 0 {
		text += fmt.Sprintf("; %s billed and not received", transit)
	}
	return Step{ID: StepMovements, State: StepDone, Text: text + ".", Count: n}
}

func (w *world) countsStep(f *Full) Step {
	counted := map[int64]bool{}
	for _, e := range w.book.Entries {
		if e.Kind == stock.Count && !e.Date.Before(f.From) && !e.Date.After(f.To) {
			counted[e.ItemID] = true
		}
	}
	n := len(counted)
	if n == 0 {
		return Step{ID: StepCounts, State: StepOpen, Text: "Nothing was counted."}
	}
	return Step{ID: StepCounts, State: StepDone, Text: count(n, "item was", "items were") + " counted.", Count: n}
}

func (w *world) costsStep(f *Full) Step {
	n := 0
	for _, b := range f.Blocks {
		if b.Reason == ReasonNegative || b.Reason == ReasonUncosted {
			n++
		}
	}
	if provisional := w.provisional(f.Period); n == 0 && provisional > 0 {
		return Step{ID: StepCosts, State: StepWarning, Text: count(provisional, "movement has", "movements have") + " a provisional cost.", Count: provisional}
	}
	return pick(StepCosts, n, "Every item has a cost and none is below zero.", StepBlocked, count(n, "item", "items")+" below zero or without a cost.")
}

func accountsStep(f *Full) Step {
	n := 0
	for _, b := range f.Blocks {
		if b.Reason == ReasonUnmapped || b.Reason == ReasonAccount {
			n++
		}
	}
	return pick(StepAccounts, n, "Every account is chosen.", StepBlocked, count(n, "account is", "accounts are")+" missing or cannot be used.")
}

func (w *world) balancesStep(f *Full) Step {
	switch {
	case !f.HasBooks && w.settings.Method == Balance:
		return Step{ID: StepBalances, State: StepBlocked, Text: "Xero's balances were not read yet."}
	case !f.HasBooks:
		return Step{ID: StepBalances, State: StepOpen, Text: "Xero's balances were not read yet."}
	case f.IsStale:
		return Step{ID: StepBalances, State: StepWarning, Text: "Balances read " + age(w.now.Sub(f.ReadAt)) + " ago."}
	}
	return Step{ID: StepBalances, State: StepDone, Text: "Balances read " + age(w.now.Sub(f.ReadAt)) + " ago."}
}

func journalStep(f *Full) Step {
	switch f.State {
	case StateApproved, StateSent, StateClosed:
		return Step{ID: StepJournal, State: StepDone, Text: "The journal is approved."}
	case StateNothing:
		return Step{ID: StepJournal, State: StepDone, Text: "There is nothing to post."}
	case StateBlocked, StateProblem:
		return Step{ID: StepJournal, State: StepBlocked, Text: "The journal cannot be approved yet."}
	case StateChanged:
		return Step{ID: StepJournal, State: StepWarning, Text: "What is known now differs from what was sent."}
	case StateRunning, StateOpen:
	}
	return Step{ID: StepJournal, State: StepOpen, Text: "The journal is to be approved."}
}

func sentStep(f *Full) Step {
	switch f.State {
	case StateSent:
		return Step{ID: StepSent, State: StepDone, Text: "Xero holds it."}
	case StateProblem:
		return Step{ID: StepSent, State: StepBlocked, Text: "It wants a decision."}
	case StateApproved:
		return Step{ID: StepSent, State: StepOpen, Text: "It waits to be sent."}
	case StateRunning, StateBlocked, StateOpen, StateNothing, StateChanged, StateClosed:
	}
	if len(f.Sent) > 0 {
		return Step{ID: StepSent, State: StepDone, Text: "Xero holds what was sent."}
	}
	return Step{ID: StepSent, State: StepOpen, Text: "Nothing was sent."}
}

func closedStep(f *Full) Step {
	switch f.ClosedBy {
	case ByOwner:
		return Step{ID: StepClosed, State: StepDone, Text: "Closed on " + dayOf(f.ClosedAt) + "."}
	case ByLock:
		return Step{ID: StepClosed, State: StepDone, Text: "Closed by a lock date of Xero."}
	}
	return Step{ID: StepClosed, State: StepOpen, Text: "Still open: a late entry restates it."}
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// PartItem is what one item adds to a line, a debit above zero.
type PartItem struct {
	Item   warehouse.Item
	Amount money.Value
	// Movements counts those of the item in the period.
	Movements int
}

// Items are the items behind a part of a line of a period, those that add most first; what lies in work in progress has the zero item.
func (w *world) items(f *Full, account journal.Account, row PartRow) map[string]money.Value {
	sums := map[string]money.Value{}
	if row == PartValue {
		classes, policy := w.classes(), w.settings.policy()
		for name, item := range f.Suggestion.End.Items {
			if policy.Accounts[journal.RoleStock(classes[name])] == account {
				sums[name] += item.Worth
			}
		}
		if policy.Accounts[journal.RoleStock(journal.WorkInProgress)] == account {
			sums[""] += f.Suggestion.End.Work
		}
		return sums
	}
	for _, p := range f.Suggestion.Parts {
		if rowNames[p.Row] == row {
			sums[p.Item(account)] += p.On(account)
		}
	}
	return sums
}
