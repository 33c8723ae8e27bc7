package identity

import (
	"crypto/sha256"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// tokenReply is the answer of the token endpoint.
type tokenReply struct {
	IDToken      string `json:"id_token,omitempty"`
	AccessToken  string `json:"access_token"`
	ExpiresIn    int    `json:"expires_in"`
	TokenType    string `json:"token_type"`
	RefreshToken string `json:"refresh_token,omitempty"`
	Scope        string `json:"scope"`
}

// tokenError is one of the words of contract section 2, answered with 400.
type tokenError string

const (
	invalidRequest       tokenError = "invalid_request"
	invalidClient        tokenError = "invalid_client"
	invalidGrant         tokenError = "invalid_grant"
	invalidScope         tokenError = "invalid_scope"
	unauthorizedClient   tokenError = "unauthorized_client"
	unsupportedGrantType tokenError = "unsupported_grant_type"
	serverError          tokenError = "server_error"
)

// verifierShape is the PKCE code verifier: 43 to 128 unreserved characters.
var verifierShape = regexp.MustCompile(`^[A-Za-z0-9._~-]{43,128}$`)

// token exchanges a code, or refreshes.
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	form, client, problem := s.clientForm(w, r)
	if problem != "" {
		refuse(w, problem)
		return
	}
	var reply tokenReply
	switch form.Get("grant_type") {
	case "authorization_code":
		reply, problem = s.exchange(form, client)
	case "refresh_token":
		reply, problem = s.refresh(form, client)
	case "client_credentials": // Xero has this grant, for apps of another kind
		problem = unauthorizedClient
	default:
		problem = unsupportedGrantType
	}
	if problem != "" {
		refuse(w, problem)
		return
	}
	writeJSON(w, http.StatusOK, reply)
}

// clientForm reads a form sent by a registered app. An app of this kind has no secret, so an Authorization header is
// a mistake (contract section 2).
func (s *Server) clientForm(w http.ResponseWriter, r *http.Request) (url.Values, Client, tokenError) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if kind != "application/x-www-form-urlencoded" || r.ParseForm() != nil {
		return nil, Client{}, invalidRequest
	}
	for _, values := range r.PostForm {
		if len(values) != 1 {
			return nil, Client{}, invalidRequest
		}
	}
	client, ok := s.client(r.PostForm.Get("client_id"))
	if !ok || r.Header.Get("Authorization") != "" {
		return nil, Client{}, invalidClient
	}
	return r.PostForm, client, ""
}

// exchange turns a code into tokens. A code is spent by the first try, right or wrong.
func (s *Server) exchange(form url.Values, client Client) (tokenReply, tokenError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	hash := hashOf(form.Get("code"))
	granted, ok := s.codes[hash]
	if !ok {
		return tokenReply{}, invalidGrant
	}
	delete(s.codes, hash)
	verifier := form.Get("code_verifier")
	sum := sha256.Sum256([]byte(verifier))
	if !now.Before(granted.expires) || granted.client.ID != client.ID || granted.redirect != form.Get("redirect_uri") ||
		!verifierShape.MatchString(verifier) || encode(sum[:]) != granted.challenge {
		return tokenReply{}, invalidGrant
	}
	x := session{
		ID: uuid.NewString(), UserID: granted.userID, ClientID: client.ID, Scopes: granted.scopes,
		AuthEventID: granted.authEventID, AuthTime: granted.authTime, CurrentSince: now,
	}
	if !slices.Contains(x.Scopes, "offline_access") {
		return s.reply(x, "", granted.nonce, now)
	}
	refresh := secret()
	x.Current = hashOf(refresh)
	if err := s.update(func(next *state) { next.Sessions = append(next.Sessions, x) }); err != nil {
		s.cfg.Log.Error("keep a sign-in", "error", err)
		return tokenReply{}, serverError
	}
	return s.reply(x, refresh, granted.nonce, now)
}

