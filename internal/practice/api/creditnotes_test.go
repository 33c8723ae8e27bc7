package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/books"
)

// creditNote is the body of a credit note with one line of 2 × 10.50 and the given fields before it.
func creditNote(kind, fields string) string {
	body := document(strings.TrimSuffix(kind, "CREDIT"), fields)
	body = strings.Replace(body, `{"Invoices"`, `{"CreditNotes"`, 1)
	return strings.Replace(body, `"Type":"`+strings.TrimSuffix(kind, "CREDIT")+`"`, `"Type":"`+kind+`"`, 1)
}

// credit creates an approved credit note of 24.15 and returns its id.
func (b *bench) credit(kind, contact string) string {
	b.t.Helper()
	return b.put("/CreditNotes", creditNote(kind, approved+`"Contact":{"Name":"`+contact+`"}`)).wantStatus(200).at("CreditNotes.0.CreditNoteID")
}

// Covers 6/put-creates-only-post-to-a-collection, 6/reply-envelope-id-status-ok-providername-the,
// 6/updateddateutcstring-2026-09-14t09-29-59z-on, 6/creating-answers-200-not-201, 6/amounts-are-json-numbers-with-trailing-zero.
func TestCreatingCreditNotes(t *testing.T) {
	t.Parallel()
	t.Run("an approved note has the figures and form of an invoice", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("Hutt Homes")
		g := b.put("/CreditNotes", creditNote("ACCRECCREDIT", approved+`"Reference":"RMA-1","Contact":{"ContactID":"`+id+`"}`)).wantStatus(200)
		for path, want := range map[string]string{
			"Status": "OK", "ProviderName": "Daybook", "CreditNotes.0.CreditNoteNumber": "CN-0001", "CreditNotes.0.Type": "ACCRECCREDIT",
			"CreditNotes.0.Reference": "RMA-1", "CreditNotes.0.SubTotal": "21.0", "CreditNotes.0.TotalTax": "3.15", "CreditNotes.0.Total": "24.15",
			"CreditNotes.0.RemainingCredit": "24.15", "CreditNotes.0.Allocations": "[]", "CreditNotes.0.Payments": "[]",
			"CreditNotes.0.CurrencyRate": "1.0", "CreditNotes.0.CurrencyCode": "NZD", "CreditNotes.0.Status": "AUTHORISED",
			"CreditNotes.0.LineItems.0.TaxType": "OUTPUT2", "CreditNotes.0.LineItems.0.LineAmount": "21.0", "CreditNotes.0.LineAmountTypes": "Exclusive",
			"CreditNotes.0.DateString": "2026-09-14T00:00:00", "CreditNotes.0.Date": "/Date(1789344000000+0000)/",
			"CreditNotes.0.Contact.IsCustomer": "true", "CreditNotes.0.HasErrors": "false", "CreditNotes.0.ID": g.at("CreditNotes.0.CreditNoteID"),
			"CreditNotes.0.BrandingThemeID": "7889a0ac-262a-40e3-8a63-9a769b1a18af",
		} {
			g.want(path, want)
		}
		if text := g.at("CreditNotes.0.UpdatedDateUTCString"); !strings.HasPrefix(text, "2026-09-14T09:30:") || !strings.HasSuffix(text, "Z") {
			t.Errorf("UpdatedDateUTCString is %q", text)
		}
		if g.has("CreditNotes.0.StatusAttributeString") {
			t.Error("a single success has a status attribute")
		}
		one := b.get("/CreditNotes/" + g.at("CreditNotes.0.CreditNoteID"))
		one.want("CreditNotes.0.LineItems.0.Description", "Oak chair")
		one.want("CreditNotes.0.Contact.Name", "Hutt Homes")
		b.must(call{method: "GET", path: "/CreditNotes/CN-0001", isBad: true}).want("CreditNotes.0.CreditNoteID", g.at("CreditNotes.0.CreditNoteID"))
	})
	t.Run("the defaults are draft, exclusive, today in the organisation's zone", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.clock.advance(3 * 3600e9)
		g := b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"}`)).wantStatus(200)
		g.want("CreditNotes.0.Status", "DRAFT")
		g.want("CreditNotes.0.DateString", "2026-09-15T00:00:00")
		if g.has("CreditNotes.0.DueDate") {
			t.Error("a due date appeared")
		}
	})
	t.Run("approval needs no due date", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Status":"AUTHORISED","Contact":{"Name":"A"}`)).wantStatus(200)
	})
	t.Run("a supplier's note keeps its number and no reference, and may share the number", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		body := creditNote("ACCPAYCREDIT", `"CreditNoteNumber":"S-1","Reference":"lost","Contact":{"Name":"A"}`)
		g := b.put("/CreditNotes", body).wantStatus(200)
		g.want("CreditNotes.0.Reference", "")
		g.want("CreditNotes.0.Contact.IsSupplier", "true")
		b.put("/CreditNotes", body).wantStatus(200).want("CreditNotes.0.CreditNoteNumber", "S-1")
		b.put("/CreditNotes", creditNote("ACCPAYCREDIT", `"Contact":{"Name":"A"}`)).want("CreditNotes.0.CreditNoteNumber", "")
	})
	t.Run("numbers are generated past those that are taken, apart from those of invoices", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Invoices", document("ACCREC", `"InvoiceNumber":"CN-0001","Contact":{"Name":"A"}`)).wantStatus(200)
		b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"CreditNoteNumber":"CN-0002","Contact":{"Name":"A"}`)).wantStatus(200)
		b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"}`)).want("CreditNotes.0.CreditNoteNumber", "CN-0001")
		b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"}`)).want("CreditNotes.0.CreditNoteNumber", "CN-0003")
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).want("Invoices.0.InvoiceNumber", "INV-0055")
	})
	t.Run("allocations in the body are not looked at", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice := b.put("/Invoices", document("ACCREC", approved+`"Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
		g := b.put("/CreditNotes", creditNote("ACCRECCREDIT", approved+`"Contact":{"Name":"A"},
			"Allocations":[{"Amount":1,"Date":"2026-09-14","Invoice":{"InvoiceID":"`+invoice+`"}}]`)).wantStatus(200)
		b.get("/CreditNotes/"+g.at("CreditNotes.0.CreditNoteID")).want("CreditNotes.0.Allocations", "[]")
	})
	t.Run("unitdp is needed on writes and reads", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/CreditNotes?unitdp=4", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1.7955,"Quantity":10,"AccountCode":"200"}]`)).at("CreditNotes.0.CreditNoteID")
		b.get("/CreditNotes/"+id).want("CreditNotes.0.LineItems.0.UnitAmount", "1.8")
		b.get("/CreditNotes/"+id+"?unitdp=4").want("CreditNotes.0.LineItems.0.UnitAmount", "1.7955")
		b.get("/CreditNotes?page=1&unitdp=4").want("CreditNotes.0.LineItems.0.UnitAmount", "1.7955")
	})
}

