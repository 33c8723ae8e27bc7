package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/books"
)

// Covers 9.fields/totals, 9.lock-dates/advisers-may-pass-the-period-lock-get, 18/5, 18/6.
func TestInvoiceSwitches(t *testing.T) {
	t.Parallel()
	lineTotal := document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":1,"UnitAmount":10,"LineAmount":10.01,"AccountCode":"200"}]`)
	for name, c := range map[string]struct {
		set            func(*books.Switches)
		body           string
		without, after int
	}{
		"section 18.6: approval without due date": {
			func(s *books.Switches) { s.ApprovesWithoutDueDate = true },
			document("ACCREC", `"Status":"AUTHORISED","Contact":{"Name":"A"}`), 400, 200,
		},
		"section 18.5: a line total two hundredths off": {
			func(s *books.Switches) { s.ToleratesLineTotal = true }, strings.Replace(lineTotal, "10.01", "10.02", 1), 400, 400,
		},
		"section 18.5: a line total one hundredth off": {func(s *books.Switches) { s.ToleratesLineTotal = true }, lineTotal, 400, 200},
		"section 9: a sent total that differs": {
			func(s *books.Switches) { s.ChecksTotal = true }, document("ACCREC", `"Total":1,"Contact":{"Name":"A"}`), 200, 400,
		},
		"section 9: an adviser passes the period lock": {
			func(s *books.Switches) { s.IgnoresPeriodLock = true },
			document("ACCREC", `"Status":"AUTHORISED","Date":"2026-03-31","DueDate":"2026-10-01","Contact":{"Name":"A"}`), 400, 200,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			setup(t).must(call{method: "PUT", path: "/Invoices", body: c.body, isBad: true}).wantStatus(c.without)
			setup(t, with(c.set)).must(call{method: "PUT", path: "/Invoices", body: c.body, isBad: true}).wantStatus(c.after)
		})
	}
	t.Run("section 9: the text of a total that differs", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.ChecksTotal = true }))
		with := func(total string) got {
			return b.must(call{method: "PUT", path: "/Invoices", isBad: true, body: document("ACCREC", `"Total":`+total+`,"Contact":{"Name":"A"}`)})
		}
		with("1").wantRefused("The document total does not equal the sum of the lines.")
		with("24.15").wantStatus(200)
	})
	t.Run("section 9: nobody passes the end of year lock", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.IgnoresPeriodLock = true }))
		b.put("/Invoices", document("ACCREC", `"Status":"AUTHORISED","Date":"2025-03-31","DueDate":"2026-10-01","Contact":{"Name":"A"}`)).
			wantRefused("The document date cannot be before the end of year lock date, currently set at 31 March 2025")
	})
}

