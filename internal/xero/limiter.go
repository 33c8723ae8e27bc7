package xero

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/sync/semaphore"

	"daybook/internal/fault"
)

// The limits of one app and organisation (section 4).
const (
	maxInFlight  = 5
	maxPerMinute = 60
	// unnamedDayWait is how long a used-up day is left alone when Xero has not said how long.
	unnamedDayWait = 15 * time.Minute
	// unnamedWait is the same for the other limits.
	unnamedWait = 5 * time.Second
	// maxRetryAfter bounds what a server may ask for.
	maxRetryAfter = 24 * time.Hour
)

// Limiter keeps the calls of one app to one organisation within Xero's limits: five in flight, 60 in any minute, and
// whatever the answers say is left. Its zero value is ready, with the wall clock and real minutes. Share one among all
// clients of an organisation.
type Limiter struct {
	// Window is the length of the minute window; 0 means one minute. Test builds shorten it.
	Window time.Duration
	// Now is the clock; nil means time.Now.
	Now func() time.Time

	once  sync.Once
	slots *semaphore.Weighted

	mu           sync.Mutex
	inFlight     int
	ended        []time.Time // of the calls that ended in the last window, oldest first
	blockedUntil time.Time
	blockedBy    string
	isGuess      bool // Xero has not said how long the day's block lasts
	budget       Budget
}

// Budget is what is left of the limits, as the last answers told.
type Budget struct {
	// MinuteRemaining and DayRemaining are calls left to this organisation, AppMinuteRemaining those of the whole app; -1 when no
	// answer has told yet, or when a day that was used up has ended since.
	MinuteRemaining, DayRemaining, AppMinuteRemaining int
	// KnownAt is when the last answer told; zero when none has.
	KnownAt time.Time
	// NextCallIn is how long the next call would wait for its turn, not counting calls in flight.
	NextCallIn time.Duration
	// BlockedBy names the limit that is used up: minute, day, appminute; "" when none is.
	BlockedBy string
	// BlockedUntil is when Xero takes calls again, in UTC: for the day, when its window ends, which begins at a time of its
	// own for each organisation. Zero when nothing is used up, or when Xero has not said until when the day is.
	BlockedUntil time.Time
}

// unknownBudget is what is left as long as no answer has told.
func unknownBudget() Budget {
	return Budget{MinuteRemaining: -1, DayRemaining: -1, AppMinuteRemaining: -1}
}

// Budget returns what is left.
func (l *Limiter) Budget() Budget {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	budget := l.budget
	if budget.KnownAt.IsZero() {
		budget = unknownBudget()
	}
	budget.NextCallIn = l.wait(now)
	blocked := l.blockLeft(now)
	switch {
	case blocked > 0 && l.isGuess:
		budget.BlockedBy = l.blockedBy
	case blocked > 0:
		budget.BlockedBy, budget.BlockedUntil = l.blockedBy, now.Add(blocked).UTC()
	case budget.NextCallIn > 0:
		budget.BlockedBy, budget.BlockedUntil = "minute", now.Add(budget.NextCallIn).UTC()
	}
	if l.blockedBy == "day" && blocked == 0 && budget.DayRemaining == 0 && budget.KnownAt.Before(l.blockedUntil) {
		budget.DayRemaining = -1
	}
	return budget
}

// acquire waits for a turn. release must be called when the exchange has ended, and says whether anything was sent. The error is rate_limited when the
// wait would be longer than two windows (the day's calls are used up), cancelled when the context ended first.
func (l *Limiter) acquire(ctx context.Context) (release func(isSent bool), err error) {
	l.once.Do(func() { l.slots = semaphore.NewWeighted(maxInFlight) })
	if err := l.slots.Acquire(ctx, 1); err != nil {
		return nil, waitEnded(err)
	}
	for {
		wait := l.take()
		if wait == 0 {
			return l.release, nil
		}
		if wait > 2*l.window() {
			err = l.usedUp(wait)
		} else if paused := pauseFor(ctx, wait); paused != nil {
			err = waitEnded(paused)
		}
		if err != nil {
			l.slots.Release(1)
			return nil, err
		}
	}
}

func waitEnded(err error) error {
	return fault.Wrap(fault.Cancelled, err, "Stopped while waiting for a turn at Xero; nothing was sent.", "")
}

func (l *Limiter) usedUp(wait time.Duration) error {
	return limitFault(l.Budget().BlockedBy, wait)
}

// limitFault says which limit is used up and when to come back.
func limitFault(limit string, wait time.Duration) error {
	hint := fmt.Sprintf("Try again in %s.", inWords(wait))
	if limit == "day" {
		return fault.New(fault.RateLimited, "Xero's limit of calls for today is used up.", hint)
	}
	return fault.New(fault.RateLimited, "Xero asks for a pause: too many calls in a short time.", hint)
}

// inWords writes a wait the way a person says it, rounded up.
func inWords(wait time.Duration) string {
	switch {
	case wait <= time.Minute:
		return "a minute"
	case wait <= 90*time.Minute:
		return fmt.Sprintf("%d minutes", (wait+time.Minute-1)/time.Minute)
	default:
		return fmt.Sprintf("%d hours", (wait+time.Hour-1)/time.Hour)
	}
}

