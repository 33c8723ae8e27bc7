package app

// OrderQuery asks for a window of an order list.
type OrderQuery struct {
	// Kind is "sale" or "purchase".
	Kind string `json:"kind"`
	// Search is free text; empty matches all.
	Search string `json:"search"`
	// Bucket is "all", "to_send", "in_progress", "sent", "problem", "before_start" or "cancelled".
	Bucket string `json:"bucket"`
	// ContactID limits to one contact; 0 for all.
	ContactID int64 `json:"contactId"`
	// Sort is "date", "number", "contact", "total" or "status"; IsDescending turns it round.
	Sort         string `json:"sort"`
	IsDescending bool   `json:"isDescending"`
	// Offset and Limit are the window; Limit is 1 to 500.
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
}

// OrderPage is a window of an order list.
type OrderPage struct {
	// Rows is the window, in order.
	Rows []OrderRow `json:"rows"`
	// Total counts all rows that match.
	Total int `json:"total"`
	// Buckets counts all orders of the kind by bucket, whatever is searched for.
	Buckets map[string]int `json:"buckets"`
}

// OrderRow is one order in a list.
type OrderRow struct {
	ID       int64  `json:"id"`
	Number   string `json:"number"`
	Date     string `json:"date"`
	Contact  string `json:"contact"`
	Currency string `json:"currency"`
	// Total is with tax, such as "1240.35".
	Total string `json:"total"`
	// Reference is the contact's reference.
	Reference string `json:"reference"`
	// Status is the one cell that is both state and action.
	Status DocumentStatus `json:"status"`
}

// DocumentStatus is one order's document at a glance.
type DocumentStatus struct {
	// State is "none" (can be sent), "before_start" (older than the start date), "cancelled", "queued",
	// "waiting_contact", "held" (look at the preview again), "sending", "checking", "sent", "rejected" or "conflict".
	State string `json:"state"`
	// Ledger is Xero's word for a sent document: DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED or DELETED, or ours: PART_PAID for
	// an approved one settled in part, MISSING for one that Xero no longer knows; else empty.
	Ledger string `json:"ledger"`
	// IsChanged: someone edited the document at Xero after it was sent.
	IsChanged bool `json:"isChanged"`
	// AlsoHeld is the number of an earlier document that stands at Xero again though it was taken for gone; else empty.
	AlsoHeld string `json:"alsoHeld"`
	// Number is the document's number at Xero; empty before it is sent.
	Number string `json:"number"`
	// Problem is what Xero or a check said, for rejected and conflict; else empty.
	Problem string `json:"problem"`
	// Candidates is what was found at Xero, for a conflict; empty otherwise.
	Candidates []CandidateView `json:"candidates"`
	// IsFree: the document at Xero was voided or deleted, or Xero no longer knows it, so that the order can be sent again.
	IsFree bool `json:"isFree"`
	// CanWithdraw: the document can still be taken back.
	CanWithdraw bool `json:"canWithdraw"`
	// CanOpen: a link into Xero exists.
	CanOpen bool `json:"canOpen"`
}

// CandidateView is a document at Xero that may be this order's.
type CandidateView struct {
	LedgerID string `json:"ledgerId"`
	Number   string `json:"number"`
	Status   string `json:"status"`
	Contact  string `json:"contact"`
	Date     string `json:"date"`
	Total    string `json:"total"`
}

// OrderView is one order in full.
type OrderView struct {
	ID           int64          `json:"id"`
	Kind         string         `json:"kind"`
	Number       string         `json:"number"`
	Date         string         `json:"date"`
	DeliveryDate string         `json:"deliveryDate"`
	DueDate      string         `json:"dueDate"`
	ContactID    int64          `json:"contactId"`
	Contact      string         `json:"contact"`
	Reference    string         `json:"reference"`
	Currency     string         `json:"currency"`
	Rate         string         `json:"rate"`
	TaxMode      string         `json:"taxMode"`
	Note         string         `json:"note"`
	IsCancelled  bool           `json:"isCancelled"`
	Source       string         `json:"source"`
	Lines        []LineView     `json:"lines"`
	Totals       TotalsView     `json:"totals"`
	Status       DocumentStatus `json:"status"`
	// Sent is what Xero holds of the live document; its IsSent is false while there is none.
	Sent SentView `json:"sent"`
	// History is newest first.
	History []HistoryRow `json:"history"`
	// CanEdit, CanDelete and CanCancel say what the order allows now.
	CanEdit   bool `json:"canEdit"`
	CanDelete bool `json:"canDelete"`
	CanCancel bool `json:"canCancel"`
}

