package closing

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/refdata"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// world is all that is known at one moment.
type world struct {
	Kept

	organisation string
	settings     Settings
	reference    refdata.Set
	book         *warehouse.Book
	kept         map[civil.Date]Stand
	journals     []sent
	now          time.Time
	today        civil.Date

	positions map[civil.Date]journal.Position
}

func (s *Service) look(ctx context.Context) (*world, error) {
	w := &world{now: s.now(), today: civil.In(s.now(), s.zone), positions: map[civil.Date]journal.Position{}}
	var err error
	if w.reference, err = s.store.LoadReference(ctx); err != nil {
		return nil, fmt.Errorf("load what Xero offers: %w", err)
	}
	w.organisation = w.reference.Organisation.TenantID
	if w.Kept, err = s.store.LoadClosing(ctx, key(w.organisation), w.organisation); err != nil {
		return nil, fmt.Errorf("load what is kept of periods: %w", err)
	}
	if w.book, err = s.warehouse.Book(ctx); err != nil {
		return nil, fmt.Errorf("look at stock: %w", err)
	}
	statuses, err := s.outbox.Journals(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("list journals: %w", err)
	}
	w.settings, w.kept, w.journals = w.Settings, w.Stands, group(statuses)
	if !w.HasSettings {
		w.propose()
	}
	return w, s.lock(ctx, w)
}

// propose fills settings that nobody chose yet.
func (w *world) propose() {
	w.settings = Defaults()
	for _, r := range Roles() {
		if id := r.Suggest(w.reference.Accounts); id != "" && (r.IsNeeded(w.settings) || r.Role == journal.RoleLanded) {
			w.settings.Accounts[r.Role] = id
		}
	}
}

// lock closes what lies on or before a lock date, as it stood when its journal was approved, or as it is known now; it opens what was closed by a lock date that was
// taken back.
func (s *Service) lock(ctx context.Context, w *world) error {
	lockOn := w.reference.Organisation.LockOn()
	for _, p := range w.periods() {
		stand := w.kept[p.To]
		switch {
		case stand.ClosedBy == "" && !lockOn.IsZero() && !p.To.After(lockOn):
			if err := s.close(ctx, w, p, ByLock); err != nil {
				return err
			}
		case stand.ClosedBy == ByLock && p.To.After(lockOn) && w.isClosedAfter(p.To):
			// A later month was closed by the owner, and builds on this one.
			stand.ClosedBy = ByOwner
			if err := s.store.SaveStand(ctx, stand); err != nil {
				return fmt.Errorf("keep %s closed: %w", p.To, err)
			}
			w.kept[p.To] = stand
		case stand.ClosedBy == ByLock && p.To.After(lockOn):
			if err := s.store.OpenStand(ctx, p.To); err != nil {
				return fmt.Errorf("open %s: %w", p.To, err)
			}
			stand.ClosedBy, stand.ClosedAt = "", time.Time{}
			w.kept[p.To] = stand
		}
	}
	return nil
}

// isClosedAfter reports whether the owner closed a period that ends after a day.
func (w *world) isClosedAfter(day civil.Date) bool {
	for to, stand := range w.kept {
		if to.After(day) && stand.ClosedBy == ByOwner {
			return true
		}
	}
	return false
}

// Period is a month of stock.
type Period struct{ From, To civil.Date }

// periods are those from the start up to the month of today, oldest first; nil before a start was chosen.
func (w *world) periods() []Period {
	if !w.HasSettings || w.settings.Start.IsZero() {
		return nil
	}
	var list []Period
	for from := w.settings.Start; !from.After(w.today); from = from.AddMonths(1) {
		list = append(list, Period{from, from.EndOfMonth()})
	}
	return list
}

// opening is the day before the first period.
func (w *world) opening() civil.Date { return w.settings.Start.AddDays(-1) }

// isClosed reports whether a period is closed, by its last day.
func (w *world) isClosed(to civil.Date) bool { return w.kept[to].ClosedBy != "" }

// position is where stock stands at the end of a day: as it was closed, or as it is known now.
func (w *world) position(day civil.Date) (journal.Position, error) {
	if w.isClosed(day) {
		return w.kept[day].Position, nil
	}
	return w.known(day)
}

// known is where stock stands at the end of a day as it is known now.
func (w *world) known(day civil.Date) (journal.Position, error) {
	if p, isKnown := w.positions[day]; isKnown {
		return p, nil
	}
	v, err := w.book.Until(day)
	if err != nil {
		return journal.Position{}, fmt.Errorf("value stock up to %s: %w", day, err)
	}
	p := journal.PositionAt(v, w.costs(), unbilled(w.book, w.settings.Start, day), day)
	w.positions[day] = p
	return p, nil
}

// costs is what each receipt cost without freight and duty, by its ref.
func (w *world) costs() map[string]money.Value {
	costs := map[string]money.Value{}
	for _, e := range w.book.Entries {
		if e.Kind == stock.Receive {
			costs[warehouse.Ref(e.ID)] = w.book.ReceiptCost(e)
		}
	}
	return costs
}

// facts are those of a period, by a policy.
func (w *world) facts(p Period, policy journal.Policy) (journal.Facts, error) {
	f := journal.Facts{From: p.From, To: p.To, Policy: policy, Costs: w.costs(), Classes: w.classes(), Reasons: map[string]string{},
		Unbilled: unbilled(w.book, w.settings.Start, p.To)}
	before, err := w.position(p.From.AddDays(-1))
	if err != nil {
		return f, err
	}
	f.Before = &before
	for _, e := range w.book.Entries {
		if e.Reason != "" {
			f.Reasons[warehouse.Ref(e.ID)] = string(e.Reason)
		}
	}
	if f.Valuation, err = w.book.Until(p.To); err != nil {
		return f, fmt.Errorf("value stock up to %s: %w", p.To, err)
	}
	return f, nil
}

func (w *world) classes() map[string]journal.Class {
	classes := make(map[string]journal.Class, len(w.book.Items))
	for _, item := range w.book.Items {
		classes[warehouse.ItemName(item.ID)] = item.Class
	}
	return classes
}

// account is an account of the chart; one that is not there has its id only.
func (w *world) account(id journal.Account) refdata.Account {
	at := slices.IndexFunc(w.reference.Accounts, func(a refdata.Account) bool { return strings.EqualFold(a.ID, string(id)) })
	if at < 0 {
		return refdata.Account{ID: string(id)}
	}
	return w.reference.Accounts[at]
}
