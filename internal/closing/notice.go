package closing

import (
	"fmt"
	"slices"
	"time"

	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// notice says what stands in the way of a period, worst first, and what the owner should know.
func (w *world) notice(f *Full, mine []sent, earlier string) {
	w.blockItems(f)
	w.blockAccounts(f)
	f.block(!f.To.Before(w.today), Notice{Reason: ReasonRunning, Text: "The period is not over yet.", Remedy: "Come back after " + f.To.Words() + "."})
	f.block(f.IsLocked, Notice{Reason: ReasonLocked, Text: "Xero is locked up to " + w.reference.Organisation.LockOn().Words() + ".",
		Remedy: "Move the lock date in Xero and read again, or leave it: what is left lands in the first open period."})
	f.block(w.settings.Method == Balance && !f.HasBooks, Notice{Reason: ReasonBalances, Text: "Xero's balances at " + f.To.Words() + " were not read yet.", Remedy: "Read them while Xero can be reached."})
	f.block(w.settings.Method == Balance && f.HasBooks && w.isTakenSince(w.Readings[f.To]), Notice{Reason: ReasonBalances, Text: "A journal was deleted or voided in Xero since the balances were read.", Remedy: "Read them again."})
	f.block(earlier != "", Notice{Reason: ReasonEarlier, Text: earlier + " comes first.", Remedy: "Approve it, dismiss it or close it; this period builds on it."})
	opening, err := w.tieOutOpening()
	f.block(err == nil && !opening.IsSettled(), Notice{Reason: ReasonOpening, Text: "Stock at the start does not tie out with Xero yet.", Remedy: "Settle the opening first, so that none of it lands in this year's profit."})
	for _, g := range mine {
		w.noticeSent(f, g)
	}
	f.warn(f.HasBooks && f.IsStale, Notice{Reason: ReasonBalances, Text: "The balances were read " + age(w.now.Sub(f.ReadAt)) + " ago.", Remedy: "Read them again while Xero can be reached."})
	f.warn(!f.HasBooks && w.settings.Method == Movement, Notice{Reason: ReasonBalances, Text: "Xero's balances at " + f.To.Words() + " were not read yet, so that nothing is compared.", Remedy: "Read them while Xero can be reached."})
	f.warn(f.ClosedBy != "" && f.Known != f.Value, Notice{Reason: ReasonChanged, Text: fmt.Sprintf("Stock was worth %s when this was closed; as known now it is %s.", f.Value, f.Known), Remedy: "The difference is in the first open period."})
	f.warn(f.ClosedBy != "" && len(f.Proposal.Lines) > 0 && !w.hasLive(f.To) && !f.isDismissed, Notice{Reason: ReasonOff, Text: "This was closed without its journal: what stands below is missing in Xero.",
		Remedy: "Open the month again, moving the lock date in Xero where that closed it, and approve the journal."})
	f.warn(f.Proposal.IsOutdated, Notice{Reason: ReasonChanged, Text: "What is suggested changed since you edited it.", Remedy: "Look at it again, or go back to what is suggested."})
	if f.Difference != 0 && len(f.Blocks) == 0 {
		f.warn(true, Notice{Reason: ReasonOff, Text: fmt.Sprintf("After this journal Xero's stock accounts still differ from the valuation by %s.", f.Difference),
			Remedy: "Someone else posts to them, or a journal was changed. Look at the tie-out, and correct it in Xero; the closing-balance method would bring it in."})
	}
}

func (f *Full) block(is bool, n Notice) {
	if is {
		f.Blocks = append(f.Blocks, n)
	}
}

func (f *Full) warn(is bool, n Notice) {
	if is {
		f.Warnings = append(f.Warnings, n)
	}
}

// blockItems names the items that are below zero or have no cost at the end of the period.
func (w *world) blockItems(f *Full) {
	for _, b := range f.Suggestion.Blocks {
		if b.Item == "" {
			continue
		}
		item, _ := w.book.Item(warehouse.ItemID(b.Item))
		n := Notice{ItemID: item.ID, SKU: item.SKU, Reason: ReasonUncosted, Text: item.SKU + " went out and has no cost.", Remedy: "Record what it cost: a receipt, or a count with a cost."}
		if b.Reason == "negative" {
			n.Reason, n.Text = ReasonNegative, fmt.Sprintf("There is less than none of %s: %s.", item.SKU, f.Suggestion.End.Items[b.Item].OnHand)
			n.Remedy = "Record the receipt or the make that is missing, or count it."
		}
		f.block(true, n)
	}
}

// blockAccounts names the roles whose account is missing or does not work.
func (w *world) blockAccounts(f *Full) {
	for _, b := range f.Suggestion.Blocks {
		if b.Role != "" && w.isUsed(f, b.Role) {
			f.block(true, Notice{Reason: ReasonUnmapped, Role: b.Role, Text: "An account is not chosen yet.", Remedy: "Choose it on the page of accounts."})
		}
	}
	used := map[string]bool{}
	for _, l := range f.Proposal.Lines {
		used[l.Account.ID] = true
	}
	for _, r := range Roles() {
		id := w.settings.Accounts[r.Role]
		if problem := r.Problem(id, w.reference.Accounts); used[id] && problem != "" {
			f.block(true, Notice{Reason: ReasonAccount, Role: r.Role, Text: problem, Remedy: "Choose another one on the page of accounts."})
		}
	}
}

// isUsed reports whether the method chosen needs an account that both methods together need.
func (w *world) isUsed(f *Full, role journal.Role) bool {
	entries := f.Suggestion.Movement
	if w.settings.Method == Balance {
		entries = f.Suggestion.Balance
	}
	missing := w.settings.policy().Missing(role)
	return slices.ContainsFunc(entries, func(e journal.Entry) bool { return e.Debit == missing || e.Credit == missing })
}

// noticeSent tells what became of a journal that was sent.
func (w *world) noticeSent(f *Full, g sent) {
	if d, isPending := g.pending(); isPending {
		f.block(d.State == posting.StateSending || d.State == posting.StateChecking, Notice{Reason: ReasonUnsettled, Text: "The journal is on its way.", Remedy: "Wait for its outcome."})
		isWaiting := d.State == posting.StateQueued && !same(g.lines(), f.Proposal.amounts())
		f.warn(isWaiting, Notice{Reason: ReasonChanged, Text: "Something changed since this was approved.", Remedy: "Take it back and approve it again, or leave it: the difference is suggested then."})
		f.block(d.State == posting.StateConflict, Notice{Reason: ReasonUnsettled, Text: "Something like this journal is in Xero already.", Remedy: "Say whether that is it."})
		return
	}
	d, isMade := g.made()
	if !isMade {
		gone := slices.ContainsFunc(g.all, func(s posting.JournalStatus) bool {
			return s.Document.State == posting.StateSent && s.Document.Ledger.Status.IsGone()
		})
		f.warn(gone, Notice{Reason: ReasonChanged, Text: "The journal was deleted or voided in Xero.", Remedy: "Approve it again, or dismiss it."})
		return
	}
	f.warn(d.Ledger.IsChanged && !g.isPosted(), Notice{Reason: ReasonChanged, Text: "The draft was edited in Xero.", Remedy: "Approving puts the lines below in place of what was edited."})
	f.warn(d.Ledger.IsChanged && g.isPosted(), Notice{Reason: ReasonChanged, Text: "The journal was edited in Xero before it was posted.", Remedy: "What differs is suggested as a difference."})
}

func age(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return "a moment"
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours", int(d.Hours()))
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}

// Tie is one step from what Xero holds on an account to what it should.
type Tie struct {
	Account journal.Account
	Cause   TieCause
	Amount  money.Amount
}

// TieCause says what a step is.
type TieCause string

// The steps, in order.
const (
	// TieBalance is what Xero holds, TieDrafts our other journals that it does not hold yet, TieJournal this one and TieEdited what it lacks because the owner
	// changed it.
	TieBalance TieCause = "balance"
	TieDrafts  TieCause = "drafts"
	TieJournal TieCause = "journal"
	TieEdited  TieCause = "edited"
	// TieOthers is what is left: postings by others, or an opening that was not settled.
	TieOthers TieCause = "others"
	// TieValue is what the account should hold.
	TieValue TieCause = "value"
)

// tieOut leads from what Xero holds on each account of stock, on what is owed and on what is on its way, to what it should; nil while balances were not
// read.
func (w *world) tieOut(f *Full, books, ours map[journal.Account]money.Amount) []Tie {
	if !f.HasBooks {
		return nil
	}
	policy := w.settings.policy()
	var list []Tie
	for _, each := range w.wanted(policy, f.Suggestion) {
		var suggested, edited money.Amount
		for _, l := range f.Proposal.Lines {
			if journal.Account(l.Account.ID) == each.account {
				suggested, edited = l.Suggested, l.Amount-l.Suggested
			}
		}
		others := each.value - books[each.account] - ours[each.account] - suggested
		for _, t := range []Tie{{each.account, TieBalance, books[each.account]}, {each.account, TieDrafts, ours[each.account]}, {each.account, TieJournal, suggested + edited},
			{each.account, TieEdited, -edited}, {each.account, TieOthers, others}, {each.account, TieValue, each.value}} {
			if t.Amount != 0 || t.Cause == TieBalance || t.Cause == TieValue {
				list = append(list, t)
			}
		}
	}
	return list
}

type wanted struct {
	account journal.Account
	value   money.Amount
}

// wanted is what each account should hold at the end of a period: stock by its value, what is owed and what is on its way.
func (w *world) wanted(policy journal.Policy, s journal.Suggestion) []wanted {
	var list []wanted
	for _, a := range policy.StockAccounts() {
		list = append(list, wanted{a, s.Closing[a]})
	}
	received, transit := policy.Between(s.End, w.classes())
	for _, each := range []wanted{{policy.Accounts[journal.RoleReceived], -received}, {policy.Accounts[journal.RoleTransit], transit}} {
		if each.account != "" {
			list = append(list, each)
		}
	}
	return list
}

// difference is what the tie-out leaves open.
func difference(ties []Tie) money.Amount {
	var sum money.Amount
	for _, t := range ties {
		if t.Cause == TieOthers || t.Cause == TieEdited {
			sum += t.Amount
		}
	}
	return sum
}

// provisional counts the movements of a period whose cost is a guess until more is received.
func (w *world) provisional(p Period) int {
	count := 0
	for l := range w.book.Valuation.Lines() {
		if l.Marks&stock.MarkProvisional != 0 && !l.Date.Before(p.From) && !l.Date.After(p.To) {
			count++
		}
	}
	return count
}
