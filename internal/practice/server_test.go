package practice_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice"
	"daybook/internal/practice/faults"
)

const (
	callback = "http://localhost:8912/callback"
	verifier = "a-verifier-that-is-long-enough-to-be-accepted.~_"
	scopes   = "offline_access accounting.settings.read accounting.contacts accounting.invoices"
)

func start(t *testing.T, cfg practice.Config) *practice.Server {
	t.Helper()
	if cfg.Dir == "" {
		cfg.Dir = t.TempDir()
	}
	server, err := practice.Start(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return server
}

// app is a client as Daybook is one.
type app struct {
	t       *testing.T
	at      practice.Addresses
	client  *http.Client
	access  string
	refresh string
	tenant  string
}

func newApp(t *testing.T, server *practice.Server) *app {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &app{t: t, at: server.Addresses(), client: client}
}

func (a *app) send(method, address, kind string, body []byte, headers ...string) (int, string, error) {
	a.t.Helper()
	req, err := http.NewRequestWithContext(a.t.Context(), method, address, bytes.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	req.GetBody = nil // a write is never repeated by the library
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if location := resp.Header.Get("Location"); location != "" {
		return resp.StatusCode, location, err
	}
	return resp.StatusCode, string(data), err
}

// must is send for calls that have to be answered.
func (a *app) must(method, address, kind string, body []byte, headers ...string) (int, string) {
	a.t.Helper()
	status, answer, err := a.send(method, address, kind, body, headers...)
	if err != nil {
		a.t.Fatalf("%s %s: %v", method, address, err)
	}
	return status, answer
}

const formKind = "application/x-www-form-urlencoded"

func challengeOf(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// signIn clicks through the consent page, exchanges the code and reads the connection.
func (a *app) signIn() {
	a.t.Helper()
	query := url.Values{
		"response_type": {"code"}, "client_id": {practice.ClientID}, "redirect_uri": {callback}, "scope": {scopes}, "state": {"s"},
		"code_challenge": {challengeOf(verifier)}, "code_challenge_method": {"S256"},
	}
	_, page := a.must("GET", a.at.Authorize+"?"+query.Encode(), "", nil)
	form := url.Values{"decision": {"allow"}}
	for _, m := range regexp.MustCompile(`name="([^"]+)" value="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if m[1] != "decision" {
			form.Set(m[1], m[2])
		}
	}
	status, location := a.must("POST", a.at.Identity+"/connect/consent", formKind, []byte(form.Encode()))
	back, err := url.Parse(location)
	if err != nil || status != http.StatusSeeOther {
		a.t.Fatalf("consent: %d %q", status, location)
	}
	a.token(url.Values{"grant_type": {"authorization_code"}, "code": {back.Query().Get("code")}, "redirect_uri": {callback}, "code_verifier": {verifier}})
	_, body := a.must("GET", a.at.Connections, "", nil, "Authorization", "Bearer "+a.access)
	var list []struct{ TenantID, TenantName string }
	if err := json.Unmarshal([]byte(body), &list); err != nil || len(list) != 1 || list[0].TenantName != "Demo Furniture Ltd" {
		a.t.Fatalf("connections: %s", body)
	}
	a.tenant = list[0].TenantID
}

func (a *app) token(form url.Values) int {
	a.t.Helper()
	form.Set("client_id", practice.ClientID)
	status, body := a.must("POST", a.at.Token, formKind, []byte(form.Encode()))
	var reply struct {
		Access  string `json:"access_token"`
		Refresh string `json:"refresh_token"`
	}
	if status == http.StatusOK {
		if err := json.Unmarshal([]byte(body), &reply); err != nil {
			a.t.Fatal(err)
		}
		a.access, a.refresh = reply.Access, reply.Refresh
	}
	return status
}

// call asks the accounting API.
func (a *app) call(method, path, body string, headers ...string) (int, string, error) {
	a.t.Helper()
	headers = append([]string{"Authorization", "Bearer " + a.access, "xero-tenant-id", a.tenant, "Accept", "application/json"}, headers...)
	kind := ""
	if body != "" {
		kind = "application/json"
	}
	return a.send(method, a.at.API+"/api.xro/2.0"+path, kind, []byte(body), headers...)
}

const newInvoice = `{"Invoices":[{"Type":"ACCREC","Contact":{"Name":"Kauri Kitchens"},"InvoiceNumber":"SO-1001","LineItems":[{"Description":"Chair","Quantity":2,"UnitAmount":10.5,"AccountCode":"200","TaxType":"OUTPUT2"}]}]}`

func TestADocumentGoesTheWholeWayAndIsSeenOnThePage(t *testing.T) {
	t.Parallel()
	server := start(t, practice.Config{})
	a := newApp(t, server)
	a.signIn()
	status, body, err := a.call("GET", "/Organisation", "")
	if err != nil || status != http.StatusOK || !strings.Contains(body, `"ShortCode":"!Pr4ct"`) {
		t.Fatalf("organisation: %d %s, %v", status, body, err)
	}
	status, body, err = a.call("PUT", "/Invoices", newInvoice, "Idempotency-Key", "k1")
	if err != nil || status != http.StatusOK {
		t.Fatalf("create: %d %s, %v", status, body, err)
	}
	var reply struct {
		Invoices []struct{ InvoiceID string }
	}
	if err := json.Unmarshal([]byte(body), &reply); err != nil || len(reply.Invoices) != 1 {
		t.Fatalf("reply %s: %v", body, err)
	}
	status, page := a.must("GET", a.at.Page+"app/!Pr4ct/invoicing/view/"+reply.Invoices[0].InvoiceID, "", nil)
	for _, want := range []string{"Invoice SO-1001", "Kauri Kitchens", "24.15", "Daybook"} {
		if status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("page %d lacks %q", status, want)
		}
	}
	if err := server.Disconnect(t.Context()); err != nil {
		t.Fatal(err)
	}
	if status, _, _ := a.call("GET", "/Organisation", ""); status != http.StatusForbidden {
		t.Errorf("after disconnecting: %d, want 403", status)
	}
}

func TestFaultsReachTheAPIAndTheSignIn(t *testing.T) {
	t.Parallel()
	server := start(t, practice.Config{Control: true})
	a := newApp(t, server)
	a.signIn()
	err := server.Faults().Set(1,
		faults.Rule{Kind: faults.CommitThenCut, Method: "PUT", Path: "/api.xro/2.0/Invoices", Times: 1},
		faults.Rule{Kind: faults.CommitThenCut, Method: "POST", Path: "/identity/connect/token", Times: 1})
	if err != nil {
		t.Fatal(err)
	}
	if status, body, err := a.call("PUT", "/Invoices", newInvoice, "Idempotency-Key", "k1"); err == nil {
		t.Errorf("a cut call was answered %d %s", status, body)
	}
	if _, body, err := a.call("GET", "/Invoices?InvoiceNumbers=SO-1001", ""); err != nil || !strings.Contains(body, "SO-1001") {
		t.Errorf("the cut call was not committed: %s, %v", body, err)
	}
	puts := 0
	for _, r := range server.Requests() {
		if r.Method == http.MethodPut && r.Path == "/api.xro/2.0/Invoices" && r.Key == "k1" {
			puts++
		}
	}
	if puts != 1 {
		t.Errorf("the server saw %d PUTs, want 1", puts)
	}
	first := a.refresh
	refresh := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {first}, "client_id": {practice.ClientID}}
	if status, _, err := a.send("POST", a.at.Token, formKind, []byte(refresh.Encode())); err == nil {
		t.Errorf("a cut refresh was answered %d", status)
	}
	if status := a.token(refresh); status != http.StatusOK || a.refresh == first {
		t.Errorf("retry of the lost refresh: %d", status)
	}
}

func TestEverythingSurvivesARestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := start(t, practice.Config{Dir: dir})
	a := newApp(t, server)
	a.signIn()
	if status, body, err := a.call("PUT", "/Invoices", newInvoice); err != nil || status != http.StatusOK {
		t.Fatalf("create: %d %s, %v", status, body, err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	again := start(t, practice.Config{Dir: dir})
	a.at = again.Addresses()
	if _, body, err := a.call("GET", "/Invoices?InvoiceNumbers=SO-1001", ""); err != nil || !strings.Contains(body, "SO-1001") {
		t.Errorf("after the restart: %s, %v", body, err)
	}
	if status := a.token(url.Values{"grant_type": {"refresh_token"}, "refresh_token": {a.refresh}}); status != http.StatusOK {
		t.Errorf("refresh after the restart: %d", status)
	}
}

func TestResetKeepsTheSignInAndForgetDoesNot(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := start(t, practice.Config{Dir: dir})
	a := newApp(t, server)
	a.signIn()
	if _, _, err := a.call("PUT", "/Invoices", newInvoice); err != nil {
		t.Fatal(err)
	}
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	if status, body, err := a.call("GET", "/Invoices?InvoiceNumbers=SO-1001", ""); err != nil || status != http.StatusOK || strings.Contains(body, "SO-1001") {
		t.Errorf("after the reset: %d %s, %v", status, body, err)
	}
	if err := practice.Forget(dir); !fault.Is(err, fault.InUse) {
		t.Errorf("forgetting under a running server: %v", err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	if err := practice.Forget(dir); err != nil {
		t.Fatal(err)
	}
	a.at = start(t, practice.Config{Dir: dir}).Addresses()
	if status := a.token(url.Values{"grant_type": {"refresh_token"}, "refresh_token": {a.refresh}}); status != http.StatusBadRequest {
		t.Errorf("refresh after forgetting: %d", status)
	}
}

func TestStartRefuses(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := t.TempDir()
	start(t, practice.Config{Dir: dir})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, "practice.db"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	spoiled := t.TempDir()
	if err := os.WriteFile(filepath.Join(spoiled, "sign-ins.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		cfg  practice.Config
		want fault.Code
		says string
	}{
		"every interface":  {practice.Config{Addr: "0.0.0.0:0"}, fault.Invalid, "this computer only"},
		"no host":          {practice.Config{Addr: ":4700"}, fault.Invalid, "this computer only"},
		"another computer": {practice.Config{Addr: "192.0.2.1:4700"}, fault.Invalid, "this computer only"},
		"a name":           {practice.Config{Addr: "example.com:4700"}, fault.Invalid, "this computer only"},
		"no port":          {practice.Config{Addr: "127.0.0.1"}, fault.Invalid, "cannot listen"},
		"a taken port":     {practice.Config{Addr: taken.Addr().String()}, fault.InUse, "Another program listens"},
		"a taken folder":   {practice.Config{Dir: dir}, fault.InUse, "Another practice Xero is running"},
		"a file":           {practice.Config{Dir: file}, fault.ReadOnly, "cannot be"},
		"damaged data":     {practice.Config{Dir: damaged}, fault.Damaged, "cannot be opened"},
		"damaged sign-ins": {practice.Config{Dir: spoiled}, fault.Damaged, "sign-ins"},
	} {
		if test.cfg.Dir == "" {
			test.cfg.Dir = t.TempDir()
		}
		server, err := practice.Start(t.Context(), test.cfg)
		if err == nil {
			_ = server.Close()
		}
		if !fault.Is(err, test.want) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func TestAFailedStartLetsGoOfFolderAndPort(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "sign-ins.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := practice.Start(t.Context(), practice.Config{Dir: dir}); !fault.Is(err, fault.Damaged) {
		t.Fatalf("got %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	start(t, practice.Config{Dir: dir})
}

func TestCloseFreesThePortAndMayBeRepeated(t *testing.T) {
	t.Parallel()
	server := start(t, practice.Config{})
	at := server.Addresses()
	for range 2 {
		if err := server.Close(); err != nil {
			t.Fatal(err)
		}
	}
	port := strings.TrimPrefix(at.API, "http://")
	start(t, practice.Config{Addr: port})
}

func TestOnlyLoopbackHostsAreAnswered(t *testing.T) {
	t.Parallel()
	at := start(t, practice.Config{Control: true}).Addresses()
	for host, want := range map[string]int{
		"127.0.0.1:4700": 200, "localhost:8080": 200, "[::1]:4700": 200, "localhost": 200,
		"evil.example": 403, "127.0.0.1.evil.example:4700": 403, "192.0.2.1": 403, "localhost.evil.example": 403,
	} {
		for _, path := range []string{"/", "/look.css", "/identity/.well-known/openid-configuration", "/_faults"} {
			req, err := http.NewRequest(http.MethodGet, at.API+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Host = host
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			if resp.StatusCode != want {
				t.Errorf("%s asked as %s: %d, want %d", path, host, resp.StatusCode, want)
			}
		}
	}
}

func TestControlIsForTestProgramsOnly(t *testing.T) {
	t.Parallel()
	closed, open := newApp(t, start(t, practice.Config{})), newApp(t, start(t, practice.Config{Control: true}))
	for _, path := range []string{"_faults", "_requests"} {
		if status, _ := closed.must("GET", closed.at.Page+path, "", nil); status != http.StatusNotFound {
			t.Errorf("/%s without Control: %d", path, status)
		}
		if status, _ := open.must("GET", open.at.Page+path, "", nil); status != http.StatusOK {
			t.Errorf("/%s with Control: %d", path, status)
		}
		if status, _ := open.must("GET", open.at.Page+path, "", nil, "Sec-Fetch-Site", "cross-site"); status != http.StatusForbidden {
			t.Errorf("/%s asked by a page: %d", path, status)
		}
	}
	open.signIn()
	if status, _ := open.must("POST", open.at.Page+"_disconnect", "", nil); status != http.StatusOK {
		t.Errorf("disconnect: %d", status)
	}
	if status, _, _ := open.call("GET", "/Organisation", ""); status != http.StatusForbidden {
		t.Errorf("after disconnecting: %d", status)
	}
	if _, body := open.must("GET", open.at.Page+"_requests", "", nil); !strings.Contains(body, `"path":"/identity/connect/token"`) || strings.Contains(body, "_disconnect") {
		t.Errorf("requests: %s", body)
	}
}

func TestTokensExpireByTheGivenClock(t *testing.T) {
	t.Parallel()
	clock := make(chan time.Time, 1)
	clock <- time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	now := func() time.Time { at := <-clock; clock <- at; return at }
	a := newApp(t, start(t, practice.Config{Now: now, ClockFactor: 60}))
	a.signIn()
	clock <- (<-clock).Add(29 * time.Minute)
	if status, body, err := a.call("GET", "/Organisation", ""); err != nil || status != http.StatusOK {
		t.Errorf("after 29 minutes: %d %s, %v", status, body, err)
	}
	clock <- (<-clock).Add(time.Minute)
	if status, body, err := a.call("GET", "/Organisation", ""); err != nil || status != http.StatusUnauthorized || !strings.Contains(body, "TokenExpired") {
		t.Errorf("after 30 minutes: %d %s, %v", status, body, err)
	}
}
