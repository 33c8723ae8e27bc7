package closing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/stock/journal"
)

// Edited is one line as the owner wants it.
type Edited struct {
	AccountID string
	// Amount is a debit above zero.
	Amount money.Amount
	Text   string
}

// Edit keeps the owner's amounts, texts and note: lines that are not named stay as suggested. Invalid names the field: "lines[1].accountId", or "lines" where
// debit and credit differ. Conflict once the period is closed.
func (s *Service) Edit(ctx context.Context, to civil.Date, lines []Edited, note string) error {
	w, f, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	review := w.Reviews[to]
	review.Note, review.Dismissed = strings.TrimSpace(note), ""
	review.Adjust, review.Texts, review.Suggested = map[journal.Account]money.Amount{}, map[journal.Account]string{}, ""
	problems, rest := map[string]string{}, money.Amount(0)
	for i, e := range lines {
		id := journal.Account(e.AccountID)
		at := slices.IndexFunc(f.Proposal.Lines, func(l Line) bool { return l.Account.ID == e.AccountID })
		var suggested money.Amount
		text := ""
		if at >= 0 {
			suggested, text = f.Proposal.Lines[at].Suggested, f.Proposal.Lines[at].Text
		} else if problem := w.mayEdit(e.AccountID); problem != "" {
			problems[fmt.Sprintf("lines[%d].accountId", i)] = problem
		}
		review.Adjust = add(review.Adjust, map[journal.Account]money.Amount{id: e.Amount - suggested}, 1)
		if wants := strings.TrimSpace(e.Text); wants != "" && wants != text {
			review.Texts[id] = wants
		}
	}
	for _, changed := range review.Adjust {
		rest += changed
	}
	if rest != 0 && len(problems) == 0 {
		problems["lines"] = fmt.Sprintf("Debit and credit differ by %s.", max(rest, -rest))
	}
	if err := fault.InvalidFields("The journal cannot be kept as it is.", problems); err != nil {
		return err
	}
	if len(review.Adjust) > 0 || len(review.Texts) > 0 {
		review.Suggested = f.Proposal.suggested
	}
	return s.saveReview(ctx, w, to, review)
}

// mayEdit says why an account that is not suggested cannot be named; empty where it can.
func (w *world) mayEdit(id string) string {
	a := w.account(journal.Account(id))
	switch {
	case a.Name == "":
		return "Choose an account."
	case !a.IsActive():
		return a.Name + " is archived in Xero."
	case a.SystemAccount != "" || a.Type == "BANK" || a.Type == "INVENTORY":
		return "Xero keeps " + a.Name + " itself."
	}
	return ""
}

// Reset goes back to what is suggested; the note stays.
func (s *Service) Reset(ctx context.Context, to civil.Date) error {
	w, _, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	return s.saveReview(ctx, w, to, Review{Note: w.Reviews[to].Note})
}

// Dismiss says that nothing is posted for what is suggested now: until something else is.
func (s *Service) Dismiss(ctx context.Context, to civil.Date) error {
	w, f, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	review := w.Reviews[to]
	review.Dismissed = digest(f.Proposal.amounts())
	return s.saveReview(ctx, w, to, review)
}

func (s *Service) saveReview(ctx context.Context, w *world, to civil.Date, r Review) error {
	if err := s.store.SaveReview(ctx, w.organisation, to, r); err != nil {
		return fmt.Errorf("keep the review of %s: %w", to, err)
	}
	return nil
}

// open finds a period that is not closed. Conflict when it is.
func (s *Service) open(ctx context.Context, to civil.Date) (*world, Full, error) {
	w, err := s.look(ctx)
	if err != nil {
		return nil, Full{}, err
	}
	f, err := w.find(to)
	if err == nil && f.ClosedBy != "" {
		err = fault.New(fault.Conflict, monthName(to)+" is closed.", "Open it again first.")
	}
	return w, f, err
}

// CanApprove reports whether the journal can be approved now.
func (f Full) CanApprove() bool {
	return len(f.Blocks) == 0 && len(f.Proposal.Lines) > 0 && (f.State == StateOpen || f.State == StateChanged || f.State == StateApproved || f.State == StateProblem || f.State == StateNothing)
}

