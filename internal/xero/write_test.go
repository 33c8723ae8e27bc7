package xero_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

const aBody = `{"Invoices":[{"Type":"ACCREC"}]}`

// Covers 1/accounting-api, 1/text, 5/accepted-on-post-put-patch-ignored-on-get, 6/put-creates-only-post-to-a-collection.
// Covers 6.summarizeerrors/summarizeerrors-false.
func TestAWriteCarriesTheFrozenBytesItsKeyAndNothingElseOfMeaning(t *testing.T) {
	t.Parallel()
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, 200, createdInvoice) })
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if err != nil || !reply.Sent || reply.HTTPStatus != 200 || !reply.Readable {
		t.Fatalf("reply %+v, %v", reply, err)
	}
	if _, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathContacts}, []byte(aBody), aKey); err != nil {
		t.Fatal(err)
	}
	calls := b.seen()
	first, second := calls[0], calls[1]
	if first.Method != "PUT" || first.Path != "/api.xro/2.0/Invoices" || first.Query != "summarizeErrors=false&unitdp=4" || first.Body != aBody {
		t.Errorf("invoices: %+v", first)
	}
	if second.Method != "PUT" || second.Path != "/api.xro/2.0/Contacts" || second.Query != "summarizeErrors=false" {
		t.Errorf("contacts: %+v", second)
	}
	for name, want := range map[string]string{
		"Idempotency-Key": aKey, "Xero-Tenant-Id": aTenant, "Authorization": "Bearer secret-token-a", "Accept": "application/json",
		"Content-Type": "application/json", "User-Agent": "Daybook/test", "Accept-Encoding": "gzip",
	} {
		if got := first.Header.Get(name); got != want {
			t.Errorf("header %s is %q, want %q", name, got, want)
		}
	}
}

func TestACommitThenCutOnAReusedConnectionIsSeenOnceAndInDoubt(t *testing.T) {
	t.Parallel()
	b := setup(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			cut(w)
			return
		}
		answerJSON(w, 200, `{"Currencies":[]}`)
	})
	if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
		t.Fatal(err)
	}
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if !reply.Sent || reply.HTTPStatus != 0 || !fault.Is(err, fault.UnknownOutcome) {
		t.Errorf("reply %+v, %v", reply, err)
	}
	calls := b.seen()
	if len(calls) != 2 || calls[1].Method != "PUT" {
		t.Fatalf("the server saw %d requests, want the read and one PUT: %+v", len(calls), calls)
	}
	if calls[0].Connection != calls[1].Connection {
		t.Error("the connection was not reused, so this test proves nothing")
	}
}

