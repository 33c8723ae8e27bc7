package xero

import "context"

// The actions Daybook asks about (section 13); Xero has more, and new ones may appear.
const (
	ActionCreateApprovedInvoice   = "CreateApprovedInvoice"
	ActionCreateApprovedBill      = "CreateApprovedBill"
	ActionCreateDraftInvoice      = "CreateDraftInvoice"
	ActionCreateDraftBill         = "CreateDraftBill"
	ActionUseMulticurrency        = "UseMulticurrency"
	ActionApproveBeforePeriodLock = "ApproveTransactionsBeforePeriodLockDate"
)

// Action is something the signed-in person may, or may not, do in the organisation (section 13).
type Action struct {
	// Name is Xero's word.
	Name string `json:"Name"`
	// Status is ALLOWED or NOT-ALLOWED; any other word counts as not allowed.
	Status string `json:"Status"`
}

// Actions are all of them.
type Actions []Action

// Allows reports whether an action is allowed, and whether Xero named it at all.
func (a Actions) Allows(name string) (isAllowed, isKnown bool) {
	for _, action := range a {
		if action.Name == name {
			return action.Status == "ALLOWED", true
		}
	}
	return false, false
}

// ListActions returns what the signed-in person may do. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListActions(ctx context.Context) (Actions, error) {
	return readCollection[Action](ctx, c, "read what you may do in the organisation", request{path: accountingPath + "/Organisation/Actions"}, "Actions")
}
