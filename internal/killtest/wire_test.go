//go:build e2e

package killtest_test

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// call is one write that came over the wire.
type call struct {
	at     time.Time
	key    string
	body   string
	status int // 0 while there is no answer, and where the practice Xero cut the line
}

// mayCount reports whether the write may have been carried out: everything but a refusal before the work.
func (c call) mayCount() bool {
	return c.status != http.StatusUnauthorized && c.status != http.StatusForbidden && c.status != http.StatusTooManyRequests
}

// wire stands between the poster and the practice Xero. It passes everything on unchanged, remembers the writes, and can
// be told to act on a request: it is the one that knows the moment between Xero's commit and its reply.
type wire struct {
	target string
	web    *httptest.Server
	client http.RoundTripper

	mu    sync.Mutex
	calls []*call
	act   func(r *http.Request, pass func() *answer) *answer
}

// answer is a reply that is held until it is passed on; nil is a cut line.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// newWire puts a wire in front of the practice Xero until the test ends.
func newWire(t *testing.T, target string) *wire {
	w := &wire{target: target, client: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 5}}
	w.web = httptest.NewServer(w)
	t.Cleanup(w.web.Close)
	return w
}

// do has act decide about every request from now on. It gets what passes the request on, and returns the answer to
// give; nil cuts the line. A nil act passes everything on.
func (w *wire) do(act func(r *http.Request, pass func() *answer) *answer) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.act = act
}

// ServeHTTP implements http.Handler.
func (w *wire) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler) // the poster died while it was sending: Xero would not have read it either
	}
	made := &call{at: time.Now(), key: r.Header.Get("Idempotency-Key"), body: string(body)}
	w.mu.Lock()
	act := w.act
	if isWrite(r) {
		w.calls = append(w.calls, made)
	}
	w.mu.Unlock()
	pass := func() *answer {
		a := w.forward(r, body)
		if a != nil {
			w.mu.Lock()
			made.status = a.status
			w.mu.Unlock()
		}
		return a
	}
	if act == nil {
		act = func(_ *http.Request, pass func() *answer) *answer { return pass() }
	}
	a := act(r, pass)
	if a == nil {
		panic(http.ErrAbortHandler) // net/http's own way to close a connection without an answer
	}
	maps.Copy(rw.Header(), a.header)
	rw.WriteHeader(a.status)
	_, _ = rw.Write(a.body)
}

// forward sends a request on, once. It goes through even when the poster dies meanwhile, as bytes on the line do.
func (w *wire) forward(r *http.Request, body []byte) *answer {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, r.Method, w.target+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		return nil
	}
	request.Header = r.Header.Clone()
	request.GetBody = nil // or net/http might send it twice
	reply, err := w.client.RoundTrip(request)
	if err != nil {
		return nil
	}
	defer reply.Body.Close()
	read, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil
	}
	return &answer{reply.StatusCode, reply.Header, read}
}

// writes returns the writes so far, oldest first.
func (w *wire) writes() []call {
	w.mu.Lock()
	defer w.mu.Unlock()
	var calls []call
	for _, c := range w.calls {
		calls = append(calls, *c)
	}
	return calls
}

func isWrite(r *http.Request) bool { return r.Method == http.MethodPut }

// isLookUp reports whether a request looks a document up by its number.
func isLookUp(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.Contains(r.URL.RawQuery, "InvoiceNumbers=")
}
