package connect_test

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/connect"
	"daybook/internal/fault"
)

// signIn runs one sign-in to its end and returns the phases heard.
func signIn(t *testing.T, x *xero, f *file) (*connect.Service, []string) {
	t.Helper()
	var phases []string
	over := make(chan struct{})
	s := connect.NewService(connect.Config{Gateway: x, Store: f, Health: connect.NewHealth(nil),
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return noon }, Zone: auckland,
		OnChange: func(bool) {},
		OnProgress: func(p connect.Progress) {
			phases = append(phases, p.Phase)
			if p.Phase != "waiting" && p.Phase != "exchanging" {
				close(over)
			}
		}})
	if err := s.SignIn(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-over
	return s, phases
}

func state(t *testing.T, s *connect.Service) connect.State {
	t.Helper()
	status, err := s.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return status.State
}

var demo = connect.Granted{ConnectionID: "c1", TenantID: "t1", Name: "Demo"}
var other = connect.Granted{ConnectionID: "c2", TenantID: "t2", Name: "Other"}

func TestOneOrganisationIsBoundByItself(t *testing.T) {
	t.Parallel()
	x, f := &xero{granted: []connect.Granted{demo}}, &file{}
	s, phases := signIn(t, x, f)
	if !slices.Equal(phases, []string{"waiting", "done"}) || state(t, s) != connect.Connected {
		t.Errorf("phases %v, state %s", phases, state(t, s))
	}
	if f.binding.TenantID != "t1" || x.tenant != "t1" || x.references != 1 {
		t.Errorf("bound %+v, using %q, %d readings", f.binding, x.tenant, x.references)
	}
}

func TestSeveralOrganisationsAreAChoice(t *testing.T) {
	t.Parallel()
	x, f := &xero{granted: []connect.Granted{demo, other}}, &file{}
	s, phases := signIn(t, x, f)
	if !slices.Equal(phases, []string{"waiting", "choose"}) || state(t, s) != connect.Choose || f.binding.TenantID != "" {
		t.Fatalf("phases %v, state %s, bound %+v", phases, state(t, s), f.binding)
	}
	if err := s.Choose(t.Context(), "nowhere"); !fault.Is(err, fault.NotFound) {
		t.Errorf("choosing what is not granted: %v", err)
	}
	if err := s.Choose(t.Context(), "t2"); err != nil {
		t.Fatal(err)
	}
	if state(t, s) != connect.Connected || f.binding.Name != "Other" {
		t.Errorf("state %s, bound %+v", state(t, s), f.binding)
	}
}

func TestAFileStaysWithItsOrganisation(t *testing.T) {
	t.Parallel()
	x, f := &xero{granted: []connect.Granted{other}}, &file{binding: connect.Binding{TenantID: "t1", Name: "Demo"}}
	s, phases := signIn(t, x, f)
	if !slices.Equal(phases, []string{"waiting", "failed"}) || f.binding.TenantID != "t1" {
		t.Errorf("phases %v, bound %+v", phases, f.binding)
	}
	if err := s.Choose(t.Context(), "t2"); !fault.Is(err, fault.Conflict) {
		t.Errorf("choosing another organisation: %v, want a conflict", err)
	}
}

func TestADemoCompanyThatWasResetIsToldFromItsNamesake(t *testing.T) {
	t.Parallel()
	f := &file{binding: connect.Binding{TenantID: "t0", Name: demo.Name}}
	s, _ := signIn(t, &xero{granted: []connect.Granted{demo}}, f)
	problem, ok := errors.AsType[*fault.Error](s.Choose(t.Context(), demo.TenantID))
	if !ok || !strings.Contains(problem.Message, "Xero has a new organisation called "+demo.Name) || strings.Contains(problem.Hint, "choose "+demo.Name) {
		t.Errorf("got %+v", problem)
	}
}

func TestRefusalAndCancelLeaveNothing(t *testing.T) {
	t.Parallel()
	for code, phase := range map[fault.Code]string{fault.Forbidden: "failed", fault.Cancelled: "cancelled"} {
		x, f := &xero{signInErr: fault.New(code, "no", "")}, &file{}
		s, phases := signIn(t, x, f)
		if phases[len(phases)-1] != phase || state(t, s) != connect.None {
			t.Errorf("%s: phases %v, state %s", code, phases, state(t, s))
		}
	}
	x, f := &xero{}, &file{}
	if _, phases := signIn(t, x, f); phases[1] != "failed" {
		t.Errorf("no organisation granted: phases %v", phases)
	}
}

