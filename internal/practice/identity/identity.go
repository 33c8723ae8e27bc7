// Package identity is the practice Xero's sign-in server: consent page, codes, tokens that rotate,
// revocation and the list of connections, as the contract's sections 1 and 2 describe them.
package identity

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Lifetimes of what the server hands out (contract section 2). They follow the clock of Config.Now
// and are never shortened by a clock factor.
const (
	// CodeLife is how long an authorisation code can be exchanged, once.
	CodeLife = 5 * time.Minute
	// AccessLife is how long an access token is accepted.
	AccessLife = 30 * time.Minute
	// IDTokenLife is how long an id token says it is valid.
	IDTokenLife = 5 * time.Minute
	// RefreshLife is how long a refresh token may lie unused.
	RefreshLife = 60 * 24 * time.Hour
	// RefreshGrace is how long the previous refresh token may be used again after its successor was issued.
	RefreshGrace = 30 * time.Minute
	// consentLife is how long an open consent page can be answered.
	consentLife = 15 * time.Minute
)

// User is the person whom the practice Xero takes to be signed in.
type User struct {
	// ID is the user's UUID, the claim xero_userid.
	ID string
	// GivenName and FamilyName make up the name shown.
	GivenName, FamilyName string
	// Email is shown on the consent page.
	Email string
}

// Name returns the given and the family name.
func (u User) Name() string { return u.GivenName + " " + u.FamilyName }

// Organisation is one organisation the user may connect.
type Organisation struct {
	// TenantID is the organisation's UUID, sent later as xero-tenant-id.
	TenantID string
	// Name is the organisation's name.
	Name string
}

// Switches settle what the contract leaves open. The zero value is the likelier behaviour.
type Switches struct {
	// CancelWithoutState leaves state out of the redirect after a refused consent (contract open point 18.1).
	CancelWithoutState bool
	// CancelWithDescription adds error_description to that redirect (contract open point 18.1).
	CancelWithDescription bool
	// ShuffleConnections lists connections in another order each time: Xero guarantees none (contract section 2).
	ShuffleConnections bool
}

// Config is what the sign-in server needs.
type Config struct {
	// Base is the absolute address of the sign-in server, such as "http://127.0.0.1:4700/identity".
	Base string
	// Clients are the registered apps.
	Clients []Client
	// User is the person signed in.
	User User
	// Organisations lists what the user may connect; it is asked anew for every page.
	Organisations func(context.Context) ([]Organisation, error)
	// Storage keeps sign-ins and connections over restarts.
	Storage Storage
	// Now is the clock.
	Now func() time.Time
	// Switches are the open points of the contract.
	Switches Switches
	// Log receives what went wrong inside the server; it never receives a token.
	Log *slog.Logger
}

// Server is the sign-in server. It is safe for concurrent use.
type Server struct {
	cfg  Config
	keys *signer

	mu      sync.Mutex
	state   state
	codes   map[string]code    // by hash of the code
	pending map[string]consent // by consent id
}

// New reads the stored sign-ins, or begins with none, and returns the server. It fails with a fault.Invalid when an app
// could not be registered at Xero, and when the storage cannot be read, holds something else, or cannot be written.
func New(cfg Config) (*Server, error) {
	if _, err := url.Parse(cfg.Base); err != nil || !strings.HasPrefix(cfg.Base, "http") {
		return nil, errors.New("the sign-in server needs an absolute base address")
	}
	if err := checkClients(cfg.Clients); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, codes: map[string]code{}, pending: map[string]consent{}}
	if err := s.load(); err != nil {
		return nil, err
	}
	return s, nil
}

// RegisterPages adds what a browser opens: the consent page and its answer.
func (s *Server) RegisterPages(mux *http.ServeMux) {
	mux.HandleFunc("GET /identity/connect/authorize", s.authorize)
	mux.HandleFunc("POST /identity/connect/consent", s.decide)
}

// RegisterCalls adds what an app calls: tokens, revocation, who signed in, discovery and connections.
func (s *Server) RegisterCalls(mux *http.ServeMux) {
	mux.HandleFunc("POST /identity/connect/token", s.token)
	mux.HandleFunc("POST /identity/connect/revocation", s.revoke)
	mux.HandleFunc("GET /identity/connect/userinfo", s.userInfo)
	mux.HandleFunc("GET /identity/.well-known/openid-configuration", s.discovery)
	mux.HandleFunc("GET /identity/.well-known/openid-configuration/jwks", s.jwks)
	for _, path := range []string{"/connections", "/Connections"} { // contract section 1: both spellings exist
		mux.HandleFunc("GET "+path, s.listConnections)
		mux.HandleFunc("DELETE "+path+"/{id}", s.deleteConnection)
	}
}

func (s *Server) client(id string) (Client, bool) {
	for _, c := range s.cfg.Clients {
		if c.ID == id {
			return c, true
		}
	}
	return Client{}, false
}
