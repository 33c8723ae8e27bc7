package app

// ConnectionView is the connection to Xero at a glance.
type ConnectionView struct {
	// State is "none" (never connected or disconnected), "choose" (signed in, no organisation chosen),
	// "connected", "offline", "expired" (sign in again) or "refused" (the organisation refuses us).
	State string `json:"state"`
	// Organisation is the organisation's name; empty when none is chosen.
	Organisation string `json:"organisation"`
	// TenantID is the organisation's id; empty when none is chosen.
	TenantID string `json:"tenantId"`
	// Country is an ISO country code; BaseCurrency an ISO currency code.
	Country      string `json:"country"`
	BaseCurrency string `json:"baseCurrency"`
	// IsDemo: Xero calls it a demo company.
	IsDemo bool `json:"isDemo"`
	// OfflineSince is a UTC instant (RFC 3339), or empty.
	OfflineSince string `json:"offlineSince"`
	// LastSuccessAt is the UTC instant of the last answer from Xero, or empty.
	LastSuccessAt string `json:"lastSuccessAt"`
	// ReferenceReadAt is the UTC instant when accounts and tax rates were read, or empty.
	ReferenceReadAt string `json:"referenceReadAt"`
	// CallsLeftToday and CallsLeftMinute are what Xero last said; -1 when it has not said.
	CallsLeftToday  int `json:"callsLeftToday"`
	CallsLeftMinute int `json:"callsLeftMinute"`
	// IsRemembered: the sign-in outlives this run (a system keychain was found).
	IsRemembered bool `json:"isRemembered"`
	// ClientID is the owner's Xero app id; the practice company has its own.
	ClientID string `json:"clientId"`
	// CanSignIn: a client id is there.
	CanSignIn bool `json:"canSignIn"`
	// CallbackAddresses are to be registered with the owner's Xero app.
	CallbackAddresses []string `json:"callbackAddresses"`
	// QueueStopped says why documents wait; empty while sending runs.
	QueueStopped string `json:"queueStopped"`
	// QueueResumesAt is when sending goes on by itself; empty when it runs, or waits for a person.
	QueueResumesAt string `json:"queueResumesAt"`
	// Queued counts documents that wait, are being sent or checked.
	Queued int `json:"queued"`
}

// SignInView is a step of the sign-in.
type SignInView struct {
	// Phase is "waiting" (for the browser), "exchanging", "choose", "done", "failed" or "cancelled".
	Phase string `json:"phase"`
	// URL is the address the browser was sent to, to be copied when none opened.
	URL string `json:"url"`
	// Hint names what Xero may be showing only in the browser; it may be empty.
	Hint string `json:"hint"`
	// Problem has a code in phase "failed".
	Problem Fault `json:"problem"`
}

// OrganisationView is one organisation the owner may choose.
type OrganisationView struct {
	// TenantID is what Choose takes.
	TenantID string `json:"tenantId"`
	// Name is the organisation's name.
	Name string `json:"name"`
	// ConnectedAt is the UTC instant it was granted; empty when unknown.
	ConnectedAt string `json:"connectedAt"`
	// IsCurrent: the company file is bound to it.
	IsCurrent bool `json:"isCurrent"`
	// IsRead: Country, BaseCurrency and IsDemo are known.
	IsRead bool `json:"isRead"`
	// Country is an ISO country code; BaseCurrency an ISO currency code.
	Country      string `json:"country"`
	BaseCurrency string `json:"baseCurrency"`
	// IsDemo: Xero calls it a demo company.
	IsDemo bool `json:"isDemo"`
}
