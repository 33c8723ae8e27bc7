package signin_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// answering is a connections address that always says the same, and something else to one access token.
func answering(t *testing.T, status int, body, access, other string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "Bearer "+access {
			_, _ = w.Write([]byte(other))
			return
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

const (
	demo    = `{"id":"c-1","authEventId":"before","tenantId":"T-1","tenantType":"ORGANISATION","tenantName":"Demo Furniture Ltd"}`
	harbour = `{"id":"c-2","authEventId":"` + eventID + `","tenantId":"t-2","tenantType":"ORGANISATION","tenantName":"Harbour Coffee Ltd"}`
)

func TestASignInThatDoesNotReachTheFilesOrganisationLeavesTheOneBeforeInUse(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		tenant string
		status int
		body   string
		want   fault.Code // "" when the new sign-in is taken
		says   string
	}{
		{"the organisation again", "t-1", 200, "[" + demo + "]", "", ""},
		{"another one besides, by the same person", "t-1", 200, "[" + harbour + "," + demo + "]", "", ""},
		{"another one only", "t-1", 200, "[" + harbour + "]", fault.Conflict, "Harbour Coffee Ltd"},
		{"none", "t-1", 200, "[]", fault.Conflict, "does not reach"},
		{"another one that the one before reaches alike", "t-9", 200, "[" + harbour + "]", "", ""},
		{"a file that belongs to none yet", "", 200, "[" + harbour + "]", "", ""},
		{"an answer that holds no list", "t-1", 200, "null", fault.Offline, ""},
		{"an answer that is cut", "t-1", 200, "[" + demo, fault.Offline, ""},
		{"out of order", "t-1", 503, "", fault.Offline, ""},
		{"too many calls", "t-1", 429, "", fault.RateLimited, ""},
		{"a token refused at once", "t-1", 401, "", fault.AuthExpired, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			pair := b.issue()
			b.cfg.ConnectionsURL = answering(t, test.status, test.body, pair.Access, "["+demo+"]")
			source, store, before := b.sourceOf(t, pair)
			flow, err := signin.Begin(t.Context(), b.cfg, source.AdoptFor(test.tenant), nil)
			if err != nil {
				t.Fatal(err)
			}
			reply := get(t, b.consent(t, <-b.opened), navigation())
			_, err = flow.Wait(t.Context())
			saved, _ := held(t, store)
			if fault.CodeOf(err) != test.want || (saved.Access == before.Access) != (test.want != "") || (token(t, source) == before.Access) != (test.want != "") {
				t.Errorf("error %v; the one before is saved: %v", err, saved.Access == before.Access)
			}
			if strings.Contains(reply.body, "Not signed in") != (test.want != "") {
				t.Errorf("page %s", reply.body)
			}
			if err != nil {
				noSecret(t, err)
				if problem, _ := errors.AsType[*fault.Error](err); !strings.Contains(problem.Message, test.says) || problem.Hint == "" {
					t.Errorf("%q, hint %q", problem.Message, problem.Hint)
				}
			}
			if len(b.revoked) != 0 {
				t.Error("revoked, which ends the sign-in of other files too")
			}
		})
	}
}

func TestWhereThereIsNothingToLoseASignInToAnotherOrganisationIsTaken(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(b *bench, store *signin.MemoryStore) error{
		"never signed in": func(*bench, *signin.MemoryStore) error { return nil },
		"signed in until it ended": func(b *bench, store *signin.MemoryStore) error {
			err := store.SaveTokens(t.Context(), b.issue())
			b.change(func() { clear(b.refresh) })
			b.clock.Move(time.Hour)
			return err
		},
		"refused there as well": func(b *bench, store *signin.MemoryStore) error {
			pair := b.issue()
			b.cfg.ConnectionsURL = answering(t, 200, "["+harbour+"]", pair.Access, "[]")
			return store.SaveTokens(t.Context(), pair)
		},
	} {
		b, store := setup(t), &signin.MemoryStore{}
		b.cfg.ConnectionsURL = answering(t, 200, "["+harbour+"]", "", "")
		if err := prepare(b, store); err != nil {
			t.Fatal(err)
		}
		source, err := signin.NewSource(b.cfg, store)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(source.Close)
		fresh := b.issue()
		if err := source.AdoptFor("t-1")(t.Context(), fresh); err != nil || token(t, source) != fresh.Access {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The least set: nothing that writes where Daybook only reads, nothing about the person.
//
// Covers 2.scopes/text, 2.scopes/accounting-invoices-read, 2.scopes/accounting-payments-read, 2.scopes/accounting-manualjournals-read,
// 2.scopes/accounting-contacts-read, 2.scopes/accounting-settings-read, 2.scopes/accounting-attachments-read.
func TestDaybookAsksForTheLeastAndNothingBroad(t *testing.T) {
	t.Parallel()
	want := "offline_access accounting.settings.read accounting.contacts accounting.invoices accounting.payments.read " +
		"accounting.attachments accounting.manualjournals accounting.reports.trialbalance.read"
	if got := strings.Join(signin.ScopeNames(), " "); got != want {
		t.Errorf("asks for %s", got)
	}
}
