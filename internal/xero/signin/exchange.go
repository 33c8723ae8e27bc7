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
	reply, err := c.oauth(redirect).Exchange(c.withClient(ctx), code, oauth2.VerifierOption(verifier))
	if err != nil {
		return Tokens{}, scrub(err)
	}
	return c.tokens(reply)
}

// refresh trades a refresh token for the next pair, in one call.
func (c Config) refresh(ctx context.Context, refreshToken string) (Tokens, error) {
	source := c.oauth("").TokenSource(c.withClient(ctx), &oauth2.Token{RefreshToken: refreshToken})
	reply, err := source.Token()
	if err != nil {
		return Tokens{}, scrub(err)
	}
	return c.tokens(reply)
}

// tokens reads a token reply (contract section 2). Times are kept without Go's monotonic part, which
// stops while a laptop sleeps.
func (c Config) tokens(reply *oauth2.Token) (Tokens, error) {
	life := accessLife
	if reply.ExpiresIn != 0 {
		life = time.Duration(reply.ExpiresIn) * time.Second
	}
	if reply.Type() != "Bearer" || reply.RefreshToken == "" || life <= 0 {
		return Tokens{}, errIncomplete
	}
	now := c.Now().UTC().Round(0)
	return Tokens{
		Access:      reply.AccessToken,
		Refresh:     reply.RefreshToken,
		ExpiresAt:   now.Add(life),
		Scopes:      c.granted(reply),
		AuthEventID: authEventID(reply.AccessToken),
		ObtainedAt:  now,
	}, nil
}

// granted returns the scopes of the reply; a reply without them grants what was asked (RFC 6749
// section 5.1).
func (c Config) granted(reply *oauth2.Token) []string {
	text, _ := reply.Extra("scope").(string)
	if names := strings.Fields(text); len(names) > 0 {
		return names
	}
	return append([]string{}, c.Scopes...)
}

// explainExchange words a problem at the end of a sign-in.
func explainExchange(err error) *fault.Error {
	switch {
	case hasCode(err, "invalid_grant"):
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
