package conformance_test

import (
	"slices"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/api"
	"daybook/internal/xero"
)

var day = civil.Date{Year: 2026, Month: 11, Day: 20}

// rate is the tax of every line below.
const rate = 15 * money.One

func newContact(t *testing.T, b *bench, name, number string) string {
	t.Helper()
	body, err := xero.EncodeContacts([]xero.NewContact{{Name: name, ContactNumber: number, EmailAddress: "new@contact.example"}})
	if err != nil {
		t.Fatal(err)
	}
	reply := put(t, b, xero.PathContacts, body, "contact "+number)
	if !reply.Readable || len(reply.Elements) != 1 || reply.Elements[0].HasErrors || reply.Elements[0].ID == "" {
		t.Fatalf("contact: %+v", reply)
	}
	return reply.Elements[0].ID
}

func put(t *testing.T, b *bench, kind xero.PathKind, body []byte, key string) xero.Reply {
	t.Helper()
	reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: kind}, body, key)
	if err != nil || !reply.Sent {
		t.Fatalf("%s: %+v, %v", key, reply, err)
	}
	return reply
}

func document(kind, contact, number string, mode money.TaxMode, lines ...money.Line) xero.NewInvoice {
	account, tax := "200", "OUTPUT2"
	if kind == xero.Bill {
		account, tax = "310", "INPUT2"
	}
	document := xero.NewInvoice{
		Type: kind, ContactID: contact, InvoiceNumber: number, Date: day, DueDate: day.AddDays(20), LineAmountTypes: mode,
		CurrencyCode: "NZD", Status: xero.StatusAuthorised,
	}
	for _, line := range lines {
		document.Lines = append(document.Lines, xero.NewLineItem{
			Description: "A thing", HasFigures: true, Quantity: line.Quantity, UnitAmount: line.UnitPrice, AccountCode: account, TaxType: tax,
			DiscountRate: line.Discount, DiscountAmount: line.DiscountAmount,
		})
	}
	return document
}

func encode(t *testing.T, documents ...xero.NewInvoice) []byte {
	t.Helper()
	body, err := xero.EncodeInvoices(documents)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

var plainLine = money.Line{Quantity: 2 * money.One, UnitPrice: 10_500_000, TaxRate: rate}

// awkward are lines on which roundings part.
var awkward = []money.Line{
	{Quantity: money.One, UnitPrice: 25_060_000, TaxRate: rate},
	{Quantity: money.One, UnitPrice: 25_610_000, TaxRate: rate},
	{Quantity: money.One, UnitPrice: 25_630_000, TaxRate: rate},
	{Quantity: 3_333_300, UnitPrice: 1_795_100, TaxRate: rate},
	{Quantity: 7 * money.One, UnitPrice: 19_990_000, Discount: 12_500_000, TaxRate: rate},
	{Quantity: money.One, UnitPrice: 89_000_000, DiscountAmount: 133, TaxRate: rate},
	{Quantity: -1 * money.One, UnitPrice: 4_990_000, TaxRate: rate},
}

func TestXerosTotalsAreTheComputedOnes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	for _, mode := range []money.TaxMode{money.Exclusive, money.Inclusive, money.NoTax} {
		var want []money.LineTotal
		for _, line := range awkward {
			total, err := line.Total(mode)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, total)
		}
		sum := money.Sum(want)
		number := "T-" + string(mode)
		sent := document(xero.SalesInvoice, contact, number, mode, awkward...)
		if mode == money.NoTax {
			for n := range sent.Lines {
				sent.Lines[n].TaxType = "NONE"
			}
		}
		reply := put(t, b, xero.PathInvoices, encode(t, sent), number)
		if !reply.Readable || len(reply.Elements) != 1 || reply.Elements[0].HasErrors {
			t.Fatalf("%s: %+v", mode, reply)
		}
		element := reply.Elements[0]
		if element.Invoice.SubTotal != sum.SubTotal || element.Invoice.TotalTax != sum.Tax || element.Invoice.Total != sum.Total || !element.HasTotal {
			t.Errorf("%s: have %s + %s = %s, want %s + %s = %s", mode, element.Invoice.SubTotal, element.Invoice.TotalTax, element.Invoice.Total, sum.SubTotal, sum.Tax, sum.Total)
		}
		found, err := b.Client.GetInvoice(t.Context(), element.ID)
		if err != nil || found.Total != sum.Total || found.Status != xero.StatusAuthorised || found.Contact.ContactID != contact {
			t.Fatalf("%s: %+v, %v", mode, found, err)
		}
		for n, line := range found.LineItems {
			if line.LineAmount != want[n].Amount || line.TaxAmount != want[n].Tax || line.UnitAmount != awkward[n].UnitPrice || line.Quantity != awkward[n].Quantity {
				t.Errorf("%s line %d: have %+v, want %+v", mode, n, line, want[n])
			}
		}
	}
}

