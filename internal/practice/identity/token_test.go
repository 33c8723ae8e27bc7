package identity_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice/api"
	"daybook/internal/practice/identity"
)

// Covers 2/token-exchange-body, 2/token-reply, 2/access-token-claims, 2/get-connections-element.
func TestExchangeGivesTokensWithXerosClaims(t *testing.T) {
	t.Parallel()
	b := setup(t)
	query := goodRequest()
	query.Set("nonce", "n-1")
	reply := b.signIn(query)
	if reply.ExpiresIn != 1800 || reply.TokenType != "Bearer" || reply.Scope != scopes || reply.RefreshToken == "" {
		t.Errorf("reply: %+v", reply)
	}
	access := claimsOf(t, reply.AccessToken)
	for _, claim := range []string{"iss", "nbf", "exp", "client_id", "sub", "auth_time", "xero_userid", "global_session_id", "jti", "authentication_event_id", "scope"} {
		if access[claim] == nil {
			t.Errorf("access token lacks %s", claim)
		}
	}
	if list, ok := access["scope"].([]any); !ok || len(list) != 6 {
		t.Errorf("scope claim: %v, want a list of 6", access["scope"])
	}
	id := claimsOf(t, reply.IDToken)
	if id["nonce"] != "n-1" || id["aud"] != "daybook-practice" || id["email"] != "mia@example.com" || id["authentication_event_id"] != nil {
		t.Errorf("id token: %v", id)
	}
	_, list := b.connections(reply.AccessToken, "?authEventId="+access["authentication_event_id"].(string))
	if len(list) != 1 || list[0]["tenantId"] != tenant || list[0]["tenantName"] != "Demo Furniture Ltd" || list[0]["createdDateUtc"] != "2026-11-24T09:00:00.0000000" {
		t.Errorf("connections of the sign-in: %v", list)
	}
	for _, key := range []string{"id", "authEventId", "tenantId", "tenantType", "tenantName", "createdDateUtc", "updatedDateUtc"} {
		if list[0][key] == "" || len(list[0]) != 7 || list[0]["tenantType"] != "ORGANISATION" {
			t.Errorf("element %v lacks %s or has another", list[0], key)
		}
	}
}

// Covers 2/code-lifetime.
func TestACodeLivesFiveMinutes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	code := b.click("allow", goodRequest()).Get("code")
	b.pass(5*time.Minute - time.Second)
	if status, reply := b.askToken(exchangeForm(code)); status != http.StatusOK {
		t.Errorf("just before five minutes: %d %s", status, reply.Error)
	}
}

// Covers 2/code-lifetime, 2/token-exchange-body, 2/token-errors, 16/400-3.
func TestCodeIsRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		spoil func(*bench, url.Values)
		want  string
	}{
		"wrong verifier":      {func(_ *bench, f url.Values) { f.Set("code_verifier", strings.Repeat("x", 43)) }, "invalid_grant"},
		"no verifier":         {func(_ *bench, f url.Values) { f.Del("code_verifier") }, "invalid_grant"},
		"other address":       {func(_ *bench, f url.Values) { f.Set("redirect_uri", callback+"/") }, "invalid_grant"},
		"other client":        {func(_ *bench, f url.Values) { f.Set("client_id", "other") }, "invalid_grant"},
		"unknown client":      {func(_ *bench, f url.Values) { f.Set("client_id", "nobody") }, "invalid_client"},
		"unknown code":        {func(_ *bench, f url.Values) { f.Set("code", "guess") }, "invalid_grant"},
		"no code":             {func(_ *bench, f url.Values) { f.Del("code") }, "invalid_grant"},
		"after five minutes":  {func(b *bench, _ url.Values) { b.pass(5 * time.Minute) }, "invalid_grant"},
		"used before":         {func(b *bench, f url.Values) { b.askToken(f) }, "invalid_grant"},
		"grant of other apps": {func(_ *bench, f url.Values) { f.Set("grant_type", "client_credentials") }, "unauthorized_client"},
		"unknown grant":       {func(_ *bench, f url.Values) { f.Set("grant_type", "password2") }, "unsupported_grant_type"},
		"no grant":            {func(_ *bench, f url.Values) { f.Del("grant_type") }, "unsupported_grant_type"},
		"a parameter doubled": {func(_ *bench, f url.Values) { f.Add("code", "another") }, "invalid_request"},
		"spent by a wrong try": {func(b *bench, f url.Values) {
			wrong := exchangeForm(f.Get("code"))
			wrong.Set("code_verifier", strings.Repeat("x", 43))
			b.askToken(wrong)
		}, "invalid_grant"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			form := exchangeForm(b.click("allow", goodRequest()).Get("code"))
			test.spoil(b, form)
			status, _, body := b.post("/identity/connect/token", form)
			if want := `{"error":"` + test.want + `"}`; status != http.StatusBadRequest || body != want {
				t.Errorf("got %d %s, want 400 %s", status, body, want)
			}
		})
	}
}

