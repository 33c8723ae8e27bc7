package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/books"
)

// Covers 6/amounts-are-json-numbers-with-trailing-zero, 6/creating-answers-200-not-201, 6.summarizeerrors/failed-create, 14/text,
// 6/element-times-date-1789378199100-0000, 7/one-record, 7/paged-invoice-element,
// 8/document-with-only-contact-name-an-existing, 8/document-with-contactid-plus-other-contact, 9.fields/to-create,
// 9.fields/status-on-create, 9.fields/invoicenumber, 9.fields/reference, 9.fields/date, 9.fields/lineamounttypes,
// 9.the-post-hazard/text, 9.fields/currencycode-currencyrate, 9.lines/description, 9.lines/tracking, 10/2-10-50-exclusive-at-15,
// 17/invoiceid-path-parameter-is-uuid, 17/list-schemas-lack-id-status-providername, 18/15.
func TestCreatingInvoices(t *testing.T) {
	t.Parallel()
	t.Run("sections 6 and 10: an approved invoice has the recorded figures and form", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("Hutt Homes")
		g := b.put("/Invoices", document("ACCREC", approved+`"Reference":"SO-1","Contact":{"ContactID":"`+id+`"}`)).wantStatus(200)
		for path, want := range map[string]string{
			"Status": "OK", "ProviderName": "Daybook", "Invoices.0.InvoiceNumber": "INV-0055", "Invoices.0.Reference": "SO-1",
			"Invoices.0.SubTotal": "21.0", "Invoices.0.TotalTax": "3.15", "Invoices.0.Total": "24.15", "Invoices.0.AmountDue": "24.15",
			"Invoices.0.AmountPaid": "0.0", "Invoices.0.CurrencyRate": "1.0", "Invoices.0.CurrencyCode": "NZD",
			"Invoices.0.LineItems.0.Quantity": "2.0", "Invoices.0.LineItems.0.UnitAmount": "10.5", "Invoices.0.LineItems.0.LineAmount": "21.0",
			"Invoices.0.LineItems.0.TaxAmount": "3.15", "Invoices.0.LineItems.0.TaxType": "OUTPUT2",
			"Invoices.0.LineItems.0.AccountID": "7d05a53d-613d-4eb2-a2fc-dcb6adb80200", "Invoices.0.LineItems.0.ValidationErrors": "[]",
			"Invoices.0.DateString": "2026-09-14T00:00:00", "Invoices.0.Date": "/Date(1789344000000+0000)/",
			"Invoices.0.DueDateString": "2026-09-30T00:00:00", "Invoices.0.LineAmountTypes": "Exclusive", "Invoices.0.HasErrors": "false",
			"Invoices.0.BrandingThemeID": "7889a0ac-262a-40e3-8a63-9a769b1a18af", "Invoices.0.Contact.Name": "Hutt Homes",
			"Invoices.0.Contact.IsCustomer": "true", "Invoices.0.Status": "AUTHORISED", "Invoices.0.InvoicePaymentServices": "[]",
		} {
			g.want(path, want)
		}
		if !strings.HasSuffix(g.at("Invoices.0.UpdatedDateUTC"), "+0000)/") || strings.Contains(g.at("DateTimeUTC"), "+") {
			t.Errorf("times are %s and %s", g.at("Invoices.0.UpdatedDateUTC"), g.at("DateTimeUTC"))
		}
		if g.has("Invoices.0.Payments") || g.has("Invoices.0.StatusAttributeString") {
			t.Error("the reply to a create shows payments or a status attribute")
		}
		b.get("/Contacts/"+id).want("Contacts.0.IsCustomer", "true")
		one := b.get("/Invoices/" + g.at("Invoices.0.InvoiceID"))
		one.want("Invoices.0.LineItems.0.Description", "Oak chair")
		for path, want := range map[string]string{"AmountCredited": "0.0", "Payments": "[]", "CreditNotes": "[]", "Prepayments": "[]", "Overpayments": "[]"} {
			one.want("Invoices.0."+path, want)
		}
		if one.has("Invoices.0.FullyPaidOnDate") || one.has("Invoices.0.ExpectedPaymentDate") {
			t.Errorf("what has no value is not left out: %s", one.raw)
		}
		b.must(call{method: "GET", path: "/Invoices/INV-0055", isBad: true}).want("Invoices.0.InvoiceID", g.at("Invoices.0.InvoiceID"))
		b.get("/Invoices?page=1&pageSize=2").want("Invoices.0.Contact", `{"Addresses":[],"ContactGroups":[],"ContactID":"`+id+`","ContactPersons":[],"HasValidationErrors":false,"Name":"Hutt Homes","Phones":[]}`)
	})
	t.Run("section 9: the defaults are draft, exclusive, today in the organisation's zone", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.clock.advance(3 * 3600e9)
		g := b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"Hutt Homes"}`)).wantStatus(200)
		g.want("Invoices.0.Status", "DRAFT")
		g.want("Invoices.0.DateString", "2026-09-15T00:00:00")
		if g.has("Invoices.0.DueDate") {
			t.Error("a due date appeared")
		}
	})
	t.Run("section 9: the status of a new document", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		for status, isAllowed := range map[string]bool{"": true, "DRAFT": true, "SUBMITTED": true, "AUTHORISED": true, "PAID": false, "VOIDED": false, "DELETED": false} {
			g := b.must(call{method: "PUT", path: "/Invoices", isBad: true, body: document("ACCREC", `"Status":"`+status+`","DueDate":"2026-10-01","Contact":{"Name":"A"}`)})
			if isAllowed {
				g.wantStatus(200).want("Invoices.0.Status", or(status, "DRAFT"))
			} else {
				g.wantRefused("The status of a new invoice must be DRAFT, SUBMITTED or AUTHORISED.")
			}
		}
	})
	t.Run("section 9: numbers are generated past those that are taken", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Invoices", document("ACCREC", `"InvoiceNumber":"INV-0055","Contact":{"Name":"A"}`)).wantStatus(200)
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).want("Invoices.0.InvoiceNumber", "INV-0056")
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"}`)).want("Invoices.0.InvoiceNumber", "INV-0057")
	})
	t.Run("section 9: PUT refuses a taken invoice number, bills may share one", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		body := document("ACCREC", `"InvoiceNumber":"SO-1","Contact":{"Name":"A"}`)
		b.put("/Invoices", body).wantStatus(200)
		g := b.put("/Invoices", body).wantRefused("Invoice # must be unique.")
		g.want("Elements.0.InvoiceNumber", "SO-1")
		g.want("Elements.0.InvoiceID", "00000000-0000-0000-0000-000000000000")
		g.want("Elements.0.LineItems.0.Description", "Oak chair")
		g.want("Elements.0.HasErrors", "true")
		bill := document("ACCPAY", `"InvoiceNumber":"SO-1","Reference":"lost","Contact":{"Name":"A"}`)
		lost := b.put("/Invoices", bill).wantStatus(200)
		if lost.want("Invoices.0.Reference", ""); !lost.has("Invoices.0.Reference") {
			t.Error("the reference of a bill is not read back")
		}
		b.put("/Invoices", bill).wantStatus(200).want("Invoices.0.InvoiceNumber", "SO-1")
		b.put("/Invoices", strings.Replace(bill, "SO-1", "SO-2", 1)).wantStatus(200)
		other := b.put("/Invoices", strings.Replace(body, "SO-1", "SO-2", 1)).wantStatus(200).at("Invoices.0.InvoiceID")
		b.postBare("/Invoices/"+other, `{"InvoiceNumber":"SO-1"}`).wantRefused("Invoice # must be unique.")
		b.postBare("/Invoices/"+other, `{"InvoiceNumber":"SO-2"}`).wantStatus(200)
	})
	t.Run("section 18.15: the number of a voided invoice stays taken, unless switched", func(t *testing.T) {
		t.Parallel()
		for _, reuses := range []bool{false, true} {
			b := setup(t, with(func(s *books.Switches) { s.ReusesDeadNumbers = reuses }))
			body := document("ACCREC", approved+`"InvoiceNumber":"SO-1","Contact":{"Name":"A"}`)
			id := b.put("/Invoices", body).wantStatus(200).at("Invoices.0.InvoiceID")
			b.postBare("/Invoices/"+id, `{"Status":"VOIDED"}`).wantStatus(200)
			if g := b.put("/Invoices", body); reuses != (g.status == 200) {
				t.Errorf("reuse %v answers %d", reuses, g.status)
			}
		}
	})
	t.Run("section 8: a document with a name uses that contact or creates it", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes","ContactNumber":"N1"}]}`).at("Contacts.0.ContactID")
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"hutt homes"}`)).want("Invoices.0.Contact.ContactID", id)
		b.put("/Invoices", document("ACCREC", `"Contact":{"ContactNumber":"N1"}`)).want("Invoices.0.Contact.ContactID", id)
		made := b.put("/Invoices", document("ACCPAY", `"Contact":{"Name":"New Timber","EmailAddress":"a@b.nz"}`)).at("Invoices.0.Contact.ContactID")
		g := b.get("/Contacts/" + made)
		g.want("Contacts.0.EmailAddress", "a@b.nz")
		g.want("Contacts.0.IsSupplier", "true")
	})
	t.Run("section 8: a document with ContactID and more overwrites the contact", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("Hutt Homes")
		b.put("/Invoices", document("ACCREC", `"Contact":{"ContactID":"`+id+`","Name":"Hutt Homes Ltd"}`)).wantStatus(200)
		b.get("/Contacts/"+id).want("Contacts.0.Name", "Hutt Homes Ltd")
		b.contact("Taken")
		b.put("/Invoices", document("ACCREC", `"Contact":{"ContactID":"`+id+`","Name":"Taken"}`)).
			wantRefused(strings.Replace(taken, "Hutt Homes", "Taken", 1))
	})
	t.Run("section 9: a foreign currency gets the day's rate or the one sent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Invoices", document("ACCREC", `"CurrencyCode":"USD","Contact":{"Name":"A"}`)).wantStatus(200)
		g.want("Invoices.0.CurrencyRate", "0.6")
		b.put("/Invoices", document("ACCREC", `"CurrencyCode":"USD","CurrencyRate":0.612345,"Contact":{"Name":"A"}`)).want("Invoices.0.CurrencyRate", "0.612345")
		b.must(call{method: "PUT", path: "/Invoices", isBad: true, body: document("ACCREC", `"CurrencyCode":"","Contact":{"Name":"A"}`)}).want("Invoices.0.CurrencyCode", "NZD")
		b.put("/Invoices", document("ACCREC", `"CurrencyRate":3,"Contact":{"Name":"A"}`)).want("Invoices.0.CurrencyRate", "1.0")
	})
	t.Run("section 9: tracking is found by name or id", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"200",
			"Tracking":[{"Name":"Region","Option":"north"}]}]`)).wantStatus(200)
		g.want("Invoices.0.LineItems.0.Tracking.0.TrackingOptionID", "6eb12fdf-63de-4033-98df-be679d84e3c2")
		g.want("Invoices.0.LineItems.0.Quantity", "1.0")
	})
	t.Run("section 9: a line of words only is valid, even when approved", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Invoices", document("ACCREC", approved+`"Contact":{"Name":"A"},"LineItems":[{"Description":"Thank you"},
			{"Description":"Chair","UnitAmount":10,"AccountCode":"200"}]`)).wantStatus(200)
		g.want("Invoices.0.Total", "11.5")
		g.want("Invoices.0.LineItems.0.LineAmount", "0.0")
	})
}

// Covers 8/empty-identification-on-a-document-the, 8/text-when-a-document-names-an-archived, 9.fields/to-create,
// 9.fields/extra-for-approval, 9.fields/invoicenumber, 9.fields/lineamounttypes, 9.fields/currencycode-currencyrate, 9.status/text,
// 9.fields/brandingthemeid-url, 9.lines/description, 9.lines/lineamount, 9.lines/accountcode, 9.lines/taxtype,
// 9.lines/discountrate-discountamount, 9.lines/tracking, 9.lock-dates/organisation-periodlockdate,
// 9.lock-dates/approving-or-editing-an-approved-document, 9.lock-dates/a-draft-dated-in-a-locked-period-is-accepted,
// 10/text, 17/no-required-on-invoice-lineitem-contact.
func TestInvoiceRefusals(t *testing.T) {
	t.Parallel()
	line := func(fields string) string {
		return `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":1,"UnitAmount":10,` + fields + `}]`
	}
	for name, c := range map[string]struct {
		kind, fields string
		texts        []string
	}{
		"no contact":                    {"ACCREC", `"Status":"DRAFT"`, []string{"The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber"}},
		"empty contact":                 {"ACCREC", `"Contact":{"FirstName":"Ana"}`, []string{"The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber"}},
		"unknown contact":               {"ACCREC", `"Contact":{"ContactID":"de621a4e-2ee2-4c55-9a79-115494f98c9d"}`, []string{"The contact could not be found."}},
		"no lines":                      {"ACCREC", `"Contact":{"Name":"A"},"LineItems":[]`, []string{"One or more line items must be specified."}},
		"currency not enabled":          {"ACCREC", `"Contact":{"Name":"A"},"CurrencyCode":"EUR"`, []string{"Organisation is not subscribed to currency EUR"}},
		"status paid":                   {"ACCREC", `"Contact":{"Name":"A"},"Status":"PAID"`, []string{"The status of a new invoice must be DRAFT, SUBMITTED or AUTHORISED."}},
		"url with the service's name":   {"ACCREC", `"Contact":{"Name":"A"},"Url":"https://xero.example/1"`, []string{"The Url must be a web address and must not contain the name of the accounting service."}},
		"url in other letters":          {"ACCREC", `"Contact":{"Name":"A"},"Url":"https://go.XERO.example/1"`, []string{"The Url must be a web address and must not contain the name of the accounting service."}},
		"unknown theme":                 {"ACCREC", `"Contact":{"Name":"A"},"BrandingThemeID":"de621a4e-2ee2-4c55-9a79-115494f98c9d"`, []string{"The branding theme could not be found."}},
		"number too long":               {"ACCPAY", `"Contact":{"Name":"A"},"InvoiceNumber":"` + strings.Repeat("9", 256) + `"`, []string{"The field InvoiceNumber must not be longer than 255 characters."}},
		"approval without due date":     {"ACCREC", `"Status":"AUTHORISED","Contact":{"Name":"A"}`, []string{"The due date must be specified."}},
		"approval in a locked period":   {"ACCREC", `"Status":"AUTHORISED","Date":"2026-03-31","DueDate":"2026-10-01","Contact":{"Name":"A"}`, []string{"The document date cannot be before the period lock date, currently set at 31 March 2026"}},
		"approval in a locked year":     {"ACCREC", `"Status":"AUTHORISED","Date":"2025-03-31","DueDate":"2026-10-01","Contact":{"Name":"A"}`, []string{"The document date cannot be before the end of year lock date, currently set at 31 March 2025"}},
		"unknown account":               {"ACCREC", line(`"AccountCode":"999"`), []string{"Account code '999' is not a valid code for this document."}},
		"bank account":                  {"ACCREC", line(`"AccountCode":"090"`), []string{"Account code '090' is not a valid code for this document."}},
		"debtors account":               {"ACCREC", line(`"AccountCode":"610"`), []string{"Account code '610' is not a valid code for this document."}},
		"creditors account":             {"ACCPAY", line(`"AccountCode":"800"`), []string{"Account code '800' is not a valid code for this document."}},
		"archived account":              {"ACCREC", line(`"AccountCode":"299"`), []string{"Account code '299' has been archived, or has been deleted. Each line item must reference a valid account."}},
		"tax that does not fit":         {"ACCREC", line(`"AccountCode":"200","TaxType":"INPUT2"`), []string{"The TaxType code 'INPUT2' cannot be used with account code '200'"}},
		"deleted tax":                   {"ACCREC", line(`"AccountCode":"200","TaxType":"OUTPUT"`), []string{"The TaxType code 'OUTPUT' does not exist or cannot be used for this type of transaction"}},
		"unknown tax":                   {"ACCREC", line(`"AccountCode":"200","TaxType":"VAT"`), []string{"The TaxType code 'VAT' does not exist or cannot be used for this type of transaction"}},
		"discount on a bill":            {"ACCPAY", line(`"AccountCode":"310","DiscountRate":10`), []string{"Discounts may not be applied to ACCPAY invoices."}},
		"discount of zero on a bill":    {"ACCPAY", line(`"AccountCode":"310","DiscountAmount":0`), []string{"Discounts may not be applied to ACCPAY invoices."}},
		"two discounts":                 {"ACCREC", line(`"AccountCode":"200","DiscountAmount":1,"DiscountRate":5`), []string{"A line item may have a discount rate or a discount amount, not both."}},
		"discount over 100":             {"ACCREC", line(`"AccountCode":"200","DiscountRate":101`), []string{"A discount rate must be between 0 and 100."}},
		"line total that differs":       {"ACCREC", line(`"AccountCode":"200","LineAmount":10.01`), []string{"The line total 10.01 does not match the expected line total 10.00"}},
		"line total of the other sign":  {"ACCREC", line(`"AccountCode":"200","LineAmount":-10`), []string{"The line total -10.00 does not match the expected line total 10.00"}},
		"line total before a discount":  {"ACCREC", line(`"AccountCode":"200","LineAmount":10,"DiscountRate":10`), []string{"The line total 10.00 does not match the expected line total 9.00"}},
		"line total too far below zero": {"ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":-1,"UnitAmount":10000000000,"AccountCode":"200"}]`, []string{"The line amount is too large."}},
		"line total too large":          {"ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","Quantity":1,"UnitAmount":10000000000,"AccountCode":"200"}]`, []string{"The line amount is too large."}},
		"unknown item":                  {"ACCREC", line(`"AccountCode":"200","ItemCode":"OAK"`), []string{"Item code 'OAK' is not valid."}},
		"archived tracking":             {"ACCREC", line(`"AccountCode":"200","Tracking":[{"Name":"Region","Option":"Old"}]`), []string{"A line item may have at most 2 active tracking categories, each with an active option."}},
		"long description":              {"ACCREC", `"Contact":{"Name":"A"},"LineItems":[{"Description":"` + strings.Repeat("x", 4001) + `"}]`, []string{"The field Description must not be longer than 4000 characters."}},
		"approval without description":  {"ACCREC", approved + `"Contact":{"Name":"A"},"LineItems":[{"UnitAmount":10,"AccountCode":"200"}]`, []string{"The description field is mandatory for each line item."}},
		"empty line":                    {"ACCREC", `"Contact":{"Name":"A"},"LineItems":[{}]`, []string{"The description field is mandatory for each line item."}},
		"approval without account":      {"ACCREC", approved + `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":10,"TaxType":"OUTPUT2"}]`, []string{"Account must be valid."}},
		"approval without a tax type":   {"ACCREC", approved + `"Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":10,"AccountCode":"250"}]`, []string{"Tax rate must be valid."}},
		"submission without an account": {"ACCREC", `"Status":"SUBMITTED","DueDate":"2026-10-01","Contact":{"Name":"A"},"LineItems":[{"Description":"x","UnitAmount":10}]`, []string{"Account must be valid.", "Tax rate must be valid."}},
	} {
		t.Run("section 9: refused: "+name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			isBad := name == "number too long"
			b.must(call{method: "PUT", path: "/Invoices", body: document(c.kind, c.fields), isBad: isBad}).wantRefused(c.texts...)
			b.get("/Invoices").want("Invoices", "[]")
			b.get("/Contacts").want("Contacts", "[]")
		})
	}
	t.Run("section 9: refused: a type that does not exist", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.must(call{method: "PUT", path: "/Invoices", body: document("ACCWRONG", `"Contact":{"Name":"A"}`), isBad: true}).
			wantRefused("The invoice type must be ACCREC or ACCPAY.")
		b.must(call{method: "PUT", path: "/Invoices", body: document("ACCREC", `"LineAmountTypes":"Net","Contact":{"Name":"A"}`), isBad: true}).
			wantRefused("The line amount types must be Exclusive, Inclusive or NoTax.")
	})
	t.Run("section 9: a draft may be dated in a locked period; its approval then fails", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/Invoices", document("ACCREC", `"Date":"2026-03-01","DueDate":"2026-04-01","Contact":{"Name":"A"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
		b.postBare("/Invoices/"+id, `{"Status":"AUTHORISED"}`).wantRefused("The document date cannot be before the period lock date, currently set at 31 March 2026")
	})
	t.Run("section 9: a draft may lack what its approval needs, and is refused then", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		for lines, text := range map[string]string{
			`{"Description":"x","UnitAmount":10}`:                     "Account must be valid.|Tax rate must be valid.",
			`{"UnitAmount":10,"AccountCode":"200"}`:                   "The description field is mandatory for each line item.",
			`{"Description":"x","UnitAmount":10,"AccountCode":"250"}`: "Tax rate must be valid.",
		} {
			id := b.document("ACCREC", `"DueDate":"2026-10-01","Contact":{"Name":"A"},"LineItems":[`+lines+`]`)
			for _, status := range []string{"SUBMITTED", "AUTHORISED"} {
				b.postBare("/Invoices/"+id, `{"Status":"`+status+`"}`).wantRefused(strings.Split(text, "|")...)
			}
			b.postBare("/Invoices/"+id, `{"Reference":"still a draft"}`).wantStatus(200)
		}
	})
	t.Run("section 8: an archived contact may be used for no document", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("Hutt Homes")
		b.postBare("/Contacts/"+id, `{"ContactStatus":"ARCHIVED"}`).wantStatus(200)
		b.put("/Invoices", document("ACCREC", `"Contact":{"ContactID":"`+id+`"}`)).wantRefused(archived)
	})
}

