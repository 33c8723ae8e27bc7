package identity_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/identity"
)

const otherTenant = "44444444-4444-4444-8444-444444444444"

// withTwo gives the user a second organisation.
func withTwo(c *identity.Config) {
	c.Organisations = func(context.Context) ([]identity.Organisation, error) {
		return []identity.Organisation{{TenantID: tenant, Name: "Demo Furniture Ltd"}, {TenantID: otherTenant, Name: "Harbour Coffee Ltd"}}, nil
	}
}

// allow answers the consent page with the organisations and returns status, redirect and page.
func (b *bench) allow(query url.Values, organisations ...string) (int, string, string) {
	b.t.Helper()
	form, _ := b.openConsent(query)
	form.Set("decision", "allow")
	form["organisation"] = organisations
	status, header, page := b.post("/identity/connect/consent", form)
	return status, header.Get("Location"), page
}

// signInTo signs in and connects the organisations given.
func (b *bench) signInTo(query url.Values, organisations ...string) tokens {
	b.t.Helper()
	_, location, _ := b.allow(query, organisations...)
	back, err := url.Parse(location)
	if err != nil {
		b.t.Fatal(err)
	}
	form := exchangeForm(back.Query().Get("code"))
	form.Set("client_id", query.Get("client_id"))
	status, reply := b.askToken(form)
	if status != http.StatusOK {
		b.t.Fatalf("exchange: %d %s", status, reply.Error)
	}
	return reply
}

func (b *bench) drop(id, token string) int {
	b.t.Helper()
	req := must(b.t)(http.NewRequest(http.MethodDelete, b.base+"/connections/"+id, nil))
	req.Header.Set("Authorization", "Bearer "+token)
	status, _, _ := b.do(req)
	return status
}

func tenantsOf(list []map[string]string) []string {
	var tenants []string
	for _, c := range list {
		tenants = append(tenants, c["tenantId"])
	}
	return tenants
}

// Covers 2/list-content, 2/authentication-event-id, 1/list-connections.
func TestEveryOrganisationEverConnectedIsListed(t *testing.T) {
	t.Parallel()
	b := setup(t, withTwo)
	first := b.signInTo(goodRequest(), tenant)
	second := b.signInTo(goodRequest(), otherTenant)
	for _, token := range []string{first.AccessToken, second.AccessToken} {
		if _, list := b.connections(token, ""); !slices.Equal(tenantsOf(list), []string{tenant, otherTenant}) {
			t.Errorf("all connections: %v", list)
		}
	}
	for access, want := range map[string]string{first.AccessToken: tenant, second.AccessToken: otherTenant} {
		event := claimsOf(t, access)["authentication_event_id"].(string)
		if _, list := b.connections(access, "?authEventId="+event); !slices.Equal(tenantsOf(list), []string{want}) {
			t.Errorf("connections of one sign-in: %v, want %s", list, want)
		}
	}
	for _, of := range []string{"daybook-practice", "other"} {
		if _, reply := b.askToken(url.Values{"grant_type": {"refresh_token"}, "client_id": {of}, "refresh_token": {first.RefreshToken}}); (reply.Error == "") != (of == "daybook-practice") {
			t.Errorf("%s: %q", of, reply.Error)
		}
	}
	query := goodRequest()
	query.Set("client_id", "other")
	if _, list := b.connections(b.signInTo(query, tenant).AccessToken, ""); len(list) != 1 {
		t.Errorf("another app sees %v", list)
	}
}

// Covers 2/list-content.
func TestConnectionsComeInAnyOrder(t *testing.T) {
	t.Parallel()
	b := setup(t, withTwo, func(c *identity.Config) { c.Switches.ShuffleConnections = true })
	b.signInTo(goodRequest(), tenant)
	access := b.signInTo(goodRequest(), otherTenant).AccessToken
	seen := map[string]bool{}
	for range 200 { // both orders fail to come with a chance of 1 in 2^199
		_, list := b.connections(access, "")
		if len(list) != 2 {
			t.Fatalf("connections: %v", list)
		}
		if seen[list[0]["tenantId"]] = true; len(seen) == 2 {
			return
		}
	}
	t.Errorf("always the same first: %v", seen)
}

