package identity_test

import (
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/identity"
)

// Covers 1/authorise-browser, 2/authorise-parameters, 2/port, 2/http-127-0-0-1, 2/bad-redirect-uri-scope-or-client-id.
func TestBadRequestsShowAnErrorPageAndNeverRedirect(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		param, value, want string
	}{
		"unknown client":            {"client_id", "someone", "unauthorized_client : Unknown client or client not enabled"},
		"no client":                 {"client_id", "", "unauthorized_client : Unknown client or client not enabled"},
		"other port":                {"redirect_uri", "http://localhost:8913/callback", "unauthorized_client : Invalid redirect_uri"},
		"trailing slash":            {"redirect_uri", callback + "/", "unauthorized_client : Invalid redirect_uri"},
		"loopback by number":        {"redirect_uri", "http://127.0.0.1:8912/callback", "unauthorized_client : Invalid redirect_uri"},
		"other host":                {"redirect_uri", "http://localhost.example.com:8912/callback", "unauthorized_client : Invalid redirect_uri"},
		"upper case":                {"redirect_uri", "HTTP://localhost:8912/callback", "unauthorized_client : Invalid redirect_uri"},
		"no redirect address":       {"redirect_uri", "", "unauthorized_client : Invalid redirect_uri"},
		"token instead of a code":   {"response_type", "token", "unsupported_response_type : response_type must be code"},
		"broad scope":               {"scope", "accounting.transactions", "invalid_scope : Invalid scope"},
		"broad report scope":        {"scope", "openid accounting.reports.read", "invalid_scope : Invalid scope"},
		"one unknown scope of many": {"scope", scopes + " payroll.employees", "invalid_scope : Invalid scope"},
		"no scope":                  {"scope", "", "invalid_scope : Invalid scope"},
		"no challenge":              {"code_challenge", "", "invalid_request : code challenge required"},
		"plain challenge":           {"code_challenge_method", "plain", "invalid_request : Transform algorithm not supported"},
		"no challenge method":       {"code_challenge_method", "", "invalid_request : Transform algorithm not supported"},
		"padded challenge":          {"code_challenge", challenge() + "=", "invalid_request : Invalid code_challenge"},
		"short challenge":           {"code_challenge", "abc", "invalid_request : Invalid code_challenge"},
		"endless state":             {"state", strings.Repeat("x", 2001), "invalid_request : Parameter too long: state"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			query := goodRequest()
			query.Set(test.param, test.value)
			status, header, page := b.get("/identity/connect/authorize?" + query.Encode())
			if status != http.StatusBadRequest || header.Get("Location") != "" {
				t.Fatalf("got %d to %q, want 400 and no redirect", status, header.Get("Location"))
			}
			if !strings.Contains(html.UnescapeString(page), test.want) {
				t.Errorf("page does not say %q:\n%s", test.want, page)
			}
		})
	}
	t.Run("doubled parameter", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		status, _, page := b.get("/identity/connect/authorize?" + goodRequest().Encode() + "&redirect_uri=http%3A%2F%2Fevil.example")
		if status != http.StatusBadRequest || !strings.Contains(page, "Duplicate parameter redirect_uri") {
			t.Errorf("got %d\n%s", status, page)
		}
	})
}

func TestConsentPageSaysWhoWhatAndWhich(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, header, _ := b.get("/identity/connect/authorize?" + goodRequest().Encode())
	policy := header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://localhost:8912;"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
	cookie := header.Get("Set-Cookie")
	if !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Errorf("cookie %q can be read or sent by others", cookie)
	}
	_, page := b.openConsent(goodRequest())
	for _, want := range []string{"Mia Tane", "mia@example.com", "Daybook", "Demo Furniture Ltd", "View and change contacts", "Allow access", "Cancel"} {
		if !strings.Contains(page, want) {
			t.Errorf("page lacks %q", want)
		}
	}
	for _, other := range []string{"https://", "<script", "style=", "http://"} {
		if strings.Contains(page, other) {
			t.Errorf("page holds %q", other)
		}
	}
}

