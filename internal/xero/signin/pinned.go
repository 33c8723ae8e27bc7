package signin

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// AdoptFor returns the last step of a sign-in for a company file that belongs to an organisation: Adopt, unless that
// would lose the organisation. A new sign-in that does not reach it may be another person's, who cannot see these books;
// while the one from before still reaches it, that one stays saved and in use. Where there is nothing to lose the new
// one is taken, so that the file can be moved. Connections just granted are left alone at Xero: another company file may
// live from them.
//
// Errors: fault.Conflict when the sign-in from before is kept; those of Disconnect when Xero could not be asked and
// something might be lost; those of Adopt. An empty tenantID asks nothing.
func (s *Source) AdoptFor(tenantID string) func(context.Context, Tokens) error {
	if tenantID == "" {
		return s.Adopt
	}
	return func(ctx context.Context, tokens Tokens) error {
		reached, err := s.cfg.grants(ctx, tokens.Access)
		if (err != nil || !reaches(reached, tenantID)) && s.isNeeded(ctx, tenantID) {
			if err != nil {
				return err
			}
			return otherOrganisation(reached, tokens.AuthEventID)
		}
		return s.Adopt(ctx, tokens)
	}
}

// isNeeded reports whether the sign-in from before reaches the organisation, or may do so as far as can be told now.
func (s *Source) isNeeded(ctx context.Context, tenantID string) bool {
	access, err := s.Token(ctx)
	if err != nil {
		return !fault.Is(err, fault.AuthExpired)
	}
	reached, err := s.cfg.grants(ctx, access)
	if err != nil {
		return !fault.Is(err, fault.AuthExpired)
	}
	return reaches(reached, tenantID)
}

func reaches(list []grant, tenantID string) bool {
	return slices.ContainsFunc(list, func(g grant) bool { return strings.EqualFold(g.TenantID, tenantID) })
}

// grants lists what an access token reaches. That of a new sign-in is used here before it is saved: lost, it costs one
// more sign-in and nothing else.
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
		message = "You let Daybook into " + strings.Join(names, " and ") + ", but this company file belongs to another organisation, which this sign-in does not reach."
	}
	return fault.New(fault.Conflict, message,
		"The sign-in from before stays in use. To move this file to another organisation, disconnect it first, then sign in again.")
}
