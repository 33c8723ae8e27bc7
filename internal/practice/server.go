// Package practice is the practice Xero: a sign-in server and an accounting API on loopback that behave as the contract
// says Xero does, with a page that shows what they hold. It ties its parts together; the parts do the work.
package practice

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"daybook/internal/practice/faults"
	"daybook/internal/practice/identity"
	"daybook/internal/practice/look"
	"daybook/internal/practice/page"
	"daybook/internal/practice/store"
)

// closeLimit is how long Close waits for requests under way.
const closeLimit = 2 * time.Second

// Server is a running practice Xero.
type Server struct {
	cfg       Config
	addresses Addresses
	lock      *folderLock
	identity  *identity.Server
	programme *faults.Programme
	recorder  *recorder
	web       *http.Server
	stopped   chan struct{}
	// organisations are the practice company and, where it was asked for, a second one.
	organisations []*organisation

	closing  sync.Once
	closeErr error
}

// Start opens the data in cfg.Dir, fills it with the practice company when it is empty, and begins to listen. ctx bounds
// the start only; Close ends the server. Errors: fault.Invalid for an address that is not of loopback, fault.InUse
// for a taken port or folder, fault.ReadOnly or fault.Damaged for data that cannot be used.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	cfg = cfg.withDefaults()
	s := &Server{cfg: cfg, programme: &faults.Programme{}, recorder: &recorder{now: cfg.Now}, stopped: make(chan struct{})}
	listener, err := cfg.listen(ctx)
	if err != nil {
		return nil, err
	}
	s.addresses = addressesAt("http://" + listener.Addr().String())
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(err, listener.Close(), s.release())
	}
	s.serve(listener)
	return s, nil
}

// open takes the folder and builds the parts.
func (s *Server) open(ctx context.Context) (err error) {
	if s.lock, err = lockFolder(s.cfg.Dir); err != nil {
		return err
	}
	if err := s.openOrganisations(ctx); err != nil {
		return err
	}
	s.identity, err = identity.New(identity.Config{
		Base: s.addresses.Identity, Clients: append(clients(), s.cfg.Clients...), User: person(), Organisations: s.listOrganisations,
		Storage: identity.File(filepath.Join(s.cfg.Dir, "sign-ins.json")), Now: s.cfg.Now, Switches: s.cfg.Switches.SignIn, Log: s.cfg.Log,
	})
	if err != nil {
		return err
	}
	for _, o := range s.organisations {
		s.answer(o)
	}
	return nil
}

// openOrganisations opens the file of each organisation.
func (s *Server) openOrganisations(ctx context.Context) error {
	first, err := s.openOrganisation(ctx, "practice.db", s.fillFirst)
	s.organisations = append(s.organisations, first)
	if err == nil && s.cfg.SecondOrganisation {
		var second *organisation
		second, err = s.openOrganisation(ctx, "second.db", s.fillSecond)
		s.organisations = append(s.organisations, second)
	}
	return err
}

// serve answers requests until Close.
func (s *Server) serve(listener net.Listener) {
	s.web = &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(s.cfg.Log.Handler(), slog.LevelWarn),
	}
	go func() {
		defer close(s.stopped)
		if err := s.web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.cfg.Log.Error("practice Xero stopped listening", "error", err)
		}
	}()
}

func (s *Server) handler() http.Handler {
	calls := http.NewServeMux()
	s.identity.RegisterCalls(calls)
	guarded := s.programme.Guard(calls)

	mux := http.NewServeMux()
	for _, path := range []string{"/identity/", "/connections", "/connections/", "/Connections", "/Connections/"} {
		mux.Handle(path, guarded)
	}
	s.identity.RegisterPages(mux)
	mux.Handle("/api.xro/", s.accounting())
	look.Register(mux)
	page.New(page.Config{Store: s.Store(), Now: s.cfg.Now, Reset: s.Reset, Switches: s.cfg.Switches.Books, Log: s.cfg.Log}).Register(mux)
	if !s.cfg.Control {
		return onlyLoopback(s.dated(mux))
	}
	return onlyLoopback(s.dated(s.withControl(mux)))
}

// dated puts the server's own time on every answer: clients judge the life of a token by it.
func (s *Server) dated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Date", s.cfg.Now().UTC().Format(http.TimeFormat))
		next.ServeHTTP(w, r)
	})
}

// withControl adds the addresses that only test programs use, and records every other request.
func (s *Server) withControl(next http.Handler) http.Handler {
	control := http.NewServeMux()
	s.programme.RegisterControl(control)
	s.registerContacts(control)
	control.HandleFunc("GET "+requestsPath, s.recorder.show)
	control.HandleFunc("POST /_disconnect", func(w http.ResponseWriter, r *http.Request) {
		if err := s.Disconnect(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	control.HandleFunc("POST /_reset_demo", func(w http.ResponseWriter, r *http.Request) {
		if err := s.ResetDemo(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	guarded, recorded := notFromPages(control), s.recorder.wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/_") {
			guarded.ServeHTTP(w, r)
			return
		}
		recorded.ServeHTTP(w, r)
	})
}

// Addresses returns where clients find the server.
func (s *Server) Addresses() Addresses { return s.addresses }

// Faults returns the programme of things that go wrong; it is empty at first.
func (s *Server) Faults() *faults.Programme { return s.programme }

// Requests returns the requests that arrived, oldest first. It is empty unless Config.Control was set.
func (s *Server) Requests() []Request { return s.recorder.list() }

// Store returns the practice organisation's data, for tests that look behind the API.
func (s *Server) Store() *store.Store { return s.organisations[0].store }

// Disconnect removes the app from the organisation, as a person may do at Xero.
func (s *Server) Disconnect(ctx context.Context) error {
	organisations, err := s.listOrganisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range organisations {
		if err := s.identity.Disconnect(o.TenantID); err != nil {
			return fmt.Errorf("disconnect %s: %w", o.Name, err)
		}
	}
	return nil
}

// Reset puts the original practice data back. Sign-ins and connections stay.
func (s *Server) Reset(ctx context.Context) error {
	for _, o := range s.organisations {
		if err := o.reset(ctx); err != nil {
			return err
		}
	}
	return nil
}

// listOrganisations lists what can be connected.
func (s *Server) listOrganisations(ctx context.Context) ([]identity.Organisation, error) {
	var list []identity.Organisation
	for _, o := range s.organisations {
		known, ok, err := o.describe(ctx)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, known)
		}
	}
	return list, nil
}

// Close stops listening, ends what is under way, and lets go of the folder. Closing twice is harmless.
func (s *Server) Close() error {
	s.closing.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), closeLimit)
		defer cancel()
		if err := s.web.Shutdown(ctx); err != nil {
			_ = s.web.Close() // a client that never lets go must not hold us
		}
		<-s.stopped
		s.closeErr = s.release()
	})
	return s.closeErr
}

// release closes whatever was opened, in the order in which the parts need each other.
func (s *Server) release() error {
	var errs []error
	for _, o := range s.organisations {
		errs = append(errs, o.close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}
