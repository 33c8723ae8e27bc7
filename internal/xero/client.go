package xero

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"
)

// DefaultBaseURL is where Xero's API lives.
const DefaultBaseURL = "https://api.xero.com"

// accountingPath comes before every resource of the Accounting API.
const accountingPath = "/api.xro/2.0"

// TokenSource gives access tokens.
type TokenSource interface {
	// Token returns a token that is valid now, refreshing it first where needed. Its errors reach the caller of the
	// client as they are: auth_expired when only a new sign-in helps, offline when the identity server is out of reach.
	Token(ctx context.Context) (string, error)
	// Invalidate says that Xero refused this token: the next Token must refresh, unless it holds a newer one already.
	Invalidate(token string)
}

// Client talks to one organisation. Fill the fields before the first call and leave them; it is then safe for use by
// several goroutines.
type Client struct {
	// HTTP sends the requests; NewHTTPClient makes one with the right time-outs. Its redirect rule is not used.
	HTTP *http.Client
	// BaseURL is DefaultBaseURL, or the address of the practice Xero, without a slash at the end.
	BaseURL string
	// Tokens gives the access tokens.
	Tokens TokenSource
	// TenantID is the organisation's Connection.TenantID. ListConnections works without it.
	TenantID string
	// UserAgent names the program and its version.
	UserAgent string
	// Now is the wall clock; nil means time.Now.
	Now func() time.Time
	// Pause waits between tries of a read; nil means a timer. It returns early with the context's error.
	Pause func(ctx context.Context, wait time.Duration) error
	// Log receives retries, at info level and without content; nil means nowhere.
	Log *slog.Logger
	// Limits is shared by all clients of one organisation; nil means a limiter of this client's own.
	Limits *Limiter
	// Observe is told every exchange as it ends, in the goroutine of the call; nil means nobody.
	Observe func(Exchange)

	ownLimits   Limiter
	clockOffset atomic.Pointer[time.Duration]
	lastAnswer  atomic.Int64 // wall clock of the last whole answer, Unix nanoseconds
}

// ClockOffset returns how far Xero's clock is ahead of this computer's, to the second, and whether an answer has told
// yet. More than a few minutes means the computer's clock is wrong.
func (c *Client) ClockOffset() (time.Duration, bool) {
	offset := c.clockOffset.Load()
	if offset == nil {
		return 0, false
	}
	return *offset, true
}

// ServerNow returns the time by Xero's clock, as far as it is known.
func (c *Client) ServerNow() time.Time {
	offset, _ := c.ClockOffset()
	return c.now().Add(offset).UTC()
}

func (c *Client) now() time.Time {
	if c.Now != nil {
		return c.Now()
	}
	return time.Now()
}

func (c *Client) limits() *Limiter {
	if c.Limits != nil {
		return c.Limits
	}
	return &c.ownLimits
}

func (c *Client) pause(ctx context.Context, wait time.Duration) error {
	if c.Pause != nil {
		return c.Pause(ctx, wait)
	}
	return pauseFor(ctx, wait)
}

// pauseFor waits, or returns the context's error.
func pauseFor(ctx context.Context, wait time.Duration) error {
	if wait <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

func (c *Client) log() *slog.Logger {
	if c.Log != nil {
		return c.Log
	}
	return slog.New(slog.DiscardHandler)
}
