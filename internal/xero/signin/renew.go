package signin

import (
	"context"
	"errors"
	"fmt"

	"daybook/internal/fault"
)

// renew makes the pair usable and returns its access token. Only one runs at a time.
func (s *Source) renew(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, renewLimit)
	defer cancel()
	defer context.AfterFunc(s.closing, cancel)()
	s.work.Lock()
	defer s.work.Unlock()
	if err := s.load(ctx); err != nil {
		return "", err
	}
	if access, ok := s.fresh(); ok {
		return access, nil
	}
	tokens, err := s.renewable(ctx)
	if err != nil {
		return "", err
	}
	if access, ok := s.fresh(); ok { // a pair that only had to be saved
		return access, nil
	}
	next, err := s.tryRefresh(ctx, tokens)
	if err != nil {
		return s.withoutRenewal(tokens, err)
	}
	return s.take(ctx, next)
}

// renewable returns the pair to renew, once it is durable.
func (s *Source) renewable(ctx context.Context) (Tokens, error) {
	s.mu.Lock()
	tokens, isHeld, isUnsaved, ended, isDead := s.tokens, s.isHeld, s.isUnsaved, s.ended, s.isDead
	s.mu.Unlock()
	switch {
	case !isHeld:
		return Tokens{}, fault.New(fault.AuthExpired, "Daybook is not signed in to Xero.", "Sign in to Xero.")
	case isDead:
		return Tokens{}, ended
	case isUnsaved:
		if err := s.store.SaveTokens(ctx, tokens); err != nil {
			return Tokens{}, notKept(err)
		}
		s.mu.Lock()
		s.isUnsaved = false
		s.mu.Unlock()
	}
	return tokens, nil
}

// tryRefresh gets the next pair. A reply that was lost is asked for again at once with the same
// token: Xero honours it for 30 minutes after its rotation (contract section 2, "grace"). When the
// present token is dead, the one before it is tried once inside its own grace: that is the case of
// a pair that was rotated but whose successor never got here.
func (s *Source) tryRefresh(ctx context.Context, tokens Tokens) (Tokens, error) {
	next, err := s.cfg.refresh(ctx, tokens.Refresh, tokens.Scopes)
	if err != nil && isInDoubt(err) && ctx.Err() == nil {
		s.cfg.Log.Warn("sign-in: reply to a renewal was lost, asking again", "cause", err)
		next, err = s.cfg.refresh(ctx, tokens.Refresh, tokens.Scopes)
	}
	if err == nil {
		next.Previous, next.PreviousUntil = tokens.Refresh, next.ObtainedAt.Add(graceLife)
	}
	if isInvalidGrant(err) && s.hasGrace(tokens, err) {
		s.cfg.Log.Warn("sign-in: refresh token refused, trying the one before it")
		next, err = s.cfg.refresh(ctx, tokens.Previous, tokens.Scopes)
	}
	if err != nil {
		return Tokens{}, err
	}
	if next.AuthEventID == "" {
		next.AuthEventID = tokens.AuthEventID
	}
	return next, nil
}

// hasGrace reports whether the refresh token before the present one may still be tried, by the time that Xero's refusal
// tells or else by this computer's.
func (s *Source) hasGrace(tokens Tokens, refusal error) bool {
	now := s.cfg.Now().Add(tokens.ClockOffset)
	if told, ok := errors.AsType[serviceError](refusal); ok && !told.at.IsZero() {
		now = told.at
	}
	return tokens.Previous != "" && now.Before(tokens.PreviousUntil) && tokens.isPlausible(now)
}

// take makes the new pair durable, then usable (R13). A pair that cannot be saved stays in memory,
// unused, and the next call saves it first.
func (s *Source) take(ctx context.Context, next Tokens) (string, error) {
	s.mu.Lock()
	s.tokens, s.isUnsaved, s.isStale, s.ended = next, true, false, nil
	s.mu.Unlock()
	if err := s.store.SaveTokens(context.WithoutCancel(ctx), next); err != nil {
		return "", notKept(err)
	}
	s.mu.Lock()
	s.isUnsaved = false
	s.mu.Unlock()
	s.cfg.Log.Info("sign-in: renewed", "expires", next.ExpiresAt)
	return next.Access, nil
}

// withoutRenewal decides what a failed renewal means: the end of the sign-in, or a pause in which
// an access token that has not quite ended still serves.
func (s *Source) withoutRenewal(tokens Tokens, err error) (string, error) {
	problem := explainRenewal(err)
	s.cfg.Log.Warn("sign-in: not renewed", "code", string(problem.Code), "cause", err)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.isDead = isInvalidGrant(err)
	now := s.cfg.Now().Add(tokens.ClockOffset)
	if !s.isDead && !s.isStale && now.Before(tokens.ExpiresAt) && tokens.isPlausible(now) {
		return tokens.Access, nil
	}
	if problem.Code == fault.AuthExpired {
		s.ended = problem
	}
	return "", problem
}

func explainRenewal(err error) *fault.Error {
	switch {
	case isInvalidGrant(err):
		return fault.Wrap(fault.AuthExpired, err,
			"The sign-in to Xero has ended: it was unused for 60 days, was revoked, or this file was copied from another computer.",
			"Sign in to Xero again. Nothing waiting is lost.")
	case errors.Is(err, errIncomplete):
		return fault.Wrap(fault.Offline, err,
			"Xero's sign-in service gave an incomplete answer.", "Try again in a few minutes.")
	}
	problem := explain(err)
	if problem.Code == fault.Invalid || problem.Code == fault.Forbidden { // of the app: whoever sends must know no more
		problem.Code = fault.AuthExpired
	}
	return problem
}

// notKept keeps the store's fault, if it is one.
func notKept(err error) error { return fmt.Errorf("save the renewed Xero sign-in: %w", err) }
