package signin

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"daybook/internal/fault"
)

// errIncomplete: the service said yes without giving what the contract promises.
var errIncomplete = errors.New("token reply without bearer token, refresh token or lifetime")

// exchange trades a code for the first pair. It is tried once: a code works once.
func (c Config) exchange(ctx context.Context, redirect, code, verifier string) (Tokens, error) {
	ctx, watch := c.watched(ctx)
	reply, err := c.oauth(redirect).Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		return Tokens{}, scrub(err)
	}
	return c.tokens(reply, watch.offset, c.Scopes)
}

// refresh trades a refresh token for the next pair, in one call. The scopes are those the sign-in has.
func (c Config) refresh(ctx context.Context, refreshToken string, scopes []string) (Tokens, error) {
	ctx, watch := c.watched(ctx)
	source := c.oauth("").TokenSource(ctx, &oauth2.Token{RefreshToken: refreshToken})
	reply, err := source.Token()
	if err != nil {
		return Tokens{}, scrub(err)
	}
	return c.tokens(reply, watch.offset, scopes)
}

// tokens reads a token reply (contract section 2). Its times are by Xero's clock, which is ahead of this computer's by
// the offset: the computer's may be years wrong. They are kept without Go's monotonic part, which stops while a laptop
// sleeps. A reply without scopes grants those that were asked for, or held before (RFC 6749 sections 5.1 and 6).
func (c Config) tokens(reply *oauth2.Token, offset time.Duration, scopes []string) (Tokens, error) {
	life := accessLife
	if reply.ExpiresIn != 0 {
		life = time.Duration(reply.ExpiresIn) * time.Second
	}
	if reply.Type() != "Bearer" || reply.RefreshToken == "" || life <= 0 {
		return Tokens{}, errIncomplete
	}
	now := c.Now().UTC().Round(0).Add(offset)
	if told, _ := reply.Extra("scope").(string); strings.TrimSpace(told) != "" {
		scopes = strings.Fields(told)
	}
	return Tokens{
		Access:      reply.AccessToken,
		Refresh:     reply.RefreshToken,
		ExpiresAt:   now.Add(life),
		Scopes:      append([]string{}, scopes...),
		AuthEventID: authEventID(reply.AccessToken),
		ObtainedAt:  now,
		ClockOffset: offset,
	}, nil
}

// explainExchange words a problem at the end of a sign-in.
func explainExchange(err error) *fault.Error {
	switch {
	case isInvalidGrant(err):
		return fault.Wrap(fault.AuthExpired, err,
			"Xero's answer came too late, or was used before.", "Sign in again.")
	case errors.Is(err, errIncomplete):
		return fault.Wrap(fault.Internal, err,
			"Xero's sign-in service gave an answer that Daybook does not understand.", "Sign in again; if it stays so, look for a newer Daybook.")
	case errors.Is(err, errNoAnswer):
		return fault.Wrap(fault.Offline, err,
			"The connection broke before the sign-in was complete.", "Sign in again.")
	}
	return explain(err)
}

// explainKeep words a pair that could not be saved, and so is not used (R13).
func explainKeep(err error) *fault.Error {
	if known, ok := errors.AsType[*fault.Error](err); ok {
		return known
	}
	return fault.Wrap(fault.Internal, fmt.Errorf("keep the new sign-in: %w", err),
		"The sign-in could not be saved, so it is not used.", "Check that the disk is not full and the company file can be written, then sign in again.")
}