// oneAnswerServer answers the first request on every connection and reads the second one's first bytes, or nothing,
// before it cuts. It counts the requests whose first line it saw.
func oneAnswerServer(t *testing.T, firstAnswer string, before func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				buffer := make([]byte, 4096)
				if _, err := conn.Read(buffer); err == nil {
					io.WriteString(conn, firstAnswer)
				}
				before(conn)
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

func TestAnAnswerThatBreaksOffKeepsItsStatusAndCannotBeRead(t *testing.T) {
	t.Parallel()
	b := setup(t, nil)
	b.Client.BaseURL = oneAnswerServer(t, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"+createdInvoice[:200], func(c net.Conn) { c.Close() })
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if err != nil || !reply.Sent || reply.HTTPStatus != 200 || reply.Readable || reply.Elements != nil {
		t.Errorf("reply %+v, %v", reply, err)
	}
	if !fault.Is(reply.Fault(), fault.UnknownOutcome) {
		t.Errorf("fault %v, want an unknown outcome", reply.Fault())
	}
	if got := b.observed()[0].Outcome; got != xero.OutcomeCut {
		t.Errorf("outcome %s, want cut", got)
	}
}

func TestAWholeElementInABrokenAnswerIsNotBelieved(t *testing.T) {
	t.Parallel()
	b := setup(t, nil)
	b.Client.BaseURL = oneAnswerServer(t, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"+createdInvoice, func(c net.Conn) { c.Close() })
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if err != nil || reply.Readable || reply.Elements != nil {
		t.Errorf("reply %+v, %v", reply, err)
	}
}

func TestNothingIsSentWhen(t *testing.T) {
	t.Parallel()
	closed := httptest.NewServer(nil)
	closed.Close()
	for name, c := range map[string]struct {
		prepare func(t *testing.T, b *bench) context.Context
		code    fault.Code
	}{
		"the address refuses the connection": {func(t *testing.T, b *bench) context.Context {
			b.Client.BaseURL = closed.URL
			return t.Context()
		}, fault.Offline},
		"the name is not known": {func(t *testing.T, b *bench) context.Context {
			b.Client.BaseURL = "http://xero.invalid"
			return t.Context()
		}, fault.Offline},
		"the certificate is not trusted": {func(t *testing.T, b *bench) context.Context {
			secure := httptest.NewUnstartedServer(nil)
			secure.Config.ErrorLog = log.New(io.Discard, "", 0)
			secure.StartTLS()
			t.Cleanup(secure.Close)
			b.Client.BaseURL = secure.URL
			return t.Context()
		}, fault.Offline},
		"the token cannot be refreshed": {func(t *testing.T, b *bench) context.Context {
			b.Tokens.err = fault.New(fault.AuthExpired, "Sign in again.", "")
			return t.Context()
		}, fault.AuthExpired},
		"the identity server is out of reach": {func(t *testing.T, b *bench) context.Context {
			b.Tokens.err = fault.New(fault.Offline, "Xero could not be reached.", "")
			return t.Context()
		}, fault.Offline},
		"the caller has given up": {func(t *testing.T, _ *bench) context.Context {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			return ctx
		}, fault.Cancelled},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, 200, createdInvoice) })
			ctx := c.prepare(t, b)
			reply, err := b.Client.SendFrozen(ctx, xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
			if reply.Sent || !fault.Is(err, c.code) {
				t.Errorf("sent %v, error %v; want not sent and %s", reply.Sent, err, c.code)
			}
			if n := len(b.seen()); n != 0 {
				t.Errorf("the server saw %d requests", n)
			}
		})
	}
}

// stuckWriter is a connection whose writes wait until it is closed, as when the line takes nothing.
type stuckWriter struct {
	net.Conn
	reached func()
	closed  chan struct{}
	once    *sync.Once
}

func (s stuckWriter) Write([]byte) (int, error) {
	s.reached()
	<-s.closed
	return 0, net.ErrClosed
}

func (s stuckWriter) Close() error {
	s.once.Do(func() { close(s.closed) })
	return s.Conn.Close()
}

func TestACancelOnAConnectionThatCountsNothingIsInDoubt(t *testing.T) {
	t.Parallel()
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, 200, createdInvoice) })
	ctx, cancel := context.WithCancel(t.Context())
	var dialer net.Dialer
	b.Client.HTTP = &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			return stuckWriter{conn, cancel, make(chan struct{}), new(sync.Once)}, err
		},
	}}
	reply, err := b.Client.SendFrozen(ctx, xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if !reply.Sent || !fault.Is(err, fault.UnknownOutcome) {
		t.Errorf("sent %v, %v: where nobody counts, it may have left", reply.Sent, err)
	}
}

func TestACancelAfterTheServerHasItIsInDoubt(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	b := setup(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-done
	})
	defer close(done)
	reply, err := b.Client.SendFrozen(ctx, xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	if !reply.Sent || !fault.Is(err, fault.UnknownOutcome) {
		t.Errorf("sent %v, %v", reply.Sent, err)
	}
	if got := b.observed()[0]; got.Outcome != xero.OutcomeCancelled || got.BytesOut != int64(len(aBody)) {
		t.Errorf("exchange %+v", got)
	}
}

func TestAWriteFollowsNoRedirect(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 307, 308} {
		b := setup(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", status)
		})
		reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if err != nil || reply.HTTPStatus != status || reply.Readable || !fault.Is(reply.Fault(), fault.UnknownOutcome) {
			t.Errorf("%d: reply %+v, %v", status, reply, err)
		}
		if n := len(b.seen()); n != 1 {
			t.Errorf("%d: the server saw %d requests", status, n)
		}
	}
}

