package api_test

import (
	"fmt"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
)

// Covers 4/orgs-on-the-legacy-early-starter-plan-20.
func TestALegacyPlanApprovesTwentyInvoicesAndFiveBillsAMonth(t *testing.T) {
	t.Parallel()
	dated := func(day, status string) string {
		return `"Status":"` + status + `","Date":"` + day + `","DueDate":"2026-12-30","Contact":{"Name":"A"}`
	}
	for kind, most := range map[string]int{"ACCREC": 20, "ACCPAY": 5} {
		b := setup(t, with(func(s *books.Switches) { s.LegacyPlan = true }))
		for n := range most {
			id := b.document(kind, dated([]string{"2026-11-01", "2026-11-30"}[n%2], "AUTHORISED"))
			if n == 0 {
				b.pay(id, 0) // what is paid was approved too
			}
		}
		b.put("/Invoices", document(kind, dated("2026-11-01", "AUTHORISED"))).wantRefused("You have reached the limit of invoices you can approve")
		draft := b.document(kind, dated("2026-11-15", "DRAFT"))
		b.document(kind, dated("2026-11-15", "SUBMITTED"))
		b.postBare("/Invoices/"+draft, `{"Status":"AUTHORISED"}`).wantRefused("You have reached the limit of invoices you can approve")
		b.postBare("/Invoices/"+draft, `{"Status":"AUTHORISED","Date":"2026-12-01"}`).wantStatus(200)
		other := map[string]string{"ACCREC": "ACCPAY", "ACCPAY": "ACCREC"}[kind]
		b.document(other, dated("2026-11-15", "AUTHORISED"))
		if n := b.get("/Invoices?page=1&Statuses=AUTHORISED,PAID").at("pagination.itemCount"); n != fmt.Sprint(most+2) {
			t.Errorf("%s: %s approved", kind, n)
		}
	}
	b := setup(t)
	for range 21 {
		b.document("ACCPAY", dated("2026-09-30", "AUTHORISED"))
	}
}

// Covers 18/7, 9.lock-dates/approving-or-editing-an-approved-document.
func TestTheTailOfALockDateTextIsASwitch(t *testing.T) {
	t.Parallel()
	for inFigures, tail := range map[bool]string{false: "14 September 2026", true: "14/09/2026."} {
		b := setup(t, with(func(s *books.Switches) { s.LockDateInFigures = inFigures }))
		body := document("ACCREC", approved+`"Contact":{"Name":"A"}`)
		day := civil.Date{Year: 2026, Month: 9, Day: 14}
		for text, dates := range map[string][2]civil.Date{
			"period lock date": {day, {}}, "end of year lock date": {{}, day},
		} {
			if err := b.desk().SetLockDates(t.Context(), dates[0], dates[1]); err != nil {
				t.Fatal(err)
			}
			b.put("/Invoices", body).wantRefused("The document date cannot be before the " + text + ", currently set at " + tail)
		}
	}
}

// Covers 10/6, 18/8.
func TestHalvesGoUpAndBelowZeroAsTheSwitchSays(t *testing.T) {
	t.Parallel()
	for rises, want := range map[bool]string{false: "-2.17", true: "-2.16"} {
		b := setup(t, with(func(s *books.Switches) { s.NegativeHalvesRise = rises }))
		amount := func(fields string) string {
			return b.put("/Invoices?unitdp=4", document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","AccountCode":"200",`+fields+`}]`)).
				wantStatus(200).at("Invoices.0.LineItems.0.LineAmount")
		}
		if have := amount(`"UnitAmount":2.165`); have != "2.17" {
			t.Errorf("2.165 is %s", have)
		}
		if have := amount(`"UnitAmount":2.165,"Quantity":-1`); have != want {
			t.Errorf("-2.165 is %s; want %s", have, want)
		}
		if have := amount(`"UnitAmount":2.165,"Quantity":-1,"LineAmount":` + want); have != want {
			t.Errorf("a sent %s is %s", want, have)
		}
	}
}

// Covers 9.lines/description, 9.lines/lineamount.
func TestALineMayBeAsLongAndAsDearAsTheContractSays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	line := func(fields string) string {
		return document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{`+fields+`,"AccountCode":"200"}]`)
	}
	b.put("/Invoices", line(`"UnitAmount":1,"Description":"`+strings.Repeat("x", 4000)+`"`)).wantStatus(200)
	b.put("/Invoices", line(`"Description":"x","UnitAmount":9999999999.99,"TaxType":"NONE"`)).wantStatus(200).want("Invoices.0.Total", "9999999999.99")
	b.put("/Invoices", line(`"Description":"x","LineAmount":10000000000,"TaxType":"NONE"`)).wantRefused("The line amount is too large.")
}
