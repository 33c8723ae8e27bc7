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
	"time"
)

type object = map[string]any

// practice measures the bridge, a preview and a send on the practice company, signed in and set up.
func practice(ctx context.Context, folder string) error {
	w, err := open(ctx, "--home", filepath.Join(folder, "practice"), "--practice")
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
	sent := 0
	return measure("confirm_to_sent", 15, func() error {
		id := page.Rows[sent].ID
		sent++
		var preview struct{ Digest string }
		if err := w.call(ctx, &preview, "Orders", "Preview", id); err != nil {
			return err
		}
		if err := w.call(ctx, nil, "Orders", "Send", id, preview.Digest); err != nil {
			return err
		}
		return until(ctx, w, "Orders", "Get", func(o struct{ Status struct{ State string } }) bool { return o.Status.State == "sent" }, id)
	})
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
	isConnected := func(c struct{ State string }) bool { return c.State == "connected" }
	if err := until(ctx, w, "Connection", "State", isConnected); err != nil {
		return err
	}
	var state struct {
		Choices struct{ SalesAccount, PurchaseAccount string }
		Taxes   []object
	}
	return errors.Join(
		w.call(ctx, &state, "Setup", "State"),
		w.call(ctx, nil, "Setup", "SaveStatuses", "DRAFT", "DRAFT"),
		w.call(ctx, nil, "Setup", "SaveAccounts", state.Choices.SalesAccount, state.Choices.PurchaseAccount, ""),
		w.call(ctx, nil, "Setup", "SaveTaxes", state.Taxes),
		w.call(ctx, nil, "Setup", "SaveStart", "2020-01-01", 20, 20),
		importContacts(ctx, w),
	)
}

// importContacts measures one import of all contacts.
func importContacts(ctx context.Context, w *window) error {
	return measure("import_80_contacts", 1, func() error {
		var job struct{ ID string }
		if err := w.call(ctx, &job, "Setup", "Import", object{"customers": true, "suppliers": true, "neither": true}); err != nil {
			return err
		}
		return until(ctx, w, "Jobs", "Get", func(j struct{ State string }) bool { return j.State != "running" }, job.ID)
	})
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
