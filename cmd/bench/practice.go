//go:build e2e

package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

type object = map[string]any

// practice measures the bridge, a preview and a send on the practice company, signed in and set up.
func practice(ctx context.Context, folder string) error {
	w, err := open(ctx, filepath.Join(folder, "practice"), "--practice")
	if err != nil {
		return err
	}
	defer w.close()
	if err := setUp(ctx, w); err != nil {
		return fmt.Errorf("set the practice company up: %w", err)
	}
	if err := measure("bridge_round_trip", 2000, func() error { return w.call(ctx, nil, "Shell", "CopyText", "x") }); err != nil {
		return err
	}
	var page struct{ Rows []struct{ ID int64 } }
	if err := w.call(ctx, &page, "Orders", "List", query("date", 0)); err != nil {
		return err
	}
	next := 0
	preview := func() error {
		next++
		return w.call(ctx, nil, "Orders", "Preview", page.Rows[next%len(page.Rows)].ID)
	}
	if err := measure("preview_one_order", 200, preview); err != nil {
		return err
	}
	next = 0
	return measureOwn("enqueue_to_sent", 15, func() (time.Duration, error) {
		for ; next < len(page.Rows); next++ {
			digest, err := sendable(ctx, w, page.Rows[next].ID)
			if err != nil {
				return 0, err
			}
			if digest != "" {
				next++
				return send(ctx, w, page.Rows[next-1].ID, digest)
			}
		}
		return 0, errors.New("there are not enough orders that can be sent")
	})
}

// sendable is the digest of an order's preview; empty where somebody must be asked first.
func sendable(ctx context.Context, w *window, id int64) (string, error) {
	var preview struct {
		Digest  string
		CanSend bool
	}
	err := w.call(ctx, &preview, "Orders", "Preview", id)
	if !preview.CanSend {
		preview.Digest = ""
	}
	return preview.Digest, err
}

// send says how long it takes from confirming an order's preview until Xero has its document.
func send(ctx context.Context, w *window, id int64, digest string) (time.Duration, error) {
	begin := time.Now()
	if err := w.call(ctx, nil, "Orders", "Send", id, digest); err != nil {
		return 0, err
	}
	type sent struct {
		Status struct{ State, Problem string }
	}
	isSent := func(o sent) (bool, error) {
		if slices.Contains([]string{"rejected", "conflict", "held"}, o.Status.State) {
			return false, fmt.Errorf("order %d is %s: %s", id, o.Status.State, o.Status.Problem)
		}
		return o.Status.State == "sent", nil
	}
	err := until(ctx, w, "Orders", "Get", isSent, id)
	return time.Since(begin), err
}

func query(sort string, offset int) object {
	return object{"kind": "sale", "search": "", "bucket": "all", "contactId": 0, "sort": sort, "isDescending": true, "offset": offset, "limit": 100}
}

// setUp signs in and accepts what is suggested.
func setUp(ctx context.Context, w *window) error {
	if err := w.call(ctx, nil, "Connection", "SignIn"); err != nil {
		return err
	}
	if err := consent(ctx, w); err != nil {
		return err
	}
	isConnected := func(c struct{ State string }) (bool, error) { return c.State == "connected", nil }
	if err := until(ctx, w, "Connection", "State", isConnected); err != nil {
		return err
	}
	var state struct {
		Choices struct{ SalesAccount, PurchaseAccount string }
		Taxes   []object
	}
	if err := w.call(ctx, &state, "Setup", "State"); err != nil {
		return err
	}
	if err := measure("contacts_import_practice", 1, func() error { return importContacts(ctx, w) }); err != nil {
		return err
	}
	return errors.Join(
		w.call(ctx, nil, "Setup", "SaveStatuses", "DRAFT", "DRAFT"),
		w.call(ctx, nil, "Setup", "SaveAccounts", state.Choices.SalesAccount, state.Choices.PurchaseAccount, ""),
		w.call(ctx, nil, "Setup", "SaveTaxes", state.Taxes),
		w.call(ctx, nil, "Setup", "SaveStart", "2020-01-01", 20, 20),
	)
}

// importContacts imports every kind of contact.
func importContacts(ctx context.Context, w *window) error {
	var job struct{ ID string }
	if err := w.call(ctx, &job, "Setup", "Import", object{"customers": true, "suppliers": true, "neither": true}); err != nil {
		return err
	}
	type progress struct {
		State   string
		Problem struct{ Message string }
	}
	isDone := func(j progress) (bool, error) {
		if j.State != "running" && j.State != "done" {
			return false, fmt.Errorf("the import is %s: %s", j.State, j.Problem.Message)
		}
		return j.State == "done", nil
	}
	return until(ctx, w, "Jobs", "Get", isDone, job.ID)
}

var hidden = regexp.MustCompile(`name="(consent|csrf|organisation)" value="([^"]*)"`)

// consent presses the button on the consent page, as a person in the browser.
func consent(ctx context.Context, w *window) error {
	address := ""
	for address == "" {
		var err error
		if address, err = w.opened(ctx); err != nil {
			return err
		}
		time.Sleep(time.Millisecond)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	browser := http.Client{Jar: jar, Timeout: 10 * time.Second}
	reply, err := browser.Get(address)
	if err != nil {
		return err
	}
	page, err := io.ReadAll(reply.Body)
	if err := errors.Join(err, reply.Body.Close()); err != nil {
		return err
	}
	form := url.Values{"decision": {"allow"}}
	for _, field := range hidden.FindAllStringSubmatch(string(page), -1) {
		form.Set(field[1], html.UnescapeString(field[2]))
	}
	target, err := url.Parse(address)
	if err != nil {
		return err
	}
	target.Path, target.RawQuery = "/identity/connect/consent", ""
	reply, err = browser.PostForm(target.String(), form)
	if err != nil {
		return err
	}
	return reply.Body.Close()
}
