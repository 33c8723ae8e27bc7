package xero

import "context"

// allowed is the status of an action that the signed-in person may do; the other one is NOT-ALLOWED (section 13).
const allowed = "ALLOWED"

// OrganisationAction is something the signed-in person may or may not do in the organisation (section 13).
type OrganisationAction struct {
	// Name is such as CreateApprovedInvoice or UseMulticurrency.
	Name string `json:"Name"`
	// Status is ALLOWED or NOT-ALLOWED.
	Status string `json:"Status"`
}

// IsAllowed reports whether the person may do it.
func (a OrganisationAction) IsAllowed() bool { return a.Status == allowed }

// ListOrganisationActions returns what the signed-in person may do. Errors: offline, auth_expired, forbidden, rate_limited.
func (c *Client) ListOrganisationActions(ctx context.Context) ([]OrganisationAction, error) {
	return readCollection[OrganisationAction](ctx, c, "read what you may do in Xero",
		request{path: accountingPath + "/Organisation/Actions"}, "Actions")
}
