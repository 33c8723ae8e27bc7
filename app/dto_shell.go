package app

// StartView is what the window needs before its first paint.
type StartView struct {
	// Version is the program's version.
	Version string `json:"version"`
	// Company is the open company file.
	Company CompanyView `json:"company"`
	// Connection is the state of the connection to Xero.
	Connection ConnectionView `json:"connection"`
	// Setup is what remains to choose.
	Setup SetupView `json:"setup"`
	// ReadBack is how far Xero was read back.
	ReadBack ReadBackView `json:"readBack"`
	// Preferences is how the window looks.
	Preferences Preferences `json:"preferences"`
	// Problem has a code when the company file could not be opened; everything else is empty then.
	Problem Fault `json:"problem"`
}

// CompanyView is the open company file.
type CompanyView struct {
	// Name is the company's name.
	Name string `json:"name"`
	// Path is the file's full path.
	Path string `json:"path"`
	// IsPractice: documents go to the practice Xero and never leave this computer.
	IsPractice bool `json:"isPractice"`
	// BaseCurrency is an ISO code.
	BaseCurrency string `json:"baseCurrency"`
	// Today is the company's date, YYYY-MM-DD.
	Today string `json:"today"`
}

// Preferences is how the window looks on this computer.
type Preferences struct {
	// Theme is "system", "light" or "dark".
	Theme string `json:"theme"`
	// Density is "comfortable" or "compact".
	Density string `json:"density"`
	// Locale is a BCP 47 tag such as "en-NZ"; empty follows the system.
	Locale string `json:"locale"`
	// IsRailCollapsed: the navigation shows icons only.
	IsRailCollapsed bool `json:"isRailCollapsed"`
}

// Fault is a failure as the page gets it. An empty Code means there is none.
type Fault struct {
	// Code is one of package fault's codes.
	Code string `json:"code"`
	// Message says what happened.
	Message string `json:"message"`
	// Hint says what to do; it may be empty.
	Hint string `json:"hint"`
	// Fields maps paths such as "lines[0].quantity" to what is wrong there.
	Fields map[string]string `json:"fields"`
	// ID is what the owner can quote; it stands in the log. Empty for faults that need no log.
	ID string `json:"id"`
}