// Covers 9.fields/lineamounttypes, 9.lines/quantity, 9.lines/unitamount, 9.lines/lineamount, 9.lines/taxtype, 9.lines/taxamount,
// 9.lines/discountrate-discountamount, 10/1, 10/2, 10/3, 10/4, 10/5, 10/8, 10/25-06-25-61-25-63-exclusive-at-15,
// 10/89-00-inclusive-at-15, 10/97-00-inclusive-at-15, 18/13.
func TestArithmetic(t *testing.T) {
	b := setup(t)
	line := func(fields string) string { return `{"Description":"x","AccountCode":"200",` + fields + `}` }
	for name, c := range map[string]struct {
		query, types, lines string
		wants               map[string]string
	}{
		"tax is rounded per line": {
			"", "Exclusive", line(`"UnitAmount":25.06`) + "," + line(`"UnitAmount":25.61`) + "," + line(`"UnitAmount":25.63`),
			map[string]string{"SubTotal": "76.3", "TotalTax": "11.44", "Total": "87.74", "LineItems.0.TaxAmount": "3.76"},
		},
		"inclusive 89.00":               {"", "Inclusive", line(`"UnitAmount":89`), map[string]string{"SubTotal": "77.39", "TotalTax": "11.61", "Total": "89.0"}},
		"inclusive 97.00":               {"", "Inclusive", line(`"UnitAmount":97`), map[string]string{"SubTotal": "84.35", "TotalTax": "12.65", "Total": "97.0"}},
		"no tax":                        {"", "NoTax", line(`"UnitAmount":97,"TaxType":"OUTPUT2"`), map[string]string{"TotalTax": "0.0", "LineItems.0.TaxType": "NONE"}},
		"price to 2 decimals":           {"", "Exclusive", line(`"UnitAmount":1.795,"Quantity":10`), map[string]string{"SubTotal": "18.0", "LineItems.0.UnitAmount": "1.8"}},
		"price to 4 decimals by unitdp": {"&unitdp=4", "Exclusive", line(`"UnitAmount":1.79549,"Quantity":10`), map[string]string{"SubTotal": "17.96", "LineItems.0.UnitAmount": "1.7955"}},
		"quantity to 4 decimals":        {"", "Exclusive", line(`"UnitAmount":100,"Quantity":0.12345`), map[string]string{"SubTotal": "12.35", "LineItems.0.Quantity": "0.1235"}},
		"discount in per cent":          {"", "Exclusive", line(`"UnitAmount":100,"Quantity":2,"DiscountRate":12.5`), map[string]string{"SubTotal": "175.0", "TotalDiscount": "25.0", "LineItems.0.DiscountRate": "12.5", "IsDiscounted": "true"}},
		"discount as an amount":         {"", "Exclusive", line(`"UnitAmount":100,"DiscountAmount":0.5`), map[string]string{"SubTotal": "99.5", "LineItems.0.DiscountAmount": "0.5"}},
		"line amount for the price":     {"", "Exclusive", line(`"LineAmount":10,"Quantity":3`), map[string]string{"SubTotal": "10.0", "LineItems.0.UnitAmount": "3.33", "LineItems.0.LineAmount": "10.0"}},
		"line amount for the quantity":  {"", "Exclusive", line(`"LineAmount":10,"UnitAmount":4`), map[string]string{"SubTotal": "10.0", "LineItems.0.Quantity": "2.5"}},
		"line amount alone":             {"", "Exclusive", line(`"LineAmount":10`), map[string]string{"SubTotal": "10.0", "LineItems.0.Quantity": "1.0", "LineItems.0.UnitAmount": "10.0"}},
		"line amount after a discount":  {"", "Exclusive", line(`"LineAmount":18.9,"Quantity":2,"UnitAmount":10.5,"DiscountRate":10`), map[string]string{"SubTotal": "18.9"}},
		"line amount that agrees":       {"", "Exclusive", line(`"LineAmount":21,"Quantity":2,"UnitAmount":10.5`), map[string]string{"SubTotal": "21.0"}},
		"tax amount overridden":         {"", "Exclusive", line(`"UnitAmount":100,"TaxAmount":15.01`), map[string]string{"TotalTax": "15.01", "Total": "115.01"}},
		"inclusive tax overridden":      {"", "Inclusive", line(`"UnitAmount":115,"TaxAmount":15.01`), map[string]string{"SubTotal": "99.99", "Total": "115.0"}},
		"negative line":                 {"", "Exclusive", line(`"UnitAmount":10`) + "," + line(`"UnitAmount":1,"Quantity":-1`), map[string]string{"SubTotal": "9.0", "TotalTax": "1.35"}},
		"default tax of the account":    {"", "Exclusive", `{"Description":"x","AccountCode":"310","UnitAmount":10}`, map[string]string{"LineItems.0.TaxType": "INPUT2"}},
		"account by id":                 {"", "Exclusive", `{"Description":"x","AccountID":"7D05A53D-613D-4EB2-A2FC-DCB6ADB80200","UnitAmount":10}`, map[string]string{"LineItems.0.AccountCode": "200"}},
		"an exponent":                   {"", "Exclusive", line(`"UnitAmount":1.5e1`), map[string]string{"SubTotal": "15.0"}},
		"discount rounded after":        {"&unitdp=4", "Exclusive", line(`"UnitAmount":1.115,"Quantity":3,"DiscountRate":10`), map[string]string{"SubTotal": "3.02"}},
	} {
		t.Run("section 10: "+name, func(t *testing.T) {
			g := b.put("/Invoices?summarizeErrors=false"+c.query, document("ACCREC", `"LineAmountTypes":"`+c.types+`","Contact":{"Name":"A"},"LineItems":[`+c.lines+`]`)).wantStatus(200)
			for path, want := range c.wants {
				g.want("Invoices.0."+path, want)
			}
		})
	}
	t.Run("section 18.13: the discount may be taken before rounding", func(t *testing.T) {
		other := setup(t, with(func(s *books.Switches) { s.RoundsAfterDiscount = true }))
		other.put("/Invoices?unitdp=4", document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[`+line(`"UnitAmount":1.115,"Quantity":3,"DiscountRate":10`)+`]`)).
			want("Invoices.0.SubTotal", "3.01")
	})
	t.Run("section 9: unitdp is needed on reads too", func(t *testing.T) {
		id := b.put("/Invoices?unitdp=4", document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[`+line(`"UnitAmount":1.7955,"Quantity":10`)+`]`)).at("Invoices.0.InvoiceID")
		b.get("/Invoices/"+id).want("Invoices.0.LineItems.0.UnitAmount", "1.8")
		b.get("/Invoices/"+id+"?unitdp=4").want("Invoices.0.LineItems.0.UnitAmount", "1.7955")
		b.get("/Invoices?page=1&IDs="+id).want("Invoices.0.LineItems.0.UnitAmount", "1.8")
		b.get("/Invoices?page=1&unitdp=4&IDs="+id).want("Invoices.0.LineItems.0.UnitAmount", "1.7955")
	})
}