// take books a call now, or returns how long to wait before asking again.
func (l *Limiter) take() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if wait := l.wait(now); wait > 0 {
		return wait
	}
	l.inFlight++
	return 0
}

// release ends a call. One that was never sent is not counted.
func (l *Limiter) release(isSent bool) {
	l.mu.Lock()
	l.inFlight--
	if isSent {
		l.ended = append(l.ended, l.now())
	}
	l.mu.Unlock()
	l.slots.Release(1)
}

// wait forgets calls that ended before the window and tells how long the next one has to wait. A call reaches Xero at
// some instant between its start and its end, so the next one has to begin a window after the end of the sixtieth before
// it: then no window of Xero's, wherever it begins, holds more than sixty.
func (l *Limiter) wait(now time.Time) time.Duration {
	for len(l.ended) > 0 && now.Sub(l.ended[0]) >= l.window() {
		l.ended = l.ended[1:]
	}
	wait := l.blockLeft(now)
	if over := l.inFlight + len(l.ended) - maxPerMinute; over >= 0 && len(l.ended) > 0 {
		wait = max(wait, l.ended[min(over, len(l.ended)-1)].Add(l.window()).Sub(now))
	}
	return wait
}

// countOthers counts the calls that Xero knows of and this process does not: the same app in another process, or before
// this one began. When they were made is not known, so they count from now.
func (l *Limiter) countOthers(now time.Time, minuteRemaining int) {
	l.wait(now)
	for range maxPerMinute - minuteRemaining - l.inFlight - len(l.ended) {
		l.ended = append(l.ended, now)
	}
}

// observe takes over what an answer says about the limits.
func (l *Limiter) observe(status int, header http.Header) {
	minute, day := remaining(header, "X-MinLimit-Remaining"), remaining(header, "X-DayLimit-Remaining")
	app := remaining(header, "X-AppMinLimit-Remaining")
	problem := limitProblem(header)
	isLimited := status == http.StatusTooManyRequests
	if isLimited && problem == "day" {
		day = 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	after := retryAfter(header, now)
	l.note(now, minute, day, app)
	switch {
	case isLimited && problem == "day" && after > 0:
		l.block(now, after, problem)
	case isLimited && problem == "day", day == 0 && !isLimited:
		l.guessDay(now)
	case isLimited && problem != "concurrent":
		l.block(now, cmp.Or(after, unnamedWait), problem)
	case minute >= 0:
		l.countOthers(now, minute)
	}
	if app == 0 && !isLimited {
		l.block(now, unnamedWait, "appminute") // other organisations use it too, so nobody here knows when its minute began
	}
}

// limitProblem is the word that names the limit of a 429: minute, day, concurrent, appminute. The spelling of the last two
// is not certain (section 18, 2), so case and punctuation do not count.
func limitProblem(header http.Header) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, header.Get("X-Rate-Limit-Problem"))
}

// note keeps what is left; -1 means the answer did not say.
func (l *Limiter) note(now time.Time, minute, day, app int) {
	if minute < 0 && day < 0 && app < 0 {
		return
	}
	if l.budget.KnownAt.IsZero() {
		l.budget = unknownBudget()
	}
	l.budget.KnownAt = now.UTC()
	if minute >= 0 {
		l.budget.MinuteRemaining = minute
	}
	if day >= 0 {
		l.budget.DayRemaining = day
	}
	if app >= 0 {
		l.budget.AppMinuteRemaining = app
	}
}

// block holds every call back for a while. A shorter block never ends a longer one.
func (l *Limiter) block(now time.Time, wait time.Duration, by string) {
	if wait > l.blockLeft(now) {
		l.blockedUntil, l.blockedBy, l.isGuess = now.Add(wait), by, false
	}
}

// guessDay holds every call back for a while, because the day's are used up and Xero has not said until when: it says so
// only to a call too many, so one asks now and then.
func (l *Limiter) guessDay(now time.Time) {
	if unnamedDayWait > l.blockLeft(now) {
		l.block(now, unnamedDayWait, "day")
		l.isGuess = true
	}
}

// blockLeft is how long calls are still held back. The clock that lets go first counts: the monotonic one stands still
// while a computer sleeps, and the wall clock may be put back.
func (l *Limiter) blockLeft(now time.Time) time.Duration {
	return max(min(l.blockedUntil.Sub(now), l.blockedUntil.Round(0).Sub(now.Round(0))), 0)
}

func (l *Limiter) window() time.Duration {
	if l.Window > 0 {
		return l.Window
	}
	return time.Minute
}

func (l *Limiter) now() time.Time {
	if l.Now != nil {
		return l.Now()
	}
	return time.Now()
}

// retryAfter reads the Retry-After header, in seconds or as a date; 0 when it is missing or makes no sense.
func retryAfter(header http.Header, now time.Time) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil && seconds > 0 {
		return time.Duration(min(seconds, int(maxRetryAfter/time.Second))) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil && at.After(now) {
		return min(at.Sub(now), maxRetryAfter)
	}
	return 0
}