// CanWithdraw reports whether what was approved can be taken back: nothing of it has left.
func (f Full) CanWithdraw() bool {
	_, isWaiting := f.waiting()
	return isWaiting
}

// CanDismiss reports whether the owner can say that nothing is posted for what is suggested.
func (f Full) CanDismiss() bool {
	return f.ClosedBy == "" && len(f.Proposal.Lines) > 0 && !f.isDismissed && (f.State == StateOpen || f.State == StateChanged || f.State == StateBlocked)
}

// waiting is the journal of the period that has not left.
func (f Full) waiting() (posting.Document, bool) {
	for _, j := range f.Sent {
		if j.Kind == kindPeriod && (j.Document.State == posting.StateQueued || j.Document.State == posting.StateRejected) {
			return j.Document, true
		}
	}
	return posting.Document{}, false
}

// Approve has exactly the journal with this digest sent: it is queued, and leaves when Xero can be reached. Conflict when something changed since, or something
// stands in the way.
func (s *Service) Approve(ctx context.Context, to civil.Date, wantedDigest string) error {
	w, f, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	if len(f.Blocks) > 0 {
		return fault.New(fault.Conflict, f.Blocks[0].Text, f.Blocks[0].Remedy)
	}
	if f.Proposal.Digest != wantedDigest || !f.CanApprove() {
		return changed()
	}
	position, err := w.known(to)
	if err != nil {
		return err
	}
	if err := s.store.SaveStand(ctx, Stand{To: to, Position: position, TakenAt: w.now}); err != nil {
		return fmt.Errorf("keep where stock stood on %s: %w", to, err)
	}
	attachment, err := w.attachment(&f, s.company)
	if err != nil {
		return err
	}
	p := f.Proposal
	content := posting.JournalContent{Narration: p.Narration, Mark: p.Mark, Date: p.Date, Status: p.Status, Lines: p.posting(1)}
	queued, err := s.outbox.QueueJournal(ctx, posting.JournalOrder{Key: p.Key, Content: content, Attachment: attachment})
	if err != nil || p.Reversal.IsZero() {
		return err
	}
	content.Narration, content.Date, content.Lines = "Reversal: "+p.Narration, p.Reversal, p.posting(-1)
	content.Mark = p.Mark + " back"
	reversal := strings.Replace(p.Key, kindPeriod+":", kindReversal+":", 1)
	_, err = s.outbox.QueueJournal(ctx, posting.JournalOrder{Key: reversal, Content: content, Waits: queued.Document.ID})
	return err
}

// Withdraw takes an approved journal back that has not left, with what would take that back on the next day. Conflict when none waits.
func (s *Service) Withdraw(ctx context.Context, to civil.Date) error {
	_, f, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	d, isWaiting := f.waiting()
	if !isWaiting {
		return fault.New(fault.Conflict, "Nothing waits to be sent any more.", "Delete the draft in Xero, or void the journal there.")
	}
	return s.outbox.CancelJournal(ctx, d.ID)
}

// Resolve ends a conflict of a journal of the period, as posting.Outbox.ResolveJournal does. NotFound when there is none.
func (s *Service) Resolve(ctx context.Context, to civil.Date, choose posting.Choice, ledgerID string) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	for _, g := range w.journals {
		if d, isPending := g.pending(); isPending && g.to == to && d.State == posting.StateConflict {
			return s.outbox.ResolveJournal(ctx, d.ID, choose, ledgerID)
		}
	}
	return fault.New(fault.NotFound, "Nothing is to be decided here any more.", "")
}

// RetryAttachment sends a valuation that was refused again. NotFound when none of the period was.
func (s *Service) RetryAttachment(ctx context.Context, to civil.Date) error {
	_, f, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	for _, j := range f.Sent {
		if j.Attachment != nil && j.Attachment.State == posting.StateRejected {
			return s.outbox.RetryAttachment(ctx, j.Attachment.ID)
		}
	}
	return fault.New(fault.NotFound, "No valuation waits to be sent again.", "")
}

// CanClose reports whether the period can be closed: it is over, nothing of it is on its way and those before it are closed or could be.
func (f Full) CanClose() bool {
	return f.ClosedBy == "" && (f.State == StateSent || f.State == StateNothing || f.State == StateChanged)
}

