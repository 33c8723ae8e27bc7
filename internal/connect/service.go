package connect

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// Service owns the connection of one company file.
type Service struct {
	gateway Gateway
	store   Store
	health  *Health
	log     *slog.Logger
	// onChange is called after the connection changed; isNew says that a sign-in has just succeeded.
	onChange func(isNew bool)
	// onProgress hears the phases of a sign-in.
	onProgress func(Progress)
	hold       func(func() error) error
	now        func() time.Time
	zone       *time.Location

	isPractice   bool
	isRemembered func() bool

	// starting is held while a sign-in begins, so that there is never more than one.
	starting sync.Mutex

	mu       sync.Mutex
	flow     *attempt
	choice   []Granted
	progress Progress

	// freshening is held while reference data is read by itself; triedAt is when it was last tried, UTC.
	freshening sync.Mutex
	triedAt    time.Time
}

// Config is what a Service needs.
type Config struct {
	// Gateway is Xero, Store the company file, Health what exchanges have shown.
	Gateway Gateway
	Store   Store
	Health  *Health
	// Log takes what happened; it holds no secret.
	Log *slog.Logger
	// OnChange is called after the connection changed, with true when a sign-in has just succeeded.
	OnChange func(isNew bool)
	// OnProgress hears the phases of a sign-in.
	OnProgress func(Progress)
	// Hold runs something while nothing is sent, and waits for what is being sent; nil runs it at once.
	Hold func(func() error) error
	// IsPractice: the company belongs to the practice Xero. IsRemembered reports whether a system keychain holds the
	// key of the sign-in; nil means it does.
	IsPractice   bool
	IsRemembered func() bool
	// Now is the clock; Zone is where the owner's days begin, nil means the computer's.
	Now  func() time.Time
	Zone *time.Location
}

// NewService returns a Service.
func NewService(c Config) *Service {
	s := &Service{gateway: c.Gateway, store: c.Store, health: c.Health, log: c.Log, onChange: c.OnChange, onProgress: c.OnProgress,
		hold: c.Hold, isPractice: c.IsPractice, isRemembered: c.IsRemembered, now: c.Now, zone: c.Zone}
	if s.hold == nil {
		s.hold = func(do func() error) error { return do() }
	}
	if s.isRemembered == nil {
		s.isRemembered = func() bool { return true }
	}
	if s.zone == nil {
		s.zone = time.Local
	}
	return s
}

// Status is the connection at a glance.
type Status struct {
	// State is where it stands.
	State State
	// Binding is the organisation the file belongs to.
	Binding Binding
	// Organisation is what was last read of it; zero before.
	Organisation refdata.Organisation
	// ReferenceReadAt is when accounts and tax rates were read; zero before.
	ReferenceReadAt time.Time
	// Vitals is what exchanges have shown.
	Vitals Vitals
}

// Resume tells the gateway which organisation the file is bound to; it is called once, after opening the file.
func (s *Service) Resume(ctx context.Context) error {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	s.gateway.Use(b.TenantID)
	return nil
}

// Status returns the connection at a glance, without asking Xero.
func (s *Service) Status(ctx context.Context) (Status, error) {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return Status{}, fmt.Errorf("load the bound organisation: %w", err)
	}
	set, err := s.store.LoadReference(ctx)
	if err != nil {
		return Status{}, fmt.Errorf("load reference data: %w", err)
	}
	session, err := s.gateway.Standing(ctx)
	if err != nil {
		return Status{}, fmt.Errorf("look for the sign-in: %w", err)
	}
	return s.statusOf(b, set, session), nil
}

func (s *Service) statusOf(b Binding, set refdata.Set, session Session) Status {
	status := Status{Binding: b, Organisation: set.Organisation, ReferenceReadAt: set.ReadAt, Vitals: s.health.Vitals().asOf(s.now())}
	status.State = s.state(b, session.IsHeld, session.Problem != nil, status.Vitals)
	return status
}

func (s *Service) state(b Binding, hasSignIn, hasEnded bool, v Vitals) State {
	switch {
	case s.mustChoose():
		return Choose
	case !b.IsConnected:
		return None
	case hasEnded || !hasSignIn || v.NeedsSignIn:
		return Expired
	case v.IsRefused:
		return Refused
	case !v.OfflineSince.IsZero():
		return Offline
	}
	return Connected
}

func (s *Service) mustChoose() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.choice) > 0
}

// Progress returns the last phase of the last sign-in; the zero Progress before the first.
func (s *Service) Progress() Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.progress
}

