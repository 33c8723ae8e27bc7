package contact

import "time"

// Role keeps contacts by the owner's view of them.
type Role string

// The roles a list can keep. The empty Role keeps all.
const (
	// Customer: we sell to them. One that is a supplier too is kept.
	Customer Role = "customer"
	// Supplier: we buy from them. One that is a customer too is kept.
	Supplier Role = "supplier"
	// Neither: neither yet.
	Neither Role = "neither"
)

// Linking keeps contacts by whether a Xero contact is linked. The empty Linking keeps all.
type Linking string

// The kinds of Linking.
const (
	// Linked: a Xero contact is linked.
	Linked Linking = "linked"
	// Unlinked: none is.
	Unlinked Linking = "unlinked"
)

// SortBy names a column of the contact list. Ties are ordered by age.
type SortBy string

// The columns the list can be sorted by.
const (
	// SortName: the name, without case. It is what the empty SortBy means.
	SortName SortBy = "name"
	// SortEmail: the e-mail address; those without one come first.
	SortEmail SortBy = "email"
	// SortUpdated: the last change.
	SortUpdated SortBy = "updated"
)

// Query asks for a window of the contact list.
type Query struct {
	// Search is words, or beginnings of words, found in name, e-mail, city or phone. Every word must be found. Empty
	// means all.
	Search string
	// Role and Linking keep some; empty keeps all.
	Role    Role
	Linking Linking
	// Sort is the column; IsDescending turns the order round.
	Sort         SortBy
	IsDescending bool
	// Offset is the number of rows to skip; Limit the most to return, at most MaxWindow. 0 means MaxWindow.
	Offset, Limit int
}

// MaxWindow is the largest number of rows one query of the list returns.
const MaxWindow = 500

// Page is a window of the contact list.
type Page struct {
	// Rows is never nil.
	Rows []Contact
	// Total is the number of contacts that match, in the window or not.
	Total int
}

// Counts is how many contacts there are. One that is customer and supplier counts in both.
type Counts struct {
	// All is every one; Linked those with a Xero contact.
	All, Linked int
	// Customers, Suppliers and Neither are by the owner's view, or by Xero's for the mirror.
	Customers, Suppliers, Neither int
}

// Link is a contact's tie to a Xero contact, now or once.
type Link struct {
	// ContactID is the contact in the company file, LedgerID Xero's ContactID.
	ContactID int64
	LedgerID  string
	// Since and Until are UTC; Until is zero while the link stands.
	Since, Until time.Time
	// Reason says why it was made, in words; EndReason why it was ended.
	Reason, EndReason string
}
