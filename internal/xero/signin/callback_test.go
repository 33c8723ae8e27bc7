package signin_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"daybook/internal/xero/signin"
)

const (
	fuzzHost  = "localhost:8912"
	fuzzState = "Vt0pJ8mB1yq3nQ5sW7uX9zA2cE4gI6kM8oR0tU1vY3w"
)

// arrival is a request as a browser sends it to the listener.
func arrival(target string) *http.Request {
	request := httptest.NewRequest(http.MethodGet, target, nil)
	request.Host = fuzzHost
	return request
}

func TestCallbackAcceptsOneAnswerOnly(t *testing.T) {
	t.Parallel()
	var codes []string
	handler := signin.NewCallback(fuzzHost, fuzzState, func(code, refusal string) { codes = append(codes, code+refusal) }, func() {})
	for _, query := range []string{"code=one", "code=one", "code=two", "error=access_denied"} {
		request := arrival("/callback?" + query + "&state=" + fuzzState)
		reply := httptest.NewRecorder()
		handler.ServeHTTP(reply, request)
		if reply.Code != 200 {
			t.Errorf("%s: answered %d", query, reply.Code)
		}
	}
	if len(codes) != 1 || codes[0] != "one" {
		t.Errorf("accepted %q, want the first only", codes)
	}
}

func TestAnswerPagesAreStaticAndShut(t *testing.T) {
	t.Parallel()
	handler := signin.NewCallback(fuzzHost, fuzzState, func(string, string) {}, func() {})
	request := arrival("/callback?code=one&state=" + fuzzState)
	reply := httptest.NewRecorder()
	handler.ServeHTTP(reply, request)
	policy := reply.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
	}
	if strings.Contains(policy, "script-src") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q allows too much", policy)
	}
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
	} {
		if got := reply.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	for text := range signin.PageTexts() {
		if strings.Contains(text, "<script") || strings.Contains(text, "http://") || strings.Contains(text, "https://") {
			t.Errorf("a page reaches beyond itself: %s", text)
		}
	}
}
