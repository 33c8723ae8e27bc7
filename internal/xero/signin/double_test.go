package signin_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/xero/signin"
)

// canary is part of every secret that the double hands out, so that one search finds any leak.
const canary = "CaNaRy"

const eventID = "7b1c9a52-0f3e-4a51-9d34-2f6a1c0f9e11"

// clock is a wall clock that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// reply is what the token endpoint does instead of answering properly.
type reply struct {
	status      int
	body        string
	isCut       bool          // the connection breaks without a reply
	raw         string        // these bytes come instead of an HTTP reply
	location    string        // the Location header
	isCommitted bool          // the request takes effect all the same
	hold        chan struct{} // the reply waits for this
	arrived     chan struct{} // closed when the request is there
}

// identity is a sign-in server written from contract sections 1 and 2.
type identity struct {
	*httptest.Server
	clock *clock

	mu          sync.Mutex
	registered  []string
	codes       map[string]url.Values // authorise parameters by code
	refresh     map[string]time.Time  // live refresh token → end of grace, zero for the present one
	programme   []reply
	calls       []url.Values // forms of the token endpoint
	revoked     []url.Values
	connections map[string]bool
	issued      int
	access      map[string]bool
	omitRefresh bool
	omitScope   bool
	// isSlowToDrop: a dropped connection is still listed.
	isSlowToDrop bool
}

func newIdentity(t *testing.T) *identity {
	t.Helper()
	i := &identity{
		clock:       &clock{now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)},
		codes:       map[string]url.Values{},
		refresh:     map[string]time.Time{},
		connections: map[string]bool{"c-1": true},
		access:      map[string]bool{},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("POST /token", i.token)
	mux.HandleFunc("POST /revocation", i.revocation)
	mux.HandleFunc("GET /connections", i.listConnections)
	mux.HandleFunc("DELETE /connections/{id}", i.dropConnection)
	i.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", i.clock.Now().UTC().Format(http.TimeFormat))
		mux.ServeHTTP(w, r)
	}))
	i.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	i.Start()
	t.Cleanup(i.Close)
	return i
}

// secret makes a secret that carries the canary.
func (i *identity) secret(kind string) string {
	i.issued++
	return fmt.Sprintf("%s-%s-%d-%s", kind, canary, i.issued, rand.Text())
}

