package faults

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"time"

	"daybook/internal/fault"
)

// ControlPath is where the programme is read and set from outside the process.
const ControlPath = "/_faults"

// ruleBody is a Rule in JSON. Delays are in milliseconds, the wait of a limit in seconds.
type ruleBody struct {
	Kind              Kind   `json:"kind"`
	Method            string `json:"method,omitempty"`
	Path              string `json:"path,omitempty"`
	Skip              int    `json:"skip,omitempty"`
	Times             int    `json:"times,omitempty"`
	PerMille          int    `json:"perMille,omitempty"`
	MinDelayMs        int64  `json:"minDelayMs,omitempty"`
	DelayMs           int64  `json:"delayMs,omitempty"`
	Problem           string `json:"problem,omitempty"`
	RetryAfterSeconds int64  `json:"retryAfterSeconds,omitempty"`
	Hits              int    `json:"hits"`
}

// programmeBody is the programme in JSON.
type programmeBody struct {
	Seed  uint64     `json:"seed,omitempty"`
	Rules []ruleBody `json:"rules"`
}

// RegisterControl lets the programme be set over HTTP: GET shows it with what it did so far, PUT replaces it, DELETE
// empties it. Register it in test processes only.
func (p *Programme) RegisterControl(mux *http.ServeMux) {
	mux.HandleFunc("GET "+ControlPath, func(w http.ResponseWriter, _ *http.Request) { p.show(w) })
	mux.HandleFunc("DELETE "+ControlPath, func(w http.ResponseWriter, _ *http.Request) {
		_ = p.Set(0) // no rule, so none that makes no sense
		p.show(w)
	})
	mux.HandleFunc("PUT "+ControlPath, func(w http.ResponseWriter, r *http.Request) {
		if err := p.read(w, r); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		p.show(w)
	})
}

func (p *Programme) read(w http.ResponseWriter, r *http.Request) error {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return errors.New("the programme must come as application/json") // which no form of another site can send
	}
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	decoder.DisallowUnknownFields()
	var body programmeBody
	if err := decoder.Decode(&body); err != nil {
		return fmt.Errorf("read the programme: %w", err)
	}
	rules := make([]Rule, len(body.Rules))
	for i, b := range body.Rules {
		if b.MinDelayMs > maxMilliseconds || b.DelayMs > maxMilliseconds || b.RetryAfterSeconds < 0 || b.RetryAfterSeconds > maxMilliseconds {
			return fault.New(fault.Invalid, "A delay in the programme is too long.", "")
		}
		rules[i] = Rule{
			Kind: b.Kind, Method: b.Method, Path: b.Path, Skip: b.Skip, Times: b.Times, PerMille: b.PerMille,
			MinDelay: time.Duration(b.MinDelayMs) * time.Millisecond, Delay: time.Duration(b.DelayMs) * time.Millisecond,
			Problem: b.Problem, RetryAfter: time.Duration(b.RetryAfterSeconds) * time.Second,
		}
	}
	return p.Set(body.Seed, rules...)
}

// maxMilliseconds is an hour, far from where a duration overflows.
const maxMilliseconds = 3_600_000

func (p *Programme) show(w http.ResponseWriter) {
	p.mu.Lock()
	body := programmeBody{Rules: []ruleBody{}}
	for _, r := range p.rules {
		body.Rules = append(body.Rules, ruleBody{
			Kind: r.Kind, Method: r.Method, Path: r.Path, Skip: r.Skip, Times: r.Times, PerMille: r.PerMille,
			MinDelayMs: r.MinDelay.Milliseconds(), DelayMs: r.Delay.Milliseconds(),
			Problem: r.Problem, RetryAfterSeconds: int64(r.RetryAfter / time.Second), Hits: r.hit,
		})
	}
	p.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body) // a client that left needs no answer
}