// Covers 2/tenants-per-consent.
func TestOneOrganisationPerConsentUnlessTheAppHasBulkConnections(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		hasBulk bool
		acr     string
		chosen  []string
		want    int
	}{
		"one":                       {false, "", []string{otherTenant}, http.StatusSeeOther},
		"two":                       {false, "", []string{tenant, otherTenant}, http.StatusBadRequest},
		"two in bulk":               {true, "", []string{tenant, otherTenant}, http.StatusSeeOther},
		"none in bulk":              {true, "", nil, http.StatusBadRequest},
		"the same twice in bulk":    {true, "", []string{tenant, tenant}, http.StatusBadRequest},
		"an unknown one in bulk":    {true, "", []string{tenant, "55555555-5555-4555-8555-555555555555"}, http.StatusBadRequest},
		"two with bulk turned off":  {true, "bulk_connect:false", []string{tenant, otherTenant}, http.StatusBadRequest},
		"two with another acr":      {true, "something", []string{tenant, otherTenant}, http.StatusSeeOther},
		"one with bulk turned off":  {true, "x bulk_connect:false", []string{tenant}, http.StatusSeeOther},
		"bulk asked for by another": {false, "bulk_connect:true", []string{tenant, otherTenant}, http.StatusBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, withTwo, func(c *identity.Config) { c.Clients[0].HasBulk = test.hasBulk })
			query := goodRequest()
			if test.acr != "" {
				query.Set("acr_values", test.acr)
			}
			if status, location, page := b.allow(query, test.chosen...); status != test.want {
				t.Fatalf("%d to %q, want %d\n%s", status, location, test.want, page)
			}
			if test.want != http.StatusSeeOther {
				return
			}
			access := b.signInTo(query, test.chosen...).AccessToken
			event := claimsOf(t, access)["authentication_event_id"].(string)
			if _, list := b.connections(access, "?authEventId="+event); !slices.Equal(tenantsOf(list), test.chosen) {
				t.Errorf("connected %v", list)
			}
		})
	}
}

// Covers 2/uncertified-apps.
func TestAThirdUncertifiedAppIsTurnedAwayOnXerosOwnPage(t *testing.T) {
	t.Parallel()
	b := setup(t, withTwo, func(c *identity.Config) {
		c.Clients = append(c.Clients, identity.Client{ID: "third", Name: "Third", RedirectURIs: []string{callback}},
			identity.Client{ID: "certified", Name: "Certified", RedirectURIs: []string{callback}, IsCertified: true})
	})
	as := func(id string) url.Values {
		query := goodRequest()
		query.Set("client_id", id)
		return query
	}
	b.signInTo(as("certified"), tenant)
	b.signInTo(as("daybook-practice"), tenant)
	other := b.signInTo(as("other"), tenant)
	status, location, page := b.allow(as("third"), tenant)
	if status != http.StatusBadRequest || location != "" || !strings.Contains(page, "Too many uncertified apps") {
		t.Fatalf("third app: %d to %q\n%s", status, location, page)
	}
	b.signInTo(as("third"), otherTenant) // another organisation has room
	b.signInTo(as("daybook-practice"), tenant)
	b.signInTo(as("certified"), tenant)
	_, list := b.connections(other.AccessToken, "")
	if status := b.drop(list[0]["id"], other.AccessToken); status != http.StatusNoContent {
		t.Fatalf("drop: %d", status)
	}
	b.signInTo(as("third"), tenant)
	if status, _, _ := b.allow(as("other"), tenant); status != http.StatusBadRequest {
		t.Errorf("the app that gave up its place: %d", status)
	}
}

// Covers 2/connection-vs-token.
func TestAConnectionOutlivesItsTokens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.signIn(goodRequest())
	_, before := b.connections(first.AccessToken, "")
	b.pass(61 * 24 * time.Hour)
	if status, _ := b.connections(first.AccessToken, ""); status != http.StatusUnauthorized {
		t.Errorf("an access token of 61 days: %d", status)
	}
	if _, reply := b.askToken(refreshForm(first.RefreshToken)); reply.Error != "invalid_grant" {
		t.Errorf("a refresh token of 61 days: %q", reply.Error)
	}
	query := goodRequest()
	query.Set("scope", "openid") // connects nothing
	_, after := b.connections(b.signIn(query).AccessToken, "")
	if len(after) != 1 || after[0]["id"] != before[0]["id"] || after[0]["authEventId"] != before[0]["authEventId"] {
		t.Errorf("after 61 days: %v, before %v", after, before)
	}
}
