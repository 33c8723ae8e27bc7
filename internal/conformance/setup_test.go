// Package conformance_test runs the client of Xero against the practice Xero's accounting API, so that the two are
// wrong together at most where the contract is.
package conformance_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"daybook/internal/conformance/contracttest"
	"daybook/internal/practice/api"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
	"daybook/internal/xero"
)

// today is a fixed day, so that the seeded books are the same in every run.
var today = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

// bench is a client before the practice API over a real file and a real connection.
type bench struct {
	Client *xero.Client
	Org    xero.Organisation
	// Desk is a person working in the organisation.
	Desk *store.Desk

	mu      sync.Mutex
	next    []api.Action
	puts    int
	session api.Session
	refuse  []error // what the authenticator says to the next calls
	now     time.Time
	isDated bool // answers tell the practice Xero's clock, and not this computer's
}

// date has answers tell the time by the practice Xero's clock where a test wants it.
func (b *bench) date(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		if b.isDated {
			w.Header().Set("Date", b.now.UTC().Format(http.TimeFormat))
		}
		b.mu.Unlock()
		next.ServeHTTP(w, r)
	})
}

// tick is the practice Xero's clock. Every look at it finds a second more, so that the minute's limit is met only where a test
// wants it.
func (b *bench) tick() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(time.Second)
	return b.now
}

// Plan implements api.Faults.
func (b *bench) Plan(r *http.Request) api.Action {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r.Method == http.MethodPut {
		b.puts++
	}
	if len(b.next) == 0 {
		return api.Action{}
	}
	action := b.next[0]
	b.next = b.next[1:]
	return action
}

// Authorize implements api.Authenticator: every token is good, save where a test says otherwise.
func (b *bench) Authorize(_ context.Context, bearer, tenantID string) (api.Session, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	session := b.session
	session.TenantID = tenantID
	if bearer == "" {
		return session, api.ErrBadToken
	}
	if len(b.refuse) > 0 {
		err := b.refuse[0]
		b.refuse = b.refuse[1:]
		return session, err
	}
	return session, nil
}

// Token implements xero.TokenSource.
func (b *bench) Token(context.Context) (string, error) { return "token", nil }

// Invalidate implements xero.TokenSource.
func (b *bench) Invalidate(string) {}

func (b *bench) plan(actions ...api.Action) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next = append(b.next, actions...)
}

func (b *bench) putsSeen() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.puts
}

func setup(t *testing.T, change ...func(*api.Config)) *bench {
	t.Helper()
	return setupBooks(t, seed.Options{}, change...)
}

// setupBooks does the same with books that are filled in another way.
func setupBooks(t *testing.T, o seed.Options, change ...func(*api.Config)) *bench {
	t.Helper()
	file, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := seed.FillWith(t.Context(), file, today, o); err != nil {
		t.Fatal(err)
	}
	b := &bench{now: today, session: api.Session{
		ClientID: "daybook-practice", AppName: "Daybook", UserID: "user-1",
		Scopes: []string{
			"accounting.settings.read", "accounting.contacts", "accounting.invoices", "accounting.payments.read",
			"accounting.manualjournals", "accounting.attachments", "accounting.reports.trialbalance.read",
			"accounting.reports.balancesheet.read",
		},
	}}
	config := api.Config{Store: file, Auth: b, Faults: b, Now: b.tick}
	for _, c := range change {
		c(&config)
	}
	handler := api.New(config)
	server := httptest.NewServer(b.date(contracttest.IfThere(t).Wrap(t, handler)))
	httpClient := xero.NewHTTPClient()
	t.Cleanup(func() {
		httpClient.CloseIdleConnections()
		server.Close()
		if err := errors.Join(handler.Close(), file.Close()); err != nil {
			t.Error(err)
		}
	})
	b.Desk = store.NewDesk(file, b.tick, config.Switches)
	b.Client = &xero.Client{
		HTTP: httpClient, BaseURL: server.URL, Tokens: b, UserAgent: "Daybook/test", TenantID: tenantOf(t, file),
		Pause: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	if b.Org, err = b.Client.GetOrganisation(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b
}

func tenantOf(t *testing.T, file *store.Store) string {
	t.Helper()
	var id string
	err := file.View(t.Context(), func(tx *store.Tx) error {
		reference, err := tx.GetReference(t.Context())
		id = reference.Organisation.ID
		return err
	})
	if err != nil || id == "" {
		t.Fatalf("no organisation: %v", err)
	}
	return id
}
