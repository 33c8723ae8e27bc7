package practice

import (
	"log/slog"
	"net"
	"time"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/identity"
	"daybook/internal/practice/seed"
)

// ClientID is the id under which Daybook is registered at the practice Xero.
const ClientID = "daybook-practice"

// Config says where the practice Xero listens, where it keeps its data, and how it behaves.
type Config struct {
	// Addr is the address to listen on; it must be of loopback. "" means 127.0.0.1 with a free port.
	Addr string
	// Listener takes connections in place of Addr where it is not nil; Start closes it in every case. Its address becomes
	// that of the practice Xero and must be of loopback. For tests that keep the wire in memory.
	Listener net.Listener
	// Dir is the folder of its data; it is created where it is missing. One process at a time may hold it.
	Dir string
	// Now is the clock; nil means the system's.
	Now func() time.Time
	// ClockFactor divides the windows of the limits and the life of idempotency keys; below 2 leaves them as they are.
	// Lifetimes of tokens are never divided.
	ClockFactor int
	// Control lets other processes set faults and read the requests over loopback. For test builds only.
	Control bool
	// SecondOrganisation adds a small second organisation, so that a person has a choice at consent.
	SecondOrganisation bool
	// Seed changes what an empty folder is filled with.
	Seed seed.Options
	// Clients are apps registered besides Daybook.
	Clients []identity.Client
	// Switches are the points the contract leaves open.
	Switches Switches
	// DayLimit is the number of calls a day; 0 means 1,000, the smallest plan.
	DayLimit int
	// EmailPlan says how many documents a day may be e-mailed; the zero value is what a paying organisation may.
	EmailPlan api.EmailPlan
	// Log receives what goes wrong inside; nil means nowhere. It never receives a token.
	Log *slog.Logger
}

// Switches are the points the contract leaves open. The zero value is the likelier behaviour.
type Switches struct {
	// SignIn are those of the sign-in server.
	SignIn identity.Switches
	// Books are those of the accounting API.
	Books books.Switches
}

func (c Config) withDefaults() Config {
	if c.Addr == "" {
		c.Addr = "127.0.0.1:0"
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.ClockFactor = max(c.ClockFactor, 1)
	return c
}

// clients are the registered apps: Daybook, with the redirect addresses that its guide asks to register.
func clients() []identity.Client {
	return []identity.Client{{
		ID:   ClientID,
		Name: "Daybook",
		RedirectURIs: []string{
			"http://localhost:8912/callback",
			"http://localhost:18912/callback",
			"http://localhost:28912/callback",
		},
	}}
}

// person is who is signed in at the practice Xero, for there is no password to remember.
func person() identity.User {
	return identity.User{
		ID: "5f0c1c1e-6a4b-4d86-9a0e-6b1f5f3c2a71", GivenName: "Mia", FamilyName: "Tane", Email: "mia.tane@demofurniture.example",
	}
}
