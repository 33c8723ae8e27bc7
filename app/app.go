// Package app is what the window can call: each method decodes, makes one call to a service, and encodes.
//
// What crosses is made for a page: amounts and dates are strings, lists are never null, and every failure is a
// fault with a code. It holds no rule and no SQL.
package app

import (
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
	// SaveFile asks where a file is to be written, writes it, and returns where it lies; empty when the owner gave up.
	SaveFile(name string, data []byte) (path string, err error)
}

// Bridge is what every bound struct needs: the desk with the open company, the window's frame, and a log.
type Bridge struct {
	desk *Desk
	host Host
	log  *slog.Logger
}

// NewBridge returns a Bridge.
func NewBridge(desk *Desk, host Host, log *slog.Logger) Bridge {
	return Bridge{desk: desk, host: host, log: log}
}

// Bound returns every struct whose methods the page may call.
func Bound(b Bridge, version string) []any {
	return []any{
		&Shell{b: b, version: version}, &Connection{b: b}, &Setup{b: b}, &Orders{b: b}, &ReadBack{b: b}, &Contacts{b: b}, &Review{b: b}, &Items{b: b},
		&Home{b: b}, &Activity{b: b}, &Jobs{b: b}, &Stock{b: b}, &Periods{b: b},
	}
}
