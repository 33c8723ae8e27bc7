package xero

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"daybook/internal/fault"
)

// statusFault puts an answer that is no success into words, with Xero's own text.
func statusFault(status int, limit string, wait time.Duration, missingScope bool, action, said string) error {
	switch {
	case status == http.StatusUnauthorized && missingScope:
		return fault.New(fault.Forbidden, withText(fmt.Sprintf("The sign-in does not allow Daybook to %s.", action), said),
			"Sign in to Xero again in Settings and grant what is asked for.")
	case status == http.StatusUnauthorized:
		return fault.New(fault.AuthExpired, withText("Xero no longer accepts the sign-in.", said), "Sign in to Xero again in Settings.")
	case status == http.StatusForbidden:
		return fault.New(fault.Forbidden, withText(fmt.Sprintf("Xero does not let Daybook %s.", action), said),
			"The organisation may be disconnected, or your rights in it have changed. Sign in again in Settings and choose it.")
	case status == http.StatusNotFound:
		return fault.New(fault.NotFound, withText("Xero does not know it (any more).", said), "")
	case status == http.StatusTooManyRequests:
		return limitFault(limit, wait)
	case status >= 500:
		return fault.New(fault.Offline, withText("Xero is not available at the moment.", said),
			"Try again in a few minutes; status.xero.com tells whether Xero is down.")
	case status >= 300 && status < 400:
		return fault.New(fault.Offline, "Something on the way to Xero answered instead of Xero.", networkPageHint)
	default:
		return fault.New(fault.Rejected, withText(fmt.Sprintf("Xero refused to %s.", action), said), "")
	}
}

// networkPageHint is for answers that are not Xero's.
const networkPageHint = "This network may want you to sign in on a page of its own, or a proxy is in the way. Open a web page, then try again."

// unreadableFault is for an answer in the 200s that is not what was asked for.
func unreadableFault(action string, a answer, err error) error {
	if strings.HasPrefix(strings.TrimSpace(string(a.body)), "<") {
		return fault.Wrap(fault.Offline, err, "Something on the way to Xero answered instead of Xero.", networkPageHint)
	}
	return fault.Wrap(fault.Internal, err, fmt.Sprintf("Xero's answer could not be understood when asked to %s.", action),
		"Try again; if it stays so, a newer Daybook may be needed.")
}

// withText adds Xero's own words to a sentence.
func withText(message, said string) string {
	if said == "" {
		return message
	}
	return message + " Xero says: " + said
}

// Fault puts the reply as a whole into words, with Xero's own text; nil when the status is in the 200s and the body
// could be read, even if elements in it were refused. It does not decide whether a refusal may be an earlier success:
// that is posting's.
func (r Reply) Fault() error {
	isAnswered := outcomeOfStatus(r.HTTPStatus) == OutcomeAnswered
	switch {
	case isAnswered && r.Readable:
		return nil
	case isAnswered || r.HTTPStatus >= 500:
		return fault.New(fault.UnknownOutcome, withText("The document was sent to Xero, but its answer does not tell what became of it.", r.said()),
			"Daybook looks it up before anything is sent again.")
	}
	return statusFault(r.HTTPStatus, r.LimitProblem, r.RetryAfter, r.MissingScope, "create the document", r.said())
}

// Texts returns everything Xero said against the request: the problem as a whole first, then the reasons per element.
func (r Reply) Texts() []string {
	var all []string
	if r.Problem != "" {
		all = append(all, r.Problem)
	}
	for _, element := range r.Elements {
		all = append(all, element.ValidationErrors...)
	}
	return all
}

func (r Reply) said() string { return strings.Join(r.Texts(), " ") }