func TestDisconnectAndReconnect(t *testing.T) {
	t.Parallel()
	for _, dropErr := range []error{nil, fault.New(fault.AuthExpired, "ended", ""), fault.New(fault.NotFound, "gone", "")} {
		x, f := &xero{granted: []connect.Granted{demo}, dropErr: dropErr}, &file{}
		s, _ := signIn(t, x, f)
		if err := s.Disconnect(t.Context()); err != nil {
			t.Fatalf("%v: %v", dropErr, err)
		}
		if state(t, s) != connect.None || f.binding.TenantID != "t1" || x.hasSignIn || x.dropped[0] != "c1" {
			t.Errorf("%v: state %s, bound %+v", dropErr, state(t, s), f.binding)
		}
		if err := s.Refresh(t.Context()); !fault.Is(err, fault.AuthExpired) {
			t.Errorf("refresh while disconnected: %v", err)
		}
	}
	x, f := &xero{granted: []connect.Granted{demo}, dropErr: fault.New(fault.Offline, "offline", "")}, &file{}
	s, _ := signIn(t, x, f)
	if err := s.Disconnect(t.Context()); !fault.Is(err, fault.Offline) || !f.binding.IsConnected || x.forgotten {
		t.Errorf("offline: %v, bound %+v", err, f.binding)
	}
	if err := s.Forget(t.Context()); err != nil || f.binding.IsConnected || f.binding.TenantID != "t1" || !x.forgotten || state(t, s) != connect.None {
		t.Errorf("forgetting the sign-in here: %v, bound %+v", err, f.binding)
	}
	if _, phases := signIn(t, x, f); phases[1] != "done" || !f.binding.IsConnected {
		t.Errorf("connecting again: %v, bound %+v", phases, f.binding)
	}
}

func TestAFileGoesOnWithItsOwnAmongSeveral(t *testing.T) {
	t.Parallel()
	x, f := &xero{granted: []connect.Granted{demo, other}, tenant: "t1"}, &file{binding: connect.Binding{TenantID: "t1", Name: "Demo"}}
	s, phases := signIn(t, x, f)
	if !slices.Equal(phases, []string{"waiting", "done"}) || f.binding.TenantID != "t1" || state(t, s) != connect.Connected {
		t.Errorf("a consent for another organisation: %v, bound %+v", phases, f.binding)
	}
}

func TestHealthDecidesWhatIsShown(t *testing.T) {
	t.Parallel()
	changes := 0
	h := connect.NewHealth(func() { changes++ })
	at := time.Unix(100, 0)
	h.Observe(connect.Signal{At: at, IsUnreachable: true, CallsLeftToday: -1, CallsLeftMinute: -1})
	h.Observe(connect.Signal{At: at.Add(time.Minute), IsUnreachable: true, CallsLeftToday: -1, CallsLeftMinute: -1})
	if v := h.Vitals(); !v.OfflineSince.Equal(at) || changes != 1 {
		t.Errorf("offline since %v after %d changes", v.OfflineSince, changes)
	}
	h.Observe(connect.Signal{At: at.Add(time.Hour), IsAnswered: true, CallsLeftToday: 900, CallsLeftMinute: 59})
	if v := h.Vitals(); !v.OfflineSince.IsZero() || v.CallsLeftToday != 900 || !v.LastSuccess.Equal(at.Add(time.Hour)) {
		t.Errorf("after an answer: %+v", v)
	}
	h.Observe(connect.Signal{At: at, IsAnswered: true, NeedsSignIn: true, CallsLeftToday: -1, CallsLeftMinute: -1})
	if v := h.Vitals(); !v.NeedsSignIn || v.CallsLeftToday != 900 {
		t.Errorf("after 401: %+v", v)
	}
	h.Observe(connect.Signal{At: at.Add(2 * time.Hour), IsAnswered: true, LacksScope: "accounting.attachments", CallsLeftToday: -1, CallsLeftMinute: -1})
	h.Observe(connect.Signal{At: at.Add(3 * time.Hour), IsAnswered: true, CallsLeftToday: -1, CallsLeftMinute: -1})
	if v := h.Vitals(); v.LacksScope != "accounting.attachments" || v.NeedsSignIn || !v.LastSuccess.Equal(at.Add(3*time.Hour)) {
		t.Errorf("a permission was missed: %+v", v)
	}
	h.SignedIn()
	if v := h.Vitals(); v.LacksScope != "" {
		t.Errorf("after a sign-in: %+v", v)
	}
}
