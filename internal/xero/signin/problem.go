package signin

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/oauth2"

	"daybook/internal/fault"
)

// isKnownCode reports whether an error code may be repeated (contract section 2, RFC 6749). Anything
// else that a server says stays out of errors and logs: it may echo what it was sent.
func isKnownCode(code string) bool {
	switch code {
	case "invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope", "unsupported_grant_type",
		"invalid_request", "access_denied", "server_error", "temporarily_unavailable", "unsupported_response_type":
		return true
	}
	return false
}

// serviceError is an answer of the sign-in service without anything it may echo.
type serviceError struct {
	status int
	code   string    // "" when the service gave none that is known
	at     time.Time // when it answered, by its clock; zero when it did not say
}

func (e serviceError) Error() string {
	if e.code == "" {
		return fmt.Sprintf("sign-in service answered %d", e.status)
	}
	return fmt.Sprintf("sign-in service answered %d %s", e.status, e.code)
}

// errNoAnswer stands for a reply that was cut or could not be read, without what it held.
var errNoAnswer = errors.New("the sign-in service's reply was cut or unreadable")

// scrub turns any error of the token endpoint into one that holds no input: the library's own errors
// carry the body of the reply, and the transport's may quote parts of it.
func scrub(err error) error {
	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		known := newServiceError(0, refused.ErrorCode)
		if refused.Response != nil {
			known.status, known.at = refused.Response.StatusCode, dateOf(refused.Response.Header)
		}
		return known
	}
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	if certificate, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return certificate
	}
	if network, ok := errors.AsType[*net.OpError](err); ok {
		return network
	}
	if errors.Is(err, context.DeadlineExceeded) || isTimeout(err) {
		return context.DeadlineExceeded
	}
	return errNoAnswer
}

func newServiceError(status int, code string) serviceError {
	if !isKnownCode(code) {
		code = ""
	}
	return serviceError{status: status, code: code}
}

func isTimeout(err error) bool {
	timeout, ok := errors.AsType[net.Error](err)
	return ok && timeout.Timeout()
}

// isNotSent reports whether a scrubbed error proves that the service got nothing.
func isNotSent(err error) bool {
	network, ok := errors.AsType[*net.OpError](err)
	if ok {
		return network.Op == "dial"
	}
	_, ok = errors.AsType[*tls.CertificateVerificationError](err)
	return ok
}

// isInDoubt reports whether the service may have acted although no proper answer came.
func isInDoubt(err error) bool {
	if refused, ok := errors.AsType[serviceError](err); ok {
		return refused.status >= http.StatusInternalServerError
	}
	return !isNotSent(err) && !errors.Is(err, context.Canceled)
}

// isInvalidGrant reports whether the service refused a code or a refresh token as expired, used or wrong.
func isInvalidGrant(err error) bool {
	refused, ok := errors.AsType[serviceError](err)
	return ok && refused.code == "invalid_grant"
}

// explain turns a scrubbed error of the sign-in service into words for a person.
func explain(err error) *fault.Error {
	if refused, ok := errors.AsType[serviceError](err); ok {
		return explainAnswer(refused)
	}
	if errors.Is(err, context.Canceled) {
		return fault.Wrap(fault.Cancelled, err, "The sign-in was stopped.", "")
	}
	if certificate, ok := errors.AsType[x509.CertificateInvalidError](err); ok && certificate.Reason == x509.Expired {
		return fault.Wrap(fault.Offline, err,
			"This computer and Xero do not agree on the date, so no safe connection is possible.",
			"Set the computer's date and time, then try again.")
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fault.Wrap(fault.Offline, err,
			"Something between this computer and Xero answers in Xero's place, so no safe connection is possible.",
			"A guest network may want a login first, or a security program reads along. Try again on another network.")
	}
	return fault.Wrap(fault.Offline, err,
		"Xero's sign-in service could not be reached.", "Check the internet connection, then try again.")
}

func explainAnswer(refused serviceError) *fault.Error {
	switch {
	case refused.code == "invalid_grant":
		return fault.Wrap(fault.AuthExpired, refused,
			"The sign-in to Xero is no longer valid.", "Sign in to Xero again.")
	case refused.code == "invalid_client" || refused.code == "unauthorized_client":
		return unknownApp(refused)
	case refused.code == "invalid_scope":
		return fault.Wrap(fault.Forbidden, refused,
			"Xero does not allow this app id the permissions that Daybook needs.",
			"Check in Xero's developer portal that the app was created with grant type “Auth Code with PKCE”, or register a new one.")
	case refused.status == http.StatusTooManyRequests:
		return fault.Wrap(fault.RateLimited, refused,
			"Xero's sign-in service asks for a pause.", "Wait a minute, then try again.")
	case refused.status >= http.StatusInternalServerError || refused.code == "server_error" || refused.code == "temporarily_unavailable":
		return fault.Wrap(fault.Offline, refused,
			"Xero's sign-in service is not working at the moment.", "Try again in a few minutes.")
	}
	return fault.Wrap(fault.Internal, refused,
		"Xero's sign-in service gave an answer that Daybook does not understand.", "Try again; if it stays so, look for a newer Daybook.")
}

func unknownApp(err error) *fault.Error {
	problem := fault.Wrap(fault.Invalid, err,
		"Xero does not accept this app id.", "Compare the app id in Settings with the one in Xero's developer portal.")
	problem.Fields = map[string]string{"clientId": "Xero does not know this app id, or it is not of the kind “Auth Code with PKCE”."}
	return problem
}

// refused explains an error that Xero sent through the browser.
func refused(code string) *fault.Error {
	cause := newServiceError(0, code)
	if cause.code != "" && cause.code != "access_denied" && cause.code != "invalid_request" {
		return explainAnswer(cause)
	}
	return fault.Wrap(fault.Forbidden, refusal{cause.code},
		"Xero was not given permission to connect with Daybook.",
		"Sign in again and choose “Allow access”. You need a Xero role that may connect apps.")
}

// refusal is the cause of an access that was not granted.
type refusal struct{ code string }

func (r refusal) Error() string {
	if r.code == "" {
		return "the browser brought an error that is not known"
	}
	return "the browser brought " + r.code
}
