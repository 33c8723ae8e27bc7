package xero_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

// inMemory answers without a network, so that time can be made up.
type inMemory func(*http.Request) *http.Response

func (f inMemory) RoundTrip(r *http.Request) (*http.Response, error) { return f(r), nil }

func memoryAnswer(status int, header http.Header) *http.Response {
	w := &http.Response{StatusCode: status, Header: header, Body: http.NoBody}
	if header == nil {
		w.Header = http.Header{}
	}
	return w
}

func limited(l *xero.Limiter, f inMemory) *xero.Client {
	return &xero.Client{HTTP: &http.Client{Transport: f}, BaseURL: "http://xero.test", Tokens: &tokens{}, Limits: l}
}

// Covers 4/minute.
func TestNoMinuteHoldsMoreThanSixtyCalls(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		var starts []time.Duration
		client := limited(&xero.Limiter{}, func(*http.Request) *http.Response {
			starts = append(starts, time.Since(begin))
			return memoryAnswer(404, nil)
		})
		for range 130 {
			if _, err := client.GetInvoice(t.Context(), anID); !fault.Is(err, fault.NotFound) {
				t.Fatal(err)
			}
		}
		for n := 60; n < len(starts); n++ {
			if apart := starts[n] - starts[n-60]; apart < time.Minute {
				t.Fatalf("calls %d and %d are %s apart", n-60, n, apart)
			}
		}
		if took := time.Since(begin); took != 2*time.Minute {
			t.Errorf("130 calls took %s, want two minutes", took)
		}
	})
}

// Covers 4/concurrent.
func TestFiveCallsAreInFlightAtMost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int32
		client := limited(&xero.Limiter{}, func(*http.Request) *http.Response {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			time.Sleep(time.Second) // of the made-up clock
			now.Add(-1)
			return memoryAnswer(404, nil)
		})
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { _, _ = client.GetInvoice(t.Context(), anID) })
		}
		all.Wait()
		if most.Load() != 5 {
			t.Errorf("%d calls were in flight, want 5", most.Load())
		}
	})
}

// Covers 4/minute, 4/every-answer-carries-x-daylimit-remaining-x, 4/fixed-windows-that-start-at-different-times.
func TestAMinuteUsedUpElsewhereIsWaitedFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		limits := &xero.Limiter{}
		client := limited(limits, func(*http.Request) *http.Response {
			return memoryAnswer(404, http.Header{"X-Minlimit-Remaining": {"0"}, "X-Daylimit-Remaining": {"12"}})
		})
		_, _ = client.GetInvoice(t.Context(), anID)
		budget := limits.Budget()
		if budget.MinuteRemaining != 0 || budget.DayRemaining != 12 || budget.NextCallIn != time.Minute || budget.BlockedBy != "minute" {
			t.Errorf("budget %+v", budget)
		}
		_, _ = client.GetInvoice(t.Context(), anID)
		if took := time.Since(begin); took != time.Minute {
			t.Errorf("the second call came after %s", took)
		}
	})
}

// Covers 4/over-limit-429-empty-body-no-content-type, 4/retry-after-seconds-comes-with-minute-and.
func TestA429HoldsEveryCallBackAsLongAsItSays(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		limits, status := &xero.Limiter{}, 429
		client := limited(limits, func(*http.Request) *http.Response {
			return memoryAnswer(status, http.Header{"Retry-After": {"26"}, "X-Rate-Limit-Problem": {"minute"}})
		})
		reply, err := client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if err != nil || reply.HTTPStatus != 429 || limits.Budget().BlockedBy != "minute" {
			t.Fatalf("%+v, %v", reply, err)
		}
		status = 404
		_, _ = client.GetInvoice(t.Context(), anID)
		if took := time.Since(begin); took != 26*time.Second {
			t.Errorf("the next call came after %s, want 26 s", took)
		}
	})
}

// Covers 4/day, 3/calls-per-day-per-organisation, 4/x-rate-limit-problem-values-minute-r-day-i.
func TestAUsedUpDayIsSaidAtOnceAndNothingIsSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		calls := 0
		limits := &xero.Limiter{}
		client := limited(limits, func(*http.Request) *http.Response {
			calls++
			return memoryAnswer(429, http.Header{"Retry-After": {"40000"}, "X-Rate-Limit-Problem": {"day"}})
		})
		if _, err := client.ListAccounts(t.Context()); !fault.Is(err, fault.RateLimited) {
			t.Errorf("the first call: %v", err)
		}
		begin := time.Now()
		reply, err := client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if reply.Sent || !fault.Is(err, fault.RateLimited) || calls != 1 || time.Since(begin) != 0 ||
			reply.LimitProblem != "day" || reply.RetryAfter != 40_000*time.Second {
			t.Errorf("%+v, %v after %d calls and %s", reply, err, calls, time.Since(begin))
		}
		if budget := limits.Budget(); budget.DayRemaining != 0 || budget.BlockedBy != "day" {
			t.Errorf("budget %+v", budget)
		}
		time.Sleep(40_001 * time.Second) // of the made-up clock
		_, _ = client.ListAccounts(t.Context())
		if calls != 2 {
			t.Errorf("%d calls, want another one the next day", calls)
		}
	})
}

func TestAWaitForATurnEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := limited(&xero.Limiter{}, func(*http.Request) *http.Response {
			return memoryAnswer(404, http.Header{"X-Minlimit-Remaining": {"0"}})
		})
		_, _ = client.GetInvoice(t.Context(), anID)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		reply, err := client.SendFrozen(ctx, xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if reply.Sent || !fault.Is(err, fault.Cancelled) {
			t.Errorf("%+v, %v", reply, err)
		}
	})
}

// waitingTokens gives no token before the caller gives up.
type waitingTokens struct{ *tokens }

func (waitingTokens) Token(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", fmt.Errorf("wait for the sign-in: %w", ctx.Err())
}

func TestAWaitForATokenEndsWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := limited(&xero.Limiter{}, nil)
		client.Tokens = waitingTokens{&tokens{}}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		reply, err := client.SendFrozen(ctx, xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if reply.Sent || !fault.Is(err, fault.Cancelled) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a write: %+v, %v", reply, err)
		}
		stopped, stop := context.WithCancel(t.Context())
		stop()
		if _, err := client.ListAccounts(stopped); !fault.Is(err, fault.Cancelled) {
			t.Errorf("a read: %v", err)
		}
	})
}

func TestAWriteThatTakesTooLongIsInDoubtAfterAMinute(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		client := limited(&xero.Limiter{}, nil)
		client.HTTP = &http.Client{Transport: hanging{}}
		_, err := client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
		if err == nil || time.Since(begin) != time.Minute {
			t.Errorf("%v after %s", err, time.Since(begin))
		}
		begin = time.Now()
		if _, err := client.ListAccounts(t.Context()); !fault.Is(err, fault.Offline) || time.Since(begin) < 30*time.Second || time.Since(begin) > 62*time.Second {
			t.Errorf("a read: %v after %s", err, time.Since(begin))
		}
	})
}

// hanging never answers.
type hanging struct{}

func (hanging) RoundTrip(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, r.Context().Err()
}

// slowLine delays what it carries: a call arrives some time after it began, and is answered some time after that.
type slowLine struct {
	dice     *rand.Rand
	mu       sync.Mutex
	arrivals []time.Time
}

func (s *slowLine) RoundTrip(*http.Request) (*http.Response, error) {
	there, back := s.delay(), s.delay()
	time.Sleep(there)
	s.mu.Lock()
	s.arrivals = append(s.arrivals, time.Now())
	s.mu.Unlock()
	time.Sleep(back)
	return memoryAnswer(404, nil), nil
}

func (s *slowLine) delay() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Duration(s.dice.Int64N(int64(900 * time.Millisecond)))
}

// Covers 4/concurrent, 4/minute, 4/fixed-windows-that-start-at-different-times.
func TestNoMinuteAtXeroHoldsMoreThanSixtyArrivals(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin, line := time.Now(), &slowLine{dice: rand.New(rand.NewPCG(1, 2))}
		client := limited(&xero.Limiter{}, nil)
		client.HTTP = &http.Client{Transport: line}
		var all sync.WaitGroup
		for range 600 {
			all.Go(func() { _, _ = client.GetInvoice(t.Context(), anID) })
		}
		all.Wait()
		slices.SortFunc(line.arrivals, time.Time.Compare)
		for n := 60; n < len(line.arrivals); n++ {
			if apart := line.arrivals[n].Sub(line.arrivals[n-60]); apart < time.Minute {
				t.Fatalf("arrivals %d and %d are %s apart", n-60, n, apart)
			}
		}
		if took := time.Since(begin); took > 10*time.Minute {
			t.Errorf("600 calls took %s", took)
		}
	})
}

func TestCallsOfAnotherProcessCountToo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		left := 30 // what Xero says is left after each call
		limits := &xero.Limiter{}
		client := limited(limits, func(*http.Request) *http.Response {
			left--
			return memoryAnswer(404, http.Header{"X-Minlimit-Remaining": {strconv.Itoa(left)}})
		})
		begin := time.Now()
		for range 30 {
			_, _ = client.GetInvoice(t.Context(), anID)
		}
		if took := time.Since(begin); took != 0 || limits.Budget().NextCallIn != time.Minute {
			t.Errorf("30 calls took %s, the next comes in %s", took, limits.Budget().NextCallIn)
		}
	})
}

