package xero_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/money"
	"daybook/internal/xero"
)

func decoded(kind xero.PathKind, status int, body string) xero.Reply {
	return xero.DecodeReply(xero.Target{Kind: kind}, status, http.Header{}, []byte(body), time.Time{})
}

// Covers 6/reply-envelope-id-status-ok-providername-the, 6/element-times-date-1789378199100-0000.
// Covers 6/amounts-are-json-numbers-with-trailing-zero, 6/creating-answers-200-not-201.
// Covers 17/list-schemas-lack-id-status-providername, 17/dates-are-plain-strings-no-format.
func TestADocumentIsReadToTheCent(t *testing.T) {
	t.Parallel()
	page, err := xero.DecodeInvoices([]byte(createdInvoice))
	if err != nil || len(page.Invoices) != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	i := page.Invoices[0]
	line := i.LineItems[0]
	for field, pair := range map[string][2]string{
		"id":          {i.InvoiceID, anID},
		"contact":     {i.Contact.ContactID + " " + i.Contact.Name, aContact + " Kauri & Sons"},
		"dates":       {i.Date.String() + " " + i.DueDate.String() + " " + i.FullyPaidOn.String(), "2026-09-14 2026-10-14 "},
		"sums":        {i.SubTotal.String() + " " + i.TotalTax.String() + " " + i.Total.String() + " " + i.AmountDue.String(), "21.00 3.15 24.15 24.15"},
		"rate":        {i.CurrencyRate.String(), "1"},
		"line":        {line.Quantity.String() + " × " + line.UnitAmount.String() + " = " + line.LineAmount.String() + " + " + line.TaxAmount.String(), "2 × 10.50 = 21.00 + 3.15"},
		"updated":     {i.UpdatedAt.Format(time.RFC3339Nano), "2026-09-14T09:29:59.1Z"},
		"server time": {page.ServerTime.Format(time.RFC3339Nano), "2026-09-14T09:29:59.16Z"},
		"state":       {i.Status + " " + i.Type, "AUTHORISED ACCREC"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", field, pair[0], pair[1])
		}
	}
	if !i.HasTotal() {
		t.Error("the total was named")
	}
}

// Covers 6/amounts-are-json-numbers-with-trailing-zero, 17/many-example-values-have-the-wrong-type.
func TestFiguresInAnyFormComeOutExactly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]money.Price{
		"1.7951": 1_795_100, "1.79510000": 1_795_100, "1.7951E0": 1_795_100, `"1.7951"`: 1_795_100, "null": 0, `""`: 0,
		"-0.0001": -100, "0.1": 100_000, "9007199254740.993": 9_007_199_254_740_993_000, "1.12345678": 1_123_457,
	} {
		page, err := xero.DecodeInvoices([]byte(`{"Invoices":[{"LineItems":[{"UnitAmount":` + text + `}]}]}`))
		if err != nil || page.Invoices[0].LineItems[0].UnitAmount != want {
			t.Errorf("%s: %+v, %v; want %s", text, page.Invoices, err, want)
		}
	}
	for _, text := range []string{`"twelve"`, "true", "{}", "[1]", "1e30"} {
		if page, err := xero.DecodeInvoices([]byte(`{"Invoices":[{"Total":` + text + `}]}`)); err == nil {
			t.Errorf("%s was read as %s; a figure that cannot be read must not become zero", text, page.Invoices[0].Total)
		}
	}
}

func TestAMissingTotalIsUnknownAndNotZero(t *testing.T) {
	t.Parallel()
	for body, has := range map[string]bool{`{}`: false, `{"Total":null}`: false, `{"Total":0.0}`: true} {
		page, err := xero.DecodeInvoices([]byte(`{"Invoices":[` + body + `]}`))
		if err != nil || page.Invoices[0].HasTotal() != has {
			t.Errorf("%s: %+v, %v", body, page, err)
		}
	}
}

// Covers 6/element-times-date-1789378199100-0000, 17/list-schemas-lack-id-status-providername.
func TestDatesAreTakenFromTheirStringsWhereTheFirstFormIsMissing(t *testing.T) {
	t.Parallel()
	page, err := xero.DecodeInvoices([]byte(`{"Invoices":[{"DateString":"2026-09-14T00:00:00","DueDateString":"2026-10-14T00:00:00"}]}`))
	if err != nil || page.Invoices[0].Date.String() != "2026-09-14" || page.Invoices[0].DueDate.String() != "2026-10-14" {
		t.Errorf("%+v, %v", page, err)
	}
}

