package identity

import (
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"daybook/internal/practice/look"
)

// request is a checked authorisation request.
type request struct {
	client    Client
	redirect  string
	scopes    []string
	state     string
	nonce     string
	challenge string
	isBulk    bool // several organisations may be connected at once
}

// consent is a request whose page is open in the browser.
type consent struct {
	request
	csrf    string // hash of the cookie and form value
	expires time.Time
}

// code is an authorisation code waiting for its exchange.
type code struct {
	request
	userID      string
	authEventID string
	authTime    time.Time
	expires     time.Time
}

// maxPending bounds the open consent pages, so that a loop cannot fill the memory.
const maxPending = 200

// challengeShape is what base64url of a SHA-256 looks like.
var challengeShape = regexp.MustCompile(`^[A-Za-z0-9_-]{43}$`)

// authorize checks the request and shows the consent page. A bad request gets the server's own error page and
// never a redirect (contract section 2).
func (s *Server) authorize(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	req, problem := s.check(query)
	if problem != nil {
		s.showProblem(w, *problem)
		return
	}
	organisations, err := s.cfg.Organisations(r.Context())
	if err != nil {
		s.cfg.Log.Error("list organisations for consent", "error", err)
		s.showProblem(w, problemServer)
		return
	}
	id, csrf := uuid.NewString(), secret()
	s.keepPending(id, consent{request: req, csrf: hashOf(csrf), expires: s.cfg.Now().Add(consentLife)})
	s.showConsent(w, id, csrf, req, organisations)
}

// check returns the request, or the problem that Xero would show on its error page.
func (s *Server) check(query url.Values) (request, *problem) {
	for name, values := range query {
		if len(values) > 1 {
			return request{}, problemf("invalid_request", "Duplicate parameter "+name, "A parameter may be given once only.")
		}
		if len(values[0]) > 2000 {
			return request{}, problemf("invalid_request", "Parameter too long: "+name, "Start the sign-in again.")
		}
	}
	client, ok := s.client(query.Get("client_id"))
	if !ok {
		return request{}, problemf("unauthorized_client", "Unknown client or client not enabled", "Check the client id in the app's settings.")
	}
	redirect := query.Get("redirect_uri")
	if !slices.Contains(client.RedirectURIs, redirect) {
		return request{}, problemf("unauthorized_client", "Invalid redirect_uri", "The address must equal one of those registered for the app, port and path included.")
	}
	if query.Get("response_type") != "code" {
		return request{}, problemf("unsupported_response_type", "response_type must be code", "")
	}
	scopes, ok := parseScopes(query.Get("scope"))
	if !ok {
		return request{}, problemf("invalid_scope", "Invalid scope", "An app registered today may ask for the granular scopes only.")
	}
	if query.Get("code_challenge") == "" {
		return request{}, problemf("invalid_request", "code challenge required", "The app must use PKCE.")
	}
	if query.Get("code_challenge_method") != "S256" {
		return request{}, problemf("invalid_request", "Transform algorithm not supported", "code_challenge_method must be S256.")
	}
	if !challengeShape.MatchString(query.Get("code_challenge")) {
		return request{}, problemf("invalid_request", "Invalid code_challenge", "It must be the SHA-256 of the code verifier in base64url, 43 characters.")
	}
	return request{
		client: client, redirect: redirect, scopes: scopes,
		state: query.Get("state"), nonce: query.Get("nonce"), challenge: query.Get("code_challenge"),
		isBulk: client.HasBulk && !slices.Contains(strings.Fields(query.Get("acr_values")), "bulk_connect:false"),
	}, nil
}

func (s *Server) keepPending(id string, c consent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	oldest := id
	for key, p := range s.pending {
		if !now.Before(p.expires) {
			delete(s.pending, key)
		} else if old, ok := s.pending[oldest]; !ok || p.expires.Before(old.expires) {
			oldest = key
		}
	}
	if len(s.pending) >= maxPending {
		delete(s.pending, oldest)
	}
	s.pending[id] = c
}

