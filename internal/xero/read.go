package xero

import "context"

// read sends a GET, again where PlanRetry says so, and returns an answer in the 200s. action completes "Xero
// could not be reached to …".
func (c *Client) read(ctx context.Context, action string, r request) (answer, error) {
	a := c.tryRead(ctx, r)
	if a.outcome != OutcomeAnswered {
		return a, a.fault(action, r)
	}
	return a, nil
}

// tryRead sends a read until it is answered or PlanRetry gives up.
func (c *Client) tryRead(ctx context.Context, r request) answer {
	hasFreshToken := false
	for attempt := 1; ; attempt++ {
		a := c.exchange(ctx, r, attempt)
		again, after, why := PlanRetry(attempt, a.try(r, hasFreshToken))
		if !again {
			return a
		}
		c.log().Info("read again", "path", r.path, "status", a.status, "attempt", attempt, "after", after, "why", why)
		if a.outcome == OutcomeUnauthorised {
			c.Tokens.Invalidate(a.token)
			hasFreshToken = true
		}
		if err := c.pause(ctx, after); err != nil {
			a.outcome, a.err = OutcomeCancelled, err
			return a
		}
	}
}
