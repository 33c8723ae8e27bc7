package contact

// Evidence says how the contact at Xero that a contact here stands for was found.
type Evidence string

// The kinds of evidence, strongest first.
const (
	// ByLink: they are linked already.
	ByLink Evidence = "linked"
	// ByNumber: Xero's contact carries the number Daybook gave it.
	ByNumber Evidence = "number"
	// ByMatch: the engine compared them, and there is no doubt.
	ByMatch Evidence = "match"
	// ByNone: no contact at Xero is known to be the same.
	ByNone Evidence = "create"
)
