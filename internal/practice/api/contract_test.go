package api_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"daybook/internal/conformance/contracttest"
)

// checkRequest fails a test whose request Xero's description does not allow. Unknown fields are looked for too; what only
// the service knows is let pass.
func checkRequest(t *testing.T, r *http.Request, body string) {
	t.Helper()
	if d := contracttest.IfThere(t); d != nil {
		if problem := d.CheckTolerantly(r, []byte(body)); problem != "" {
			t.Fatalf("%s %s breaks the description: %s", r.Method, r.URL, problem)
		}
	}
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
}

// checkReply fails a test whose reply Xero's description does not allow. Fields that it does not know are let pass.
func checkReply(t *testing.T, r *http.Request, response *http.Response, raw []byte) {
	t.Helper()
	if d := contracttest.IfThere(t); d != nil {
		if problem := d.CheckReply(r, response.StatusCode, response.Header, raw); problem != "" {
			t.Errorf("the reply to %s %s breaks the description: %s\n%s", r.Method, r.URL, problem, raw)
		}
	}
}
