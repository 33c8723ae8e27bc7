//go:build e2e && teeth

package killtest_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/killtest"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/practice"
	"daybook/internal/xero"
	"daybook/internal/xero/ledger"
)

// tooth is one rule of posting and what happens where it matters.
type tooth struct {
	rule, story string
	kind        posting.Kind
	play        func(*stage)
	// asks: with the rule in place the story ends with a question to a person, else with the document sent.
	asks bool
}

// teeth are the rules that can be taken out, but for R6 and R9, which are played by a model.
var teeth = []tooth{
	{"R3", "the poster dies while the request is on the way, and Xero commits it after the restart", posting.KindBill, (*stage).dieOnTheWay, false},
	{"R4", "the line is cut, and Xero commits half a settle time later", posting.KindBill, (*stage).commitLate, false},
	{"R8", "Xero holds an invoice of the same number and another amount", posting.KindInvoice, (*stage).findAnother, true},
	{"R11", "the company file is put back to what it was before the bill was sent", posting.KindBill, (*stage).restore, false},
	{"R14", "the line is cut after Xero has committed", posting.KindBill, (*stage).cutAfterCommit, false},
}

// TestTeeth takes out one safety rule at a time. With the rule every promise is kept; without it the same story must
// break one, or no test would notice that the rule is gone.
func TestTeeth(t *testing.T) {
	at := startPractice(t)
	program := build(t, "poster", "daybook/internal/killtest/poster", "e2e,teeth")
	job, plans := makeCompany(t, at, 60, 1)
	take := func(kind posting.Kind) plan {
		for i, p := range plans {
			if p.preview.Kind == kind && p.preview.Contact.Create == nil {
				plans = append(plans[:i:i], plans[i+1:]...)
				return p
			}
		}
		t.Fatalf("no %s left", kind)
		return plan{}
	}
	for _, tooth := range teeth {
		with := newStage(at, job, program, "", take(tooth.kind))
		without := newStage(at, job, program, tooth.rule, take(tooth.kind))
		t.Run(tooth.rule, func(t *testing.T) {
			t.Parallel()
			kept, broken := with.perform(t, tooth.play), without.perform(t, tooth.play)
			if kept.sent+kept.conflicts != 1 || (kept.conflicts == 1) != tooth.asks {
				kept.reportf("%d orders are sent and %d wait for a person", kept.sent, kept.conflicts)
			}
			bite(t, tooth.rule, tooth.story, kept.broken, broken.broken)
		})
	}
	t.Run("R6", func(t *testing.T) {
		t.Parallel()
		bite(t, "R6", "Xero answers with an error, and remembers it under the key", model(t, "R6", ""), model(t, "R6", "R6"))
	})
	t.Run("R9", func(t *testing.T) {
		t.Parallel()
		bite(t, "R9", "Xero refuses the first of three contacts", model(t, "R9", ""), model(t, "R9", "R9"))
	})
}

// bite compares what was broken with a rule and without it.
func bite(t *testing.T, rule, story string, with, without []string) {
	t.Helper()
	if len(with) > 0 {
		t.Errorf("%s: %s: with the rule in place: %s", rule, story, strings.Join(with, "; "))
	}
	if len(without) == 0 {
		t.Errorf("%s: %s: nobody notices that the rule is gone", rule, story)
		return
	}
	t.Logf("%s: %s: kept with the rule; without it: %s", rule, story, strings.Join(without, "; "))
}

// stage is one order, a company file of its own, and a wire of its own to the practice Xero that all share.
type stage struct {
	t       *testing.T
	job     killtest.Job
	program string
	missing string // the rule that is taken out; "" for none
	plan    plan
	wire    *wire
}

func newStage(at practice.Addresses, job killtest.Job, program, missing string, p plan) *stage {
	job.Xero, job.Orders, job.Contacts = at, []int64{p.order}, nil
	return &stage{job: job, program: program, missing: missing, plan: p}
}

// perform plays a story and returns what came of it.
func (s *stage) perform(t *testing.T, play func(*stage)) *outcome {
	t.Helper()
	s.t, s.wire = t, newWire(t, s.job.Xero.API)
	s.job.File, s.job.API = s.copyFile(), s.wire.web.URL
	play(s)
	return examine(t, s.job, []plan{s.plan}, s.wire.writes())
}

