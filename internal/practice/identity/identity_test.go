package identity_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/practice/identity"
)

const (
	callback = "http://localhost:8912/callback"
	tenant   = "11111111-1111-4111-8111-111111111111"
	verifier = "a-verifier-that-is-long-enough-to-be-accepted.~_"
	scopes   = "openid profile email offline_access accounting.invoices accounting.contacts"
)

// bench is one sign-in server over HTTP, a browser with cookies, and a clock.
type bench struct {
	t       *testing.T
	base    string
	server  *identity.Server
	browser *http.Client
	cfg     identity.Config

	mu  sync.Mutex
	now time.Time
}

func setup(t *testing.T, change ...func(*identity.Config)) *bench {
	t.Helper()
	b := &bench{t: t, now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	mux := http.NewServeMux()
	web := httptest.NewServer(mux)
	t.Cleanup(web.Close)
	b.base = web.URL
	b.cfg = identity.Config{
		Base:    web.URL + "/identity",
		Clients: []identity.Client{{ID: "daybook-practice", Name: "Daybook", RedirectURIs: []string{callback}}, {ID: "other", Name: "Other", RedirectURIs: []string{callback}}},
		User:    identity.User{ID: "22222222-2222-4222-8222-222222222222", GivenName: "Mia", FamilyName: "Tane", Email: "mia@example.com"},
		Organisations: func(context.Context) ([]identity.Organisation, error) {
			return []identity.Organisation{{TenantID: tenant, Name: "Demo Furniture Ltd"}}, nil
		},
		Storage: identity.File(filepath.Join(t.TempDir(), "sign-ins.json")),
		Now: func() time.Time {
			b.mu.Lock()
			defer b.mu.Unlock()
			return b.now
		},
		Log: slog.New(slog.DiscardHandler),
	}
	for _, c := range change {
		c(&b.cfg)
	}
	server, err := identity.New(b.cfg)
	if err != nil {
		t.Fatal(err)
	}
	server.RegisterPages(mux)
	server.RegisterCalls(mux)
	b.server = server
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.browser = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return b
}

func (b *bench) pass(d time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
}

func challenge() string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func goodRequest() url.Values {
	return url.Values{
		"response_type": {"code"}, "client_id": {"daybook-practice"}, "redirect_uri": {callback}, "scope": {scopes},
		"state": {"some state"}, "code_challenge": {challenge()}, "code_challenge_method": {"S256"},
	}
}

// openConsent shows the consent page and returns its form's hidden fields and the page.
func (b *bench) openConsent(query url.Values) (url.Values, string) {
	b.t.Helper()
	status, _, page := b.get("/identity/connect/authorize?" + query.Encode())
	if status != http.StatusOK {
		b.t.Fatalf("consent page: %d\n%s", status, page)
	}
	form := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]+)">`).FindAllStringSubmatch(page, -1) {
		form.Set(m[1], m[2])
	}
	if m := regexp.MustCompile(`name="organisation" value="([^"]+)"`).FindStringSubmatch(page); m != nil {
		form.Set("organisation", m[1])
	}
	return form, page
}

func (b *bench) get(path string) (int, http.Header, string) {
	b.t.Helper()
	return b.do(must(b.t)(http.NewRequest(http.MethodGet, b.base+path, nil)))
}

func (b *bench) post(path string, form url.Values) (int, http.Header, string) {
	b.t.Helper()
	req := must(b.t)(http.NewRequest(http.MethodPost, b.base+path, strings.NewReader(form.Encode())))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(req)
}

func (b *bench) do(req *http.Request) (int, http.Header, string) {
	b.t.Helper()
	resp, err := b.browser.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(body)
}

func must(t *testing.T) func(*http.Request, error) *http.Request {
	return func(req *http.Request, err error) *http.Request {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return req
	}
}

// click answers the consent page and returns what the redirect brings to the app.
func (b *bench) click(decision string, query url.Values) url.Values {
	b.t.Helper()
	form, _ := b.openConsent(query)
	form.Set("decision", decision)
	status, header, page := b.post("/identity/connect/consent", form)
	address, err := url.Parse(header.Get("Location"))
	if status != http.StatusSeeOther || err != nil || !strings.HasPrefix(header.Get("Location"), callback+"?") {
		b.t.Fatalf("answer to %s: %d to %q\n%s", decision, status, header.Get("Location"), page)
	}
	return address.Query()
}

type tokens struct {
	AccessToken  string `json:"access_token"`
	RefreshToken string `json:"refresh_token"`
	IDToken      string `json:"id_token"`
	ExpiresIn    int    `json:"expires_in"`
	TokenType    string `json:"token_type"`
	Scope        string `json:"scope"`
	Error        string `json:"error"`
}

func (b *bench) askToken(form url.Values) (int, tokens) {
	b.t.Helper()
	status, _, body := b.post("/identity/connect/token", form)
	var reply tokens
	if err := json.Unmarshal([]byte(body), &reply); err != nil {
		b.t.Fatalf("token reply %d %q: %v", status, body, err)
	}
	return status, reply
}

func exchangeForm(code string) url.Values {
	return url.Values{"grant_type": {"authorization_code"}, "client_id": {"daybook-practice"}, "code": {code}, "redirect_uri": {callback}, "code_verifier": {verifier}}
}

func refreshForm(token string) url.Values {
	return url.Values{"grant_type": {"refresh_token"}, "client_id": {"daybook-practice"}, "refresh_token": {token}}
}

// signIn clicks through consent and exchanges the code.
func (b *bench) signIn(query url.Values) tokens {
	b.t.Helper()
	status, reply := b.askToken(exchangeForm(b.click("allow", query).Get("code")))
	if status != http.StatusOK {
		b.t.Fatalf("exchange: %d %s", status, reply.Error)
	}
	return reply
}

func claimsOf(t *testing.T, token string) map[string]any {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("%q is not a JSON web token", token)
	}
	body, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	claims := map[string]any{}
	if err := json.Unmarshal(body, &claims); err != nil {
		t.Fatal(err)
	}
	return claims
}

func (b *bench) connections(access, query string) (int, []map[string]string) {
	b.t.Helper()
	req := must(b.t)(http.NewRequest(http.MethodGet, b.base+"/connections"+query, nil))
	req.Header.Set("Authorization", "Bearer "+access)
	status, _, body := b.do(req)
	var list []map[string]string
	if status == http.StatusOK {
		if err := json.Unmarshal([]byte(body), &list); err != nil {
			b.t.Fatalf("connections %q: %v", body, err)
		}
	}
	return status, list
}
