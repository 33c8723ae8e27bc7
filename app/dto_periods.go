package app

// PeriodsView is every period, newest first.
type PeriodsView struct {
	// IsSetUp: the accounts, the method and the first period are chosen.
	IsSetUp bool `json:"isSetUp"`
	// Problem says why nothing can be suggested at all, such as that no organisation was chosen; empty otherwise.
	Problem  string      `json:"problem"`
	Rows     []PeriodRow `json:"rows"`
	Currency string      `json:"currency"`
	// Opening is the tie-out before the first period; its State is "none" where there is nothing to do.
	Opening OpeningView `json:"opening"`
}

// PeriodRow is one period at a glance.
type PeriodRow struct {
	// To is the last day, which names it; From the first.
	To   string `json:"to"`
	From string `json:"from"`
	// State is "running" (not over yet), "blocked" (something must be done first), "open" (a journal is suggested), "nothing" (there is nothing to
	// post), "approved" (the journal waits to be sent), "sent" (Xero holds it), "changed" (what is known now differs from what was sent),
	// "problem" (Xero refused it, or a person must decide) or "closed".
	State string `json:"state"`
	// IsLocked: it lies on or before a lock date of Xero, so that nothing can be posted into it.
	IsLocked bool `json:"isLocked"`
	// Value is what stock is worth at its end, Cost what the period cost: deliveries and adjustments.
	Value string `json:"value"`
	Cost  string `json:"cost"`
	// Difference is what Xero's stock accounts lack at its end, with our own drafts; empty when no balances were read.
	Difference string `json:"difference"`
	// Blocks counts what stands in the way.
	Blocks int `json:"blocks"`
}

// OpeningView is the tie-out when starting: what stock was worth the day before the first period, against the books.
type OpeningView struct {
	// State is "none", "open" (a difference is to be settled), "approved", "sent" or "settled".
	State string `json:"state"`
	On    string `json:"on"`
	// Value, Books and Difference are of all stock accounts together; empty when no balances were read.
	Value      string        `json:"value"`
	Books      string        `json:"books"`
	Difference string        `json:"difference"`
	Rows       []TieOutRow   `json:"rows"`
	Lines      []JournalLine `json:"lines"`
	// Account is the equity account the difference goes to; empty before it is chosen. Accounts are those that may be chosen.
	Account  string          `json:"account"`
	Accounts []LedgerAccount `json:"accounts"`
	Digest   string          `json:"digest"`
	Document JournalDocument `json:"document"`
	// CanApprove and Blocks say whether it can be sent, and why not.
	CanApprove bool        `json:"canApprove"`
	Blocks     []BlockView `json:"blocks"`
}

// PeriodView is one period in full.
type PeriodView struct {
	Row      PeriodRow `json:"row"`
	Currency string    `json:"currency"`
	// Method is "movement" or "balance": how its journal is worked out. Valuation is "average" or "fifo", Model "purchases" or "stock".
	Method    string `json:"method"`
	Valuation string `json:"valuation"`
	Model     string `json:"model"`
	// Steps is the checklist, in order.
	Steps []PeriodStep `json:"steps"`
	// Blocks are why nothing may be posted, worst first; Warnings what the owner should know.
	Blocks   []BlockView `json:"blocks"`
	Warnings []BlockView `json:"warnings"`
	// Journal is what is suggested, or what was edited or approved.
	Journal JournalView `json:"journal"`
	// Other is the lines by the other method, and Agrees tells that both come to the same on every stock account and in profit.
	Other  []JournalLine `json:"other"`
	Agrees bool          `json:"agrees"`
	// Bridge leads from opening to closing value, cause by cause; its rows add up.
	Bridge []BridgeRow `json:"bridge"`
	// TieOut leads from Xero's balance of each stock account to the valuation.
	TieOut []TieOutRow `json:"tieOut"`
	// Books is how old the balances are.
	Books BooksView `json:"books"`
	// Sent are the journals of the period that went to Xero, newest first.
	Sent []JournalDocument `json:"sent"`
	// ClosedBy is "owner" or "lock", ClosedAt the UTC instant; empty while it is open. Known is what stock is worth as known now.
	ClosedBy string `json:"closedBy"`
	ClosedAt string `json:"closedAt"`
	Known    string `json:"known"`
	// CanApprove, CanDismiss, CanWithdraw, CanClose and CanReopen say what can be done now.
	CanApprove  bool `json:"canApprove"`
	CanDismiss  bool `json:"canDismiss"`
	CanWithdraw bool `json:"canWithdraw"`
	CanClose    bool `json:"canClose"`
	CanReopen   bool `json:"canReopen"`
}

