package xero_test

import (
	"testing"
	"time"

	"daybook/internal/xero"
)

func TestPlanRetry(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		attempt int
		try     xero.Try
		again   bool
		after   time.Duration
	}{
		"an answer ends it":                       {1, xero.Try{Outcome: xero.OutcomeAnswered, Status: 200}, false, 0},
		"a refusal ends it":                       {1, xero.Try{Outcome: xero.OutcomeRefused, Status: 404}, false, 0},
		"the caller's cancel ends it":             {1, xero.Try{Outcome: xero.OutcomeCancelled}, false, 0},
		"what never left ends it":                 {1, xero.Try{}, false, 0},
		"an expired token is refreshed at once":   {1, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401}, true, 0},
		"even after other tries":                  {4, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401}, true, 0},
		"but once only":                           {2, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401, HasFreshToken: true}, false, 0},
		"a missing scope needs a person":          {1, xero.Try{Outcome: xero.OutcomeUnauthorised, Status: 401, MissingScope: true}, false, 0},
		"the minute's wait is honoured":           {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "minute", RetryAfter: 26 * time.Second}, true, 26 * time.Second},
		"the day's limit ends it":                 {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "day", RetryAfter: time.Second}, false, 0},
		"too long a wait ends it":                 {1, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "minute", RetryAfter: 2 * time.Minute}, false, 0},
		"concurrency backs off":                   {2, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, LimitProblem: "concurrent"}, true, 2 * time.Second},
		"limits end after four tries":             {4, xero.Try{Outcome: xero.OutcomeLimited, Status: 429, RetryAfter: time.Second}, false, 0},
		"a server error is tried again":           {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 500}, true, 500 * time.Millisecond},
		"a server error waits longer next":        {2, xero.Try{Outcome: xero.OutcomeServerError, Status: 503}, true, 2 * time.Second},
		"a server error waits as told":            {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 503, RetryAfter: 7 * time.Second}, true, 7 * time.Second},
		"a server error may not ask for an hour":  {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 503, RetryAfter: time.Hour}, false, 0},
		"server errors end after three tries":     {3, xero.Try{Outcome: xero.OutcomeServerError, Status: 500}, false, 0},
		"what is not implemented ends it":         {1, xero.Try{Outcome: xero.OutcomeServerError, Status: 501}, false, 0},
		"no connection is tried once more":        {1, xero.Try{Outcome: xero.OutcomeUnreachable}, true, 500 * time.Millisecond},
		"no connection twice is offline":          {2, xero.Try{Outcome: xero.OutcomeUnreachable}, false, 0},
		"a time-out is tried once more":           {1, xero.Try{Outcome: xero.OutcomeTimedOut}, true, 500 * time.Millisecond},
		"a cut line is tried twice more":          {2, xero.Try{Outcome: xero.OutcomeCut}, true, 2 * time.Second},
		"a cut line three times ends it":          {3, xero.Try{Outcome: xero.OutcomeCut}, false, 0},
		"an answer that broke off counts as cut":  {1, xero.Try{Outcome: xero.OutcomeCut, Status: 200}, true, 500 * time.Millisecond},
		"an unknown outcome is never tried again": {1, xero.Try{Outcome: "new"}, false, 0},
	} {
		again, after, why := xero.PlanRetry(c.attempt, c.try)
		if again != c.again || after != c.after || why == "" {
			t.Errorf("%s: again %v after %s because %q; want %v after %s", name, again, after, why, c.again, c.after)
		}
	}
}
