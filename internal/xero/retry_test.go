package xero_test

import (
	"testing"
	"time"

	"daybook/internal/xero"
)

// Covers 4/over-limit-429-empty-body-no-content-type, 4/retry-after-seconds-comes-with-minute-and.
// Covers 4/x-rate-limit-problem-values-minute-r-day-i, 16/401, 16/401-3, 16/429, 16/500, 16/501, 16/503, 16/text, 18/2.
func TestPlanRetry(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		attempt int
		try     xero.Try
		again   bool
		after   time.Duration
		why     string
	}{
		// what ends it at once
		"an answer ends it":                    {1, xero.Try{Outcome: xero.OutcomeAnswered, Status: 200}, false, 0, "answered"},
		"an empty answer ends it":              {1, xero.Try{Outcome: xero.OutcomeAnswered, Status: 204}, false, 0, "answered"},
		"a redirect ends it":                   {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 302}, false, 0, "refused"},
		"a refusal ends it (400)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 400}, false, 0, "refused"},
		"a refusal ends it (403)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 403}, false, 0, "refused"},
		"a refusal ends it (404)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 404}, false, 0, "refused"},
		"a refusal ends it (405)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 405}, false, 0, "refused"},
		"a refusal ends it (409)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 409}, false, 0, "refused"},
		"a refusal ends it (412)":              {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 412}, false, 0, "refused"},
		"a refusal may ask for no wait":        {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 400, RetryAfter: time.Second}, false, 0, "refused"},
		"the caller's cancel ends it":          {1, xero.Try{Outcome: xero.OutcomeCancelled}, false, 0, "the caller gave up"},
		"a cancel after the answer's head too": {1, xero.Try{Outcome: xero.OutcomeCancelled, Status: 200}, false, 0, "the caller gave up"},
		"what never left ends it":              {1, xero.Try{}, false, 0, "it never left"},
		"an unknown outcome ends it":           {1, xero.Try{Outcome: "new"}, false, 0, "it never left"},
		// 401
		"an expired token is refreshed at once":  {1, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401}, true, 0, "the token was refused"},
		"even after other tries":                 {4, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401}, true, 0, "the token was refused"},
		"but once only":                          {2, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401, HasFreshToken: true}, false, 0, "a fresh token was refused too"},
		"a missing scope needs a person":         {1, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401, MissingScope: true}, false, 0, "the sign-in lacks a scope"},
		"a missing scope with a fresh token too": {2, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401, MissingScope: true, HasFreshToken: true}, false, 0, "the sign-in lacks a scope"},
		// 429
		"the minute's wait is honoured":      {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "minute", RetryAfter: 26 * time.Second}, true, 26 * time.Second, "Xero asked to wait"},
		"a minute without a wait backs off":  {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "minute"}, true, 500 * time.Millisecond, "too many calls at once"},
		"the day's limit ends it":            {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "day", RetryAfter: time.Second}, false, 0, "the day's calls are used up"},
		"the day's limit without a wait":     {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "day"}, false, 0, "the day's calls are used up"},
		"concurrency backs off":              {2, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "concurrent"}, true, 2 * time.Second, "too many calls at once"},
		"concurrency with a wait honours it": {2, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "concurrent", RetryAfter: 3 * time.Second}, true, 3 * time.Second, "Xero asked to wait"},
		"the app's minute waits as told":     {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "appminute", RetryAfter: 40 * time.Second}, true, 40 * time.Second, "Xero asked to wait"},
		"the app's minute backs off":         {3, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "appminute"}, true, 8 * time.Second, "too many calls at once"},
		"an unknown limit waits as told":     {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "week", RetryAfter: time.Second}, true, time.Second, "Xero asked to wait"},
		"a limit without a name backs off":   {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429}, true, 500 * time.Millisecond, "too many calls at once"},
		"the longest wait that is patient":   {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, RetryAfter: 65 * time.Second}, true, 65 * time.Second, "Xero asked to wait"},
		"too long a wait ends it":            {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "minute", RetryAfter: 66 * time.Second}, false, 0, "Xero asks for too long a wait"},
		"limits end after four tries":        {4, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, RetryAfter: time.Second}, false, 0, "tried often enough"},
		// 5xx
		"a server error is tried again":          {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 500}, true, 500 * time.Millisecond, "Xero is not well"},
		"a server error waits longer next":       {2, xero.Try{Outcome: xero.OutcomeServerError, Status: 503}, true, 2 * time.Second, "Xero is not well"},
		"a server error waits as told":           {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 503, RetryAfter: 7 * time.Second}, true, 7 * time.Second, "Xero asked to wait"},
		"a server error may not ask for an hour": {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 503, RetryAfter: time.Hour}, false, 0, "Xero asks for too long a wait"},
		"server errors end after three tries":    {3, xero.Try{Outcome: xero.OutcomeServerError, Status: 500}, false, 0, "tried often enough"},
		"a gateway's error is one too":           {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 502}, true, 500 * time.Millisecond, "Xero is not well"},
		"what is not implemented ends it":        {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 501}, false, 0, "not implemented"},
		"not even after a wait":                  {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 501, RetryAfter: time.Second}, false, 0, "not implemented"},
		// the line
		"no connection is tried once more":       {1, xero.Try{Outcome: xero.OutcomeUnreachable}, true, 500 * time.Millisecond, "Xero could not be reached"},
		"no connection twice is offline":         {2, xero.Try{Outcome: xero.OutcomeUnreachable}, false, 0, "tried often enough"},
		"a time-out is tried once more":          {1, xero.Try{Outcome: xero.OutcomeTimedOut}, true, 500 * time.Millisecond, "Xero could not be reached"},
		"a time-out twice ends it":               {2, xero.Try{Outcome: xero.OutcomeTimedOut}, false, 0, "tried often enough"},
		"a cut line is tried twice more":         {2, xero.Try{Outcome: xero.OutcomeCut}, true, 2 * time.Second, "the line was cut"},
		"a cut line three times ends it":         {3, xero.Try{Outcome: xero.OutcomeCut}, false, 0, "tried often enough"},
		"an answer that broke off counts as cut": {1, xero.Try{Outcome: xero.OutcomeCut, Status: 200}, true, 500 * time.Millisecond, "the line was cut"},
	} {
		again, after, why := xero.PlanRetry(c.attempt, c.try)
		if again != c.again || after != c.after || why != c.why {
			t.Errorf("%s: again %v after %s because %q; want %v after %s because %q", name, again, after, why, c.again, c.after, c.why)
		}
		c.try.IsWrite = true
		if again, after, why := xero.PlanRetry(c.attempt, c.try); again || after != 0 || why != "a write is not repeated here" {
			t.Errorf("%s, a write: again %v after %s because %q", name, again, after, why)
		}
	}
}

