package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"daybook/app"
	"daybook/internal/closing"
	"daybook/internal/connect"
	"daybook/internal/intake/contacts"
	"daybook/internal/jobs"
	"daybook/internal/keychain"
	"daybook/internal/matching"
	"daybook/internal/posting"
	"daybook/internal/practice"
	"daybook/internal/setup"
	"daybook/internal/sqlite"
	"daybook/internal/warehouse"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/ledger"
	"daybook/internal/xero/signin"
)

// serveDesk opens the company, hands its services to the desk, and keeps them running until ctx ends. What it opened is
// closed when it returns.
func serveDesk(ctx context.Context, o options, desk *app.Desk, host app.Host, log *slog.Logger) {
	newCompany(desk, host, log).serve(ctx, o)
}

func newCompany(desk *app.Desk, host app.Host, log *slog.Logger) *company {
	return &company{log: log, host: host, desk: desk, test: testEndpoints(), changed: make(chan struct{}, 1),
		freshen: make(chan struct{}, 1), keys: keychain.NewFallback(keychain.NewSystem())}
}

func (c *company) serve(ctx context.Context, o options) {
	defer c.close()
	if err := c.open(ctx, o); err != nil {
		c.log.Error("the company could not be opened", "error", err)
		c.desk.Fail(err)
		return
	}
	c.desk.Open(c.services())
	c.run(ctx)
}

// company is one open company file and everything that works on it.
type company struct {
	log  *slog.Logger
	host app.Host
	desk *app.Desk
	test endpoints
	// changed holds a token while the window has not heard of the connection's last change.
	changed chan struct{}
	// freshen holds a token while somebody wants old reference data read again.
	freshen chan struct{}

	file     *sqlite.File
	info     sqlite.Info
	practice *practice.Server
	keys     *keychain.Fallback
	tokens   signin.TokenStore
	health   *connect.Health
	gateway  *gateway.Gateway
	connect  *connect.Service
	importer *contacts.Importer
	matching matching.Service
	stock    *warehouse.Service
	closing  *closing.Service
	jobs     *jobs.Runner
	outbox   posting.Outbox
	sender   *posting.Sender
	poller   *posting.Poller
	links    gateway.Links
}

func (c *company) open(ctx context.Context, o options) (err error) {
	if c.file, err = openFile(ctx, o, c.log); err != nil {
		return err
	}
	if c.info, err = c.file.Info(ctx); err != nil {
		return fmt.Errorf("read the company file: %w", err)
	}
	if c.info.Kind == sqlite.Practice && c.test.api == "" {
		if c.practice, err = startPractice(ctx, o.home, c.test, c.log); err != nil {
			return err
		}
	}
	if err = c.reachXero(ctx); err != nil {
		return err
	}
	c.matching = matching.Service{Store: c.file, Engine: c.file.Engine, Now: time.Now}
	c.stock = warehouse.NewService(warehouse.Options{Store: c.file, Now: time.Now, Zone: time.Local})
	c.importer = contacts.NewImporter(c.gateway, c.file, c.matching, time.Now)
	c.jobs = jobs.NewRunner(func(j jobs.Job) { c.host.Emit(app.EventJob, app.ViewJob(c.log, j)) })
	machine, err := machineID(o.home)
	if err != nil {
		return err
	}
	c.post(machine)
	c.closing = closing.NewService(closing.Options{Store: c.file, Warehouse: c.stock, Outbox: c.outbox, Books: c.gateway, Company: c.info.Name, Now: time.Now, Zone: time.Local})
	return c.connect.Resume(ctx)
}

// reachXero puts sign-in, client and connection together.
func (c *company) reachXero(ctx context.Context) error {
	signIn, base, err := c.where(ctx)
	if err != nil {
		return err
	}
	if c.tokens, err = c.tokenStore(ctx); err != nil {
		return err
	}
	c.health = connect.NewHealth(c.announce)
	c.gateway, err = gateway.New(gateway.Config{SignIn: signIn, Tokens: c.tokens, BaseURL: base, UserAgent: "Daybook/" + version,
		MinuteWindow: c.shorten(time.Minute), Log: c.log, Observe: func(e xero.Exchange, isInUse bool) { c.note(ctx, e, isInUse) },
		Renewal: c.health.Observe})
	if err != nil {
		return err
	}
	c.connect = connect.NewService(connect.Config{Gateway: c.gateway, Store: c.file, Health: c.health, Log: c.log,
		OnChange: func(isNew bool) {
			if isNew {
				c.sender.Wake(posting.WakeSignedIn)
				c.poller.Wake(posting.PollSignedIn)
			}
			c.announce()
		},
		OnProgress: func(p connect.Progress) { c.host.Emit(app.EventSignIn, app.ViewSignIn(c.log, p)) },
		// The sender is there before anything can be bound.
		Hold:       func(do func() error) error { return c.sender.Hold(do) },
		IsPractice: c.info.Kind == sqlite.Practice, IsRemembered: c.keys.Persistent, Now: time.Now,
	})
	return nil
}

