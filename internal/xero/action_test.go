package xero_test

import (
	"testing"

	"daybook/internal/xero"
)

// Covers 13/actions, 9.lock-dates/advisers-may-pass-the-period-lock-get.
func TestActionsSayWhatMayBeDone(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"Id":"0fa9","Actions":[{"Name":"CreateApprovedInvoice","Status":"ALLOWED"},{"Name":"CreateApprovedBill","Status":"NOT-ALLOWED"},
{"Name":"PaintTheFence","Status":"ALLOWED"},{"Name":"UseMulticurrency","Status":"PERHAPS"}]}`))
	actions, err := b.Client.ListActions(t.Context())
	if err != nil || len(actions) != 4 || b.seen()[0].Path != "/api.xro/2.0/Organisation/Actions" {
		t.Fatalf("%+v, %v", actions, err)
	}
	for name, want := range map[string][2]bool{
		xero.ActionCreateApprovedInvoice: {true, true}, xero.ActionCreateApprovedBill: {false, true}, "PaintTheFence": {true, true},
		xero.ActionUseMulticurrency: {false, true}, xero.ActionApproveBeforePeriodLock: {false, false},
	} {
		if isAllowed, isKnown := actions.Allows(name); isAllowed != want[0] || isKnown != want[1] {
			t.Errorf("%s: allowed %v, known %v; want %v", name, isAllowed, isKnown, want)
		}
	}
}
