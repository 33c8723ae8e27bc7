package xero

import (
	"context"
	"fmt"

	"daybook/internal/fault"
)

// maxKey is the longest Idempotency-Key Xero accepts (section 5).
const maxKey = 128

// MaxRequestBytes is the largest body that is sent: Xero takes 10 MB (section 6), whichever way a MB is counted.
const MaxRequestBytes = 10_000_000

// MaxBatch is the most elements of one body: Xero advises about 50 (section 6).
const MaxBatch = 50

// MaxItems is the most items of one body (section 6).
const MaxItems = 500

// SendFrozen sends a body once, to where its target says: with its key, no redirect, and no second try by anybody below
// the caller. It is the only way this client writes. A 401 invalidates the token, so that the caller's next try has a
// fresh one; one that says a scope is missing does not, because a fresh token would lack it too.
//
// The error is nil whenever an answer came, whatever its status; Reply then holds the facts, and Reply.Fault says them in
// words. Without an answer the error is unknown_outcome when Reply.Sent is true. When it is false nothing left this
// computer and the error is offline, cancelled, rate_limited, what the TokenSource returned, invalid for a file Xero would
// refuse or a body that is too large, with the field, or internal for a call that can never work.
func (c *Client) SendFrozen(ctx context.Context, target Target, body []byte, idempotencyKey string) (Reply, error) {
	r, err := target.request()
	if err == nil {
		err = checkFrozen(target, body, idempotencyKey)
	}
	if err != nil {
		return Reply{}, err
	}
	r.body, r.key = body, idempotencyKey
	a := c.exchange(ctx, r, 1)
	c.giveUpRefusedToken(a)
	if a.status == 0 {
		return c.unanswered(a), a.writeFault(target.action(), r)
	}
	reply := DecodeReply(target, a.status, a.header, a.body, a.at)
	if a.err != nil {
		reply.Readable, reply.Elements = false, nil
	}
	return reply, nil
}

// unanswered is the reply where none came; it says how long a limit that kept the request here has still to go.
func (c *Client) unanswered(a answer) Reply {
	reply := Reply{Sent: a.sent}
	if !a.sent && fault.Is(a.err, fault.RateLimited) {
		budget := c.limits().Budget()
		reply.LimitProblem, reply.RetryAfter = budget.BlockedBy, budget.NextCallIn
	}
	return reply
}

func checkFrozen(target Target, body []byte, idempotencyKey string) error {
	if target.Kind == PathAttachment && len(body) == 0 {
		return fault.InvalidFields("The file cannot be attached.", map[string]string{"content": "is empty"})
	}
	if len(body) == 0 || idempotencyKey == "" || len(idempotencyKey) > maxKey {
		return notMadeProperly(fmt.Errorf("a body of %d bytes, a key of %d", len(body), len(idempotencyKey)))
	}
	if len(body) <= MaxRequestBytes {
		return nil
	}
	field := "body"
	if target.Kind == PathAttachment {
		field = "content"
	}
	return fault.InvalidFields("Xero takes 10 MB at once.", map[string]string{field: fmt.Sprintf("has %d bytes", len(body))})
}

// giveUpRefusedToken has the next call fetch another token, where another one can help.
func (c *Client) giveUpRefusedToken(a answer) {
	if a.outcome == OutcomeUnauthorised && !a.isScopeMissing() {
		c.Tokens.Invalidate(a.token)
	}
}
