package xero_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

// aTenant and the ids below are made up.
const (
	aTenant  = "8a1d3c52-6d3c-4f0e-9e0a-3f6a2b1c4d5e"
	anID     = "d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10"
	aContact = "bd2270c3-8706-4c11-9cfb-000b551c3f51"
	aKey     = "5f2c8e0b7a9d4c61"
)

// tokens is a TokenSource that counts. Every Invalidate of the current token makes the next one different.
type tokens struct {
	mu          sync.Mutex
	err         error
	generation  int
	invalidated int
}

func (s *tokens) Token(context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current(), s.err
}

func (s *tokens) Invalidate(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.invalidated++
	if token == s.current() {
		s.generation++
	}
}

func (s *tokens) current() string { return "secret-token-" + string(rune('a'+s.generation)) }

// call is one request a test server saw, body included.
type call struct {
	Method, Path, Query string
	Escaped             string // the path as it was sent
	Header              http.Header
	Body                string
	Connection          string // the other end's address: equal for requests on one connection
}

// bench is a client, its server and what they saw.
type bench struct {
	Client *xero.Client
	Server *httptest.Server
	Tokens *tokens

	mu        sync.Mutex
	calls     []call
	exchanges []xero.Exchange
	waits     []time.Duration
}

// setup starts a server with a handler and a client that pauses in no time.
func setup(t *testing.T, handler http.HandlerFunc) *bench {
	t.Helper()
	b := &bench{Tokens: &tokens{}}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		b.mu.Lock()
		b.calls = append(b.calls, call{r.Method, r.URL.Path, r.URL.RawQuery, r.URL.EscapedPath(), r.Header.Clone(), string(body), r.RemoteAddr})
		b.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		handler(w, r)
	}))
	t.Cleanup(b.Server.Close)
	httpClient := xero.NewHTTPClient()
	t.Cleanup(httpClient.CloseIdleConnections)
	b.Client = &xero.Client{
		HTTP: httpClient, BaseURL: b.Server.URL, Tokens: b.Tokens, TenantID: aTenant, UserAgent: "Daybook/test",
		Limits: &xero.Limiter{},
		Pause: func(ctx context.Context, wait time.Duration) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.waits = append(b.waits, wait)
			return ctx.Err()
		},
		Observe: func(e xero.Exchange) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.exchanges = append(b.exchanges, e)
		},
	}
	return b
}

func (b *bench) seen() []call {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]call(nil), b.calls...)
}

func (b *bench) observed() []xero.Exchange {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]xero.Exchange(nil), b.exchanges...)
}

func (b *bench) paused() []time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]time.Duration(nil), b.waits...)
}

// answerJSON writes a body the way Xero does.
func answerJSON(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("X-MinLimit-Remaining", "57")
	w.Header().Set("X-DayLimit-Remaining", "943")
	w.WriteHeader(status)
	io.WriteString(w, body)
}

// cut ends the connection without an answer.
func cut(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.Close()
	}
}

// testNow is the made-up time of tests that need one.
var testNow = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// fieldOf returns what an error says is wrong with a field; "" for nothing.
func fieldOf(err error, field string) string {
	if invalid, ok := errors.AsType[*fault.Error](err); ok {
		return invalid.Fields[field]
	}
	return ""
}

// onlyField returns the field an invalid error names, when it names one alone.
func onlyField(err error) string {
	invalid, ok := errors.AsType[*fault.Error](err)
	if !ok || invalid.Code != fault.Invalid || len(invalid.Fields) != 1 {
		return ""
	}
	for field := range invalid.Fields {
		return field
	}
	return ""
}

// unescaped is a query as a person reads it.
func unescaped(query string) string {
	text, err := url.QueryUnescape(query)
	if err != nil {
		return err.Error()
	}
	return text
}