// Covers 6/pagination-page-pagesize-pagecount-itemcount, 8/contactstatus, 8/mergedtocontactid.
// Covers 8/recorded-list-shape-unused-addresses-and.
func TestContactsAreReadWithUnknownWordsAndNulls(t *testing.T) {
	t.Parallel()
	page, err := xero.DecodeContacts([]byte(contactsPage))
	if err != nil || len(page.Contacts) != 2 || page.Page != (xero.Page{Number: 1, Size: 1000, Count: 1, Items: 2}) {
		t.Fatalf("%+v, %v", page, err)
	}
	first, second := page.Contacts[0], page.Contacts[1]
	if first.ContactID != aContact || !first.IsCustomer || first.Addresses[1].City != "Nelson" || first.Phones[0].PhoneCountryCode != "64" {
		t.Errorf("first %+v", first)
	}
	if first.PaymentTerms.Bills != (xero.PaymentTerm{Day: 20, Type: "OFFOLLOWINGMONTH"}) || !first.ContactPersons[0].IncludeInEmails {
		t.Errorf("first %+v", first)
	}
	if second.MergedToContactID != aContact || second.EmailAddress != "" || second.ContactStatus != "GDPRREQUEST" {
		t.Errorf("second %+v", second)
	}
}

// Covers 6.summarizeerrors/summarizeerrors-false, 6.summarizeerrors/failed-create.
// Covers 6.summarizeerrors/warnings-message-may-sit-beside-success-e-g.
// Covers 6.summarizeerrors/some-samples-spell-the-text-description.
func TestEveryElementOfAReplyHasItsOwnVerdict(t *testing.T) {
	t.Parallel()
	reply := decoded(xero.PathInvoices, 200, mixedInvoices)
	if !reply.Readable || len(reply.Elements) != 2 {
		t.Fatalf("%+v", reply)
	}
	good, bad := reply.Elements[0], reply.Elements[1]
	if good.HasErrors || good.ID != anID || good.Invoice.Total != 115 || !good.HasTotal || len(good.Invoice.LineItems) != 1 || good.Invoice.LineItems[0].LineAmount != 100 {
		t.Errorf("good %+v", good)
	}
	if !slices.Equal(good.Warnings, []string{"The currency rate looks unusual."}) {
		t.Errorf("warnings %q", good.Warnings)
	}
	want := []string{"Invoice # must be unique.", "An old sample's spelling.", "Account must be valid."}
	if !bad.HasErrors || bad.ID != "" || bad.Index != 1 || !slices.Equal(bad.ValidationErrors, want) {
		t.Errorf("bad %+v", bad)
	}
}

// Covers 6.summarizeerrors/summarizeerrors-false, 6.summarizeerrors/absent-single-success.
// Covers 17/23-boolean-properties-have-the-string.
func TestAnElementIsRefusedByAnyOfXerosSigns(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]bool{
		`{"HasErrors":true}`: true, `{"HasErrors":"true"}`: true, `{"HasErrors":"false"}`: false, `{"HasValidationErrors":true}`: true,
		`{"StatusAttributeString":"ERROR"}`: true, `{"StatusAttributeString":"OK"}`: false, `{"StatusAttributeString":5}`: false,
		`{"ValidationErrors":[{"Message":"no"}]}`: true, `{"ValidationErrors":[]}`: false, `{"Contact":{"ValidationErrors":[{"Message":"no"}]}}`: true,
	} {
		reply := decoded(xero.PathInvoices, 200, `{"Invoices":[`+body+`]}`)
		if !reply.Readable || reply.Elements[0].HasErrors != want {
			t.Errorf("%s: %+v", body, reply)
		}
	}
}

// Covers 5/same-key-different-method-address-or-body, 16/400-2, 16/403, 16/503, 16/text.
func TestThePlainTextOfARefusalIsKept(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		keyConflict:                           "Idempotency Key: 5f2c is used with a different request.",
		validationException:                   "",
		forbidden:                             "AuthenticationUnsuccessful",
		`{"error":"invalid_grant"}`:           "invalid_grant",
		`{"Title":"Forbidden","Detail":null}`: "Forbidden",
		"  The Organisation is offline \r\n":  "The Organisation is offline",
		htmlPage:                              "",
		"":                                    "",
		`{"Message":`:                         "",
		`["x"]`:                               "",
		strings.Repeat("ä", 400):              strings.Repeat("ä", 250) + "…",
		"a" + strings.Repeat("ä", 400):        "a" + strings.Repeat("ä", 249) + "…",
	} {
		if got := decoded(xero.PathInvoices, 400, body).Problem; got != want {
			t.Errorf("%.60q: %q, want %q", body, got, want)
		}
	}
}

// Covers 4/retry-after-seconds-comes-with-minute-and.
func TestRetryAfterMayBeADate(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"26": 26 * time.Second, "Tue, 24 Nov 2026 09:01:00 GMT": time.Minute, "": 0, "-5": 0, "soon": 0, "999999999": 24 * time.Hour,
	} {
		reply := xero.DecodeReply(xero.Target{Kind: xero.PathInvoices}, 429, http.Header{"Retry-After": {text}}, nil, now)
		if reply.RetryAfter != want {
			t.Errorf("%q: %s, want %s", text, reply.RetryAfter, want)
		}
	}
}
