package signin

import (
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
)

// maxCodeLength bounds what is passed on as a code; Xero's are far shorter.
const maxCodeLength = 4096

// answer is what Xero sent through the browser, with the right state.
type answer struct {
	code    string
	refusal string // the "error" parameter, when there is one
}

// callback answers the loopback listener. Only a request that proves by its state that it belongs to
// this sign-in ends the wait, and only the first such; everything else gets a polite page.
type callback struct {
	// host is the only acceptable Host header: another name means a page that points its own name at
	// this computer.
	host  string
	state string
	// accept takes the answer, once.
	accept func(answer)
	// doubt is told of an error answer without a state.
	doubt func()
	// outcome blocks until the sign-in has ended or the request is given up, and reports success.
	outcome func(*http.Request) bool
	// stray is told why a request was turned away, in fixed words.
	stray func(reason string)

	isTaken atomic.Bool
}

// ServeHTTP implements http.Handler.
func (c *callback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if reply, reason := c.turnAway(r); reason != "" {
		c.stray(reason)
		reply.write(w)
		return
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || hasRepeats(query) {
		c.stray("unreadable query")
		pageStranger.write(w)
		return
	}
	c.answer(query, r).write(w)
}

// turnAway checks everything but the query. A missing Sec-Fetch header is allowed: older browsers do
// not send them. A navigation is what a redirect from Xero is; an image, a frame or a script is not.
func (c *callback) turnAway(r *http.Request) (page, string) {
	switch {
	case !strings.EqualFold(r.Host, c.host):
		return pageElsewhere, "other host"
	case r.URL.Host != "":
		return pageElsewhere, "sent as to a proxy"
	case r.URL.EscapedPath() != CallbackPath: // Xero's redirect escapes nothing
		return pageNotHere, "other path"
	case r.Method != http.MethodGet:
		return pageOtherUse, "other method"
	case !isAbsentOr(r.Header.Values("Sec-Fetch-Mode"), "navigate"):
		return pageStranger, "not a navigation"
	case !isAbsentOr(r.Header.Values("Sec-Fetch-Dest"), "document"):
		return pageStranger, "not a page of its own"
	}
	return page{}, ""
}

// answer decides what a request on the callback path means (contract section 2: success carries code
// and state; a refusal carries error and, as far as is known, the state).
func (c *callback) answer(query url.Values, r *http.Request) page {
	refusal, code := query.Get("error"), query.Get("code")
	if refusal != "" && !query.Has("state") {
		c.doubt()
		return pageMaybe
	}
	isOurs := subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(c.state)) == 1
	switch {
	case !isOurs:
		c.stray("wrong state")
		return pageStranger
	case refusal == "" && (code == "" || len(code) > maxCodeLength):
		c.stray("no code")
		return pageStranger
	}
	if c.isTaken.CompareAndSwap(false, true) {
		c.accept(answer{code: code, refusal: refusal})
	}
	if c.outcome(r) {
		return pageDone
	}
	return pageNotDone
}

// hasRepeats reports whether a parameter comes twice, which OAuth forbids (RFC 6749 section 3.1).
func hasRepeats(query url.Values) bool {
	for _, values := range query {
		if len(values) > 1 {
			return true
		}
	}
	return false
}

func isAbsentOr(values []string, want string) bool {
	for _, value := range values {
		if value != want {
			return false
		}
	}
	return true
}
