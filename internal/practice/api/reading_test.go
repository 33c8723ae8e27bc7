package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// where asks for a list by a condition.
func (b *bench) where(collection, condition string) got {
	b.t.Helper()
	return b.get("/" + collection + "?where=" + url.QueryEscape(condition))
}

// names lists a field of the elements of a collection.
func (g got) names(collection, field string) string {
	var list []string
	for n := 0; g.at(fmt.Sprintf("%s.%d", collection, n)) != ""; n++ {
		list = append(list, g.at(fmt.Sprintf("%s.%d.%s", collection, n, field)))
	}
	return strings.Join(list, " ")
}

// Covers 7/optimised-filters-invoices, 7/where.
func TestEveryOptimisedFilterOfInvoicesFilters(t *testing.T) {
	t.Parallel()
	b := setup(t)
	abby := b.put("/Contacts", `{"Contacts":[{"Name":"Abby","ContactNumber":"N1"}]}`).at("Contacts.0.ContactID")
	id := b.put("/Invoices", document("ACCREC", approved+`"InvoiceNumber":"SO-1","Reference":"Roof","Contact":{"ContactID":"`+abby+`"}`)).at("Invoices.0.InvoiceID")
	b.put("/Invoices", document("ACCPAY", `"Date":"2026-08-01","DueDate":"2026-08-02","InvoiceNumber":"PO-1","Contact":{"Name":"Bay"},
		"LineItems":[{"Description":"x","UnitAmount":1,"AccountCode":"310"}]`)).wantStatus(200)
	desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
	b.clock.advance(time.Second)
	if err := desk.PayInvoice(t.Context(), id, books.Payment{Amount: moneyOf(415)}); err != nil {
		t.Fatal(err)
	}
	for condition, want := range map[string]string{
		`Status=="AUTHORISED"`:                      "SO-1",
		`Contact.ContactID==Guid("` + abby + `")`:   "SO-1",
		`Contact.Name=="ABBY"`:                      "SO-1",
		`Contact.ContactNumber=="N1"`:               "SO-1",
		`Reference=="roof"`:                         "SO-1",
		`InvoiceNumber=="so-1"`:                     "SO-1",
		`InvoiceID==Guid("` + id + `")`:             "SO-1",
		`Type=="ACCPAY"`:                            "PO-1",
		`AmountPaid==4.15`:                          "SO-1",
		`Date>=DateTime(2026,09,01)`:                "SO-1",
		`Date<DateTime(2026,09,01)`:                 "PO-1",
		`DueDate>DateTime(2026,09,29)`:              "SO-1",
		`AmountDue==20 OR AmountDue<1.15`:           "SO-1",
		`AmountDue<20&&AmountDue>0`:                 "PO-1",
		`(Type=="ACCPAY") || Contact.Name=="Abby"`:  "PO-1 SO-1",
		`FullyPaidOnDate==null AND Type=="ACCREC"`:  "SO-1",
		`BrandingThemeID!=null`:                     "SO-1",
		`LineAmountTypes.ToLower()=="exclusive"`:    "PO-1 SO-1",
		`Contact.ContactNumber!=null AND Total > 1`: "SO-1",
	} {
		for _, page := range []string{"", "&page=1"} {
			g := b.get("/Invoices?where=" + url.QueryEscape(condition) + page).wantStatus(200)
			if have := g.names("Invoices", "InvoiceNumber"); have != want {
				t.Errorf("%s%s lists %q; want %q", condition, page, have, want)
			}
			if g.has("Invoices.0.Contact.ContactNumber") {
				t.Errorf("%s shows more of the contact than a list does", condition)
			}
		}
	}
	b.where("Invoices", `Contact.ContactNumber.StartsWith("N")`).wantStatus(400).want("Type", "QueryParseException")
	b.where("Invoices", `Contact.ContactNumber!=null AND Contact.ContactNumber.StartsWith("N")`).want("Invoices.0.InvoiceNumber", "SO-1")
}

