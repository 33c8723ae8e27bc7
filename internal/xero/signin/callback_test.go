package signin_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"daybook/internal/xero/signin"
)

const (
	fuzzHost  = "localhost:8912"
	fuzzState = "Vt0pJ8mB1yq3nQ5sW7uX9zA2cE4gI6kM8oR0tU1vY3w"
)

func TestCallbackAcceptsOneAnswerOnly(t *testing.T) {
	t.Parallel()
	var codes []string
	handler := signin.NewCallback(fuzzHost, fuzzState, func(code, refusal string) { codes = append(codes, code+refusal) }, func() {})
	for _, query := range []string{"code=one", "code=one", "code=two", "error=access_denied"} {
		request := httptest.NewRequest(http.MethodGet, "http://"+fuzzHost+"/callback?"+query+"&state="+fuzzState, nil)
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
	request := httptest.NewRequest(http.MethodGet, "http://"+fuzzHost+"/callback?code=one&state="+fuzzState, nil)
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

// FuzzCallback: whatever comes to the loopback listener, it answers with a fixed page, and only a
// plain navigation to the callback path with the right state is taken as Xero's answer.
func FuzzCallback(f *testing.F) {
	f.Add("GET", fuzzHost, "/callback", "code=c&state="+fuzzState, "navigate", "document")
	f.Add("GET", fuzzHost, "/callback", "error=access_denied&state="+fuzzState, "", "")
	f.Add("GET", fuzzHost, "/callback", "error=access_denied", "navigate", "document")
	f.Add("GET", fuzzHost, "/callback", "code=c&state=wrong", "", "")
	f.Add("GET", fuzzHost, "/callback", "code=c;state=%zz", "", "")
	f.Add("POST", "evil.example", "/favicon.ico", "", "no-cors", "image")
	texts := signin.PageTexts()
	f.Fuzz(func(t *testing.T, method, host, path, query, mode, dest string) {
		accepted, doubts := 0, 0
		handler := signin.NewCallback(fuzzHost, fuzzState, func(code, refusal string) {
			accepted++
			if code == "" && refusal == "" {
				t.Error("accepted an answer that says nothing")
			}
		}, func() { doubts++ })
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Method, request.Host = method, host
		request.URL = &url.URL{Path: path, RawQuery: query}
		if mode != "" {
			request.Header.Set("Sec-Fetch-Mode", mode)
		}
		if dest != "" {
			request.Header.Set("Sec-Fetch-Dest", dest)
		}
		reply := httptest.NewRecorder()
		handler.ServeHTTP(reply, request)
		if status, isFixed := texts[reply.Body.String()]; !isFixed || status != reply.Code {
			t.Errorf("answered %d with %q", reply.Code, reply.Body)
		}
		values, err := url.ParseQuery(query)
		isPlain := err == nil && method == "GET" && strings.EqualFold(host, fuzzHost) && path == "/callback" &&
			(mode == "" || mode == "navigate") && (dest == "" || dest == "document")
		if accepted > 1 || (accepted == 1 && (!isPlain || values.Get("state") != fuzzState)) {
			t.Errorf("accepted %d from %s %s%s?%s", accepted, method, host, path, query)
		}
		if doubts > 0 && (!isPlain || values.Get("error") == "" || values.Has("state")) {
			t.Errorf("doubt from %s %s%s?%s", method, host, path, query)
		}
	})
}
