package practice

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/practice/api"
	"daybook/internal/practice/identity"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
)

// organisation is one set of books: a file of its own and the API that answers for it, with limits of its own.
type organisation struct {
	store *store.Store
	api   *api.Handler
	// fill puts the original data into the empty file.
	fill func(context.Context, *store.Store) error
}

// openOrganisation opens the file of the folder and fills it when it is empty. What it opened comes back with an error
// too, so that it can be closed.
func (s *Server) openOrganisation(ctx context.Context, file string, fill func(context.Context, *store.Store) error) (*organisation, error) {
	o := &organisation{fill: fill}
	path := filepath.Join(s.cfg.Dir, file)
	if err := ownerOnly(path); err != nil {
		return o, err
	}
	var err error
	if o.store, err = store.Open(ctx, path); err != nil {
		return o, fault.Wrap(fault.Damaged, err, "The practice Xero's data in "+s.cfg.Dir+" cannot be opened.", "Start it with --reset to begin again, or choose another folder.")
	}
	empty, err := o.store.IsEmpty(ctx)
	if err == nil && empty {
		err = fill(ctx, o.store)
	}
	return o, err
}

// fillFirst and fillSecond put the original data into a file. They are relative to today, so they never look stale.
func (s *Server) fillFirst(ctx context.Context, file *store.Store) error {
	return seed.FillWith(ctx, file, s.cfg.Now(), s.cfg.Seed)
}

func (s *Server) fillSecond(ctx context.Context, file *store.Store) error {
	return seed.FillSecond(ctx, file, s.cfg.Now())
}

// answer makes the API of an organisation.
func (s *Server) answer(o *organisation) {
	o.api = api.New(api.Config{
		Store: o.store, Auth: s.identity, Faults: s.programme, Now: s.cfg.Now,
		ClockFactor: s.cfg.ClockFactor, DayLimit: s.cfg.DayLimit, EmailPlan: s.cfg.EmailPlan, Switches: s.cfg.Switches.Books, Person: person().Name(),
	})
}

// reset puts the original data back.
func (o *organisation) reset(ctx context.Context) error {
	if err := o.store.Reset(ctx); err != nil {
		return err
	}
	return o.fill(ctx, o.store)
}

// describe returns the organisation as the consent page lists it; false where the file holds none.
func (o *organisation) describe(ctx context.Context) (identity.Organisation, bool, error) {
	var found identity.Organisation
	err := o.store.View(ctx, func(tx *store.Tx) error {
		reference, err := tx.GetReference(ctx)
		found = identity.Organisation{TenantID: reference.Organisation.ID, Name: reference.Organisation.Name}
		return err
	})
	return found, found.TenantID != "", err
}

// close ends the API and closes the file, as far as they were opened.
func (o *organisation) close() error {
	var errs []error
	if o.api != nil {
		errs = append(errs, o.api.Close())
	}
	if o.store != nil {
		errs = append(errs, o.store.Close())
	}
	return errors.Join(errs...)
}

// accounting passes each call to the organisation that its xero-tenant-id names. A header that is missing or wrong is
// refused by the first, as any of them would.
func (s *Server) accounting() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, o := range s.organisations[1:] {
			known, _, err := o.describe(r.Context())
			if err == nil && strings.EqualFold(known.TenantID, r.Header.Get("Xero-Tenant-Id")) {
				o.api.ServeHTTP(w, r)
				return
			}
		}
		s.organisations[0].api.ServeHTTP(w, r)
	})
}
