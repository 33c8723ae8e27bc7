package api_test

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
)

// Covers 1/accounting-api, 16/401, 16/401-2, 16/401-3, 16/403, 17/only-broad-scopes-in-security,
// 17/no-401-403-404-429-500-503-replies.
func TestSignIn(t *testing.T) {
	b := setup(t)
	for name, c := range map[string]struct {
		call   call
		status int
		detail string
	}{
		"no token":                     {call{header: func(h http.Header) { h.Del("Authorization") }}, 401, "AuthenticationUnsuccessful"},
		"another kind of token":        {call{header: func(h http.Header) { h.Set("Authorization", "Basic full") }}, 401, "AuthenticationUnsuccessful"},
		"a wrong token":                {call{token: "wrong"}, 401, "AuthenticationUnsuccessful"},
		"an expired token":             {call{token: "expired"}, 401, "TokenExpired: token expired at 09/24/2021 08:23:47"},
		"no tenant":                    {call{header: func(h http.Header) { h.Del("Xero-Tenant-Id") }}, 403, "AuthenticationUnsuccessful"},
		"a wrong tenant":               {call{tenant: "5d5a6b3e-0000-0000-0000-000000000000"}, 403, "AuthenticationUnsuccessful"},
		"a scope for something else":   {call{token: "reader", path: "/Invoices"}, 401, "AuthorizationUnsuccessful"},
		"a reading scope for a change": {call{token: "reader", method: "PUT", body: `{"Contacts":[{"Name":"A"}]}`}, 401, "AuthorizationUnsuccessful"},
	} {
		t.Run("section 16: "+name, func(t *testing.T) {
			c.call.method, c.call.path, c.call.isBad = or(c.call.method, "GET"), or(c.call.path, "/Contacts"), true
			g := b.must(c.call).wantStatus(c.status)
			g.want("Detail", c.detail)
			g.want("Status", strconv.Itoa(c.status))
			g.want("Title", map[int]string{401: "Unauthorized", 403: "Forbidden"}[c.status])
			g.want("Extensions", map[int]string{401: "{}", 403: ""}[c.status])
			if !g.has("x.Type") && !strings.Contains(g.raw, `"Type":null`) || g.at("Instance") == "" {
				t.Errorf("the body is %s", g.raw)
			}
			if c.detail == "AuthorizationUnsuccessful" && !strings.Contains(g.header.Get("WWW-Authenticate"), "insufficient_scope") {
				t.Errorf("WWW-Authenticate is %q", g.header.Get("WWW-Authenticate"))
			}
		})
	}
	t.Run("section 2: a reading scope reads", func(t *testing.T) {
		b.must(call{method: "GET", path: "/Contacts", token: "reader"}).wantStatus(200)
	})
	t.Run("a sign-in server that fails is a 500", func(t *testing.T) {
		b.must(call{method: "GET", path: "/Contacts", token: "broken"}).wantStatus(500)
	})
}