// Covers 2/app-type, 1/token-refresh.
func TestTokenEndpointRefusesSecretsAndOtherBodies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	form := exchangeForm(b.click("allow", goodRequest()).Get("code"))
	withSecret := must(t)(http.NewRequest(http.MethodPost, b.base+"/identity/connect/token", strings.NewReader(form.Encode())))
	withSecret.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	withSecret.SetBasicAuth("daybook-practice", "secret")
	if status, _, body := b.do(withSecret); status != http.StatusBadRequest || !strings.Contains(body, "invalid_client") {
		t.Errorf("with a secret: %d %s", status, body)
	}
	asJSON := must(t)(http.NewRequest(http.MethodPost, b.base+"/identity/connect/token", strings.NewReader("{}")))
	asJSON.Header.Set("Content-Type", "application/json")
	if status, _, body := b.do(asJSON); status != http.StatusBadRequest || !strings.Contains(body, "invalid_request") {
		t.Errorf("as JSON: %d %s", status, body)
	}
	if status, _, _ := b.get("/identity/connect/token"); status != http.StatusMethodNotAllowed {
		t.Errorf("GET: %d, want 405", status)
	}
}

// Covers 2/refresh-token, 2/refresh-body.
func TestRefreshRotates(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.signIn(goodRequest())
	b.pass(29 * time.Minute)
	status, second := b.askToken(refreshForm(first.RefreshToken))
	if status != http.StatusOK || second.RefreshToken == first.RefreshToken || second.AccessToken == first.AccessToken {
		t.Fatalf("refresh: %d %+v", status, second)
	}
	before, after := claimsOf(t, first.AccessToken), claimsOf(t, second.AccessToken)
	if before["authentication_event_id"] != after["authentication_event_id"] || before["auth_time"] != after["auth_time"] {
		t.Error("a refresh is not a new sign-in, yet its event changed")
	}
	if status, _ := b.askToken(refreshForm("guess")); status != http.StatusBadRequest {
		t.Errorf("unknown token: %d", status)
	}
	other := refreshForm(second.RefreshToken)
	other.Set("client_id", "other")
	if _, reply := b.askToken(other); reply.Error != "invalid_grant" {
		t.Errorf("another app's token: %q", reply.Error)
	}
}

// Covers 2/grace.
func TestPreviousRefreshTokenHasThirtyMinutes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.signIn(goodRequest())
	_, lost := b.askToken(refreshForm(first.RefreshToken)) // this reply never arrives
	b.pass(29 * time.Minute)
	status, retried := b.askToken(refreshForm(first.RefreshToken))
	if status != http.StatusOK {
		t.Fatalf("retry within the grace: %d %s", status, retried.Error)
	}
	if _, reply := b.askToken(refreshForm(lost.RefreshToken)); reply.Error != "invalid_grant" {
		t.Error("the lost token still works after the retry replaced it")
	}
	b.pass(time.Minute) // 30 minutes after the first use; the retry began no new grace
	if _, reply := b.askToken(refreshForm(first.RefreshToken)); reply.Error != "invalid_grant" {
		t.Error("the previous token works after its grace")
	}
	_, third := b.askToken(refreshForm(retried.RefreshToken))
	if third.RefreshToken == "" {
		t.Fatal("the current token was lost with the previous one")
	}
	b.askToken(refreshForm(third.RefreshToken))
	if _, reply := b.askToken(refreshForm(retried.RefreshToken)); reply.Error != "invalid_grant" {
		t.Error("a token two steps back works")
	}
}

// Covers 2/refresh-token.
func TestRefreshTokenLivesSixtyDaysUnused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	kept, lapsed := b.signIn(goodRequest()), b.signIn(goodRequest())
	b.pass(60*24*time.Hour - time.Second)
	if status, _ := b.askToken(refreshForm(kept.RefreshToken)); status != http.StatusOK {
		t.Errorf("just before 60 days: %d", status)
	}
	b.pass(time.Second)
	if _, reply := b.askToken(refreshForm(lapsed.RefreshToken)); reply.Error != "invalid_grant" {
		t.Error("a token works after 60 days unused")
	}
}

