package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/stock"
)

// Recorded is what became of a recording.
type Recorded struct {
	// Entries are as kept.
	Entries []Entry
	// Warnings are sentences the owner should read; nil for none.
	Warnings []string
}

// Record keeps entries as one recording: they share date, kind, order, reason and note. Invalid names the field: "date", "lines",
// "lines[0].quantity". NotFound where an item, an order or what is referred to is not there.
func (s *Service) Record(ctx context.Context, entries []Entry) (Recorded, error) {
	s.recording.Lock()
	defer s.recording.Unlock()
	book, err := s.Book(ctx)
	if err != nil {
		return Recorded{}, err
	}
	entries = withRecipes(book, entries)
	order, err := s.orderOf(ctx, entries)
	if err != nil {
		return Recorded{}, err
	}
	if err := s.check(book, order, entries); err != nil {
		return Recorded{}, err
	}
	kept, err := s.store.RecordMovements(ctx, entries)
	if err != nil {
		return Recorded{}, fmt.Errorf("record %d movements: %w", len(entries), err)
	}
	s.changed()
	warnings, err := s.warnings(ctx, order, kept)
	return Recorded{Entries: kept, Warnings: warnings}, err
}

// withRecipes gives a make that says nothing of it what its recipe says.
func withRecipes(book *Book, entries []Entry) []Entry {
	entries = slices.Clone(entries)
	for i, e := range entries {
		item, isKnown := book.Item(e.ItemID)
		if e.Kind != stock.Make && e.Kind != stock.MakeStart || !isKnown || len(e.Uses) > 0 {
			continue
		}
		for _, u := range item.Recipe {
			if q, err := u.Quantity.Times(e.Quantity); err == nil {
				entries[i].Uses = append(entries[i].Uses, Use{u.ItemID, q})
			}
		}
		if e.Operations == 0 {
			if cost, err := item.Operations.Times(e.Quantity); err == nil {
				entries[i].Operations = cost
			}
		}
	}
	return entries
}

func (s *Service) orderOf(ctx context.Context, entries []Entry) (*OrderStock, error) {
	if len(entries) == 0 || entries[0].OrderID == 0 {
		return nil, nil
	}
	order, err := s.store.GetOrderStock(ctx, entries[0].OrderID)
	if err != nil {
		return nil, fmt.Errorf("read the order: %w", err)
	}
	return &order, nil
}

// check refuses what cannot be recorded: first what a form can show beside a field, then what the replay finds.
func (s *Service) check(book *Book, order *OrderStock, entries []Entry) error {
	c := checker{book: book, order: order, problems: map[string]string{}}
	c.head(entries, s.Today())
	for i, e := range entries {
		c.line(i, e)
	}
	if err := fault.InvalidFields("This cannot be recorded as it is.", c.problems); err != nil {
		return err
	}
	return tryOut(book, entries)
}

// tryOut values what would be kept, with ids of its own.
func tryOut(book *Book, entries []Entry) error {
	next := int64(1)
	if n := len(book.Entries); n > 0 {
		next = book.Entries[n-1].ID + 1
	}
	tried := slices.Clone(entries)
	for i := range tried {
		tried[i].ID = next + int64(i)
	}
	_, err := book.value(slices.Concat(book.Entries, tried))
	wrong, isField := errors.AsType[*stock.FieldError](err)
	if !isField {
		return err
	}
	if at := wrong.Index - len(book.Entries); at >= 0 {
		return fault.InvalidFields("This cannot be recorded as it is.", map[string]string{linePath(at, fields[wrong.Field]): "This " + wrong.Problem + "."})
	}
	return fault.Wrap(fault.Conflict, err, "Something recorded before depends on this otherwise.", "Look at the movements of the item.")
}

// fields names what the form calls otherwise than a file.
var fields = map[string]string{"qty": "quantity", "unit_cost": "unitCost", "of": "of", "uses": "uses", "item": "itemId", "value": "value", "op": "kind",
	"operations": "operations", "split": "split", "date": "date"}

func linePath(i int, field string) string { return fmt.Sprintf("lines[%d].%s", i, field) }

// warnings say what the owner should look at after a recording.
func (s *Service) warnings(ctx context.Context, order *OrderStock, kept []Entry) ([]string, error) {
	book, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	var list []string
	touched := map[int64]bool{}
	for _, e := range kept {
		touched[e.ItemID] = true
		for _, u := range e.Uses {
			touched[u.ItemID] = true
		}
	}
	for _, h := range book.Valuation.At(civil.Date{Year: 9999, Month: 12, Day: 31}) {
		item, _ := book.Item(ItemID(h.Item))
		if touched[item.ID] && h.OnHand < 0 {
			list = append(list, fmt.Sprintf("%s is below zero now: %s. Record what is missing, or count it.", item.SKU, h.OnHand))
		}
	}
	list = append(list, order.overrun(kept)...)
	closed, err := s.store.LastClosed(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the last closed period: %w", err)
	}
	if first := kept[0].Date; !closed.IsZero() && !first.After(closed) {
		list = append(list, fmt.Sprintf("%s lies in a closed period. What this changes is in the first open one.", first.Words()))
	}
	return list, nil
}

// Undo takes a recording away and returns its entries as they were. Conflict where a later one refers to it, or could not be without it.
func (s *Service) Undo(ctx context.Context, recording int64) ([]Entry, error) {
	s.recording.Lock()
	defer s.recording.Unlock()
	book, err := s.Book(ctx)
	if err != nil {
		return nil, err
	}
	left := slices.DeleteFunc(slices.Clone(book.Entries), func(e Entry) bool { return e.Recording == recording })
	if _, err := book.value(left); err != nil {
		return nil, fault.Wrap(fault.Conflict, err, "Something recorded later refers to this.", "Take that away first.")
	}
	taken, err := s.store.DeleteRecording(ctx, recording)
	if err != nil {
		return nil, fmt.Errorf("take recording %d away: %w", recording, err)
	}
	s.changed()
	return taken, nil
}
