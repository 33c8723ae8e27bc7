package sqlite_test

import (
	"fmt"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sqlite"
)

// fillOrders saves n sales, in two currencies, over two years, for a contact per hundred orders, and marks nine in ten
// as sent.
func fillOrders(t testing.TB, f *sqlite.File, n int) {
	t.Helper()
	ctx := t.Context()
	contacts := make([]contact.Contact, 0, n/100+1)
	for i := range n/100 + 1 {
		contacts = append(contacts, aContact(fmt.Sprintf("Customer %06d Limited", i*7919%(n/100+1))))
	}
	contacts, err := f.SaveContacts(ctx, contacts)
	if err != nil {
		t.Fatal(err)
	}
	tax, err := f.SaveOrderTax(ctx, order.Tax{Name: "GST 15 %", Rate: 15 * money.One})
	if err != nil {
		t.Fatal(err)
	}
	orders := make([]order.Order, 0, n)
	for i := range n {
		o := anOrder(fmt.Sprintf("SO-%d", i+1), contacts[i%len(contacts)].ID, tax.ID)
		o.Date = today().AddDays(-(i * 31 % 730))
		o.Lines[0].Quantity = money.Quantity(i%97+1) * money.One
		if i%5 == 0 {
			o.Currency = "USD"
		}
		orders = append(orders, o)
	}
	if _, err := f.SaveOrders(ctx, orders); err != nil {
		t.Fatal(err)
	}
	if err := f.MarkSent(ctx, 10); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkSave100000Orders(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		f := benchFile(b)
		b.StartTimer()
		fillOrders(b, f, 100_000)
	}
}

func benchFile(b *testing.B) *sqlite.File {
	path := b.TempDir() + "/bench.daybook"
	if err := sqlite.Create(b.Context(), path, info()); err != nil {
		b.Fatal(err)
	}
	f, err := sqlite.Open(b.Context(), path, sqlite.Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	return f
}

func BenchmarkOrderWindows(b *testing.B) {
	f := benchFile(b)
	fillOrders(b, f, 100_000)
	cases := map[string]order.Query{
		"first rows":                   {},
		"offset 90000":                 {Offset: 90_000},
		"offset 50000":                 {Offset: 50_000},
		"offset 49000 by number":       {Offset: 49_000, Sort: order.ByNumber},
		"by contact":                   {Sort: order.ByContact},
		"by total descending":          {Sort: order.ByTotal, IsDescending: true, Offset: 90_000},
		"by status":                    {Sort: order.ByStatus, Offset: 50_000},
		"to send":                      {Bucket: order.ToSend},
		"to send by total":             {Bucket: order.ToSend, Sort: order.ByTotal},
		"sent by number":               {Bucket: order.Sent, Sort: order.ByNumber, Offset: 40_000},
		"one currency by number":       {Currency: "USD", Sort: order.ByNumber, Offset: 5000},
		"one month by total":           {From: today().AddDays(-30), Sort: order.ByTotal},
		"one contact by total":         {ContactID: 7, Sort: order.ByTotal},
		"search of one number":         {Search: "so-77777"},
		"search of a name":             {Search: "customer 000077"},
		"search of a word all have":    {Search: "oak"},
		"search of a word all, number": {Search: "oak", Sort: order.ByNumber, Offset: 90_000},
		"search of one letter":         {Search: "c"},
	}
	for name, q := range cases {
		q.Kind, q.Limit = order.Sale, 100
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f.ListOrders(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+", counted anew", func(b *testing.B) {
			for b.Loop() {
				f.ForgetTotals()
				if _, err := f.ListOrders(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkContactWindows(b *testing.B) {
	f := benchFile(b)
	contacts := make([]contact.Contact, 0, 100_000)
	for i := range cap(contacts) {
		c := aContact(fmt.Sprintf("Firm %06d Limited", i*7919%cap(contacts)))
		c.Email, c.Address.City, c.IsSupplier = fmt.Sprintf("office@firm%d.example", i), "Nelson", i%3 == 0
		contacts = append(contacts, c)
	}
	if _, err := f.SaveContacts(b.Context(), contacts); err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]contact.Query{
		"first rows":                {},
		"offset 90000":              {Offset: 90_000},
		"suppliers by change":       {Role: contact.Supplier, Sort: contact.SortUpdated, Offset: 10_000},
		"unlinked by e-mail":        {Linking: contact.Unlinked, Sort: contact.SortEmail, Offset: 50_000},
		"search of one":             {Search: "firm7777"},
		"search of a word all have": {Search: "nelson"},
	} {
		q.Limit = 100
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f.ForgetTotals()
				if _, err := f.ListContacts(b.Context(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
