package posting

import (
	"errors"
	"strings"
	"time"

	"daybook/internal/fault"
)

// Outcome is what a reply means for one document.
type Outcome string

// The outcomes (R7).
const (
	// OutcomeSent: Xero created it.
	OutcomeSent Outcome = "sent"
	// OutcomeRejected: Xero read it and refused it.
	OutcomeRejected Outcome = "rejected"
	// OutcomeNotExecuted: it is certain that nothing was created.
	OutcomeNotExecuted Outcome = "not_executed"
	// OutcomeInDoubt: nobody knows.
	OutcomeInDoubt Outcome = "in_doubt"
)

// Verdict is the outcome of one document, and why.
type Verdict struct {
	// Outcome is the class.
	Outcome Outcome
	// Doubt says why, for OutcomeInDoubt.
	Doubt Doubt
	// Problem is Xero's or our words, for all but OutcomeSent.
	Problem string
	// Finding is the document as returned for OutcomeSent, or as echoed where it was refused; Warnings what Xero said beside.
	Finding  Finding
	Warnings []string
}

// Judgement is what a reply means: for each document, and for the queue.
type Judgement struct {
	// Verdicts has one entry per document, in the order sent.
	Verdicts []Verdict
	// Stop says why nothing may be sent until a person did something; empty to go on.
	Stop StopReason
	// Pause says why the queue waits a while; empty to go on.
	Pause PauseReason
	// RetryAfter is the wait the server asked for; 0 when it named none.
	RetryAfter time.Duration
}

// The statuses of a Reply that mean something here (contract section 16). Everything from HTTPTrouble on is trouble at
// Xero. This package talks to no network, so it has them by number.
const (
	HTTPOK           = 200
	HTTPInvalid      = 400
	HTTPUnauthorised = 401
	HTTPForbidden    = 403
	HTTPTooMany      = 429
	HTTPTrouble      = 500
)

// Classify judges the reply to a request of some documents (R7). It is a pure function of the facts: whatever is not
// certain is in doubt.
func Classify(r Reply, documents int) Judgement {
	all := func(v Verdict) []Verdict {
		verdicts := make([]Verdict, documents)
		for i := range verdicts {
			verdicts[i] = v
		}
		return verdicts
	}
	notExecuted := func(problem string) []Verdict {
		return all(Verdict{Outcome: OutcomeNotExecuted, Problem: problem})
	}
	inDoubt := func(d Doubt, problem string) []Verdict {
		return all(Verdict{Outcome: OutcomeInDoubt, Doubt: d, Problem: problem})
	}
	switch {
	case r.IsUnsent && r.NeedsSignIn:
		return Judgement{Verdicts: notExecuted("Sign in to Xero first."), Stop: StopSignIn}
	case r.IsUnsent && r.IsLimited:
		return Judgement{Verdicts: notExecuted("Xero asked to wait: too many calls."), Pause: PauseLimit, RetryAfter: r.RetryAfter}
	case r.IsUnsent && r.IsOffline:
		return Judgement{Verdicts: notExecuted("Xero could not be reached."), Pause: PauseOffline, RetryAfter: r.RetryAfter}
	case r.IsUnsent:
		return Judgement{Verdicts: notExecuted(unsentBecause(r.Err)), Pause: PauseTrouble, RetryAfter: r.RetryAfter}
	case r.Status == 0 && r.IsOffline:
		return Judgement{Verdicts: inDoubt(DoubtNoReply, "The line was cut before Xero answered."), Pause: PauseOffline}
	case r.Status == 0:
		return Judgement{Verdicts: inDoubt(DoubtNoReply, "Xero did not answer in time.")}
	case r.Status == HTTPUnauthorised && r.MissingScope != "":
		return Judgement{Verdicts: notExecuted("The sign-in lacks the permission " + r.MissingScope + "."), Stop: StopForbidden}
	case r.Status == HTTPUnauthorised:
		return Judgement{Verdicts: notExecuted("The sign-in is no longer valid."), Stop: StopSignIn}
	case r.Status == HTTPForbidden:
		return Judgement{Verdicts: notExecuted("Xero does not allow this connection to do that."), Stop: StopForbidden}
	case r.Status == HTTPTooMany:
		return Judgement{Verdicts: notExecuted("Xero asked to wait: too many calls."), Pause: PauseLimit, RetryAfter: r.RetryAfter}
	case r.Status >= HTTPTrouble:
		return Judgement{Verdicts: inDoubt(DoubtServer, "Xero is in trouble."), Pause: PauseTrouble, RetryAfter: r.RetryAfter}
	case r.Status != HTTPOK && r.Status != HTTPInvalid:
		return Judgement{Verdicts: inDoubt(DoubtServer, "Xero answered with something unexpected."), Pause: PauseTrouble}
	case !r.IsReadable:
		return Judgement{Verdicts: inDoubt(DoubtUnreadable, "Xero's answer could not be read."), Pause: PauseTrouble}
	case r.Status == HTTPInvalid && len(r.Elements) != documents:
		return Judgement{Verdicts: all(refusal([]string{r.Message}))}
	case len(r.Elements) != documents:
		return Judgement{Verdicts: inDoubt(DoubtUnreadable, "Xero's answer speaks of other documents.")}
	}
	j := Judgement{Verdicts: make([]Verdict, documents)}
	for i, e := range r.Elements {
		j.Verdicts[i] = classifyElement(e, r)
	}
	return j
}

