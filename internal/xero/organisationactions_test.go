package xero_test

import (
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

// Covers 13/actions.
func TestWhatThePersonMayDoIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(200, `{"Actions":[{"Name":"CreateDraftInvoice","Status":"ALLOWED"},{"Name":"CreateApprovedBill","Status":"NOT-ALLOWED"},
		{"Name":"Later","Status":"PERHAPS"}]}`), answer(403, forbidden)))
	actions, err := b.Client.ListOrganisationActions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []xero.OrganisationAction{{"CreateDraftInvoice", "ALLOWED"}, {"CreateApprovedBill", "NOT-ALLOWED"}, {"Later", "PERHAPS"}}
	for i, a := range actions {
		if a != want[i] || a.IsAllowed() != (i == 0) {
			t.Errorf("action %d is %+v, allowed %v", i, a, a.IsAllowed())
		}
	}
	if len(actions) != 3 || b.seen()[0].Path != "/api.xro/2.0/Organisation/Actions" {
		t.Errorf("%d actions from %s", len(actions), b.seen()[0].Path)
	}
	if _, err := b.Client.ListOrganisationActions(t.Context()); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a disconnected organisation: %v", err)
	}
}

func TestAnAccountSaysWhenItChanged(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"Accounts":[{"AccountID":"A","Code":"299","Status":"ARCHIVED","UpdatedDateUTC":"/Date(1764014400000+0000)/"},{"AccountID":"b"}]}`))
	accounts, err := b.Client.ListAccounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := time.UnixMilli(1764014400000).UTC(); !accounts[0].UpdatedAt.Equal(want) || !accounts[1].UpdatedAt.IsZero() {
		t.Errorf("changed at %v and %v", accounts[0].UpdatedAt, accounts[1].UpdatedAt)
	}
}