// Covers 4/over-limit-429-empty-body-no-content-type, 5/same-key-different-method-address-or-body, 16/400, 16/401.
// Covers 16/401-3, 16/403, 16/404, 16/429, 16/500, 16/503, 16/text.
func TestAWriteIsNeverRepeatedWhateverTheAnswer(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status   int
		header   map[string]string
		body     string
		code     fault.Code
		readable bool
		texts    string
		check    func(xero.Reply) bool
	}{
		"expired token": {401, nil, tokenExpired, fault.AuthExpired, true, "TokenExpired: token expired at 09/24/2021 08:23:47", nil},
		"missing scope": {401, map[string]string{"WWW-Authenticate": `Bearer error="insufficent_scope"`}, scopeMissing, fault.Forbidden, true, "AuthorizationUnsuccessful", func(r xero.Reply) bool { return r.MissingScope == "accounting.contacts" }},
		"forbidden":     {403, nil, forbidden, fault.Forbidden, true, "AuthenticationUnsuccessful", nil},
		"not found":     {404, nil, "", fault.NotFound, false, "", nil},
		"minute limit":  {429, map[string]string{"Retry-After": "26", "X-Rate-Limit-Problem": "minute"}, "", fault.RateLimited, false, "", func(r xero.Reply) bool { return r.RetryAfter == 26*time.Second && r.LimitProblem == "minute" }},
		"day limit":     {429, map[string]string{"Retry-After": "40000", "X-Rate-Limit-Problem": "day"}, "", fault.RateLimited, false, "", func(r xero.Reply) bool { return r.LimitProblem == "day" }},
		"validation": {400, nil, validationException, fault.Rejected, true, "The contact name Kauri & Sons is already assigned to another contact. The contact name must be unique across all active contacts.", func(r xero.Reply) bool {
			return len(r.Elements) == 1 && r.Elements[0].HasErrors && r.Elements[0].ID == ""
		}},
		"key conflict":   {400, nil, keyConflict, fault.Rejected, true, "Idempotency Key: 5f2c is used with a different request.", nil},
		"server error":   {500, nil, "", fault.UnknownOutcome, false, "", nil},
		"maintenance":    {503, nil, "The Xero API is currently offline for maintenance\n", fault.UnknownOutcome, false, "The Xero API is currently offline for maintenance", nil},
		"hotel page":     {200, nil, htmlPage, fault.UnknownOutcome, false, "", nil},
		"empty success":  {200, nil, "", fault.UnknownOutcome, false, "", nil},
		"no collection":  {200, nil, `{"Status":"OK"}`, fault.UnknownOutcome, false, "", nil},
		"gateway page":   {502, nil, htmlPage, fault.UnknownOutcome, false, "", nil},
		"number as text": {200, nil, `{"Contacts":[{"ContactID":"x","UpdatedDateUTC":"soon"}]}`, fault.UnknownOutcome, false, "", func(r xero.Reply) bool { return r.Elements == nil }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, func(w http.ResponseWriter, _ *http.Request) {
				for k, v := range c.header {
					w.Header().Set(k, v)
				}
				w.WriteHeader(c.status)
				io.WriteString(w, c.body)
			})
			reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathContacts}, []byte(aBody), aKey)
			if err != nil || !reply.Sent || reply.HTTPStatus != c.status || reply.Readable != c.readable || reply.ServerTime.IsZero() {
				t.Errorf("reply %+v, %v", reply, err)
			}
			if got := strings.Join(reply.Texts(), "|"); got != c.texts {
				t.Errorf("texts %q, want %q", got, c.texts)
			}
			got := reply.Fault()
			isSentence := strings.Contains(c.texts, " ") // a single word is a program's, and told to nobody
			if !fault.Is(got, c.code) || isSentence && !strings.Contains(got.Error(), c.texts) {
				t.Errorf("fault %v, want %s with Xero's text", got, c.code)
			}
			if c.check != nil && !c.check(reply) {
				t.Errorf("reply %+v", reply)
			}
			if n := len(b.seen()); n != 1 {
				t.Errorf("the server saw %d requests, want 1", n)
			}
			if wants := c.status == 401 && reply.MissingScope == ""; wants != (b.Tokens.invalidated == 1) {
				t.Errorf("token invalidated %d times", b.Tokens.invalidated)
			}
		})
	}
}

