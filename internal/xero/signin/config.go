package signin

import (
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"daybook/internal/fault"
)

// Xero's addresses (contract section 1). Xero writes all of them with https; only a practice or
// test server on loopback may use http.
const (
	xeroAuthorizeURL   = "https://login.xero.com/identity/connect/authorize"
	xeroTokenURL       = "https://identity.xero.com/connect/token"
	xeroRevokeURL      = "https://identity.xero.com/connect/revocation"
	xeroConnectionsURL = "https://api.xero.com/connections"
)

// CallbackPath is the one path that the loopback listener answers for.
const CallbackPath = "/callback"

// callTimeout bounds one call to the sign-in service.
const callTimeout = 30 * time.Second

// Config says where to sign in and as which app.
type Config struct {
	// ClientID is the app id registered at Xero with grant type "Auth Code with PKCE".
	// Such an app has no secret (contract section 2).
	ClientID string
	// AuthorizeURL is opened in the browser, the other three are called by Daybook.
	AuthorizeURL, TokenURL, RevokeURL, ConnectionsURL string
	// Scopes are asked for at sign-in; ScopeNames gives the least set Daybook needs.
	Scopes []string
	// Ports are tried in order for the loopback listener. Xero compares the whole redirect address,
	// so each must be registered there; DefaultPorts are the ones the guide asks to register.
	Ports []int
	// Open opens an address in the person's browser. It may block for as long as the browser lives.
	// A Source that never begins a sign-in may leave it nil.
	Open func(address string) error
	// HTTP calls the sign-in service; nil means a client of its own. Redirects are never followed
	// and a call never takes longer than 30 seconds, whatever is set here.
	HTTP *http.Client
	// Now is the wall clock; nil means time.Now.
	Now func() time.Time
	// Log takes what happened without any secret; nil means nowhere.
	Log *slog.Logger
}

// DefaultPorts returns the loopback ports whose redirect addresses are registered at Xero.
func DefaultPorts() []int { return []int{8912, 18912, 28912} }

// Xero returns the configuration for the real Xero with the given app id. Open is left to the caller.
func Xero(clientID string) Config {
	return Config{
		ClientID:       clientID,
		AuthorizeURL:   xeroAuthorizeURL,
		TokenURL:       xeroTokenURL,
		RevokeURL:      xeroRevokeURL,
		ConnectionsURL: xeroConnectionsURL,
		Scopes:         ScopeNames(),
		Ports:          DefaultPorts(),
	}
}

// RedirectURL returns the address to register at Xero for a port. Xero accepts plain http for
// "localhost" only, not for 127.0.0.1 (contract section 2).
func RedirectURL(port int) string {
	return "http://localhost:" + strconv.Itoa(port) + CallbackPath
}

// withDefaults fills what may be left out.
func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if len(c.Scopes) == 0 {
		c.Scopes = ScopeNames()
	}
	if len(c.Ports) == 0 {
		c.Ports = DefaultPorts()
	}
	c.HTTP = carefulClient(c.HTTP)
	return c
}

// carefulClient returns a copy that follows no redirect (one would carry the tokens elsewhere) and
// always ends.
func carefulClient(given *http.Client) *http.Client {
	client := http.Client{}
	if given != nil {
		client = *given
	}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if client.Timeout <= 0 || client.Timeout > callTimeout {
		client.Timeout = callTimeout
	}
	return &client
}

// check returns a fault.Invalid naming each unusable setting, or nil.
func (c Config) check() error {
	fields := map[string]string{}
	if strings.TrimSpace(c.ClientID) == "" {
		fields["clientId"] = "Enter the app id (client id) that Xero shows for your app."
	}
	for name, address := range map[string]string{
		"authorizeUrl":   c.AuthorizeURL,
		"tokenUrl":       c.TokenURL,
		"revokeUrl":      c.RevokeURL,
		"connectionsUrl": c.ConnectionsURL,
	} {
		if !isSafeAddress(address) {
			fields[name] = "This must be an https address, or an http address on this computer."
		}
	}
	return fault.InvalidFields("The sign-in is not set up.", fields)
}

// isSafeAddress reports whether secrets may be sent to the address: https, or http on loopback.
func isSafeAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil {
		return false
	}
	if u.Scheme == "https" {
		return true
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "http" && (u.Hostname() == "localhost" || (ip != nil && ip.IsLoopback()))
}

// oauth returns the library's view of the configuration. AuthStyleInParams: the app has no secret,
// so there is no Authorization header to send (contract section 2).
func (c Config) oauth(redirect string) *oauth2.Config {
	return &oauth2.Config{
		ClientID:    c.ClientID,
		RedirectURL: redirect,
		Scopes:      c.Scopes,
		Endpoint: oauth2.Endpoint{
			AuthURL:   c.AuthorizeURL,
			TokenURL:  c.TokenURL,
			AuthStyle: oauth2.AuthStyleInParams,
		},
	}
}
