package posting_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/posting"
)

func TestClassifyJudgesByTheFactsAlone(t *testing.T) {
	t.Parallel()
	refused := func(problems ...string) posting.Reply {
		return posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{{Problems: problems}}}
	}
	accepted := posting.Element{IsAccepted: true, Finding: posting.Finding{ID: "x"}}
	cases := map[string]struct {
		reply   posting.Reply
		outcome posting.Outcome
		doubt   posting.Doubt
		stop    posting.StopReason
		pause   posting.PauseReason
	}{
		"nothing sent":                       {posting.Reply{IsUnsent: true, IsOffline: true}, posting.OutcomeNotExecuted, "", "", posting.PauseOffline},
		"no token":                           {posting.Reply{IsUnsent: true, NeedsSignIn: true}, posting.OutcomeNotExecuted, "", posting.StopSignIn, ""},
		"nothing sent, for a reason of ours": {posting.Reply{IsUnsent: true, Err: errors.New("x")}, posting.OutcomeNotExecuted, "", "", posting.PauseTrouble},
		"no turn":                            {posting.Reply{IsUnsent: true, IsLimited: true, RetryAfter: time.Hour}, posting.OutcomeNotExecuted, "", "", posting.PauseLimit},
		"401":                                {posting.Reply{Status: 401}, posting.OutcomeNotExecuted, "", posting.StopSignIn, ""},
		"401 for a permission":               {posting.Reply{Status: 401, MissingScope: "accounting.invoices"}, posting.OutcomeNotExecuted, "", posting.StopForbidden, ""},
		"403":                                {posting.Reply{Status: 403}, posting.OutcomeNotExecuted, "", posting.StopForbidden, ""},
		"429":                                {posting.Reply{Status: 429, RetryAfter: time.Second}, posting.OutcomeNotExecuted, "", "", posting.PauseLimit},
		"cut":                                {posting.Reply{IsOffline: true}, posting.OutcomeInDoubt, posting.DoubtNoReply, "", posting.PauseOffline},
		"time-out":                           {posting.Reply{}, posting.OutcomeInDoubt, posting.DoubtNoReply, "", ""},
		"500":                                {posting.Reply{Status: 500}, posting.OutcomeInDoubt, posting.DoubtServer, "", posting.PauseTrouble},
		"503":                                {posting.Reply{Status: 503}, posting.OutcomeInDoubt, posting.DoubtServer, "", posting.PauseTrouble},
		"302":                                {posting.Reply{Status: 302}, posting.OutcomeInDoubt, posting.DoubtServer, "", posting.PauseTrouble},
		"404":                                {posting.Reply{Status: 404}, posting.OutcomeInDoubt, posting.DoubtServer, "", posting.PauseTrouble},
		"201":                                {posting.Reply{Status: 201, IsReadable: true, Elements: []posting.Element{accepted}}, posting.OutcomeInDoubt, posting.DoubtServer, "", posting.PauseTrouble},
		"200 unreadable":                     {posting.Reply{Status: 200}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", posting.PauseTrouble},
		"400 unreadable":                     {posting.Reply{Status: 400}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", posting.PauseTrouble},
		"200 of nobody":                      {posting.Reply{Status: 200, IsReadable: true}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", ""},
		"200 of two":                         {posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{accepted, accepted}}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", ""},
		"neither yes nor no":                 {posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{{}}}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", ""},
		"accepted, no id":                    {posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{{IsAccepted: true}}}, posting.OutcomeInDoubt, posting.DoubtUnreadable, "", ""},
		"accepted":                           {posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{accepted}}, posting.OutcomeSent, "", "", ""},
		"refused":                            {refused("Account must be valid."), posting.OutcomeRejected, "", "", ""},
		"refused, with an id": {posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{{Finding: posting.Finding{ID: "x"}, Problems: []string{"No."}}}},
			posting.OutcomeInDoubt, posting.DoubtUnreadable, "", ""},
		"number taken":      {refused("Invoice # must be unique."), posting.OutcomeInDoubt, posting.DoubtNumberTaken, "", ""},
		"number taken, too": {refused("Account must be valid.", "Invoice # must be unique."), posting.OutcomeInDoubt, posting.DoubtNumberTaken, "", ""},
		"name taken": {refused("The contact name A is already assigned to another contact. The contact name must be unique across all active contacts."),
			posting.OutcomeInDoubt, posting.DoubtNameTaken, "", ""},
		"key used": {refused("Idempotency Key: abc is used with a different request."), posting.OutcomeInDoubt, posting.DoubtKeyUsed, "", ""},
		"key used, for the whole": {posting.Reply{Status: 400, IsReadable: true, Message: "Idempotency Key: abc is used with a different request."},
			posting.OutcomeInDoubt, posting.DoubtKeyUsed, "", ""},
		"400 with reasons": {posting.Reply{Status: 400, IsReadable: true, Message: "A validation exception occurred", Elements: []posting.Element{{Problems: []string{"No."}}}},
			posting.OutcomeRejected, "", "", ""},
		"400 that names nobody": {posting.Reply{Status: 400, IsReadable: true, Message: "The JSON is not valid."}, posting.OutcomeRejected, "", "", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j := posting.Classify(c.reply, 1)
			if len(j.Verdicts) != 1 {
				t.Fatalf("%d verdicts", len(j.Verdicts))
			}
			v := j.Verdicts[0]
			if v.Outcome != c.outcome || v.Doubt != c.doubt || j.Stop != c.stop || j.Pause != c.pause {
				t.Errorf("judged %s %q, stop %q, pause %q; want %s %q, %q, %q", v.Outcome, v.Doubt, j.Stop, j.Pause, c.outcome, c.doubt, c.stop, c.pause)
			}
			if v.Outcome != posting.OutcomeSent && v.Problem == "" {
				t.Error("there is nothing to tell the owner")
			}
			if c.reply.RetryAfter != j.RetryAfter {
				t.Errorf("the wait asked for is %s, want %s", j.RetryAfter, c.reply.RetryAfter)
			}
		})
	}
}

