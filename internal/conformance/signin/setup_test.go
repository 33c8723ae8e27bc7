// Package signin_test runs Daybook's sign-in against the practice Xero's sign-in server: the browser, the consent page,
// the loopback address and the tokens, with a person who presses what the test says.
package signin_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/practice"
	"daybook/internal/practice/identity"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/signin"
)

const (
	demo    = "Demo Furniture Ltd"
	harbour = "Harbour Coffee Ltd"
)

// original is a folder with the practice data, filled once: filling takes longer than any test here.
var original string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "practice-xero-*")
	if err == nil {
		original = folder
		err = fillOriginal()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(original)
	os.Exit(code)
}

func fillOriginal() error {
	server, err := practice.Start(context.Background(), practice.Config{Dir: original, SecondOrganisation: true})
	if err != nil {
		return err
	}
	return server.Close()
}

// world is a practice Xero with two organisations, a clock for both sides, and apps with ports of their own, so that
// tests run beside each other.
type world struct {
	xero  *practice.Server
	ports []int
	app   string

	mu  sync.Mutex
	now time.Time
}

// appNames are registered alike: the first is the one tests use.
var appNames = []string{"first", "second", "third"}

func newWorld(t *testing.T, change ...func(*practice.Config)) *world {
	t.Helper()
	w := &world{ports: freePorts(t, 3), app: appNames[0], now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	cfg := practice.Config{Dir: filepath.Join(t.TempDir(), "xero"), SecondOrganisation: true, Now: w.time}
	for _, name := range appNames {
		app := identity.Client{ID: name, Name: "App " + name}
		for _, port := range w.ports {
			app.RedirectURIs = append(app.RedirectURIs, signin.RedirectURL(port))
		}
		cfg.Clients = append(cfg.Clients, app)
	}
	for _, c := range change {
		c(&cfg)
	}
	if err := os.CopyFS(cfg.Dir, os.DirFS(original)); err != nil {
		t.Fatal(err)
	}
	server, err := practice.Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	w.xero = server
	return w
}

func (w *world) time() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// file is a company file's side: its tokens, its gateway, and the person who signs it in.
type file struct {
	*gateway.Gateway
	tokens *signin.MemoryStore
	config signin.Config
	person *person
}

func (w *world) open(t *testing.T, change ...func(*signin.Config)) *file {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{organisation: demo, decision: "allow", pages: make(chan string, 10), browser: &http.Client{Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	at := w.xero.Addresses()
	config := signin.Xero(w.app)
	config.AuthorizeURL, config.TokenURL, config.RevokeURL, config.ConnectionsURL = at.Authorize, at.Token, at.Revoke, at.Connections
	config.Ports, config.Now = w.ports, w.time
	config.Open = func(address string) error { return p.visit(t.Context(), at.Identity, address) }
	for _, c := range change {
		c(&config)
	}
	f := &file{tokens: &signin.MemoryStore{}, config: config, person: p}
	f.Gateway, err = gateway.New(gateway.Config{SignIn: config, Tokens: f.tokens, BaseURL: at.API, UserAgent: "Daybook/test", Now: w.time})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

// signIn begins a sign-in and waits for its end: the id of the consent, or why not.
func (f *file) signIn(t *testing.T, organisation string) (string, error) {
	t.Helper()
	f.person.organisation = organisation
	flow, err := f.BeginSignIn(t.Context(), func(connect.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	defer func() {
		flow.Cancel()
		_, _ = flow.Wait(context.Background()) // its ports are free then
	}()
	return flow.Wait(ctx)
}

// mustSignIn signs in to an organisation, uses it, and returns its connection.
func (f *file) mustSignIn(t *testing.T, organisation string) connect.Granted {
	t.Helper()
	event, err := f.signIn(t, organisation)
	if err != nil {
		t.Fatalf("sign in to %s: %v", organisation, err)
	}
	granted, err := f.Connections(t.Context(), event)
	if err != nil || len(granted) != 1 || granted[0].Name != organisation {
		t.Fatalf("connections of the consent: %+v, %v", granted, err)
	}
	f.Use(granted[0].TenantID)
	return granted[0]
}

// scopes are those of the tokens, missing those that Daybook asks for besides.
func (f *file) scopes(t *testing.T) []string {
	t.Helper()
	pair, _, err := f.tokens.LoadTokens(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return pair.Scopes
}

func (f *file) missing(t *testing.T) []string {
	t.Helper()
	session, err := f.Standing(t.Context())
	if err != nil || !session.IsHeld {
		t.Fatalf("session %+v, %v", session, err)
	}
	var names []string
	for _, p := range session.Permissions {
		if !p.IsGranted {
			names = append(names, p.Scope)
		}
	}
	return names
}

// reads reports whether the organisation in use can be read.
func (f *file) reads(t *testing.T) error {
	t.Helper()
	_, err := f.Client().GetOrganisation(t.Context())
	return err
}

// person sits at the browser.
type person struct {
	organisation string
	decision     string // "allow" or "cancel"
	browser      *http.Client
	pages        chan string // what the last page said
}

var field = regexp.MustCompile(`<input[^>]* name="([^"]+)" value="([^"]+)"[^>]*>(?:<span>([^<]+)</span>)?`)

// visit opens the sign-in, answers the consent page and follows Xero's redirect to Daybook, as browsers do. A page of
// Xero's own that leads nowhere ends it.
func (p *person) visit(ctx context.Context, identityAt, address string) error {
	status, _, page, err := p.send(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	if status != http.StatusOK {
		p.pages <- page
		return nil
	}
	form := url.Values{"decision": {p.decision}}
	for _, input := range field.FindAllStringSubmatch(page, -1) {
		if input[1] != "organisation" || input[3] == p.organisation {
			form.Set(input[1], input[2])
		}
	}
	_, location, page, err := p.send(ctx, http.MethodPost, identityAt+"/connect/consent", form)
	if err == nil && location != "" {
		_, _, page, err = p.send(ctx, http.MethodGet, location, nil)
	}
	p.pages <- page
	return err
}

func (p *person) send(ctx context.Context, method, address string, form url.Values) (status int, location, page string, err error) {
	request, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, "", "", err
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	request.Header.Set("Sec-Fetch-Mode", "navigate")
	request.Header.Set("Sec-Fetch-Dest", "document")
	response, err := p.browser.Do(request)
	if err != nil {
		return 0, "", "", err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	return response.StatusCode, response.Header.Get("Location"), string(body), err
}

// freePorts returns ports that are free on every loopback address.
func freePorts(t *testing.T, n int) []int {
	t.Helper()
	var ports []int
	for len(ports) < n {
		four, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = four.Close() }()
		address, isTCP := four.Addr().(*net.TCPAddr)
		if !isTCP {
			t.Fatal(errors.New("no TCP address"))
		}
		if six, err := net.Listen("tcp6", fmt.Sprintf("[::1]:%d", address.Port)); err == nil {
			_ = six.Close()
		}
		ports = append(ports, address.Port)
	}
	return ports
}
