package sample_test

import (
	"context"
	"reflect"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/contact/taxid"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sample"
	"daybook/internal/warehouse"
)

var today = civil.Date{Year: 2026, Month: 11, Day: 24}

func rates() map[int64]money.Percent {
	m := map[int64]money.Percent{}
	for _, t := range sample.Taxes() {
		m[t.ID] = t.Rate
	}
	return m
}

func TestOrdersCanBeSavedAndAddUp(t *testing.T) {
	t.Parallel()
	for _, set := range []sample.Orders{sample.Sales(today), sample.Purchases(today)} {
		numbers := map[string]bool{}
		for _, o := range set.Orders {
			if err := o.Check(); err != nil {
				t.Errorf("%s: %v", o.Number, err)
			}
			_, totals, err := o.Figures(rates())
			if err != nil || totals.Total <= 0 {
				t.Errorf("%s: total %s, %v", o.Number, totals.Total, err)
			}
			if numbers[o.Number] || o.ContactID < 1 || int(o.ContactID) > len(set.People) {
				t.Errorf("%s: the number or contact %d is wrong", o.Number, o.ContactID)
			}
			numbers[o.Number] = true
		}
		if last := set.Orders[len(set.Orders)-1].Date; last != today {
			t.Errorf("%s: the newest order is of %s", set.Kind, last)
		}
		if first := set.Orders[0].Date; today.DaysSince(first) > 184 || today.DaysSince(first) < 150 {
			t.Errorf("%s: the oldest order is of %s", set.Kind, first)
		}
	}
	if n, m := len(sample.Sales(today).Orders), len(sample.Purchases(today).Orders); n != 60 || m != 40 {
		t.Errorf("%d sales and %d purchase orders", n, m)
	}
}

func TestOneDayIsTheSameEveryTime(t *testing.T) {
	t.Parallel()
	if !reflect.DeepEqual(sample.Sales(today), sample.Sales(today)) {
		t.Error("sales differ between two calls")
	}
}

func TestAwkwardOnesAreThere(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for _, set := range []sample.Orders{sample.Sales(today), sample.Purchases(today)} {
		for _, o := range set.Orders {
			found["currency "+string(o.Currency)] = true
			found["mode "+string(o.TaxMode)] = true
			for _, l := range o.Lines {
				found["percent"] = found["percent"] || l.Discount != 0 && o.Kind == order.Sale
				found["percent on a purchase"] = found["percent on a purchase"] || l.Discount != 0 && o.Kind == order.Purchase
				found["sum"] = found["sum"] || l.DiscountAmount != 0
				found["four decimals"] = found["four decimals"] || l.UnitPrice%10_000 != 0
				found["part of a unit"] = found["part of a unit"] || l.Quantity%money.One != 0
				found["shipping"] = found["shipping"] || l.Kind == order.ShippingLine
				found["long SKU"] = found["long SKU"] || len(l.SKU) > 30
			}
		}
	}
	for _, want := range []string{"currency NZD", "currency AUD", "currency USD", "mode exclusive", "mode inclusive",
		"percent", "percent on a purchase", "sum", "four decimals", "part of a unit", "shipping", "long SKU"} {
		if !found[want] {
			t.Errorf("no order has: %s", want)
		}
	}
}

func TestContactsCanBeSavedAndTheirTaxNumbersAreRight(t *testing.T) {
	t.Parallel()
	names, taxed := map[string]bool{}, 0
	for _, c := range append(append(sample.Customers(), sample.Suppliers()...), sample.Others()...) {
		if err := c.Check(); err != nil || names[c.Name] || c.IsCustomer == c.IsSupplier {
			t.Errorf("%+v: %v", c, err)
		}
		names[c.Name] = true
		if id := taxid.Read(c.TaxNumber, c.Address.Country); c.TaxNumber != "" {
			taxed++
			if id.Verdict != taxid.Valid {
				t.Errorf("%s: the tax number %s is %s", c.Name, c.TaxNumber, id.Verdict)
			}
		}
	}
	if len(names) != 47 || taxed != 18 {
		t.Errorf("%d contacts, %d with a tax number", len(names), taxed)
	}
}

// filled remembers what was put in.
type filled struct {
	contacts []contact.Contact
	orders   []order.Order
	items    []warehouse.Item
	entries  []warehouse.Entry
}

func (f *filled) SaveContacts(_ context.Context, contacts []contact.Contact) ([]contact.Contact, error) {
	for i := range contacts {
		contacts[i].ID = int64(len(f.contacts) + 1)
		f.contacts = append(f.contacts, contacts[i])
	}
	return contacts, nil
}

func (f *filled) SaveItems(_ context.Context, items []order.Item) ([]order.Item, error) {
	return items, nil
}

func (f *filled) SaveOrderTax(_ context.Context, t order.Tax) (order.Tax, error) { return t, nil }

func (f *filled) SaveOrders(_ context.Context, orders []order.Order) ([]order.Order, error) {
	for i := range orders {
		orders[i].ID = int64(len(f.orders) + 1)
		f.orders = append(f.orders, orders[i])
	}
	return orders, nil
}

func (f *filled) SaveStockItems(_ context.Context, items []warehouse.Item) error {
	f.items = items
	return nil
}

func (f *filled) SaveMovements(_ context.Context, entries []warehouse.Entry) ([]warehouse.Entry, error) {
	f.entries = entries
	return entries, nil
}

// Those who ordered nothing come last, so that the ids of the others stay what they are.
func TestThoseWhoOrderedNothingAreFilledInToo(t *testing.T) {
	t.Parallel()
	var f filled
	if err := sample.Fill(t.Context(), &f, today); err != nil {
		t.Fatal(err)
	}
	others := len(sample.Others())
	first := int64(len(f.contacts) - others + 1)
	if f.contacts[first-1].Name != sample.Others()[0].Name {
		t.Errorf("the others begin with %s", f.contacts[first-1].Name)
	}
	for _, o := range f.orders {
		if o.ContactID < 1 || o.ContactID >= first {
			t.Errorf("%s is of %s", o.Number, f.contacts[o.ContactID-1].Name)
		}
	}
}