// unsentBecause words a cause on this side of the line.
func unsentBecause(err error) string {
	if cause, ok := errors.AsType[*fault.Error](err); ok {
		return cause.Message
	}
	return "It could not be sent."
}

func classifyElement(e Element, r Reply) Verdict {
	switch {
	case e.IsAccepted && r.Status == HTTPOK && e.Finding.ID != "":
		return Verdict{Outcome: OutcomeSent, Finding: e.Finding, Warnings: e.Warnings}
	case len(e.Problems) > 0:
		v := refusal(e.Problems)
		v.Finding = e.Finding
		if v.Outcome == OutcomeRejected && r.Status == HTTPOK && e.Finding.ID != "" {
			v.Outcome, v.Doubt = OutcomeInDoubt, DoubtUnreadable // what was refused has no id (contract section 6)
		}
		return v
	case r.Status == HTTPInvalid && r.Message != "":
		return refusal([]string{r.Message})
	}
	return Verdict{Outcome: OutcomeInDoubt, Doubt: DoubtUnreadable, Problem: "Xero's answer says neither yes nor no."}
}

// refusal judges validation messages. Three of them may mean that Xero already holds this very document.
func refusal(problems []string) Verdict {
	v := Verdict{Outcome: OutcomeRejected, Problem: strings.TrimSpace(strings.Join(problems, " "))}
	if v.Problem == "" {
		v.Problem = "Xero refused it and gave no reason."
	}
	for _, p := range problems {
		if doubt := doubtIn(p); doubt != DoubtNone {
			v.Outcome, v.Doubt = OutcomeInDoubt, doubt
			return v
		}
	}
	return v
}

// doubtIn recognises the messages of the contract, sections 5, 8 and 9. Letter case does not matter; the rest is as
// little of the text as tells it apart, because Xero's wording varies.
func doubtIn(message string) Doubt {
	text := strings.ToLower(message)
	switch {
	case strings.Contains(text, "invoice #") && strings.Contains(text, "unique"),
		strings.Contains(text, "number must be unique"):
		return DoubtNumberTaken
	case strings.Contains(text, "already assigned to another contact"):
		return DoubtNameTaken
	case strings.Contains(text, "idempotency key") && strings.Contains(text, "different request"):
		return DoubtKeyUsed
	}
	return DoubtNone
}
