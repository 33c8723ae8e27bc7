package app

// ContactQuery asks for a window of the contact list.
type ContactQuery struct {
	Search string `json:"search"`
	// Role is "all", "customer", "supplier" or "neither". Link is "all", "linked" or "unlinked".
	Role string `json:"role"`
	Link string `json:"link"`
	// Sort is "name", "email" or "updated".
	Sort         string `json:"sort"`
	IsDescending bool   `json:"isDescending"`
	Offset       int    `json:"offset"`
	Limit        int    `json:"limit"`
}

// ContactPage is a window of the contact list.
type ContactPage struct {
	Rows  []ContactRow `json:"rows"`
	Total int          `json:"total"`
	// Roles counts all contacts of each role, whatever is searched for.
	Roles map[string]int `json:"roles"`
}

// ContactRow is one contact in a list.
type ContactRow struct {
	ID         int64  `json:"id"`
	Name       string `json:"name"`
	Email      string `json:"email"`
	Phone      string `json:"phone"`
	City       string `json:"city"`
	IsCustomer bool   `json:"isCustomer"`
	IsSupplier bool   `json:"isSupplier"`
	// IsLinked: a Xero contact is known to be the same.
	IsLinked bool   `json:"isLinked"`
	Source   string `json:"source"`
}

// ContactForm is a contact being looked at or typed.
type ContactForm struct {
	ID int64 `json:"id"`
	// Version is what was read, so that an older form is refused; 0 for a new contact.
	Version    int64  `json:"version"`
	Name       string `json:"name"`
	FirstName  string `json:"firstName"`
	LastName   string `json:"lastName"`
	Email      string `json:"email"`
	Phone      string `json:"phone"`
	TaxNumber  string `json:"taxNumber"`
	Line1      string `json:"line1"`
	Line2      string `json:"line2"`
	City       string `json:"city"`
	Region     string `json:"region"`
	PostalCode string `json:"postalCode"`
	Country    string `json:"country"`
	Currency   string `json:"currency"`
	IsCustomer bool   `json:"isCustomer"`
	IsSupplier bool   `json:"isSupplier"`
	// PaymentDays is a whole number of days, or empty for the company's default.
	PaymentDays string `json:"paymentDays"`
	Note        string `json:"note"`
}

// ContactView is one contact in full.
type ContactView struct {
	Form ContactForm `json:"form"`
	// Link is the Xero contact; its LedgerID is empty when none is known.
	Link ContactLink `json:"link"`
	// Source is "typed", "xero", "sample", …
	Source string `json:"source"`
	// SalesOrders and PurchaseOrders count its orders.
	SalesOrders    int `json:"salesOrders"`
	PurchaseOrders int `json:"purchaseOrders"`
}

// ContactLink is the Xero contact a contact is linked to.
type ContactLink struct {
	LedgerID string `json:"ledgerId"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	// Status is ACTIVE, ARCHIVED or GDPRREQUEST.
	Status string `json:"status"`
	// Reason says why they are the same; Since is a UTC instant.
	Reason string `json:"reason"`
	Since  string `json:"since"`
}

// Suggestion is one entry of a combobox.
type Suggestion struct {
	ID    int64  `json:"id"`
	Label string `json:"label"`
	Hint  string `json:"hint"`
}

// ItemForm is an item being looked at or typed.
type ItemForm struct {
	ID              int64  `json:"id"`
	SKU             string `json:"sku"`
	Name            string `json:"name"`
	SalesPrice      string `json:"salesPrice"`
	PurchasePrice   string `json:"purchasePrice"`
	SalesAccount    string `json:"salesAccount"`
	PurchaseAccount string `json:"purchaseAccount"`
	SalesTaxID      int64  `json:"salesTaxId"`
	PurchaseTaxID   int64  `json:"purchaseTaxId"`
}

// DifferenceView is a field where the owner typed something else than Xero says.
type DifferenceView struct {
	// Field is a field of ContactForm, such as "taxNumber".
	Field  string `json:"field"`
	Mine   string `json:"mine"`
	Theirs string `json:"theirs"`
	// IsChosen: the owner chose to keep theirs out; asked again when Xero's value changes.
	IsChosen bool `json:"isChosen"`
}

// LedgerHit is a contact at Xero that was searched for.
type LedgerHit struct {
	LedgerID string `json:"ledgerId"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	City     string `json:"city"`
	// Status is ACTIVE, ARCHIVED or GDPRREQUEST.
	Status string `json:"status"`
	// ContactID and LinkedTo are the contact here that is linked to it; 0 and empty for none.
	ContactID int64  `json:"contactId"`
	LinkedTo  string `json:"linkedTo"`
}

// MergeView is what two contacts here would become.
type MergeView struct {
	// Left stays in front; Right becomes part of it.
	Left  PartyView   `json:"left"`
	Right PartyView   `json:"right"`
	Rows  []MergeLine `json:"rows"`
	// Sentence and Percent say how they compare.
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// Warnings say what to know before: both have a contact at Xero, or something speaks against it.
	Warnings []string `json:"warnings"`
	// LeftVersion and RightVersion are for MergeForm.
	LeftVersion  int64 `json:"leftVersion"`
	RightVersion int64 `json:"rightVersion"`
}

// MergeLine is one field of both contacts and which value would stay.
type MergeLine struct {
	// Field is a field of ContactForm.
	Field string `json:"field"`
	Left  string `json:"left"`
	Right string `json:"right"`
	// Side is "left" or "right".
	Side string `json:"side"`
}

// MergeForm makes two contacts here one.
type MergeForm struct {
	Left         int64 `json:"left"`
	Right        int64 `json:"right"`
	LeftVersion  int64 `json:"leftVersion"`
	RightVersion int64 `json:"rightVersion"`
	// TakeRight names the fields whose value comes from Right although Left has one, or is empty on Right although Left
	// has one.
	TakeRight []string `json:"takeRight"`
}
