package app

// Events the window hears. Each has one payload type.
const (
	// EventConnection carries a ConnectionView: the connection to Xero changed.
	EventConnection = "connection"
	// EventSignIn carries a SignInView: a step of the sign-in.
	EventSignIn = "sign-in"
	// EventOrder carries an OrderChanged: an order's document moved to another state, here or at Xero.
	EventOrder = "order"
	// EventJob carries a JobView: progress of long work.
	EventJob = "job"
	// EventReadBack carries a ReadBackView: Xero is being read back, or was, or that waits.
	EventReadBack = "read-back"
	// EventContacts carries nothing: contacts were imported or linked.
	EventContacts = "contacts"
	// EventStock carries nothing: movements were recorded or taken away.
	EventStock = "stock"
	// EventPeriods carries nothing: a journal was approved, sent or read back.
	EventPeriods = "periods"
)

// OrderChanged says which order to read again.
type OrderChanged struct {
	// ID is the order; 0 when many changed.
	ID int64 `json:"id"`
	// Kind is "sale" or "purchase"; empty when many changed.
	Kind string `json:"kind"`
}
