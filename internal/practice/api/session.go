package api

import (
	"context"
	"errors"
	"time"
)

// Session is who stands behind a bearer token.
type Session struct {
	// ClientID is the app the token was given to.
	ClientID string
	// AppName is the name a person knows the app by; replies carry it as ProviderName.
	AppName string
	// UserID is the user who signed in.
	UserID string
	// Scopes are those the token carries.
	Scopes []string
	// TenantID is the organisation asked for, which the user has connected the app to.
	TenantID string
}

// Authenticator knows the tokens. Package identity implements it.
type Authenticator interface {
	// Authorize returns the session of a bearer token for an organisation. bearer is the Authorization header less
	// "Bearer ", "" where there was none; tenantID is the xero-tenant-id header, "" where there was none. Errors:
	// ErrBadToken (missing, unknown, revoked), a *TokenExpiredError, ErrNoTenant (header missing or wrong, or the
	// organisation disconnected). Any other error is answered with 500.
	Authorize(ctx context.Context, bearer, tenantID string) (Session, error)
}

// ErrBadToken says that a token is missing, unknown or revoked: 401 AuthenticationUnsuccessful.
var ErrBadToken = errors.New("the token is not valid")

// ErrNoTenant says that the token does not reach the organisation: 403 AuthenticationUnsuccessful.
var ErrNoTenant = errors.New("the organisation is not connected")

// TokenExpiredError says that a token was valid once: 401 TokenExpired.
type TokenExpiredError struct {
	// At is when the token expired, in UTC.
	At time.Time
}

// Error implements error.
func (e *TokenExpiredError) Error() string {
	return "token expired at " + e.At.UTC().Format("01/02/2006 15:04:05")
}