// copyFile copies the company file, which nobody may have open.
func (s *stage) copyFile() string {
	content, err := os.ReadFile(s.job.File)
	check(s.t, err)
	path := filepath.Join(s.t.TempDir(), "company.daybook")
	check(s.t, os.WriteFile(path, content, 0o600))
	return path
}

func (s *stage) process() *process { return newProcess(s.program, "DAYBOOK_TEETH="+s.missing) }

// post runs a poster until everything is settled.
func (s *stage) post() {
	s.t.Helper()
	p := s.process()
	check(s.t, p.start(s.job))
	ctx, cancel := context.WithTimeout(s.t.Context(), patience)
	defer cancel()
	check(s.t, p.untilSettled(ctx))
}

// gate lets something wait for the first of several reasons to go on.
type gate struct {
	once sync.Once
	open chan struct{}
}

func newGate() *gate     { return &gate{open: make(chan struct{})} }
func (g *gate) release() { g.once.Do(func() { close(g.open) }) }
func (g *gate) wait()    { <-g.open }

// dieOnTheWay kills the poster when its request is on the line. The request arrives half a settle time after the next
// poster has spoken to Xero, or when that one has sent the order again.
func (s *stage) dieOnTheWay() {
	doomed, arrives, arrived := s.process(), newGate(), newGate()
	writes := s.numbered()
	s.wire.do(func(r *http.Request, pass func() *answer) *answer {
		switch n := writes(r); {
		case n == 1:
			doomed.kill()
			arrives.wait()
			pass()
			arrived.release()
			return nil
		case n > 1:
			defer arrives.release()
		case s.isWritten():
			time.AfterFunc(settle/2, arrives.release)
		}
		return pass()
	})
	check(s.t, doomed.start(s.job))
	check(s.t, doomed.wait())
	s.post()
	arrived.wait()
}

// commitLate cuts the line at once and passes the request on half a settle time later, or when it was sent again.
func (s *stage) commitLate() {
	s.job.Factor = factor / 2
	arrives, arrived := newGate(), newGate()
	writes := s.numbered()
	s.wire.do(func(r *http.Request, pass func() *answer) *answer {
		switch n := writes(r); {
		case n == 1:
			time.AfterFunc(settle, arrives.release) // which is half of this stage's settle time
			go func() {
				arrives.wait()
				pass()
				arrived.release()
			}()
			return nil
		case n > 1:
			defer arrives.release()
		}
		return pass()
	})
	s.post()
	arrived.wait()
}

// cutAfterCommit passes the first request on and keeps its reply.
func (s *stage) cutAfterCommit() {
	writes := s.numbered()
	s.wire.do(func(r *http.Request, pass func() *answer) *answer {
		reply := pass()
		if writes(r) == 1 {
			return nil
		}
		return reply
	})
	s.post()
}

// restore sends the order from the file, and then once more from a copy made before, when Xero has forgotten the key.
func (s *stage) restore() {
	backup := s.copyFile()
	s.post()
	time.Sleep(keyLife + time.Second)
	s.job.File = backup
	s.post()
}

// findAnother has somebody make an invoice of the same number first, with one more of the first line.
func (s *stage) findAnother() {
	content := s.plan.preview.Content
	content.Lines = append([]posting.ContentLine{}, content.Lines...)
	content.Lines[0].Quantity += money.One
	direct := s.job
	direct.API = s.job.Xero.API
	c, err := killtest.Open(s.t.Context(), direct, killtest.Hooks{})
	check(s.t, err)
	body, err := ledger.New(c.Gateway.Client).Encode([]posting.Content{{Kind: posting.KindInvoice, Invoice: &content}})
	check(s.t, err)
	reply, err := c.Gateway.Client().SendFrozen(s.t.Context(), xero.Target{Kind: xero.PathInvoices}, body, "somebody else's "+content.Number)
	check(s.t, err)
	if reply.HTTPStatus != http.StatusOK {
		s.t.Fatalf("somebody else's invoice: %d %s", reply.HTTPStatus, reply.Problem)
	}
	check(s.t, c.Close())
	s.post()
}