// Covers 2/scopes-add-up.
func TestScopesAddUpUntilRevoked(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.signIn(goodRequest())
	query := goodRequest()
	query.Set("scope", "offline_access accounting.settings.read")
	second := b.signIn(query)
	if want := "offline_access accounting.settings.read accounting.invoices accounting.contacts"; second.Scope != want {
		t.Errorf("scope %q, want %q", second.Scope, want)
	}
	if second.IDToken != "" {
		t.Error("an id token came though openid was not asked")
	}
	b.post("/identity/connect/revocation", url.Values{"token": {second.RefreshToken}, "client_id": {"daybook-practice"}})
	if third := b.signIn(query); third.Scope != "offline_access accounting.settings.read" {
		t.Errorf("after revocation: %q", third.Scope)
	}
}

// Covers 1/revoke.
func TestRevocationEndsEverySignInAndConnection(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.signIn(goodRequest()), b.signIn(goodRequest())
	if status, _, body := b.post("/identity/connect/revocation", url.Values{"token": {"unknown"}}); status != http.StatusOK || body != "" {
		t.Errorf("unknown token: %d %q", status, body)
	}
	if status, _, _ := b.post("/identity/connect/revocation", url.Values{}); status != http.StatusBadRequest {
		t.Errorf("no token: %d", status)
	}
	if status, _, _ := b.post("/identity/connect/revocation", url.Values{"token": {one.RefreshToken}, "client_id": {"other"}}); status != http.StatusBadRequest {
		t.Errorf("another app's token: %d", status)
	}
	if _, list := b.connections(two.AccessToken, ""); len(list) != 1 {
		t.Fatalf("connections before: %v", list)
	}
	if status, _, body := b.post("/identity/connect/revocation", url.Values{"token": {one.RefreshToken}}); status != http.StatusOK || body != "" {
		t.Errorf("revocation: %d %q", status, body)
	}
	if _, reply := b.askToken(refreshForm(two.RefreshToken)); reply.Error != "invalid_grant" {
		t.Error("another sign-in of the user outlived the revocation")
	}
	if status, list := b.connections(two.AccessToken, ""); status != http.StatusOK || len(list) != 0 {
		t.Errorf("after revocation: %d %v, want an empty list for a token not yet expired", status, list)
	}
}

// Covers 1/list-connections, 1/drop-one-connection.
func TestConnectionsAreRenewedAndDropped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.signIn(goodRequest())
	_, before := b.connections(first.AccessToken, "")
	b.pass(time.Minute)
	second := b.signIn(goodRequest())
	_, after := b.connections(second.AccessToken, "")
	if len(after) != 1 || after[0]["id"] != before[0]["id"] || after[0]["updatedDateUtc"] != "2026-11-24T09:01:00.0000000" {
		t.Fatalf("second consent: %v, first %v", after, before)
	}
	if _, list := b.connections(second.AccessToken, "?authEventId="+before[0]["authEventId"]); len(list) != 0 {
		t.Errorf("the earlier event still lists %v", list)
	}
	drop := func(id, token string) int {
		req := must(t)(http.NewRequest(http.MethodDelete, b.base+"/connections/"+id, nil))
		req.Header.Set("Authorization", "Bearer "+token)
		status, _, _ := b.do(req)
		return status
	}
	if got := drop(tenant, second.AccessToken); got != http.StatusNotFound {
		t.Errorf("dropping by tenant id: %d, want 404", got)
	}
	if got := drop(after[0]["id"], "no token"); got != http.StatusUnauthorized {
		t.Errorf("dropping without a token: %d, want 401", got)
	}
	if got := drop(after[0]["id"], second.AccessToken); got != http.StatusNoContent {
		t.Errorf("dropping: %d, want 204", got)
	}
	if got := drop(after[0]["id"], second.AccessToken); got != http.StatusNotFound {
		t.Errorf("dropping again: %d, want 404", got)
	}
	if status, _ := b.askToken(refreshForm(second.RefreshToken)); status != http.StatusOK {
		t.Errorf("the sign-in ended with its connection: %d", status)
	}
}

