// Package app is what the window can call: each method decodes, makes one call to a service, and encodes.
//
// What crosses is made for a page: amounts and dates are strings, lists are never null, and every failure is a
// fault with a code. It holds no rule and no SQL.
package app

import (
	"context"
	"log/slog"
)

// Host is what the window's frame does for the app. Wails implements it in the shipped program, the loopback server
// in browser tests.
type Host interface {
	// Emit sends an event to the page; name is one of the Event… constants.
	Emit(name string, payload any)
	// OpenURL opens an address in the system's browser.
	OpenURL(address string) error
	// CopyText puts text on the clipboard.
	CopyText(text string) error
}

// Bridge is what every bound struct needs: the window's life as a context, its frame, and a log.
type Bridge struct {
	ctx  func() context.Context
	host Host
	log  *slog.Logger
}

// NewBridge returns a Bridge. ctx gives the context that ends when the window closes.
func NewBridge(ctx func() context.Context, host Host, log *slog.Logger) Bridge {
	return Bridge{ctx: ctx, host: host, log: log}
}
