package signin

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/oauth2"

	"daybook/internal/fault"
)

// goodbye is how long open replies to the browser may take once a sign-in is over.
const goodbye = time.Second

// Flow is one sign-in, from the open browser to the saved tokens.
type Flow struct {
	cfg      Config
	keep     func(context.Context, Tokens) error
	watch    func(State)
	redirect string
	verifier string
	cancel   context.CancelFunc

	answers chan answer
	doubts  chan string
	settled chan struct{} // closed when success or failure is known
	done    chan struct{} // closed when nothing of the flow runs any more

	mu      sync.Mutex // guards the three below
	state   State
	session Session
	isDone  bool
}

// Begin starts a sign-in: the listener is up before the browser opens. It returns at once; watch is
// then called with every change of state, one call at a time, the first of them before Begin returns.
// watch must not call the flow and must not block; it may be nil.
//
// keep makes the pair durable before the sign-in counts as done (R13); Source.Adopt does that.
// When ctx ends the sign-in is cancelled.
//
// Errors: fault.Invalid when the configuration is unusable, fault.InUse when every port is taken.
func Begin(ctx context.Context, cfg Config, keep func(context.Context, Tokens) error, watch func(State)) (*Flow, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	cfg = cfg.withDefaults()
	listeners, port, err := listen(ctx, families(), cfg.Ports)
	if err != nil {
		return nil, err
	}
	return begin(ctx, cfg, listeners, port, keep, watch), nil
}

// begin starts a sign-in on listeners that are up.
func begin(ctx context.Context, cfg Config, listeners []net.Listener, port int, keep func(context.Context, Tokens) error, watch func(State)) *Flow {
	ctx, cancel := context.WithCancel(ctx)
	f := &Flow{
		cfg:      cfg,
		keep:     keep,
		watch:    watch,
		redirect: RedirectURL(port),
		verifier: oauth2.GenerateVerifier(),
		cancel:   cancel,
		answers:  make(chan answer, 1),
		doubts:   make(chan string, 2),
		settled:  make(chan struct{}),
		done:     make(chan struct{}),
	}
	secret := newState()
	address := cfg.oauth(f.redirect).AuthCodeURL(secret, oauth2.S256ChallengeOption(f.verifier))
	server := serve(listeners, f.handler(port, secret))
	f.change(State{Phase: Waiting, URL: address, Port: port})
	go f.open(address)
	go f.run(ctx, server)
	return f
}

// State returns where the sign-in stands.
func (f *Flow) State() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.state
}

// Cancel stops the sign-in; it may be called at any time and more than once. A sign-in whose tokens
// are being saved is completed.
func (f *Flow) Cancel() { f.cancel() }

// Wait blocks until the sign-in is over and its port is free again. It returns what was granted, or
// the problem of the final state, or ctx's error when ctx ends first (the sign-in then goes on).
func (f *Flow) Wait(ctx context.Context) (Session, error) {
	select {
	case <-f.done:
	case <-ctx.Done():
		return Session{}, ctx.Err()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.state.Problem != nil {
		return Session{}, f.state.Problem
	}
	return f.session, nil
}

// newState returns 256 random bits that tie an answer to this sign-in.
func newState() string {
	var bits [32]byte
	rand.Read(bits[:]) // never fails: the program ends where the system has no randomness
	return base64.RawURLEncoding.EncodeToString(bits[:])
}

// handler answers what comes to the loopback address.
func (f *Flow) handler(port int, secret string) http.Handler {
	return &callback{
		host:   "localhost:" + strconv.Itoa(port),
		state:  secret,
		accept: func(a answer) { f.answers <- a },
		doubt: func() {
			select {
			case f.doubts <- HintMayBeRefused:
			default: // the hint is on its way already
			}
		},
		outcome: f.outcome,
		stray:   func(reason string) { f.cfg.Log.Debug("sign-in: request turned away", "reason", reason) },
	}
}

// serve answers the listeners until the server is closed.
func serve(listeners []net.Listener, handler http.Handler) *http.Server {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       5 * time.Second,
		MaxHeaderBytes:    32 << 10,
		// "OPTIONS *" is no request for us either; the library would answer it with 200.
		DisableGeneralOptionsHandler: true,
		// The library would log addresses of peers and parts of malformed requests.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	for _, listener := range listeners {
		go server.Serve(listener)
	}
	return server
}