// Covers 10/1, 10/3, 10/4, 10/5, 10/8, 10/25-06-25-61-25-63-exclusive-at-15, 10/89-00-inclusive-at-15.
func TestCreditNotesAreComputedAsInvoicesAre(t *testing.T) {
	b := setup(t)
	line := func(fields string) string { return `{"Description":"x","AccountCode":"200",` + fields + `}` }
	for name, c := range map[string]struct{ types, lines, net, tax, total string }{
		"tax per line":    {"Exclusive", line(`"UnitAmount":25.06`) + "," + line(`"UnitAmount":25.61`) + "," + line(`"UnitAmount":25.63`), "76.3", "11.44", "87.74"},
		"inclusive":       {"Inclusive", line(`"UnitAmount":89`), "77.39", "11.61", "89.0"},
		"no tax":          {"NoTax", line(`"UnitAmount":89`), "89.0", "0.0", "89.0"},
		"price rounded":   {"Exclusive", line(`"UnitAmount":1.795,"Quantity":10`), "18.0", "2.7", "20.7"},
		"tax overridden":  {"Exclusive", line(`"UnitAmount":100,"TaxAmount":15.01`), "100.0", "15.01", "115.01"},
		"only the amount": {"Exclusive", line(`"LineAmount":10`), "10.0", "1.5", "11.5"},
	} {
		t.Run("section 10: "+name, func(t *testing.T) {
			g := b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"LineAmountTypes":"`+c.types+`","Contact":{"Name":"A"},"LineItems":[`+c.lines+`]`)).wantStatus(200)
			g.want("CreditNotes.0.SubTotal", c.net)
			g.want("CreditNotes.0.TotalTax", c.tax)
			g.want("CreditNotes.0.Total", c.total)
			g.want("CreditNotes.0.RemainingCredit", c.total)
		})
	}
}

// Covers 6.summarizeerrors/absent-or-true, 6.summarizeerrors/failed-create, 16/400, 9.lines/discountrate-discountamount.
func TestCreditNoteRefusals(t *testing.T) {
	t.Parallel()
	line := func(fields string) string {
		return `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":1,"UnitAmount":10,` + fields + `}]`
	}
	for name, c := range map[string]struct {
		kind, fields string
		texts        []string
	}{
		"no contact":                  {"ACCRECCREDIT", `"Status":"DRAFT"`, []string{"The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber"}},
		"no lines":                    {"ACCRECCREDIT", `"Contact":{"Name":"A"},"LineItems":[]`, []string{"One or more line items must be specified."}},
		"currency not enabled":        {"ACCRECCREDIT", `"Contact":{"Name":"A"},"CurrencyCode":"EUR"`, []string{"Organisation is not subscribed to currency EUR"}},
		"status paid":                 {"ACCRECCREDIT", `"Contact":{"Name":"A"},"Status":"PAID"`, []string{"The status of a new credit note must be DRAFT, SUBMITTED or AUTHORISED."}},
		"number too long":             {"ACCPAYCREDIT", `"Contact":{"Name":"A"},"CreditNoteNumber":"` + strings.Repeat("9", 256) + `"`, []string{"The field CreditNoteNumber must not be longer than 255 characters."}},
		"approval in a locked period": {"ACCRECCREDIT", `"Status":"AUTHORISED","Date":"2026-03-31","Contact":{"Name":"A"}`, []string{"The document date cannot be before the period lock date, currently set at 31 March 2026"}},
		"unknown account":             {"ACCRECCREDIT", line(`"AccountCode":"999"`), []string{"Account code '999' is not a valid code for this document."}},
		"debtors account":             {"ACCRECCREDIT", line(`"AccountCode":"610"`), []string{"Account code '610' is not a valid code for this document."}},
		"tax that does not fit":       {"ACCRECCREDIT", line(`"AccountCode":"200","TaxType":"INPUT2"`), []string{"The TaxType code 'INPUT2' cannot be used with account code '200'"}},
		"discount":                    {"ACCRECCREDIT", line(`"AccountCode":"200","DiscountRate":10`), []string{"Discounts may not be applied to credit notes."}},
		"discount of a supplier":      {"ACCPAYCREDIT", line(`"AccountCode":"310","DiscountAmount":0`), []string{"Discounts may not be applied to credit notes."}},
		"line total that differs":     {"ACCRECCREDIT", line(`"AccountCode":"200","LineAmount":10.01`), []string{"The line total 10.01 does not match the expected line total 10.00"}},
		"approval without account":    {"ACCRECCREDIT", approved + `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":10,"TaxType":"OUTPUT2"}]`, []string{"Account must be valid."}},
		"approval without words":      {"ACCRECCREDIT", approved + `"Contact":{"Name":"A"},"LineItems":[{"UnitAmount":10,"AccountCode":"200"}]`, []string{"The description field is mandatory for each line item."}},
	} {
		t.Run("section 9: refused: "+name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			g := b.put("/CreditNotes", creditNote(c.kind, c.fields)).wantRefused(c.texts...)
			g.want("Elements.0.CreditNoteID", "00000000-0000-0000-0000-000000000000")
			g.want("Elements.0.HasErrors", "true")
			b.get("/CreditNotes").want("CreditNotes", "[]")
			b.get("/Contacts").want("Contacts", "[]")
		})
	}
	t.Run("refused: a type that credit notes do not have", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		for _, kind := range []string{"ACCREC", "CREDIT", ""} {
			b.must(call{method: "PUT", path: "/CreditNotes", isBad: true, body: `{"CreditNotes":[{"Type":"` + kind + `","Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"200"}]}]}`}).
				wantRefused("The credit note type must be ACCRECCREDIT or ACCPAYCREDIT.").want("Elements.0.Type", kind)
		}
	})
	t.Run("refused: a number that another note to a customer has", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		body := creditNote("ACCRECCREDIT", `"CreditNoteNumber":"C-1","Contact":{"Name":"A"}`)
		b.put("/CreditNotes", body).wantStatus(200)
		b.put("/CreditNotes", body).wantRefused("Credit Note # must be unique.").want("Elements.0.CreditNoteNumber", "C-1")
	})
	t.Run("refused: what cannot be read", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.must(call{method: "PUT", path: "/CreditNotes", body: creditNote("ACCRECCREDIT", `"Date":"soon","Contact":{"Name":"A"}`)}).
			wantStatus(400).want("Type", "PostDataInvalidException")
		b.must(call{method: "PUT", path: "/CreditNotes", body: `[]`, isBad: true}).wantStatus(400).want("Type", "PostDataInvalidException")
	})
}

