package practice_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice"
	"daybook/internal/practice/identity"
)

// signInTo signs in and chooses an organisation by name.
func (a *app) signInTo(name string) {
	a.t.Helper()
	query := url.Values{
		"response_type": {"code"}, "client_id": {practice.ClientID}, "redirect_uri": {callback}, "scope": {scopes}, "state": {"s"},
		"code_challenge": {challengeOf(verifier)}, "code_challenge_method": {"S256"},
	}
	_, page := a.must("GET", a.at.Authorize+"?"+query.Encode(), "", nil)
	form := url.Values{"decision": {"allow"}}
	for part := range strings.SplitSeq(page, "<input ") {
		field, value := between(part, `name="`, `"`), between(part, `value="`, `"`)
		if field != "organisation" || strings.Contains(part, "<span>"+name+"</span>") {
			form.Set(field, value)
		}
	}
	status, location := a.must("POST", a.at.Identity+"/connect/consent", formKind, []byte(form.Encode()))
	back, err := url.Parse(location)
	if err != nil || status != http.StatusSeeOther {
		a.t.Fatalf("consent: %d %q", status, location)
	}
	a.token(url.Values{"grant_type": {"authorization_code"}, "code": {back.Query().Get("code")}, "redirect_uri": {callback}, "code_verifier": {verifier}})
}

func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}

// tenants returns the tenant ids of the connections by name.
func (a *app) tenants() map[string]string {
	a.t.Helper()
	_, body := a.must("GET", a.at.Connections, "", nil, "Authorization", "Bearer "+a.access)
	var list []struct{ TenantID, TenantName string }
	if err := json.Unmarshal([]byte(body), &list); err != nil {
		a.t.Fatalf("connections: %s", body)
	}
	tenants := map[string]string{}
	for _, c := range list {
		tenants[c.TenantName] = c.TenantID
	}
	return tenants
}

// Covers 2/list-content, 2/tenants-per-consent, 16/403.
func TestASecondOrganisationHasBooksOfItsOwn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := start(t, practice.Config{Dir: dir, SecondOrganisation: true})
	a := newApp(t, server)
	a.signInTo("Harbour Coffee Ltd")
	second := a.tenants()["Harbour Coffee Ltd"]
	if len(a.tenants()) != 1 || second == "" {
		t.Fatalf("connections %v, want the one chosen", a.tenants())
	}
	a.tenant = second
	_, body, err := a.call("GET", "/Organisation", "")
	if err != nil || !strings.Contains(body, `"Name":"Harbour Coffee Ltd"`) {
		t.Errorf("organisation: %s, %v", body, err)
	}
	if status, _, _ := a.call("PUT", "/Invoices", newInvoice); status != http.StatusOK {
		t.Errorf("create in the second: %d", status)
	}
	a.signInTo("Demo Furniture Ltd")
	first := a.tenants()["Demo Furniture Ltd"]
	for tenant, want := range map[string]bool{first: false, second: true, strings.ToUpper(second): true} {
		a.tenant = tenant
		if _, body, err := a.call("GET", "/Invoices?InvoiceNumbers=SO-1001", ""); err != nil || strings.Contains(body, "SO-1001") != want {
			t.Errorf("%s holds the second's document: %s, %v", tenant, body, err)
		}
	}
	a.tenant = "55555555-5555-4555-8555-555555555555"
	if status, _, _ := a.call("GET", "/Organisation", ""); status != http.StatusForbidden {
		t.Errorf("an organisation that is none: %d, want 403", status)
	}
	if err := server.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	a.tenant = second
	if _, body, _ := a.call("GET", "/Invoices?InvoiceNumbers=SO-1001", ""); strings.Contains(body, "SO-1001") {
		t.Error("the reset left the second organisation as it was")
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	alone := newApp(t, start(t, practice.Config{Dir: dir}))
	alone.access = a.access // the signing key is that of the folder
	if got := alone.tenants(); len(got) != 1 || got["Demo Furniture Ltd"] == "" {
		t.Errorf("without the second organisation: %v", got)
	}
}

func TestOtherAppsMayBeRegisteredAndDaybooksIDIsTaken(t *testing.T) {
	t.Parallel()
	other := identity.Client{ID: "mine", Name: "Mine", RedirectURIs: []string{"http://localhost:3000/cb"}}
	a := newApp(t, start(t, practice.Config{Clients: []identity.Client{other}}))
	query := url.Values{
		"response_type": {"code"}, "client_id": {"mine"}, "redirect_uri": {"http://localhost:3000/cb"}, "scope": {"openid"},
		"code_challenge": {challengeOf(verifier)}, "code_challenge_method": {"S256"},
	}
	if status, page := a.must("GET", a.at.Authorize+"?"+query.Encode(), "", nil); status != http.StatusOK || !strings.Contains(page, "Mine") {
		t.Errorf("consent for the other app: %d %s", status, page)
	}
	other.ID = practice.ClientID
	if server, err := practice.Start(t.Context(), practice.Config{Dir: t.TempDir(), Clients: []identity.Client{other}}); err == nil {
		_ = server.Close()
		t.Error("a second app took Daybook's id")
	}
}

func TestEveryAnswerTellsTheServersOwnTime(t *testing.T) {
	t.Parallel()
	now := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	at := start(t, practice.Config{Now: func() time.Time { return now }}).Addresses()
	for _, address := range []string{at.Page, at.Connections, at.API + "/api.xro/2.0/Organisation", at.Identity + "/nothing"} {
		resp, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if got := resp.Header.Values("Date"); !slices.Equal(got, []string{"Tue, 06 May 2031 07:08:09 GMT"}) {
			t.Errorf("%s: Date %v", address, got)
		}
	}
}