// PeriodStep is one line of the checklist.
type PeriodStep struct {
	// ID is "documents" (orders of the period were sent), "movements" (receipts and deliveries are recorded), "counts", "costs" (every item has
	// one), "accounts", "balances" (read from Xero), "journal" (approved), "sent" or "closed".
	ID string `json:"id"`
	// State is "done", "open", "blocked" or "warning".
	State string `json:"state"`
	// Text says how it stands, in a sentence. Count is the number it is about.
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// BlockView is something that stands in the way, with what to do.
type BlockView struct {
	// Reason is "negative", "uncosted", "unmapped", "account", "locked", "running", "balances", "unsettled", "earlier", "opening", "changed_at_xero" or "off".
	Reason string `json:"reason"`
	// Text says what is wrong, Remedy what to do.
	Text   string `json:"text"`
	Remedy string `json:"remedy"`
	// ItemID and SKU are the item it is about; 0 and empty for none. Role is the account that is needed, or empty.
	ItemID int64  `json:"itemId"`
	SKU    string `json:"sku"`
	Role   string `json:"role"`
}

// JournalView is a manual journal before it is sent.
type JournalView struct {
	// Date is its day, Narration its text at Xero, Status what it becomes: DRAFT or POSTED.
	Date      string `json:"date"`
	Narration string `json:"narration"`
	Status    string `json:"status"`
	// Revision counts the journals of the period from 1. Replaces tells that it changes the draft Xero holds; IsDifference that it is the difference to
	// what is posted.
	Revision     int  `json:"revision"`
	Replaces     bool `json:"replaces"`
	IsDifference bool `json:"isDifference"`
	// Lines are its lines; empty when there is nothing to post.
	Lines []JournalLine `json:"lines"`
	// Debit and Credit are the totals; equal where it balances.
	Debit  string `json:"debit"`
	Credit string `json:"credit"`
	// Note is the owner's; it stands in the pack and not at Xero.
	Note string `json:"note"`
	// IsEdited: the owner changed a line. Reversal is the day on which it is taken back, or empty.
	IsEdited bool   `json:"isEdited"`
	Reversal string `json:"reversal"`
	// Digest names exactly this journal: Approve takes it.
	Digest string `json:"digest"`
}

// JournalLine is one account of a journal. One of Debit and Credit is empty.
type JournalLine struct {
	AccountID   string `json:"accountId"`
	Code        string `json:"code"`
	Name        string `json:"name"`
	Debit       string `json:"debit"`
	Credit      string `json:"credit"`
	Description string `json:"description"`
	// Suggested is the amount that was suggested, a debit above zero; where the owner changed it, it differs from the line's.
	Suggested string `json:"suggested"`
	IsEdited  bool   `json:"isEdited"`
	// Parts are what it is made of, by row of the movement method; empty by the other method.
	Parts []JournalPart `json:"parts"`
}

// JournalPart is what one row of the movement method adds to a line.
type JournalPart struct {
	// Row is a row of the movement method, "receipts", "materials", "operations", "deliveries", "adjustments", "received_not_billed" or "in_transit";
	// "balance" is the other side of what brings stock to its value, "value" what stock is worth and "books" less what the books hold (closing-balance method);
	// "posted" is less what is posted already and "edited" what the owner changed.
	Row string `json:"row"`
	// Amount is a debit above zero. Other is the account on the other side.
	Amount string `json:"amount"`
	Other  string `json:"other"`
}

// PartQuery asks for the items behind a part of a line.
type PartQuery struct {
	To        string `json:"to"`
	AccountID string `json:"accountId"`
	Row       string `json:"row"`
}

// PartItem is what one item adds to a line, in the base currency, a debit above zero.
type PartItem struct {
	ItemID int64  `json:"itemId"`
	SKU    string `json:"sku"`
	Name   string `json:"name"`
	Amount string `json:"amount"`
	// Movements counts the movements behind it; those of Stock.Movements with the item and the period's days.
	Movements int `json:"movements"`
}

// BridgeRow is one step from opening to closing value.
type BridgeRow struct {
	// Cause is "opening", "bought", "landed", "returned", "price_difference", "made", "delivered", "counted", "written_down", "recosted" or "closing".
	Cause  string `json:"cause"`
	Amount string `json:"amount"`
}

// TieOutRow is one step from what Xero holds on a stock account to the valuation.
type TieOutRow struct {
	AccountID string `json:"accountId"`
	Code      string `json:"code"`
	Name      string `json:"name"`
	// Cause is "balance" (what Xero holds), "drafts" (our other journals that it does not hold yet), "journal" (this one), "edited" (what it lacks because
	// the owner changed it), "others" (what is left: postings by others), or "value" (what it should hold).
	Cause  string `json:"cause"`
	Amount string `json:"amount"`
}

// BooksView is the balances as they were last read.
type BooksView struct {
	// ReadAt is the UTC instant; empty when they never were.
	ReadAt string `json:"readAt"`
	// IsStale: something of ours was sent since, or they are older than a day.
	IsStale bool `json:"isStale"`
}

// JournalDocument is a journal on its way to Xero, or there.
type JournalDocument struct {
	// ID names it here.
	ID int64 `json:"id"`
	// Kind is "period", "reversal" or "opening"; Revision as in JournalView.
	Kind      string `json:"kind"`
	Revision  int    `json:"revision"`
	Date      string `json:"date"`
	Narration string `json:"narration"`
	// State is as in DocumentStatus: "none", "queued", "held", "sending", "checking", "sent", "rejected", "conflict" or "cancelled".
	State string `json:"state"`
	// Ledger is Xero's word: DRAFT, POSTED, DELETED, VOIDED, or ours: MISSING; empty before it is sent.
	Ledger  string `json:"ledger"`
	Problem string `json:"problem"`
	// ApprovedAt and SentAt are UTC instants, or empty.
	ApprovedAt string `json:"approvedAt"`
	SentAt     string `json:"sentAt"`
	// IsChanged: someone edited it at Xero; Differences say where.
	IsChanged   bool     `json:"isChanged"`
	Differences []string `json:"differences"`
	// Candidates are what was found at Xero, in a conflict.
	Candidates []JournalCandidate `json:"candidates"`
	// Attachment is the state of the file that hangs on it: "" for none, or as State.
	Attachment string `json:"attachment"`
	CanOpen    bool   `json:"canOpen"`
	// LedgerID is Xero's id; empty before it is sent.
	LedgerID string `json:"ledgerId"`
}

// JournalCandidate is a journal found at Xero that may be this one.
type JournalCandidate struct {
	LedgerID  string        `json:"ledgerId"`
	Narration string        `json:"narration"`
	Date      string        `json:"date"`
	Status    string        `json:"status"`
	Lines     []JournalLine `json:"lines"`
}

// JournalEdit is how the owner wants the journal.
type JournalEdit struct {
	To string `json:"to"`
	// Lines are the lines with the owner's amounts: a debit above zero. Those not named stay as suggested.
	Lines []JournalLineEdit `json:"lines"`
	Note  string            `json:"note"`
}

// JournalLineEdit is one line as the owner wants it.
type JournalLineEdit struct {
	AccountID   string `json:"accountId"`
	Amount      string `json:"amount"`
	Description string `json:"description"`
}

// StockSettingsView is how stock is valued and posted.
type StockSettingsView struct {
	// IsSetUp: all that is needed is chosen.
	IsSetUp bool              `json:"isSetUp"`
	Form    StockSettingsForm `json:"form"`
	// Roles are the accounts to choose, in order.
	Roles []AccountRole `json:"roles"`
	// StockAccounts, CostAccounts, LiabilityAccounts and EquityAccounts may be chosen for roles of their kind.
	StockAccounts     []LedgerAccount `json:"stockAccounts"`
	CostAccounts      []LedgerAccount `json:"costAccounts"`
	LiabilityAccounts []LedgerAccount `json:"liabilityAccounts"`
	EquityAccounts    []LedgerAccount `json:"equityAccounts"`
	// ReasonNames are the reasons of adjustments, in the order of a menu.
	ReasonNames []string `json:"reasonNames"`
	// Example is how a month of the owner's own looks in each model.
	Example ModelExample `json:"example"`
	// HasJournals: something was sent by these settings, so that a change needs care.
	HasJournals bool `json:"hasJournals"`
}

// StockSettingsForm is what is chosen.
type StockSettingsForm struct {
	// Valuation is "average" or "fifo", Model "purchases" or "stock", Method "movement" or "balance", Status DRAFT or POSTED.
	Valuation string `json:"valuation"`
	Model     string `json:"model"`
	Method    string `json:"method"`
	Status    string `json:"status"`
	// Start is the first day of the first period: the first of a month.
	Start string `json:"start"`
	// HasReversal: each journal is taken back on the next day (closing-balance method only).
	HasReversal bool `json:"hasReversal"`
	// Accounts is the AccountID of each role.
	Accounts map[string]string `json:"accounts"`
	// Reasons is the AccountID of adjustments by their reason; one that is not there goes to the role "adjustments".
	Reasons map[string]string `json:"reasons"`
}

// AccountRole is what an account is for.
type AccountRole struct {
	// Role is "stock_material", "stock_part_made", "stock_finished", "stock_traded", "stock_work_in_progress", "purchases", "cost_of_sales",
	// "production_absorbed", "adjustments", "price_differences", "received_not_billed", "in_transit", "change_in_stock" or "opening_equity".
	Role string `json:"role"`
	// Kind says which list it is chosen from: "stock", "cost", "liability" or "equity".
	Kind string `json:"kind"`
	// Suggested is the account that fits by its name; empty for none. IsNeeded: the model and method chosen use it.
	Suggested string `json:"suggested"`
	IsNeeded  bool   `json:"isNeeded"`
	// Problem says why the choice no longer works; empty when it does.
	Problem string `json:"problem"`
}

// LedgerAccount is an account of Xero's chart.
type LedgerAccount struct {
	ID   string `json:"id"`
	Code string `json:"code"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// ModelExample is one month of the owner's own figures in both models.
type ModelExample struct {
	// Month is its last day; empty when there is no month with figures yet.
	Month string `json:"month"`
	// Bought, Delivered, Opening and Left are of the month, in the base currency.
	Bought    string `json:"bought"`
	Delivered string `json:"delivered"`
	Opening   string `json:"opening"`
	Left      string `json:"left"`
	// Made is what makes cost beside their materials.
	Made string `json:"made"`
	// Purchases and Stock are the journals of models A and B.
	Purchases []JournalLine `json:"purchases"`
	Stock     []JournalLine `json:"stock"`
}

// SavedFile is a file that was written for the owner.
type SavedFile struct {
	// Path is where it lies; empty when the owner gave up.
	Path string `json:"path"`
}
