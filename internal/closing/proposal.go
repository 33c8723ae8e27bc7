package closing

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// Proposal is a manual journal before it is sent.
type Proposal struct {
	// Key is its business key. Date is its day, Narration its text at Xero and Mark what stands there before its token; Status is what it becomes.
	Key             string
	Date            civil.Date
	Narration, Mark string
	Status          posting.Status
	// Revision counts what was sent for the period, from 1. Replaces tells that it changes the draft Xero holds, IsDifference that it is the difference to
	// what is posted.
	Revision     int
	Replaces     bool
	IsDifference bool
	// Lines are its lines, by code; empty when there is nothing to post.
	Lines []Line
	// Note is the owner's. IsEdited: the owner changed a line; IsOutdated: something else is suggested since.
	Note                 string
	IsEdited, IsOutdated bool
	// Reversal is the day on which it is taken back; zero for never.
	Reversal civil.Date
	// Digest names exactly this journal.
	Digest string

	// suggested is the digest of what is suggested, without what the owner made of it.
	suggested string
}

// Line is one account of a journal: Amount is a debit above zero, a credit below.
type Line struct {
	Account refdata.Account
	Amount  money.Amount
	// Suggested is the amount before the owner changed it.
	Suggested money.Amount
	Text      string
	IsEdited  bool
	// Parts are what it is made of.
	Parts []Part
}

// Part is what one row adds to a line.
type Part struct {
	Row    PartRow
	Amount money.Amount
	// Other is the account on the other side; zero where there is none.
	Other refdata.Account
}

// PartRow says what a part is.
type PartRow string

// The rows: those of the movement method, those of the closing-balance method, and what is common to both.
const (
	PartReceipts    PartRow = "receipts"
	PartMaterials   PartRow = "materials"
	PartOperations  PartRow = "operations"
	PartDeliveries  PartRow = "deliveries"
	PartAdjustments PartRow = "adjustments"
	PartReceived    PartRow = "received_not_billed"
	PartTransit     PartRow = "in_transit"
	// PartBalance is the other side of what brings stock to its value.
	PartBalance PartRow = "balance"
	// PartValue is what stock is worth, PartBooks less what the books hold of it with our drafts.
	PartValue PartRow = "value"
	PartBooks PartRow = "books"
	// PartPosted is less what is posted already, PartEdited what the owner changed.
	PartPosted PartRow = "posted"
	PartEdited PartRow = "edited"
)

var rowNames = map[journal.Row]PartRow{journal.RowReceipts: PartReceipts, journal.RowMaterials: PartMaterials, journal.RowOperations: PartOperations,
	journal.RowDeliveries: PartDeliveries, journal.RowAdjustments: PartAdjustments, journal.RowReceived: PartReceived, journal.RowTransit: PartTransit, 0: PartBalance}

// texts are what a line says of a row.
var texts = map[journal.Row]string{journal.RowReceipts: "goods received", journal.RowMaterials: "materials of makes", journal.RowOperations: "operations of makes",
	journal.RowDeliveries: "deliveries", journal.RowAdjustments: "counts and adjustments", journal.RowReceived: "received, not billed", journal.RowTransit: "billed, not received",
	0: "stock to its value"}

// suggest makes the proposal of a period.
func (w *world) suggest(f *Full, mine []sent, replaced *sent) {
	review := w.Reviews[f.To]
	posted := posted(mine)
	entries, others := f.Suggestion.Movement, f.Suggestion.Balance
	if w.settings.Method == Balance {
		entries, others = others, entries
	}
	p := Proposal{Date: f.To, Status: w.settings.Status, Note: review.Note, IsDifference: len(posted) > 0}
	p.Lines = w.lines(f, entries, posted, review)
	if len(p.amounts()) == 0 {
		p.Lines = nil // what the owner changed is posted with the rest
	}
	f.Other = w.lines(f, others, posted, Review{Adjust: review.Adjust})
	f.Agrees = w.agree(p.Lines, f.Other)
	n := len(mine) + 1
	if replaced != nil {
		n = replaced.n
		_, p.Replaces = replaced.made()
	}
	p.Key = keyOf(kindPeriod, f.To, n)
	p.Revision = revision(mine)
	p.Mark = fmt.Sprintf("%04d-%02d r%d", f.To.Year, int(f.To.Month), p.Revision)
	p.Narration = w.narration(f.To, p.IsDifference)
	if w.settings.HasReversal && w.settings.Method == Balance && len(p.Lines) > 0 {
		p.Reversal = f.To.AddDays(1)
	}
	p.suggested = digest(suggestedAmounts(p.Lines))
	p.IsEdited = len(review.Adjust) > 0 || len(review.Texts) > 0
	p.IsOutdated = p.IsEdited && review.Suggested != "" && review.Suggested != p.suggested
	p.Digest = digest(struct {
		Key, Narration, Mark string
		Status               posting.Status
		Lines                []posting.JournalLine
		Reversal             civil.Date
	}{p.Key, p.Narration, p.Mark, p.Status, p.posting(1), p.Reversal})
	f.isDismissed = review.Dismissed != "" && review.Dismissed == digest(p.amounts())
	f.Proposal = p
}