// Covers 18/15.
func TestNumbersOfDeadCreditNotes(t *testing.T) {
	t.Parallel()
	for _, reuses := range []bool{false, true} {
		b := setup(t, with(func(s *books.Switches) { s.ReusesDeadNumbers = reuses }))
		body := creditNote("ACCRECCREDIT", approved+`"CreditNoteNumber":"C-1","Contact":{"Name":"A"}`)
		id := b.put("/CreditNotes", body).wantStatus(200).at("CreditNotes.0.CreditNoteID")
		b.postBare("/CreditNotes/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
		if g := b.put("/CreditNotes", body); reuses != (g.status == 200) {
			t.Errorf("reuse %v answers %d", reuses, g.status)
		}
	}
}

// Covers 6.summarizeerrors/summarizeerrors-false, 5/same-key-same-request-the-stored-reply-is, 2.scopes/accounting-invoices-read.
func TestManyCreditNotesAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	good := `{"Type":"ACCRECCREDIT","Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"200"}]}`
	bad := `{"Type":"ACCRECCREDIT","Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"999"}]}`
	body := `{"CreditNotes":[` + good + "," + bad + `]}`
	b.put("/CreditNotes", body).wantStatus(400).want("Elements.1", "")
	b.get("/CreditNotes").want("CreditNotes", "[]")
	c := call{method: "PUT", path: "/CreditNotes?summarizeErrors=false", body: body, key: "once"}
	first := b.must(c).wantStatus(200)
	first.want("CreditNotes.0.StatusAttributeString", "OK")
	first.want("CreditNotes.1.StatusAttributeString", "ERROR")
	first.want("CreditNotes.1.HasErrors", "true")
	if b.must(c).raw != first.raw {
		t.Error("the stored reply is another one")
	}
	b.get("/CreditNotes?page=1").want("pagination.itemCount", "1")
	b.must(call{method: "GET", path: "/CreditNotes", token: "reader"}).wantStatus(401)
}

