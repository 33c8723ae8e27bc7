package posting

// Doubt says why the outcome of a send is not known.
type Doubt string

// The doubts.
const (
	// DoubtNone: there is none.
	DoubtNone Doubt = ""
	// DoubtNoReply: the line was cut or nobody answered in time.
	DoubtNoReply Doubt = "no_reply"
	// DoubtServer: Xero answered with trouble of its own (5xx), or with something the contract does not know.
	DoubtServer Doubt = "server"
	// DoubtUnreadable: an answer came and could not be read.
	DoubtUnreadable Doubt = "unreadable"
	// DoubtNumberTaken: Xero says the number is taken; perhaps by this very document.
	DoubtNumberTaken Doubt = "number_taken"
	// DoubtNameTaken: Xero says the contact's name is taken; perhaps by this very contact.
	DoubtNameTaken Doubt = "name_taken"
	// DoubtKeyUsed: Xero says the key was used with another request.
	DoubtKeyUsed Doubt = "key_used"
	// DoubtRestart: Daybook ended while it was being sent (R3).
	DoubtRestart Doubt = "restart"
	// DoubtFound: before the first send, something of this number made by this app was found at Xero (R11).
	DoubtFound Doubt = "found"
)

// isAnswered reports whether nothing of ours can still be under way: Xero answered that it made nothing because something of that
// name or number is there, or nothing was sent at all. There is then nothing to wait for before looking (R4).
func (d Doubt) isAnswered() bool {
	return d == DoubtNumberTaken || d == DoubtNameTaken || d == DoubtFound
}