// Covers 3/calls-per-day-per-organisation, 4/concurrent, 4/minute, 4/day,
// 4/every-answer-carries-x-daylimit-remaining-x, 4/over-limit-429-empty-body-no-content-type,
// 4/x-rate-limit-problem-values-minute-r-day-i, 4/retry-after-seconds-comes-with-minute-and, 16/429, 18/2.
func TestLimits(t *testing.T) {
	t.Parallel()
	wantLimited := func(t *testing.T, g got, problem, retryAfter string) {
		t.Helper()
		g.wantStatus(http.StatusTooManyRequests)
		if g.raw != "" || g.header.Get("Content-Type") != "" || g.header.Get("X-Rate-Limit-Problem") != problem || g.header.Get("Retry-After") != retryAfter {
			t.Errorf("the 429 has body %q and headers %v", g.raw, g.header)
		}
	}
	t.Run("section 4: every answer says what remains, 400s included", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		for n, g := range []got{b.get("/Contacts"), b.put("/Contacts", `{"Contacts":[{"LastName":"x"}]}`).wantStatus(400)} {
			for header, want := range map[string]int{"X-DayLimit-Remaining": 999 - n, "X-MinLimit-Remaining": 59 - n, "X-AppMinLimit-Remaining": 9999 - n} {
				if have := g.header.Get(header); have != strconv.Itoa(want) {
					t.Errorf("%s is %q; want %d", header, have, want)
				}
			}
		}
	})
	t.Run("section 4: 60 calls a minute, in fixed windows, for each app", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		frozen := func() { b.clock.advance(-1100 * time.Millisecond) }
		for range 60 {
			frozen()
			b.get("/Organisation").wantStatus(200)
		}
		b.clock.advance(34*time.Second - 1100*time.Millisecond)
		g := b.get("/Organisation")
		wantLimited(t, g, "minute", "26")
		if g.header.Get("X-MinLimit-Remaining") != "0" {
			t.Errorf("X-MinLimit-Remaining is %q", g.header.Get("X-MinLimit-Remaining"))
		}
		b.must(call{method: "GET", path: "/Contacts", token: "full-other"}).wantStatus(200)
		b.clock.advance(26 * time.Second)
		b.get("/Organisation").wantStatus(200)
	})
	t.Run("section 4: the day's limit", func(t *testing.T) {
		t.Parallel()
		b := setup(t, func(c *api.Config) { c.DayLimit = 2 })
		b.get("/Organisation").wantStatus(200)
		b.get("/Organisation").wantStatus(200)
		g := b.get("/Organisation")
		g.wantStatus(429)
		if g.header.Get("X-Rate-Limit-Problem") != "day" || g.header.Get("Retry-After") != "86398" {
			t.Errorf("headers are %v", g.header)
		}
		b.clock.advance(24 * time.Hour)
		b.get("/Organisation").wantStatus(200)
	})
	t.Run("section 4: the clock factor shortens the windows", func(t *testing.T) {
		t.Parallel()
		b := setup(t, func(c *api.Config) { c.DayLimit, c.ClockFactor = 1, 24*60 })
		b.get("/Organisation").wantStatus(200)
		b.get("/Organisation").wantStatus(429)
		b.clock.advance(time.Minute)
		b.get("/Organisation").wantStatus(200)
	})
	t.Run("section 4: 5 calls in flight", func(t *testing.T) {
		t.Parallel()
		for _, retries := range []bool{false, true} {
			b := setup(t, with(func(s *books.Switches) { s.ConcurrentHasRetryAfter = retries }))
			release := make(chan struct{})
			waiting := newGate(release)
			b.handlerWith(t, waiting, with(func(s *books.Switches) { s.ConcurrentHasRetryAfter = retries }))
			done := make(chan got, 5)
			for range 5 {
				go func() {
					g, _ := b.do(call{method: "GET", path: "/Organisation"})
					done <- g
				}()
			}
			for range 5 {
				<-waiting.arrived
			}
			wantRetry := ""
			if retries {
				wantRetry = "1"
			}
			wantLimited(t, b.get("/Organisation"), "concurrent", wantRetry)
			close(release)
			for range 5 {
				(<-done).wantStatus(200)
			}
		}
	})
}

