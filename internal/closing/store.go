package closing

import (
	"context"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Store is the company file as closing needs it. Every method reads one moment or changes all or nothing.
type Store interface {
	// LoadReference returns the organisation's reference data; the zero Set before the first reading.
	LoadReference(ctx context.Context) (refdata.Set, error)
	// LoadClosing returns what was kept of an organisation: the settings under a key, reviews, balances, and where stock stood; Defaults where no settings were.
	LoadClosing(ctx context.Context, key, organisation string) (Kept, error)
	// SaveClosingSettings keeps settings under a key, and how stock is valued.
	SaveClosingSettings(ctx context.Context, key string, s Settings, valuation stock.Method) error
	// SaveStand keeps where stock stood at the end of a period, in place of what was kept of it.
	SaveStand(ctx context.Context, s Stand) error
	// OpenStand takes away that a period and those after it are closed.
	OpenStand(ctx context.Context, to civil.Date) error
	// SaveReview keeps what the owner made of the journal of a period.
	SaveReview(ctx context.Context, organisation string, to civil.Date, r Review) error
	// SaveReading keeps the balances of a day, in place of what was kept of it.
	SaveReading(ctx context.Context, organisation string, r Reading) error
	// ListPeriodDocuments returns the invoices and bills dated in a period as Xero holds them, by date and number, and counts the orders of each kind dated in it
	// that were not sent.
	ListPeriodDocuments(ctx context.Context, from, to civil.Date) (Documents, error)
}

// Kept is what the company file keeps of closing.
type Kept struct {
	// Settings are those chosen; HasSettings tells that they were.
	Settings    Settings
	HasSettings bool
	// Stands is where stock stood, Reviews what the owner made of journals, Readings the balances, each by the last day of its period.
	Stands   map[civil.Date]Stand
	Reviews  map[civil.Date]Review
	Readings map[civil.Date]Reading
}

// Stand is where stock stood at the end of a period, when its journal was approved or when it was closed.
type Stand struct {
	To       civil.Date
	Position journal.Position
	TakenAt  time.Time
	// ClosedBy says who closed the period; empty while it is open, so that it is restated. ClosedAt is when.
	ClosedBy ClosedBy
	ClosedAt time.Time
}

// ClosedBy is who closed a period.
type ClosedBy string

// Who can.
const (
	ByOwner ClosedBy = "owner"
	// ByLock: its last day is on or before a lock date of Xero.
	ByLock ClosedBy = "lock"
)

// Review is what the owner made of a journal that is suggested.
type Review struct {
	// Adjust is by account what the owner added to what is suggested, a debit above zero; it adds up to zero. Texts are descriptions by account.
	Adjust map[journal.Account]money.Amount
	Texts  map[journal.Account]string
	// Note is the owner's; it does not go to Xero.
	Note string
	// Suggested is the digest of what was suggested when lines were edited; empty while none is.
	Suggested string
	// Dismissed is the digest of the lines for which nothing is to be posted; empty for none.
	Dismissed string
}

// Reading is what Xero held on its accounts at the end of a day, as last read.
type Reading struct {
	On civil.Date
	// ReadAt is by this computer's clock, ServerAt by Xero's, which tells the changes of journals; zero when it did not say.
	ReadAt, ServerAt time.Time
	// Balances is by AccountID, a debit above zero; an account that is not there holds nothing.
	Balances map[string]money.Amount
}

// Documents is what was invoiced and billed in a period.
type Documents struct {
	Rows []PeriodDocument
	// Sales and Purchases count the orders of the period that were not sent.
	Sales, Purchases int
}

// PeriodDocument is one invoice or bill.
type PeriodDocument struct {
	Kind            posting.Kind
	Number, Contact string
	Date            civil.Date
	Currency        money.Currency
	Total           money.Amount
	Status          posting.Status
}

// Books is Xero as closing reads it.
type Books interface {
	// ReadBalances returns what every account holds at the end of a day, by AccountID, a debit above zero: the year to date of the trial balance;
	// and Xero's clock when it answered, zero when it did not say.
	ReadBalances(ctx context.Context, organisation string, day civil.Date) (balances map[string]money.Amount, serverAt time.Time, err error)
}

// Outbox sends journals.
type Outbox interface {
	QueueJournal(ctx context.Context, j posting.JournalOrder) (posting.JournalStatus, error)
	Journals(ctx context.Context, prefix string) ([]posting.JournalStatus, error)
	CancelJournal(ctx context.Context, documentID int64) error
	ResolveJournal(ctx context.Context, documentID int64, choose posting.Choice, ledgerID string) error
	RetryAttachment(ctx context.Context, documentID int64) error
	ReadJournals(ctx context.Context) error
}

// Warehouse answers what there is.
type Warehouse interface {
	Book(ctx context.Context) (*warehouse.Book, error)
}