// Covers 9.lines/update-rule, 9.the-post-hazard/text, 9.status/unknown-id, 18/9.
func TestUpdatingCreditNotes(t *testing.T) {
	t.Parallel()
	const unknown = "de621a4e-2ee2-4c55-9a79-115494f98c9d"
	t.Run("lines are updated by id, added, and gone when left out", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"},"LineItems":[{"Description":"one","UnitAmount":10,"AccountCode":"200"},{"Description":"two","UnitAmount":20,"AccountCode":"200"}]`))
		id, line := g.at("CreditNotes.0.CreditNoteID"), g.at("CreditNotes.0.LineItems.0.LineItemID")
		b.postBare("/CreditNotes/"+id, `{"Reference":"only the head"}`).want("CreditNotes.0.LineItems.1.Description", "two")
		g = b.post("/CreditNotes", `{"CreditNotes":[{"CreditNoteID":"`+strings.ToUpper(id)+`","LineItems":[{"LineItemID":"`+line+`","Quantity":3},{"Description":"new","UnitAmount":1,"AccountCode":"200"}]}]}`).wantStatus(200)
		g.want("CreditNotes.0.LineItems.0.LineAmount", "30.0")
		g.want("CreditNotes.0.LineItems.1.Description", "new")
		g.want("CreditNotes.0.LineItems.2", "")
		g.want("CreditNotes.0.Reference", "only the head")
		b.postBare("/CreditNotes/"+id, `{"LineItems":[]}`).wantRefused("One or more line items must be specified.")
		b.postBare("/CreditNotes/"+id, `{"Type":"ACCPAYCREDIT"}`).wantRefused("The type of a credit note cannot be changed.")
	})
	t.Run("a POST without id overwrites the note of that number and type", func(t *testing.T) {
		t.Parallel()
		for _, kind := range []string{"ACCRECCREDIT", "ACCPAYCREDIT"} {
			b := setup(t)
			id := b.put("/CreditNotes", creditNote(kind, `"CreditNoteNumber":"7","Contact":{"Name":"A"}`)).at("CreditNotes.0.CreditNoteID")
			g := b.post("/CreditNotes", creditNote(kind, `"CreditNoteNumber":"7","Contact":{"Name":"B"}`)).wantStatus(200)
			g.want("CreditNotes.0.CreditNoteID", id)
			g.want("CreditNotes.0.Contact.Name", "B")
			b.post("/CreditNotes", creditNote(kind, `"CreditNoteNumber":"8","Contact":{"Name":"B"}`)).wantStatus(200)
			b.get("/CreditNotes?page=1").want("pagination.itemCount", "2")
		}
	})
	t.Run("POST may keep the notes of different suppliers apart", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.PostKeepsBillsApart = true }))
		id := b.put("/CreditNotes", creditNote("ACCPAYCREDIT", `"CreditNoteNumber":"7","Contact":{"Name":"A"}`)).at("CreditNotes.0.CreditNoteID")
		if b.post("/CreditNotes", creditNote("ACCPAYCREDIT", `"CreditNoteNumber":"7","Contact":{"Name":"B"}`)).at("CreditNotes.0.CreditNoteID") == id {
			t.Error("the note of another supplier was overwritten")
		}
		b.post("/CreditNotes", creditNote("ACCPAYCREDIT", `"CreditNoteNumber":"7","Contact":{"Name":"A"}`)).want("CreditNotes.0.CreditNoteID", id)
	})
	t.Run("an id that is not there", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.get("/CreditNotes/" + unknown).wantStatus(404)
		b.postBare("/CreditNotes/"+unknown, `{"Status":"VOIDED"}`).wantStatus(404)
		b.post("/CreditNotes", `{"CreditNotes":[{"CreditNoteID":"`+unknown+`","Status":"VOIDED"}]}`).
			wantRefused("An existing Credit Note with the specified CreditNoteID could not be found").want("Elements.0.CreditNoteID", unknown)
	})
}