// Covers 5/accepted-on-post-put-patch-ignored-on-get, 5/at-most-128-characters-keys-belong-to-the,
// 5/kept-6-minutes-from-first-use-then-the-key, 5/same-key-same-request-the-stored-reply-is,
// 5/same-key-different-method-address-or-body, 5/errors-are-stored-and-replayed-too-recovery, 18/3.
func TestIdempotency(t *testing.T) {
	t.Parallel()
	create := func(name string) call {
		return call{method: "PUT", path: "/Contacts", key: "k1", body: `{"Contacts":[{"Name":"` + name + `"}]}`}
	}
	t.Run("section 5: the same request under the same key gets the stored reply and costs a call", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		first, second := b.must(create("A")).wantStatus(200), b.must(create("A")).wantStatus(200)
		if first.raw != second.raw {
			t.Errorf("the replies differ:\n%s\n%s", first.raw, second.raw)
		}
		if second.header.Get("X-DayLimit-Remaining") != "998" {
			t.Errorf("X-DayLimit-Remaining is %s", second.header.Get("X-DayLimit-Remaining"))
		}
		b.get("/Contacts?page=1").want("pagination.itemCount", "1")
	})
	t.Run("section 5: errors are replayed too", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("A")
		first := b.must(create("A")).wantStatus(400)
		b.postBare("/Contacts/"+id, `{"Name":"B"}`).wantStatus(200)
		if second := b.must(create("A")).wantStatus(400); second.raw != first.raw {
			t.Errorf("the replies differ:\n%s\n%s", first.raw, second.raw)
		}
		b.must(call{method: "PUT", path: "/Contacts", key: "k2", body: create("A").body}).wantStatus(200)
	})
	t.Run("section 5: another request under the same key is refused", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.must(create("A")).wantStatus(200)
		const text = "Idempotency Key: k1 is used with a different request."
		for _, c := range []call{create("B"), {method: "POST", path: "/Contacts", key: "k1", body: create("A").body}, {method: "PUT", path: "/Contacts?summarizeErrors=false", key: "k1", body: create("A").body}} {
			b.must(c).wantStatus(400).want("Message", text)
		}
		b.must(call{method: "PUT", path: "/Contacts", key: "k1", token: "full-other", body: create("B").body}).wantStatus(200)
		b.get("/Contacts?page=1").want("pagination.itemCount", "2")
	})
	t.Run("section 18.3: the text may stand in Elements", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.ConflictTextInElements = true }))
		b.must(create("A")).wantStatus(200)
		b.must(create("B")).wantRefused("Idempotency Key: k1 is used with a different request.")
	})
	t.Run("section 5: after 6 minutes the key is new, and a duplicate can be made", func(t *testing.T) {
		t.Parallel()
		for _, factor := range []int{1, 60} {
			b := setup(t, func(c *api.Config) { c.ClockFactor = factor })
			bill := call{method: "PUT", path: "/Invoices", key: "k1", body: document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"A"}`)}
			first := b.must(bill).wantStatus(200)
			b.clock.advance(6*time.Minute/time.Duration(factor) - 3*time.Second)
			if again := b.must(bill); again.raw != first.raw {
				t.Errorf("within its life the key is answered with %s", again.raw)
			}
			b.clock.advance(3 * time.Second)
			b.must(bill).wantStatus(200)
			b.get("/Invoices?page=1").want("pagination.itemCount", "2")
		}
	})
	t.Run("section 5: the six minutes begin with the first use, however long the work took", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		bill := call{method: "PUT", path: "/Invoices", key: "k1", body: document("ACCPAY", `"InvoiceNumber":"7","Contact":{"Name":"A"}`)}
		b.faults.next(api.Action{Kind: api.CutThenCommit, Delay: time.Hour})
		if g, err := b.do(bill); err == nil {
			t.Errorf("answered %d %s", g.status, g.raw)
		}
		b.clock.advance(4 * time.Minute)
		if err := b.handler.Close(); err != nil {
			t.Fatal(err)
		}
		b.must(bill).wantStatus(200)
		b.get("/Invoices?page=1").want("pagination.itemCount", "1")
		b.clock.advance(2 * time.Minute)
		b.must(bill).wantStatus(200)
		b.get("/Invoices?page=1").want("pagination.itemCount", "2")
	})
	t.Run("section 5: every kind of answer is kept, as it was, for its request alone", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		note := `{"HistoryRecords":[{"Details":"x"}]}`
		for n, c := range []struct {
			call   call
			status int
			kind   string
		}{
			{call{method: "PUT", path: "/Contacts/N1/History", body: note}, 404, "text/html; charset=utf-8"},
			{call{method: "PUT", path: "/Contacts", body: `{"Contacts":5}`}, 400, "application/json; charset=utf-8"},
			{call{method: "PUT", path: "/Contacts", body: `{"Contacts":[{"Name":" "}]}`}, 400, "application/json; charset=utf-8"},
			{call{method: "PUT", path: "/Payments", body: `{"Payments":[]}`}, 501, "text/plain; charset=utf-8"},
			{call{method: "PUT", path: "/Contacts", body: `{"Contacts":[{"Name":"A","ContactNumber":"N1"}]}`}, 200, "application/json; charset=utf-8"},
		} {
			c.call.key, c.call.isBad = strconv.Itoa(n), true
			first := b.must(c.call).wantStatus(c.status)
			for range 2 {
				if again := b.must(c.call); again.status != c.status || again.raw != first.raw || again.header.Get("Content-Type") != c.kind {
					t.Errorf("%s again: %d %s %s", c.call.path, again.status, again.header.Get("Content-Type"), again.raw)
				}
				other := c.call
				other.path = "/Items"
				b.must(other).wantStatus(400).want("Message", "Idempotency Key: "+c.call.key+" is used with a different request.")
			}
		}
		b.must(call{method: "PUT", path: "/Contacts/N1/History", body: note, key: "0", isBad: true}).wantStatus(404)
		b.must(call{method: "PUT", path: "/Contacts/N1/History", body: note, key: "new", isBad: true}).wantStatus(200)
	})
	t.Run("section 5: a key has at most 128 characters and is ignored on reads", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		c := create("A")
		c.key = strings.Repeat("k", 129)
		b.must(c).wantStatus(400)
		c.key = strings.Repeat("k", 128)
		b.must(c).wantStatus(200)
		b.must(call{method: "GET", path: "/Contacts", key: c.key, isBad: true}).wantStatus(200)
		b.must(call{method: "GET", path: "/Contacts?page=1", key: c.key, isBad: true}).want("pagination.itemCount", "1")
	})
	t.Run("section 5: keys outlive the process", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		first := b.must(create("A"))
		b.handlerWith(t, b.faults)
		if second := b.must(create("A")).wantStatus(200); second.raw != first.raw {
			t.Error("a new process does not know the key")
		}
	})
	t.Run("section 5: two at once under one key make one", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		replies := make(chan got, 4)
		for range 4 {
			go func() {
				g, _ := b.do(create("A"))
				replies <- g
			}()
		}
		first := <-replies
		for range 3 {
			if g := <-replies; g.raw != first.raw || g.status != 200 {
				t.Errorf("replies differ: %d %s", g.status, g.raw)
			}
		}
		b.get("/Contacts?page=1").want("pagination.itemCount", "1")
	})
}

// Covers 16/429, 16/503, 5/errors-are-stored-and-replayed-too-recovery.
func TestFaults(t *testing.T) {
	t.Parallel()
	create := call{method: "PUT", path: "/Contacts", key: "k1", body: `{"Contacts":[{"Name":"A"}]}`}
	count := func(b *bench) string { return b.get("/Contacts?page=1").at("pagination.itemCount") }
	t.Run("commit, then cut: no answer, but it is there, and the key has its reply", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.faults.next(api.Action{Kind: api.CommitThenCut})
		if g, err := b.do(create); err == nil {
			t.Errorf("answered %d %s", g.status, g.raw)
		}
		if n := count(b); n != "1" {
			t.Errorf("%s contacts", n)
		}
		b.must(create).wantStatus(200)
	})
	t.Run("cut, then commit: the commit comes though nobody waits", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.faults.next(api.Action{Kind: api.CutThenCommit, Delay: time.Hour})
		if g, err := b.do(create); err == nil {
			t.Errorf("answered %d %s", g.status, g.raw)
		}
		if n := count(b); n != "0" {
			t.Errorf("%s contacts before the delay is over", n)
		}
		if err := b.handler.Close(); err != nil {
			t.Fatal(err)
		}
		if n := count(b); n != "1" {
			t.Errorf("%s contacts after it", n)
		}
	})
	t.Run("cut, then commit: a second one under the key waits for the first", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.faults.next(api.Action{Kind: api.CutThenCommit, Delay: 50 * time.Millisecond})
		if _, err := b.do(create); err == nil {
			t.Error("answered")
		}
		b.must(create).wantStatus(200)
		if n := count(b); n != "1" {
			t.Errorf("%s contacts", n)
		}
	})
	t.Run("cut before commit: nothing is there", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.faults.next(api.Action{Kind: api.CutBeforeCommit})
		if _, err := b.do(create); err == nil {
			t.Error("answered")
		}
		if n := count(b); n != "0" {
			t.Errorf("%s contacts", n)
		}
		b.must(create).wantStatus(200)
	})
	t.Run("section 5: a 500 is replayed under its key, whether it committed or not", func(t *testing.T) {
		t.Parallel()
		for kind, want := range map[api.ActionKind]string{api.ServerError: "0", api.CommitThenError: "1"} {
			b := setup(t)
			b.faults.next(api.Action{Kind: kind})
			b.must(create).wantStatus(500)
			b.must(create).wantStatus(500)
			if n := count(b); n != want {
				t.Errorf("%s contacts; want %s", n, want)
			}
		}
	})
	t.Run("answers that never reach the organisation", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		for _, c := range []struct {
			action api.Action
			status int
			holds  string
		}{
			{api.Action{Kind: api.RateLimited, Problem: "minute", RetryAfter: 26 * time.Second}, 429, ""},
			{api.Action{Kind: api.Unavailable}, 503, "The Xero API is temporarily unavailable"},
			{api.Action{Kind: api.HTMLBody}, 200, "<html>"},
			{api.Action{Kind: api.TokenDead}, 401, "TokenExpired"},
			{api.Action{Kind: api.Disconnected}, 403, "AuthenticationUnsuccessful"},
		} {
			b.faults.next(c.action)
			g := b.must(create).wantStatus(c.status)
			if !strings.Contains(g.raw, c.holds) || g.header.Get("X-DayLimit-Remaining") == "" {
				t.Errorf("%v answers %q with %v", c.action, g.raw, g.header)
			}
			if c.action.Kind == api.RateLimited && (g.header.Get("Retry-After") != "26" || g.header.Get("X-MinLimit-Remaining") != "0") {
				t.Errorf("the 429 has %v", g.header)
			}
		}
		if n := count(b); n != "0" {
			t.Errorf("%s contacts", n)
		}
		b.must(create).wantStatus(200)
	})
	t.Run("a delay, then the answer", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.faults.next(api.Action{Kind: api.DelayBefore, Delay: 20 * time.Millisecond})
		began := time.Now()
		b.must(create).wantStatus(200)
		if time.Since(began) < 20*time.Millisecond {
			t.Error("there was no delay")
		}
	})
}

// Covers 1/accounting-api, 6/body-is-invoices-one-bare-object-also, 6/dates-are-sent-as-yyyy-mm-dd, 16/400-2, 16/501,
// 17/dates-are-plain-strings-no-format.
func TestRoutes(t *testing.T) {
	b := setup(t)
	for name, c := range map[string]struct {
		call   call
		status int
	}{
		"a resource the practice does not have": {call{method: "GET", path: "/Quotes"}, 501},
		"a part of a resource":                  {call{method: "GET", path: "/Invoices/x/Reminders"}, 501},
		"a part of the organisation":            {call{method: "GET", path: "/Organisation/Other"}, 501},
		"an unknown account":                    {call{method: "GET", path: "/Accounts/x"}, 404},
		"a change of an account":                {call{method: "PUT", path: "/Accounts", body: "{}"}, 405},
		"a change of a tax rate":                {call{method: "POST", path: "/TaxRates", body: "{}"}, 405},
		"nothing":                               {call{method: "GET", path: "/Nonsense"}, 404},
		"a method that does not exist":          {call{method: "DELETE", path: "/Invoices"}, 405},
		"a change of what cannot be changed":    {call{method: "PUT", path: "/Organisation", body: "{}"}, 405},
		"a create at an element":                {call{method: "PUT", path: "/Invoices/x", body: "{}"}, 405},
		"XML":                                   {call{method: "GET", path: "/Invoices", header: func(h http.Header) { h.Del("Accept") }}, 406},
		"a body that is no JSON":                {call{method: "PUT", path: "/Invoices", body: "<Invoices/>"}, 400},
		"a body that is no object":              {call{method: "PUT", path: "/Invoices", body: "[1]"}, 400},
		"two bodies":                            {call{method: "PUT", path: "/Invoices", body: "{} {}"}, 400},
		"a list that is none":                   {call{method: "PUT", path: "/Invoices", body: `{"Invoices":5}`}, 400},
		"an amount that is none":                {call{method: "PUT", path: "/Invoices", body: `{"Invoices":[{"LineItems":[{"Quantity":"two"}]}]}`}, 400},
		"a date that is none":                   {call{method: "PUT", path: "/Invoices", body: `{"Invoices":[{"Date":"2026-02-30"}]}`}, 400},
		"a date after the year 9999":            {call{method: "PUT", path: "/Invoices", body: `{"Invoices":[{"Date":"/Date(253402300800000)/"}]}`}, 400},
		"a date before the first year":          {call{method: "PUT", path: "/ManualJournals", body: `{"ManualJournals":[{"Date":"/Date(-99999999999999)/"}]}`}, 400},
		"a body of another type":                {call{method: "PUT", path: "/Invoices", body: "{}", header: func(h http.Header) { h.Set("Content-Type", "text/xml") }}, 400},
	} {
		t.Run("section 16: "+name, func(t *testing.T) {
			c.call.isBad = true
			g := b.must(c.call).wantStatus(c.status)
			if c.status == 400 {
				g.want("Type", "PostDataInvalidException")
				g.want("ErrorNumber", "17")
				g.want("Elements", "")
			}
		})
	}
	t.Run("section 6: the case of the collection does not matter, dates come in three forms", func(t *testing.T) {
		for _, date := range []string{"2026-09-14", "2026-09-14T00:00:00", "/Date(1789344000000+0000)/"} {
			body := `{"invoices":[{"Type":"ACCREC","Date":"` + date + `","Contact":{"Name":"A"},"LineItems":[{"Description":"x"}]}]}`
			g := b.must(call{method: "PUT", path: "/Invoices", body: body, isBad: true}).wantStatus(200)
			g.want("Invoices.0.DateString", "2026-09-14T00:00:00")
		}
	})
}

func TestPageOfAThousandContacts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for batch := range 20 {
		names := make([]string, 50)
		for n := range names {
			names[n] = fmt.Sprintf(`{"Name":"Contact %d","EmailAddress":"c%d@hutt.nz","Addresses":[{"AddressType":"STREET","AddressLine1":"1 Road","City":"Petone"}],"Phones":[{"PhoneType":"DEFAULT","PhoneNumber":"555"}]}`, batch*50+n, batch*50+n)
		}
		b.put("/Contacts?summarizeErrors=false", `{"Contacts":[`+strings.Join(names, ",")+`]}`).wantStatus(200)
	}
	best := time.Hour
	for range 5 {
		began := time.Now()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.url+"/api.xro/2.0/Contacts?page=1&pageSize=1000", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header = http.Header{"Accept": {"application/json"}, "Authorization": {"Bearer full"}, "Xero-Tenant-Id": {tenant}}
		response, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		n, err := io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || n < 500_000 {
			t.Fatalf("answered %d with %d bytes, %v", response.StatusCode, n, err)
		}
		best = min(best, time.Since(began))
	}
	t.Logf("a page of 1,000 contacts: %v", best)
}
