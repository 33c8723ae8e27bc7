package matchingtest

import (
	"path/filepath"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/refdata"
	"daybook/internal/sqlite"
)

// NewFile returns a company in a real file.
func NewFile(t testing.TB) Company {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.daybook")
	info := sqlite.Info{ID: sqlite.NewID(), Name: "A", Kind: sqlite.Practice, CreatedAt: Noon()}
	if err := sqlite.Create(t.Context(), path, info); err != nil {
		t.Fatal(err)
	}
	file, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	binding := connect.Binding{TenantID: Organisation, Name: "One", IsConnected: true}
	set := refdata.Set{Organisation: refdata.Organisation{TenantID: Organisation, CountryCode: "NZ", BaseCurrency: "NZD"}, ReadAt: Noon()}
	if err := file.Bind(t.Context(), binding, set); err != nil {
		t.Fatal(err)
	}
	return Company{File: file, Sell: func(t testing.TB, contactID, hundredths int64) {
		t.Helper()
		number, err := file.NextOrderNumber(t.Context(), order.Sale)
		if err != nil {
			t.Fatal(err)
		}
		o := order.Order{Kind: order.Sale, Number: number, ContactID: contactID, Date: civil.Of(Noon()), Currency: "NZD",
			TaxMode: money.NoTax, Source: "typed",
			Lines: []order.Line{{Kind: order.ChargeLine, Description: "Work", Quantity: money.One, UnitPrice: money.Price(hundredths * 10_000)}}}
		if _, err := file.SaveOrder(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}}
}
