package practicetest_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/practice"
	"daybook/internal/practice/faults"
	"daybook/internal/practice/practicetest"
)

// app asks the accounting API.
type app struct {
	t       *testing.T
	xero    *practicetest.Xero
	session *practicetest.Session
	client  *http.Client
}

func start(t *testing.T, config practice.Config) *app {
	t.Helper()
	x := practicetest.Start(t, config)
	return &app{t: t, xero: x, session: x.SignIn(t), client: x.Client(t)}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

func (a *app) try(method, path, body, key string) (answer, error) {
	a.t.Helper()
	token, err := a.session.Token(a.t.Context())
	if err != nil {
		return answer{}, err
	}
	return a.tryWith(token, method, path, body, key)
}

func (a *app) tryWith(token, method, path, body, key string) (answer, error) {
	a.t.Helper()
	request, err := http.NewRequestWithContext(a.t.Context(), method, a.xero.Addresses().API+"/api.xro/2.0"+path, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	request.GetBody = nil
	for name, value := range map[string]string{
		"Authorization": "Bearer " + token, "Xero-Tenant-Id": a.session.TenantID, "Accept": "application/json",
		"Content-Type": "application/json", "Idempotency-Key": key,
	} {
		if value != "" {
			request.Header.Set(name, value)
		}
	}
	response, err := a.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = response.Body.Close() }()
	raw, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, string(raw)}, err
}

func (a *app) must(method, path, body, key string) answer {
	a.t.Helper()
	got, err := a.try(method, path, body, key)
	if err != nil {
		a.t.Fatal(err)
	}
	return got
}

const chair = `{"Invoices":[{"Type":"ACCREC","Contact":{"Name":"Kauri Kitchens"},"LineItems":[{"Description":"Chair"}]}]}`

// Covers 5/kept-6-minutes-from-first-use-then-the-key, 5/same-key-same-request-the-stored-reply-is.
func TestAKeyIsForgottenSixMinutesAfterItsFirstUse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		first := a.must("PUT", "/Invoices", chair, "k1")
		time.Sleep(6*time.Minute - time.Second)
		if again := a.must("PUT", "/Invoices", chair, "k1"); again.status != http.StatusOK || again.body != first.body {
			t.Errorf("within six minutes: %d %s", again.status, again.body)
		}
		time.Sleep(time.Second)
		if again := a.must("PUT", "/Invoices", chair, "k1"); again.status != http.StatusOK || again.body == first.body {
			t.Errorf("after six minutes: %d %s", again.status, again.body)
		}
	})
}

// Covers 3/calls-per-day-per-organisation, 4/minute, 4/day, 4/retry-after-seconds-comes-with-minute-and.
func TestAThousandCallsKeepToTheMinuteAndTheDay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		begin, waits := time.Now(), 0
		for n := range 1000 {
			got := a.must("GET", "/Organisation", "", "")
			for ; got.status == http.StatusTooManyRequests; got = a.must("GET", "/Organisation", "", "") {
				wait, err := time.ParseDuration(got.header.Get("Retry-After") + "s")
				if err != nil || got.header.Get("X-Rate-Limit-Problem") != "minute" {
					t.Fatalf("call %d: %v", n, got.header)
				}
				waits++
				time.Sleep(wait)
			}
			if got.status != http.StatusOK {
				t.Fatalf("call %d: %d %s", n, got.status, got.body)
			}
		}
		if took := time.Since(begin); took != 16*time.Minute || waits != 16 {
			t.Errorf("1,000 calls took %s and %d waits; want 16 minutes", took, waits)
		}
		over := a.must("GET", "/Organisation", "", "")
		if wait := (24 * time.Hour) - time.Since(begin); over.status != http.StatusTooManyRequests ||
			over.header.Get("X-Rate-Limit-Problem") != "day" || over.header.Get("Retry-After") != fmt.Sprint(int(wait.Seconds())) {
			t.Errorf("call 1,001: %d %v", over.status, over.header)
		}
		time.Sleep(24*time.Hour - time.Since(begin))
		if next := a.must("GET", "/Organisation", "", ""); next.status != http.StatusOK || next.header.Get("X-DayLimit-Remaining") != "999" {
			t.Errorf("a day later: %d %v", next.status, next.header)
		}
	})
}

