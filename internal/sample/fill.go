package sample

import (
	"context"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/order"
)

// Store is a company file that takes the practice company.
type Store interface {
	// SaveContacts, SaveItems and SaveOrderTax keep new rows and return them with their ids, in the same order.
	SaveContacts(ctx context.Context, contacts []contact.Contact) ([]contact.Contact, error)
	SaveItems(ctx context.Context, items []order.Item) ([]order.Item, error)
	SaveOrderTax(ctx context.Context, t order.Tax) (order.Tax, error)
	// SaveOrders keeps new orders.
	SaveOrders(ctx context.Context, orders []order.Order) error
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
	for _, set := range []Orders{Sales(today), Purchases(today)} {
		people, err := store.SaveContacts(ctx, set.People)
		if err != nil {
			return fmt.Errorf("fill in the contacts of %ss: %w", set.Kind, err)
		}
		if err := store.SaveOrders(ctx, placed(set, people, items, taxes)); err != nil {
			return fmt.Errorf("fill in the %s orders: %w", set.Kind, err)
		}
	}
	if _, err := store.SaveContacts(ctx, Others()); err != nil {
		return fmt.Errorf("fill in the other contacts: %w", err)
	}
	return nil
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