func TestADocumentIsFoundAgainEveryWay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	x, ctx := b.Client, t.Context()
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	if found, ok, err := x.FindContactByNumber(ctx, "c-1"); err != nil || !ok || found.ContactID != contact {
		t.Errorf("the contact by its number: %+v, %v, %v", found, ok, err)
	}
	invoice := put(t, b, xero.PathInvoices, encode(t, document(xero.SalesInvoice, contact, "SO-1042", money.Exclusive, plainLine)), "k1").Elements[0].ID
	bill := put(t, b, xero.PathInvoices, encode(t, document(xero.Bill, contact, "47,11", money.Exclusive, plainLine)), "k2").Elements[0].ID
	ids := func(list []xero.Invoice, err error) []string {
		if err != nil {
			t.Error(err)
		}
		var found []string
		for _, i := range list {
			found = append(found, i.InvoiceID)
		}
		slices.Sort(found)
		return found
	}
	both := []string{invoice, bill}
	slices.Sort(both)
	for name, c := range map[string]struct{ have, want []string }{
		"by number":         {ids(x.FindInvoicesByNumber(ctx, []string{"SO-1042", "SO-9999"})), []string{invoice}},
		"by an odd number":  {ids(x.FindInvoicesByNumber(ctx, []string{"47,11"})), []string{bill}},
		"by id":             {ids(x.FindInvoicesByID(ctx, []string{invoice, bill})), both},
		"by day, invoices":  {ids(x.FindInvoicesByContactAndDate(ctx, xero.SalesInvoice, []string{contact}, day)), []string{invoice}},
		"by day, bills":     {ids(x.FindInvoicesByContactAndDate(ctx, xero.Bill, []string{contact}, day)), []string{bill}},
		"by another day":    {ids(x.FindInvoicesByContactAndDate(ctx, xero.Bill, []string{contact}, day.AddDays(1))), nil},
		"made by this app":  {ids(x.ListAllInvoices(ctx, xero.InvoiceQuery{CreatedByMyApp: true, ModifiedSince: today})), both},
		"by state":          {ids(x.ListAllInvoices(ctx, xero.InvoiceQuery{ContactIDs: []string{contact}, Statuses: []string{xero.StatusDraft}})), nil},
		"one by one, paged": {ids(x.ListAllInvoices(ctx, xero.InvoiceQuery{ContactIDs: []string{contact}, PageSize: 1})), both},
	} {
		if !slices.Equal(c.have, c.want) {
			t.Errorf("%s: %v, want %v", name, c.have, c.want)
		}
	}
}

