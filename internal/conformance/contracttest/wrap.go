package contracttest

import (
	"bytes"
	"io"
	"net/http"
	"testing"
)

// Wrap returns a handler that holds every request and every reply of another to the description, and fails the test
// that a breach occurs in. A nil Description lets everything pass.
func (d *Description) Wrap(t *testing.T, next http.Handler) http.Handler {
	t.Helper()
	if d == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return // the caller is gone, and with it the request
		}
		if problem := d.CheckRequest(r, body); problem != "" {
			t.Errorf("the request %s %s breaks the description: %s", r.Method, r.URL, problem)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		copied := &copier{ResponseWriter: w}
		next.ServeHTTP(copied, r)
		if copied.Header().Get("Content-Type") == "text/html; charset=utf-8" {
			return // a stranger's page, which stands in for the reply in some tests
		}
		if problem := d.CheckReply(r, copied.status, copied.Header(), copied.body.Bytes()); problem != "" {
			t.Errorf("the reply to %s %s breaks the description: %s\n%s", r.Method, r.URL, problem, copied.body.String())
		}
	})
}

// copier keeps what is written. A line that is cut is taken over through Unwrap and leaves nothing to check.
type copier struct {
	http.ResponseWriter

	status int // 0 while nothing was answered
	body   bytes.Buffer
}

// Unwrap lets http.ResponseController find what lies beneath.
func (c *copier) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// WriteHeader implements http.ResponseWriter.
func (c *copier) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (c *copier) Write(b []byte) (int, error) {
	c.status = max(c.status, http.StatusOK)
	c.body.Write(b)
	return c.ResponseWriter.Write(b)
}
