//go:build e2e

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sqlite"
)

// orders is the size of the large company file.
const orders = 100_000

// manyOrders measures a large company file: keeping it, opening it, and its order list through the bridge.
func manyOrders(ctx context.Context, folder string) error {
	path, home := filepath.Join(folder, "large.daybook"), filepath.Join(folder, "large")
	if err := fill(ctx, path); err != nil {
		return fmt.Errorf("fill a large company file: %w", err)
	}
	if err := measureOwn("open_company_file_100000", 5, func() (time.Duration, error) { return start(ctx, home, path) }); err != nil {
		return err
	}
	w, err := open(ctx, home, "--company", path)
	if err != nil {
		return err
	}
	defer w.close()
	for _, list := range []struct {
		name, sort, search string
		offset, times      int
	}{
		// The first look counts what the later ones remember.
		{"first_look", "date", "", 0, 1},
		{"top", "date", "", 0, 50},
		{"at_50000", "date", "", 50_000, 50},
		{"at_90000", "date", "", 90_000, 50},
		{"by_contact", "contact", "", 0, 50},
		{"by_contact_at_50000", "contact", "", 50_000, 50},
		{"search", "date", "kauri 77", 0, 50},
		{"search_all_found", "date", "oak", 0, 50},
	} {
		q := query(list.sort, list.offset)
		q["search"] = list.search
		if err := measure("order_list_window_100000_"+list.name, list.times, func() error { return w.window(ctx, q) }); err != nil {
			return err
		}
	}
	return nil
}

// start says how long the program takes from its start until the window knows the company.
func start(ctx context.Context, home, path string) (time.Duration, error) {
	begin := time.Now()
	w, err := open(ctx, home, "--company", path)
	if err != nil {
		return 0, err
	}
	defer w.close()
	err = w.call(ctx, nil, "Shell", "Start")
	return time.Since(begin), err
}

// window reads a full window of the order list.
func (w *window) window(ctx context.Context, q object) error {
	var page struct{ Rows []object }
	if err := w.call(ctx, &page, "Orders", "List", q); err != nil {
		return err
	}
	if len(page.Rows) != q["limit"] {
		return fmt.Errorf("the list shows %d orders, not %d", len(page.Rows), q["limit"])
	}
	return nil
}

// fill makes a company file of 1,000 contacts and 100,000 sales orders over ten years.
func fill(ctx context.Context, path string) error {
	info := sqlite.Info{Name: "Large", Kind: sqlite.Xero, BaseCurrency: "NZD", CreatedAt: time.Now(), MachineID: "bench"}
	if err := sqlite.Create(ctx, path, info); err != nil {
		return err
	}
	file, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	people := make([]contact.Contact, 1000)
	for i := range people {
		people[i] = contact.Contact{Name: fmt.Sprintf("Kauri %d Ltd", i), Source: contact.SourceTyped, IsCustomer: true, PaymentDays: -1}
	}
	saved, err := file.SaveContacts(ctx, people)
	if err != nil {
		return err
	}
	first := civil.Date{Year: 2016, Month: time.January, Day: 1}
	all := make([]order.Order, orders)
	for i := range all {
		all[i] = order.Order{Kind: order.Sale, Number: fmt.Sprintf("SO-%d", i), ContactID: saved[i*7%len(saved)].ID,
			Date: first.AddDays(i * 3650 / orders), Currency: "NZD", TaxMode: money.Exclusive, Source: contact.SourceTyped,
			Lines: []order.Line{{Kind: order.ItemLine, Description: "Oak board", Quantity: money.Quantity(1+i%9) * money.One, UnitPrice: 38_725_000}}}
	}
	return measure("order_save_100000", 1, func() error {
		_, err := file.SaveOrders(ctx, all)
		return err
	})
}
