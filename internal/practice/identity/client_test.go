package identity_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/practice/identity"
)

// Covers 2/redirect-address, 2/http-127-0-0-1, 2/app-name.
func TestWhatXeroWouldNotRegisterIsRefused(t *testing.T) {
	t.Parallel()
	good := identity.Client{ID: "mine", Name: "Mine", RedirectURIs: []string{"http://localhost:3000/cb", "https://app.example/cb"}}
	fifty := make([]string, 0, 51)
	for i := range 51 {
		fifty = append(fifty, fmt.Sprintf("http://localhost:%d/cb", 3000+i))
	}
	to := func(address string) func(*identity.Client) {
		return func(c *identity.Client) { c.RedirectURIs = append(c.RedirectURIs, address) }
	}
	for name, test := range map[string]struct {
		spoil     func(*identity.Client)
		isRefused bool
	}{
		"https and localhost":   {func(*identity.Client) {}, false},
		"fifty addresses":       {func(c *identity.Client) { c.RedirectURIs = fifty[:50] }, false},
		"fifty-one addresses":   {func(c *identity.Client) { c.RedirectURIs = fifty }, true},
		"no address":            {func(c *identity.Client) { c.RedirectURIs = nil }, true},
		"loopback by number":    {to("http://127.0.0.1:3000/cb"), true},
		"loopback of family 6":  {to("http://[::1]:3000/cb"), true},
		"http elsewhere":        {to("http://app.example/cb"), true},
		"localhost as a prefix": {to("http://localhost.example:3000/cb"), true},
		"custom scheme":         {to("daybook://callback"), true},
		"wildcard host":         {to("https://*.example/cb"), true},
		"wildcard path":         {to("https://app.example/*"), true},
		"fragment":              {to("https://app.example/cb#x"), true},
		"no host":               {to("https:///cb"), true},
		"name with Xero":        {func(c *identity.Client) { c.Name = "Sync for XERO" }, true},
		"no name":               {func(c *identity.Client) { c.Name = "" }, true},
		"no id":                 {func(c *identity.Client) { c.ID = "" }, true},
		"an id twice":           {func(c *identity.Client) { c.ID = "daybook-practice" }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cfg := setup(t).cfg
			app := good
			test.spoil(&app)
			cfg.Clients = append(cfg.Clients, app)
			if _, err := identity.New(cfg); fault.Is(err, fault.Invalid) != test.isRefused || (err != nil) != test.isRefused {
				t.Errorf("error %v, want refused %v", err, test.isRefused)
			}
		})
	}
}

// The app type has no secret, and single-page apps are not supported: nothing invites a browser's script to read.
//
// Covers 2/app-type.
func TestNoScriptOfAnotherOriginMayReadTheTokens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, method := range []string{http.MethodOptions, http.MethodPost} {
		req := must(t)(http.NewRequest(method, b.base+"/identity/connect/token", strings.NewReader(exchangeForm("x").Encode())))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", "https://app.example")
		req.Header.Set("Access-Control-Request-Method", "POST")
		if _, header, _ := b.do(req); header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", method, header)
		}
	}
}
