package api

import (
	"errors"
	"net/http"
	"slices"
	"strings"
)

// authorize returns the session of a call, or the refusal (contract section 16, 401 and 403).
func (h *Handler) authorize(r *http.Request) (Session, *reply) {
	bearer, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !isBearer {
		bearer = ""
	}
	session, err := h.config.Auth.Authorize(r.Context(), bearer, r.Header.Get("Xero-Tenant-Id"))
	if err == nil {
		return session, nil
	}
	if expired := (*TokenExpiredError)(nil); errors.As(err, &expired) {
		return Session{}, unauthorized("TokenExpired: " + expired.Error())
	}
	switch {
	case errors.Is(err, ErrBadToken):
		return Session{}, unauthorized("AuthenticationUnsuccessful")
	case errors.Is(err, ErrNoTenant):
		return Session{}, h.forbidden()
	}
	h.config.Log.Error("practice sign-in", "error", err)
	return Session{}, h.serverError()
}

// allows reports whether the scopes cover a method on the route: a full scope both ways, ".read" for reading.
func (r route) allows(scopes []string, method string) bool {
	for scope := range strings.FieldsSeq(r.scope) {
		if slices.Contains(scopes, scope) || method == http.MethodGet && slices.Contains(scopes, scope+".read") {
			return true
		}
	}
	return false
}
