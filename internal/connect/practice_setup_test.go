package connect_test

import (
	"html"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
	"daybook/internal/practice"
	"daybook/internal/practice/identity"
	"daybook/internal/sqlite"
	client "daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/signin"
)

const (
	furniture = "Demo Furniture Ltd"
	coffee    = "Harbour Coffee Ltd"
)

// office is a company file beside a running practice Xero with two organisations, and the person at the browser.
type office struct {
	*connect.Service
	t        testing.TB
	practice *practice.Server
	gateway  *gateway.Gateway
	file     *sqlite.File
	importer *contacts.Importer
	phases   chan connect.Progress
	// allows is the organisation that is allowed at consent, without the scope that is left out.
	allows, leavesOut string
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{t: t, allows: furniture, phases: make(chan connect.Progress, 20)}
	ports := freePorts(t, 3)
	app := identity.Client{ID: "office", Name: "Daybook"}
	for _, port := range ports {
		app.RedirectURIs = append(app.RedirectURIs, signin.RedirectURL(port))
	}
	o.practice = must(practice.Start(t.Context(), practice.Config{Dir: filepath.Join(t.TempDir(), "xero"), SecondOrganisation: true,
		Clients: []identity.Client{app}, ClockFactor: 100}))(t)
	path := filepath.Join(t.TempDir(), "office.daybook")
	if err := sqlite.Create(t.Context(), path, sqlite.Info{Name: "Office", Kind: sqlite.Xero, CreatedAt: time.Now(), MachineID: "m"}); err != nil {
		t.Fatal(err)
	}
	o.file = must(sqlite.Open(t.Context(), path, sqlite.Options{}))(t)
	health := connect.NewHealth(nil)
	at := o.practice.Addresses()
	config := signin.Xero(app.ID)
	config.AuthorizeURL, config.TokenURL, config.RevokeURL, config.ConnectionsURL = at.Authorize, at.Token, at.Revoke, at.Connections
	config.Ports, config.Open = ports, o.browse
	o.gateway = must(gateway.New(gateway.Config{SignIn: config, Tokens: &signin.MemoryStore{}, BaseURL: at.API, UserAgent: "Daybook/test",
		MinuteWindow: 600 * time.Millisecond, Renewal: health.Observe, Observe: func(e client.Exchange, isInUse bool) {
			if isInUse {
				health.Observe(gateway.SignalOf(e))
			}
		}}))(t)
	o.Service = connect.NewService(connect.Config{Gateway: o.gateway, Store: o.file, Health: health, Log: slog.New(slog.DiscardHandler),
		OnChange: func(bool) {}, OnProgress: func(p connect.Progress) { o.phases <- p }, IsPractice: true, Now: time.Now})
	o.importer = contacts.NewImporter(o.gateway, o.file, matching.Service{Store: o.file, Engine: o.file.Engine, Now: time.Now}, time.Now)
	t.Cleanup(func() {
		o.CancelSignIn()
		o.gateway.Close()
		if err := o.practice.Close(); err != nil {
			t.Error(err)
		}
		if err := o.file.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// must ends the test on an error.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// freePorts returns ports that nobody listens on now.
func freePorts(t testing.TB, n int) []int {
	t.Helper()
	var ports []int
	for range n {
		listener := must(net.Listen("tcp", "127.0.0.1:0"))(t)
		ports = append(ports, listener.Addr().(*net.TCPAddr).Port)
		defer func() { _ = listener.Close() }()
	}
	return ports
}

var inputs = regexp.MustCompile(`<input[^>]* name="([^"]+)" value="([^"]+)"[^>]*>(?:<span>([^<]+)</span>)?`)

// browse is the browser with the person at it: the consent page is answered, and its redirect is followed.
func (o *office) browse(address string) error {
	if o.leavesOut != "" {
		address = strings.Replace(address, url.QueryEscape(o.leavesOut), "", 1)
		address = strings.ReplaceAll(strings.ReplaceAll(address, "++", "+"), "=+", "=")
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	browser := http.Client{Jar: jar, Timeout: 20 * time.Second}
	page, err := read(browser.Get(address))
	if err != nil {
		return err
	}
	form := url.Values{"decision": {"allow"}}
	for _, input := range inputs.FindAllStringSubmatch(page, -1) {
		if input[1] != "organisation" || html.UnescapeString(input[3]) == o.allows {
			form.Set(input[1], html.UnescapeString(input[2]))
		}
	}
	_, err = read(browser.PostForm(o.practice.Addresses().Identity+"/connect/consent", form))
	return err
}

func read(reply *http.Response, err error) (string, error) {
	if err != nil {
		return "", err
	}
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	return string(body), err
}

// signIn signs in and returns the last phase.
func (o *office) signIn() connect.Progress {
	o.t.Helper()
	if err := o.SignIn(o.t.Context()); err != nil {
		o.t.Fatal(err)
	}
	for {
		select {
		case p := <-o.phases:
			if p.Phase != "waiting" && p.Phase != "exchanging" {
				return p
			}
		case <-time.After(30 * time.Second):
			o.t.Fatal("the sign-in did not end")
		}
	}
}

// worst is the first check, the worst there is.
func (o *office) worst() connect.Check {
	o.t.Helper()
	return must(o.Examine(o.t.Context()))(o.t).Checks[0]
}

// imported imports every contact and returns what it did.
func (o *office) imported() contacts.Counts {
	o.t.Helper()
	everyone := contacts.Order{Roles: contacts.Roles{Customers: true, Suppliers: true, Neither: true}}
	return must(o.importer.Import(o.t.Context(), everyone, nil))(o.t).Counts
}
