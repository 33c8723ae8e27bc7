//go:build e2e

package killtest_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/killtest"
	"daybook/internal/matching"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/practice"
	"daybook/internal/sample"
	"daybook/internal/setup"
	"daybook/internal/sqlite"
)

// factor divides the settle time, the life of keys and the limits, on both sides.
const factor = 60

// settle is the settle time, keyLife how long the practice Xero remembers a key.
const (
	settle  = 150 * time.Second / factor
	keyLife = 6 * time.Minute / factor
)

// build builds a program of this repository and returns where it is.
func build(t *testing.T, name, pkg, tags string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	cmd := exec.CommandContext(t.Context(), "go", "build", "-tags", tags, "-o", path, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build %s: %v\n%s", pkg, err, said)
	}
	return path
}

// startPractice starts the practice Xero in a process of its own, which ends with the test.
func startPractice(t *testing.T) practice.Addresses {
	t.Helper()
	program := build(t, "practice-xero", "daybook/cmd/practice-xero", "e2e")
	cmd := exec.Command(program, "--control", "--addr", "127.0.0.1:0", "--data", t.TempDir(), "--day-limit", "1000000")
	cmd.Env = append(os.Environ(), "DAYBOOK_CLOCK_FACTOR="+strconv.Itoa(factor))
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(os.Interrupt)
		giveUp := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		defer giveUp.Stop()
		if err := cmd.Wait(); err != nil || t.Failed() {
			t.Logf("the practice Xero ended: %v\n%s", err, said.String())
		}
	})
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err != nil {
		t.Fatalf("the practice Xero did not start: %v\n%s", err, said.String())
	}
	var at practice.Addresses
	if err := json.Unmarshal(line, &at); err != nil {
		t.Fatal(err)
	}
	return at
}

// plan is an order with the preview that was confirmed.
type plan struct {
	order   int64
	preview posting.Preview
}

// makeCompany makes a company file that is signed in, has its contacts imported and everything chosen, and at least as
// many orders as asked for that can be sent, mixed by the seed.
func makeCompany(t *testing.T, at practice.Addresses, count int, seed uint64) (killtest.Job, []plan) {
	t.Helper()
	ctx := t.Context()
	job := killtest.Job{File: filepath.Join(t.TempDir(), "company.daybook"), Xero: at, API: at.API,
		Key: bytes.Repeat([]byte{7}, 32), Factor: factor}
	info := sqlite.Info{Name: "Kill test", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: time.Now(), MachineID: killtest.Machine}
	check(t, sqlite.Create(ctx, job.File, info))
	last := make(chan connect.Progress, 1)
	c, err := killtest.Open(ctx, job, killtest.Hooks{
		Browse: func(address string) error { return consent(address) },
		Progress: func(p connect.Progress) {
			if p.Phase != "waiting" && p.Phase != "exchanging" {
				last <- p
			}
		},
	})
	check(t, err)
	defer func() { check(t, c.Close()) }()
	check(t, sample.Fill(ctx, c.File, civil.Of(time.Now())))
	check(t, c.Connect.SignIn(ctx))
	if p := <-last; p.Phase != "done" {
		t.Fatalf("the sign-in ended with %+v", p)
	}
	matcher := matching.Service{Store: c.File, Engine: c.File.Engine, Now: time.Now}
	roles := contacts.Order{Roles: contacts.Roles{Customers: true, Suppliers: true}}
	_, err = contacts.NewImporter(c.Gateway, c.File, matcher, time.Now).Import(ctx, roles, nil)
	check(t, err)
	choose(t, c)
	multiply(t, c.File, count)
	job.Contacts = strangers(ctx, t, c)
	return job, sendable(t, c, count, seed)
}

// strangers saves contacts that nobody at Xero is like.
func strangers(ctx context.Context, t *testing.T, c *killtest.Company) (ids []int64) {
	t.Helper()
	names := []string{"Qorvathi", "Zylbrenu", "Wuxadem", "Jhefroto", "Vympalis", "Kudozwin", "Xanthoby", "Gwirrelp"}
	for _, name := range names {
		saved, err := c.File.SaveContact(ctx, contact.Contact{Name: name, PaymentDays: -1, Source: contact.SourceTyped, IsCustomer: true})
		check(t, err)
		preview, err := c.Outbox.PreviewContacts(ctx, []int64{saved.ID})
		check(t, err)
		if preview.Creates == 1 {
			ids = append(ids, saved.ID)
		}
	}
	return ids
}

// consent is the person at the browser, who allows access.
func consent(address string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	browser := http.Client{Jar: jar, Timeout: 30 * time.Second}
	page, err := load(browser.Get(address))
	if err != nil {
		return err
	}
	form := url.Values{"decision": {"allow"}}
	for _, field := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(field[1], html.UnescapeString(field[2]))
	}
	target, err := url.Parse(address)
	if err != nil {
		return err
	}
	target.Path, target.RawQuery = "/identity/connect/consent", ""
	_, err = load(browser.PostForm(target.String(), form))
	return err
}

var hidden = regexp.MustCompile(`name="(consent|csrf|organisation)" value="([^"]*)"`)

func load(reply *http.Response, err error) (string, error) {
	if err != nil {
		return "", err
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err == nil && reply.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", reply.Status, body)
	}
	return string(body), err
}

