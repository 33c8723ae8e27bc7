package api_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
)

// manyTenants is an Authenticator that connects the app to every organisation there is.
type manyTenants struct{}

func (manyTenants) Authorize(_ context.Context, _, tenantID string) (api.Session, error) {
	return api.Session{ClientID: "daybook-practice", AppName: "Daybook", Scopes: []string{"accounting.settings"}, TenantID: tenantID}, nil
}

// ask makes a call at a handler, without a connection.
func ask(h http.Handler, tenantID, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/api.xro/2.0"+path, nil)
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Xero-Tenant-Id", tenantID)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Covers 4/app-minute, 4/x-rate-limit-problem-values-minute-r-day-i, 18/2.
func TestTenThousandCallsAMinuteForTheWholeApp(t *testing.T) {
	t.Parallel()
	for word, switches := range map[string]books.Switches{"appminute": {}, "app-minute": {AppMinuteWord: "app-minute"}} {
		b := setup(t, func(c *api.Config) { c.Auth, c.Switches = manyTenants{}, switches })
		for n := range 10_000 {
			if got := ask(b.handler, "organisation-"+strconv.Itoa(n/60), "/Nowhere"); got.Code != http.StatusNotFound {
				t.Fatalf("call %d: %d %v", n, got.Code, got.Header())
			}
		}
		over := ask(b.handler, "one-more", "/Organisation")
		if over.Code != http.StatusTooManyRequests || over.Header().Get("X-Rate-Limit-Problem") != word ||
			over.Header().Get("Retry-After") != "60" || over.Header().Get("X-AppMinLimit-Remaining") != "0" {
			t.Errorf("the call beyond: %d %v", over.Code, over.Header())
		}
		b.clock.advance(time.Minute)
		if got := ask(b.handler, "one-more", "/Organisation"); got.Code != http.StatusOK {
			t.Errorf("a minute later: %d", got.Code)
		}
	}
}

// Covers 4/fixed-windows-that-start-at-different-times, 4/minute.
func TestWindowsAreFixedAndBeginForEachOrganisationAtATimeOfItsOwn(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *api.Config) { c.Auth = manyTenants{} })
	spend := func(tenantID string, calls int) {
		t.Helper()
		for range calls {
			if got := ask(b.handler, tenantID, "/Organisation"); got.Code != http.StatusOK {
				t.Fatalf("%s: %d %v", tenantID, got.Code, got.Header())
			}
		}
	}
	refusedFor := func(tenantID, seconds string) {
		t.Helper()
		got := ask(b.handler, tenantID, "/Organisation")
		if got.Code != http.StatusTooManyRequests || got.Header().Get("Retry-After") != seconds {
			t.Errorf("%s: %d, wait %q; want a wait of %s", tenantID, got.Code, got.Header().Get("Retry-After"), seconds)
		}
	}
	spend("first", 1)
	b.clock.advance(20 * time.Second)
	spend("second", 60)
	b.clock.advance(39 * time.Second)
	spend("first", 59) // at the end of its window, which does not slide
	refusedFor("first", "1")
	refusedFor("second", "21")
	b.clock.advance(time.Second)
	spend("first", 60)
	refusedFor("second", "20")
	b.clock.advance(20 * time.Second)
	spend("second", 60)
}

// Covers 4/day.
func TestADayIsUsedUpForOneOrganisationAlone(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *api.Config) { c.Auth, c.DayLimit = manyTenants{}, 3 })
	for _, tenantID := range []string{"first", "second"} {
		for range 3 {
			if got := ask(b.handler, tenantID, "/Organisation"); got.Code != http.StatusOK {
				t.Errorf("%s: %d %v", tenantID, got.Code, got.Header())
			}
		}
		if got := ask(b.handler, tenantID, "/Organisation"); got.Code != http.StatusTooManyRequests || got.Header().Get("X-Rate-Limit-Problem") != "day" {
			t.Errorf("%s, one more: %d %v", tenantID, got.Code, got.Header())
		}
	}
}

// Covers 4/concurrent, 18/2.
func TestTheSixthCallInFlightIsRefusedInTheWordOfTheSwitch(t *testing.T) {
	t.Parallel()
	for word, switches := range map[string]books.Switches{"concurrent": {}, "Concurrent": {ConcurrentWord: "Concurrent"}} {
		release := make(chan struct{})
		waiting := newGate(release)
		b := setup(t, func(c *api.Config) { c.Auth, c.Faults, c.Switches = manyTenants{}, waiting, switches })
		done := make(chan int, 6)
		for range 5 {
			go func() { done <- ask(b.handler, "one", "/Organisation").Code }()
		}
		for range 5 {
			<-waiting.arrived
		}
		go func() { done <- ask(b.handler, "another", "/Organisation").Code }()
		<-waiting.arrived // the calls to another organisation are counted apart
		over := ask(b.handler, "one", "/Organisation")
		if over.Code != http.StatusTooManyRequests || over.Header().Get("X-Rate-Limit-Problem") != word || over.Body.Len() > 0 {
			t.Errorf("the sixth call: %d %v", over.Code, over.Header())
		}
		close(release)
		for range 6 {
			if status := <-done; status != http.StatusOK {
				t.Errorf("one of those that came first: %d", status)
			}
		}
		if got := ask(b.handler, "one", "/Organisation"); got.Code != http.StatusOK {
			t.Errorf("once they are done: %d", got.Code)
		}
	}
}

// Covers 4/every-answer-carries-x-daylimit-remaining-x, 4/over-limit-429-empty-body-no-content-type.
func TestEveryAnswerOfAnOrganisationSaysWhatRemains(t *testing.T) {
	t.Parallel()
	b := setup(t, func(c *api.Config) { c.DayLimit = 12 })
	answers := []got{
		b.get("/Organisation").wantStatus(200),
		b.put("/Contacts", `{"Contacts":[{"LastName":"x"}]}`).wantStatus(400),
		b.get("/Contacts?where=Nonsense%3D%3D1").wantStatus(400),
		b.must(call{method: "GET", path: "/Invoices", token: "reader"}).wantStatus(401),
		b.get("/Invoices/de621a4e-2ee2-4c55-9a79-115494f98c9d").wantStatus(404),
		b.must(call{method: "DELETE", path: "/Invoices", isBad: true}).wantStatus(405),
		b.must(call{method: "GET", path: "/Contacts", modifiedSince: "soon", isBad: true}).wantStatus(412),
		b.must(call{method: "GET", path: "/Nowhere", isBad: true}).wantStatus(404),
	}
	for _, kind := range []api.ActionKind{api.ServerError, api.Unavailable, api.RateLimited, api.Disconnected} {
		b.faults.next(api.Action{Kind: kind, Problem: "day"})
		answers = append(answers, b.put("/Contacts", `{"Contacts":[{"Name":"A"}]}`))
	}
	for n, g := range answers {
		if day := g.header.Get("X-DayLimit-Remaining"); day != fmt.Sprint(11-n) {
			t.Errorf("answer %d (%d) leaves %q of the day", n, g.status, day)
		}
		if g.header.Get("X-MinLimit-Remaining") == "" || g.header.Get("X-AppMinLimit-Remaining") == "" {
			t.Errorf("answer %d (%d) has %v", n, g.status, g.header)
		}
	}
	over := b.get("/Organisation").wantStatus(429)
	if _, hasType := over.header["Content-Type"]; hasType || over.raw != "" || over.header.Get("X-DayLimit-Remaining") != "0" ||
		over.header.Get("X-AppMinLimit-Remaining") == "" {
		t.Errorf("the 429 is %q with %v", over.raw, over.header)
	}
}
