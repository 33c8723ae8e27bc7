package xero

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"time"

	"daybook/internal/fault"
)

// maxBody bounds an answer's body, unpacked: 1,000 documents with many lines stay far below it.
const maxBody = 64 << 20

// staleAfter is how long, by the wall clock, an unused connection is trusted. An older one may have died while the
// computer slept: a write on it would be in doubt for nothing, and a read would wait for its time-out.
const staleAfter = 20 * time.Second

// request is one call before it is sent.
type request struct {
	method        string // "" is GET
	path          string
	query         url.Values
	modifiedSince time.Time
	body          []byte
	contentType   string // of the body
	accept        string // "" is JSON
	key           string // Idempotency-Key of a write
	shownPath     string // the path without what a person typed; "" where the path holds none
}

// answer is what came of one exchange.
type answer struct {
	outcome Outcome
	sent    bool
	status  int
	header  http.Header
	body    []byte
	at      time.Time // when it ended
	token   string    // the token it was sent with
	err     error     // why there is no whole answer
}

// exchange sends a request once and reports it to the observer. Everything that can fail before the line is touched
// (limits, sign-in) leaves sent false and outcome empty.
func (c *Client) exchange(ctx context.Context, r request, attempt int) answer {
	release, err := c.limits().acquire(ctx)
	if err != nil {
		return answer{err: err}
	}
	var a answer
	defer func() { release(a.sent) }()
	token, err := c.Tokens.Token(ctx)
	if err != nil {
		if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
			err = waitEnded(err)
		}
		return answer{err: err}
	}
	c.dropStaleConnections() // now that nothing is waited for any more: the wait may have been a night
	timed, cancel := context.WithTimeout(ctx, r.timeout())
	defer cancel()
	started := c.now()
	var bytesIn int64
	a, bytesIn = c.roundTrip(timed, r, token)
	a.token, a.at = token, c.now()
	a.outcome = outcomeOf(ctx, timed, a)
	c.learn(a, r, Exchange{At: started.UTC(), Subject: subjectOf(ctx), Attempt: attempt, BytesIn: bytesIn})
	return a
}

// dropStaleConnections closes unused connections that may have died unnoticed.
func (c *Client) dropStaleConnections() {
	last := c.lastAnswer.Load()
	if last != 0 && time.Duration(c.now().UnixNano()-last) > staleAfter {
		c.HTTP.CloseIdleConnections()
	}
}

// roundTrip sends the request and reads the whole answer. It also returns the body's size on the line.
func (c *Client) roundTrip(ctx context.Context, r request, token string) (answer, int64) {
	mark := &sentMark{}
	httpRequest, err := c.build(httptrace.WithClientTrace(ctx, mark.trace()), r, token)
	if err != nil {
		return answer{err: err}, 0
	}
	client := *c.HTTP
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Do(httpRequest)
	if err != nil {
		return answer{sent: mark.afterFailure(), err: withoutAddress(err)}, 0
	}
	defer response.Body.Close()
	counted := &countingReader{from: response.Body}
	a := answer{sent: true, status: response.StatusCode, header: response.Header}
	a.body, a.err = readBody(counted, response.Header.Get("Content-Encoding"))
	return a, counted.n
}

// build makes the HTTP request. A write cannot be rewound (GetBody is nil), so that net/http never repeats it by
// itself on a broken connection.
func (c *Client) build(ctx context.Context, r request, token string) (*http.Request, error) {
	address := c.BaseURL + r.path
	if len(r.query) > 0 {
		address += "?" + r.query.Encode()
	}
	var body io.Reader
	if r.body != nil {
		body = bytes.NewReader(r.body)
	}
	built, err := http.NewRequestWithContext(ctx, r.methodName(), address, body)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err, "The request to Xero could not be made.", "")
	}
	built.GetBody = nil
	set := func(name, value string) {
		if value != "" {
			built.Header.Set(name, value)
		}
	}
	set("Authorization", "Bearer "+token)
	set("Xero-Tenant-Id", c.TenantID)
	set("Accept", cmp.Or(r.accept, "application/json")) // without it Xero answers XML (section 1)
	set("contentType", r.accept)                        // the description has it for the download of a file
	set("Accept-Encoding", "gzip")
	set("User-Agent", c.UserAgent)
	set("Idempotency-Key", r.key)
	set("Content-Type", r.contentType)
	if !r.modifiedSince.IsZero() {
		set("If-Modified-Since", r.modifiedSince.UTC().Format("2006-01-02T15:04:05.000Z")) // as Xero's SDK does (section 7)
	}
	return built, nil
}

