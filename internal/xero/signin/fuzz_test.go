package signin_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"daybook/internal/xero/signin"
)

// loopbackHeaders are what every answer carries and nothing else; each has one value per kind of page.
var loopbackHeaders = []string{"Allow", "Cache-Control", "Connection", "Content-Security-Policy", "Content-Type",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"}

// FuzzLoopback sends arbitrary requests to a sign-in that waits. Whatever comes, the listener answers with one of its
// fixed pages, in fixed headers; only a plain navigation to the callback path with the right state ends the wait.
func FuzzLoopback(f *testing.F) {
	const state = "STATE" // stands for the state of the flow, which differs in every run
	for _, seed := range [][4]string{
		{"GET", "/callback?code=c&state=" + state, fuzzHost, "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document"},
		{"GET", "/callback?error=access_denied&state=" + state, fuzzHost, ""},
		{"GET", "/callback?error=access_denied", fuzzHost, "Sec-Fetch-Mode: navigate"},
		{"GET", "/callback?code=c&state=wrong", fuzzHost, ""},
		{"GET", "/callback?code=c&code=d&state=" + state, fuzzHost, ""},
		{"GET", "/callback?code=c;state=%zz", fuzzHost, ""},
		{"GET", "/%63allback?code=c&state=" + state, fuzzHost, ""},
		{"GET", "http://" + fuzzHost + "/callback?code=c&state=" + state, "evil.example", ""},
		{"GET", "/callback?code=%0d%0aSet-Cookie:%20a=b&state=" + state, fuzzHost, "X-Forwarded-Host: evil.example"},
		{"POST", "/callback?code=c&state=" + state, fuzzHost, "Origin: http://evil.example\r\nContent-Length: 0"},
		{"HEAD", "/callback", fuzzHost, "Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image"},
		{"OPTIONS", "*", "evil.example", "Access-Control-Request-Private-Network: true"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	texts := signin.PageTexts()
	f.Fuzz(func(t *testing.T, method, target, host, headers string) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		cfg := signin.Xero("daybook-test")
		cfg.HTTP = &http.Client{Transport: noNetwork{}}
		cfg.Open = func(string) error { return nil }
		flow, handler := signin.BeginUnheard(ctx, cfg, nil, nil)
		address, _ := url.Parse(flow.State().URL)
		secret := address.Query().Get("state")
		raw := strings.ReplaceAll(method+" "+target+" HTTP/1.1\r\nHost: "+host+"\r\n"+headers, state, secret) + "\r\n\r\n"
		request, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
		if err != nil {
			return // the library turns it away before anybody sees it
		}
		reply := httptest.NewRecorder()
		handler.ServeHTTP(reply, request.WithContext(ctx))
		if status, isFixed := texts[reply.Body.String()]; !isFixed || status != reply.Code {
			t.Errorf("answered %d with %q", reply.Code, reply.Body)
		}
		for name, values := range reply.Header() {
			if !slices.Contains(loopbackHeaders, name) || len(values) != 1 || strings.ContainsAny(values[0], "\r\n") {
				t.Errorf("header %s: %q", name, values)
			}
		}
		query, err := url.ParseQuery(request.URL.RawQuery)
		isOurs := err == nil && request.Method == "GET" && strings.EqualFold(request.Host, fuzzHost) &&
			strings.HasPrefix(request.RequestURI, "/callback?") && len(query["state"]) == 1 && query.Get("state") == secret &&
			(query.Get("code") != "" || query.Get("error") != "")
		if state := flow.State(); state.Phase != signin.Waiting && !isOurs {
			t.Errorf("%s after %q", state.Phase, raw)
		}
		cancel()
		if _, err := flow.Wait(context.Background()); err == nil {
			t.Error("signed in without a network")
		}
	})
}

// noNetwork is a computer without one.
type noNetwork struct{}

func (noNetwork) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Body != nil {
		_, _ = io.Copy(io.Discard, request.Body)
		_ = request.Body.Close()
	}
	return nil, errors.New("no network")
}