// CanReopen reports whether the owner can open the period again.
func (f Full) CanReopen() bool { return f.ClosedBy == ByOwner }

// Close closes a period and those before it: their figures stay as they are. Conflict when something of one is to be done first.
func (s *Service) Close(ctx context.Context, to civil.Date) error {
	w, _, err := s.open(ctx, to)
	if err != nil {
		return err
	}
	all, err := w.all()
	if err != nil {
		return err
	}
	for _, f := range all {
		if f.ClosedBy != "" || f.To.After(to) {
			continue
		}
		if !f.CanClose() {
			return fault.New(fault.Conflict, fmt.Sprintf("%s cannot be closed yet: it is %s.", monthName(f.To), stateWords[f.State]), "Post or dismiss its journal first.")
		}
		if err := s.close(ctx, w, f.Period, ByOwner); err != nil {
			return err
		}
	}
	return nil
}

var stateWords = map[State]string{StateRunning: "not over", StateBlocked: "blocked", StateOpen: "not posted", StateApproved: "waiting to be sent", StateProblem: "waiting for a decision",
	StateChanged: "changed since it was sent", StateSent: "sent", StateNothing: "empty", StateClosed: "closed"}

// close keeps where stock stood: when its journal was approved, or else as it is known now. What stood before the first period is kept with the first that is
// closed, for good.
func (s *Service) close(ctx context.Context, w *world, p Period, by ClosedBy) error {
	for _, day := range []civil.Date{w.opening(), p.To} {
		stand, isKept := w.kept[day]
		if stand.ClosedBy != "" {
			continue
		}
		if !isKept || day == p.To && !w.hasLive(p.To) {
			position, err := w.known(day)
			if err != nil {
				return err
			}
			stand = Stand{To: day, Position: position, TakenAt: w.now}
		}
		stand.ClosedBy, stand.ClosedAt = by, w.now
		if day == w.opening() {
			stand.ClosedBy = ByOwner
		}
		if err := s.store.SaveStand(ctx, stand); err != nil {
			return fmt.Errorf("close %s: %w", day, err)
		}
		w.kept[day] = stand
	}
	return nil
}

// hasLive reports whether a journal of the period stands at Xero or is on its way.
func (w *world) hasLive(to civil.Date) bool {
	return slices.ContainsFunc(w.of(kindPeriod, to), func(g sent) bool {
		_, isMade := g.made()
		_, isPending := g.pending()
		return isMade || isPending
	})
}

// Reopen opens a period and those after it again. Conflict when a lock date closed it.
func (s *Service) Reopen(ctx context.Context, to civil.Date) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	f, err := w.find(to)
	if err != nil {
		return err
	}
	if !f.CanReopen() {
		return fault.New(fault.Conflict, monthName(to)+" cannot be opened here.", "It is open already, or a lock date of Xero closed it: move that in Xero.")
	}
	if err := s.store.OpenStand(ctx, to); err != nil {
		return fmt.Errorf("open %s: %w", to, err)
	}
	return nil
}

// ReadBooks reads the balances at the end of a period, and our journals, from Xero; those of the opening too while that is not settled.
func (s *Service) ReadBooks(ctx context.Context, to civil.Date) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	if _, err := w.find(to); err != nil {
		return err
	}
	days := []civil.Date{to}
	if o, err := w.tieOutOpening(); err == nil && !o.IsSettled() {
		days = append(days, o.On)
	}
	return s.read(ctx, w, days...)
}

// read reads journals before and after the balances, so that what those hold is known as it stands.
func (s *Service) read(ctx context.Context, w *world, days ...civil.Date) error {
	if err := s.outbox.ReadJournals(ctx); err != nil {
		return err
	}
	for _, day := range days {
		balances, serverAt, err := s.books.ReadBalances(ctx, w.organisation, day)
		if err != nil {
			return err
		}
		if err := s.store.SaveReading(ctx, w.organisation, Reading{On: day, ReadAt: s.now(), ServerAt: serverAt, Balances: balances}); err != nil {
			return fmt.Errorf("keep the balances of %s: %w", day, err)
		}
	}
	return s.outbox.ReadJournals(ctx)
}
