package app

// PairFilter asks for a window of the pairs to review.
type PairFilter struct {
	// Kind is "all", "link" (here and Xero), "here" or "xero".
	Kind string `json:"kind"`
	// IsPutOff asks for those put off instead of the open ones.
	IsPutOff bool `json:"isPutOff"`
	Offset   int  `json:"offset"`
	Limit    int  `json:"limit"`
}

// PairPageView is a window of the pairs to review, those worth most first.
type PairPageView struct {
	Rows []PairRow `json:"rows"`
	// Total counts the pairs that match, PutOff those put off of the same kind.
	Total  int `json:"total"`
	PutOff int `json:"putOff"`
	// Value is what all of them are worth, in Currency.
	Value    string `json:"value"`
	Currency string `json:"currency"`
}

// PairRow is one pair in a list.
type PairRow struct {
	// ID is 0 for a pair that is no question (a row of an import).
	ID int64 `json:"id"`
	// Kind is "link", "here" or "xero"; Verdict "auto", "review", "works_at", or "merged" where Xero merged what both are
	// linked to.
	Kind    string `json:"kind"`
	Verdict string `json:"verdict"`
	Left    string `json:"left"`
	Right   string `json:"right"`
	// Sentence says the evidence; Percent is such as "97.4", without the sign.
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// Value is what the orders of both come to, in the base currency.
	Value    string `json:"value"`
	IsPutOff bool   `json:"isPutOff"`
}

// PairView is one pair to look at side by side.
type PairView struct {
	ID      int64  `json:"id"`
	Kind    string `json:"kind"`
	Verdict string `json:"verdict"`
	// IsOpen: it waits for an answer. IsPutOff: the owner said later.
	IsOpen   bool       `json:"isOpen"`
	IsPutOff bool       `json:"isPutOff"`
	Left     PartyView  `json:"left"`
	Right    PartyView  `json:"right"`
	Rows     []PairLine `json:"rows"`
	// Sentence says the evidence, Percent how likely they are one, such as "97.4".
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// Bars is the evidence field by field. The figures are tenths of a bit as the bars are: what was known before, what is taken back
	// because fields say the same thing twice, what others of the firm or rivals for it say, what answers taught, and the sum of all.
	Bars   []EvidenceBar `json:"bars"`
	Prior  int           `json:"prior"`
	Cap    int           `json:"cap"`
	Others int           `json:"others"`
	Learnt int           `json:"learnt"`
	Total  int           `json:"total"`
	// Vetoes say in words why a person must decide.
	Vetoes []string `json:"vetoes"`
	// HasRival: another one fits nearly as well, RivalTenthBits behind.
	HasRival       bool `json:"hasRival"`
	RivalTenthBits int  `json:"rivalTenthBits"`
	// Value is what the orders of both come to, in Currency.
	Value    string `json:"value"`
	Currency string `json:"currency"`
	// Model is the version of the weights.
	Model string `json:"model"`
	// IsPersonLeft: of a person and their company the person is on the left.
	IsPersonLeft bool `json:"isPersonLeft"`
}

// PartyView is one side of a pair.
type PartyView struct {
	// ContactID is set for a contact here, LedgerID for one at Xero, which Shell.OpenLedgerContact opens.
	ContactID int64  `json:"contactId"`
	LedgerID  string `json:"ledgerId"`
	Name      string `json:"name"`
	// Status is ACTIVE, ARCHIVED or GDPRREQUEST for one at Xero; empty for one here.
	Status     string `json:"status"`
	IsCustomer bool   `json:"isCustomer"`
	IsSupplier bool   `json:"isSupplier"`
	// LinkedTo is the name of the contact on the other list that it is linked to; LinkedContactID and LinkedLedgerID say
	// which one, 0 and empty for none.
	LinkedTo        string `json:"linkedTo"`
	LinkedContactID int64  `json:"linkedContactId"`
	LinkedLedgerID  string `json:"linkedLedgerId"`
	// Orders counts its orders here, Value is what they come to in the base currency.
	Orders int    `json:"orders"`
	Value  string `json:"value"`
}

// PairLine is one field of both.
type PairLine struct {
	// Field is "name", "person", "taxNumber", "email", "phone", "street", "city", "region", "postalCode", "country" or
	// "currency".
	Field string `json:"field"`
	Left  string `json:"left"`
	Right string `json:"right"`
	// Level is "same", "close", "alike", "different", or "missing" where a side has none.
	Level string `json:"level"`
	// LeftParts and RightParts are the texts in runs, those marked that differ; together they are Left and Right.
	LeftParts  []TextRun `json:"leftParts"`
	RightParts []TextRun `json:"rightParts"`
}

// TextRun is a piece of a text.
type TextRun struct {
	Text        string `json:"text"`
	IsDifferent bool   `json:"isDifferent"`
}

// EvidenceBar is what one field says.
type EvidenceBar struct {
	// Field is "tax_number", "company_number", "bank_account", "name", "person", "token", "email", "website", "phone",
	// "address", "locality" or "birth_date".
	Field string `json:"field"`
	// Level is "same", "close", "alike" or "different".
	Level string `json:"level"`
	Left  string `json:"left"`
	Right string `json:"right"`
	// TenthBits is above 0 where it speaks for one firm, below 0 for two.
	TenthBits int `json:"tenthBits"`
	// Note says more in words, or is empty. OneIn: one contact in so many has the value; 0 where that was not weighed.
	Note  string `json:"note"`
	OneIn int    `json:"oneIn"`
}

