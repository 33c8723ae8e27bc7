package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sqlite"
)

// noon is the frozen clock of these tests.
func noon() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 123_000_000, time.UTC) }

// today is noon's day.
func today() civil.Date { return civil.Of(noon()) }

func info() sqlite.Info {
	return sqlite.Info{Name: "Kauri Furniture", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: noon(), MachineID: "m1"}
}

// create makes a company file in a folder of its own and returns its path.
func create(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kauri.daybook")
	if err := sqlite.Create(t.Context(), path, info()); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a company file until the test ends.
func open(t *testing.T, path string) *sqlite.File {
	t.Helper()
	f, err := sqlite.Open(t.Context(), path, sqlite.Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// setup returns a new, open company file.
func setup(t *testing.T) *sqlite.File {
	t.Helper()
	return open(t, create(t))
}

// must ends the test on an error.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func aContact(name string) contact.Contact {
	return contact.Contact{Name: name, Source: contact.SourceTyped, PaymentDays: -1, IsCustomer: true}
}

func saveContact(ctx context.Context, t *testing.T, f *sqlite.File, c contact.Contact) contact.Contact {
	t.Helper()
	return must(f.SaveContact(ctx, c))(t)
}

// anOrder is a sale of two lines: 2 × 10.00 at 15 % where a tax rate is given, and 5.00 of shipping.
func anOrder(number string, contactID, taxID int64) order.Order {
	return order.Order{
		Kind: order.Sale, Number: number, ContactID: contactID, Date: today(), Currency: "NZD", TaxMode: money.Exclusive,
		Source: contact.SourceTyped,
		Lines: []order.Line{
			{Kind: order.ItemLine, SKU: "OAK-1800", Description: "Oak table", Quantity: 2 * money.One, UnitPrice: 10 * money.One, TaxID: taxID},
			{Kind: order.ShippingLine, Description: "Freight", Quantity: money.One, UnitPrice: 5 * money.One},
		},
	}
}