// Covers 16/400-2.
func TestAFieldThatDoesNotExistIsRefusedOnAnEmptyListToo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{
		"/Contacts?where=Nonsense==1", "/Invoices?order=Date%20SIDEWAYS", "/Invoices?where=Contact.Nonsense==1", "/Contacts?order=Nonsense", "/Invoices?where=Nonsense.Contains(%22a%22)",
	} {
		g := b.must(call{method: "GET", path: path, isBad: true}).wantStatus(400)
		g.want("Type", "QueryParseException")
		g.want("ErrorNumber", "16")
		g.want("Elements", "")
	}
}

// Covers 7/too-broad.
func TestAnUnoptimisedFilterOverTooManyRowsIsRefused(t *testing.T) {
	t.Parallel()
	if api.MostBroad != 100_000 {
		t.Errorf("%d rows are the most", api.MostBroad)
	}
	b := setup(t, func(c *api.Config) { c.MostBroad = 2 })
	ids := map[string]string{}
	for _, name := range []string{"A", "B", "C"} {
		ids[name] = b.put("/Invoices", document("ACCPAY", `"InvoiceNumber":"`+name+`","Contact":{"Name":"`+name+`"}`)).at("Invoices.0.InvoiceID")
	}
	for query, status := range map[string]int{
		"/Invoices": 200, "/Invoices?page=1&order=UpdatedDateUTC%20DESC": 200, "/Invoices?order=InvoiceID,Date": 200,
		`/Invoices?where=Status=="DRAFT"%20AND%20AmountDue>=1`: 200, `/Invoices?order=Reference`: 400,
		`/Invoices?where=Reference!="x"`: 400, `/Invoices?where=InvoiceNumber.StartsWith("A")`: 400, `/Invoices?where=Total=24.15`: 400,
		`/Invoices?where=Total=24.15&IDs=` + ids["A"] + "," + ids["B"]:          200,
		`/Invoices?where=Total=24.15&Statuses=PAID`:                             200,
		`/Contacts?where=Name=="A"%20OR%20EmailAddress=="x"`:                    200,
		`/Contacts?where=Name.StartsWith("A")`:                                  400,
		`/Contacts?order=Name`:                                                  400,
		`/Contacts?where=IsSupplier=true&searchTerm=a&includeArchived=false`:    400,
		`/Invoices?where=Date>=DateTime(2026,01,01)%20AND%20Contact.Name=="A"`:  200,
		`/Invoices?where=Date.ToString()=="x"%20AND%20Contact.Name=="A"&page=1`: 400,
	} {
		if g := b.must(call{method: "GET", path: query, isBad: true}); g.status != status {
			t.Errorf("%s: %d; want %d\n%s", query, g.status, status, g.raw)
		}
	}
}

// Covers 7/paging, 6/pagination-page-pagesize-pagecount-itemcount, 6/reply-envelope-id-status-ok-providername-the,
// 17/list-schemas-lack-id-status-providername.
func TestAPageHasAHundredAndStandsAfterItsPagination(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var list []string
	for n := range 101 {
		list = append(list, fmt.Sprintf(`{"Name":"Contact %d"}`, n))
	}
	b.put("/Contacts", `{"Contacts":[`+strings.Join(list, ",")+`]}`).wantStatus(200)
	for query, want := range map[string]string{
		"?page=1":              `{"itemCount":101,"page":1,"pageCount":2,"pageSize":100}`,
		"?page=0":              `{"itemCount":101,"page":1,"pageCount":2,"pageSize":100}`,
		"?page=2&pageSize=0":   `{"itemCount":101,"page":2,"pageCount":101,"pageSize":1}`,
		"?page=1&pageSize=101": `{"itemCount":101,"page":1,"pageCount":1,"pageSize":101}`,
		"?page=1&pageSize=-5":  `{"itemCount":101,"page":1,"pageCount":101,"pageSize":1}`,
		"?page=1&pageSize=9e9": `{"itemCount":101,"page":1,"pageCount":2,"pageSize":100}`,
		"?pageSize=10":         "",
	} {
		b.must(call{method: "GET", path: "/Contacts" + query, isBad: true}).wantStatus(200).want("pagination", want)
	}
	form := `^\{"Id":"[0-9a-f-]{36}","Status":"OK","ProviderName":"Daybook","DateTimeUTC":"/Date\(\d{13}\)/",`
	wantForm(t, form+`"pagination":\{"page":2,"pageSize":100,"pageCount":2,"itemCount":101\},"Contacts":\[\{[^\[]+\[`, b.get("/Contacts?page=2").raw)
	wantForm(t, form+`"Contacts":\[`, b.get("/Contacts").raw)
	if n := strings.Count(b.get("/Contacts").raw, `"ContactID"`); n != 101 {
		t.Errorf("an unpaged list has %d contacts", n)
	}
}