// Covers 2/access-token, 16/401, 16/403.
func TestAccessTokensAreVerified(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reply := b.signIn(goodRequest())
	grant, err := b.server.Verify(reply.AccessToken)
	if err != nil || grant.ClientID != "daybook-practice" || len(grant.Scopes) != 6 || !b.server.IsConnected(grant, tenant) {
		t.Fatalf("grant %+v, %v", grant, err)
	}
	for name, token := range map[string]string{"none": "", "id token": reply.IDToken, "cut": reply.AccessToken[:len(reply.AccessToken)-4], "refresh token": reply.RefreshToken,
		"of another server": setup(t).signIn(goodRequest()).AccessToken} {
		if _, err := b.server.Verify(token); !errors.Is(err, api.ErrBadToken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx := t.Context()
	session, err := b.server.Authorize(ctx, reply.AccessToken, strings.ToUpper(tenant))
	if err != nil || session.ClientID != "daybook-practice" || session.AppName != "Daybook" {
		t.Errorf("session %+v, %v", session, err)
	}
	for _, other := range []string{"", "33333333-3333-4333-8333-333333333333"} {
		if _, err := b.server.Authorize(ctx, reply.AccessToken, other); !errors.Is(err, api.ErrNoTenant) {
			t.Errorf("tenant %q: %v", other, err)
		}
	}
	if err := b.server.Disconnect(tenant); err != nil || b.server.IsConnected(grant, tenant) {
		t.Errorf("still connected after Disconnect (%v)", err)
	}
	b.pass(30 * time.Minute)
	var expired *api.TokenExpiredError
	if _, err := b.server.Verify(reply.AccessToken); !errors.As(err, &expired) {
		t.Errorf("after 30 minutes: %v", err)
	}
	req := must(t)(http.NewRequest(http.MethodGet, b.base+"/connections", nil))
	req.Header.Set("Authorization", "Bearer "+reply.AccessToken)
	if status, _, body := b.do(req); status != http.StatusUnauthorized || !strings.Contains(body, `"Detail":"TokenExpired: token expired at 11/24/2026 09:30:00"`) {
		t.Errorf("connections with an expired token: %d %s", status, body)
	}
}

// Covers 1/user-info.
func TestUserInfoTellsWhatTheScopesAllow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ask := func(token string) (int, string) {
		req := must(t)(http.NewRequest(http.MethodGet, b.base+"/identity/connect/userinfo", nil))
		req.Header.Set("Authorization", "Bearer "+token)
		status, _, body := b.do(req)
		return status, body
	}
	if status, body := ask(b.signIn(goodRequest()).AccessToken); status != http.StatusOK || !strings.Contains(body, "mia@example.com") || !strings.Contains(body, `"sub":`) {
		t.Errorf("all scopes: %d %s", status, body)
	}
	query := goodRequest()
	query.Set("scope", "openid accounting.contacts")
	if status, body := ask(b.signIn(query).AccessToken); status != http.StatusOK || strings.Contains(body, "mia") {
		t.Errorf("openid alone: %d %s", status, body)
	}
	query.Set("scope", "accounting.contacts")
	if status, _ := ask(b.signIn(query).AccessToken); status != http.StatusForbidden {
		t.Errorf("without openid: %d, want 403", status)
	}
}

// Covers 1/discovery-keys.
func TestDiscoveryNamesEveryAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, body := b.get("/identity/.well-known/openid-configuration")
	var found map[string]any
	if err := json.Unmarshal([]byte(body), &found); err != nil {
		t.Fatal(err)
	}
	if found["issuer"] != b.base+"/identity" || found["token_endpoint"] != b.base+"/identity/connect/token" {
		t.Errorf("discovery: %s", body)
	}
	if _, _, keys := b.get("/identity/.well-known/openid-configuration/jwks"); !strings.Contains(keys, `"kty":"RSA"`) || strings.Contains(keys, `"d"`) {
		t.Errorf("keys: %s", keys)
	}
}

func TestSignInsSurviveARestartAndHoldNoToken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reply := b.signIn(goodRequest())
	path := string(b.cfg.Storage.(identity.File))
	stored, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(stored), reply.RefreshToken) || strings.Contains(string(stored), reply.AccessToken) {
		t.Error("a token stands in the file")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	again, err := identity.New(b.cfg)
	if err != nil {
		t.Fatal(err)
	}
	if grant, err := again.Verify(reply.AccessToken); err != nil || !again.IsConnected(grant, tenant) {
		t.Errorf("after a restart: %v", err)
	}
}

func TestDamagedStateIsRefusedAndLeftAlone(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{"no JSON": "{", "newer version": `{"version":99}`, "no key": `{"version":1}`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			path := string(b.cfg.Storage.(identity.File))
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := identity.New(b.cfg); !fault.Is(err, fault.Damaged) {
				t.Errorf("got %v, want damaged", err)
			}
			if left, err := os.ReadFile(path); err != nil || string(left) != content {
				t.Errorf("the file was changed to %q", left)
			}
		})
	}
}