// decide takes the answer of the consent page and sends the browser back to the app.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		s.showProblem(w, problemForm)
		return
	}
	pending, ok := s.pendingOf(r)
	if !ok {
		s.showProblem(w, problemForm)
		return
	}
	if r.PostForm.Get("decision") != "allow" {
		s.forget(r.PostForm.Get("consent"))
		http.Redirect(w, r, s.refusedAddress(pending.request), http.StatusSeeOther)
		return
	}
	organisations, err := s.cfg.Organisations(r.Context())
	if err != nil {
		s.cfg.Log.Error("list organisations for consent", "error", err)
		s.showProblem(w, problemServer)
		return
	}
	chosen := r.PostForm["organisation"]
	if needsOrganisation(pending.scopes) && !pending.admits(chosen, organisations) {
		s.showProblem(w, problemOrganisation) // the page stays usable: going back and choosing works
		return
	}
	address, err := s.allow(r.PostForm.Get("consent"), chosen)
	if errors.Is(err, errCrowded) {
		s.showProblem(w, problemCrowded)
		return
	}
	if err != nil {
		s.cfg.Log.Error("keep a consent", "error", err)
		s.showProblem(w, problemServer)
		return
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
}

// admits reports whether the organisations chosen exist and are as many as one consent may connect: one, unless the app
// has Bulk Connections (contract section 2).
func (r request) admits(chosen []string, organisations []Organisation) bool {
	seen := map[string]bool{}
	for _, tenant := range chosen {
		exists := slices.ContainsFunc(organisations, func(o Organisation) bool { return o.TenantID == tenant })
		if !exists || seen[tenant] {
			return false
		}
		seen[tenant] = true
	}
	return len(chosen) == 1 || r.isBulk && len(chosen) > 1
}

// pendingOf returns the open consent that a form answers. The form must carry the value of the page's cookie, which
// no other site can read or set.
func (s *Server) pendingOf(r *http.Request) (consent, bool) {
	cookie, err := r.Cookie(csrfCookie)
	csrf := r.PostForm.Get("csrf")
	if err != nil || !look.IsSameOrigin(r) || csrf == "" {
		return consent{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.pending[r.PostForm.Get("consent")]
	if !ok || !s.cfg.Now().Before(c.expires) || c.csrf != hashOf(csrf) || c.csrf != hashOf(cookie.Value) {
		return consent{}, false
	}
	return c, true
}

func (s *Server) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pending, id)
}

// allow connects the organisations, makes a code and returns the address that brings it to the app. The code and the
// connections carry the same new event id. errCrowded says that an organisation has all the apps it may have.
func (s *Server) allow(id string, tenants []string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	pending, ok := s.pending[id]
	if !ok { // answered twice at the same moment
		return "", errNotOurs
	}
	if needsOrganisation(pending.scopes) && slices.ContainsFunc(tenants, func(t string) bool { return s.isCrowded(t, pending.client) }) {
		return "", errCrowded
	}
	now := s.cfg.Now()
	granted := code{request: pending.request, userID: s.cfg.User.ID, authEventID: uuid.NewString(), authTime: now, expires: now.Add(CodeLife)}
	key := grantKey(granted.userID, granted.client.ID)
	granted.scopes = addUp(pending.scopes, s.state.Scopes[key])
	err := s.update(func(next *state) {
		next.Scopes[key] = granted.scopes
		if needsOrganisation(pending.scopes) {
			for _, tenantID := range tenants {
				next.connect(granted, tenantID)
			}
		}
	})
	if err != nil {
		return "", err
	}
	delete(s.pending, id)
	value := secret()
	for hash, c := range s.codes {
		if !now.Before(c.expires) {
			delete(s.codes, hash)
		}
	}
	s.codes[hashOf(value)] = granted
	return withQuery(pending.redirect, url.Values{
		"code": {value}, "scope": {joinScopes(granted.scopes)}, "state": {pending.state}, "session_state": {secret()},
	}), nil
}

// refusedAddress is where the browser goes after Cancel.
func (s *Server) refusedAddress(req request) string {
	values := url.Values{"error": {"access_denied"}}
	if req.state != "" && !s.cfg.Switches.CancelWithoutState {
		values.Set("state", req.state)
	}
	if s.cfg.Switches.CancelWithDescription {
		values.Set("error_description", "The user denied access")
	}
	return withQuery(req.redirect, values)
}

func withQuery(address string, values url.Values) string {
	if values.Get("state") == "" {
		values.Del("state")
	}
	if strings.Contains(address, "?") {
		return address + "&" + values.Encode()
	}
	return address + "?" + values.Encode()
}
