package practicetest

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice"
)

const (
	callback = "http://localhost:8912/callback"
	verifier = "a-verifier-that-is-long-enough-to-be-accepted.~_"
)

// Tokens are what a sign-in gave.
type Tokens struct {
	// Access is accepted until AccessUntil, 30 minutes after it was given.
	Access      string    `json:"access_token"`
	AccessUntil time.Time `json:"-"`
	// Refresh is good for one refresh within 60 days, and for 30 minutes after its successor was given.
	Refresh string `json:"refresh_token"`
	// Scopes are the granted ones, separated by spaces.
	Scopes string `json:"scope"`
}

// Session is a sign-in that keeps itself alive: its Token refreshes when less than a minute is left. It has the methods
// that the client of Xero asks of a source of tokens, and is safe for use by several goroutines.
type Session struct {
	// TenantID is the connected organisation.
	TenantID string

	client *http.Client
	at     practice.Addresses

	turn   chan struct{} // a lock that a bubble's clock does not wait for, as it would for a mutex
	tokens Tokens
}

// take waits for the turn and returns the function that gives it back.
func (s *Session) take() (done func()) {
	s.turn <- struct{}{}
	return func() { <-s.turn }
}

// SignIn gives consent as the practice person and connects the practice organisation. offline_access comes
// with the scopes; without any it asks for settings, contacts and invoices.
func (x *Xero) SignIn(t testing.TB, scopes ...string) *Session {
	t.Helper()
	if len(scopes) == 0 {
		scopes = []string{"accounting.settings.read", "accounting.contacts", "accounting.invoices"}
	}
	s := &Session{client: x.Client(t), at: x.Addresses(), turn: make(chan struct{}, 1)}
	code, err := s.consent(t.Context(), append([]string{"offline_access"}, scopes...))
	if err != nil {
		t.Fatal(err)
	}
	err = s.exchange(t.Context(), url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {callback}, "code_verifier": {verifier},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.TenantID, err = s.tenant(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// hidden are the fields that the consent page sends back.
var hidden = regexp.MustCompile(`name="([^"]+)" value="([^"]+)"`)

// consent allows what is asked and returns the code.
func (s *Session) consent(ctx context.Context, scopes []string) (string, error) {
	sum := sha256.Sum256([]byte(verifier))
	query := url.Values{
		"response_type": {"code"}, "client_id": {practice.ClientID}, "redirect_uri": {callback}, "scope": {strings.Join(scopes, " ")},
		"state": {"s"}, "code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
	}
	page, _, err := s.send(ctx, http.MethodGet, s.at.Authorize+"?"+query.Encode(), nil)
	if err != nil {
		return "", err
	}
	form := url.Values{}
	for _, field := range hidden.FindAllStringSubmatch(string(page), -1) {
		form.Set(field[1], field[2])
	}
	form.Set("decision", "allow")
	_, back, err := s.send(ctx, http.MethodPost, s.at.Identity+"/connect/consent", form)
	if err != nil {
		return "", err
	}
	address, err := url.Parse(back)
	if err != nil || address.Query().Get("code") == "" {
		return "", fmt.Errorf("consent led to %q", back)
	}
	return address.Query().Get("code"), nil
}

// exchange trades a code or a refresh token for new tokens.
func (s *Session) exchange(ctx context.Context, form url.Values) error {
	form.Set("client_id", practice.ClientID)
	asked := time.Now()
	body, _, err := s.send(ctx, http.MethodPost, s.at.Token, form)
	if err != nil {
		return err
	}
	tokens := Tokens{AccessUntil: asked.Add(30 * time.Minute)}
	if err := json.Unmarshal(body, &tokens); err != nil || tokens.Access == "" {
		return fmt.Errorf("the token address answered %s", body)
	}
	s.tokens = tokens
	return nil
}

func (s *Session) tenant(ctx context.Context) (string, error) {
	body, _, err := s.send(ctx, http.MethodGet, s.at.Connections, nil)
	var list []struct{ TenantID string }
	if err == nil {
		err = json.Unmarshal(body, &list)
	}
	if err != nil || len(list) == 0 {
		return "", fmt.Errorf("read the connections %s: %w", body, err)
	}
	return list[0].TenantID, nil
}

// send makes a call of the sign-in and returns the body and the address it leads on to. Any status of 400 and more is an
// error.
func (s *Session) send(ctx context.Context, method, address string, form url.Values) (body []byte, location string, err error) {
	request, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, "", err
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	} else if s.tokens.Access != "" { // the token address takes no such header of an app without a secret
		request.Header.Set("Authorization", "Bearer "+s.tokens.Access)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = response.Body.Close() }()
	body, err = io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= http.StatusBadRequest {
		err = fmt.Errorf("%s %s: %d %s", method, address, response.StatusCode, body)
	}
	return body, response.Header.Get("Location"), err
}

// Tokens returns the tokens as they are now.
func (s *Session) Tokens() Tokens {
	defer s.take()()
	return s.tokens
}

// Token returns an access token that is good for a minute at least, refreshing it first where needed.
func (s *Session) Token(ctx context.Context) (string, error) {
	defer s.take()()
	if time.Until(s.tokens.AccessUntil) > time.Minute {
		return s.tokens.Access, nil
	}
	err := s.exchange(ctx, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {s.tokens.Refresh}})
	return s.tokens.Access, err
}

// Invalidate makes the next Token refresh where the token is the current one.
func (s *Session) Invalidate(token string) {
	defer s.take()()
	if token == s.tokens.Access {
		s.tokens.AccessUntil = time.Time{}
	}
}