func TestACallThatNeverLeftIsNotCounted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits := &xero.Limiter{}
		client := limited(limits, nil)
		client.Tokens = &tokens{err: fault.New(fault.AuthExpired, "Gone.", "")}
		for range 100 {
			_, _ = client.GetInvoice(t.Context(), anID)
		}
		if wait := limits.Budget().NextCallIn; wait != 0 {
			t.Errorf("the next call waits %s", wait)
		}
	})
}

// The day's window begins when it likes, so only the wait Xero names tells its end.
//
// Covers 4/day, 4/fixed-windows-that-start-at-different-times, 4/retry-after-seconds-comes-with-minute-and.
func TestTheEndOfAUsedUpDayIsKnown(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits := &xero.Limiter{}
		client := limited(limits, func(*http.Request) *http.Response {
			return memoryAnswer(429, http.Header{"Retry-After": {"7200"}, "X-Rate-Limit-Problem": {"Day"}})
		})
		_, _ = client.ListAccounts(t.Context())
		want := time.Now().Add(2 * time.Hour).UTC()
		if budget := limits.Budget(); budget.BlockedBy != "day" || !budget.BlockedUntil.Equal(want) || budget.DayRemaining != 0 {
			t.Errorf("budget %+v", budget)
		}
		time.Sleep(2*time.Hour + time.Second) // of the made-up clock
		if budget := limits.Budget(); budget.BlockedBy != "" || !budget.BlockedUntil.IsZero() || budget.DayRemaining != -1 {
			t.Errorf("a new day: %+v; what is left of it is not known", budget)
		}
	})
}

// Xero says with the last call of a day that none is left, and only with one too many when the next day begins. So one
// asks now and then, and no more.
//
// Covers 4/day, 4/every-answer-carries-x-daylimit-remaining-x.
func TestAfterTheLastCallOfTheDayOnlyAFewAsk(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		begin, left, over := time.Now(), 3, 0
		limits := &xero.Limiter{}
		client := limited(limits, func(*http.Request) *http.Response {
			left--
			if left >= 0 {
				return memoryAnswer(404, http.Header{"X-Daylimit-Remaining": {strconv.Itoa(left)}})
			}
			over++
			header := http.Header{"X-Rate-Limit-Problem": {"day"}, "X-Daylimit-Remaining": {"0"}}
			if time.Since(begin) > 40*time.Minute {
				header.Set("Retry-After", "36000")
			}
			return memoryAnswer(429, header)
		})
		for n := range 60 {
			_, err := client.GetInvoice(t.Context(), anID)
			if budget := limits.Budget(); n >= 3 && (!fault.Is(err, fault.RateLimited) || budget.BlockedBy != "day" || budget.NextCallIn == 0) {
				t.Fatalf("call %d: %v, budget %+v", n, err, budget)
			}
			if told := !limits.Budget().BlockedUntil.IsZero(); told != (over == 3) {
				t.Fatalf("call %d, %d too many: the end of the day is told: %v", n, over, told)
			}
			time.Sleep(time.Minute)
		}
		if over != 3 {
			t.Errorf("%d calls too many in an hour; want one each quarter until Xero says when", over)
		}
	})
}

// Covers 4/app-minute, 4/every-answer-carries-x-daylimit-remaining-x, 4/x-rate-limit-problem-values-minute-r-day-i.
// Covers 18/2.
func TestTheAppsMinuteIsLearntFromEveryAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits := &xero.Limiter{}
		left, status, problem := "9999", 400, ""
		client := limited(limits, func(*http.Request) *http.Response {
			return memoryAnswer(status, http.Header{"X-Appminlimit-Remaining": {left}, "X-Minlimit-Remaining": {"50"}, "X-Rate-Limit-Problem": {problem}})
		})
		_, _ = client.GetInvoice(t.Context(), anID)
		if budget := limits.Budget(); budget.AppMinuteRemaining != 9999 || budget.BlockedBy != "" || budget.DayRemaining != -1 {
			t.Errorf("budget %+v", budget)
		}
		left = "0"
		_, _ = client.GetInvoice(t.Context(), anID)
		if budget := limits.Budget(); budget.AppMinuteRemaining != 0 || budget.BlockedBy != "appminute" {
			t.Errorf("used up: %+v", budget)
		}
		for spelling, want := range map[string]string{"appMinute": "appminute", "App-Minute": "appminute", "app minute": "appminute", "Concurrent": ""} {
			time.Sleep(time.Hour) // of the made-up clock
			left, status, problem = "-", 429, spelling
			_, _ = client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, []byte(aBody), aKey)
			if got := limits.Budget().BlockedBy; got != want {
				t.Errorf("%s: blocked by %q, want %q", spelling, got, want)
			}
		}
	})
}
