package warehouse

import (
	"context"
	"fmt"
	"slices"

	"daybook/internal/fault"
	"daybook/internal/stock/journal"
)

// Classes returns the classes an item can be of, in the order of a menu.
func Classes() []journal.Class {
	return []journal.Class{journal.Material, journal.PartMade, journal.Finished, journal.Traded}
}

// SaveItem keeps class, recipe and operations of an item. Invalid names the field: "class", "operations", "recipe[0].itemId"; a recipe that leads back
// to its own item is refused. NotFound where an item is not there.
func (s *Service) SaveItem(ctx context.Context, item Item) error {
	book, err := s.Book(ctx)
	if err != nil {
		return err
	}
	problems := map[string]string{}
	if !slices.Contains(Classes(), item.Class) {
		problems["class"] = "Choose a class from the list."
	}
	if item.Operations < 0 {
		problems["operations"] = "A cost is zero or more."
	}
	for i, u := range item.Recipe {
		if problem := book.problemOf(item, i, u); problem.text != "" {
			problems[fmt.Sprintf("recipe[%d].%s", i, problem.field)] = problem.text
		}
	}
	if err := fault.InvalidFields("The item cannot be saved as it is.", problems); err != nil {
		return err
	}
	if err := s.store.SaveStockItem(ctx, item); err != nil {
		return fmt.Errorf("save item %d: %w", item.ID, err)
	}
	s.changed()
	return nil
}

type useProblem struct{ field, text string }

func (b *Book) problemOf(item Item, i int, u Use) useProblem {
	used, isKnown := b.Item(u.ItemID)
	isTwice := slices.ContainsFunc(item.Recipe[:i], func(other Use) bool { return other.ItemID == u.ItemID })
	switch {
	case !isKnown:
		return useProblem{"itemId", "Choose an item."}
	case isTwice:
		return useProblem{"itemId", "It stands in the recipe already."}
	case b.leadsTo(used, item.ID, len(b.Items)):
		return useProblem{"itemId", "It is made of this item itself."}
	case u.Quantity <= 0:
		return useProblem{"quantity", "Give a quantity above zero."}
	}
	return useProblem{}
}

// leadsTo reports whether an item is another one, or made of it over so many recipes at most.
func (b *Book) leadsTo(item Item, id int64, depth int) bool {
	if item.ID == id {
		return true
	}
	return depth > 0 && slices.ContainsFunc(item.Recipe, func(u Use) bool {
		used, isKnown := b.Item(u.ItemID)
		return isKnown && b.leadsTo(used, id, depth-1)
	})
}
