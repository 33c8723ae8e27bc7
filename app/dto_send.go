package app

// ContactsPreview is what sending many contacts to Xero would do.
type ContactsPreview struct {
	Organisation string           `json:"organisation"`
	Rows         []ContactSendRow `json:"rows"`
	// Links, Creates, Waits, Asks, Blocked and Known count the rows by outcome; Calls is how many calls creating them costs.
	Links   int `json:"links"`
	Creates int `json:"creates"`
	Waits   int `json:"waits"`
	Asks    int `json:"asks"`
	Blocked int `json:"blocked"`
	Known   int `json:"known"`
	Calls   int `json:"calls"`
	// CanSend: there is something to do, and nothing keeps it from being done. Checks is about all of them.
	CanSend bool        `json:"canSend"`
	Checks  []CheckView `json:"checks"`
	// Digest is what SendMany takes: it is refused when anything changed meanwhile.
	Digest string `json:"digest"`
}

// ContactSendRow is what is done about one contact.
type ContactSendRow struct {
	ContactID int64  `json:"contactId"`
	Name      string `json:"name"`
	// Outcome is "link", "create", "waits", "ask", "blocked", or "known" for one that is linked already; Reason says it in a sentence.
	Outcome string `json:"outcome"`
	Reason  string `json:"reason"`
	// LedgerID and LedgerName are the contact at Xero that is the same, empty where none is known. NewName is what one is
	// created as, where that differs from Name.
	LedgerID   string         `json:"ledgerId"`
	LedgerName string         `json:"ledgerName"`
	NewName    string         `json:"newName"`
	Asked      []LikenessView `json:"asked"`
	Checks     []CheckView    `json:"checks"`
}

// LikenessView is a contact at Xero that may be the one. Contacts.Link says that it is, Contacts.KeepApart that it is not.
type LikenessView struct {
	LedgerID string `json:"ledgerId"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	City     string `json:"city"`
	Status   string `json:"status"`
	// Sentence says the evidence, Percent how likely it is the one, such as "97.4".
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
}

// ContactSendView is where sending one contact stands.
type ContactSendView struct {
	ContactID int64 `json:"contactId"`
	// State is that of a document: "", "queued", "held", "sending", "checking", "sent", "rejected" or "conflict".
	State string `json:"state"`
	// LedgerID is Xero's id once it is there; Problem what Xero or a check said.
	LedgerID string `json:"ledgerId"`
	Problem  string `json:"problem"`
	// Candidates is what was found at Xero, for "conflict": ResolveSend takes one.
	Candidates []LikenessView `json:"candidates"`
	CanCancel  bool           `json:"canCancel"`
}