// Whatever comes together, a request is tried a few times at most and waits a bounded time.
func TestPlanRetryComesToAnEnd(t *testing.T) {
	t.Parallel()
	outcomes := []xero.Outcome{"", xero.OutcomeAnswered, xero.OutcomeRefused, xero.OutcomeUnauthorised, xero.OutcomeLimited, xero.OutcomeServerError,
		xero.OutcomeUnreachable, xero.OutcomeCut, xero.OutcomeTimedOut, xero.OutcomeCancelled}
	waits := []time.Duration{0, time.Second, 65 * time.Second, time.Hour, 24 * time.Hour}
	for _, outcome := range outcomes {
		for _, wait := range waits {
			for _, limit := range []string{"", "minute", "day", "concurrent", "appminute", "week"} {
				for attempt := 1; attempt <= 6; attempt++ {
					try := xero.Try{Outcome: outcome, RetryAfter: wait, LimitProblem: limit, HasFreshToken: attempt > 1}
					again, after, why := xero.PlanRetry(attempt, try)
					if again && attempt >= 4 || after < 0 || after > 65*time.Second || !again && after != 0 || why == "" {
						t.Errorf("%+v, attempt %d: again %v after %s because %q", try, attempt, again, after, why)
					}
				}
			}
		}
	}
}
