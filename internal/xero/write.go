package xero

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"daybook/internal/fault"
)

// maxKey is the longest Idempotency-Key Xero accepts (section 5).
const maxKey = 128

// PathKind names what a frozen body creates. It is kept with the body, so its values never change.
type PathKind string

// The kinds.
const (
	// PathInvoices creates invoices and bills; the body is EncodeInvoices'.
	PathInvoices PathKind = "invoices"
	// PathContacts creates contacts; the body is EncodeContacts'.
	PathContacts PathKind = "contacts"
)

// request returns the call of a kind. The address is part of what an idempotency key stands for (section 5), so it is
// the same every time.
func (k PathKind) request() (request, bool) {
	switch k {
	case PathInvoices:
		return request{method: http.MethodPut, path: accountingPath + "/Invoices",
			query: url.Values{"summarizeErrors": {"false"}, "unitdp": {"4"}}}, true
	case PathContacts:
		return request{method: http.MethodPut, path: accountingPath + "/Contacts",
			query: url.Values{"summarizeErrors": {"false"}}}, true
	}
	return request{}, false
}

// PutFrozen sends a body once: creation only (PUT), with its key, no redirect, and no second try by anybody below the
// caller. A 401 invalidates the token, so that the caller's next try has a fresh one.
//
// The error is nil whenever an answer came, whatever its status; Reply then holds the facts, and Reply.Fault says them in
// words. Without an answer the error is unknown_outcome when Reply.Sent is true. When it is false nothing left this
// computer and the error is offline, cancelled, rate_limited, what the TokenSource returned, or internal for a call
// that can never work.
func (c *Client) PutFrozen(ctx context.Context, kind PathKind, body []byte, idempotencyKey string) (Reply, error) {
	r, isKnown := kind.request()
	if !isKnown || len(body) == 0 || idempotencyKey == "" || len(idempotencyKey) > maxKey {
		return Reply{}, fault.New(fault.Internal, "A request to Xero was not made properly; nothing was sent.", "")
	}
	r.body, r.key = body, idempotencyKey
	c.dropStaleConnections()
	a := c.exchange(ctx, r, 1)
	if a.outcome == OutcomeUnauthorised {
		c.Tokens.Invalidate(a.token)
	}
	if a.status == 0 {
		return Reply{Sent: a.sent}, a.writeFault()
	}
	reply := DecodeReply(kind, a.status, a.header, a.body, a.at)
	if a.err != nil {
		reply.Readable, reply.Elements = false, nil
	}
	return reply, nil
}

// dropStaleConnections closes unused connections that may have died unnoticed.
func (c *Client) dropStaleConnections() {
	last := c.lastAnswer.Load()
	if last != 0 && time.Duration(c.now().UnixNano()-last) > staleAfter {
		c.HTTP.CloseIdleConnections()
	}
}