// Covers 6.summarizeerrors/failed-update.
func TestCreditNoteStatus(t *testing.T) {
	b := setup(t)
	start := map[string][]string{
		"DRAFT": {}, "SUBMITTED": {"SUBMITTED"}, "AUTHORISED": {"AUTHORISED"}, "DELETED": {"DELETED"}, "VOIDED": {"AUTHORISED", "VOIDED"},
	}
	allowed := map[string]string{
		"DRAFT": "DRAFT SUBMITTED AUTHORISED DELETED", "SUBMITTED": "SUBMITTED DRAFT AUTHORISED DELETED", "AUTHORISED": "AUTHORISED VOIDED",
	}
	for from, way := range start {
		for _, to := range []string{"DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED", "DELETED"} {
			t.Run("from "+from+" to "+to, func(t *testing.T) {
				id := b.put("/CreditNotes", creditNote("ACCRECCREDIT", `"Contact":{"Name":"A"}`)).wantStatus(200).at("CreditNotes.0.CreditNoteID")
				for _, step := range way {
					b.postBare("/CreditNotes/"+id, `{"Status":"`+step+`"}`).wantStatus(200)
				}
				g := b.postBare("/CreditNotes/"+id+"?summarizeErrors=false", `{"Status":"`+to+`"}`).wantStatus(200)
				if strings.Contains(allowed[from], to) {
					g.want("CreditNotes.0.StatusAttributeString", "OK")
					b.get("/CreditNotes/"+id).want("CreditNotes.0.Status", to)
					return
				}
				g.want("CreditNotes.0.ValidationErrors.0.Message", "Credit Note not of valid status for modification")
				g.want("CreditNotes.0.Status", to)
				g.want("CreditNotes.0.LineItems.0.Description", "Oak chair")
				b.get("/CreditNotes/"+id).want("CreditNotes.0.Status", from)
			})
		}
	}
}

