package signin

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"daybook/internal/fault"
)

// Disconnect removes one connection at Xero, then revokes the sign-in when Xero shows no other
// connection of this person with the app, and only forgets it otherwise: revocation would end the
// others too (contract section 1). connectionID is the id of the connection, not of the organisation.
// A connection that is gone already is no error, so a Disconnect that broke off can be repeated.
//
// Errors: fault.NotFound without an id; those of Token; fault.Offline and the like when Xero could not be told. The pair is kept
// on every error. With fault.AuthExpired nothing can be told to Xero any more: Forget is what is left.
func (s *Source) Disconnect(ctx context.Context, connectionID string) error {
	if connectionID == "" { // its address would be that of the whole list
		return fault.New(fault.NotFound, "There is no connection to drop.", "")
	}
	address := strings.TrimRight(s.cfg.ConnectionsURL, "/") + "/" + url.PathEscape(connectionID)
	if _, err := s.call(ctx, http.MethodDelete, address, http.StatusNoContent, http.StatusNotFound); err != nil {
		return err
	}
	body, err := s.call(ctx, http.MethodGet, s.cfg.ConnectionsURL, http.StatusOK)
	if err != nil {
		return err
	}
	others, err := readGrants(body)
	if err != nil {
		return explain(err)
	}
	others = slices.DeleteFunc(others, func(g grant) bool { return strings.EqualFold(g.ID, connectionID) })
	if len(others) > 0 {
		return s.Forget(ctx)
	}
	return s.Revoke(ctx)
}

// grant is one connection, as far as this package looks at it.
type grant struct {
	ID          string `json:"id"`
	AuthEventID string `json:"authEventId"`
	TenantID    string `json:"tenantId"`
	TenantName  string `json:"tenantName"`
}

// readGrants reads the list of connections. An answer that holds no list is an error: taken for an empty one it would
// end every other connection.
func readGrants(body []byte) ([]grant, error) {
	var list []grant
	if err := json.Unmarshal(body, &list); err != nil || list == nil {
		return nil, errNoAnswer
	}
	return list, nil
}

// call sends one request to the connections address and returns the body of an expected answer. An
// access token that Xero refuses is renewed once; both requests may be repeated without harm.
func (s *Source) call(ctx context.Context, method, address string, expected ...int) ([]byte, error) {
	for isRetry := false; ; isRetry = true {
		access, err := s.Token(ctx)
		if err != nil {
			return nil, err
		}
		status, body, err := s.cfg.send(ctx, method, address, access)
		if err != nil {
			return nil, explain(scrub(err))
		}
		if slices.Contains(expected, status) {
			return body, nil
		}
		if status != http.StatusUnauthorized || isRetry {
			return nil, explainConnections(status, "Sign in to Xero again, then disconnect.")
		}
		s.Invalidate(access)
	}
}

// send does one request with the access token.
func (c Config) send(ctx context.Context, method, address, access string) (int, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+access)
	request.Header.Set("Accept", "application/json")
	reply, err := c.HTTP.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(io.LimitReader(reply.Body, 4<<20))
	return reply.StatusCode, body, err
}

// explainConnections words an answer of the connections address; hint says what to do about a refused token.
func explainConnections(status int, hint string) *fault.Error {
	if status == http.StatusUnauthorized {
		return fault.Wrap(fault.AuthExpired, newServiceError(status, ""), "Xero no longer accepts this sign-in.", hint)
	}
	return explainAnswer(newServiceError(status, ""))
}