// where says where to sign in and where the API is.
func (c *company) where(ctx context.Context) (signin.Config, string, error) {
	signIn, base := signin.Xero(""), xero.DefaultBaseURL
	if c.info.Kind == sqlite.Practice {
		signIn.ClientID = practice.ClientID
	} else if _, err := c.file.LoadSetting(ctx, clientIDKey, &signIn.ClientID); err != nil {
		return signIn, "", err
	}
	switch {
	case c.practice != nil:
		a := c.practice.Addresses()
		signIn.AuthorizeURL, signIn.TokenURL, signIn.RevokeURL, signIn.ConnectionsURL = a.Authorize, a.Token, a.Revoke, a.Connections
		base, c.links.Practice = a.API, a.Page
	case c.test.api != "":
		root := c.test.identity + "/connect/"
		signIn.AuthorizeURL, signIn.TokenURL, signIn.RevokeURL = root+"authorize", root+"token", root+"revocation"
		signIn.ConnectionsURL, base, c.links.Practice = c.test.api+"/connections", c.test.api, c.test.api+"/"
	}
	signIn.Open, signIn.Log = c.host.OpenURL, c.log
	return signIn, base, nil
}

// tokenStore keeps tokens in the company file, sealed with a key from the system's keychain. Without a keychain the
// tokens stay in memory: a key beside the lock would be plain text.
func (c *company) tokenStore(ctx context.Context) (signin.TokenStore, error) {
	key, err := keychain.Key(ctx, c.keys, "company-"+c.info.ID)
	if !c.keys.Persistent() {
		c.log.Warn("no system keychain; the sign-in will not be remembered")
		return &signin.MemoryStore{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the keychain: %w", err)
	}
	sealer, err := signin.NewSealer(key, c.info.ID)
	if err != nil {
		return nil, err
	}
	return signin.NewSealedStore(c.file, sealer), nil
}

// note keeps what one exchange with Xero showed. One with another organisation than the one in use, as when several are
// to choose from, says nothing about the connection.
func (c *company) note(ctx context.Context, e xero.Exchange, isInUse bool) {
	if isInUse {
		wasOffline := c.isOffline()
		c.health.Observe(gateway.SignalOf(e))
		if wasOffline && !c.isOffline() {
			c.poller.Wake(posting.PollOnline)
		}
	}
	if _, err := c.file.AppendActivity(context.WithoutCancel(ctx), gateway.EntryOf(e)); err != nil {
		c.log.Error("an exchange could not be recorded", "error", err)
	}
}

func (c *company) isOffline() bool { return !c.health.Vitals().OfflineSince.IsZero() }

// post puts the outbox together, with the sender and the poller.
func (c *company) post(machine string) {
	times := posting.DefaultTimes()
	if c.test.clockFactor > 1 {
		times = times.Divided(c.test.clockFactor)
	}
	store, port := c.file.Outbox(), ledger.New(c.gateway.Client)
	notify := func(change posting.Change) {
		if change.IsJournal {
			c.host.Emit(app.EventPeriods, nil)
			c.announce()
			return
		}
		c.host.Emit(app.EventOrder, app.OrderChanged{ID: change.OrderID})
		if change.ContactID != 0 {
			c.host.Emit(app.EventContacts, nil)
		}
		c.announce()
	}
	c.sender = posting.NewSender(posting.SenderOptions{Store: store, Ledger: port, Clock: posting.SystemClock(), Times: times,
		Machine: machine, Notify: notify, Log: c.log})
	c.outbox = posting.Outbox{Store: store, Ledger: port, Now: time.Now, Notify: notify,
		Wake: func() { c.sender.Wake(posting.WakeQueued) }}
	c.poller = posting.NewPoller(posting.PollerOptions{Store: store, Ledger: port, Clock: posting.SystemClock(), Times: times,
		CallsLeft: c.callsLeft, Notify: notify, Log: c.log,
		Announce: func(posting.PollStatus) { c.desk.AnnounceReadBack(c.host, c.log) }})
}

// callsLeft is how many calls Xero leaves today, and when it said so; -1 while unknown.
func (c *company) callsLeft() (int, time.Time) {
	budget := c.gateway.Client().Limits.Budget()
	return budget.DayRemaining, budget.KnownAt
}

// shorten divides a wait in test builds.
func (c *company) shorten(wait time.Duration) time.Duration {
	return wait / time.Duration(max(c.test.clockFactor, 1))
}

// announce has the window told that the connection may read differently; many changes at once are told once.
func (c *company) announce() {
	select {
	case c.changed <- struct{}{}:
	default:
	}
}

func (c *company) keepTold(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.changed:
			c.desk.Announce(c.host, c.log)
		}
	}
}