// Covers 7/paging, 7/explicit-lists.
func TestNoListIsTooLongAndNoPageTooFar(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.contact("A")
	for _, query := range []string{"", "&order=Name"} {
		g := b.get("/Contacts?page=9223372036854775807&pageSize=1000" + query).wantStatus(200)
		g.want("Contacts", "[]")
		g.want("pagination.itemCount", "1")
	}
	b.must(call{method: "GET", path: "/Contacts?IDs=" + strings.Repeat("x,", 40_000) + id, isBad: true}).wantStatus(200).want("Contacts.0.ContactID", id)
}

// Covers 7/if-modified-since, 17/if-modified-since-is-date-time-zone-required, 16/412.
func TestIfModifiedSinceCountsSecondsAndTakesBothForms(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.contact("Early")
	b.clock.advance(10*time.Second - time.Duration(b.clock.now().Nanosecond()) - 800*time.Millisecond) // the next call comes at .3
	id := b.contact("Late")
	at := b.clock.now().UTC()
	for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05.000Z", "2006-01-02T15:04:05Z", time.RFC1123} {
		for after, want := range map[time.Duration]string{0: id, 600 * time.Millisecond: id, time.Second: ""} {
			since := at.Add(after).Format(strings.ReplaceAll(form, "MST", "GMT"))
			g := b.must(call{method: "GET", path: "/Contacts?page=1", modifiedSince: since, isBad: true}).wantStatus(200)
			if have := g.names("Contacts", "ContactID"); have != want {
				t.Errorf("since %s, %s after the change: %q; want %q", since, after, have, want)
			}
		}
	}
	g := b.must(call{method: "GET", path: "/Contacts", modifiedSince: "yesterday", isBad: true})
	if g.wantStatus(http.StatusPreconditionFailed); strings.HasPrefix(g.raw, "{") {
		t.Errorf("412 is %s", g.raw)
	}
}

// Covers 7/if-modified-since.
func TestTheSecondOfAChangeCountsInEveryList(t *testing.T) {
	t.Parallel()
	b := setup(t)
	invoice := b.approvedInvoice("ACCREC", "A")
	for list, change := range map[string]func(){
		"Invoices":       func() { b.document("ACCPAY", `"Contact":{"Name":"A"}`) },
		"CreditNotes":    func() { b.credit("ACCRECCREDIT", "A") },
		"Contacts":       func() { b.contact("Another") },
		"ManualJournals": func() { b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200) },
		"Items":          func() { b.put("/Items", chair).wantStatus(200) },
		"Payments":       func() { b.pay(invoice, 100) },
		"Accounts": func() {
			b.does(b.desk().ArchiveAccount(t.Context(), sales))
			b.does(b.desk().RestoreAccount(t.Context(), sales))
		},
	} {
		b.clock.advance(time.Hour - time.Duration(b.clock.now().Nanosecond()) + 300*time.Millisecond)
		change()
		second := b.clock.now().UTC().Truncate(time.Second)
		for after, want := range map[time.Duration]int{0: 1, time.Second: 0} {
			g := b.must(call{method: "GET", path: "/" + list, modifiedSince: second.Add(after).Format("2006-01-02T15:04:05"), isBad: true}).wantStatus(200)
			if have := strings.Count(g.at(list), `"UpdatedDateUTC":`); have != want {
				t.Errorf("%s since %s after the second of a change: %d; want %d in %s", list, after, have, want, g.raw)
			}
		}
	}
}

