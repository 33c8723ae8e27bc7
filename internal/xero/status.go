package xero

import (
	"fmt"
	"net/http"
	"strings"

	"daybook/internal/fault"
)

// statusFault puts an answer that is no success into words, with Xero's own text (section 16).
func (r Reply) statusFault() error {
	status, said := r.HTTPStatus, r.said()
	switch {
	case status == http.StatusUnauthorized && r.MissingScope != "":
		return fault.Wrap(fault.Forbidden, &ScopeError{Scope: r.MissingScope},
			withText(fmt.Sprintf("The sign-in does not allow Daybook to %s: it lacks the permission %s.", r.action, r.MissingScope), said),
			"Sign in to Xero again in Settings and allow what is asked for.")
	case status == http.StatusUnauthorized:
		return fault.New(fault.AuthExpired, withText("Xero no longer accepts the sign-in.", said), "Sign in to Xero again in Settings.")
	case status == http.StatusForbidden:
		return fault.New(fault.Forbidden, withText(fmt.Sprintf("Xero does not let Daybook %s.", r.action), said),
			"The organisation may be disconnected, or your rights in it have changed. Sign in again in Settings and choose it.")
	case status == http.StatusNotFound:
		return fault.New(fault.NotFound, withText("Xero does not know it (any more).", said), "")
	case status == http.StatusPreconditionFailed, status == http.StatusNotImplemented:
		return fault.New(fault.Internal, withText(fmt.Sprintf("Xero does not take the request with which Daybook wanted to %s.", r.action), said),
			"A newer Daybook may be needed.")
	case status == http.StatusTooManyRequests:
		return limitFault(r.LimitProblem, r.RetryAfter)
	case status >= 500:
		return r.unavailableFault()
	case status >= 300 && status < 400:
		return fault.New(fault.Offline, "Something on the way to Xero answered instead of Xero.", networkPageHint)
	}
	rejected := fault.New(fault.Rejected, withText(fmt.Sprintf("Xero refused to %s.", r.action), said), "")
	rejected.Fields = r.fields()
	return rejected
}

// unavailableFault tells an organisation that is offline from Xero itself being so.
func (r Reply) unavailableFault() error {
	if strings.Contains(strings.ToLower(r.Problem), "organisation is offline") {
		return fault.New(fault.Offline, withText("Xero has taken this organisation offline for the moment.", r.said()),
			"Try again later; if it stays so, open the organisation in Xero.")
	}
	return fault.New(fault.Offline, withText("Xero is not available at the moment.", r.said()),
		"Try again in a few minutes; status.xero.com tells whether Xero is down.")
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

// withText adds Xero's own words to a sentence. A single one, such as AuthenticationUnsuccessful, is a program's and tells
// nobody anything.
func withText(message, said string) string {
	if !strings.Contains(said, " ") {
		return message
	}
	return message + " Xero says: " + said
}

// Fault puts the reply as a whole into words, with Xero's own text; nil when the status is in the 200s and the body
// could be read, even if elements in it were refused. Its Fields put what Xero says about one element beside it, such as
// "elements[0].lines[2]". An answer that the contract does not know is unknown_outcome. It does not decide whether a
// refusal may be an earlier success: that is posting's.
func (r Reply) Fault() error {
	isAnswered := outcomeOfStatus(r.HTTPStatus) == OutcomeAnswered
	switch {
	case isAnswered && r.Readable:
		return nil
	case r.isRefusal():
		return r.statusFault()
	}
	return fault.New(fault.UnknownOutcome, withText("The document was sent to Xero, but its answer does not tell what became of it.", r.said()),
		"Daybook looks it up before anything is sent again.")
}

// isRefusal reports whether Xero certainly did nothing of a write (section 16).
func (r Reply) isRefusal() bool {
	switch r.HTTPStatus {
	case http.StatusBadRequest:
		return r.Readable
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusPreconditionFailed,
		http.StatusTooManyRequests, http.StatusNotImplemented:
		return true
	}
	return false
}

// fields are the complaints by the part they are about; several about one part are joined.
func (r Reply) fields() map[string]string {
	fields := map[string]string{}
	for _, element := range r.Elements {
		for _, complaint := range element.Complaints {
			path := strings.TrimSuffix(fmt.Sprintf("elements[%d].%s", element.Index, complaint.Path), ".")
			fields[path] = strings.TrimSpace(fields[path] + " " + complaint.Text)
		}
	}
	return fields
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
