package signin_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"daybook/internal/fault"
)

// Covers 1/revoke.
func TestRevokeEndsTheSignInHereAndThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, pair := b.source(t)
	if err := source.Revoke(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(b.revoked) != 1 || b.revoked[0].Get("token") != pair.Refresh || b.revoked[0].Get("client_id") != "daybook-test" {
		t.Errorf("%d revocations", len(b.revoked))
	}
	if _, found := held(t, store); found {
		t.Error("the pair is still saved")
	}
	refuses(t, source, fault.AuthExpired)
}

func TestRevokeOfflineKeepsThePair(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, store, _ := b.source(t)
	b.Close()
	if err := source.Revoke(t.Context()); !fault.Is(err, fault.Offline) {
		t.Errorf("error %v", err)
	}
	if _, found := held(t, store); !found {
		t.Error("the pair is gone, though Xero was not told")
	}
}

// listing is a connections address that drops whatever it is told to and lists as given.
func listing(t *testing.T, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodDelete {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Covers 1/drop-one-connection, 1/list-connections, 1/revoke.
func TestDisconnect(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		prepare func(b *bench)
		revoked int
	}{
		{"the last connection revokes", func(*bench) {}, 1},
		{"another connection is left alone", func(b *bench) { b.connections["c-2"] = true }, 0},
		{"a list that still shows the connection", func(b *bench) { b.isSlowToDrop = true }, 1},
		{"a connection that is gone already", func(b *bench) { delete(b.connections, "c-1") }, 1},
		{"an access token that Xero refuses is renewed", func(b *bench) { clear(b.access) }, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			source, store, _ := b.source(t)
			b.change(func() { test.prepare(b) })
			if err := source.Disconnect(t.Context(), "c-1"); err != nil {
				t.Fatalf("error %v", err)
			}
			if _, found := held(t, store); found {
				t.Error("the pair is still saved")
			}
			if len(b.revoked) != test.revoked || b.connections["c-1"] {
				t.Errorf("%d revocations, want %d; connections %v", len(b.revoked), test.revoked, b.connections)
			}
		})
	}
	t.Run("a connection without an id is none", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		source, store, _ := b.source(t)
		if err := source.Disconnect(t.Context(), ""); !fault.Is(err, fault.NotFound) {
			t.Errorf("error %v", err)
		}
		if _, found := held(t, store); !found || len(b.revoked) != 0 || !b.connections["c-1"] {
			t.Errorf("pair kept: %v, %d revocations, connections %v", found, len(b.revoked), b.connections)
		}
	})
	t.Run("offline keeps everything", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		source, store, _ := b.source(t)
		b.Close()
		err := source.Disconnect(t.Context(), "c-1")
		if _, found := held(t, store); !fault.Is(err, fault.Offline) || !found {
			t.Errorf("error %v, held %v", err, found)
		}
	})
	t.Run("an answer that holds no list of connections revokes nothing", func(t *testing.T) {
		t.Parallel()
		for _, body := range []string{"null", "", "{}", "<html>", `[{"id":`} {
			b := setup(t)
			b.cfg.ConnectionsURL = listing(t, body)
			source, store, _ := b.source(t)
			err := source.Disconnect(t.Context(), "c-1")
			if _, found := held(t, store); !fault.Is(err, fault.Offline) || !found || len(b.revoked) != 0 {
				t.Errorf("%q: error %v, held %v, %d revocations", body, err, found, len(b.revoked))
			}
		}
	})
	t.Run("a token that is refused again asks for a sign-in", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		refusing := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }))
		t.Cleanup(refusing.Close)
		b.cfg.ConnectionsURL = refusing.URL
		source, store, _ := b.source(t)
		err := source.Disconnect(t.Context(), "c-1")
		if _, found := held(t, store); !fault.Is(err, fault.AuthExpired) || !found {
			t.Errorf("error %v, held %v", err, found)
		}
	})
}