// Covers 5/at-most-128-characters-keys-belong-to-the.
func TestAWriteThatWasNotMadeProperlyIsNotSent(t *testing.T) {
	t.Parallel()
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, 200, createdInvoice) })
	for name, put := range map[string]func() (xero.Reply, error){
		"no key": func() (xero.Reply, error) {
			return b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), "")
		},
		"long key": func() (xero.Reply, error) {
			return b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), strings.Repeat("k", 129))
		},
		"no body": func() (xero.Reply, error) {
			return b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, nil, aKey)
		},
		"unknown kind": func() (xero.Reply, error) {
			return b.Client.SendFrozen(t.Context(), xero.Target{Kind: "payments"}, []byte(aBody), aKey)
		},
	} {
		if reply, err := put(); reply.Sent || !fault.Is(err, fault.Internal) {
			t.Errorf("%s: %+v, %v", name, reply, err)
		}
	}
	if n := len(b.seen()); n != 0 {
		t.Errorf("the server saw %d requests", n)
	}
	longest := strings.Repeat("k", 128)
	if _, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), longest); err != nil || b.seen()[0].Header.Get("Idempotency-Key") != longest {
		t.Errorf("the longest key: %v", err)
	}
}

// sleepyTokens lets the computer sleep while a token is waited for.
type sleepyTokens struct {
	*tokens
	sleep func()
}

func (s sleepyTokens) Token(ctx context.Context) (string, error) {
	s.sleep()
	return s.tokens.Token(ctx)
}

func TestAfterALongSilenceNothingTravelsOnAnOldConnection(t *testing.T) {
	t.Parallel()
	const sleep = time.Hour
	for name, test := range map[string]struct {
		before, within time.Duration
		isWrite        bool
	}{
		"a write":                                 {before: sleep, isWrite: true},
		"a write that waited for its turn":        {within: sleep, isWrite: true},
		"a read, which would wait in vain":        {before: sleep},
		"a read that waited for the sign-in":      {within: sleep},
		"a write after a clock that stands still": {isWrite: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
			b := setup(t, func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodPut {
					answerJSON(w, 200, createdInvoice)
					return
				}
				answerJSON(w, 200, `{"Currencies":[]}`)
			})
			b.Client.Now = func() time.Time { return now }
			if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
				t.Fatal(err)
			}
			now = now.Add(test.before)
			b.Client.Tokens = sleepyTokens{b.Tokens, func() { now = now.Add(test.within) }}
			var err error
			if test.isWrite {
				_, err = b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
			} else {
				_, err = b.Client.ListCurrencies(t.Context())
			}
			if err != nil {
				t.Fatal(err)
			}
			calls := b.seen()
			if isSame := calls[0].Connection == calls[1].Connection; isSame != (test.before+test.within == 0) {
				t.Errorf("on the same connection: %v, which may have died while the computer slept", isSame)
			}
		})
	}
}

func TestAWriteOnAConnectionTheServerHadClosedNeverRepeatsAndSaysWhatIsSure(t *testing.T) {
	t.Parallel()
	answered := make(chan struct{})
	b := setup(t, nil)
	b.Client.BaseURL = oneAnswerServer(t, "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{\"Currencies\":[]}", func(c net.Conn) {
		c.(*net.TCPConn).SetLinger(0) // a reset, as from a router that forgot the connection
		<-answered
		c.Close()
	})
	if _, err := b.Client.ListCurrencies(t.Context()); err != nil {
		t.Fatal(err)
	}
	close(answered)
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
	// Whether the transport noticed the reset before it wrote is a race; each side of it must be told truly.
	switch {
	case err == nil:
		if reply.HTTPStatus != 200 {
			t.Errorf("reply %+v", reply)
		}
	case reply.Sent != fault.Is(err, fault.UnknownOutcome), !reply.Sent && !fault.Is(err, fault.Offline):
		t.Errorf("sent %v with %v", reply.Sent, err)
	}
}

func TestAnErrorNamesNoAddressBecauseQueriesHoldNames(t *testing.T) {
	t.Parallel()
	b := setup(t, func(w http.ResponseWriter, _ *http.Request) { cut(w) })
	_, err := b.Client.FindContactsByName(t.Context(), "Kauri")
	if err == nil || strings.Contains(err.Error(), "Kauri") || errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