// Covers 7/order.
func TestInvoicesComeInTheOrderOfTheirLastChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ids := map[string]string{}
	for _, number := range []string{"1", "2", "3"} {
		ids[number] = b.put("/Invoices", document("ACCPAY", `"InvoiceNumber":"`+number+`","Contact":{"Name":"A"}`)).at("Invoices.0.InvoiceID")
	}
	b.postBare("/Invoices/"+ids["1"], `{"DueDate":"2026-12-01"}`).wantStatus(200)
	for query, want := range map[string]string{"": "2 3 1", "?page=1": "2 3 1", "?page=2&pageSize=2": "1", "?order=UpdatedDateUTC%20DESC": "1 3 2"} {
		if have := b.get("/Invoices"+query).names("Invoices", "InvoiceNumber"); have != want {
			t.Errorf("%q lists %s; want %s", query, have, want)
		}
	}
	both := b.put("/Invoices", `{"Invoices":[`+strings.TrimSuffix(strings.TrimPrefix(strings.Repeat(`,{"Type":"ACCPAY","Contact":{"Name":"A"},"LineItems":[{"Description":"x"}]}`, 8), ","), ",")+`]}`)
	shown := strings.Fields(b.get("/Invoices").names("Invoices", "InvoiceID"))[3:]
	if len(strings.Fields(both.names("Invoices", "InvoiceID"))) != 8 || !isSorted(shown) {
		t.Errorf("changes of one instant come in the order %v, not by id", shown)
	}
}

// Covers 7/explicit-lists.
func TestSearchTermLooksAtSixFieldsOfAContact(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fields := []string{"Name", "FirstName", "LastName", "ContactNumber", "CompanyNumber", "EmailAddress"}
	for n, field := range fields {
		value := fmt.Sprintf("needle%d", n)
		name := "Contact of " + field
		if field == "EmailAddress" {
			value += "@hutt.nz"
		}
		body := `{"Name":"` + name + `","` + field + `":"` + value + `"}`
		if field == "Name" {
			body = `{"Name":"` + value + `"}`
		}
		b.put("/Contacts", `{"Contacts":[`+body+`]}`).wantStatus(200)
	}
	b.put("/Contacts", `{"Contacts":[{"Name":"Other","AccountNumber":"needle9"}]}`).wantStatus(200)
	for n := range fields {
		g := b.get(fmt.Sprintf("/Contacts?searchTerm=NEEDLE%d", n))
		if list := strings.Fields(g.names("Contacts", "ContactID")); len(list) != 1 {
			t.Errorf("needle%d (%s) is in %d contacts", n, fields[n], len(list))
		}
	}
	if b.get("/Contacts?searchTerm=needle9").at("Contacts.0") != "" {
		t.Error("searchTerm looks at the account number")
	}
}

// Covers 6/element-times-date-1789378199100-0000, 6/updateddateutcstring-2026-09-14t09-29-59z-on,
// 17/list-schemas-lack-id-status-providername, 17/dates-are-plain-strings-no-format.
func TestTimesAndDatesHaveTheFormsOfTheService(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.document("ACCREC", approved+`"Contact":{"Name":"A"}`)
	at := b.clock.now().UTC()
	b.pay(id, 0)
	paidAt := b.clock.now().UTC()
	if paidAt.Nanosecond() == 0 || at.Second() == paidAt.Second() {
		t.Fatalf("the clock stands at %s", paidAt)
	}
	for _, path := range []string{"/Invoices/" + id, "/Invoices", "/Invoices?page=1"} {
		g := b.get(path)
		for field, want := range map[string]string{
			"UpdatedDateUTC": fmt.Sprintf("/Date(%d+0000)/", paidAt.UnixMilli()), "UpdatedDateUTCString": paidAt.Format("2006-01-02T15:04:05Z"),
			"Date": "/Date(1789344000000+0000)/", "DateString": "2026-09-14T00:00:00",
			"DueDate": "/Date(1790726400000+0000)/", "DueDateString": "2026-09-30T00:00:00", "FullyPaidOnDate": "/Date(1789344000000+0000)/",
			"InvoicePaymentServices": "[]",
		} {
			g.want("Invoices.0."+field, want)
		}
	}
}