func (r request) isWrite() bool { return r.method != "" && r.method != http.MethodGet }

func (r request) timeout() time.Duration {
	if r.isWrite() {
		return writeTimeout
	}
	return readTimeout
}

// outcomeOf names how an exchange ended.
func outcomeOf(caller, timed context.Context, a answer) Outcome {
	switch {
	case a.err == nil:
		return outcomeOfStatus(a.status)
	case errors.Is(caller.Err(), context.Canceled):
		return OutcomeCancelled
	case timed.Err() != nil:
		return OutcomeTimedOut
	case !a.sent:
		return OutcomeUnreachable
	default:
		return OutcomeCut
	}
}

func outcomeOfStatus(status int) Outcome {
	switch {
	case status >= 200 && status < 300:
		return OutcomeAnswered
	case status == http.StatusUnauthorized:
		return OutcomeUnauthorised
	case status == http.StatusTooManyRequests:
		return OutcomeLimited
	case status >= 500:
		return OutcomeServerError
	default:
		return OutcomeRefused
	}
}

// learn takes from an answer what the limits, the clock and the Activity list want to know.
func (c *Client) learn(a answer, r request, exchange Exchange) {
	exchange.Method, exchange.Path = r.methodName(), cmp.Or(r.shownPath, r.path)
	exchange.Status, exchange.Outcome, exchange.Duration = a.status, a.outcome, a.at.Sub(exchange.At)
	exchange.MinuteRemaining, exchange.DayRemaining, exchange.AppMinuteRemaining = -1, -1, -1
	if a.sent {
		exchange.BytesOut = int64(len(r.body))
	}
	if a.isScopeMissing() {
		exchange.MissingScope = a.missingScope(r.method, r.resource())
	}
	if a.status != 0 {
		exchange.MinuteRemaining = remaining(a.header, "X-MinLimit-Remaining")
		exchange.DayRemaining = remaining(a.header, "X-DayLimit-Remaining")
		exchange.AppMinuteRemaining = remaining(a.header, "X-AppMinLimit-Remaining")
		c.limits().observe(a.status, a.header)
		if at := a.serverTime(); !at.IsZero() {
			offset := at.Add(500 * time.Millisecond).Sub(a.at).Round(time.Second)
			c.clockOffset.Store(&offset)
		}
	}
	if a.outcome == OutcomeAnswered {
		c.lastAnswer.Store(a.at.UnixNano())
	}
	if c.Observe != nil {
		c.Observe(exchange)
	}
}

func (r request) methodName() string {
	if r.method == "" {
		return http.MethodGet
	}
	return r.method
}

// serverTime is the Date header; zero when there is none.
func (a answer) serverTime() time.Time {
	at, err := http.ParseTime(a.header.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

// remaining reads a header that counts; -1 when it is missing or no number.
func remaining(header http.Header, name string) int {
	n, err := strconv.Atoi(header.Get(name))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// readBody reads and unpacks a body. What was read before an error comes back with it.
func readBody(from io.Reader, encoding string) ([]byte, error) {
	if strings.EqualFold(encoding, "gzip") {
		unpacked, err := gzip.NewReader(from)
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("unpack the answer: %w", err)
		}
		from = unpacked
	}
	body, err := io.ReadAll(io.LimitReader(from, maxBody+1))
	if err == nil && len(body) > maxBody {
		err = fmt.Errorf("the answer is larger than %d bytes", maxBody)
	}
	return body, err
}

type countingReader struct {
	from io.Reader
	n    int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += int64(n)
	return n, err
}

// withoutAddress takes the URL out of a net/http error: its query may hold names, and errors end in logs.
func withoutAddress(err error) error {
	if inner, ok := errors.AsType[*url.Error](err); ok {
		return inner.Err
	}
	return err
}