func (i *identity) authorize(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	q := r.URL.Query()
	isKnown := false
	for _, address := range i.registered {
		isKnown = isKnown || address == q.Get("redirect_uri")
	}
	if !isKnown || q.Get("client_id") != "daybook-test" || q.Get("response_type") != "code" ||
		q.Get("code_challenge_method") != "S256" || len(q.Get("code_challenge")) != 43 || q.Get("state") == "" {
		http.Error(w, "unauthorized_client : Invalid redirect_uri", http.StatusBadRequest)
		return
	}
	code := i.secret("code")
	i.codes[code] = q
	back := url.Values{"code": {code}, "scope": {q.Get("scope")}, "state": {q.Get("state")}, "session_state": {"s"}}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (i *identity) token(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	i.mu.Lock()
	i.calls = append(i.calls, r.PostForm)
	var act reply
	if len(i.programme) > 0 {
		act, i.programme = i.programme[0], i.programme[1:]
	}
	i.mu.Unlock()
	if act.arrived != nil {
		close(act.arrived)
	}
	if act.hold != nil {
		select {
		case <-act.hold:
		case <-r.Context().Done():
		}
	}
	isProper := act.status == 0 && !act.isCut && act.raw == ""
	status, body := 0, ""
	if isProper || act.isCommitted {
		status, body = i.grant(r)
	}
	switch {
	case isProper:
	case act.isCut || act.raw != "":
		connection, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(connection, act.raw)
		connection.Close()
		return
	default:
		status, body = act.status, act.body
	}
	if act.location != "" {
		w.Header().Set("Location", act.location)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	io.WriteString(w, body)
}

// grant applies the rules of the token endpoint.
func (i *identity) grant(r *http.Request) (int, string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	form := r.PostForm
	if r.Header.Get("Authorization") != "" || form.Get("client_id") != "daybook-test" || form.Has("client_secret") {
		return 400, `{"error":"invalid_client"}`
	}
	scope := strings.Join(signin.ScopeNames(), " ")
	switch form.Get("grant_type") {
	case "authorization_code":
		asked, ok := i.codes[form.Get("code")]
		delete(i.codes, form.Get("code"))
		sum := sha256.Sum256([]byte(form.Get("code_verifier")))
		if !ok || asked.Get("redirect_uri") != form.Get("redirect_uri") ||
			asked.Get("code_challenge") != base64.RawURLEncoding.EncodeToString(sum[:]) {
			return 400, `{"error":"invalid_grant"}`
		}
		scope = asked.Get("scope")
	case "refresh_token":
		given := form.Get("refresh_token")
		grace, ok := i.refresh[given]
		if !ok || (!grace.IsZero() && !i.clock.Now().Before(grace)) {
			return 400, `{"error":"invalid_grant"}`
		}
		if grace.IsZero() {
			i.refresh[given] = i.clock.Now().Add(30 * time.Minute)
		}
	default:
		return 400, `{"error":"unsupported_grant_type"}`
	}
	access, refresh := i.jwt(), i.secret("refresh")
	i.refresh[refresh] = time.Time{}
	i.access[access] = true
	body := map[string]any{"access_token": access, "expires_in": 1800, "token_type": "Bearer", "scope": scope}
	if !i.omitRefresh {
		body["refresh_token"] = refresh
	}
	if i.omitScope {
		delete(body, "scope")
	}
	text, _ := json.Marshal(body)
	return 200, string(text)
}

// jwt makes an access token of the contract's shape; its signature is not one.
func (i *identity) jwt() string {
	part := func(v any) string {
		text, _ := json.Marshal(v)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return part(map[string]string{"alg": "RS256"}) + "." +
		part(map[string]any{"authentication_event_id": eventID, "jti": i.secret("jti")}) + "." + i.secret("signature")
}

func (i *identity) revocation(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	i.mu.Lock()
	defer i.mu.Unlock()
	i.revoked = append(i.revoked, r.PostForm)
	clear(i.refresh)
	clear(i.connections)
}

func (i *identity) isAllowed(r *http.Request) bool {
	access, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && i.access[access]
}

func (i *identity) listConnections(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if !i.isAllowed(r) {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	list := []map[string]string{}
	for id := range i.connections {
		list = append(list, map[string]string{"id": id, "tenantType": "ORGANISATION", "tenantId": "t" + id[1:]})
	}
	json.NewEncoder(w).Encode(list)
}

func (i *identity) dropConnection(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	switch {
	case !i.isAllowed(r):
		w.WriteHeader(http.StatusUnauthorized)
	case !i.connections[r.PathValue("id")]:
		w.WriteHeader(http.StatusNotFound)
	default:
		if !i.isSlowToDrop {
			delete(i.connections, r.PathValue("id"))
		}
		w.WriteHeader(http.StatusNoContent)
	}
}

// will sets what the next calls of the token endpoint meet.
func (i *identity) will(replies ...reply) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.programme = append(i.programme, replies...)
}

// tokenCalls returns the forms the token endpoint has received.
func (i *identity) tokenCalls() []url.Values {
	i.mu.Lock()
	defer i.mu.Unlock()
	return append([]url.Values{}, i.calls...)
}

// issue grants a pair outside any flow.
func (i *identity) issue() signin.Tokens {
	i.mu.Lock()
	defer i.mu.Unlock()
	access, refresh := i.jwt(), i.secret("refresh")
	i.refresh[refresh] = time.Time{}
	i.access[access] = true
	now := i.clock.Now()
	return signin.Tokens{Access: access, Refresh: refresh, ObtainedAt: now, ExpiresAt: now.Add(30 * time.Minute), Scopes: signin.ScopeNames(), AuthEventID: eventID}
}

// change runs a change of the server's state under its lock.
func (i *identity) change(do func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	do()
}

// logs collects everything that is logged, at every level.
type logs struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// bench is a sign-in with its server, ports of its own and a log that must stay clean.
type bench struct {
	*identity
	cfg  signin.Config
	logs *logs
	// opened receives each address that the browser was asked to open.
	opened chan string
}

func setup(t *testing.T) *bench {
	t.Helper()
	b := &bench{identity: newIdentity(t), logs: &logs{}, opened: make(chan string, 4)}
	ports := freePorts(t, 3)
	for _, port := range ports {
		b.registered = append(b.registered, signin.RedirectURL(port))
	}
	b.cfg = signin.Config{
		ClientID:       "daybook-test",
		AuthorizeURL:   b.URL + "/authorize",
		TokenURL:       b.URL + "/token",
		RevokeURL:      b.URL + "/revocation",
		ConnectionsURL: b.URL + "/connections",
		Ports:          ports,
		Open:           func(address string) error { b.opened <- address; return nil },
		Now:            b.clock.Now,
		Log:            slog.New(slog.NewTextHandler(b.logs, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	t.Cleanup(func() {
		if strings.Contains(b.logs.String(), canary) {
			t.Errorf("a secret is in the log:\n%s", b.logs)
		}
	})
	return b
}

// freePorts returns ports that are free on both families.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	var ports []int
	for len(ports) < n {
		four, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer four.Close()
		port := four.Addr().(*net.TCPAddr).Port
		six, err := net.Listen("tcp6", fmt.Sprintf("[::1]:%d", port))
		if err == nil {
			defer six.Close()
		} else if hasIPv6() {
			continue
		}
		ports = append(ports, port)
	}
	return ports
}

func hasIPv6() bool {
	listener, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		return false
	}
	listener.Close()
	return true
}

// consent plays the browser up to Xero's redirect and returns the callback address.
func (b *bench) consent(t *testing.T, address string) string {
	t.Helper()
	response := get(t, address, nil)
	if response.status != http.StatusFound {
		t.Fatalf("authorise answered %d: %s", response.status, response.body)
	}
	return response.header.Get("Location")
}

// page is a reply as the browser sees it.
type page struct {
	status int
	header http.Header
	body   string
}

// navigation are the headers of a browser that follows Xero's redirect.
func navigation() http.Header {
	return http.Header{"Sec-Fetch-Site": {"cross-site"}, "Sec-Fetch-Mode": {"navigate"}, "Sec-Fetch-Dest": {"document"}, "Sec-Fetch-User": {"?1"}}
}

func get(t *testing.T, address string, header http.Header) page {
	t.Helper()
	return send(t, http.MethodGet, address, "", header)
}

func send(t *testing.T, method, address, host string, header http.Header) page {
	t.Helper()
	reply, err := trySend(t.Context(), method, address, host, header)
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// trySend may be called outside the test's goroutine.
func trySend(ctx context.Context, method, address, host string, header http.Header) (page, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return page{}, err
	}
	request.Host = host
	maps.Copy(request.Header, header)
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return page{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return page{response.StatusCode, response.Header, string(body)}, err
}

// watcher records the states of a flow.
type watcher struct {
	mu     sync.Mutex
	states []signin.State
	fresh  chan struct{}
}

func newWatcher() *watcher { return &watcher{fresh: make(chan struct{}, 100)} }

func (w *watcher) watch(s signin.State) {
	w.mu.Lock()
	w.states = append(w.states, s)
	w.mu.Unlock()
	w.fresh <- struct{}{}
}

func (w *watcher) phases() []signin.Phase {
	w.mu.Lock()
	defer w.mu.Unlock()
	var phases []signin.Phase
	for _, s := range w.states {
		if len(phases) == 0 || phases[len(phases)-1] != s.Phase {
			phases = append(phases, s.Phase)
		}
	}
	return phases
}

// until waits for a state that satisfies want.
func (w *watcher) until(t *testing.T, want func(signin.State) bool) signin.State {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		w.mu.Lock()
		last := w.states[len(w.states)-1]
		w.mu.Unlock()
		if want(last) {
			return last
		}
		select {
		case <-w.fresh:
		case <-ctx.Done():
			t.Fatalf("state never came; last %+v", last)
		}
	}
}

// noSecret fails when an error's text, as any formatter prints it, holds a secret.
func noSecret(t *testing.T, err error) {
	t.Helper()
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		if strings.Contains(fmt.Sprintf(verb, err), canary) {
			t.Errorf("a secret is in an error: "+verb, err)
		}
	}
}
