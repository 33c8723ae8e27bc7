//go:build e2e

package killtest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/killtest"
	"daybook/internal/practice"
)

// The size of the kill test.
var (
	orders = flag.Int("orders", 20, "orders to send")
	kills  = flag.Int("kills", 5, "times the poster is killed")
	seed   = flag.Uint64("seed", 0, "seed of the moments and faults; 0 takes a new one")
)

// patience is the longest a round may take.
const patience = 3 * time.Minute

// moment is when a poster is killed.
type moment string

const (
	// onArrival: the request is on the line, and Xero commits it up to half a settle time after the death.
	onArrival moment = "on the way"
	// onReply: Xero has committed, and the reply never arrives.
	onReply moment = "between commit and reply"
	// onSending: "sending" is in the file, and the first bytes may be leaving.
	onSending moment = "while sending"
	// onLookUp: a document in doubt is being looked up.
	onLookUp moment = "at a look-up"
	// onTime: whatever it is doing, after some time.
	onTime moment = "at some time"
	// onSettled: the moment drawn did not come.
	onSettled moment = "when settled"
)

// TestKill sends orders from a process that is killed again and again while Xero does what it may: nothing is doubled, nothing is
// lost, and every figure is the one previewed.
func TestKill(t *testing.T) {
	began := time.Now()
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	at := startPractice(t)
	job, plans := makeCompany(t, at, *orders, *seed)
	r := &run{t: t, dice: rand.New(rand.NewPCG(*seed, 2)), at: at, wire: newWire(t, at.API), job: job,
		program: build(t, "poster", "daybook/internal/killtest/poster", "e2e"), moments: map[moment]int{}, faults: map[string]int{}}
	r.job.API = r.wire.web.URL
	t.Logf("seed %d, everything ready after %v", *seed, time.Since(began).Round(time.Millisecond))
	posted := time.Now()
	for k := range *kills {
		r.round(ids(plans)[:max(1, (k+1)*len(plans)/(*kills+1))])
	}
	r.last(ids(plans))
	took := time.Since(posted)

	o := examine(t, r.job, plans, r.wire.writes())
	o.durable(r.wire.writes())
	o.strays(t, r.job)
	o.received(t, at, r.wire.writes())
	if o.conflicts > 0 {
		o.reportf("lost: %d orders wait for a person", o.conflicts)
	}
	for _, broken := range o.broken {
		t.Error(broken)
	}
	t.Logf("%d orders: %d sent, %d rejected, under %d kills %v", len(plans), o.sent, o.rejected, *kills, r.moments)
	t.Logf("faults hit: %v", r.faults)
	t.Logf("%d writes at Xero, %d doubts, %d adopted, %d sent again, %d decided by a person", len(r.wire.writes()), o.doubts, o.adopted, o.resent, o.decided)
	t.Logf("posted in %v, all in all %v", took.Round(time.Millisecond), time.Since(began).Round(time.Millisecond))
}

// run is one kill test.
type run struct {
	t       *testing.T
	dice    *rand.Rand
	at      practice.Addresses
	wire    *wire
	job     killtest.Job
	program string
	moments map[moment]int
	faults  map[string]int
}

// round posts some of the orders until the poster is killed.
func (r *run) round(orders []int64) {
	r.t.Helper()
	r.setFaults()
	r.job.Orders = orders
	p := newProcess(r.program)
	when := r.draw()
	count := 1 + r.dice.IntN(3)
	late := time.Duration(r.dice.Int64N(int64(settle) / 2))
	r.wire.do(strike(when, count, late, p.kill))
	defer r.wire.do(nil)
	check(r.t, p.start(r.job))
	if when == onTime {
		defer time.AfterFunc(time.Duration(r.dice.Int64N(int64(2*time.Second))), p.kill).Stop()
	}
	defer time.AfterFunc(patience, p.kill).Stop()
	began := time.Now()
	for line := range p.lines {
		if isSending := strings.HasPrefix(line, "sending "); isSending && when == onSending {
			count--
		}
		if line == "settled" {
			when = onSettled
		}
		if when == onSettled || when == onSending && count <= 0 {
			p.kill()
		}
	}
	check(r.t, p.wait())
	if time.Since(began) > patience {
		r.t.Fatalf("the poster was neither killed nor settled within %v\n%s", patience, p.said.String())
	}
	r.moments[when]++
}

