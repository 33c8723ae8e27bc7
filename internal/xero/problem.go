package xero

import (
	"bytes"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"daybook/internal/fault"
)

// maxProblem is how much of a plain text is kept.
const maxProblem = 500

// genericMessage is what Xero says above the real reasons (section 16).
const genericMessage = "A validation exception occurred"

// problemText returns what a body says is wrong with the request as a whole, in Xero's words. HTML and empty bodies say
// nothing.
func problemText(body []byte) string {
	trimmed := bytes.TrimSpace(body)
	if len(trimmed) == 0 || trimmed[0] == '<' {
		return ""
	}
	if trimmed[0] != '{' && trimmed[0] != '[' {
		return shorten(strings.ToValidUTF8(string(trimmed), "\uFFFD"))
	}
	var wire envelope
	if json.Unmarshal(trimmed, &wire) != nil {
		return ""
	}
	for _, text := range []looseText{wire.Message, wire.Detail, wire.Title, wire.Error} {
		if text := strings.TrimSpace(string(text)); text != "" && !strings.EqualFold(text, genericMessage) {
			return shorten(text)
		}
	}
	return ""
}

func shorten(text string) string {
	if len(text) <= maxProblem {
		return text
	}
	cut := maxProblem
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// try is the view PlanRetry has of an answer.
func (a answer) try(r request, hasFreshToken bool) Try {
	return Try{
		IsWrite: r.isWrite(), Outcome: a.outcome, Status: a.status, RetryAfter: retryAfter(a.header, a.at),
		LimitProblem: limitProblem(a.header), MissingScope: a.isScopeMissing(), HasFreshToken: hasFreshToken,
	}
}

// fault puts the failure of a read, or of a write that certainly had no effect, into words.
func (a answer) fault(action string, r request) error {
	switch a.outcome {
	case "":
		return fmt.Errorf("%s: %w", action, a.err)
	case OutcomeCancelled:
		return fault.Wrap(fault.Cancelled, a.err, fmt.Sprintf("Stopped before Xero could %s.", action), "")
	case OutcomeUnreachable:
		return fault.Wrap(fault.Offline, a.err, fmt.Sprintf("Xero could not be reached to %s.", action),
			unreachableHint(a.err))
	case OutcomeTimedOut, OutcomeCut:
		return fault.Wrap(fault.Offline, a.err, fmt.Sprintf("Xero did not answer completely when asked to %s.", action),
			"Try again in a moment.")
	}
	return a.reply(action, r).statusFault()
}

// unreachableHint names the remedy where the cause tells it.
func unreachableHint(err error) string {
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](err); ok && invalid.Reason == x509.Expired {
		return "The connection is not trusted because of a date: check this computer's clock, then try again."
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return networkPageHint
	}
	return "Check the internet connection, then try again."
}

// reply is what an answer to a read, or to a write without a body, says about the request.
func (a answer) reply(action string, r request) Reply {
	reply := DecodeReply(Target{}, a.status, a.header, a.body, a.at)
	reply.action = action
	if a.isScopeMissing() {
		reply.MissingScope = a.missingScope(r.method, r.resource())
	}
	return reply
}

// writeFault is the error of a write without an answer.
func (a answer) writeFault(action string, r request) error {
	if a.sent {
		return fault.Wrap(fault.UnknownOutcome, a.err, "The document was sent to Xero, but no answer came.",
			"Daybook looks it up before anything is sent again.")
	}
	return a.fault(action, r)
}
