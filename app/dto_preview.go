package app

// PreviewView is the exact document an order will become.
type PreviewView struct {
	OrderID int64 `json:"orderId"`
	// Digest names this very preview; Send takes it and refuses if anything changed since.
	Digest string `json:"digest"`
	// Kind is "invoice" or "bill".
	Kind string `json:"kind"`
	// Organisation is where it goes.
	Organisation string `json:"organisation"`
	// Status is DRAFT, SUBMITTED or AUTHORISED.
	Status string `json:"status"`
	// Contact says who, and whether Xero knows them.
	Contact PreviewContact `json:"contact"`
	// Values are the header's values, in order of display, each with where it comes from.
	Values []PreviewValue `json:"values"`
	// Currency is an ISO code. TaxMode is "exclusive", "inclusive" or "no_tax".
	Currency string        `json:"currency"`
	TaxMode  string        `json:"taxMode"`
	Lines    []PreviewLine `json:"lines"`
	// TaxTotals has one row per tax rate on the document.
	TaxTotals []PreviewTax `json:"taxTotals"`
	Totals    TotalsView   `json:"totals"`
	// BaseTotal is the total in BaseCurrency; empty when the document is in it or no rate is known.
	BaseTotal    string `json:"baseTotal"`
	BaseCurrency string `json:"baseCurrency"`
	// Ledger is the effect on the ledger; debits and credits are equal.
	Ledger []LedgerRow `json:"ledger"`
	// Checks is worst first.
	Checks []CheckView `json:"checks"`
	// CanSend: no check blocks.
	CanSend bool `json:"canSend"`
	// CreatesContact: a contact is created at Xero before the document.
	CreatesContact bool `json:"createsContact"`
	// IsRevision: an earlier document was voided, deleted or rejected.
	IsRevision bool `json:"isRevision"`
}

// PreviewContact is the contact of a document to be.
type PreviewContact struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
	// Outcome is "link", "create", "waits", "ask" or "blocked".
	Outcome string `json:"outcome"`
	// Match says how it was found at Xero: a contact.Evidence such as "linked", or "create" when it was not.
	Match string `json:"match"`
	// LedgerName is the name Xero knows, where it differs.
	LedgerName string `json:"ledgerName"`
	Email      string `json:"email"`
	// Address is lines as on an envelope.
	Address []string `json:"address"`
	// Reason says in words why this contact. Sentence says the evidence, Percent how sure it is; both are empty where nothing
	// had to be compared.
	Reason   string `json:"reason"`
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// Asked is Xero's contacts that may be the one, the likeliest first, when a person must say.
	Asked []LikenessView `json:"asked"`
}

// PreviewValue is one value of a document's header.
type PreviewValue struct {
	// Field is "number", "reference", "date", "dueDate", "currency", "rate" or "status".
	Field string `json:"field"`
	Value string `json:"value"`
	// From is the rule: "order", "line", "item", "contact", "default", "xero".
	From string `json:"from"`
}

// PreviewLine is one line of a document to be.
type PreviewLine struct {
	Description string `json:"description"`
	SKU         string `json:"sku"`
	Quantity    string `json:"quantity"`
	UnitPrice   string `json:"unitPrice"`
	Discount    string `json:"discount"`
	AccountCode string `json:"accountCode"`
	AccountName string `json:"accountName"`
	AccountFrom string `json:"accountFrom"`
	TaxType     string `json:"taxType"`
	TaxName     string `json:"taxName"`
	TaxRate     string `json:"taxRate"`
	TaxFrom     string `json:"taxFrom"`
	Amount      string `json:"amount"`
	Tax         string `json:"tax"`
	// Arithmetic says how a figure was turned into the form that is sent; empty when it was not.
	Arithmetic string `json:"arithmetic"`
}

// PreviewTax is the tax of one rate.
type PreviewTax struct {
	Name string `json:"name"`
	Rate string `json:"rate"`
	Net  string `json:"net"`
	Tax  string `json:"tax"`
}

// LedgerRow is one account touched by a document, in the document's currency.
type LedgerRow struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Debit  string `json:"debit"`
	Credit string `json:"credit"`
}

// CheckView is one finding about a document to be.
type CheckView struct {
	// Severity is "block", "warning" or "note".
	Severity string `json:"severity"`
	// Code is stable; Path names the place, such as "lines[0].account", or is empty.
	Code    string `json:"code"`
	Path    string `json:"path"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	// Remedy is what the button does: "edit_order", "edit_contact", "setup_accounts", "setup_taxes", "setup_start",
	// "sign_in", "refresh_reference", "open_document" or empty.
	Remedy string `json:"remedy"`
}