func (s *Service) tell(p Progress) {
	s.mu.Lock()
	s.progress = p
	s.mu.Unlock()
	s.onProgress(p)
}

// attempt is a sign-in under way; over is closed when its last word was said.
type attempt struct {
	SignIn

	over chan struct{}
}

// SignIn opens the browser. Its phases are heard through OnProgress; the last one is "done", "choose", "failed" or
// "cancelled". A sign-in already under way is stopped first: its last word comes before the first of the new one.
func (s *Service) SignIn(ctx context.Context) error {
	s.starting.Lock()
	defer s.starting.Unlock()
	if err := s.endSignIn(ctx); err != nil {
		return err
	}
	flow, err := s.gateway.BeginSignIn(ctx, func(p Progress) {
		if p.Phase == "waiting" || p.Phase == "exchanging" {
			s.tell(p)
		}
	})
	if err != nil {
		return err
	}
	begun := &attempt{SignIn: flow, over: make(chan struct{})}
	s.mu.Lock()
	s.flow = begun
	s.mu.Unlock()
	go func() {
		defer close(begun.over)
		s.finish(ctx, flow)
	}()
	return nil
}

// CancelSignIn stops a sign-in under way; without one it does nothing.
func (s *Service) CancelSignIn() {
	s.mu.Lock()
	flow := s.flow
	s.mu.Unlock()
	if flow != nil {
		flow.Cancel()
	}
}

// endSignIn stops a sign-in under way and waits until it is over: one whose tokens are being saved is completed.
func (s *Service) endSignIn(ctx context.Context) error {
	s.CancelSignIn()
	s.mu.Lock()
	flow := s.flow
	s.mu.Unlock()
	if flow == nil {
		return nil
	}
	select {
	case <-flow.over:
		return nil
	case <-ctx.Done():
		return fault.Wrap(fault.Cancelled, ctx.Err(), "Stopped while the sign-in before was ending.", "")
	}
}

func (s *Service) finish(ctx context.Context, flow SignIn) {
	event, err := flow.Wait(ctx)
	if err == nil {
		s.health.SignedIn()
		err = s.arrive(ctx, event)
	}
	switch {
	case err != nil && fault.Is(err, fault.Cancelled):
		s.tell(Progress{Phase: "cancelled"})
	case err != nil:
		s.log.Info("sign-in ended without a connection", "code", fault.CodeOf(err))
		s.tell(Progress{Phase: "failed", Problem: err})
	case s.mustChoose():
		s.tell(Progress{Phase: "choose"})
	default:
		s.tell(Progress{Phase: "done"})
	}
	s.onChange(err == nil)
}

// arrive binds the organisation just granted, where there is no doubt which.
func (s *Service) arrive(ctx context.Context, authEventID string) error {
	granted, err := s.gateway.Connections(ctx, authEventID)
	if err == nil && len(granted) == 0 && authEventID != "" {
		granted, err = s.gateway.Connections(ctx, "")
	}
	if err != nil {
		return fmt.Errorf("list the organisations granted: %w", err)
	}
	if len(granted) == 0 {
		return fault.New(fault.Forbidden, "Xero granted no organisation.", "Sign in again and choose an organisation.")
	}
	bound, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if g, ok := find(granted, bound.TenantID); ok {
		return s.bind(ctx, bound, g)
	}
	if len(granted) == 1 && bound.TenantID == "" {
		return s.bind(ctx, bound, granted[0])
	}
	if bound.TenantID != "" {
		return s.arriveBeside(ctx, bound, granted[0])
	}
	s.setChoice(granted)
	return nil
}

// arriveBeside is a sign-in that allowed another organisation. The list holds all that were ever allowed (contract
// section 2), so the file goes on with its own where that is still among them.
func (s *Service) arriveBeside(ctx context.Context, bound Binding, other Granted) error {
	all, err := s.gateway.Connections(ctx, "")
	if err != nil {
		return fmt.Errorf("list the organisations granted: %w", err)
	}
	if g, ok := find(all, bound.TenantID); ok {
		return s.bind(ctx, bound, g)
	}
	return errOtherOrganisation(bound.Name, other.Name)
}

func find(granted []Granted, tenantID string) (Granted, bool) {
	for _, g := range granted {
		if tenantID != "" && g.TenantID == tenantID {
			return g, true
		}
	}
	return Granted{}, false
}

func (s *Service) setChoice(granted []Granted) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.choice = granted
}
