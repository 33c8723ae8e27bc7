package identity

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// maxUncertified is how many apps that are not certified an organisation may have connected (contract section 2).
const maxUncertified = 2

// errCrowded says that the organisation has as many uncertified apps as it may have.
var errCrowded = errors.New("the organisation has two uncertified apps")

// connectionTime is how connections print times: no zone, seven decimals (contract section 2).
const connectionTime = "2006-01-02T15:04:05.0000000"

// connectionBody is one element of GET /connections.
type connectionBody struct {
	ID             string `json:"id"`
	AuthEventID    string `json:"authEventId"`
	TenantID       string `json:"tenantId"`
	TenantType     string `json:"tenantType"`
	TenantName     string `json:"tenantName"`
	CreatedDateUTC string `json:"createdDateUtc"`
	UpdatedDateUTC string `json:"updatedDateUtc"`
}

// connect joins the organisation with the app, or renews the join.
func (st *state) connect(granted code, tenantID string) {
	for i := range st.Connections {
		c := &st.Connections[i]
		if c.TenantID == tenantID && c.UserID == granted.userID && c.ClientID == granted.client.ID {
			c.AuthEventID, c.UpdatedAt = granted.authEventID, granted.authTime
			return
		}
	}
	st.Connections = append(st.Connections, connection{
		ID: uuid.NewString(), AuthEventID: granted.authEventID, TenantID: tenantID,
		UserID: granted.userID, ClientID: granted.client.ID, CreatedAt: granted.authTime, UpdatedAt: granted.authTime,
	})
}

// isCrowded reports whether the app would be one uncertified app too many for the organisation; s.mu is held. An app
// that is connected already, by whomever, takes no new place.
func (s *Server) isCrowded(tenantID string, app Client) bool {
	others := map[string]bool{}
	for _, c := range s.state.Connections {
		if known, _ := s.client(c.ClientID); c.TenantID == tenantID && !known.IsCertified {
			others[c.ClientID] = true
		}
	}
	return !app.IsCertified && !others[app.ID] && len(others) >= maxUncertified
}

// Disconnect removes every connection with an organisation, as when a person does so at Xero. Tokens stay valid.
func (s *Server) Disconnect(tenantID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.update(func(next *state) {
		next.Connections = slices.DeleteFunc(next.Connections, func(c connection) bool { return c.TenantID == tenantID })
	})
}

// IsConnected reports whether the grant's user has connected the organisation to the grant's app.
func (s *Server) IsConnected(g Grant, tenantID string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.state.Connections, func(c connection) bool { return strings.EqualFold(c.TenantID, tenantID) && c.belongsTo(g) })
}

func (c connection) belongsTo(g Grant) bool { return c.UserID == g.UserID && c.ClientID == g.ClientID }

// listConnections lists every organisation the user ever connected to the app, or those of one sign-in.
func (s *Server) listConnections(w http.ResponseWriter, r *http.Request) {
	grant, ok := s.bearer(w, r)
	if !ok {
		return
	}
	organisations, err := s.cfg.Organisations(r.Context())
	if err != nil {
		s.cfg.Log.Error("list organisations for connections", "error", err)
		http.Error(w, "The Xero API is temporarily unavailable", http.StatusServiceUnavailable)
		return
	}
	names := map[string]string{}
	for _, o := range organisations {
		names[o.TenantID] = o.Name
	}
	event := r.URL.Query().Get("authEventId")
	list := []connectionBody{}
	s.mu.Lock()
	for _, c := range s.state.Connections {
		name, exists := names[c.TenantID]
		if exists && c.belongsTo(grant) && (event == "" || strings.EqualFold(event, c.AuthEventID)) {
			list = append(list, connectionBody{
				ID: c.ID, AuthEventID: c.AuthEventID, TenantID: c.TenantID, TenantType: "ORGANISATION", TenantName: name,
				CreatedDateUTC: c.CreatedAt.UTC().Format(connectionTime), UpdatedDateUTC: c.UpdatedAt.UTC().Format(connectionTime),
			})
		}
	}
	s.mu.Unlock()
	if s.cfg.Switches.ShuffleConnections {
		rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	writeJSON(w, http.StatusOK, list)
}

// deleteConnection drops one connection by its own id, which is not the tenant's: 204, or 404 when unknown.
func (s *Server) deleteConnection(w http.ResponseWriter, r *http.Request) {
	grant, ok := s.bearer(w, r)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	isMeant := func(c connection) bool { return c.belongsTo(grant) && strings.EqualFold(c.ID, r.PathValue("id")) }
	if !slices.ContainsFunc(s.state.Connections, isMeant) {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	err := s.update(func(next *state) { next.Connections = slices.DeleteFunc(next.Connections, isMeant) })
	if err != nil {
		s.cfg.Log.Error("drop a connection", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
