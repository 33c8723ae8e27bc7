//go:build e2e

// Package killtest posts orders from a process that is killed again and again, and then counts what Xero holds.
//
// The practice Xero runs in a process of its own and lives on; the company file, the sign-in, the client and the sender
// are the program's own. Only test builds have this package.
package killtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"daybook/internal/connect"
	"daybook/internal/posting"
	"daybook/internal/practice"
	"daybook/internal/sqlite"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/ledger"
	"daybook/internal/xero/signin"
)

// Machine is the one computer of the test (R12).
const Machine = "the computer of the kill test"

// Job is what a poster is told, as JSON on its standard input.
type Job struct {
	// File is the company file.
	File string `json:"file"`
	// Xero is where to sign in; API is where the accounting API is reached, which may be something in between.
	Xero practice.Addresses `json:"xero"`
	API  string             `json:"api"`
	// Key seals the sign-in in the company file. A person's is in the keychain, which a test does not touch.
	Key []byte `json:"key"`
	// Factor divides the waits.
	Factor int `json:"factor"`
	// Orders are to be sent, in this order.
	Orders []int64 `json:"orders"`
	// Contacts are to be created at Xero, all at once, before the orders.
	Contacts []int64 `json:"contacts"`
}

// Hooks is who hears what happens; each may be nil.
type Hooks struct {
	// Browse is the browser. Notify hears every change of a document. Progress hears the phases of a sign-in.
	Browse   func(address string) error
	Notify   func(posting.Change)
	Progress func(connect.Progress)
	// Log takes the program's log.
	Log *slog.Logger
}

// Company is an open company file with its sign-in, client, outbox and sender, put together as the program does it.
type Company struct {
	File    *sqlite.File
	Gateway *gateway.Gateway
	Connect *connect.Service
	Outbox  posting.Outbox
	Sender  *posting.Sender
}

// Open opens the company file of a job. Close it.
func Open(ctx context.Context, j Job, h Hooks) (_ *Company, err error) {
	h = h.withDefaults()
	c := &Company{}
	if c.File, err = sqlite.Open(ctx, j.File, sqlite.Options{Log: h.Log}); err != nil {
		return nil, fmt.Errorf("open the company file: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, c.File.Close())
		}
	}()
	info, err := c.File.Info(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the company file: %w", err)
	}
	sealer, err := signin.NewSealer(j.Key, info.ID)
	if err != nil {
		return nil, err
	}
	if err := c.reachXero(ctx, j, h, signin.NewSealedStore(c.File, sealer)); err != nil {
		return nil, err
	}
	c.post(j, h)
	return c, c.Connect.Resume(ctx)
}

func (h Hooks) withDefaults() Hooks {
	if h.Browse == nil {
		h.Browse = func(string) error { return errors.New("nobody is at the browser") }
	}
	if h.Notify == nil {
		h.Notify = func(posting.Change) {}
	}
	if h.Progress == nil {
		h.Progress = func(connect.Progress) {}
	}
	if h.Log == nil {
		h.Log = slog.New(slog.DiscardHandler)
	}
	return h
}

func (c *Company) reachXero(ctx context.Context, j Job, h Hooks, tokens signin.TokenStore) error {
	signIn := signin.Xero(practice.ClientID)
	signIn.AuthorizeURL, signIn.TokenURL, signIn.RevokeURL = j.Xero.Authorize, j.Xero.Token, j.Xero.Revoke
	signIn.ConnectionsURL, signIn.Open, signIn.Log = j.Xero.Connections, h.Browse, h.Log
	health := connect.NewHealth(nil)
	gate, err := gateway.New(gateway.Config{SignIn: signIn, Tokens: tokens, BaseURL: j.API, UserAgent: "Daybook/killtest",
		MinuteWindow: time.Minute / time.Duration(j.Factor), Log: h.Log, Observe: func(e xero.Exchange, _ bool) {
			health.Observe(gateway.SignalOf(e))
			if _, err := c.File.AppendActivity(context.WithoutCancel(ctx), gateway.EntryOf(e)); err != nil {
				h.Log.Error("an exchange could not be recorded", "error", err)
			}
		}})
	if err != nil {
		return err
	}
	c.Gateway = gate
	c.Connect = connect.NewService(connect.Config{Gateway: c.Gateway, Store: c.File, Health: health, Log: h.Log,
		OnChange: func(isNew bool) {
			if isNew {
				c.Sender.Wake(posting.WakeSignedIn)
			}
		}, OnProgress: h.Progress, Now: time.Now})
	return nil
}

func (c *Company) post(j Job, h Hooks) {
	store, port := c.File.Outbox(), ledger.New(c.Gateway.Client)
	c.Sender = posting.NewSender(posting.SenderOptions{Store: store, Ledger: port, Clock: posting.SystemClock(),
		Times: posting.DefaultTimes().Divided(j.Factor), Machine: Machine, Notify: h.Notify, Log: h.Log})
	c.Outbox = posting.Outbox{Store: store, Ledger: port, Now: time.Now, Notify: h.Notify,
		Wake: func() { c.Sender.Wake(posting.WakeQueued) }}
}

// Close ends the sign-in's renewals and closes the file.
func (c *Company) Close() error {
	c.Gateway.Close()
	return c.File.Close()
}
