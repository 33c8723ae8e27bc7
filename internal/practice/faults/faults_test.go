package faults_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice/api"
	"daybook/internal/practice/faults"
)

func request(method, path string) *http.Request { return httptest.NewRequest(method, path, nil) }

// kinds plans n requests and returns what happens to each.
func kinds(p *faults.Programme, n int, method, path string) []api.ActionKind {
	var got []api.ActionKind
	for range n {
		got = append(got, p.Plan(request(method, path)).Kind)
	}
	return got
}

func set(t *testing.T, p *faults.Programme, rules ...faults.Rule) {
	t.Helper()
	if err := p.Set(1, rules...); err != nil {
		t.Fatal(err)
	}
}

func TestAnEmptyProgrammeLetsEverythingPass(t *testing.T) {
	t.Parallel()
	var p faults.Programme
	if got := p.Plan(request("PUT", "/api.xro/2.0/Invoices")); got != (api.Action{}) {
		t.Errorf("got %+v", got)
	}
}

func TestEveryKindBecomesItsAction(t *testing.T) {
	t.Parallel()
	for kind, want := range map[faults.Kind]api.ActionKind{
		faults.CommitThenCut: api.CommitThenCut, faults.CutThenCommit: api.CutThenCommit, faults.CutBeforeCommit: api.CutBeforeCommit,
		faults.CommitThenError: api.CommitThenError, faults.Delayed: api.DelayBefore, faults.RateLimited: api.RateLimited,
		faults.ServerError: api.ServerError, faults.KeyStoreDown: api.KeyStoreDown, faults.Unavailable: api.Unavailable, faults.HTMLBody: api.HTMLBody,
		faults.TokenDead: api.TokenDead, faults.Disconnected: api.Disconnected,
	} {
		var p faults.Programme
		set(t, &p, faults.Rule{Kind: kind})
		if got := p.Plan(request("GET", "/")).Kind; got != want {
			t.Errorf("%s: %v, want %v", kind, got, want)
		}
	}
}