func (c *company) services() app.Services {
	return app.Services{
		Company: app.CompanyView{Name: c.info.Name, Path: c.file.Path(), IsPractice: c.info.Kind == sqlite.Practice,
			BaseCurrency: string(c.info.BaseCurrency)},
		Now: time.Now, Zone: time.Local, Store: c.file,
		Setup:   setup.Service{Store: c.file, Now: time.Now, Zone: time.Local},
		Connect: c.connect, Importer: c.importer, Matching: c.matching, Warehouse: c.stock, Closing: c.closing, Jobs: c.jobs, Outbox: c.outbox, Sender: c.sender, Poller: c.poller,
		Gateway: settingsGateway{c}, Links: c.links, Freshen: c.wantFresh,
	}
}

// run sends what is queued, reads back what became of it and keeps what is known of Xero fresh, until ctx ends.
func (c *company) run(ctx context.Context) {
	var group sync.WaitGroup
	group.Go(func() { c.keepFresh(ctx) })
	group.Go(func() { c.keepTold(ctx) })
	group.Go(func() { c.poller.Run(ctx) })
	c.sender.Run(ctx)
	group.Wait()
}

// contactsFor is how long contacts are taken to be fresh.
const contactsFor = 30 * time.Minute

// wantFresh has reference data looked at now, not within the minute.
func (c *company) wantFresh() {
	select {
	case c.freshen <- struct{}{}:
	default:
	}
}

// keepFresh reads reference data and changed contacts now and then. It only reads: nothing is sent by itself.
func (c *company) keepFresh(ctx context.Context) {
	var contactsAt time.Time
	for ctx.Err() == nil {
		err := c.connect.Freshen(ctx)
		if time.Since(contactsAt) > contactsFor {
			status, statusErr := c.connect.Status(ctx)
			if statusErr == nil && status.State == connect.Connected {
				contactsAt = time.Now()
				err = errors.Join(err, c.readContacts(ctx))
			}
		}
		if err != nil && ctx.Err() == nil {
			c.log.Warn("Xero could not be read", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-c.freshen:
		case <-time.After(time.Minute):
		}
	}
}

func (c *company) readContacts(ctx context.Context) error {
	_, err := c.importer.Refresh(ctx)
	c.host.Emit(app.EventContacts, nil)
	return err
}

// close ends everything in the reverse order of opening; what was never opened is passed over.
func (c *company) close() {
	if c.jobs != nil {
		c.jobs.Close()
	}
	if c.gateway != nil {
		c.gateway.Close()
	}
	var err error
	if c.practice != nil {
		err = c.practice.Close()
	}
	if c.file != nil {
		err = errors.Join(err, c.file.Close())
	}
	if err != nil {
		c.log.Error("the company was not closed cleanly", "error", err)
	}
}

// clientIDKey is the setting with the owner's Xero app id.
const clientIDKey = "client_id"

// settingsGateway is the sign-in as the settings show it.
type settingsGateway struct{ c *company }

// ClientID implements app.Gateway.
func (g settingsGateway) ClientID() string { return g.c.gateway.ClientID() }

// SetClientID implements app.Gateway: the id is kept in the company file.
func (g settingsGateway) SetClientID(ctx context.Context, clientID string) error {
	if err := g.c.gateway.SetClientID(ctx, clientID); err != nil {
		return err
	}
	return g.c.file.SaveSetting(ctx, clientIDKey, g.ClientID())
}

// CallbackAddresses implements app.Gateway.
func (g settingsGateway) CallbackAddresses() []string {
	addresses := []string{}
	for _, port := range signin.DefaultPorts() {
		addresses = append(addresses, signin.RedirectURL(port))
	}
	return addresses
}

// IsRemembered implements app.Gateway.
func (g settingsGateway) IsRemembered() bool { return g.c.keys.Persistent() }
