package signin

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// AdoptFor returns the last step of a sign-in for a company file that belongs to an organisation: Adopt, unless the new
// sign-in does not reach that organisation. Then the pair from before stays saved and in use, because the new one may be
// another person's, who cannot see these books. Connections just granted are left alone at Xero: another company file
// may live from them.
//
// Errors: fault.Conflict when the organisation is out of the new sign-in's reach, those of Disconnect when Xero could not
// be asked, those of Adopt. An empty tenantID asks nothing.
func (s *Source) AdoptFor(tenantID string) func(context.Context, Tokens) error {
	if tenantID == "" {
		return s.Adopt
	}
	return func(ctx context.Context, tokens Tokens) error {
		reached, err := s.cfg.grants(ctx, tokens.Access)
		if err != nil {
			return err
		}
		isReached := func(g grant) bool { return strings.EqualFold(g.TenantID, tenantID) }
		if !slices.ContainsFunc(reached, isReached) {
			return otherOrganisation(reached, tokens.AuthEventID)
		}
		return s.Adopt(ctx, tokens)
	}
}

// grants lists what an access token reaches. The token is that of a sign-in, so using it before it is saved loses
// nothing that a second sign-in would not bring back.
func (c Config) grants(ctx context.Context, access string) ([]grant, error) {
	status, body, err := c.send(ctx, http.MethodGet, c.ConnectionsURL, access)
	if err != nil {
		return nil, explain(scrub(err))
	}
	if status != http.StatusOK {
		return nil, explainConnections(status, "Sign in to Xero again.")
	}
	list, err := readGrants(body)
	if err != nil {
		return nil, explain(err)
	}
	return list, nil
}

// otherOrganisation names what was granted instead of the organisation wanted.
func otherOrganisation(reached []grant, eventID string) *fault.Error {
	var names []string
	for _, g := range reached {
		if g.AuthEventID == eventID {
			names = append(names, g.TenantName)
		}
	}
	message := "This sign-in does not reach the organisation that this company file belongs to."
	if len(names) > 0 {
		message = "You let Daybook into " + strings.Join(names, " and ") + ", but this company file belongs to another organisation."
	}
	return fault.New(fault.Conflict, message,
		"Sign in again, as somebody who may use this company's books, and choose its organisation. A sign-in from before stays in use.")
}
