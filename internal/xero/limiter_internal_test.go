package xero

import (
	"net/http"
	"testing"
	"time"
	"unsafe"
)

// afterSleep is the time a computer tells after it was awake for one while and asleep for another: Go's monotonic clock,
// which Sub goes by, stood still meanwhile. Asleep for less than nothing means that the clock was put back. There is no other way to make such a time than to write it (time.Time holds
// its monotonic part in its second word).
func afterSleep(began time.Time, awake, asleep time.Duration) time.Time {
	now := began.Add(awake + asleep)
	*(*int64)(unsafe.Add(unsafe.Pointer(&now), 8)) -= int64(asleep)
	return now
}

func TestADaysPauseEndsWhileTheComputerSleeps(t *testing.T) {
	t.Parallel()
	began := time.Now()
	now := began
	limits := &Limiter{Now: func() time.Time { return now }}
	limits.observe(http.StatusTooManyRequests, http.Header{"X-Rate-Limit-Problem": {"day"}, "Retry-After": {"28800"}})
	if budget := limits.Budget(); budget.BlockedBy != "day" || budget.NextCallIn != 8*time.Hour {
		t.Fatalf("budget %+v", budget)
	}
	now = afterSleep(began, time.Minute, 7*time.Hour)
	if apart := now.Sub(began); apart != time.Minute {
		t.Fatalf("the monotonic clock says %s, so this test proves nothing", apart)
	}
	if budget := limits.Budget(); budget.NextCallIn != 59*time.Minute {
		t.Errorf("in the night: %+v", budget)
	}
	now = afterSleep(began, time.Minute, 8*time.Hour)
	if budget := limits.Budget(); budget.BlockedBy != "" || budget.NextCallIn != 0 || budget.DayRemaining != -1 {
		t.Errorf("in the morning: %+v", budget)
	}
	limits.observe(http.StatusTooManyRequests, http.Header{"X-Rate-Limit-Problem": {"minute"}, "Retry-After": {"26"}})
	if budget := limits.Budget(); budget.BlockedBy != "minute" || budget.NextCallIn != 26*time.Second {
		t.Errorf("a short pause then: %+v", budget)
	}
}

func TestADaysPauseEndsInTimeWhenTheClockIsPutBack(t *testing.T) {
	t.Parallel()
	began := time.Now()
	now := began
	limits := &Limiter{Now: func() time.Time { return now }}
	limits.observe(http.StatusTooManyRequests, http.Header{"X-Rate-Limit-Problem": {"day"}, "Retry-After": {"28800"}})
	now = afterSleep(began, time.Minute, -24*time.Hour) // the clock was put back
	if budget := limits.Budget(); budget.NextCallIn != 8*time.Hour-time.Minute {
		t.Errorf("after the clock was put back: %+v", budget)
	}
	now = afterSleep(began, 8*time.Hour, -24*time.Hour)
	if budget := limits.Budget(); budget.BlockedBy != "" || budget.NextCallIn != 0 || budget.DayRemaining != -1 {
		t.Errorf("eight hours after the clock was put back: %+v", budget)
	}
}
