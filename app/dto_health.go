package app

// HealthView is how the connection fares.
type HealthView struct {
	// State is the worst of the checks: "ok", "warning" or "problem".
	State string `json:"state"`
	// Checks is every check, worst first.
	Checks []HealthCheck `json:"checks"`
	// Permissions is what Daybook asks Xero for; empty while nobody is signed in.
	Permissions []PermissionView `json:"permissions"`
	// SentDocuments counts the documents that reached the organisation.
	SentDocuments int `json:"sentDocuments"`
}

// HealthCheck is one thing about the connection.
type HealthCheck struct {
	// ID names it; two never share one.
	ID string `json:"id"`
	// State is "ok", "warning" or "problem".
	State string `json:"state"`
	// Name is what it is about; Is says what is so, Do what to do. Do may be empty.
	Name string `json:"name"`
	Is   string `json:"is"`
	Do   string `json:"do"`
	// Action is what its button does: "sign_in", "sign_in_again", "connect_again", "allow_scope", "enter_app_id",
	// "choose_organisation", "try_again", "check_again", "read_again", "open_xero", "choose_statuses",
	// "choose_accounts", "choose_taxes", "open_order" or "see_activity"; empty for none.
	Action string `json:"action"`
	// OrderID and OrderKind are the order of "open_order"; 0 and empty otherwise.
	OrderID   int64  `json:"orderId"`
	OrderKind string `json:"orderKind"`
}

// PermissionView is one thing Daybook asks Xero for.
type PermissionView struct {
	// Scope is Xero's name of it.
	Scope string `json:"scope"`
	// Reason says what Daybook does with it, as a sentence.
	Reason string `json:"reason"`
	// IsGranted: the sign-in has it.
	IsGranted bool `json:"isGranted"`
}

// SwitchView is what a change to another organisation would do.
type SwitchView struct {
	// From is the present organisation, To the other one.
	From OrganisationView `json:"from"`
	To   OrganisationView `json:"to"`
	// Sent counts the documents that stay with the present one, Unfinished those of them that are not finished, Linked
	// the contacts whose link is laid aside.
	Sent       int `json:"sent"`
	Unfinished int `json:"unfinished"`
	Linked     int `json:"linked"`
	// IsReturn: the file belonged to the other one before, and what was chosen for it comes back.
	IsReturn bool `json:"isReturn"`
	// Refusal has a code when it cannot be done.
	Refusal Fault `json:"refusal"`
}
