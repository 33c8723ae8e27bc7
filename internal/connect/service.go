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

	mu       sync.Mutex
	flow     SignIn
	choice   []Granted
	progress Progress
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
}

// NewService returns a Service.
func NewService(c Config) *Service {
	return &Service{gateway: c.Gateway, store: c.Store, health: c.Health, log: c.Log,
		onChange: c.OnChange, onProgress: c.OnProgress}
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
	status := Status{Binding: b, Organisation: set.Organisation, ReferenceReadAt: set.ReadAt, Vitals: s.health.Vitals()}
	hasSignIn, err := s.gateway.HasSignIn(ctx)
	if err != nil && !fault.Is(err, fault.AuthExpired) {
		return Status{}, fmt.Errorf("look for the sign-in: %w", err)
	}
	status.State = s.state(b, hasSignIn, err != nil, status.Vitals)
	return status, nil
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

// SignIn opens the browser. Its phases are heard through OnProgress; the last one is "done", "choose", "failed" or
// "cancelled". A sign-in already under way is stopped first.
func (s *Service) SignIn(ctx context.Context) error {
	s.CancelSignIn()
	flow, err := s.gateway.BeginSignIn(ctx, func(p Progress) {
		if p.Phase == "waiting" || p.Phase == "exchanging" {
			s.tell(p)
		}
	})
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.flow = flow
	s.mu.Unlock()
	go s.finish(ctx, flow)
	return nil
}

// CancelSignIn stops a sign-in under way; without one it does nothing.
func (s *Service) CancelSignIn() {
	s.mu.Lock()
	flow := s.flow
	s.flow = nil
	s.mu.Unlock()
	if flow != nil {
		flow.Cancel()
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
		return s.bind(ctx, g)
	}
	if len(granted) == 1 && bound.TenantID == "" {
		return s.bind(ctx, granted[0])
	}
	if bound.TenantID != "" {
		return errOtherOrganisation(bound.Name, granted[0].Name)
	}
	s.setChoice(granted)
	return nil
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

// bind reads what the organisation offers and then makes the file belong to it.
func (s *Service) bind(ctx context.Context, g Granted) error {
	s.gateway.Use(g.TenantID)
	if err := s.readReference(ctx, g.TenantID); err != nil {
		return err
	}
	b := Binding{TenantID: g.TenantID, ConnectionID: g.ConnectionID, Name: g.Name, IsConnected: true}
	if err := s.store.SaveBinding(ctx, b); err != nil {
		return fmt.Errorf("save the bound organisation: %w", err)
	}
	s.setChoice(nil)
	return nil
}

func (s *Service) readReference(ctx context.Context, tenantID string) error {
	set, err := s.gateway.ReadReference(ctx, tenantID)
	if err != nil {
		return fmt.Errorf("read accounts and tax rates: %w", err)
	}
	if err := s.store.SaveReference(ctx, set); err != nil {
		return fmt.Errorf("save accounts and tax rates: %w", err)
	}
	return nil
}

// Organisations returns the organisations that may be chosen, by name as Xero lists them.
func (s *Service) Organisations(ctx context.Context) ([]Granted, error) {
	granted, err := s.gateway.Connections(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("list the organisations granted: %w", err)
	}
	return granted, nil
}

// Choose binds the file to an organisation. A file that belongs to another one refuses with a Conflict (C3).
func (s *Service) Choose(ctx context.Context, tenantID string) error {
	bound, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	granted, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	g, ok := find(granted, tenantID)
	if !ok {
		return fault.New(fault.NotFound, "This organisation is no longer granted.", "Sign in again and choose it.")
	}
	if bound.TenantID != "" && bound.TenantID != tenantID {
		return errOtherOrganisation(bound.Name, g.Name)
	}
	if err := s.bind(ctx, g); err != nil {
		return err
	}
	s.onChange(true)
	return nil
}

// Refresh reads accounts, tax rates and currencies again.
func (s *Service) Refresh(ctx context.Context) error {
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	if !b.IsConnected {
		return fault.New(fault.AuthExpired, "This company is not connected to Xero.", "Connect it in Settings.")
	}
	if err := s.readReference(ctx, b.TenantID); err != nil {
		return err
	}
	s.onChange(false)
	return nil
}

// Disconnect drops the connection at Xero and the tokens here. Links and history stay, and the file still belongs to
// its organisation. When the sign-in has ended already, only the tokens here are dropped.
func (s *Service) Disconnect(ctx context.Context) error {
	s.CancelSignIn()
	b, err := s.store.LoadBinding(ctx)
	if err != nil {
		return fmt.Errorf("load the bound organisation: %w", err)
	}
	err = s.gateway.Disconnect(ctx, b.ConnectionID)
	if fault.Is(err, fault.AuthExpired) || fault.Is(err, fault.NotFound) {
		err = s.gateway.Forget(ctx)
	}
	if err != nil {
		return fmt.Errorf("disconnect: %w", err)
	}
	b.IsConnected, b.ConnectionID = false, ""
	if err := s.store.SaveBinding(ctx, b); err != nil {
		return fmt.Errorf("save that the company is disconnected: %w", err)
	}
	s.setChoice(nil)
	s.onChange(false)
	return nil
}
