package app

import (
	"context"
	"sync"
	"time"

	"daybook/internal/activity"
	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/intake/contacts"
	"daybook/internal/jobs"
	"daybook/internal/matching"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/setup"
	"daybook/internal/warehouse"
)

// Services are those of one open company file.
type Services struct {
	// Company describes the file; Now and Zone tell its days.
	Company CompanyView
	Now     func() time.Time
	Zone    *time.Location
	// Store is the company file.
	Store Store
	// The services.
	Setup    setup.Service
	Connect  *connect.Service
	Importer *contacts.Importer
	Matching matching.Service
	// Warehouse is stock.
	Warehouse *warehouse.Service
	// Closing is the end of each month.
	Closing *closing.Service
	Jobs    *jobs.Runner
	Outbox  posting.Outbox
	Sender  Sender
	Poller  Poller
	Gateway Gateway
	Links   Links
	// Freshen has reference data read again where it is old; it returns at once.
	Freshen func()
}

// BaseCurrency is the currency of the books; empty before an organisation was chosen.
func (s Services) BaseCurrency(ctx context.Context) (string, error) {
	if s.Company.BaseCurrency != "" {
		return s.Company.BaseCurrency, nil
	}
	set, err := s.Store.LoadReference(ctx)
	return string(set.Organisation.BaseCurrency), err
}

// Today is the company's date.
func (s Services) Today() civil.Date { return civil.In(s.Now(), s.Zone) }

// Sender sends what is queued.
type Sender interface {
	// Status says how the queue stands.
	Status(ctx context.Context) (posting.SenderStatus, error)
	// Wake makes it look at once.
	Wake(why posting.WakeReason)
}

// Poller reads back what became of what was sent.
type Poller interface {
	// Status says how far it has read.
	Status(ctx context.Context) (posting.PollStatus, error)
	// Now reads at once and returns when it is done.
	Now(ctx context.Context) error
	// Wake makes it read before its time where that is worth a call.
	Wake(why posting.PollReason)
}

// Gateway is the sign-in as the settings show it.
type Gateway interface {
	// ClientID is the app id in use, or "".
	ClientID() string
	// SetClientID changes it; a sign-in under another one ends.
	SetClientID(ctx context.Context, clientID string) error
	// CallbackAddresses are to be registered with the owner's Xero app.
	CallbackAddresses() []string
	// IsRemembered reports whether a sign-in outlives this run.
	IsRemembered() bool
}

// Links makes addresses that open things in Xero.
type Links interface {
	Document(kind order.Kind, shortCode, ledgerID string) string
	Contact(shortCode, ledgerID string) string
	Journal(shortCode, ledgerID string) string
	Home() string
}

// Store is the company file as the window's lists and forms need it; internal/sqlite describes each method.
type Store interface {
	LoadSetting(ctx context.Context, key string, into any) (bool, error)
	SaveSetting(ctx context.Context, key string, value any) error
	LoadReference(ctx context.Context) (refdata.Set, error)
	LoadPostingSettings(ctx context.Context) (posting.Settings, error)

	ListOrders(ctx context.Context, q order.Query) (order.Page, error)
	SummariseOrders(ctx context.Context, start civil.Date) (order.Summary, error)
	ListRecentlySent(ctx context.Context, limit int) ([]order.Row, error)
	CountOrders(ctx context.Context, kind order.Kind, start civil.Date) (map[order.Bucket]int, error)
	GetOrder(ctx context.Context, id int64) (order.Order, error)
	SaveOrder(ctx context.Context, o order.Order) (order.Order, error)
	EditOrder(ctx context.Context, id int64, edit func(order.Order) order.Order) (order.Order, error)
	DeleteOrder(ctx context.Context, id int64) error
	NextOrderNumber(ctx context.Context, kind order.Kind) (string, error)
	ListOrderTaxes(ctx context.Context) ([]order.Tax, error)
	OrderTaxRates(ctx context.Context) (map[int64]money.Percent, error)
	ListItems(ctx context.Context, search string, limit int) ([]order.Item, error)
	GetItem(ctx context.Context, id int64) (order.Item, error)
	SaveItem(ctx context.Context, i order.Item) (order.Item, error)

	ListContacts(ctx context.Context, q contact.Query) (contact.Page, error)
	CountContacts(ctx context.Context) (contact.Counts, error)
	GetContact(ctx context.Context, id int64) (contact.Contact, error)
	SaveContact(ctx context.Context, c contact.Contact) (contact.Contact, error)
	ListContactLinks(ctx context.Context, contactID int64) ([]contact.Link, error)
	FindLedgerContact(ctx context.Context, id string) (contact.LedgerContact, bool, error)

	ListActivity(ctx context.Context, q activity.Query) ([]activity.Entry, error)
}

// Desk holds the open company for the bound structs. Calls that come before the file is open wait for it.
type Desk struct {
	ctx     context.Context
	opened  chan struct{}
	once    sync.Once
	service Services
	problem error
}

// NewDesk returns a Desk whose calls end with ctx, the life of the window.
func NewDesk(ctx context.Context) *Desk { return &Desk{ctx: ctx, opened: make(chan struct{})} }

// Open hands over the services of the company file that was opened.
func (d *Desk) Open(s Services) { d.once.Do(func() { d.service = s; close(d.opened) }) }

// Fail says that no company file could be opened, and why; every call then answers with it.
func (d *Desk) Fail(err error) { d.once.Do(func() { d.problem = err; close(d.opened) }) }

// get returns the services and the context of a call.
func (d *Desk) get() (Services, context.Context, error) {
	select {
	case <-d.opened:
		return d.service, d.ctx, d.problem
	case <-d.ctx.Done():
		return Services{}, d.ctx, fault.New(fault.Cancelled, "The window is closing.", "")
	}
}