func TestRulesChooseByMethodPathAndCount(t *testing.T) {
	t.Parallel()
	var p faults.Programme
	set(t, &p, faults.Rule{Kind: faults.CommitThenCut, Method: "put", Path: "/api.xro/2.0/Invoices", Skip: 1, Times: 2})
	for _, other := range [][2]string{{"GET", "/api.xro/2.0/Invoices"}, {"PUT", "/api.xro/2.0/Contacts"}, {"PUT", "/api"}} {
		if got := kinds(&p, 3, other[0], other[1]); !slices.Equal(got, []api.ActionKind{0, 0, 0}) {
			t.Errorf("%v: %v", other, got)
		}
	}
	want := []api.ActionKind{api.None, api.CommitThenCut, api.CommitThenCut, api.None}
	if got := kinds(&p, 4, "PUT", "/API.xro/2.0/invoices/x"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := p.Hits(); !slices.Equal(got, []int{2}) {
		t.Errorf("hits %v", got)
	}
}

func TestTheFirstRuleThatAppliesDecides(t *testing.T) {
	t.Parallel()
	var p faults.Programme
	set(t, &p, faults.Rule{Kind: faults.RateLimited, Times: 1, RetryAfter: 26 * time.Second}, faults.Rule{Kind: faults.RateLimited, Problem: "day"})
	first, second := p.Plan(request("GET", "/")), p.Plan(request("GET", "/"))
	if first.Problem != "minute" || first.RetryAfter != 26*time.Second || second.Problem != "day" || second.RetryAfter != 0 {
		t.Errorf("got %+v then %+v", first, second)
	}
}

func TestTheSameSeedDrawsTheSame(t *testing.T) {
	t.Parallel()
	draw := func(seed uint64) (actions []api.Action) {
		var p faults.Programme
		if err := p.Set(seed, faults.Rule{Kind: faults.CutThenCommit, PerMille: 300, MinDelay: time.Second, Delay: 3 * time.Second}); err != nil {
			t.Fatal(err)
		}
		for range 1000 {
			actions = append(actions, p.Plan(request("PUT", "/")))
		}
		return actions
	}
	one := draw(7)
	if !slices.Equal(one, draw(7)) || slices.Equal(one, draw(8)) {
		t.Error("draws do not follow the seed")
	}
	hits := 0
	for _, a := range one {
		if a.Kind == api.None {
			continue
		}
		hits++
		if a.Delay < time.Second || a.Delay > 3*time.Second {
			t.Fatalf("delay %v", a.Delay)
		}
	}
	if hits < 230 || hits > 370 {
		t.Errorf("%d of 1000 went wrong, want about 300", hits)
	}
}

func TestRulesThatMakeNoSenseChangeNothing(t *testing.T) {
	t.Parallel()
	for name, rule := range map[string]faults.Rule{
		"unknown kind": {Kind: "explode"}, "no kind": {}, "negative skip": {Kind: faults.HTMLBody, Skip: -1}, "negative times": {Kind: faults.HTMLBody, Times: -1},
		"chance over all": {Kind: faults.HTMLBody, PerMille: 1001}, "delay under its minimum": {Kind: faults.Delayed, MinDelay: 2, Delay: 1},
		"endless delay": {Kind: faults.Delayed, Delay: 2 * time.Hour}, "unknown limit": {Kind: faults.RateLimited, Problem: "year"},
		"a limit that is no outage": {Kind: faults.Unavailable, Problem: "day"}, "a problem of a page": {Kind: faults.HTMLBody, Problem: "minute"},
	} {
		var p faults.Programme
		set(t, &p, faults.Rule{Kind: faults.Unavailable})
		if err := p.Set(1, rule); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
		if got := p.Plan(request("GET", "/")).Kind; got != api.Unavailable {
			t.Errorf("%s: the earlier programme was lost", name)
		}
	}
}

// guarded is a server behind a programme that counts what it commits.
func guarded(t *testing.T, rule faults.Rule) (base string, commits *atomic.Int32) {
	t.Helper()
	var p faults.Programme
	set(t, &p, rule)
	commits = new(atomic.Int32)
	web := httptest.NewServer(p.Guard(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		commits.Add(1)
		_, _ = w.Write([]byte("done"))
	})))
	t.Cleanup(web.Close)
	return web.URL, commits
}

func TestGuardActsOnTheSignInServer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		rule    faults.Rule
		status  int // 0 for a connection closed without an answer
		body    string
		commits int
	}{
		"commit then cut":    {faults.Rule{Kind: faults.CommitThenCut}, 0, "", 1},
		"cut then commit":    {faults.Rule{Kind: faults.CutThenCommit}, 0, "", 1},
		"cut before commit":  {faults.Rule{Kind: faults.CutBeforeCommit}, 0, "", 0},
		"commit then error":  {faults.Rule{Kind: faults.CommitThenError}, 500, "", 1},
		"delayed":            {faults.Rule{Kind: faults.Delayed, MinDelay: time.Millisecond, Delay: time.Millisecond}, 200, "done", 1},
		"rate limited":       {faults.Rule{Kind: faults.RateLimited}, 429, "", 0},
		"server error":       {faults.Rule{Kind: faults.ServerError}, 500, "", 0},
		"unavailable":        {faults.Rule{Kind: faults.Unavailable}, 503, "The Xero API is temporarily unavailable\n", 0},
		"offline":            {faults.Rule{Kind: faults.Unavailable, Problem: "organisation"}, 503, "The Organisation is offline\n", 0},
		"no keys to be down": {faults.Rule{Kind: faults.KeyStoreDown}, 200, "done", 1},
		"a page in between":  {faults.Rule{Kind: faults.HTMLBody}, 200, "<!doctype html>", 0},
		"dead refresh token": {faults.Rule{Kind: faults.TokenDead}, 400, `{"error":"invalid_grant"}`, 0},
		"not this method":    {faults.Rule{Kind: faults.ServerError, Method: "GET"}, 200, "done", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base, commits := guarded(t, test.rule)
			resp, err := http.Post(base, "application/x-www-form-urlencoded", strings.NewReader("a=b"))
			if test.status == 0 {
				if err == nil {
					t.Fatalf("got an answer %d, want none", resp.StatusCode)
				}
			} else if err != nil {
				t.Fatal(err)
			} else {
				defer resp.Body.Close()
				body, err := io.ReadAll(resp.Body)
				if err != nil || resp.StatusCode != test.status || !strings.HasPrefix(string(body), test.body) {
					t.Errorf("got %d %q, %v", resp.StatusCode, body, err)
				}
			}
			if got := int(commits.Load()); got != test.commits {
				t.Errorf("%d commits, want %d", got, test.commits)
			}
		})
	}
	t.Run("dead access token", func(t *testing.T) {
		t.Parallel()
		base, _ := guarded(t, faults.Rule{Kind: faults.TokenDead})
		resp, err := http.Get(base)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusUnauthorized {
			t.Errorf("got %d", resp.StatusCode)
		}
	})
}

