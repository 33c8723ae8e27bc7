package contacts_test

import (
	"fmt"
	"testing"
	"time"

	"daybook/internal/conformance/firms"
	"daybook/internal/contact"
	"daybook/internal/matching/matchingtest"
)

// made makes n customers at Xero as businesses have them.
func made(n int, seed uint64) []contact.LedgerContact {
	list := make([]contact.LedgerContact, n)
	for i, r := range firms.Make(n, seed).Left {
		l := matchingtest.AtXero(id(i), r.Name, first(r.Emails), first(r.TaxNumbers))
		l.Phone, l.FirstName, l.LastName = first(r.Phones), r.GivenName, r.FamilyName
		for _, a := range r.Addresses[:min(1, len(r.Addresses))] {
			l.Address = contact.Address{Line1: a.Street, City: a.City, Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}
		}
		list[i] = l
	}
	return list
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// BenchmarkImport is the first import of many customers, and the preview of the next, without the time Xero takes.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			office := setup(b, matchingtest.NewFile, 0)
			office.ledger.add(made(n, 1)...)
			step := func(what string, do func() error) {
				b.Helper()
				begin := time.Now()
				if err := do(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(time.Since(begin).Milliseconds()), what+"-ms")
			}
			preview := func() error { _, err := office.Preview(b.Context(), everyone, nil); return err }
			step("preview", preview)
			step("import", func() error { _, err := office.Import(b.Context(), everyone, nil); return err })
			step("again", preview)
			step("scan", func() error { _, err := office.company.Service().Scan(b.Context(), nil); return err })
			step("touch", func() error { return office.company.Service().Touch(b.Context(), matchingtest.Here(77)) })
		})
	}
}