func TestARefusalTellsWhyForEachElement(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	good := document(xero.SalesInvoice, contact, "SO-1", money.Exclusive, plainLine)
	bad := document(xero.SalesInvoice, contact, "SO-2", money.Exclusive, plainLine)
	bad.Lines[0].AccountCode = "9999"
	reply := put(t, b, xero.PathInvoices, encode(t, good, bad), "k1")
	if !reply.Readable || len(reply.Elements) != 2 {
		t.Fatalf("%+v", reply)
	}
	if first := reply.Elements[0]; first.HasErrors || first.ID == "" || first.Number != "SO-1" {
		t.Errorf("first %+v", first)
	}
	if second := reply.Elements[1]; !second.HasErrors || second.ID != "" || len(second.ValidationErrors) == 0 || !strings.Contains(second.ValidationErrors[0], "9999") {
		t.Errorf("second %+v", second)
	}
	again := put(t, b, xero.PathInvoices, encode(t, good), "k2")
	if e := again.Elements[0]; !e.HasErrors || !slices.Contains(e.ValidationErrors, "Invoice # must be unique.") {
		t.Errorf("a second one of the number: %+v", e)
	}
	body, err := xero.EncodeContacts([]xero.NewContact{{Name: "Kauri and Sons", ContactNumber: "c-2"}})
	if err != nil {
		t.Fatal(err)
	}
	taken := put(t, b, xero.PathContacts, body, "k3")
	if e := taken.Elements[0]; !e.HasErrors || !strings.Contains(strings.Join(e.ValidationErrors, ""), "is already assigned to another contact") {
		t.Errorf("a second contact of the name: %+v", e)
	}
}

func TestAKeyStandsForOneRequest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contact := newContact(t, b, "Kauri and Sons", "c-1")
	body := encode(t, document(xero.SalesInvoice, contact, "SO-1", money.Exclusive, plainLine))
	first := put(t, b, xero.PathInvoices, body, "k1")
	second := put(t, b, xero.PathInvoices, body, "k1")
	if first.Elements[0].ID == "" || second.Elements[0].ID != first.Elements[0].ID || second.Elements[0].HasErrors {
		t.Errorf("the same request again: %+v, first %+v", second, first)
	}
	other := put(t, b, xero.PathInvoices, encode(t, document(xero.SalesInvoice, contact, "SO-2", money.Exclusive, plainLine)), "k1")
	if other.HTTPStatus != 400 || !strings.Contains(strings.Join(other.Texts(), "|"), "is used with a different request") {
		t.Errorf("another request: %+v", other)
	}
}

func TestTheFactsOfAWriteInABadMoment(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		action  api.Action
		code    fault.Code // of the error, or of the reply
		status  int
		created bool
	}{
		"committed, then cut":   {api.Action{Kind: api.CommitThenCut}, fault.UnknownOutcome, 0, true},
		"cut before":            {api.Action{Kind: api.CutBeforeCommit}, fault.UnknownOutcome, 0, false},
		"committed, then error": {api.Action{Kind: api.CommitThenError}, fault.UnknownOutcome, 500, true},
		"error":                 {api.Action{Kind: api.ServerError}, fault.UnknownOutcome, 500, false},
		"maintenance":           {api.Action{Kind: api.Unavailable}, fault.UnknownOutcome, 503, false},
		"a proxy's page":        {api.Action{Kind: api.HTMLBody}, fault.UnknownOutcome, 200, false},
		"limited":               {api.Action{Kind: api.RateLimited, Problem: "concurrent"}, fault.RateLimited, 429, false},
		"dead token":            {api.Action{Kind: api.TokenDead}, fault.AuthExpired, 401, false},
		"disconnected":          {api.Action{Kind: api.Disconnected}, fault.Forbidden, 403, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			contact := newContact(t, b, "Kauri and Sons", "c-1")
			before := b.putsSeen()
			b.plan(c.action)
			reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, encode(t, document(xero.SalesInvoice, contact, "SO-1", money.Exclusive, plainLine)), "k1")
			if err == nil {
				err = reply.Fault()
			}
			if !reply.Sent || reply.HTTPStatus != c.status || !fault.Is(err, c.code) || len(reply.Elements) != 0 {
				t.Errorf("%+v, %v", reply, err)
			}
			if n := b.putsSeen() - before; n != 1 {
				t.Errorf("the server saw %d PUTs", n)
			}
			found, err := b.Client.FindInvoicesByNumber(t.Context(), []string{"SO-1"})
			if err != nil || (len(found) == 1) != c.created {
				t.Errorf("%d documents stand there, %v; want one: %v", len(found), err, c.created)
			}
		})
	}
}
