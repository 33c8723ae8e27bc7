//go:build e2e

package main

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/diag"
	"daybook/internal/keychain"
)

// person is an owner at the window and in the browser: it hears events and clicks through the consent page.
type person struct {
	t      *testing.T
	answer string // "allow" or "cancel"

	mu      sync.Mutex
	waiting map[string][]chan any
	opened  []string
}

func newPerson(t *testing.T) *person {
	return &person{t: t, answer: "allow", waiting: map[string][]chan any{}}
}

// Emit implements app.Host.
func (p *person) Emit(name string, payload any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range p.waiting[name] {
		select {
		case c <- payload:
		default:
		}
	}
}

// CopyText implements app.Host.
func (p *person) CopyText(string) error { return nil }

// SaveFile implements app.Host.
func (p *person) SaveFile(string, []byte) (string, error) { return "", nil }

// OpenURL implements app.Host: an authorise address is answered as in a browser, others are remembered.
func (p *person) OpenURL(address string) error {
	if strings.Contains(address, "/connect/authorize") {
		go p.consent(address)
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opened = append(p.opened, address)
	return nil
}

// hear returns the events of a name from now on.
func (p *person) hear(name string) <-chan any {
	c := make(chan any, 100)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting[name] = append(p.waiting[name], c)
	return c
}

var hidden = regexp.MustCompile(`name="(consent|csrf|organisation)" value="([^"]*)"`)

// consent presses the button on the consent page and follows the redirect to the loopback listener.
func (p *person) consent(address string) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Error(err)
		return
	}
	browser := http.Client{Jar: jar, Timeout: 10 * time.Second}
	page := p.load(browser.Get(address))
	form := url.Values{"decision": {p.answer}}
	for _, field := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(field[1], html.UnescapeString(field[2]))
	}
	target, err := url.Parse(address)
	if err != nil {
		p.t.Error(err)
		return
	}
	target.Path, target.RawQuery = "/identity/connect/consent", ""
	p.load(browser.PostForm(target.String(), form))
}

func (p *person) load(reply *http.Response, err error) string {
	if err != nil {
		p.t.Errorf("the browser: %v", err)
		return ""
	}
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode != http.StatusOK {
		p.t.Errorf("the browser got %s: %v", reply.Status, err)
	}
	return string(body)
}

// window is the open window: the structs the page calls.
type window struct {
	person     *person
	company    *company
	shell      *app.Shell
	connection *app.Connection
	setup      *app.Setup
	orders     *app.Orders
	contacts   *app.Contacts
	activity   *app.Activity
	readBack   *app.ReadBack
}

// open opens the practice company under a folder, until the test ends or close is called.
func open(t *testing.T, home string) (*window, func()) {
	t.Helper()
	w := &window{person: newPerson(t)}
	logFile, err := openLog(home)
	if err != nil {
		t.Fatal(err)
	}
	log := diag.NewLog(logFile, slog.LevelDebug)
	ctx, cancel := context.WithCancel(context.Background())
	desk := app.NewDesk(ctx)
	bound := app.Bound(app.NewBridge(desk, w.person, log), "test")
	for _, b := range bound {
		switch s := b.(type) {
		case *app.Shell:
			w.shell = s
		case *app.Connection:
			w.connection = s
		case *app.Setup:
			w.setup = s
		case *app.Orders:
			w.orders = s
		case *app.Contacts:
			w.contacts = s
		case *app.Activity:
			w.activity = s
		case *app.ReadBack:
			w.readBack = s
		}
	}
	w.company = newCompany(desk, w.person, log)
	// A keychain that remembers for as long as the test runs, so that the tokens are sealed into the company file.
	w.company.keys = keychain.NewFallback(&keychain.Memory{})
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		w.company.serve(ctx, options{home: home})
	}()
	var once sync.Once
	end := func() {
		once.Do(func() {
			cancel()
			<-closed
			_ = logFile.Close()
		})
	}
	t.Cleanup(end)
	return w, end
}

// must ends the test on an error.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// signIn signs in and waits for the last word.
func (w *window) signIn(t *testing.T) app.SignInView {
	t.Helper()
	steps := w.person.hear(app.EventSignIn)
	if err := w.connection.SignIn(); err != nil {
		t.Fatal(err)
	}
	for {
		select {
		case step := <-steps:
			if view, ok := step.(app.SignInView); ok && view.Phase != "waiting" && view.Phase != "exchanging" {
				return view
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the sign-in did not end")
		}
	}
}

// importContacts imports every kind of contact and returns what it did.
func (w *window) importContacts(t *testing.T) app.ImportView {
	t.Helper()
	steps := w.person.hear(app.EventJob)
	must(w.setup.Import(app.ImportRoles{Customers: true, Suppliers: true, Neither: true}))(t)
	for {
		select {
		case step := <-steps:
			if job, ok := step.(app.JobView); ok && job.State != "running" {
				if job.State != "done" {
					t.Fatalf("the import: %+v", job)
				}
				return job.Import
			}
		case <-time.After(30 * time.Second):
			t.Fatal("the import did not end")
		}
	}
}

// setUp accepts what is suggested, with a start date that leaves nothing out.
func (w *window) setUp(t *testing.T) {
	t.Helper()
	state := must(w.setup.State())(t)
	c := state.Choices
	must(w.setup.SaveStatuses(c.InvoiceStatus, c.BillStatus))(t)
	must(w.setup.SaveAccounts(c.SalesAccount, c.PurchaseAccount, ""))(t)
	must(w.setup.SaveTaxes(state.Taxes))(t)
	done := must(w.setup.SaveStart("2020-01-01", 20, 20))(t)
	if !done.IsDone {
		t.Fatalf("after accepting every suggestion: %+v", done.Steps)
	}
}

// send previews and sends an order and waits until it is settled.
func (w *window) send(t *testing.T, id int64) (app.PreviewView, app.OrderView) {
	t.Helper()
	preview := w.decide(t, must(w.orders.Preview(id))(t))
	if !preview.CanSend {
		t.Fatalf("order %d cannot be sent: %+v", id, preview.Checks)
	}
	changes := w.person.hear(app.EventOrder)
	view := must(w.orders.Send(id, preview.Digest))(t)
	limit := time.After(30 * time.Second)
	for !isSettled(view.Status.State) {
		select {
		case <-changes:
		case <-limit:
			t.Fatalf("order %d is still %s", id, view.Status.State)
		}
		view = must(w.orders.Get(id))(t)
	}
	return preview, view
}

// decide answers who an order's contact is at Xero, where the preview asks: the likeliest that is not archived, else none of
// them. It returns the preview after it.
func (w *window) decide(t *testing.T, preview app.PreviewView) app.PreviewView {
	t.Helper()
	asked := preview.Contact.Asked
	if len(asked) == 0 {
		return preview
	}
	id := preview.Contact.ID
	if at := slices.IndexFunc(asked, func(l app.LikenessView) bool { return l.Status == "ACTIVE" }); at >= 0 {
		must(w.contacts.Link(id, asked[at].LedgerID))(t)
	} else if err := w.contacts.KeepApart(id, []string{asked[0].LedgerID}); err != nil {
		t.Fatal(err)
	}
	return w.decide(t, must(w.orders.Preview(preview.OrderID))(t))
}

func isSettled(state string) bool {
	return state == "sent" || state == "rejected" || state == "conflict"
}

// list returns every order of a kind, oldest first.
func (w *window) list(t *testing.T, kind string) []app.OrderRow {
	t.Helper()
	return must(w.orders.List(app.OrderQuery{Kind: kind, Bucket: "all", Sort: "date", Limit: 500}))(t).Rows
}
