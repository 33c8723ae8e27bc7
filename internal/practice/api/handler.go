package api

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Root is the path that every address of the API begins with.
const Root = "/api.xro/2.0/"

// mostBody is the largest request the service takes, and so the largest file: 10 MB (contract sections 6 and 15).
const mostBody = 10 << 20

// Config is what a Handler needs.
type Config struct {
	// Store is the organisation's file.
	Store *store.Store
	// Auth knows the tokens.
	Auth Authenticator
	// Faults is the programme of things that go wrong; nil for none.
	Faults Faults
	// Now is the clock; nil for the system's.
	Now func() time.Time
	// ClockFactor divides the windows of the limits and the life of idempotency keys; 0 and 1 leave them as they are.
	ClockFactor int
	// DayLimit is the number of calls a day; 0 for the 1,000 of the smallest plan.
	DayLimit int
	// MostBroad is how many rows an unoptimised filter or order may go over; 0 for the service's 100,000.
	MostBroad int
	// EmailPlan says how many documents a day may be e-mailed.
	EmailPlan EmailPlan
	// Switches are the points the contract leaves open.
	Switches books.Switches
	// Person is the name that the history shows for what a person did; "" for "A person".
	Person string
	// Log takes what went wrong inside, and nothing else; nil for nowhere.
	Log *slog.Logger
}

// Handler answers the accounting API. It implements http.Handler.
type Handler struct {
	config Config
	routes []route
	limits *limits
	keys   *keyLocks
	// late counts the commits that CutThenCommit holds back; closing ends their wait. None is added while Close begins to
	// wait.
	late    sync.WaitGroup
	adding  sync.Mutex
	closing chan struct{}
	close   sync.Once
}

// New returns a Handler.
func New(config Config) *Handler {
	if config.Faults == nil {
		config.Faults = NoFaults{}
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.Log == nil {
		config.Log = slog.New(slog.DiscardHandler)
	}
	config.Person = cmp.Or(config.Person, "A person")
	config.ClockFactor = max(config.ClockFactor, 1)
	if config.DayLimit == 0 {
		config.DayLimit = 1000
	}
	if config.MostBroad == 0 {
		config.MostBroad = MostBroad
	}
	return &Handler{
		config:  config,
		routes:  routes(),
		limits:  newLimits(config),
		keys:    newKeyLocks(),
		closing: make(chan struct{}),
	}
}

// Close commits at once what CutThenCommit still holds back and waits for it. Call it before the Store is closed, and
// after the server took its last request.
func (h *Handler) Close() error {
	h.close.Do(func() { close(h.closing) })
	h.adding.Lock()
	defer h.adding.Unlock()
	h.late.Wait()
	return nil
}

// request is one call that passed sign-in and limits.
type request struct {
	http    *http.Request
	session Session
	route   route
	// target is what stands in the first braces of the route's pattern: an id, a number or a name; "" for the
	// collection. part is what stands in the second.
	target, part string
	// body is the request's body; nil on reads.
	body []byte
	// arrived is when the call came, now when the work on it began.
	arrived, now time.Time
}

// isWrite reports whether the call may change something.
func (q *request) isWrite() bool { return q.http.Method != http.MethodGet }

// ServeHTTP implements http.Handler: sign-in, limits, the programme of faults, then the work.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	session, refused := h.authorize(r)
	if refused != nil {
		refused.write(w)
		return
	}
	now := h.config.Now()
	release, limited := h.limits.enter(w.Header(), session, now)
	if limited != nil {
		limited.write(w)
		return
	}
	defer release()
	action := h.config.Faults.Plan(r)
	if answer := h.faultReply(action, now); answer != nil {
		answer.write(w)
		return
	}
	if action.Kind == DelayBefore && !h.wait(r.Context(), action.Delay) {
		return
	}
	q, refused := h.read(r, session)
	if refused != nil {
		refused.write(w)
		return
	}
	h.act(w, q, action)
}

// act does the work and answers, or cuts the line, as the action says.
func (h *Handler) act(w http.ResponseWriter, q *request, action Action) {
	switch action.Kind {
	case CutBeforeCommit:
		cut(w)
	case CommitThenCut:
		h.answer(q.http.Context(), q, action)
		cut(w)
	case CutThenCommit:
		h.adding.Lock()
		h.late.Add(1)
		h.adding.Unlock()
		go func(ctx context.Context) {
			defer h.late.Done()
			h.answer(ctx, q, action)
		}(context.WithoutCancel(q.http.Context()))
		cut(w)
	default:
		h.spelled(h.answer(q.http.Context(), q, action)).write(w)
	}
}

// read finds the route and reads the body.
func (h *Handler) read(r *http.Request, session Session) (*request, *reply) {
	route, target, part, refused := findRoute(h.routes, r)
	if refused != nil {
		return nil, refused
	}
	if !route.allows(session.Scopes, r.Method) {
		return nil, scopeMissing()
	}
	if route.needsReports && h.config.Switches.LacksReportsPermission {
		return nil, h.forbidden()
	}
	now := h.config.Now()
	q := &request{http: r, session: session, route: route, target: target, part: part, arrived: now, now: now}
	if !q.isWrite() {
		return q, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, mostBody+1))
	if err != nil {
		return nil, unreadable("The request could not be read.")
	}
	if len(body) > mostBody {
		return nil, unreadable("The request is larger than 10 MB.")
	}
	q.body = body
	return q, nil
}

// wait reports false where the client went away or the handler closes before the time is over.
func (h *Handler) wait(ctx context.Context, delay time.Duration) bool {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	case <-h.closing:
		return false
	}
}

// cut closes the connection without an answer.
func cut(w http.ResponseWriter) {
	if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = connection.Close()
		return
	}
	panic(http.ErrAbortHandler)
}