// Covers 2/access-token, 2/refresh-token.
func TestTokensLiveThirtyMinutesAndSixtyDays(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		old := a.session.Tokens().Access
		time.Sleep(30*time.Minute - time.Second)
		if got, err := a.tryWith(old, "GET", "/Organisation", "", ""); err != nil || got.status != http.StatusOK {
			t.Errorf("within 30 minutes: %d, %v", got.status, err)
		}
		time.Sleep(time.Second)
		if got, err := a.tryWith(old, "GET", "/Organisation", "", ""); err != nil || got.status != http.StatusUnauthorized || !strings.Contains(got.body, "TokenExpired") {
			t.Errorf("after 30 minutes: %d %s, %v", got.status, got.body, err)
		}
		time.Sleep(59 * 24 * time.Hour)
		if got := a.must("GET", "/Organisation", "", ""); got.status != http.StatusOK {
			t.Errorf("after 59 days: %d", got.status)
		}
		time.Sleep(60 * 24 * time.Hour)
		if got, err := a.try("GET", "/Organisation", "", ""); err == nil || !strings.Contains(err.Error(), "invalid_grant") {
			t.Errorf("60 days after the last refresh: %d, %v", got.status, err)
		}
	})
}

func TestASlowCommitHappensAfterTheClientGaveUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		rule := faults.Rule{Kind: faults.CutThenCommit, Method: "PUT", MinDelay: 4 * time.Minute, Delay: 4 * time.Minute, Times: 1}
		if err := a.xero.Faults().Set(1, rule); err != nil {
			t.Fatal(err)
		}
		count := func() int {
			return strings.Count(a.must("GET", `/Invoices?where=Contact.Name=="Kauri+Kitchens"+AND+Total=0`, "", "").body, `"InvoiceID"`)
		}
		before := count()
		if got, err := a.try("PUT", "/Invoices", chair, "k1"); err == nil {
			t.Errorf("answered %d", got.status)
		}
		time.Sleep(4*time.Minute - time.Second)
		if n := count(); n != before {
			t.Errorf("%d documents before the commit; want %d", n, before)
		}
		time.Sleep(2 * time.Second)
		if n := count(); n != before+1 {
			t.Errorf("%d documents after the commit; want %d", n, before+1)
		}
	})
}

func TestAnUnpluggedComputerReachesNothingAndTheServerGoesOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		if err := a.xero.Faults().Set(1, faults.Rule{Kind: faults.Delayed, Method: "PUT", MinDelay: time.Minute, Delay: time.Minute, Times: 1}); err != nil {
			t.Fatal(err)
		}
		failed := make(chan error, 1)
		go func() {
			_, err := a.try("PUT", "/Invoices", chair, "k1")
			failed <- err
		}()
		time.Sleep(time.Second)
		a.xero.Unplug()
		if err := <-failed; err == nil {
			t.Error("an unplugged call was answered")
		}
		if _, err := a.try("GET", "/Organisation", "", ""); !errors.Is(err, syscall.ENETUNREACH) {
			t.Errorf("unplugged: %v", err)
		}
		time.Sleep(8 * time.Hour)
		a.xero.Plug()
		if got := a.must("GET", "/Organisation", "", ""); got.status != http.StatusOK {
			t.Errorf("plugged in again: %d", got.status)
		}
	})
}

func TestARestartKeepsDataAndAddresses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{})
		first := a.must("PUT", "/Invoices", chair, "k1")
		a.xero.Restart(t)
		if again := a.must("PUT", "/Invoices", chair, "k1"); again.body != first.body {
			t.Errorf("after the restart: %d %s", again.status, again.body)
		}
		if err := a.xero.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := a.try("GET", "/Organisation", "", ""); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("closed: %v", err)
		}
	})
}

func TestASessionRefreshesOnceForAllWhoAsk(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		a := start(t, practice.Config{Control: true})
		old, err := a.session.Token(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		a.session.Invalidate("another")
		if same, _ := a.session.Token(t.Context()); same != old {
			t.Error("an unknown token made the session refresh")
		}
		a.session.Invalidate(old)
		tokens := make(chan string)
		for range 5 {
			go func() {
				token, _ := a.session.Token(t.Context())
				tokens <- token
			}()
		}
		first := <-tokens
		for range 4 {
			if token := <-tokens; token != first || token == old {
				t.Error("those who asked at once have different tokens")
			}
		}
	})
}