// refresh rotates a refresh token. The previous one is taken again for RefreshGrace, counted from its first use; what
// was issued then and never arrived dies with the retry.
func (s *Server) refresh(form url.Values, client Client) (tokenReply, tokenError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	i := s.sessionOf(form.Get("refresh_token"), now)
	if i < 0 || s.state.Sessions[i].ClientID != client.ID {
		return tokenReply{}, invalidGrant
	}
	x := s.state.Sessions[i]
	if slices.ContainsFunc(strings.Fields(form.Get("scope")), func(name string) bool { return !slices.Contains(x.Scopes, name) }) {
		return tokenReply{}, invalidScope
	}
	if hash := hashOf(form.Get("refresh_token")); hash == x.Current {
		x.Previous, x.PreviousUntil = hash, now.Add(RefreshGrace)
	}
	refresh := secret()
	x.Current, x.CurrentSince = hashOf(refresh), now
	if err := s.update(func(next *state) { next.Sessions[i] = x }); err != nil {
		s.cfg.Log.Error("keep a refreshed sign-in", "error", err)
		return tokenReply{}, serverError
	}
	return s.reply(x, refresh, "", now)
}

// sessionOf returns the index of the session that a refresh token may still refresh, or -1; s.mu is held.
func (s *Server) sessionOf(refresh string, now time.Time) int {
	if refresh == "" {
		return -1
	}
	hash := hashOf(refresh)
	return slices.IndexFunc(s.state.Sessions, func(x session) bool {
		isCurrent := x.Current == hash && now.Before(x.CurrentSince.Add(RefreshLife))
		isInGrace := x.Previous == hash && now.Before(x.PreviousUntil)
		return isCurrent || isInGrace
	})
}

// reply makes the tokens of a session.
func (s *Server) reply(x session, refresh, nonce string, now time.Time) (tokenReply, tokenError) {
	access, err := s.accessToken(x, now)
	reply := tokenReply{AccessToken: access, ExpiresIn: int(AccessLife.Seconds()), TokenType: "Bearer", RefreshToken: refresh, Scope: joinScopes(x.Scopes)}
	if err == nil && slices.Contains(x.Scopes, "openid") {
		reply.IDToken, err = s.idToken(x, access, nonce, now)
	}
	if err != nil {
		s.cfg.Log.Error("sign a token", "error", err)
		return tokenReply{}, serverError
	}
	return reply, ""
}

// revoke ends every sign-in and every connection of the user with the app (contract section 1). A token that is
// unknown is answered with 200 too: it is as revoked as it can be.
func (s *Server) revoke(w http.ResponseWriter, r *http.Request) {
	form, client, problem := s.revocationForm(w, r)
	if problem != "" {
		refuse(w, problem)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.sessionOf(form.Get("token"), s.cfg.Now())
	if i < 0 {
		return
	}
	x := s.state.Sessions[i]
	if client.ID != "" && client.ID != x.ClientID {
		refuse(w, invalidClient)
		return
	}
	g := Grant{UserID: x.UserID, ClientID: x.ClientID}
	err := s.update(func(next *state) {
		delete(next.Scopes, grantKey(x.UserID, x.ClientID))
		next.Connections = slices.DeleteFunc(next.Connections, func(c connection) bool { return c.belongsTo(g) })
		next.Sessions = slices.DeleteFunc(next.Sessions, func(y session) bool { return y.UserID == x.UserID && y.ClientID == x.ClientID })
	})
	if err != nil {
		s.cfg.Log.Error("keep a revocation", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
	}
}

// revocationForm reads a form in which the client id may be absent: the contract knows the field token alone.
func (s *Server) revocationForm(w http.ResponseWriter, r *http.Request) (url.Values, Client, tokenError) {
	form, client, problem := s.clientForm(w, r)
	if problem == invalidClient && r.PostForm.Get("client_id") == "" {
		form, problem = r.PostForm, ""
	}
	if problem == "" && form.Get("token") == "" {
		problem = invalidRequest
	}
	return form, client, problem
}

func refuse(w http.ResponseWriter, problem tokenError) {
	status := http.StatusBadRequest
	if problem == serverError {
		status = http.StatusInternalServerError
	}
	writeJSON(w, status, map[string]string{"error": string(problem)})
}

func joinScopes(scopes []string) string { return strings.Join(scopes, " ") }
