package signin

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"daybook/internal/fault"
)

const (
	// ahead is how long before its end an access token is replaced.
	ahead = 2 * time.Minute
	// renewLimit bounds a whole renewal with its second try.
	renewLimit = 90 * time.Second
	// closeGrace is how long Close lets a renewal finish before it cuts it.
	closeGrace = 3 * time.Second
)

// Source hands out access tokens and keeps them fresh. It is safe for concurrent use.
type Source struct {
	cfg     Config
	store   TokenStore
	flights singleflight.Group
	closing context.Context
	close   context.CancelFunc

	// work serialises everything that changes the pair: renew, adopt, revoke, forget.
	work sync.Mutex

	mu        sync.Mutex // guards what follows
	tokens    Tokens
	isHeld    bool         // tokens holds a pair
	isLoaded  bool         // the store has been read
	isStale   bool         // Xero refused the access token before its time
	isUnsaved bool         // the pair is not yet durable, so not yet usable
	ended     *fault.Error // why there is no token: the refresh token is dead, or the app is refused
	isDead    bool         // the refresh token is dead: nobody need ask again
	isClosed  bool
}

// NewSource returns a Source over the saved pair. Errors: fault.Invalid when the configuration is unusable.
func NewSource(cfg Config, store TokenStore) (*Source, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	closing, cancel := context.WithCancel(context.Background())
	return &Source{cfg: cfg.withDefaults(), store: store, closing: closing, close: cancel}, nil
}

// Token returns an access token that is good for at least a moment, renewing it first when it is
// near its end. Many callers share one renewal, and a caller that gives up does not stop it.
//
// Errors: fault.AuthExpired when nobody is signed in, the sign-in has ended, or Xero refuses the app
// (with the field "clientId" when it no longer knows the app id; the pair is kept); fault.Offline,
// fault.RateLimited when it could not be renewed now (the pair is kept); the store's error when a new
// pair could not be saved; ctx's error.
func (s *Source) Token(ctx context.Context) (string, error) {
	if access, ok := s.fresh(); ok {
		return access, nil
	}
	flight := s.flights.DoChan("renew", func() (any, error) { return s.renew(context.WithoutCancel(ctx)) })
	select {
	case result := <-flight:
		if result.Err != nil {
			return "", result.Err
		}
		return result.Val.(string), nil
	case <-ctx.Done():
		return "", fmt.Errorf("wait for the Xero sign-in: %w", ctx.Err())
	}
}

// Invalidate says that Xero refused this access token, so that the next Token renews the pair. An
// older token than the present one changes nothing.
func (s *Source) Invalidate(access string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isHeld && s.tokens.Access == access {
		s.isStale = true
	}
}

// Adopt saves a new pair and uses it from then on: the last step of a sign-in.
func (s *Source) Adopt(ctx context.Context, tokens Tokens) error {
	s.work.Lock()
	defer s.work.Unlock()
	if err := s.refuseClosed(); err != nil {
		return err
	}
	if err := s.store.SaveTokens(ctx, tokens); err != nil {
		return fmt.Errorf("save the Xero sign-in: %w", err)
	}
	s.set(tokens)
	return nil
}

// Session returns what may be shown of the sign-in, or false when nobody is signed in. Errors as of
// the store; fault.AuthExpired when the sign-in has ended, or when Xero last refused the app.
func (s *Source) Session(ctx context.Context) (Session, bool, error) {
	if err := s.loadOnce(ctx); err != nil {
		return Session{}, false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case !s.isHeld:
		return Session{}, false, nil
	case s.ended != nil:
		return Session{}, false, s.ended
	}
	return s.tokens.session(s.cfg.Scopes), true, nil
}

// Close waits for a running renewal, cutting it after a few seconds (the token before it stays good
// for its grace), and refuses work from then on.
func (s *Source) Close() {
	timer := time.AfterFunc(closeGrace, s.close)
	defer timer.Stop()
	s.work.Lock()
	defer s.work.Unlock()
	s.close()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.isClosed = true
}

// fresh returns the access token when it can be used as it is, by Xero's clock as far as it is known.
func (s *Source) fresh() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.isHeld || s.isStale || s.isUnsaved || s.isClosed {
		return "", false
	}
	now := s.cfg.Now().Add(s.tokens.ClockOffset)
	isFresh := s.tokens.isPlausible(now) && now.Before(s.tokens.ExpiresAt.Add(-ahead))
	return s.tokens.Access, isFresh
}

// loadOnce reads the store unless that has been done; it does not wait for a renewal then.
func (s *Source) loadOnce(ctx context.Context) error {
	s.mu.Lock()
	isReady := s.isLoaded && !s.isClosed
	s.mu.Unlock()
	if isReady {
		return nil
	}
	s.work.Lock()
	defer s.work.Unlock()
	return s.load(ctx)
}

// refuseClosed returns an error once Close has been called.
func (s *Source) refuseClosed() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isClosed {
		return fault.Wrap(fault.Cancelled, errClosed, "The company file is being closed.", "")
	}
	return nil
}

// load reads the store once. The caller holds work.
func (s *Source) load(ctx context.Context) error {
	if err := s.refuseClosed(); err != nil {
		return err
	}
	s.mu.Lock()
	isLoaded := s.isLoaded
	s.mu.Unlock()
	if isLoaded {
		return nil
	}
	tokens, found, err := s.store.LoadTokens(ctx)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens, s.isHeld, s.isLoaded = tokens, found, true
	return nil
}

var errClosed = errors.New("sign-in source closed")

// set replaces the pair that is in use.
func (s *Source) set(tokens Tokens) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens, s.isHeld, s.isLoaded = tokens, true, true
	s.isStale, s.isUnsaved, s.ended, s.isDead = false, false, nil, false
}

// drop forgets the pair in memory.
func (s *Source) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens, s.isHeld, s.isLoaded = Tokens{}, false, true
	s.isStale, s.isUnsaved, s.ended, s.isDead = false, false, nil, false
}
