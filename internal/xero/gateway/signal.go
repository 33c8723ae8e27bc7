package gateway

import (
	"net/http"
	"strings"
	"time"

	"daybook/internal/activity"
	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/xero"
)

// SignalOf says what one exchange showed of the connection.
func SignalOf(e xero.Exchange) connect.Signal {
	return connect.Signal{
		At:              e.At.Add(e.Duration),
		IsAnswered:      e.Status != 0,
		IsTroubled:      e.Status >= http.StatusInternalServerError,
		IsUnreachable:   e.Outcome == xero.OutcomeUnreachable || e.Outcome == xero.OutcomeTimedOut && e.Status == 0,
		NeedsSignIn:     e.Outcome == xero.OutcomeUnauthorised && e.MissingScope == "",
		LacksScope:      e.MissingScope,
		IsForbidden:     e.Status == http.StatusForbidden && !needsRole(e.Path),
		LacksRole:       e.Status == http.StatusForbidden && needsRole(e.Path),
		CallsLeftToday:  e.DayRemaining,
		CallsLeftMinute: e.MinuteRemaining,
	}
}

// needsRole reports whether Xero may refuse a call for the person's role alone (contract sections 11 and 12).
func needsRole(path string) bool {
	rest := strings.TrimPrefix(path, "/api.xro/2.0/")
	resource, one, _ := strings.Cut(rest, "/")
	return resource == "Reports" || resource == "ManualJournals" || resource == "Organisation" && one == "Actions"
}

// signalOfRenewal says what a failed renewal of the sign-in showed: no exchange follows it that could. It is not telling
// when the failure is about neither the network nor the sign-in.
func signalOfRenewal(err error, at time.Time) (signal connect.Signal, isTelling bool) {
	s := connect.Signal{At: at.UTC(), CallsLeftToday: -1, CallsLeftMinute: -1}
	switch {
	case fault.Is(err, fault.Offline):
		s.IsUnreachable = true
	case fault.Is(err, fault.AuthExpired):
		s.IsAnswered, s.NeedsSignIn = true, true
	default:
		return s, false
	}
	return s, true
}

// EntryOf is the activity entry of one exchange. It holds the address and the outcome, and no content.
func EntryOf(e xero.Exchange) activity.Entry {
	return activity.Entry{
		At: e.At, Kind: activity.Exchange, Subject: e.Subject, Summary: summary(e), Method: e.Method, Path: e.Path,
		Status: e.Status, DurationMS: int64(e.Duration / time.Millisecond), Outcome: outcomeOf(e),
	}
}

// summary says what was asked and, where it did not go well, what came of it.
func summary(e xero.Exchange) string {
	asked := action(e)
	if e.Outcome == xero.OutcomeAnswered {
		return asked
	}
	if e.MissingScope != "" {
		return asked + ": the sign-in lacks the permission " + e.MissingScope
	}
	return asked + ": " + troubles[e.Outcome]
}

// action names a request by its method and, where its subject does not say it, the first part of its path.
func action(e xero.Exchange) string {
	switch {
	case e.Subject == "":
	case e.Method == http.MethodPut:
		return "Create"
	case e.Method == http.MethodPost:
		return "Change"
	case e.Method == http.MethodGet:
		return "Look up"
	}
	rest, isAccounting := strings.CutPrefix(e.Path, "/api.xro/2.0/")
	if !isAccounting {
		rest = strings.TrimPrefix(e.Path, "/")
	}
	resource, one, isOne := strings.Cut(rest, "/")
	if resource == "Reports" || one == "Actions" {
		resource, isOne = one, false
	}
	word, isKnown := resources[strings.ToLower(resource)]
	if !isKnown {
		word = resource
	}
	if part := partOf(one); part != "" {
		return partVerb(e.Method) + " " + part + " of " + word
	}
	switch {
	case e.Method == http.MethodPut:
		return "Create " + word
	case e.Method == http.MethodPost:
		return "Change one of " + word
	case e.Method == http.MethodDelete:
		return "Drop " + word
	case isOne:
		return "Read one of " + word
	}
	return "Read " + word
}

var resources = map[string]string{
	"connections": "connections", "organisation": "the organisation", "accounts": "accounts", "taxrates": "tax rates",
	"currencies": "currencies", "trackingcategories": "tracking categories", "brandingthemes": "branding themes",
	"contacts": "contacts", "invoices": "invoices and bills", "creditnotes": "credit notes", "items": "items",
	"payments": "payments", "manualjournals": "manual journals", "actions": "what you may do in the organisation",
	"trialbalance": "the trial balance", "balancesheet": "the balance sheet",
}

// partOf names what hangs on a record, from the rest of its address; "" for nothing.
func partOf(rest string) string {
	_, part, _ := strings.Cut(rest, "/")
	part, _, _ = strings.Cut(part, "/")
	return parts[part]
}

var parts = map[string]string{
	"Attachments": "files", "History": "the history", "Allocations": "allocations", "Email": "an e-mail",
	"OnlineInvoice": "the online address",
}

func partVerb(method string) string {
	if method == http.MethodGet {
		return "Read"
	}
	return "Add"
}

var troubles = map[xero.Outcome]string{
	xero.OutcomeRefused:      "Xero refused",
	xero.OutcomeUnauthorised: "Xero asked for a new sign-in",
	xero.OutcomeLimited:      "Xero asked to wait",
	xero.OutcomeServerError:  "Xero was in trouble",
	xero.OutcomeUnreachable:  "Xero could not be reached, and nothing was sent",
	xero.OutcomeCut:          "the line was cut before an answer came",
	xero.OutcomeTimedOut:     "no answer came in time",
	xero.OutcomeCancelled:    "stopped before an answer came",
}

// outcomeOf calls a write without an answer unknown: whether Xero took it is for posting to find out.
func outcomeOf(e xero.Exchange) activity.Outcome {
	isRead := e.Method == http.MethodGet
	switch e.Outcome {
	case xero.OutcomeAnswered:
		return activity.OK
	case xero.OutcomeRefused, xero.OutcomeUnauthorised, xero.OutcomeLimited:
		return activity.Refused
	case xero.OutcomeUnreachable:
		return activity.Failed
	}
	if isRead {
		return activity.Failed
	}
	return activity.Unknown
}
