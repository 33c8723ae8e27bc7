package connect_test

import (
	"context"
	"maps"
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/money"
	"daybook/internal/refdata"
)

// xero is a gateway in memory: what it grants and how it fails is set by each test.
type xero struct {
	granted    []connect.Granted
	signInErr  error
	dropErr    error
	readErr    error
	tenant     string
	hasSignIn  bool
	session    connect.Session
	line       connect.Line
	books      map[string]refdata.Organisation
	reading    func(*refdata.Set)
	dropped    []string
	forgotten  bool
	references int
	described  []string
}

func (x *xero) BeginSignIn(_ context.Context, watch func(connect.Progress)) (connect.SignIn, error) {
	watch(connect.Progress{Phase: "waiting", URL: "http://localhost/x"})
	return flow{x}, nil
}

func (x *xero) Standing(context.Context) (connect.Session, error) {
	session := x.session
	session.IsHeld = x.hasSignIn
	return session, nil
}
func (x *xero) Line() connect.Line { return x.line }
func (x *xero) ClientID() string   { return "0123456789abcdef0123456789abcdef" }

// Connections knows one consent, "event": the last that was granted.
func (x *xero) Connections(_ context.Context, event string) ([]connect.Granted, error) {
	if event != "" && len(x.granted) > 1 && x.tenant != "" {
		return x.granted[len(x.granted)-1:], nil
	}
	return x.granted, nil
}

func (x *xero) Describe(_ context.Context, ids []string) map[string]refdata.Organisation {
	x.described = append(x.described, ids...)
	described := maps.Clone(x.books)
	maps.DeleteFunc(described, func(id string, _ refdata.Organisation) bool { return !slices.Contains(ids, id) })
	return described
}
func (x *xero) Use(tenantID string) { x.tenant = tenantID }

func (x *xero) ReadReference(_ context.Context, tenantID string) (refdata.Set, error) {
	if x.readErr != nil {
		return refdata.Set{}, x.readErr
	}
	x.references++
	organisation := x.books[tenantID]
	organisation.TenantID = tenantID
	set := refdata.Set{Organisation: organisation, ReadAt: noon}
	if x.reading != nil {
		x.reading(&set)
	}
	return set, nil
}

func (x *xero) Disconnect(_ context.Context, id string) error {
	x.dropped = append(x.dropped, id)
	x.hasSignIn = x.dropErr != nil
	return x.dropErr
}
func (x *xero) Forget(context.Context) error { x.forgotten, x.hasSignIn = true, false; return nil }

type flow struct{ x *xero }

func (f flow) Cancel() {}
func (f flow) Wait(context.Context) (string, error) {
	f.x.hasSignIn = f.x.signInErr == nil
	return "event", f.x.signInErr
}

// file is a company file in memory.
type file struct {
	binding connect.Binding
	set     refdata.Set
	use     connect.Use
	stakes  connect.Stakes
	base    money.Currency
	bound   []string
}

func (f *file) LoadBinding(context.Context) (connect.Binding, error)       { return f.binding, nil }
func (f *file) SaveBinding(_ context.Context, b connect.Binding) error     { f.binding = b; return nil }
func (f *file) LoadReference(context.Context) (refdata.Set, error)         { return f.set, nil }
func (f *file) SaveReference(_ context.Context, set refdata.Set) error     { f.set = set; return nil }
func (f *file) LoadUse(context.Context, civil.Date) (connect.Use, error)   { return f.use, nil }
func (f *file) LoadBaseCurrency(context.Context) (money.Currency, error)   { return f.base, nil }
func (f *file) LoadStakes(context.Context, string) (connect.Stakes, error) { return f.stakes, nil }
func (f *file) Bind(_ context.Context, b connect.Binding, set refdata.Set) error {
	f.binding, f.set, f.bound = b, set, append(f.bound, b.TenantID)
	return nil
}

// noon is the frozen clock of these tests: 13:00 in the afternoon where the owner lives.
var noon = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// auckland is where the owner's days begin.
var auckland = time.FixedZone("NZDT", 13*60*60)
