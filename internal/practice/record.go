package practice

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// requestsPath is where test programs read which requests arrived.
const requestsPath = "/_requests"

// maxRecorded bounds the record of requests; the oldest are dropped.
const maxRecorded = 20_000

// Request is one request that arrived, for tests that count them.
type Request struct {
	// At is when it arrived.
	At time.Time `json:"at"`
	// Method and Path are those of the request; Query is without "?".
	Method string `json:"method"`
	Path   string `json:"path"`
	Query  string `json:"query"`
	// Key is its Idempotency-Key; "" for none.
	Key string `json:"key"`
}

// recorder keeps the requests that arrived.
type recorder struct {
	now func() time.Time

	mu       sync.Mutex
	requests []Request
}

func (rec *recorder) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec.mu.Lock()
		if len(rec.requests) >= maxRecorded {
			rec.requests = rec.requests[maxRecorded/2:]
		}
		rec.requests = append(rec.requests, Request{
			At: rec.now().UTC(), Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Key: r.Header.Get("Idempotency-Key"),
		})
		rec.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

func (rec *recorder) list() []Request {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return append([]Request{}, rec.requests...)
}

func (rec *recorder) show(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(rec.list()) // a client that left needs no answer
}
