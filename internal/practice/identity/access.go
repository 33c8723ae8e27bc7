package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"daybook/internal/practice/api"
)

// Grant is what a valid access token allows.
type Grant struct {
	// ClientID is the app.
	ClientID string
	// UserID is the person who gave consent.
	UserID string
	// AuthEventID is the sign-in; it equals authEventId of the connections granted then.
	AuthEventID string
	// Scopes are the granted scopes.
	Scopes []string
	// Expires is when the token ends.
	Expires time.Time
}

// accessClaims are the claims of Xero's access token (contract section 2).
type accessClaims struct {
	NotBefore     int64    `json:"nbf"`
	Expires       int64    `json:"exp"`
	Issuer        string   `json:"iss"`
	Audience      string   `json:"aud"`
	ClientID      string   `json:"client_id"`
	Subject       string   `json:"sub"`
	AuthTime      int64    `json:"auth_time"`
	XeroUserID    string   `json:"xero_userid"`
	GlobalSession string   `json:"global_session_id"`
	SessionID     string   `json:"sid"`
	ID            string   `json:"jti"`
	AuthEventID   string   `json:"authentication_event_id"`
	Scopes        []string `json:"scope"`
}

// accessToken makes an access token for a session.
func (s *Server) accessToken(x session, now time.Time) (string, error) {
	sid := strings.ReplaceAll(x.ID, "-", "")
	return s.keys.sign(accessClaims{
		NotBefore: now.Unix(), Expires: now.Add(AccessLife).Unix(), Issuer: s.cfg.Base, Audience: s.audience(),
		ClientID: x.ClientID, Subject: subjectOf(x.UserID), AuthTime: x.AuthTime.Unix(), XeroUserID: x.UserID,
		GlobalSession: sid, SessionID: sid, ID: strings.ToUpper(strings.ReplaceAll(uuid.NewString(), "-", "")),
		AuthEventID: x.AuthEventID, Scopes: x.Scopes,
	})
}

func (s *Server) audience() string { return s.cfg.Base + "/resources" }

// subjectOf derives the claim sub, which is another id than the user's.
func subjectOf(userID string) string { return hashOf("subject " + userID)[:32] }

// Verify reads an access token. The error is api.ErrBadToken when the token is not ours and an
// *api.TokenExpiredError when it was. A token stays valid until it expires, even when its sign-in was revoked; what
// it then lacks is a connection.
func (s *Server) Verify(token string) (Grant, error) {
	var claims accessClaims
	if err := s.keys.open(token, &claims); err != nil || !strings.HasSuffix(claims.Audience, "/resources") {
		return Grant{}, api.ErrBadToken
	}
	expires := time.Unix(claims.Expires, 0).UTC()
	if !s.cfg.Now().Before(expires) {
		return Grant{}, &api.TokenExpiredError{At: expires}
	}
	return Grant{ClientID: claims.ClientID, UserID: claims.XeroUserID, AuthEventID: claims.AuthEventID, Scopes: claims.Scopes, Expires: expires}, nil
}

// Authorize implements api.Authenticator.
func (s *Server) Authorize(_ context.Context, bearer, tenantID string) (api.Session, error) {
	grant, err := s.Verify(bearer)
	if err != nil {
		return api.Session{}, err
	}
	client, ok := s.client(grant.ClientID)
	if !ok {
		return api.Session{}, api.ErrBadToken
	}
	if !s.IsConnected(grant, tenantID) {
		return api.Session{}, api.ErrNoTenant
	}
	return api.Session{ClientID: client.ID, AppName: client.Name, UserID: grant.UserID, Scopes: grant.Scopes, TenantID: tenantID}, nil
}

// unauthorized is the body of a 401 (contract section 16).
type unauthorized struct {
	Type       *string        `json:"Type"`
	Title      string         `json:"Title"`
	Status     int            `json:"Status"`
	Detail     string         `json:"Detail"`
	Instance   string         `json:"Instance"`
	Extensions map[string]any `json:"Extensions"`
}

// bearer returns the grant of a request's token, or answers 401 itself.
func (s *Server) bearer(w http.ResponseWriter, r *http.Request) (Grant, bool) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	grant, err := s.Verify(token)
	if err != nil {
		detail := "AuthenticationUnsuccessful"
		if expired, ok := errors.AsType[*api.TokenExpiredError](err); ok {
			detail = "TokenExpired: " + expired.Error()
		}
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		writeJSON(w, http.StatusUnauthorized, unauthorized{
			Title: "Unauthorized", Status: http.StatusUnauthorized, Detail: detail, Instance: uuid.NewString(), Extensions: map[string]any{},
		})
		return Grant{}, false
	}
	return grant, true
}

// writeJSON answers with a JSON body that must not be stored.
func writeJSON(w http.ResponseWriter, status int, body any) {
	data, err := json.Marshal(body)
	if err != nil {
		http.Error(w, fmt.Sprintf("encode reply: %v", err), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(data) // a client that left needs no answer
}
