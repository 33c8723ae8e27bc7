package posting

// Change tells the window what to read again.
type Change struct {
	// OrderID is the order whose status changed; 0 when it is the sender's own status or a contact's.
	OrderID int64
	// ContactID is the contact that was linked; 0 for none.
	ContactID int64
	// IsJournal: it is a manual journal's, or its file's.
	IsJournal bool
	// State is the document's new state; empty for the sender's own.
	State State
}
