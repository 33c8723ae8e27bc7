package signin_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// stateOf returns the state that only Xero and this sign-in know.
func stateOf(t *testing.T, flow *signin.Flow) string {
	t.Helper()
	address, err := url.Parse(flow.State().URL)
	if err != nil {
		t.Fatal(err)
	}
	return address.Query().Get("state")
}

// sendRaw sends bytes to the loopback port and returns everything that comes back until the line is closed.
func sendRaw(ctx context.Context, port int, text string) (string, error) {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return "", err
	}
	defer connection.Close()
	defer context.AfterFunc(ctx, func() { connection.Close() })()
	go io.WriteString(connection, text) // the server may answer, and close, before it has read all
	answer, _ := io.ReadAll(connection) // a reset after the answer is as good as an end
	return string(answer), nil
}

// hostile are requests that pages and programs on the computer may send. SECRET stands for the right state, which none
// of them can know: even with it they must not end the sign-in. PORT stands for the port.
func hostile() map[string]string {
	get := func(target, headers string) string {
		return "GET " + target + " HTTP/1.1\r\nHost: localhost:PORT\r\n" + headers + "Connection: close\r\n\r\n"
	}
	const good = "/callback?code=" + canary + "&state=SECRET"
	form := "code=" + canary + "&state=SECRET"
	post := func(headers, body string) string {
		return fmt.Sprintf("POST /callback HTTP/1.1\r\nHost: localhost:PORT\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s", headers, len(body), body)
	}
	return map[string]string{
		"form post of a page":             post("Origin: https://evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", form),
		"form post into a frame":          post("Origin: null\r\nContent-Type: multipart/form-data; boundary=x\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", form),
		"fetch with JSON":                 post("Origin: https://evil.example\r\nContent-Type: text/plain\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n", `{"code":"`+canary+`"}`),
		"beacon":                          post("Origin: https://evil.example\r\nContent-Type: text/plain\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n", form),
		"method override":                 post("X-HTTP-Method-Override: GET\r\nContent-Type: application/x-www-form-urlencoded\r\n", form),
		"image":                           get(good, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n"),
		"script":                          get(good, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n"),
		"fetch":                           get(good, "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n"),
		"fetch by a page of the port":     get(good, "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n"),
		"frame":                           get(good, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"),
		"embedded object":                 get(good, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: object\r\n"),
		"prefetch":                        get(good, "Sec-Purpose: prefetch\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n"),
		"web socket":                      get(good, "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\nSec-Fetch-Mode: websocket\r\nSec-Fetch-Dest: websocket\r\n"),
		"two modes in one header":         get(good, "Sec-Fetch-Mode: navigate, no-cors\r\n"),
		"two mode headers":                get(good, "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Mode: no-cors\r\n"),
		"empty mode":                      get(good, "Sec-Fetch-Mode:\r\n"),
		"preflight for a private network": "OPTIONS " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\nAccess-Control-Request-Private-Network: true\r\nConnection: close\r\n\r\n",
		"options of the server":           "OPTIONS * HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n",
		"head":                            "HEAD " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n",
		"trace":                           "TRACE " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nCookie: " + canary + "\r\nConnection: close\r\n\r\n",
		"tunnel":                          "CONNECT localhost:PORT HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n",
		"method in small letters":         "get " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n",
		"name that points here":           "GET " + good + " HTTP/1.1\r\nHost: evil.example:PORT\r\nConnection: close\r\n\r\n",
		"name with ours in front":         "GET " + good + " HTTP/1.1\r\nHost: localhost.evil.example:PORT\r\nConnection: close\r\n\r\n",
		"number instead of the name":      "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n",
		"name with a dot":                 "GET " + good + " HTTP/1.1\r\nHost: localhost.:PORT\r\nConnection: close\r\n\r\n",
		"forwarded name":                  "GET " + good + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost:PORT\r\nConnection: close\r\n\r\n",
		"two hosts":                       "GET " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
		"no host":                         "GET " + good + " HTTP/1.0\r\n\r\n",
		"as to a proxy":                   "GET http://localhost:PORT" + good + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
		"escaped path":                    get("/%63allback?code="+canary+"&state=SECRET", ""),
		"path with a slash more":          get("/callback/?code="+canary+"&state=SECRET", ""),
		"path with two slashes":           get("//callback?code="+canary+"&state=SECRET", ""),
		"path that climbs":                get("/x/../callback?code="+canary+"&state=SECRET", ""),
		"path with a parameter":           get("/callback;x?code="+canary+"&state=SECRET", ""),
		"path in capitals":                get("/CALLBACK?code="+canary+"&state=SECRET", ""),
		"doubled state":                   get(good+"&state=SECRET", ""),
		"state as a list":                 get("/callback?code="+canary+"&state[]=SECRET", ""),
		"parameter name in capitals":      get("/callback?code="+canary+"&State=SECRET", ""),
		"state with a zero byte":          get(good+"%00", ""),
		"state cut short":                 get("/callback?code="+canary+"&state=S"+canary, ""),
		"state in a cookie":               get("/callback?code="+canary, "Cookie: state=SECRET\r\n"),
		"error with a guess":              get("/callback?error=access_denied&state="+canary, ""),
		"error and empty state":           get("/callback?error=access_denied&state=", ""),
		"very long code":                  get("/callback?code="+strings.Repeat("c", 20_000)+"&state=SECRET", ""),
		"very long state":                 get("/callback?code=c&state="+strings.Repeat("s", 20_000), ""),
		"very long address":               get("/callback?code="+strings.Repeat("c", 200_000)+"&state=SECRET", ""),
		"very long header":                get(good, "X: "+strings.Repeat("x", 200_000)+"\r\n"),
		"broken query":                    get(good+"&x=%zz", ""),
		"line break in a header":          "GET " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\n Sec-Fetch-Mode: navigate\r\n\r\n",
		"two requests in one":             get("/callback?code=c&state=x\r\nX: y", ""),
		"no HTTP at all":                  canary + "\r\n\r\n",
		"TLS":                             "\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03",
		"HTTP/2":                          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"chunks that lie":                 "POST " + good + " HTTP/1.1\r\nHost: localhost:PORT\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\nzz\r\n",
	}
}

// checkAnswer fails when an answer to a hostile request repeats anything, opens itself to other origins or sets a cookie.
func checkAnswer(t *testing.T, name, answer string) {
	t.Helper()
	for _, banned := range []string{canary, "evil.example", "Set-Cookie", "Access-Control-", "Location:", "200 OK"} {
		if strings.Contains(answer, banned) {
			t.Errorf("%s: the answer holds %q:\n%.600s", name, banned, answer)
		}
	}
}

func TestAHostilePageOrProgramCannotEndTheSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, states, _ := b.begin(t)
	fill := strings.NewReplacer("PORT", fmt.Sprint(flow.State().Port), "SECRET", stateOf(t, flow))
	for name, text := range hostile() {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		answer, err := sendRaw(ctx, flow.State().Port, fill.Replace(text))
		cancel()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkAnswer(t, name, answer)
		if state := flow.State(); state.Phase != signin.Waiting || state.Hint != "" {
			t.Fatalf("%s: state became %+v", name, state)
		}
	}
	if calls := len(b.tokenCalls()); calls != 0 {
		t.Fatalf("%d calls of the token endpoint", calls)
	}
	get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Errorf("the right answer afterwards: %v, phases %v", err, states.phases())
	}
}

func TestTheRightAnswerIsHeardAmidTwoHundredOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	port, secret := flow.State().Port, stateOf(t, flow)
	fill := strings.NewReplacer("PORT", fmt.Sprint(port), "SECRET", secret)
	right := b.consent(t, <-b.opened)
	var texts []string
	for len(texts) < 200 {
		for name, text := range hostile() {
			if !strings.HasPrefix(name, "very long") {
				texts = append(texts, fill.Replace(text))
			}
		}
	}
	var crowd sync.WaitGroup
	for i, text := range texts {
		if i == len(texts)/2 {
			crowd.Go(func() {
				if _, err := trySend(t.Context(), http.MethodGet, right, "", navigation()); err != nil {
					t.Errorf("the right answer: %v", err)
				}
			})
		}
		crowd.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			answer, err := sendRaw(ctx, port, text)
			if err == nil { // the port is closed to those who come after the end
				checkAnswer(t, "one of the crowd", answer)
			}
		})
	}
	crowd.Wait()
	session, err := flow.Wait(t.Context())
	if err != nil || session.AuthEventID != eventID || len(b.tokenCalls()) != 1 {
		t.Errorf("session %+v, %v, %d exchanges", session, err, len(b.tokenCalls()))
	}
}