func TestWhatDidNotLeaveSaysWhy(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply posting.Reply
		want  string
	}{
		"no network":      {posting.Reply{IsUnsent: true, IsOffline: true, Err: fault.New(fault.Offline, "The cable is out.", "")}, "Xero could not be reached."},
		"a fault of ours": {posting.Reply{IsUnsent: true, Err: fmt.Errorf("send: %w", fault.New(fault.Internal, "The key is too long.", ""))}, "The key is too long."},
		"any other error": {posting.Reply{IsUnsent: true, Err: errors.New("secret")}, "It could not be sent."},
	} {
		if problem := posting.Classify(c.reply, 1).Verdicts[0].Problem; problem != c.want || strings.Contains(problem, "secret") {
			t.Errorf("%s: %q, want %q", name, problem, c.want)
		}
	}
}

func TestEachDocumentOfARequestHasItsOwnOutcome(t *testing.T) {
	t.Parallel()
	j := posting.Classify(posting.Reply{Status: 200, IsReadable: true, Elements: []posting.Element{
		{IsAccepted: true, Finding: posting.Finding{ID: "x"}}, {Problems: []string{"No."}}, {Problems: []string{"Invoice # must be unique."}},
	}}, 3)
	for i, want := range []posting.Outcome{posting.OutcomeSent, posting.OutcomeRejected, posting.OutcomeInDoubt} {
		if j.Verdicts[i].Outcome != want {
			t.Errorf("document %d: %s, want %s", i, j.Verdicts[i].Outcome, want)
		}
	}
	for _, v := range posting.Classify(posting.Reply{Status: 500}, 50).Verdicts {
		if v.Outcome != posting.OutcomeInDoubt {
			t.Fatal("a request in doubt puts every document in doubt")
		}
	}
}
