package matching

import (
	"context"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// Store keeps pairs and decisions in the company file. Every method is one transaction. What it says of contacts at Xero
// is of the organisation the file is bound to.
type Store interface {
	// AllContacts returns every contact of the company file that was not merged into another, by id.
	AllContacts(ctx context.Context) ([]contact.Contact, error)
	// LedgerContacts returns the mirror of Xero's contacts, in any order.
	LedgerContacts(ctx context.Context) ([]contact.LedgerContact, error)
	// GetParty returns what is known of a party, or NotFound.
	GetParty(ctx context.Context, p contact.Party) (PartyView, error)
	// ListDecisions returns every decision, undone ones too, oldest first.
	ListDecisions(ctx context.Context) ([]contact.Decision, error)
	// DecisionPage returns decisions newest first, with how many there are.
	DecisionPage(ctx context.Context, offset, limit int) ([]contact.Decision, int, error)

	// Decide saves decisions, all or none, makes what follows from them stand (links, merges, merged contacts) and takes the
	// pairs they answer from the queue. It returns them with their IDs. The faults: NotFound (a party does not exist),
	// Conflict (the opposite was decided and stands; a contact here would have two contacts at Xero that are not known to be
	// one; a document of either is on its way).
	Decide(ctx context.Context, decisions []contact.Decision) ([]contact.Decision, error)
	// Undo takes decisions back, all or none: what they made is undone, and where they said Same, Different takes their
	// place so that they are not made again. Ids that are undone already change nothing. NotFound for one that does not exist.
	Undo(ctx context.Context, ids []int64, by contact.Actor) error

	// ReplacePairs makes these the open pairs of a whole scan: pairs put off stay put off, answered ones are left out.
	ReplacePairs(ctx context.Context, pairs []Pair) error
	// UpdatePairs does the same for the pairs of one party only.
	UpdatePairs(ctx context.Context, of contact.Party, pairs []Pair) error
	// ListPairs returns a window of the open pairs, those worth most first.
	ListPairs(ctx context.Context, q PairQuery) (PairPage, error)
	// GetPair returns one pair, open or not, or NotFound.
	GetPair(ctx context.Context, id int64) (Pair, error)
	// PutOff keeps a pair for later, or brings it back.
	PutOff(ctx context.Context, id int64, isPutOff bool) error

	// FindCandidates returns the parties that share a key with a form, with the terms' frequencies that weigh them: those of
	// the other list, and of the same list but for the party itself.
	FindCandidates(ctx context.Context, of contact.Party, keys []uint64) ([]PartyView, error)
	// Frequencies returns how often terms occur among all parties, and how many parties there are. A term that does not
	// occur is 0.
	Frequencies(ctx context.Context, terms []uint64) (map[uint64]int, int, error)
}

// PartyView is a party with its values.
type PartyView struct {
	Party contact.Party
	// Contact is set for a contact here, Ledger for one at Xero.
	Contact contact.Contact
	Ledger  contact.LedgerContact
	// LinkedTo is, for a contact here, the contact at Xero it is linked to, and for one at Xero the contact here; the zero
	// Party for none.
	LinkedTo contact.Party
	// Orders counts the orders of a contact here, Value is what they come to in hundredths of the base currency.
	Orders int
	Value  int64
}

// Pair is two parties that may be one firm.
type Pair struct {
	// ID is the row; 0 before it is saved.
	ID int64
	// Left and Right: a contact here comes before one at Xero, the older before the younger.
	Left, Right contact.Party
	// Comparison is how they compare, Verdict what the engine says of them.
	Comparison match.Comparison
	Verdict    match.Verdict
	// Value is what is at stake: the orders of both, in hundredths of the base currency.
	Value int64
	// IsPutOff: the owner said later.
	IsPutOff bool
	// FoundAt is the instant it was found, UTC.
	FoundAt time.Time
}

// Kind says which lists a pair is from.
type Kind string

// The kinds. The empty Kind keeps all.
const (
	// KindLink: a contact here and one at Xero.
	KindLink Kind = "link"
	// KindHere: two contacts here.
	KindHere Kind = "here"
	// KindXero: two at Xero, to be merged there.
	KindXero Kind = "xero"
)

// PairQuery asks for a window of the queue.
type PairQuery struct {
	// Kind keeps one kind.
	Kind Kind
	// IsPutOff asks for those put off instead of the open ones.
	IsPutOff bool
	// AtLeast keeps pairs of that many thousandths or more.
	AtLeast int
	// Offset is the number of rows to skip; Limit the most to return, 0 for 100.
	Offset, Limit int
}

// PairPage is a window of the queue.
type PairPage struct {
	// Rows is never nil.
	Rows []Pair
	// Total is the number of pairs that match; PutOff those put off of the same kind.
	Total, PutOff int
	// Value is what all that match are worth, in hundredths of the base currency.
	Value int64
}
