// Package contacts imports contacts from Xero: every one is mirrored, those of the chosen roles are brought in, and
// none is ever brought in twice.
package contacts

import (
	"daybook/internal/contact"
	"daybook/internal/matching"
)

// Roles says which of Xero's active contacts to bring in. Xero knows no role before a contact's first document, so
// "neither yet" is a choice of its own (contract section 8).
type Roles struct {
	// Customers, Suppliers and Neither choose by Xero's IsCustomer and IsSupplier.
	Customers, Suppliers, Neither bool
}

// Includes reports whether a contact's role was chosen.
func (r Roles) Includes(l contact.LedgerContact) bool {
	return r.Customers && l.IsCustomer || r.Suppliers && l.IsSupplier || r.Neither && !l.IsCustomer && !l.IsSupplier
}

// Order is what an import is asked to do.
type Order struct {
	Roles

	// Conflicts is what happens to a field that changed at Xero where the owner typed another value; empty for what is
	// remembered. An import remembers it.
	Conflicts matching.Side
}

// Counts is what an import does, before or after it.
type Counts struct {
	// Customers, Suppliers and Neither count Xero's active contacts by role, chosen or not; one may be both.
	Customers, Suppliers, Neither int
	// New, Linked, Review, Changed and Unchanged count contacts at Xero: added here, linked to one that is here beyond doubt,
	// not added because one here may be the same, changed here because they changed there, nothing to do.
	New, Linked, Review, Changed, Unchanged int
	// Archived counts contacts left alone because they are archived, erased or merged; Merged those among the linked whose
	// merge the link follows.
	Archived, Merged int
	// Kept counts fields that changed at Xero and stay as the owner typed them; Taken those where Xero's value replaces what
	// the owner typed.
	Kept, Taken int
}

// Category says what an import does with a contact.
type Category string

// The categories, as in Counts.
const (
	New      Category = "new"
	Linked   Category = "linked"
	Review   Category = "review"
	Changed  Category = "changed"
	Archived Category = "archived"
	Merged   Category = "merged"
	Kept     Category = "kept"
	Taken    Category = "taken"
)

// MaxExamples is how many contacts of a category are named.
const MaxExamples = 20

// Example is one contact of an import.
type Example struct {
	Category Category
	// Ledger is Xero's contact; ContactID and Name are those of the contact here, zero for none.
	Ledger    contact.LedgerContact
	ContactID int64
	Name      string
	// Sentence says why, or what changes. PerMille is how sure it is, -1 where nothing was compared.
	Sentence string
	PerMille int
}

// Plan is everything an import will write. It is made before anything is written.
type Plan struct {
	// Organisation is the one that was read; a file that belongs to another one by now takes nothing from it.
	Organisation string
	// Mirror is every contact read from Xero, to be kept as last read. What shows of the contacts here that are linked to
	// them follows from it.
	Mirror []contact.LedgerContact
	// Add is contacts new to the company file, each with its LedgerID; Xero's values are its source. The store links each by
	// a decision of the import.
	Add []contact.Contact
	// Decisions link contacts here, and follow merges at Xero; those whose Batch is matching.NewBatch belong to the batch of
	// the import, with Add.
	Decisions []contact.Decision
	// Choices answer fields that changed at Xero where the owner typed another value.
	Choices []matching.Choice
	// Questions join the queue.
	Questions []matching.Pair
	// Counts sums it up, Examples are up to MaxExamples of each category; never nil.
	Counts   Counts
	Examples []Example
}