// revision counts what was sent or is to be sent for a period; what still waits is replaced, so it keeps its number.
func revision(mine []sent) int {
	n := 1
	for _, g := range mine {
		for _, s := range g.all {
			if s.Document.State == posting.StateSent {
				n++
			}
		}
	}
	return n
}

func (w *world) narration(to civil.Date, isDifference bool) string {
	words := map[Method]string{Movement: "movement method", Balance: "closing-balance method"}[w.settings.Method]
	valuation := "moving average"
	if w.book.Method == stock.FIFO {
		valuation = "first in, first out"
	}
	what := "Stock journal"
	if isDifference {
		what = "Stock journal, difference"
	}
	return fmt.Sprintf("%s, %s, %s, %s", what, monthName(to), words, valuation)
}

// lines are the accounts of some entries less what is posted, with what the owner changed.
func (w *world) lines(f *Full, entries []journal.Entry, posted map[journal.Account]money.Amount, review Review) []Line {
	amounts := map[journal.Account]money.Amount{}
	parts := map[journal.Account][]Part{}
	rows := map[journal.Account][]string{}
	take := func(a, other journal.Account, e journal.Entry, amount money.Amount) {
		amounts[a] += amount
		if text := texts[e.Row]; !slices.Contains(rows[a], text) {
			rows[a] = append(rows[a], text)
		}
		if _, isStock := f.Suggestion.Closing[a]; e.Row != 0 || !isStock {
			parts[a] = append(parts[a], Part{Row: rowNames[e.Row], Amount: amount, Other: w.account(other)})
			return
		}
		value := f.Suggestion.Closing[a]
		parts[a] = append(parts[a], Part{Row: PartValue, Amount: value}, Part{Row: PartBooks, Amount: amount - value})
	}
	for _, e := range entries {
		take(e.Debit, e.Credit, e, e.Amount)
		take(e.Credit, e.Debit, e, -e.Amount)
	}
	for a, amount := range posted {
		amounts[a] -= amount
		parts[a] = append(parts[a], Part{Row: PartPosted, Amount: -amount})
	}
	for a := range review.Adjust {
		amounts[a] += 0
	}
	var list []Line
	for a, amount := range amounts {
		line := Line{Account: w.account(a), Amount: amount + review.Adjust[a], Suggested: amount, Text: sentence(rows[a]), Parts: parts[a]}
		if changed := review.Adjust[a]; changed != 0 {
			line.IsEdited = true
			line.Parts = append(line.Parts, Part{Row: PartEdited, Amount: changed})
		}
		if text, isTold := review.Texts[a]; isTold {
			line.Text, line.IsEdited = text, true
		}
		if line.Amount != 0 || line.IsEdited && line.Suggested != 0 {
			list = append(list, line)
		}
	}
	slices.SortFunc(list, func(a, b Line) int {
		return cmp.Or(strings.Compare(a.Account.Code, b.Account.Code), strings.Compare(a.Account.ID, b.Account.ID))
	})
	return list
}

// sentence joins what a line is about.
func sentence(rows []string) string {
	text := strings.Join(rows, "; ")
	if text == "" {
		return "Stock"
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// amounts are the lines by account.
func (p Proposal) amounts() map[journal.Account]money.Amount {
	sums := map[journal.Account]money.Amount{}
	for _, l := range p.Lines {
		if l.Amount != 0 {
			sums[journal.Account(l.Account.ID)] += l.Amount
		}
	}
	return sums
}

func suggestedAmounts(lines []Line) map[journal.Account]money.Amount {
	sums := map[journal.Account]money.Amount{}
	for _, l := range lines {
		if l.Suggested != 0 {
			sums[journal.Account(l.Account.ID)] += l.Suggested
		}
	}
	return sums
}

// posting are the lines as they are sent; factor -1 takes them back.
func (p Proposal) posting(factor money.Amount) []posting.JournalLine {
	var list []posting.JournalLine
	for _, l := range p.Lines {
		if l.Amount != 0 {
			list = append(list, posting.JournalLine{AccountID: l.Account.ID, AccountCode: l.Account.Code, Amount: factor * l.Amount, Description: l.Text})
		}
	}
	return list
}

// agree reports whether two journals come to the same on every account that is no cost.
func (w *world) agree(a, b []Line) bool {
	policy := w.settings.policy()
	held := append(policy.StockAccounts(), policy.Accounts[journal.RoleReceived], policy.Accounts[journal.RoleTransit])
	sums := map[journal.Account]money.Amount{}
	for _, l := range a {
		sums[journal.Account(l.Account.ID)] += l.Amount
	}
	for _, l := range b {
		sums[journal.Account(l.Account.ID)] -= l.Amount
	}
	return !slices.ContainsFunc(held, func(id journal.Account) bool { return sums[id] != 0 })
}

// digest names a value: its JSON form is the same for the same value.
func digest(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // only values of this package come here: they have a JSON form
	}
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}
