package api

import (
	"cmp"
	"net/http"
	"strconv"
	"sync"
	"time"

	"daybook/internal/practice/books"
)

// The limits of contract section 4; the day's is configured.
const (
	mostInFlight  = 5
	mostPerMinute = 60
	mostAppMinute = 10_000
)

// The words of X-Rate-Limit-Problem that are known (contract section 4).
const (
	minuteLimit = "minute"
	dayLimit    = "day"
)

// limits counts calls: in flight, a minute and a day per app and organisation, a minute per app.
type limits struct {
	mu          sync.Mutex
	minute, day time.Duration
	dayLimit    int
	switches    books.Switches
	pairs       map[string]*usage
	apps        map[string]*window
}

// usage is what one app has used of one organisation's limits.
type usage struct {
	inFlight    int
	minute, day window
}

// window is a fixed window that begins with its first call.
type window struct {
	began time.Time
	calls int
}

func newLimits(config Config) *limits {
	factor := time.Duration(config.ClockFactor)
	return &limits{
		minute:   time.Minute / factor,
		day:      24 * time.Hour / factor,
		dayLimit: config.DayLimit,
		switches: config.Switches,
		pairs:    map[string]*usage{},
		apps:     map[string]*window{},
	}
}

// enter counts a call and writes what remains into header. It returns the function that ends the call, or the 429 of a
// call over a limit, which is not counted.
func (l *limits) enter(header http.Header, s Session, now time.Time) (release func(), limited *reply) {
	l.mu.Lock()
	defer l.mu.Unlock()
	pair, app := l.of(s)
	pair.minute.turn(now, l.minute)
	pair.day.turn(now, l.day)
	app.turn(now, l.minute)
	defer func() { l.tell(header, pair, app) }()
	if limited := l.over(pair, app, now); limited != nil {
		return nil, limited
	}
	pair.inFlight++
	pair.minute.count(now)
	pair.day.count(now)
	app.count(now)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		pair.inFlight--
	}, nil
}

func (l *limits) of(s Session) (*usage, *window) {
	key := s.ClientID + " " + s.TenantID
	if l.pairs[key] == nil {
		l.pairs[key] = &usage{}
	}
	if l.apps[s.ClientID] == nil {
		l.apps[s.ClientID] = &window{}
	}
	return l.pairs[key], l.apps[s.ClientID]
}

// over returns the 429 for the limit that a further call would break; nil where it would break none.
func (l *limits) over(pair *usage, app *window, now time.Time) *reply {
	switch {
	case pair.inFlight >= mostInFlight:
		return tooMany(cmp.Or(l.switches.ConcurrentWord, "concurrent"), l.concurrentWait())
	case pair.day.calls >= l.dayLimit:
		return tooMany(dayLimit, pair.day.rest(now, l.day))
	case pair.minute.calls >= mostPerMinute:
		return tooMany(minuteLimit, pair.minute.rest(now, l.minute))
	case app.calls >= mostAppMinute:
		return tooMany(cmp.Or(l.switches.AppMinuteWord, "appminute"), app.rest(now, l.minute))
	}
	return nil
}

// concurrentWait is the Retry-After of too many calls at once; 0 for none.
func (l *limits) concurrentWait() time.Duration {
	if l.switches.ConcurrentHasRetryAfter {
		return time.Second
	}
	return 0
}

func (l *limits) tell(header http.Header, pair *usage, app *window) {
	header.Set("X-DayLimit-Remaining", strconv.Itoa(max(0, l.dayLimit-pair.day.calls)))
	header.Set("X-MinLimit-Remaining", strconv.Itoa(max(0, mostPerMinute-pair.minute.calls)))
	header.Set("X-AppMinLimit-Remaining", strconv.Itoa(max(0, mostAppMinute-app.calls)))
}

// turn begins anew where the window is over.
func (w *window) turn(now time.Time, length time.Duration) {
	if w.calls > 0 && !now.Before(w.began.Add(length)) {
		*w = window{}
	}
}

func (w *window) count(now time.Time) {
	if w.calls == 0 {
		w.began = now
	}
	w.calls++
}

// rest is how long the window still lasts.
func (w *window) rest(now time.Time, length time.Duration) time.Duration {
	return w.began.Add(length).Sub(now)
}
