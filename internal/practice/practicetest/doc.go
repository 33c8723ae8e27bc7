// Package practicetest runs the practice Xero in memory, so that tests have it, its clock and its limits inside a bubble
// of testing/synctest: a day's limit, a token of 30 minutes, a key of 6 minutes or a laptop asleep for a week take
// milliseconds.
//
//	synctest.Test(t, func(t *testing.T) {
//		server := practicetest.Start(t, practice.Config{})
//		session := server.SignIn(t, "accounting.settings.read", "accounting.invoices")
//		client := &xero.Client{HTTP: server.Client(t), BaseURL: server.Addresses().API, Tokens: session, TenantID: session.TenantID}
//		…
//		time.Sleep(6 * time.Minute) // the idempotency keys are forgotten now
//	})
//
// Everything is the real thing but for the wire: package practice's own server, its SQLite file in a temporary folder,
// net/http on both sides, over pairs of net.Pipe. Outside a bubble it works as well, by the system's clock.
//
// Rules of a bubble: call Start inside it; leave practice.Config.Now nil, so that the server takes the bubble's clock,
// which begins on 1 January 2000 (sleep until the day a test wants before Start); reach the server through Xero.Client
// or Xero.DialContext only, since a goroutine that waits for the real network holds the bubble's clock; end what the
// test started before it returns (Start's own part ends by itself).
package practicetest