// numbered returns what counts writes: 1 for the first, 0 for a read.
func (s *stage) numbered() func(*http.Request) int {
	var mu sync.Mutex
	count := 0
	return func(r *http.Request) int {
		if !isWrite(r) {
			return 0
		}
		mu.Lock()
		defer mu.Unlock()
		count++
		return count
	}
}

func (s *stage) isWritten() bool { return len(s.wire.writes()) > 0 }

// asModel makes the test binary play the story of a rule and print what it broke.
const asModel = "DAYBOOK_KILLTEST_MODEL"

// model plays the story of a rule in a process of its own, because rules are taken out for a whole process.
func model(t *testing.T, story, missing string) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestModel$")
	cmd.Env = append(os.Environ(), asModel+"="+story, "DAYBOOK_TEETH="+missing)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("the model: %v\n%s", err, said)
	}
	var broken []string
	isPlayed := false
	for line := range strings.Lines(string(said)) {
		if what, isBroken := strings.CutPrefix(strings.TrimSpace(line), "broken: "); isBroken {
			broken = append(broken, what)
		}
		isPlayed = isPlayed || strings.HasPrefix(line, "played")
	}
	if !isPlayed {
		t.Fatalf("the model was not played:\n%s", said)
	}
	return broken
}

// TestModel is played by model. Only the test moves the clocks.
func TestModel(t *testing.T) {
	switch os.Getenv(asModel) {
	case "R6":
		playError(t)
	case "R9":
		playRefusal(t)
	default:
		t.Skip("part of TestTeeth")
	}
	fmt.Println("played")
}

// playError has Xero answer the first request with an error that it keeps under the key: when the order is sent again, the key is
// certainly remembered.
func playError(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	company, clock := postingtest.Sample(), postingtest.NewClock()
	company.Orders = []order.Order{postingtest.Purchase("PO-1", postingtest.Supplier)}
	store, model := postingtest.NewMemory(company), postingtest.NewXero(clock, company.Mirror)
	sender := posting.NewSender(posting.SenderOptions{Store: store, Ledger: model, Clock: clock.Posting(), Times: posting.DefaultTimes(),
		Machine: killtest.Machine})
	outbox := posting.Outbox{Store: store, Ledger: model, Now: func() time.Time { return clock.Wall }}
	preview, err := outbox.Preview(ctx, 1)
	check(t, err)
	_, err = outbox.Enqueue(ctx, 1, preview.Digest)
	check(t, err)
	model.Next = []postingtest.Fault{postingtest.FaultError}
	for end := clock.Wall.Add(time.Hour); clock.Wall.Before(end); {
		clock.Advance(sender.Step(ctx))
	}
	for _, broken := range postingtest.Violations(store, model, []int64{1}) {
		fmt.Println("broken: " + broken)
	}
}

// playRefusal sends three contacts at once, of which Xero refuses the first.
func playRefusal(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	company, clock := postingtest.Sample(), postingtest.NewClock()
	ids := []int64{4, 5, 6}
	for i, name := range []string{"Nikau Nursery", "Pohutukawa Press", "Weka Wagons"} {
		company.Contacts = append(company.Contacts, contact.Contact{ID: ids[i], Name: name, PaymentDays: -1, Source: contact.SourceTyped})
	}
	store, model := postingtest.NewMemory(company), postingtest.NewXero(clock, company.Mirror)
	sender := posting.NewSender(posting.SenderOptions{Store: store, Ledger: model, Clock: clock.Posting(), Times: posting.DefaultTimes(),
		Machine: killtest.Machine})
	outbox := posting.Outbox{Store: store, Ledger: model, Now: func() time.Time { return clock.Wall }}
	preview, err := outbox.PreviewContacts(ctx, ids)
	check(t, err)
	_, err = outbox.EnqueueContacts(ctx, ids, preview.Digest)
	check(t, err)
	model.Next = []postingtest.Fault{postingtest.FaultReject}
	for end := clock.Wall.Add(time.Hour); clock.Wall.Before(end); {
		clock.Advance(sender.Step(ctx))
	}
	for _, broken := range postingtest.ContactViolations(store, model, ids) {
		fmt.Println("broken: " + broken)
	}
}
