package faults

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"

	"daybook/internal/practice/api"
)

// Guard makes the programme act on the sign-in server: token, revocation, user info and connections. Package api acts
// on its own requests, so Guard must not stand before them.
//
// A cut that commits later commits at once here, since the sign-in server keeps no request waiting.
func (p *Programme) Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		action := p.Plan(r)
		switch action.Kind {
		case api.None, api.KeyStoreDown: // the sign-in server has no keys
			next.ServeHTTP(w, r)
		case api.DelayBefore:
			if waited(r, action.Delay) {
				next.ServeHTTP(w, r)
			}
		case api.CommitThenCut, api.CutThenCommit:
			next.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler) // net/http's own way to close a connection without an answer
		case api.CutBeforeCommit:
			panic(http.ErrAbortHandler)
		case api.CommitThenError:
			next.ServeHTTP(httptest.NewRecorder(), r)
			w.WriteHeader(http.StatusInternalServerError)
		default:
			answer(w, r, action)
		}
	})
}

// waited reports whether the client was still there after the delay.
func waited(r *http.Request, delay time.Duration) bool {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// answer writes the faults that are an answer (contract section 16).
func answer(w http.ResponseWriter, r *http.Request, action api.Action) {
	h := w.Header()
	switch action.Kind {
	case api.RateLimited:
		h.Set("X-Rate-Limit-Problem", action.Problem)
		if action.RetryAfter > 0 {
			h.Set("Retry-After", strconv.FormatInt(int64(action.RetryAfter/time.Second), 10))
		}
		w.WriteHeader(http.StatusTooManyRequests)
	case api.Unavailable:
		http.Error(w, api.UnavailableText(action.Problem), http.StatusServiceUnavailable)
	case api.HTMLBody:
		h.Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<!doctype html><title>Sign in to the network</title><h1>Sign in to the network</h1>"))
	case api.TokenDead, api.Disconnected:
		dead(w, r)
	default:
		w.WriteHeader(http.StatusInternalServerError)
	}
}

// dead refuses a token: a refresh token in a form with 400, an access token with 401.
func dead(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if r.Method == http.MethodPost {
		w.WriteHeader(http.StatusBadRequest)
		_, _ = w.Write([]byte(`{"error":"invalid_grant"}`))
		return
	}
	w.WriteHeader(http.StatusUnauthorized)
	_, _ = w.Write([]byte(`{"Type":null,"Title":"Unauthorized","Status":401,"Detail":"AuthenticationUnsuccessful",` +
		`"Instance":"00000000-0000-0000-0000-000000000000","Extensions":{}}`))
}