// open opens the browser. A browser that does not open leaves the address to copy.
func (f *Flow) open(address string) {
	if f.cfg.Open == nil || f.cfg.Open(address) != nil {
		// The cause is not logged: launchers repeat their command line, which holds the address.
		f.cfg.Log.Warn("sign-in: browser did not open")
		select {
		case f.doubts <- HintCopyAddress:
		case <-f.settled:
		}
	}
}

// run owns the flow from the open browser to the end.
func (f *Flow) run(ctx context.Context, server *http.Server) {
	session, problem := f.await(ctx)
	f.finish(session, problem)
	farewell, cancel := context.WithTimeout(context.Background(), goodbye)
	defer cancel()
	if server.Shutdown(farewell) != nil {
		server.Close()
	}
	f.cancel()
	close(f.done)
}

// await waits for the browser, a person, or the limit.
func (f *Flow) await(ctx context.Context) (Session, *fault.Error) {
	end := newDeadline(f.cfg.Now)
	tick := time.NewTicker(sleepCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return Session{}, stopped(ctx.Err())
		case <-tick.C:
			if problem := end.passed(); problem != nil {
				return Session{}, problem
			}
		case hint := <-f.doubts:
			if state := f.State(); state.Hint != hint {
				state.Hint = hint
				f.change(state)
			}
		case a := <-f.answers:
			if problem := end.passed(); problem != nil {
				return Session{}, problem
			}
			return f.complete(ctx, a)
		}
	}
}

// complete turns Xero's answer into saved tokens.
func (f *Flow) complete(ctx context.Context, a answer) (Session, *fault.Error) {
	if a.refusal != "" {
		return Session{}, refused(a.refusal)
	}
	state := f.State()
	state.Phase, state.Hint = Exchanging, ""
	f.change(state)
	tokens, err := f.cfg.exchange(ctx, f.redirect, a.code, f.verifier)
	if ctx.Err() != nil {
		return Session{}, stopped(ctx.Err())
	}
	if err != nil {
		return Session{}, explainExchange(err)
	}
	if err := f.keep(context.WithoutCancel(ctx), tokens); err != nil {
		return Session{}, explainKeep(err)
	}
	return tokens.session(f.cfg.Scopes), nil
}

// finish publishes the end and lets waiting replies go.
func (f *Flow) finish(session Session, problem *fault.Error) {
	state := f.State()
	state.Phase, state.Hint, state.Problem = Done, "", problem
	if session.IsClockWrong() {
		state.Hint = HintClockWrong
	}
	if problem != nil {
		state.Phase = Failed
		if problem.Code == fault.Cancelled {
			state.Phase = Cancelled
		}
	}
	f.mu.Lock()
	f.session, f.isDone = session, problem == nil
	f.mu.Unlock()
	close(f.settled)
	f.change(state)
	if problem != nil {
		f.cfg.Log.Info("sign-in: ended", "phase", string(state.Phase), "code", string(problem.Code), "cause", problem.Err)
		return
	}
	f.cfg.Log.Info("sign-in: done", "scopes", session.Scopes, "missing", session.MissingScopes)
}

// change publishes a state. Only Begin, and then the goroutine of run, call it.
func (f *Flow) change(state State) {
	f.mu.Lock()
	f.state = state
	f.mu.Unlock()
	if f.watch != nil {
		f.watch(state)
	}
}

// outcome waits for the end on behalf of a reply to the browser.
func (f *Flow) outcome(r *http.Request) bool {
	select {
	case <-f.settled:
	case <-r.Context().Done():
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.isDone
}

func stopped(err error) *fault.Error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fault.Wrap(fault.AuthExpired, err, "The sign-in was not finished in time.", "Sign in again.")
	}
	return fault.Wrap(fault.Cancelled, err, "The sign-in was cancelled.", "")
}