// Two hundred guesses, some of them near: no guess is told that it was near.
func TestWrongStatesAreAllAnsweredAlike(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	secret := stateOf(t, flow)
	var first page
	for i := range 200 {
		guess := secret[:i%len(secret)] + "-" + secret[i%len(secret):]
		if i%3 == 0 {
			guess = fmt.Sprint(i)
		}
		reply := get(t, fmt.Sprintf("http://localhost:%d/callback?code=c&state=%s", flow.State().Port, guess), navigation())
		if i == 0 {
			first = reply
		}
		if reply.status != http.StatusForbidden || reply.body != first.body {
			t.Fatalf("guess %d: %d %s", i, reply.status, reply.body)
		}
	}
	if flow.State().Phase != signin.Waiting {
		t.Errorf("state %+v", flow.State())
	}
}

func TestSlowAndUnfinishedRequestsDoNotHoldTheRightOneUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	for i := range 60 {
		connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", flow.State().Port))
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
		unfinished := fmt.Sprintf("GET /callback?code=c&state=%d HTTP/1.1\r\nHost: localhost:%d\r\nX: ", i, flow.State().Port)
		if _, err := io.WriteString(connection, unfinished[:len(unfinished)-i%20]); err != nil {
			t.Fatal(err)
		}
	}
	begun := time.Now()
	get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); err != nil || time.Since(begun) > 4*time.Second { // a header may take 5
		t.Errorf("%v after %s", err, time.Since(begun))
	}
}

