package signin

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"daybook/internal/fault"
)

// Revoke ends the sign-in at Xero and forgets the pair. At Xero it ends every connection of this
// person with the app (contract section 1), so it is for the last connection only; Forget leaves the
// others alone. Being signed out already is no error.
//
// Errors: fault.Offline and the like when Xero could not be told; the pair is then kept.
func (s *Source) Revoke(ctx context.Context) error {
	s.work.Lock()
	defer s.work.Unlock()
	if err := s.load(ctx); err != nil && !fault.Is(err, fault.AuthExpired) {
		return err
	}
	s.mu.Lock()
	refresh := s.tokens.Refresh
	s.mu.Unlock()
	if refresh != "" {
		if err := s.cfg.revoke(ctx, refresh); err != nil {
			return explain(err)
		}
		s.cfg.Log.Info("sign-in: revoked")
	}
	return s.forget(ctx)
}

// Forget drops the pair on this computer without telling Xero.
func (s *Source) Forget(ctx context.Context) error {
	s.work.Lock()
	defer s.work.Unlock()
	return s.forget(ctx)
}

func (s *Source) forget(ctx context.Context) error {
	if err := s.store.ClearTokens(ctx); err != nil {
		return err
	}
	s.drop()
	return nil
}

// revoke posts the refresh token to the revocation address (contract section 1). client_id goes with
// it because an app without a secret has no other way to name itself (RFC 7009 section 2.1). A token
// that is dead already is answered 200 too.
func (c Config) revoke(ctx context.Context, refresh string) error {
	form := url.Values{"token": {refresh}, "client_id": {c.ClientID}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.RevokeURL, strings.NewReader(form.Encode()))
	if err != nil {
		return errNoAnswer
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	reply, err := c.HTTP.Do(request)
	if err != nil {
		return scrub(err)
	}
	defer reply.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(reply.Body, 64<<10))
	if reply.StatusCode != http.StatusOK {
		return newServiceError(reply.StatusCode, "")
	}
	return nil
}