// Covers 7/paging, 7/unpaged-lists, 7/if-modified-since, 7/where, 7/explicit-lists, 7/summaryonly-true, 7/order,
// 16/400-2.
func TestInvoiceLists(t *testing.T) {
	b := setup(t)
	ids := map[string]string{}
	for _, d := range []struct{ number, kind, fields, token string }{
		{"SO-1", "ACCREC", approved + `"Contact":{"Name":"Abby"},`, "full"},
		{"SO-2", "ACCREC", `"Date":"2026-08-01","Reference":"Roof","Contact":{"Name":"Bay"},`, "full"},
		{"PO-1", "ACCPAY", approved + `"Contact":{"Name":"Abby"},`, "full-other"},
	} {
		g := b.must(call{method: "PUT", path: "/Invoices", token: d.token, body: document(d.kind, d.fields+`"InvoiceNumber":"`+d.number+`"`)}).wantStatus(200)
		ids[d.number] = g.at("Invoices.0.InvoiceID")
	}
	abby := b.get("/Invoices/" + ids["SO-1"]).at("Invoices.0.Contact.ContactID")
	for query, want := range map[string]string{
		"":                                     "SO-1 SO-2 PO-1",
		"?page=1":                              "SO-1 SO-2 PO-1",
		"?page=2&pageSize=2":                   "PO-1",
		"?createdByMyApp=true":                 "SO-1 SO-2",
		"?InvoiceNumbers=SO-2,PO-1":            "SO-2 PO-1",
		"?IDs=" + ids["SO-2"]:                  "SO-2",
		"?ContactIDs=" + abby:                  "SO-1 PO-1",
		"?Statuses=DRAFT,PAID":                 "SO-2",
		"?searchTerm=roof":                     "SO-2",
		"?searchTerm=bay":                      "SO-2",
		"?order=InvoiceNumber":                 "PO-1 SO-1 SO-2",
		"?order=Date,InvoiceNumber%20DESC":     "SO-2 SO-1 PO-1",
		"?page=1&pageSize=1&order=Date%20DESC": "SO-1",
		`?where=Type%3D%3D%22ACCPAY%22`:        "PO-1",
		`?where=Date%3E%3DDateTime(2026,09,01)%20AND%20Contact.Name%3D%3D%22abby%22`:               "SO-1 PO-1",
		`?where=Contact.ContactID%3D%3DGuid(%22` + abby + `%22)%26%26Status%3D%3D%22AUTHORISED%22`: "SO-1 PO-1",
		`?where=AmountDue%3E24.15%20OR%20InvoiceNumber%3D%3D%22SO-1%22`:                            "SO-1",
	} {
		t.Run("section 7: list "+query, func(t *testing.T) {
			g := b.get("/Invoices" + query).wantStatus(200)
			var numbers []string
			for _, i := range []string{"0", "1", "2"} {
				if n := g.at("Invoices." + i + ".InvoiceNumber"); n != "" {
					numbers = append(numbers, n)
				}
			}
			if have := strings.Join(numbers, " "); have != want {
				t.Errorf("lists %s; want %s", have, want)
			}
		})
	}
	t.Run("section 7: unpaged lists have no lines and no pagination", func(t *testing.T) {
		g := b.get("/Invoices")
		g.want("Invoices.0.LineItems", "[]")
		g.want("pagination", "")
		g.want("Invoices.0.Contact.Name", "Abby")
		b.get("/Invoices?page=1").want("Invoices.0.LineItems.0.Description", "Oak chair")
	})
	t.Run("section 7: summaryOnly leaves lines and payments out", func(t *testing.T) {
		g := b.get("/Invoices?summaryOnly=true")
		g.want("pagination.itemCount", "3")
		if g.has("Invoices.0.LineItems") || g.has("Invoices.0.Payments") || g.has("Invoices.0.HasAttachments") {
			t.Errorf("a summary shows too much: %s", g.raw)
		}
	})
	t.Run("section 7: If-Modified-Since", func(t *testing.T) {
		b.clock.advance(60e9)
		since := b.clock.now().UTC().Format("2006-01-02T15:04:05Z")
		b.postBare("/Invoices/"+ids["SO-2"], `{"Reference":"Other"}`).wantStatus(200)
		g := b.must(call{method: "GET", path: "/Invoices?page=1", modifiedSince: since})
		g.want("pagination.itemCount", "1")
		g.want("Invoices.0.InvoiceNumber", "SO-2")
	})
	t.Run("section 16: a bad where", func(t *testing.T) {
		b.get("/Invoices?where=Nonsense%3D%3D1").wantStatus(400).want("Type", "QueryParseException")
	})
}
