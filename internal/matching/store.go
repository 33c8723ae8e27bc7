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
	// NamesOf returns what parties are called, those that were merged or taken out by their own names; one that is not known
	// is left out. Never nil.
	NamesOf(ctx context.Context, parties []contact.Party) (map[contact.Party]string, error)
	// ListDecisions returns every decision, undone ones too, oldest first.
	ListDecisions(ctx context.Context) ([]contact.Decision, error)
	// DecisionsOf returns the decisions that stand and name the party, oldest first; never nil.
	DecisionsOf(ctx context.Context, p contact.Party) ([]contact.Decision, error)
	// DecisionPage returns decisions newest first, with how many there are.
	DecisionPage(ctx context.Context, offset, limit int) ([]contact.Decision, int, error)
	// BatchPage returns batches newest first, with how many there are.
	BatchPage(ctx context.Context, offset, limit int) ([]Batch, int, error)
	// Worths returns what each contact here has at stake; those without orders are left out. Never nil.
	Worths(ctx context.Context) (map[int64]Worth, error)

	// Decide saves decisions, all or none; those whose Batch is NewBatch get one new number together. It makes what follows from them stand (links, merges, merged contacts) and takes the
	// pairs they answer from the queue. It returns them with their IDs. The faults: NotFound (a party does not exist),
	// Conflict (the opposite was decided and stands; a contact here would have two contacts at Xero that are not known to be
	// one; a document of either is on its way).
	Decide(ctx context.Context, decisions []contact.Decision) ([]contact.Decision, error)
	// Undo takes decisions back, all or none: what they made is undone, and where they said Same, Different takes their
	// place so that they are not made again, unless the owner is to be asked again: then their pairs are open as before. Ids
	// that are undone already change nothing. NotFound for one that does not exist.
	Undo(ctx context.Context, ids []int64, by contact.Actor, isAskedAgain bool) error
	// UndoBatch takes back every decision of a batch that stands, and takes out the contacts that its import added, unless
	// somebody has used or touched them since: they have orders, own values, or decisions of another batch. NotFound for a
	// batch that does not exist.
	UndoBatch(ctx context.Context, batch int64, by contact.Actor) (UndoneBatch, error)
	// NoteScan keeps when the whole of both lists was last compared; ScannedAt returns it, zero before the first.
	NoteScan(ctx context.Context, at time.Time) error
	ScannedAt(ctx context.Context) (time.Time, error)

	// Lessons returns the lessons the owner took up, oldest first; at most the last is in force. Never nil.
	Lessons(ctx context.Context) ([]KeptLesson, error)
	// SetLesson keeps what WithLesson makes of them, and has the engine follow it from then on.
	SetLesson(ctx context.Context, l match.Lesson, at time.Time) error

	// Differences returns the fields of a contact here where the owner typed something else than its contact at Xero says,
	// in the order of the fields; never nil. NotFound when there is no such contact.
	Differences(ctx context.Context, contactID int64) ([]Difference, error)
	// Choose keeps the owner's choices for fields of contacts, all or none. Theirs takes the own value away, so that Xero's
	// shows; Mine keeps it until Xero's value changes again.
	Choose(ctx context.Context, choices []Choice) error

	// ReplacePairs makes these the open pairs of a whole scan: pairs put off stay put off, those answered since they were found
	// are left out. One that an older answer stands for is asked again.
	ReplacePairs(ctx context.Context, pairs []Pair) error
	// UpdatePairs does the same for the pairs of one party only; those of the verdict Merged stay.
	UpdatePairs(ctx context.Context, of contact.Party, pairs []Pair) error
	// ListPairs returns a window of the open pairs, those worth most first.
	ListPairs(ctx context.Context, q PairQuery) (PairPage, error)
	// GetPair returns one pair, open or not, or NotFound.
	GetPair(ctx context.Context, id int64) (Pair, error)
	// PutOff keeps a pair for later, or brings it back.
	PutOff(ctx context.Context, id int64, isPutOff bool) error

	// SearchLedger returns Xero's contacts, archived and merged ones too, that hold every word of a text, or its beginning, in
	// name, e-mail or city; at most limit of them, by name. Never nil.
	SearchLedger(ctx context.Context, text string, limit int) ([]PartyView, error)
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
	// IsOpen: it waits for an answer. IsPutOff: the owner said later.
	IsOpen, IsPutOff bool
	// FoundAt is the instant it was found, UTC.
	FoundAt time.Time
}

// NewBatch asks Store.Decide for a new batch.
const NewBatch int64 = -1

// Batch is what one import or one bulk answer did.
type Batch struct {
	// ID is its number.
	ID int64
	// Actor says whether it was an import or the owner.
	Actor contact.Actor
	// At is the instant, UTC.
	At time.Time
	// Decisions counts its decisions, Standing those that were not undone.
	Decisions, Standing int
	// Added counts the contacts its import added, Remaining those that are still here.
	Added, Remaining int
}

// UndoneBatch is what taking back a batch did.
type UndoneBatch struct {
	// Decisions counts those taken back.
	Decisions int
	// Removed counts contacts taken out, Kept those that stayed because somebody had used or touched them.
	Removed, Kept int
}

// Worth is what a contact here has at stake.
type Worth struct {
	// Orders counts its orders, those of contacts merged into it too.
	Orders int
	// Value is what they come to, in hundredths of the base currency.
	Value int64
}

// Side says whose value of a field shows.
type Side string

// The sides.
const (
	// Mine: what the owner typed.
	Mine Side = "mine"
	// Theirs: what Xero says.
	Theirs Side = "theirs"
)

// Difference is a field where the owner and Xero say different things.
type Difference struct {
	Field contact.Field
	// Mine is the owner's value, Theirs Xero's.
	Mine, Theirs string
	// IsChosen: the owner chose to keep Mine against this very value of Theirs.
	IsChosen bool
}

// Choice is the owner's answer to a Difference.
type Choice struct {
	ContactID int64
	Field     contact.Field
	// Theirs is Xero's value that the owner saw; where it is another by now the choice is a conflict fault.
	Theirs string
	Side   Side
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