// Covers 2/success-callback, 2/consent-refused, 18/1.
func TestAllowBringsACodeAndCancelAnError(t *testing.T) {
	t.Parallel()
	b := setup(t)
	got := b.click("allow", goodRequest())
	if got.Get("code") == "" || got.Get("state") != "some state" || got.Get("scope") != scopes || got.Get("session_state") == "" {
		t.Errorf("allowed: %v", got)
	}
	for name, test := range map[string]struct {
		switches           identity.Switches
		state, description string
	}{
		"as usual":         {identity.Switches{}, "some state", ""},
		"without state":    {identity.Switches{CancelWithoutState: true}, "", ""},
		"with description": {identity.Switches{CancelWithDescription: true}, "some state", "The user denied access"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(c *identity.Config) { c.Switches = test.switches })
			got := b.click("cancel", goodRequest())
			if got.Get("error") != "access_denied" || got.Has("code") || got.Get("state") != test.state || got.Get("error_description") != test.description {
				t.Errorf("cancelled: %v", got)
			}
		})
	}
}

func TestConsentCannotBeForgedReplayedOrAnsweredLate(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*bench, url.Values, *http.Request){
		"no token in the form":    func(_ *bench, f url.Values, _ *http.Request) { f.Del("csrf") },
		"other token in the form": func(_ *bench, f url.Values, _ *http.Request) { f.Set("csrf", "guess") },
		"unknown consent":         func(_ *bench, f url.Values, _ *http.Request) { f.Set("consent", "guess") },
		"form of another site":    func(_ *bench, _ url.Values, r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"sent across sites":       func(_ *bench, _ url.Values, r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"browser without cookie":  func(b *bench, _ url.Values, _ *http.Request) { b.browser.Jar = nil },
		"cookie of another page":  func(b *bench, _ url.Values, _ *http.Request) { b.openConsent(goodRequest()) },
		"too late":                func(b *bench, _ url.Values, _ *http.Request) { b.pass(15 * time.Minute) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			form, _ := b.openConsent(goodRequest())
			form.Set("decision", "allow")
			req := must(t)(http.NewRequest(http.MethodPost, b.base+"/identity/connect/consent", nil))
			spoil(b, form, req)
			fresh := must(t)(http.NewRequest(http.MethodPost, req.URL.String(), strings.NewReader(form.Encode())))
			fresh.Header = req.Header
			fresh.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			status, header, _ := b.do(fresh)
			if status != http.StatusForbidden || header.Get("Location") != "" {
				t.Errorf("got %d to %q, want 403", status, header.Get("Location"))
			}
		})
	}
	t.Run("answered twice", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		form, _ := b.openConsent(goodRequest())
		form.Set("decision", "allow")
		b.post("/identity/connect/consent", form)
		if status, _, _ := b.post("/identity/connect/consent", form); status != http.StatusForbidden {
			t.Errorf("second answer: %d, want 403", status)
		}
	})
}

func TestConsentNeedsOneKnownOrganisation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, chosen := range [][]string{nil, {"33333333-3333-4333-8333-333333333333"}, {tenant, tenant}} {
		form, _ := b.openConsent(goodRequest())
		form.Set("decision", "allow")
		form["organisation"] = chosen
		if status, header, _ := b.post("/identity/connect/consent", form); status != http.StatusBadRequest || header.Get("Location") != "" {
			t.Errorf("organisation %v: %d, want 400", chosen, status)
		}
	}
}

// Covers 2/refresh-token.
func TestSignInWithoutBooksAsksForNoOrganisation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	query := goodRequest()
	query.Set("scope", "openid profile")
	if _, page := b.openConsent(query); strings.Contains(page, "Demo Furniture") {
		t.Error("asks for an organisation that no scope needs")
	}
	reply := b.signIn(query)
	if _, list := b.connections(reply.AccessToken, ""); len(list) != 0 {
		t.Errorf("connections: %v, want none", list)
	}
	if reply.RefreshToken != "" {
		t.Error("a refresh token came without offline_access")
	}
}
