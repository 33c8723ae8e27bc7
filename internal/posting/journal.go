package posting

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// JournalContent is a manual journal (contract section 11). It has no number at Xero: it is found again by its day and its token.
type JournalContent struct {
	// Narration is its text, with the mark at its end.
	Narration string `json:"narration"`
	// Mark is what stands before the token in the mark, such as "2026-10 r1".
	Mark string `json:"mark"`
	// Token is the short word by which it is found again: the same in a copy of the file.
	Token string `json:"token"`
	// Date is its day.
	Date civil.Date `json:"date"`
	// Status is DRAFT or POSTED.
	Status Status `json:"status"`
	// LedgerID is the draft at Xero that it changes, for KindJournalChange; empty otherwise.
	LedgerID string `json:"ledgerId"`
	// Lines add up to zero; at least two.
	Lines []JournalLine `json:"lines"`
}

// JournalLine is one line of a manual journal, in the base currency.
type JournalLine struct {
	// AccountID is Xero's id of the account, AccountCode its code.
	AccountID   string `json:"accountId"`
	AccountCode string `json:"accountCode"`
	// Amount is a debit above zero, a credit below.
	Amount money.Amount `json:"amount"`
	// Description may be empty.
	Description string `json:"description"`
}

// AttachmentContent is a file that hangs on a manual journal.
type AttachmentContent struct {
	// FileName is unique on its journal; a file of the same name is replaced. MimeType is what it is.
	FileName string `json:"fileName"`
	MimeType string `json:"mimeType"`
	// Data is the file.
	Data []byte `json:"data"`
	// LedgerID is the journal at Xero; empty while that waits to be sent (R10).
	LedgerID string `json:"ledgerId"`
}

// IsJournal reports whether it is a manual journal, or what changes one.
func (k Kind) IsJournal() bool { return k == KindJournal || k == KindJournalChange }

// IsOfOrder reports whether it comes from an order.
func (k Kind) IsOfOrder() bool { return k == KindInvoice || k == KindBill }

// tokenOf is the token of a journal: six letters that no other journal of the organisation is likely to have.
func tokenOf(organisation, businessKey string, revision int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", organisation, businessKey, revision))
	return base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").EncodeToString(sum[:])[:6]
}

// marked is the content with the token of its document, and the mark in the narration.
func (c JournalContent) marked(token string) JournalContent {
	c.Token = token
	c.Narration = fmt.Sprintf("%s [DB %s %s]", strings.TrimSpace(c.Narration), c.Mark, token)
	return c
}

// carries reports whether a narration holds the token.
func (c JournalContent) carries(narration string) bool {
	return c.Token != "" && strings.Contains(narration, " "+c.Token+"]")
}

// agreesWith reports whether a journal at Xero says what was sent: day and each line's account and amount. Lines may stand in another order, and words
// may differ.
func (c JournalContent) agreesWith(f Finding) bool {
	return f.Kind.IsJournal() && f.Date == c.Date && sameLines(c.Lines, f.Journal.Lines)
}

// sameLines reports whether two journals come to the same by account, line for line.
func sameLines(a, b []JournalLine) bool {
	key := func(l JournalLine) string { return fmt.Sprintf("%s %d", strings.ToUpper(l.AccountCode), l.Amount) }
	keys := func(lines []JournalLine) []string {
		list := make([]string, 0, len(lines))
		for _, l := range lines {
			list = append(list, key(l))
		}
		slices.Sort(list)
		return list
	}
	return slices.Equal(keys(a), keys(b))
}

// journalDifferences says, in words, where a journal at Xero is not what was sent; nil when all agrees.
func journalDifferences(ours JournalContent, f Finding) []string {
	var d []string
	differ := func(what, sent, holds string) {
		if sent != holds {
			d = append(d, fmt.Sprintf("%s: %s was sent, Xero holds %s.", what, orNothing(sent), orNothing(holds)))
		}
	}
	differ("Narration", quoted(ours.Narration), quoted(f.Journal.Narration))
	differ("Date", ours.Date.Words(), f.Date.Words())
	if len(ours.Lines) != len(f.Journal.Lines) {
		return append(d, fmt.Sprintf("Lines: %d sent, Xero holds %d.", len(ours.Lines), len(f.Journal.Lines)))
	}
	for i, l := range ours.Lines {
		differ(fmt.Sprintf("Line %d, account", i+1), l.AccountCode, f.Journal.Lines[i].AccountCode)
		differ(fmt.Sprintf("Line %d, amount", i+1), l.Amount.Words(), f.Journal.Lines[i].Amount.Words())
	}
	return d
}