// Covers 7/paging, 7/unpaged-lists, 7/if-modified-since, 7/order, 16/400-2, 6/pagination-page-pagesize-pagecount-itemcount.
func TestCreditNoteLists(t *testing.T) {
	b := setup(t)
	ids := map[string]string{}
	for _, d := range []struct{ number, kind, fields string }{
		{"C-1", "ACCRECCREDIT", approved + `"Contact":{"Name":"Abby"},`},
		{"C-2", "ACCRECCREDIT", `"Date":"2026-08-01","Contact":{"Name":"Bay"},`},
		{"S-1", "ACCPAYCREDIT", approved + `"Contact":{"Name":"Abby"},`},
	} {
		ids[d.number] = b.put("/CreditNotes", creditNote(d.kind, d.fields+`"CreditNoteNumber":"`+d.number+`"`)).wantStatus(200).at("CreditNotes.0.CreditNoteID")
	}
	for query, want := range map[string]string{
		"":                                      "C-1 C-2 S-1",
		"?page=1":                               "C-1 C-2 S-1",
		"?page=2&pageSize=2":                    "S-1",
		"?order=CreditNoteNumber%20DESC":        "S-1 C-2 C-1",
		"?page=1&pageSize=1&order=Date":         "C-2",
		`?where=Type%3D%3D%22ACCPAYCREDIT%22`:   "S-1",
		`?where=RemainingCredit%3E20`:           "C-1 C-2 S-1",
		`?where=Contact.Name%3D%3D%22abby%22`:   "C-1 S-1",
		`?where=Status%3D%3D%22DRAFT%22&page=1`: "C-2",
	} {
		t.Run("section 7: list "+query, func(t *testing.T) {
			g := b.get("/CreditNotes" + query).wantStatus(200)
			var numbers []string
			for _, i := range []string{"0", "1", "2"} {
				if n := g.at("CreditNotes." + i + ".CreditNoteNumber"); n != "" {
					numbers = append(numbers, n)
				}
			}
			if have := strings.Join(numbers, " "); have != want {
				t.Errorf("lists %s; want %s", have, want)
			}
		})
	}
	t.Run("section 7: unpaged lists have no lines, paged ones have, both a short contact", func(t *testing.T) {
		g, paged := b.get("/CreditNotes"), b.get("/CreditNotes?page=1")
		g.want("CreditNotes.0.LineItems", "[]")
		g.want("pagination", "")
		paged.want("CreditNotes.0.LineItems.0.Description", "Oak chair")
		paged.want("pagination.itemCount", "3")
		for _, list := range []got{g, paged} {
			list.want("CreditNotes.0.Contact.Name", "Abby")
			if list.has("CreditNotes.0.Contact.IsCustomer") {
				t.Error("the contact is not short")
			}
		}
	})
	t.Run("section 7: If-Modified-Since", func(t *testing.T) {
		b.clock.advance(60e9)
		since := b.clock.now().UTC().Format("2006-01-02T15:04:05Z")
		b.postBare("/CreditNotes/"+ids["C-2"], `{"Reference":"Other"}`).wantStatus(200)
		g := b.must(call{method: "GET", path: "/CreditNotes?page=1", modifiedSince: since})
		g.want("pagination.itemCount", "1")
		g.want("CreditNotes.0.CreditNoteNumber", "C-2")
	})
	t.Run("section 16: a bad where", func(t *testing.T) {
		b.get("/CreditNotes?where=Nonsense%3D%3D1").wantStatus(400).want("Type", "QueryParseException")
		b.get("/CreditNotes?page=1&where=Nonsense%3D%3D1").wantStatus(400)
	})
}
