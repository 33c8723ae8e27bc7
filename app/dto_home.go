package app

// HomeView is what needs doing.
type HomeView struct {
	// ToInvoice and ToBill count orders that can be sent, with their sum in the base currency where no rate is needed.
	ToInvoice HomeTile `json:"toInvoice"`
	ToBill    HomeTile `json:"toBill"`
	// Problems counts rejected documents and conflicts; Checking counts documents whose outcome is being looked up.
	Problems int `json:"problems"`
	Checking int `json:"checking"`
	Queued   int `json:"queued"`
	// SentTotal counts the orders with a document in Xero.
	SentTotal int `json:"sentTotal"`
	// UnlinkedContacts counts contacts that no Xero contact is known for.
	UnlinkedContacts int `json:"unlinkedContacts"`
	Contacts         int `json:"contacts"`
	// Recent is the last documents sent, newest first, at most 8.
	Recent []RecentRow `json:"recent"`
}

// HomeTile is a number of orders and what they are worth.
type HomeTile struct {
	Count int `json:"count"`
	// Totals has one row per currency, the base currency first.
	Totals []CurrencyTotal `json:"totals"`
	// Oldest is the oldest order's date, or empty.
	Oldest string `json:"oldest"`
}

// CurrencyTotal is a sum in one currency.
type CurrencyTotal struct {
	Currency string `json:"currency"`
	Total    string `json:"total"`
}

// RecentRow is one document on the home screen.
type RecentRow struct {
	OrderID  int64          `json:"orderId"`
	Kind     string         `json:"kind"`
	Number   string         `json:"number"`
	Contact  string         `json:"contact"`
	Currency string         `json:"currency"`
	Total    string         `json:"total"`
	Status   DocumentStatus `json:"status"`
}

// ActivityQuery asks for a window of the activity list, newest first.
type ActivityQuery struct {
	// Outcome is "all" or "problem": refused, failed or unknown.
	Outcome string `json:"outcome"`
	// Before is the ID where the window before ended; 0 begins with the newest.
	Before int64 `json:"before"`
	// Limit is 1 to 500.
	Limit int `json:"limit"`
}

// ActivityPage is a window of the activity list.
type ActivityPage struct {
	Rows []ActivityRow `json:"rows"`
	// HasMore: older entries follow.
	HasMore bool `json:"hasMore"`
}

// ActivityRow is one request to Xero or one decision, with its outcome.
type ActivityRow struct {
	ID      int64  `json:"id"`
	At      string `json:"at"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Summary string `json:"summary"`
	// Method, Path, Status and DurationMs describe a request; empty and 0 for a decision.
	Method     string `json:"method"`
	Path       string `json:"path"`
	Status     int    `json:"status"`
	DurationMs int    `json:"durationMs"`
	// Outcome is "ok", "refused", "failed" or "unknown".
	Outcome string `json:"outcome"`
	Detail  string `json:"detail"`
}

// JobView is long work in progress.
type JobView struct {
	ID string `json:"id"`
	// Kind is what it does, such as "import_contacts".
	Kind string `json:"kind"`
	// State is "running", "done", "failed" or "cancelled".
	State string `json:"state"`
	// Done and Total count steps; Total is 0 when unknown.
	Done  int `json:"done"`
	Total int `json:"total"`
	// Import is the result of a contact import, Scan of a search for duplicates, Bulk of accepting many pairs; empty
	// otherwise.
	Import ImportView `json:"import"`
	Scan   ScanView   `json:"scan"`
	Bulk   BulkResult `json:"bulk"`
	// Problem has a code when it failed.
	Problem Fault `json:"problem"`
}
