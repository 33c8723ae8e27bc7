// Package faults is the programme of things that go wrong at the practice Xero: which request is cut, delayed,
// refused or answered with rubbish. It decides only; package api and Guard act.
package faults

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice/api"
)

// Kind names a fault in rules and in JSON.
type Kind string

// The kinds of fault. Each says which api.ActionKind it becomes.
const (
	// CommitThenCut commits and closes the connection without an answer.
	CommitThenCut Kind = "commit_then_cut"
	// CutThenCommit closes the connection and commits later, after MinDelay to Delay.
	CutThenCommit Kind = "cut_then_commit"
	// CutBeforeCommit closes the connection and commits nothing.
	CutBeforeCommit Kind = "cut_before_commit"
	// CommitThenError commits and answers 500.
	CommitThenError Kind = "commit_then_error"
	// Delayed answers as it should, after MinDelay to Delay.
	Delayed Kind = "delayed"
	// RateLimited answers an empty 429; Problem and RetryAfter fill its headers.
	RateLimited Kind = "rate_limited"
	// ServerError answers 500 and commits nothing.
	ServerError Kind = "server_error"
	// KeyStoreDown answers 500 to writes under an idempotency key; nothing of them is kept.
	KeyStoreDown Kind = "key_store_down"
	// Unavailable answers 503 in plain text; Problem says which.
	Unavailable Kind = "unavailable"
	// HTMLBody answers 200 with a page of HTML.
	HTMLBody Kind = "html_body"
	// TokenDead treats the token as expired: 401, or 400 invalid_grant where a refresh token was sent.
	TokenDead Kind = "token_dead"
	// Disconnected answers 403 as for an organisation that is no longer connected.
	Disconnected Kind = "disconnected"
)

// actions maps each kind to what package api does.
func actions() map[Kind]api.ActionKind {
	return map[Kind]api.ActionKind{
		CommitThenCut: api.CommitThenCut, CutThenCommit: api.CutThenCommit, CutBeforeCommit: api.CutBeforeCommit,
		CommitThenError: api.CommitThenError, Delayed: api.DelayBefore, RateLimited: api.RateLimited,
		ServerError: api.ServerError, KeyStoreDown: api.KeyStoreDown, Unavailable: api.Unavailable, HTMLBody: api.HTMLBody,
		TokenDead: api.TokenDead, Disconnected: api.Disconnected,
	}
}

// Rule says which requests go wrong, and how. The first rule that applies to a request decides.
type Rule struct {
	// Kind is what goes wrong.
	Kind Kind
	// Method is such as "PUT"; "" for every method.
	Method string
	// Path is the beginning of the path, such as "/api.xro/2.0/Invoices", without regard to case; "" for every path.
	Path string
	// Skip lets this many matching requests pass first.
	Skip int
	// Times is how many requests go wrong; 0 means until the rule is taken away.
	Times int
	// PerMille is the chance in thousandths that a matching request goes wrong; 0 means always.
	PerMille int
	// MinDelay and Delay bound the wait of CutThenCommit and Delayed, which is drawn evenly between them.
	MinDelay, Delay time.Duration
	// Problem is the X-Rate-Limit-Problem of RateLimited: "minute" when empty, "day", "concurrent" or "appminute". Of
	// Unavailable it is "maintenance" for a service that is worked on, "organisation" for one organisation that is offline.
	Problem string
	// RetryAfter is the Retry-After of RateLimited, in whole seconds; 0 leaves the header out.
	RetryAfter time.Duration
}

// Programme is the rules in force. The zero Programme lets everything pass. It is safe for concurrent use and
// implements api.Faults.
type Programme struct {
	mu    sync.Mutex
	rules []counted
	dice  *rand.Rand
}

// counted is a rule and what it did so far.
type counted struct {
	Rule
	seen, hit int
}

// Set replaces the rules and begins to count anew. The same seed draws the same chances and delays for the same order of
// requests. It returns a fault.Invalid naming each rule that makes no sense, and then changes nothing.
func (p *Programme) Set(seed uint64, rules ...Rule) error {
	fields := map[string]string{}
	for i, r := range rules {
		if problem := r.check(); problem != "" {
			fields[fmt.Sprintf("rules[%d]", i)] = problem
		}
	}
	if err := fault.InvalidFields("The programme of faults makes no sense.", fields); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dice = rand.New(rand.NewPCG(seed, seed))
	p.rules = nil
	for _, r := range rules {
		p.rules = append(p.rules, counted{Rule: r})
	}
	return nil
}

func (r Rule) check() string {
	if _, ok := actions()[r.Kind]; !ok {
		return fmt.Sprintf("there is no fault %q", r.Kind)
	}
	if r.Skip < 0 || r.Times < 0 || r.PerMille < 0 || r.PerMille > 1000 {
		return "skip and times must not be negative, and the chance is 0 to 1000 thousandths"
	}
	if r.MinDelay < 0 || r.Delay < r.MinDelay || r.Delay > time.Hour {
		return "the delay must be at least its minimum and at most an hour"
	}
	if known := problems(r.Kind); r.Problem != "" && !slices.Contains(known, r.Problem) {
		return fmt.Sprintf("the problem of %s must be one of %v", r.Kind, known)
	}
	return ""
}

// problems are the words that a kind of fault may say.
func problems(kind Kind) []string {
	switch kind {
	case RateLimited:
		return []string{"minute", "day", "concurrent", "appminute"}
	case Unavailable:
		return []string{"maintenance", "organisation"}
	}
	return nil
}

// Hits returns how many requests each rule made go wrong so far, in the order of the rules.
func (p *Programme) Hits() []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	hits := make([]int, len(p.rules))
	for i, r := range p.rules {
		hits[i] = r.hit
	}
	return hits
}

// Plan implements api.Faults. Each call counts as one request.
func (p *Programme) Plan(r *http.Request) api.Action {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.rules {
		rule := &p.rules[i]
		if !rule.matches(r) || rule.Times > 0 && rule.hit >= rule.Times {
			continue
		}
		rule.seen++
		if rule.seen <= rule.Skip || rule.PerMille > 0 && p.dice.IntN(1000) >= rule.PerMille {
			continue
		}
		rule.hit++
		return p.action(rule.Rule)
	}
	return api.Action{}
}

func (r Rule) matches(req *http.Request) bool {
	return (r.Method == "" || strings.EqualFold(r.Method, req.Method)) &&
		len(req.URL.Path) >= len(r.Path) && strings.EqualFold(req.URL.Path[:len(r.Path)], r.Path)
}

func (p *Programme) action(r Rule) api.Action {
	action := api.Action{Kind: actions()[r.Kind], Delay: r.MinDelay, Problem: r.Problem, RetryAfter: r.RetryAfter}
	if spread := r.Delay - r.MinDelay; spread > 0 {
		action.Delay += time.Duration(p.dice.Int64N(int64(spread) + 1))
	}
	if r.Kind == RateLimited && action.Problem == "" {
		action.Problem = "minute"
	}
	return action
}
