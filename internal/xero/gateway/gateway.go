// Package gateway is Xero as the connection and the contact import need it: it puts the sign-in and the typed client
// behind their ports, and turns Xero's words into Daybook's.
package gateway

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/xero"
	"daybook/internal/xero/signin"
)

// Config is where Xero is and what is needed to reach it.
type Config struct {
	// SignIn names the app and the addresses; its ClientID may be empty until the owner enters one.
	SignIn signin.Config
	// Tokens keeps the token pair.
	Tokens signin.TokenStore
	// BaseURL is the API's address; UserAgent names the program and its version.
	BaseURL, UserAgent string
	// HTTP sends the API's requests; nil means xero.NewHTTPClient.
	HTTP *http.Client
	// MinuteWindow is the length of the minute limit's window; 0 means a minute. Test builds shorten it.
	MinuteWindow time.Duration
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Log takes what happened, without secrets.
	Log *slog.Logger
	// Observe is told every exchange as it ends, and whether it was with the organisation in use; nil means nobody.
	Observe func(e xero.Exchange, isInUse bool)
	// Renewal is told what a failure to get an access token shows of the connection; nil means nobody.
	Renewal func(connect.Signal)
}

// Gateway holds the sign-in and the client of one company file.
type Gateway struct {
	config Config

	mu     sync.Mutex
	source *signin.Source
	client atomic.Pointer[xero.Client]
	// clients are those made so far, by organisation: each has its own limits and its own idea of Xero's clock.
	clients sync.Map
}

// New returns a Gateway. Without a client id nobody can sign in; SetClientID gives one later. Invalid names what of the
// configuration cannot be used.
func New(c Config) (*Gateway, error) {
	if c.HTTP == nil {
		c.HTTP = xero.NewHTTPClient()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	g := &Gateway{config: c}
	g.Use("")
	return g, g.reopen()
}

// Close ends renewals of the sign-in.
func (g *Gateway) Close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.source != nil {
		g.source.Close()
	}
}

// Client returns the client of the organisation in use. It is never nil; without a sign-in its calls answer
// auth_expired.
func (g *Gateway) Client() *xero.Client { return g.client.Load() }

// ClientID returns the app id in use, or "".
func (g *Gateway) ClientID() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.config.SignIn.ClientID
}

// SetClientID changes the app id; spaces around it, which copying brings, are left out. A sign-in with another app id ends.
func (g *Gateway) SetClientID(ctx context.Context, clientID string) error {
	clientID = strings.TrimSpace(clientID)
	g.mu.Lock()
	defer g.mu.Unlock()
	if clientID == g.config.SignIn.ClientID {
		return nil
	}
	if g.source != nil {
		if err := g.source.Forget(ctx); err != nil {
			return err
		}
		g.source.Close()
	}
	g.config.SignIn.ClientID = clientID
	return g.reopen()
}

// reopen makes a token source for the app id; the caller holds mu or is New. Without an app id there is none.
func (g *Gateway) reopen() error {
	g.source = nil
	if g.config.SignIn.ClientID == "" {
		return nil
	}
	source, err := signin.NewSource(g.config.SignIn, g.config.Tokens)
	if err != nil {
		return err
	}
	g.source = source
	return nil
}

func (g *Gateway) tokens() (*signin.Source, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.source == nil {
		return nil, fault.New(fault.AuthExpired, "No Xero app id is entered yet.", "Enter it in Settings, then sign in.")
	}
	return g.source, nil
}

// Token gives the client an access token; the source may change under it.
func (g *Gateway) Token(ctx context.Context) (string, error) {
	source, err := g.tokens()
	if err != nil {
		return "", err
	}
	token, err := source.Token(ctx)
	if signal, isTelling := signalOfRenewal(err, g.config.Now()); isTelling && g.config.Renewal != nil {
		g.config.Renewal(signal)
	}
	return token, err
}

// Invalidate passes on that Xero refused a token.
func (g *Gateway) Invalidate(token string) {
	if source, err := g.tokens(); err == nil {
		source.Invalidate(token)
	}
}

// Use implements connect.Gateway.
func (g *Gateway) Use(tenantID string) { g.client.Store(g.clientOf(tenantID)) }

// clientOf returns the client of an organisation. Each organisation has limits of its own (contract section 4).
func (g *Gateway) clientOf(tenantID string) *xero.Client {
	fresh := &xero.Client{
		HTTP: g.config.HTTP, BaseURL: g.config.BaseURL, Tokens: g, TenantID: tenantID, UserAgent: g.config.UserAgent,
		Now: g.config.Now, Log: g.config.Log, Limits: &xero.Limiter{Window: g.config.MinuteWindow, Now: g.config.Now},
	}
	if g.config.Observe != nil {
		fresh.Observe = func(e xero.Exchange) { g.config.Observe(e, g.Client().TenantID == tenantID) }
	}
	client, _ := g.clients.LoadOrStore(tenantID, fresh)
	return client.(*xero.Client)
}

// BeginSignIn implements connect.Gateway. A sign-in that does not reach the organisation in use is a Conflict while the
// one from before does: that one goes on.
func (g *Gateway) BeginSignIn(ctx context.Context, watch func(connect.Progress)) (connect.SignIn, error) {
	source, err := g.tokens()
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	config := g.config.SignIn
	g.mu.Unlock()
	flow, err := signin.Begin(ctx, config, source.AdoptFor(g.Client().TenantID), func(s signin.State) {
		progress := connect.Progress{Phase: string(s.Phase), URL: s.URL, Hint: s.Hint}
		if s.Problem != nil {
			progress.Problem = s.Problem
		}
		watch(progress)
	})
	if err != nil {
		return nil, err
	}
	return running{flow}, nil
}

// running is a sign-in under way.
type running struct{ *signin.Flow }

// Wait implements connect.SignIn.
func (r running) Wait(ctx context.Context) (string, error) {
	session, err := r.Flow.Wait(ctx)
	return session.AuthEventID, err
}

// Disconnect implements connect.Gateway.
func (g *Gateway) Disconnect(ctx context.Context, connectionID string) error {
	source, err := g.tokens()
	if err != nil {
		return err
	}
	return source.Disconnect(ctx, connectionID)
}

// Forget implements connect.Gateway.
func (g *Gateway) Forget(ctx context.Context) error {
	g.mu.Lock()
	source := g.source
	g.mu.Unlock()
	if source == nil {
		return nil
	}
	return source.Forget(ctx)
}
