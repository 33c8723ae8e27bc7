package gateway

import (
	"net/http"
	"time"

	"daybook/internal/activity"
	"daybook/internal/connect"
	"daybook/internal/xero"
)

// SignalOf says what one exchange showed of the connection.
func SignalOf(e xero.Exchange) connect.Signal {
	return connect.Signal{
		At:              e.At.Add(e.Duration),
		IsAnswered:      e.Status != 0,
		IsUnreachable:   e.Outcome == xero.OutcomeUnreachable,
		NeedsSignIn:     e.Outcome == xero.OutcomeUnauthorised,
		IsForbidden:     e.Status == http.StatusForbidden,
		CallsLeftToday:  e.DayRemaining,
		CallsLeftMinute: e.MinuteRemaining,
	}
}

// EntryOf is the activity entry of one exchange. It holds the address and the outcome, and no content.
func EntryOf(e xero.Exchange) activity.Entry {
	return activity.Entry{
		At: e.At, Kind: activity.Exchange, Summary: summaries[e.Outcome], Method: e.Method, Path: e.Path,
		Status: e.Status, DurationMS: int64(e.Duration / time.Millisecond), Outcome: outcomeOf(e),
	}
}

var summaries = map[xero.Outcome]string{
	xero.OutcomeAnswered:     "Xero answered",
	xero.OutcomeRefused:      "Xero refused",
	xero.OutcomeUnauthorised: "Xero asked for a new sign-in",
	xero.OutcomeLimited:      "Xero asked to wait",
	xero.OutcomeServerError:  "Xero was in trouble",
	xero.OutcomeUnreachable:  "Xero could not be reached; nothing was sent",
	xero.OutcomeCut:          "The line was cut before an answer came",
	xero.OutcomeTimedOut:     "No answer came in time",
	xero.OutcomeCancelled:    "Stopped before an answer came",
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
