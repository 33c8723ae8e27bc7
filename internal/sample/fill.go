package sample

import (
	"context"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/stock"
	"daybook/internal/warehouse"
)

// Store is a company file that takes the practice company.
type Store interface {
	// SaveContacts, SaveItems and SaveOrderTax keep new rows and return them with their ids, in the same order.
	SaveContacts(ctx context.Context, contacts []contact.Contact) ([]contact.Contact, error)
	SaveItems(ctx context.Context, items []order.Item) ([]order.Item, error)
	SaveOrderTax(ctx context.Context, t order.Tax) (order.Tax, error)
	// SaveOrders keeps new orders and returns them with their ids, in the same order.
	SaveOrders(ctx context.Context, orders []order.Order) ([]order.Order, error)
	// SaveStockItems keeps class, recipe and operations of items that are there.
	SaveStockItems(ctx context.Context, items []warehouse.Item) error
	// SaveMovements keeps new movements and returns them with their ids, in the same order. Of and Recording are places in the list, from 1;
	// a Recording of 0 begins one of its own.
	SaveMovements(ctx context.Context, entries []warehouse.Entry) ([]warehouse.Entry, error)
}

// Fill puts the practice company, as it looks on a day, into an empty company file.
func Fill(ctx context.Context, store Store, today civil.Date) error {
	taxes := map[int64]int64{}
	for _, t := range Taxes() {
		saved, err := store.SaveOrderTax(ctx, order.Tax{Name: t.Name, Rate: t.Rate})
		if err != nil {
			return fmt.Errorf("fill in the tax rate %s: %w", t.Name, err)
		}
		taxes[t.ID] = saved.ID
	}
	goods := Items()
	for i := range goods {
		goods[i].SalesTaxID, goods[i].PurchaseTaxID = taxes[goods[i].SalesTaxID], taxes[goods[i].PurchaseTaxID]
	}
	items, err := store.SaveItems(ctx, goods)
	if err != nil {
		return fmt.Errorf("fill in the items: %w", err)
	}
	orders := map[order.Kind][]order.Order{}
	for _, set := range []Orders{Sales(today), Purchases(today)} {
		people, err := store.SaveContacts(ctx, set.People)
		if err != nil {
			return fmt.Errorf("fill in the contacts of %ss: %w", set.Kind, err)
		}
		if orders[set.Kind], err = store.SaveOrders(ctx, placed(set, people, items, taxes)); err != nil {
			return fmt.Errorf("fill in the %s orders: %w", set.Kind, err)
		}
	}
	if _, err := store.SaveContacts(ctx, Others()); err != nil {
		return fmt.Errorf("fill in the other contacts: %w", err)
	}
	return fillStock(ctx, store, NewYear(today), items, orders)
}

// fillStock puts recipes and movements in.
func fillStock(ctx context.Context, store Store, y Year, items []order.Item, orders map[order.Kind][]order.Order) error {
	for i := range y.Items {
		y.Items[i].ID = items[i].ID
		placeUses(y.Items[i].Recipe, items)
	}
	if err := store.SaveStockItems(ctx, y.Items); err != nil {
		return fmt.Errorf("fill in the recipes: %w", err)
	}
	for i := range y.Entries {
		e := &y.Entries[i]
		if e.ItemID != 0 {
			e.ItemID = items[e.ItemID-1].ID
		}
		placeUses(e.Uses, items)
		if e.OrderID != 0 {
			e.OrderID = orders[orderedBy(e.Kind)][e.OrderID-1].ID
		}
	}
	if _, err := store.SaveMovements(ctx, y.Entries); err != nil {
		return fmt.Errorf("fill in the movements: %w", err)
	}
	return nil
}

func placeUses(uses []warehouse.Use, items []order.Item) {
	for i := range uses {
		uses[i].ItemID = items[uses[i].ItemID-1].ID
	}
}

// orderedBy is the kind of order that a kind of movement belongs to.
func orderedBy(k stock.Kind) order.Kind {
	if k == stock.Issue || k == stock.CustomerReturn {
		return order.Sale
	}
	return order.Purchase
}

// placed puts the rows' ids in the place of the indexes.
func placed(set Orders, people []contact.Contact, items []order.Item, taxes map[int64]int64) []order.Order {
	for i := range set.Orders {
		o := &set.Orders[i]
		o.ContactID = people[o.ContactID-1].ID
		for j := range o.Lines {
			l := &o.Lines[j]
			l.TaxID = taxes[l.TaxID]
			if l.ItemID != 0 {
				l.ItemID = items[l.ItemID-1].ID
			}
		}
	}
	return set.Orders
}
