package practice_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"daybook/internal/practice"
)

// ids are the ids of a list of the accounting API.
func (a *app) ids(path, collection, field string) map[string]bool {
	a.t.Helper()
	status, body, err := a.call("GET", path, "")
	if err != nil || status != http.StatusOK {
		a.t.Fatalf("%s: %d %s, %v", path, status, body, err)
	}
	var reply map[string]json.RawMessage
	var list []map[string]any
	if err := json.Unmarshal([]byte(body), &reply); err != nil {
		a.t.Fatal(err)
	}
	if err := json.Unmarshal(reply[collection], &list); err != nil {
		a.t.Fatal(err)
	}
	found := map[string]bool{}
	for _, element := range list {
		if id, ok := element[field].(string); ok {
			found[id] = true
		}
	}
	return found
}

// Covers 16/403.
func TestResettingTheDemoCompanyMakesAnotherOrganisationOfIt(t *testing.T) {
	t.Parallel()
	server := start(t, practice.Config{Control: true})
	a := newApp(t, server)
	a.signIn()
	lists := [][3]string{
		{"/Contacts", "Contacts", "ContactID"}, {"/Accounts", "Accounts", "AccountID"}, {"/Invoices", "Invoices", "InvoiceID"},
		{"/TrackingCategories", "TrackingCategories", "TrackingCategoryID"}, {"/BrandingThemes", "BrandingThemes", "BrandingThemeID"},
	}
	before := map[string]map[string]bool{}
	for _, list := range lists {
		before[list[1]] = a.ids(list[0], list[1], list[2])
	}
	old := a.tenant
	if status, body := a.must("POST", a.at.Page+"_reset_demo", "", nil); status != http.StatusOK {
		t.Fatalf("reset: %d %s", status, body)
	}
	if status, body, err := a.call("GET", "/Organisation", ""); err != nil || status != http.StatusForbidden || !strings.Contains(body, "AuthenticationUnsuccessful") {
		t.Errorf("after the reset: %d %s, %v", status, body, err)
	}
	if _, body := a.must("GET", a.at.Connections, "", nil, "Authorization", "Bearer "+a.access); strings.TrimSpace(body) != "[]" {
		t.Errorf("the connections after the reset: %s", body)
	}
	if status := a.token(url.Values{"grant_type": {"refresh_token"}, "refresh_token": {a.refresh}}); status != http.StatusOK {
		t.Errorf("the refresh token after the reset: %d", status)
	}
	if status, _, err := a.call("GET", "/Organisation", ""); err != nil || status != http.StatusForbidden {
		t.Errorf("a new token with the old tenant: %d, %v", status, err)
	}
	a.signIn()
	if a.tenant == old {
		t.Error("the organisation kept its tenant id")
	}
	for _, list := range lists {
		after := a.ids(list[0], list[1], list[2])
		if len(after) != len(before[list[1]]) || len(after) == 0 {
			t.Errorf("%d %s, %d before", len(after), list[1], len(before[list[1]]))
		}
		for id := range after {
			if before[list[1]][id] {
				t.Errorf("%s %s is still there", list[1], id)
			}
		}
	}
	a.tenant = old
	if status, _, err := a.call("GET", "/Organisation", ""); err != nil || status != http.StatusForbidden {
		t.Errorf("the old tenant after signing in anew: %d, %v", status, err)
	}
}