// last posts until everything is settled.
func (r *run) last(orders []int64) {
	r.t.Helper()
	r.setFaults()
	r.job.Orders = orders
	p := newProcess(r.program)
	check(r.t, p.start(r.job))
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := p.untilSettled(ctx); err != nil {
		r.t.Fatal(err)
	}
	r.setFaults()
	control(r.t, http.MethodDelete, r.at.API+"/_faults", nil, nil)
}

func (r *run) draw() moment {
	switch n := r.dice.IntN(20); {
	case n < 6:
		return onReply
	case n < 11:
		return onArrival
	case n < 15:
		return onSending
	case n < 18:
		return onLookUp
	}
	return onTime
}

// strike returns what the wire does in a round: it kills at the count-th request of the moment's kind.
func strike(when moment, count int, late time.Duration, kill func()) func(*http.Request, func() *answer) *answer {
	var mu sync.Mutex
	return func(request *http.Request, pass func() *answer) *answer {
		mu.Lock()
		isDue := false
		if (when == onArrival || when == onReply) && isWrite(request) || when == onLookUp && isLookUp(request) {
			count--
			isDue = count == 0
		}
		mu.Unlock()
		if !isDue {
			return pass()
		}
		if when == onReply {
			pass()
		}
		kill()
		if when == onArrival {
			time.Sleep(late) // the request is on its way, and nobody waits for it any more
			pass()
		}
		return nil
	}
}

// setFaults adds up what the faults of the last round did, and draws new ones.
func (r *run) setFaults() {
	r.t.Helper()
	var before programme
	control(r.t, http.MethodGet, r.at.API+"/_faults", nil, &before)
	for _, rule := range before.Rules {
		name := rule.Kind
		if strings.HasPrefix(rule.Path, "/identity/") {
			name += " of a new token"
		}
		if rule.Hits > 0 {
			r.faults[name] += rule.Hits
		}
	}
	half := (settle / 2).Milliseconds()
	write := func(kind string, perMille int) rule {
		return rule{Kind: kind, Method: http.MethodPut, Path: "/api.xro/", PerMille: perMille}
	}
	next := programme{Seed: r.dice.Uint64N(1 << 50), Rules: []rule{
		write("commit_then_cut", 100), write("cut_then_commit", 100), write("cut_before_commit", 50), write("commit_then_error", 60),
		write("server_error", 60), write("rate_limited", 30), write("unavailable", 30), write("html_body", 30), write("delayed", 60),
		{Kind: "token_dead", Path: "/api.xro/", PerMille: 100, Times: 1},
		{Kind: "commit_then_cut", Method: http.MethodPost, Path: "/identity/connect/token", PerMille: 300, Times: 1},
		{Kind: "unavailable", Method: http.MethodGet, Path: "/api.xro/2.0/Invoices", PerMille: 30, Times: 1},
	}}
	next.Rules[1].Delay, next.Rules[5].RetryAfter, next.Rules[8].Delay = half, 1, 300
	control(r.t, http.MethodPut, r.at.API+"/_faults", next, nil)
}

// programme is the practice Xero's faults as its control address takes and shows them.
type programme struct {
	Seed  uint64 `json:"seed,omitempty"`
	Rules []rule `json:"rules"`
}

type rule struct {
	Kind       string `json:"kind"`
	Method     string `json:"method,omitempty"`
	Path       string `json:"path,omitempty"`
	Times      int    `json:"times,omitempty"`
	PerMille   int    `json:"perMille,omitempty"`
	Delay      int64  `json:"delayMs,omitempty"`
	RetryAfter int64  `json:"retryAfterSeconds,omitempty"`
	Hits       int    `json:"hits,omitempty"`
}

// control asks an address that only tests use.
func control(t *testing.T, method, address string, send, receive any) {
	t.Helper()
	var body io.Reader
	if send != nil {
		encoded, err := json.Marshal(send)
		check(t, err)
		body = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, address, body)
	check(t, err)
	request.Header.Set("Content-Type", "application/json")
	reply, err := http.DefaultClient.Do(request)
	check(t, err)
	defer reply.Body.Close()
	said, err := io.ReadAll(reply.Body)
	check(t, err)
	if reply.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %s: %s", method, address, reply.Status, said)
	}
	if receive != nil {
		check(t, json.Unmarshal(said, receive))
	}
}