// DecisionView is one answer of the owner's, or of an import.
type DecisionView struct {
	ID int64 `json:"id"`
	// Answer is "same", "different" or "works_at".
	Answer string `json:"answer"`
	// Kind is "link", "here" or "xero".
	Kind string `json:"kind"`
	// Actor is "owner", "import", "send", "creation" or "xero".
	Actor string `json:"actor"`
	// Batch groups what was decided together; 0 for none.
	Batch int64 `json:"batch"`
	// Left and Right are names; of two contacts here that became one, Left stayed in front.
	Left  string `json:"left"`
	Right string `json:"right"`
	// Sentence and Percent say how they compared then; empty when they were not compared.
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// At and UndoneAt are UTC instants; UndoneAt is empty while it stands. UndoneBy is an actor.
	At       string `json:"at"`
	UndoneAt string `json:"undoneAt"`
	UndoneBy string `json:"undoneBy"`
}

// HistoryPage is a window of the decisions, newest first.
type HistoryPage struct {
	Rows  []DecisionView `json:"rows"`
	Total int            `json:"total"`
}

// BatchView is what one import or one bulk answer did.
type BatchView struct {
	ID int64 `json:"id"`
	// Actor is "import" or "owner".
	Actor string `json:"actor"`
	At    string `json:"at"`
	// Decisions counts its decisions, Standing those that were not undone; Added the contacts it brought in, Remaining those
	// still here.
	Decisions int `json:"decisions"`
	Standing  int `json:"standing"`
	Added     int `json:"added"`
	Remaining int `json:"remaining"`
}

// BatchPage is a window of the batches, newest first.
type BatchPage struct {
	Rows  []BatchView `json:"rows"`
	Total int         `json:"total"`
}

// UndoneBatchView is what taking back a batch did.
type UndoneBatchView struct {
	Decisions int `json:"decisions"`
	// Removed counts contacts taken out, Kept those that stayed because they have orders or were changed.
	Removed int `json:"removed"`
	Kept    int `json:"kept"`
}

// BulkView is what accepting every pair above a percentage would do.
type BulkView struct {
	// Percent is the bound, such as "97.5".
	Percent string `json:"percent"`
	// Digest is what AcceptBulk takes: it is refused when anything changed meanwhile.
	Digest string `json:"digest"`
	// Links counts contacts that would be linked to Xero, Merges contacts here that would become one, Duplicates pairs at Xero
	// that would be noted as one.
	Links      int `json:"links"`
	Merges     int `json:"merges"`
	Duplicates int `json:"duplicates"`
	// Left counts pairs above the bound that stay to be asked one by one, because something speaks against them.
	Left int `json:"left"`
	// Value is what they are worth, in Currency.
	Value    string `json:"value"`
	Currency string `json:"currency"`
	// Rows is the first 100 of them, those least sure first.
	Rows []PairRow `json:"rows"`
}

// BulkResult is what accepting many pairs did.
type BulkResult struct {
	// Batch undoes all of it; 0 when nothing was accepted.
	Batch    int64 `json:"batch"`
	Accepted int   `json:"accepted"`
	// Refused counts pairs that could not be accepted; they stay in the queue.
	Refused int `json:"refused"`
}

// ScanView is what a search for duplicates found.
type ScanView struct {
	// Links, Here and Xero count open pairs by kind; WorksAt counts people and their companies among them.
	Links   int `json:"links"`
	Here    int `json:"here"`
	Xero    int `json:"xero"`
	WorksAt int `json:"worksAt"`
	// Contacts and LedgerContacts count what was compared.
	Contacts       int `json:"contacts"`
	LedgerContacts int `json:"ledgerContacts"`
}

// DuplicateGroup is contacts at Xero that are, or may be, one firm. They can be merged only there.
type DuplicateGroup struct {
	Contacts []DuplicateContact `json:"contacts"`
	// IsKnown: the owner said so, or a contact here is linked to each. Otherwise Percent says how likely the least sure of
	// them is.
	IsKnown  bool   `json:"isKnown"`
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
	// PairID is the open question, 0 for none.
	PairID int64 `json:"pairId"`
}

// DuplicateContact is one of several contacts at Xero. Shell.OpenLedgerContact opens it there.
type DuplicateContact struct {
	LedgerID   string `json:"ledgerId"`
	Name       string `json:"name"`
	Email      string `json:"email"`
	City       string `json:"city"`
	IsCustomer bool   `json:"isCustomer"`
	IsSupplier bool   `json:"isSupplier"`
	// ContactID is the contact here that is linked, 0 for none. IsInFront: documents go to it.
	ContactID int64 `json:"contactId"`
	IsInFront bool  `json:"isInFront"`
}

// DuplicatePage is a window of the groups.
type DuplicatePage struct {
	Rows  []DuplicateGroup `json:"rows"`
	Total int              `json:"total"`
}

// ReviewProgress is how far the review is: "14 of 62, worth 84 % of invoices".
type ReviewProgress struct {
	// Decided counts the pairs answered since the last search for duplicates, Open those that wait, PutOff those for later.
	Decided int `json:"decided"`
	Open    int `json:"open"`
	PutOff  int `json:"putOff"`
	// WorthPerMille is the share of those decided in what all of them are worth, in thousandths; 0 where nothing is.
	WorthPerMille int `json:"worthPerMille"`
	// ScannedAt is the UTC instant of the last search; empty before the first.
	ScannedAt string `json:"scannedAt"`
}
