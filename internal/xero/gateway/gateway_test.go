package gateway_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/signin"
)

// at returns a gateway that is signed in to a server.
func at(t *testing.T, handler http.HandlerFunc) *gateway.Gateway {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	config := signin.Xero("app-1")
	config.AuthorizeURL, config.TokenURL = server.URL+"/authorize", server.URL+"/token"
	config.RevokeURL, config.ConnectionsURL = server.URL+"/revocation", server.URL+"/connections"
	tokens := &signin.MemoryStore{}
	now := time.Now()
	pair := signin.Tokens{Access: "access", Refresh: "refresh", ObtainedAt: now, ExpiresAt: now.Add(30 * time.Minute)}
	if err := tokens.SaveTokens(t.Context(), pair); err != nil {
		t.Fatal(err)
	}
	g, err := gateway.New(gateway.Config{SignIn: config, Tokens: tokens, BaseURL: server.URL, UserAgent: "Daybook/test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	g.Use("tenant")
	return g
}

func TestSpacesAroundAnAppIDDoNotCount(t *testing.T) {
	t.Parallel()
	g := at(t, nil)
	if err := g.SetClientID(t.Context(), " app-1\n"); err != nil {
		t.Errorf("the same with spaces: %v", err)
	}
	if s, err := g.Standing(t.Context()); err != nil || !s.IsHeld || g.ClientID() != "app-1" {
		t.Errorf("the same with spaces: signed in: %v, %v, with app %q", s.IsHeld, err, g.ClientID())
	}
	if err := g.SetClientID(t.Context(), " app-2\n"); err != nil {
		t.Fatal(err)
	}
	if s, err := g.Standing(t.Context()); err != nil || s.IsHeld || g.ClientID() != "app-2" {
		t.Errorf("another one: signed in: %v, %v, with app %q", s.IsHeld, err, g.ClientID())
	}
	if err := g.SetClientID(t.Context(), " \t"); err != nil || g.ClientID() != "" {
		t.Errorf("none: %v, with app %q", err, g.ClientID())
	}
}

// An organisation always has accounts, tax rates and a currency: a list without any would make all of them vanish.
func TestAnEmptyListIsNoReading(t *testing.T) {
	t.Parallel()
	full := map[string]string{
		"Organisations": `{"Name":"Demo"}`, "Accounts": `{"AccountID":"a","Code":"200"}`, "TaxRates": `{"TaxType":"NONE"}`,
		"Currencies": `{"Code":"NZD"}`, "TrackingCategories": "", "BrandingThemes": "", "Actions": "",
	}
	for _, empty := range []string{"", "Organisations", "Accounts", "TaxRates", "Currencies"} {
		g := at(t, func(w http.ResponseWriter, r *http.Request) {
			name := path.Base(r.URL.Path)
			if name == "Organisation" {
				name = "Organisations"
			}
			element := full[name]
			if name == empty {
				element = ""
			}
			_, _ = fmt.Fprintf(w, `{%q:[%s]}`, name, element)
		})
		set, err := g.ReadReference(t.Context(), "tenant")
		if isRead := err == nil; isRead != (empty == "") || isRead && len(set.Accounts) != 1 {
			t.Errorf("without any of %q: %+v, %v", empty, set, err)
		}
	}
}

// The limits are those of one organisation; the list of organisations is nobody's (contract sections 1 and 4).
//
// Covers 4/day.
func TestAUsedUpDayOfOneOrganisationLeavesTheOthersToChooseFrom(t *testing.T) {
	t.Parallel()
	g := at(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/connections" {
			if r.Header.Get("Xero-Tenant-Id") != "" {
				t.Error("the list of organisations was asked of one")
			}
			_, _ = w.Write([]byte(`[{"id":"c2","tenantId":"t2","tenantType":"ORGANISATION","tenantName":"Other"}]`))
			return
		}
		w.Header().Set("X-Rate-Limit-Problem", "day")
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	if _, err := g.Client().ListAccounts(t.Context()); !fault.Is(err, fault.RateLimited) {
		t.Fatalf("the day is not used up: %v", err)
	}
	if list, err := g.Connections(t.Context(), ""); err != nil || len(list) != 1 || list[0].TenantID != "t2" {
		t.Errorf("got %+v, %v", list, err)
	}
}