// A slow request is cut off after a few seconds: the line of a program that never finishes its header is closed.
func TestASlowHeaderIsCutOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", flow.State().Port))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	if _, err := io.WriteString(connection, "GET /callback HTTP/1.1\r\n"); err != nil {
		t.Fatal(err)
	}
	if err := connection.SetReadDeadline(time.Now().Add(15 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(connection).ReadByte(); err == nil {
		_, err = io.Copy(io.Discard, connection)
		if err != nil {
			t.Errorf("not cut: %v", err)
		}
	} else if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		t.Error("the line stayed open for 15 seconds")
	}
}

// Covers 2/code-lifetime, 16/400-3.
func TestAReplayedCodeIsRefusedAndTheFlowSaysSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, _, _ := b.begin(t)
	callback := b.consent(t, <-b.opened)
	get(t, callback, navigation())
	if _, err := first.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	second, _, store := b.begin(t)
	<-b.opened
	address, err := url.Parse(callback)
	if err != nil {
		t.Fatal(err)
	}
	query := url.Values{"code": {address.Query().Get("code")}, "state": {stateOf(t, second)}}
	reply := get(t, fmt.Sprintf("http://localhost:%d/callback?%s", second.State().Port, query.Encode()), navigation())
	_, err = second.Wait(t.Context())
	if !fault.Is(err, fault.AuthExpired) || !strings.Contains(err.Error(), "used before") || !strings.Contains(reply.body, "Not signed in") {
		t.Errorf("error %v, page %s", err, reply.body)
	}
	if _, found := held(t, store); found {
		t.Error("tokens from a replayed code")
	}
}

// The callback of one sign-in is nothing to the next one: its state is another.
func TestACallbackOfTheSignInBeforeIsAStranger(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, _, _ := b.begin(t)
	callback := b.consent(t, <-b.opened)
	first.Cancel()
	_, _ = first.Wait(t.Context())
	second, _, _ := b.begin(t)
	if reply := get(t, callback, navigation()); reply.status != http.StatusForbidden || second.State().Phase != signin.Waiting {
		t.Errorf("answered %d, phase %s", reply.status, second.State().Phase)
	}
}

func TestLineBreaksInAnAnswerSplitNothing(t *testing.T) {
	t.Parallel()
	for name, query := range map[string]string{
		"code":  "code=c%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>&state=",
		"error": "error=x%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>&error_description=<script>&state=",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			flow, _, _ := b.begin(t)
			answer, err := sendRaw(t.Context(), flow.State().Port, fmt.Sprintf("GET /callback?%s%s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n",
				query, stateOf(t, flow), flow.State().Port))
			if err != nil {
				t.Fatal(err)
			}
			for _, banned := range []string{"Set-Cookie", "<script", "a=b"} {
				if strings.Contains(answer, banned) {
					t.Errorf("the answer holds %q:\n%s", banned, answer)
				}
			}
			if !strings.Contains(answer, "Cache-Control: no-store") || !strings.Contains(answer, "Content-Security-Policy: default-src 'none'") {
				t.Errorf("headers: %s", answer)
			}
			_, err = flow.Wait(t.Context())
			if err == nil || strings.Contains(err.Error(), "a=b") {
				t.Errorf("error %v", err)
			}
			if name == "code" && b.tokenCalls()[0].Get("code") != "c\r\nSet-Cookie: a=b\r\n\r\n<script>" {
				t.Errorf("the code was changed on its way: %q", b.tokenCalls()[0].Get("code"))
			}
		})
	}
}

// Covers 2/code-verifier, 2/app-type, 2/token-exchange-body, 2/refresh-body.
func TestTheTokenEndpointGetsExactlyWhatTheContractNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, _, _ := b.source(t)
	flow, err := signin.Begin(t.Context(), b.cfg, source.Adopt, nil)
	if err != nil {
		t.Fatal(err)
	}
	get(t, b.consent(t, <-b.opened), navigation())
	if _, err := flow.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.clock.Move(time.Hour)
	token(t, source)
	for i, want := range [][]string{
		{"client_id", "code", "code_verifier", "grant_type", "redirect_uri"},
		{"client_id", "grant_type", "refresh_token"},
	} {
		form := b.tokenCalls()[i]
		if got := slices.Sorted(maps.Keys(form)); !slices.Equal(got, want) {
			t.Errorf("call %d sent %v, want %v", i, got, want)
		}
	}
	if verifier := b.tokenCalls()[0].Get("code_verifier"); !regexp.MustCompile(`^[A-Za-z0-9._~-]{43,128}$`).MatchString(verifier) {
		t.Errorf("verifier of %d characters, or of others", len(verifier))
	}
}