// choose takes what the set-up suggests: approved invoices, draft bills, and a start so early that nothing is left out.
func choose(t *testing.T, c *killtest.Company) {
	t.Helper()
	ctx := t.Context()
	service := setup.Service{Store: c.File, Now: time.Now, Zone: time.UTC}
	state, err := service.State(ctx)
	check(t, err)
	_, err = service.SaveStatuses(ctx, posting.StatusAuthorised, posting.StatusDraft)
	check(t, err)
	_, err = service.SaveAccounts(ctx, state.Suggested.SalesAccount, state.Suggested.PurchaseAccount, "")
	check(t, err)
	var taxes []setup.TaxChoice
	for _, row := range state.Taxes {
		taxes = append(taxes, setup.TaxChoice{TaxID: row.Tax.ID, Kind: row.Kind, TaxType: row.TaxType})
	}
	_, err = service.SaveTaxes(ctx, taxes)
	check(t, err)
	_, err = service.SaveStart(ctx, civil.Date{Year: 2020, Month: 1, Day: 1}, 20, 20)
	check(t, err)
}

// multiply repeats the practice company's orders under new numbers until there are enough.
func multiply(t *testing.T, file *sqlite.File, count int) {
	t.Helper()
	var originals, copies []order.Order
	for _, kind := range []order.Kind{order.Sale, order.Purchase} {
		page, err := file.ListOrders(t.Context(), order.Query{Kind: kind})
		check(t, err)
		for _, row := range page.Rows {
			o, err := file.GetOrder(t.Context(), row.ID)
			check(t, err)
			originals = append(originals, o)
		}
	}
	for again := 2; len(originals)+len(copies) < count+len(originals)/4; again++ {
		for _, o := range originals {
			o.ID, o.Version = 0, 0
			o.Number, o.SourceRef = fmt.Sprintf("%s.%d", o.Number, again), fmt.Sprintf("%s.%d", o.SourceRef, again)
			if o.Kind == order.Purchase && o.ContactReference != "" {
				o.ContactReference = fmt.Sprintf("%s.%d", o.ContactReference, again)
			}
			copies = append(copies, o)
		}
	}
	_, err := file.SaveOrders(t.Context(), copies)
	check(t, err)
}

// sendable previews orders in a random order until enough can be sent.
func sendable(t *testing.T, c *killtest.Company, count int, seed uint64) []plan {
	t.Helper()
	var ids []int64
	for _, kind := range []order.Kind{order.Sale, order.Purchase} {
		for offset := 0; ; {
			page, err := c.File.ListOrders(t.Context(), order.Query{Kind: kind, Offset: offset})
			check(t, err)
			for _, row := range page.Rows {
				ids = append(ids, row.ID)
			}
			if offset += len(page.Rows); offset >= page.Total {
				break
			}
		}
	}
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	var plans []plan
	for _, id := range ids {
		preview, err := c.Outbox.Preview(t.Context(), id)
		check(t, err)
		if !preview.CanSend() {
			t.Logf("left out: %s: %s", preview.Content.Number, preview.Checks[0].Message)
			continue
		}
		if plans = append(plans, plan{id, preview}); len(plans) == count {
			return plans
		}
	}
	t.Fatalf("only %d of %d orders can be sent", len(plans), count)
	return nil
}

func ids(plans []plan) []int64 {
	list := make([]int64, len(plans))
	for i, p := range plans {
		list[i] = p.order
	}
	return list
}

// process is one poster.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan string
	said  bytes.Buffer

	mu        sync.Mutex
	isStarted bool
	isKilled  bool
}

// newProcess prepares a poster; start starts it.
func newProcess(program string, environment ...string) *process {
	p := &process{cmd: exec.Command(program), lines: make(chan string, 1000)}
	p.cmd.Env = append(os.Environ(), environment...)
	p.cmd.Stderr = &p.said
	return p
}

// start starts the poster on a job. Its lines come until it has ended.
func (p *process) start(job killtest.Job) error {
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return err
	}
	p.mu.Lock()
	err = p.cmd.Start()
	p.isStarted = err == nil
	p.mu.Unlock()
	if err != nil {
		return err
	}
	go func() {
		defer close(p.lines)
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			p.lines <- scanner.Text()
		}
	}()
	return json.NewEncoder(p.in).Encode(job)
}

// kill ends the poster at once, as the power going does. Only the first call does anything.
func (p *process) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.isStarted && !p.isKilled {
		p.isKilled = true
		_ = p.cmd.Process.Kill() // it may just have ended
	}
}

// wait waits until the poster has ended. The error of one that was killed is nil.
func (p *process) wait() error {
	for range p.lines { // read to the end before Wait closes the pipe
	}
	err := p.cmd.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.isKilled {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the poster: %w\n%s", err, p.said.String())
	}
	return nil
}

// errPatience says that a poster takes too long.
var errPatience = errors.New("it is not settled within the time given")

// untilSettled waits for the word, then lets the poster end in peace.
func (p *process) untilSettled(ctx context.Context) error {
	for {
		select {
		case line, isOpen := <-p.lines:
			if !isOpen {
				return errors.Join(errors.New("the poster ended by itself"), p.wait())
			}
			if line != "settled" {
				continue
			}
			return errors.Join(p.in.Close(), p.wait())
		case <-ctx.Done():
			p.kill()
			return errors.Join(errPatience, p.wait(), errors.New(p.said.String()))
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