// LineView is one line of an order with its figures.
type LineView struct {
	Kind           string `json:"kind"`
	SKU            string `json:"sku"`
	Description    string `json:"description"`
	Quantity       string `json:"quantity"`
	UnitPrice      string `json:"unitPrice"`
	Discount       string `json:"discount"`
	DiscountAmount string `json:"discountAmount"`
	TaxName        string `json:"taxName"`
	Amount         string `json:"amount"`
	Tax            string `json:"tax"`
}

// TotalsView is the totals of an order or document.
type TotalsView struct {
	SubTotal string `json:"subTotal"`
	Tax      string `json:"tax"`
	Total    string `json:"total"`
}

// SentView compares what was sent with what Xero answered.
type SentView struct {
	// IsSent: there is a live document at Xero.
	IsSent bool   `json:"isSent"`
	Number string `json:"number"`
	// Status is as in DocumentStatus.Ledger.
	Status string `json:"status"`
	SentAt string `json:"sentAt"`
	// Ours and Theirs are the totals of the preview and those Xero returned.
	Ours   TotalsView `json:"ours"`
	Theirs TotalsView `json:"theirs"`
	// Differences names what differs, in words; empty when all agrees. IsChanged: someone edited it at Xero since it was sent.
	Differences []string `json:"differences"`
	IsChanged   bool     `json:"isChanged"`
	// AmountDue, AmountPaid and AmountCredited are as last read back; empty when nothing is sent.
	AmountDue      string `json:"amountDue"`
	AmountPaid     string `json:"amountPaid"`
	AmountCredited string `json:"amountCredited"`
	// FullyPaidOn is the day of the last payment of a paid document; empty otherwise.
	FullyPaidOn string `json:"fullyPaidOn"`
	// Settlements is what was paid and set off, oldest first.
	Settlements []SettlementView `json:"settlements"`
	// ReadAt is the UTC instant of the last read-back, or of the reply.
	ReadAt string `json:"readAt"`
}

// HistoryRow is one event in the life of an order's documents.
type HistoryRow struct {
	// At is a UTC instant.
	At string `json:"at"`
	// Event is a code such as "queued", "sent", "rejected"; Text is Xero's or our words.
	Event string `json:"event"`
	Text  string `json:"text"`
}

// OrderForm is an order being typed. Empty strings stand for "nothing typed".
type OrderForm struct {
	// ID is 0 for a new order. Version is what was read, so that an older form is refused.
	ID           int64      `json:"id"`
	Version      int64      `json:"version"`
	Kind         string     `json:"kind"`
	Number       string     `json:"number"`
	ContactID    int64      `json:"contactId"`
	ContactName  string     `json:"contactName"`
	Reference    string     `json:"reference"`
	Date         string     `json:"date"`
	DeliveryDate string     `json:"deliveryDate"`
	DueDate      string     `json:"dueDate"`
	Currency     string     `json:"currency"`
	Rate         string     `json:"rate"`
	TaxMode      string     `json:"taxMode"`
	Note         string     `json:"note"`
	Lines        []LineForm `json:"lines"`
}

// LineForm is a line being typed.
type LineForm struct {
	Kind        string `json:"kind"`
	ItemID      int64  `json:"itemId"`
	SKU         string `json:"sku"`
	Description string `json:"description"`
	Quantity    string `json:"quantity"`
	UnitPrice   string `json:"unitPrice"`
	// Discount is "10%" or "12.50"; empty for none.
	Discount string `json:"discount"`
	TaxID    int64  `json:"taxId"`
	// AccountCode and TaxType are the owner's choice for this line; empty lets the rules decide.
	AccountCode string `json:"accountCode"`
	TaxType     string `json:"taxType"`
}

// FormOptions is what an order form offers.
type FormOptions struct {
	// Currencies are ISO codes enabled at Xero, the base currency first.
	Currencies []string `json:"currencies"`
	// Taxes are the order tax rates.
	Taxes []FormTax `json:"taxes"`
	// Accounts and TaxTypes may be chosen for a line.
	Accounts []AccountOption `json:"accounts"`
	TaxTypes []TaxOption     `json:"taxTypes"`
}

// FormTax is an order tax rate in a form.
type FormTax struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
	Rate string `json:"rate"`
}

// FiguresView is the figures of a form while it is typed.
type FiguresView struct {
	// Lines has the amount and tax of each line of the form, in order; empty strings where a line cannot be computed.
	Lines []LineFigures `json:"lines"`
	// Totals is empty strings when any line cannot be computed.
	Totals TotalsView `json:"totals"`
	// Problems maps field paths to what is wrong.
	Problems map[string]string `json:"problems"`
}

// LineFigures is the figures of one line of a form.
type LineFigures struct {
	Amount string `json:"amount"`
	Tax    string `json:"tax"`
}
