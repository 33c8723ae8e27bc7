package closing

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/stock/journal"
)

// Opening is the tie-out when starting: what stock was worth the day before the first period, against what Xero held.
type Opening struct {
	On       civil.Date
	HasBooks bool
	ReadAt   time.Time
	// Value is what stock was worth, Books what Xero held on its accounts with our drafts.
	Value, Books money.Amount
	// TieOut leads from one to the other, account by account.
	TieOut []Tie
	// Lines are those of the journal that would settle it; nil when nothing is to be settled. Account is the equity account they go to; empty before it was
	// chosen.
	Lines   []Line
	Account string
	// Digest names exactly this journal.
	Digest string
	// Sent are its journals, newest first. IsOnItsWay: the newest waits or is being sent.
	Sent       []Journal
	IsOnItsWay bool
	// Blocks are why it cannot be approved.
	Blocks []Notice
}

// IsSettled reports whether nothing is left to settle, or what settles it is on its way.
func (o Opening) IsSettled() bool { return o.HasBooks && len(o.Lines) == 0 || o.IsOnItsWay }

// tieOutOpening works the opening out.
func (w *world) tieOutOpening() (Opening, error) {
	on := w.opening()
	o := Opening{On: on, Account: w.settings.Accounts[RoleOpening]}
	at, err := w.position(on)
	if err != nil {
		return o, err
	}
	policy := w.settings.policy()
	s := journal.Suggestion{Closing: policy.Worth(at, w.classes()), End: at}
	o.Value = journal.Total(s.Closing)
	mine := w.of(kindOpening, on)
	replaced := latestOpen(mine)
	for _, g := range mine {
		for _, each := range g.all {
			o.Sent = append(o.Sent, Journal{Kind: g.kind, N: g.n, Document: each.Document, Attachment: each.Attachment})
		}
		if d, isPending := g.pending(); isPending {
			o.IsOnItsWay = stateOf(d) == StateApproved
		}
	}
	reading, isRead := w.Readings[on]
	o.HasBooks, o.ReadAt = isRead, reading.ReadAt
	if !isRead {
		o.Blocks = append(o.Blocks, Notice{Reason: ReasonBalances, Text: "Xero's balances at " + on.Words() + " were not read yet.", Remedy: "Read them while Xero can be reached."})
		return o, nil
	}
	ours := w.ours(on, reading, replaced)
	var drafted map[journal.Account]money.Amount
	if replaced != nil {
		drafted = replaced.lines()
	}
	var rest money.Amount
	for _, each := range w.wanted(policy, s) {
		books := reading.Balances[string(each.account)] + ours[each.account]
		missing := each.value - books
		o.Books += books
		o.TieOut = append(o.TieOut, Tie{each.account, TieBalance, reading.Balances[string(each.account)]}, Tie{each.account, TieDrafts, ours[each.account] + drafted[each.account]},
			Tie{each.account, TieOthers, missing - drafted[each.account]}, Tie{each.account, TieValue, each.value})
		if missing != 0 {
			o.Lines = append(o.Lines, Line{Account: w.account(each.account), Amount: missing, Suggested: missing, Text: "Stock as it was when Daybook began"})
			rest -= missing
		}
	}
	if rest != 0 {
		o.Lines = append(o.Lines, Line{Account: w.account(journal.Account(o.Account)), Amount: rest, Suggested: rest, Text: "Opening difference of stock"})
	}
	if replaced != nil && same(drafted, Proposal{Lines: o.Lines}.amounts()) {
		o.Lines = nil // the draft says it already
	}
	w.blockOpening(&o)
	o.Digest = digest(Proposal{Lines: o.Lines}.posting(1))
	return o, nil
}

func (w *world) blockOpening(o *Opening) {
	if len(o.Lines) == 0 {
		return
	}
	equity := Role{Role: RoleOpening, Kind: KindEquity}
	if o.Account == "" {
		o.Blocks = append(o.Blocks, Notice{Reason: ReasonUnmapped, Role: RoleOpening, Text: "No equity account is chosen for the difference.", Remedy: "Choose the one your accountant agrees with."})
	} else if problem := equity.Problem(o.Account, w.reference.Accounts); problem != "" {
		o.Blocks = append(o.Blocks, Notice{Reason: ReasonAccount, Role: RoleOpening, Text: problem, Remedy: "Choose another one."})
	}
	if w.reference.Organisation.IsLocked(o.On) {
		o.Blocks = append(o.Blocks, Notice{Reason: ReasonLocked, Text: "Xero is locked up to " + w.reference.Organisation.LockOn().Words() + ".",
			Remedy: "Move the lock date, or settle it in Xero's conversion balances and read again."})
	}
}

// ChooseOpening chooses the equity account of the opening. Invalid names the field "account".
func (s *Service) ChooseOpening(ctx context.Context, accountID string) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	equity := Role{Role: RoleOpening, Kind: KindEquity}
	if problem := equity.Problem(accountID, w.reference.Accounts); problem != "" || accountID == "" {
		return fault.InvalidFields("This account cannot be used.", map[string]string{"account": orText(problem, "Choose an account.")})
	}
	w.settings.Accounts[RoleOpening] = accountID
	return s.store.SaveClosingSettings(ctx, key(w.organisation), w.settings, w.book.Method)
}

func orText(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// ApproveOpening has exactly the opening journal with this digest sent. Conflict when something changed since, or something stands in the way.
func (s *Service) ApproveOpening(ctx context.Context, wantedDigest string) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	o, err := w.tieOutOpening()
	if err != nil {
		return err
	}
	if len(o.Blocks) > 0 {
		return fault.New(fault.Conflict, o.Blocks[0].Text, o.Blocks[0].Remedy)
	}
	if len(o.Lines) == 0 || o.Digest != wantedDigest {
		return changed()
	}
	mine := w.of(kindOpening, o.On)
	n := len(mine) + 1
	if replaced := latestOpen(mine); replaced != nil {
		n = replaced.n
	}
	at, err := w.known(o.On)
	if err != nil {
		return err
	}
	if err := s.store.SaveStand(ctx, Stand{To: o.On, Position: at, TakenAt: w.now, ClosedBy: ByOwner, ClosedAt: w.now}); err != nil {
		return fmt.Errorf("keep where stock stood on %s: %w", o.On, err)
	}
	content := posting.JournalContent{Narration: "Opening of stock: the value at " + o.On.Words() + " against the books, agreed with the accountant", Mark: fmt.Sprintf("opening r%d", revision(mine)),
		Date: o.On, Status: w.settings.Status, Lines: Proposal{Lines: o.Lines}.posting(1)}
	_, err = s.outbox.QueueJournal(ctx, posting.JournalOrder{Key: keyOf(kindOpening, o.On, n), Content: content})
	return err
}

// SettleOpening reads the balances again after the opening was settled in Xero's conversion balances. Conflict when they still differ.
func (s *Service) SettleOpening(ctx context.Context) error {
	w, err := s.look(ctx)
	if err != nil {
		return err
	}
	if err := s.read(ctx, w, w.opening()); err != nil {
		return err
	}
	if w, err = s.look(ctx); err != nil {
		return err
	}
	o, err := w.tieOutOpening()
	if err != nil {
		return err
	}
	if !o.IsSettled() {
		return fault.New(fault.Conflict, fmt.Sprintf("Xero held %s at %s; stock was worth %s.", o.Books, o.On.Words(), o.Value), "Correct the conversion balances in Xero, or post the difference to equity.")
	}
	return nil
}

func changed() error {
	return fault.New(fault.Conflict, "Something changed since you looked.", "Look at the journal as it is now, and approve that.")
}