func TestProgrammeIsSetFromOutside(t *testing.T) {
	t.Parallel()
	var p faults.Programme
	mux := http.NewServeMux()
	p.RegisterControl(mux)
	send := func(method, kind, body string) (int, string) {
		req := httptest.NewRequest(method, faults.ControlPath, strings.NewReader(body))
		req.Header.Set("Content-Type", kind)
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, req)
		return rec.Code, rec.Body.String()
	}
	good := `{"seed":3,"rules":[{"kind":"cut_then_commit","method":"PUT","path":"/api.xro/2.0/Invoices","times":1,"minDelayMs":10,"delayMs":10},{"kind":"rate_limited","problem":"day","retryAfterSeconds":9}]}`
	if status, body := send("PUT", "application/json", good); status != http.StatusOK {
		t.Fatalf("got %d %s", status, body)
	}
	if got := p.Plan(request("PUT", "/api.xro/2.0/Invoices")); got.Kind != api.CutThenCommit || got.Delay != 10*time.Millisecond {
		t.Errorf("first: %+v", got)
	}
	if got := p.Plan(request("PUT", "/api.xro/2.0/Invoices")); got.Kind != api.RateLimited || got.RetryAfter != 9*time.Second || got.Problem != "day" {
		t.Errorf("second: %+v", got)
	}
	_, shown := send("GET", "", "")
	var body struct {
		Rules []struct{ Hits int }
	}
	if err := json.NewDecoder(bytes.NewBufferString(shown)).Decode(&body); err != nil || len(body.Rules) != 2 || body.Rules[0].Hits != 1 {
		t.Errorf("shown %s, %v", shown, err)
	}
	for name, bad := range map[string][2]string{
		"a form": {"application/x-www-form-urlencoded", good}, "unknown field": {"application/json", `{"rules":[{"kind":"unavailable","when":"now"}]}`},
		"unknown kind": {"application/json", `{"rules":[{"kind":"explode"}]}`}, "no JSON": {"application/json", `rules`},
		"overflowing delay": {"application/json", `{"rules":[{"kind":"delayed","delayMs":9223372036854775807}]}`},
		"a wait before now": {"application/json", `{"rules":[{"kind":"rate_limited","retryAfterSeconds":-1}]}`},
	} {
		if status, _ := send("PUT", bad[0], bad[1]); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	if status, body := send("DELETE", "", ""); status != http.StatusOK || body != "{\"rules\":[]}\n" {
		t.Errorf("emptied: %d %s", status, body)
	}
	if got := p.Plan(request("PUT", "/")); got.Kind != api.None {
		t.Errorf("after emptying: %+v", got)
	}
}
