package identity

import (
	"crypto/sha256"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// idClaims are the claims of the id_token. The sign-in's event id is not among them (contract section 2).
type idClaims struct {
	NotBefore     int64  `json:"nbf"`
	Expires       int64  `json:"exp"`
	Issuer        string `json:"iss"`
	Audience      string `json:"aud"`
	IssuedAt      int64  `json:"iat"`
	AccessHash    string `json:"at_hash"`
	SessionID     string `json:"sid"`
	Subject       string `json:"sub"`
	AuthTime      int64  `json:"auth_time"`
	XeroUserID    string `json:"xero_userid"`
	GlobalSession string `json:"global_session_id"`
	Nonce         string `json:"nonce,omitempty"`
	person
}

// person is what the scopes profile and email tell.
type person struct {
	PreferredName string `json:"preferred_username,omitempty"`
	Name          string `json:"name,omitempty"`
	GivenName     string `json:"given_name,omitempty"`
	FamilyName    string `json:"family_name,omitempty"`
	Email         string `json:"email,omitempty"`
}

func (s *Server) personFor(scopes []string) person {
	var p person
	if slices.Contains(scopes, "profile") {
		u := s.cfg.User
		p.PreferredName, p.Name, p.GivenName, p.FamilyName = u.Email, u.Name(), u.GivenName, u.FamilyName
	}
	if slices.Contains(scopes, "email") {
		p.Email = s.cfg.User.Email
	}
	return p
}

func (s *Server) idToken(x session, access, nonce string, now time.Time) (string, error) {
	half := sha256.Sum256([]byte(access))
	sid := strings.ReplaceAll(x.ID, "-", "")
	return s.keys.sign(idClaims{
		NotBefore: now.Unix(), Expires: now.Add(IDTokenLife).Unix(), Issuer: s.cfg.Base, Audience: x.ClientID, IssuedAt: now.Unix(),
		AccessHash: encode(half[:16]), SessionID: sid, Subject: subjectOf(x.UserID), AuthTime: x.AuthTime.Unix(),
		XeroUserID: x.UserID, GlobalSession: sid, Nonce: nonce, person: s.personFor(x.Scopes),
	})
}

// userInfo tells who signed in; it needs the scope openid.
func (s *Server) userInfo(w http.ResponseWriter, r *http.Request) {
	grant, ok := s.bearer(w, r)
	if !ok {
		return
	}
	if !slices.Contains(grant.Scopes, "openid") {
		w.Header().Set("WWW-Authenticate", `Bearer error="insufficient_scope"`)
		w.WriteHeader(http.StatusForbidden)
		return
	}
	writeJSON(w, http.StatusOK, struct {
		Subject    string `json:"sub"`
		XeroUserID string `json:"xero_userid"`
		person
	}{subjectOf(grant.UserID), grant.UserID, s.personFor(grant.Scopes)})
}

func (s *Server) discovery(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{
		"issuer":                                s.cfg.Base,
		"authorization_endpoint":                s.cfg.Base + "/connect/authorize",
		"token_endpoint":                        s.cfg.Base + "/connect/token",
		"userinfo_endpoint":                     s.cfg.Base + "/connect/userinfo",
		"revocation_endpoint":                   s.cfg.Base + "/connect/revocation",
		"jwks_uri":                              s.cfg.Base + "/.well-known/openid-configuration/jwks",
		"scopes_supported":                      slices.Sorted(maps.Keys(scopeWords())),
		"response_types_supported":              []string{"code"},
		"grant_types_supported":                 []string{"authorization_code", "refresh_token"},
		"code_challenge_methods_supported":      []string{"S256"},
		"token_endpoint_auth_methods_supported": []string{"none"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"subject_types_supported":               []string{"public"},
	})
}

func (s *Server) jwks(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]any{"keys": []webKey{s.keys.public()}})
}
