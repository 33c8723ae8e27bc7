package closing

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// Service suggests what closes a period, takes what the owner makes of it, and has it sent.
type Service struct {
	store     Store
	warehouse Warehouse
	outbox    Outbox
	books     Books
	company   string
	now       func() time.Time
	zone      *time.Location
}

// Options is what a Service needs.
type Options struct {
	// Store is the company file, Warehouse what there is, Outbox what sends journals, Books what Xero holds.
	Store     Store
	Warehouse Warehouse
	Outbox    Outbox
	Books     Books
	// Company is the name of the firm, for the pack.
	Company string
	// Now is the clock; Zone is where the company's days begin.
	Now  func() time.Time
	Zone *time.Location
}

// NewService returns a Service.
func NewService(o Options) *Service {
	return &Service{store: o.Store, warehouse: o.Warehouse, outbox: o.Outbox, books: o.Books, company: o.Company, now: o.Now, zone: o.Zone}
}

// Overview is every period at a glance.
type Overview struct {
	// IsSetUp: nothing is left to choose.
	IsSetUp bool
	// Problem says why nothing can be suggested at all; empty where it can.
	Problem string
	// Months are the periods, newest first; nil before a start was chosen.
	Months []Month
	// Opening is the tie-out before the first period.
	Opening Opening
}

// List returns every period.
func (s *Service) List(ctx context.Context) (Overview, error) {
	w, err := s.look(ctx)
	if err != nil {
		return Overview{}, err
	}
	o := Overview{IsSetUp: w.HasSettings && w.settings.isSetUp()}
	if w.organisation == "" {
		o.Problem = "No organisation is chosen yet. Connect to Xero first."
	}
	all, err := w.all()
	if err != nil {
		return Overview{}, err
	}
	for _, f := range slices.Backward(all) {
		o.Months = append(o.Months, f.Month)
	}
	if len(all) > 0 {
		o.Opening, err = w.tieOutOpening()
	}
	return o, err
}

// Get returns one period in full, by its last day. NotFound where there is none.
func (s *Service) Get(ctx context.Context, to civil.Date) (Full, error) {
	w, err := s.look(ctx)
	if err != nil {
		return Full{}, err
	}
	f, err := w.find(to)
	if err != nil {
		return Full{}, err
	}
	f.Documents, err = s.store.ListPeriodDocuments(ctx, f.From, f.To)
	if err != nil {
		return Full{}, fmt.Errorf("list what was sent in the period: %w", err)
	}
	f.Steps = w.steps(&f)
	return f, nil
}

func (w *world) find(to civil.Date) (Full, error) {
	all, err := w.all()
	if err != nil {
		return Full{}, err
	}
	for _, f := range all {
		if f.To == to {
			return *f, nil
		}
	}
	return Full{}, fault.New(fault.NotFound, "There is no such period.", "")
}

// PartItems returns the items behind a part of a line of a period, those that add most first.
func (s *Service) PartItems(ctx context.Context, to civil.Date, accountID string, row PartRow) ([]PartItem, error) {
	w, err := s.look(ctx)
	if err != nil {
		return nil, err
	}
	f, err := w.find(to)
	if err != nil {
		return nil, err
	}
	moved := map[string]int{}
	for l := range w.book.Valuation.Lines() {
		if !l.Date.Before(f.From) && !l.Date.After(f.To) {
			moved[l.Item]++
		}
	}
	var list []PartItem
	for name, amount := range w.items(&f, journal.Account(accountID), row) {
		if amount != 0 {
			item, _ := w.book.Item(warehouse.ItemID(name))
			list = append(list, PartItem{Item: item, Amount: amount, Movements: moved[name]})
		}
	}
	slices.SortFunc(list, func(a, b PartItem) int {
		return cmp.Or(cmp.Compare(size(b.Amount), size(a.Amount)), cmp.Compare(a.Item.SKU, b.Item.SKU))
	})
	return list, nil
}

func size(v money.Value) money.Value { return max(v, -v) }

// dayOf is the day of an instant, in words.
func dayOf(at time.Time) string { return civil.Of(at).Words() }
