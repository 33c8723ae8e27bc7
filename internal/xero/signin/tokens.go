package signin

import (
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"strings"
	"time"
)

// Lifetimes at Xero (contract section 2).
const (
	// accessLife is how long an access token lives when the reply does not say.
	accessLife = 30 * time.Minute
	// refreshLife is how long an unused refresh token lives; Xero returns no expiry for it.
	refreshLife = 60 * 24 * time.Hour
	// graceLife is how long the refresh token before the last may still be tried.
	graceLife = 30 * time.Minute
)

// Tokens is one pair as Xero gave it. Formatting, logging or encoding one as JSON shows no secret.
type Tokens struct {
	// Access goes into the Authorization header of each call.
	Access string
	// Refresh is exchanged for the next pair; it rotates on every refresh.
	Refresh string
	// ExpiresAt is when Access ends, in UTC by Xero's clock, as are the other times.
	ExpiresAt time.Time
	// Scopes are the permissions granted.
	Scopes []string
	// AuthEventID is the claim authentication_event_id of the access token: it equals authEventId of
	// the connections granted by this sign-in. Empty when the token does not carry it.
	AuthEventID string
	// ObtainedAt is when this pair was received, in UTC.
	ObtainedAt time.Time
	// Previous is the refresh token that this pair replaced, and PreviousUntil the end of its grace.
	// Previous is empty after a first sign-in and once it has been used.
	Previous      string
	PreviousUntil time.Time
	// ClockOffset is how far Xero's clock was ahead of this computer's when the pair was received.
	ClockOffset time.Duration
}

// isPlausible reports whether now, by Xero's clock, is after the pair was received. Otherwise a clock has been moved
// since, and nothing can be said about its end.
func (t Tokens) isPlausible(now time.Time) bool { return !now.Before(t.ObtainedAt.Add(-ahead)) }

// hidden stands for a Tokens value wherever text is made of it.
const hidden = "Xero tokens (hidden)"

// String implements fmt.Stringer without the secrets.
func (t Tokens) String() string { return hidden }

// GoString implements fmt.GoStringer without the secrets.
func (t Tokens) GoString() string { return hidden }

// LogValue implements slog.LogValuer without the secrets.
func (t Tokens) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalJSON implements json.Marshaler without the secrets; the sealed store has an encoding of its own.
func (t Tokens) MarshalJSON() ([]byte, error) { return json.Marshal(hidden) }

// session returns what may be shown of the pair.
func (t Tokens) session(wanted []string) Session {
	return Session{
		AuthEventID:   t.AuthEventID,
		Scopes:        append([]string{}, t.Scopes...),
		MissingScopes: missingScopes(wanted, t.Scopes),
		RefreshedAt:   t.ObtainedAt,
		ValidUntil:    t.ObtainedAt.Add(refreshLife),
		ClockOffset:   t.ClockOffset,
	}
}

// Session is what may be known of a sign-in without its secrets.
type Session struct {
	// AuthEventID filters GET /connections to what this sign-in granted; it may be empty.
	AuthEventID string
	// Scopes are the permissions granted; MissingScopes those Daybook asks for and does not have.
	Scopes, MissingScopes []string
	// RefreshedAt is when the present pair was received, in UTC.
	RefreshedAt time.Time
	// ValidUntil is when the sign-in ends if it is not used before: 60 days after the last refresh.
	ValidUntil time.Time
	// ClockOffset is how far Xero's clock was ahead of this computer's at RefreshedAt; negative when it was behind.
	ClockOffset time.Duration
}

// IsClockWrong reports whether the computer's clock is so far from Xero's that its owner should set it. Signing in and
// staying signed in work all the same, but documents are dated by it.
func (s Session) IsClockWrong() bool { return s.ClockOffset.Abs() > clockTolerance }

// authEventID reads the claim authentication_event_id of an access token, "" when there is none.
//
// The signature is not verified: the token came straight from the token endpoint, its reader is
// Xero's API and not Daybook, and the claim only narrows a list that Xero itself answers. Nothing
// is granted because of it.
func authEventID(access string) string {
	parts := strings.Split(access, ".")
	if len(parts) != 3 {
		return ""
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return ""
	}
	var claims struct {
		AuthEventID string `json:"authentication_event_id"`
	}
	if json.Unmarshal(payload, &claims) != nil {
		return ""
	}
	return claims.AuthEventID
}
