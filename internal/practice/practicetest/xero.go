package practicetest

import (
	"net/http"
	"net/http/cookiejar"
	"testing"
	"time"

	"daybook/internal/practice"
)

// Xero is a practice Xero in memory. Its Server changes with Restart, its addresses and clients do not.
type Xero struct {
	*practice.Server
	*Network

	config practice.Config
}

// Start starts the practice Xero on a network of its own and ends it with the test. The configuration is that of
// practice.Start, except that Addr is Address and Dir is a temporary folder where it is "".
func Start(t testing.TB, config practice.Config) *Xero {
	t.Helper()
	if config.Dir == "" {
		config.Dir = t.TempDir()
	}
	x := &Xero{Network: &Network{}, config: config}
	x.start(t)
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Errorf("close the practice Xero: %v", err)
		}
	})
	return x
}

func (x *Xero) start(t testing.TB) {
	t.Helper()
	x.config.Listener = x.Listen()
	server, err := practice.Start(t.Context(), x.config)
	if err != nil {
		t.Fatal(err)
	}
	x.Server = server
}

// Restart ends the server, in the middle of whatever it answers, and starts another one on the same data. The programme
// of faults and the record of requests begin anew.
func (x *Xero) Restart(t testing.TB) {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x.start(t)
}

// Client returns an HTTP client with a pool of connections of its own, which the test's end closes. It keeps
// cookies, follows no redirect, and waits at most 2 minutes for an answer.
func (x *Xero) Client(t testing.TB) *http.Client {
	t.Helper()
	transport := &http.Transport{DialContext: x.DialContext, MaxIdleConnsPerHost: 10, IdleConnTimeout: 90 * time.Second}
	t.Cleanup(transport.CloseIdleConnections)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{
		Transport: transport, Jar: jar, Timeout: 2 * time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}
