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

// manyOrders measures the order list of a large company file, through the bridge.
func manyOrders(ctx context.Context, folder string) error {
	path := filepath.Join(folder, "large.daybook")
	begin := time.Now()
	if err := fill(ctx, path); err != nil {
		return fmt.Errorf("fill a large company file: %w", err)
	}
	report("save_100000_orders", time.Since(begin))
	begin = time.Now()
	w, err := open(ctx, "--home", filepath.Join(folder, "large"), "--company", path)
	if err != nil {
		return err
	}
	defer w.close()
	if err := w.call(ctx, nil, "Shell", "Start"); err != nil {
		return err
	}
	report("start_with_100000_orders", time.Since(begin))
	for _, list := range []struct {
		name, sort, search string
		offset             int
	}{
		{"order_list_window_100000_top", "date", "", 0},
		{"order_list_window_100000_at_90000", "date", "", 90_000},
		{"order_list_window_100000_by_contact", "contact", "", 50_000},
		{"order_list_window_100000_search", "date", "kauri 77", 0},
	} {
		q := query(list.sort, list.offset)
		q["search"] = list.search
		if err := measure(list.name, 50, func() error { return w.call(ctx, nil, "Orders", "List", q) }); err != nil {
			return err
		}
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
	return file.SaveOrders(ctx, all)
}
