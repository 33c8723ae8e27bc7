package xero_test

import (
	"testing"
	"time"

	"daybook/internal/xero"
)

const aPayment = "99ea7f6b-c513-4066-bc27-b7c65dcd76c2"

const paymentsPage = `{"Id":"0fa6","Status":"OK","DateTimeUTC":"\/Date(1789378199160)\/","pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},
"Payments":[{"PaymentID":"99EA7F6B-C513-4066-BC27-B7C65DCD76C2","BatchPaymentID":"b54aa50c-794c-461b-89d1-846e1b84d9c0","Date":"\/Date(1789344000000+0000)\/",
"BankAmount":46.1,"Amount":46.0,"Reference":"","CurrencyRate":1.0,"PaymentType":"ACCRECPAYMENT","Status":"AUTHORISED","UpdatedDateUTC":"\/Date(1789378199100+0000)\/",
"UpdatedDateUTCString":"2026-09-14T09:29:59Z","HasAccount":true,"IsReconciled":true,"Account":{"AccountID":"5690F1E8-1d02-4893-90c2-ee1a69eff942","Code":"970"},
"Invoice":{"Type":"ACCREC","InvoiceID":"d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10","InvoiceNumber":"SO-1042","CurrencyCode":"NZD","Payments":[],
"Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"Kauri & Sons"},"LineItems":[]},"HasValidationErrors":false},
{"PaymentID":"6b037c9b-2e5d-4905-84d3-eabfb3438242","Date":"\/Date(1789344000000+0000)\/","Amount":2.0,"PaymentType":"ARCREDITPAYMENT","Status":"DELETED",
"UpdatedDateUTCString":"2026-09-14T09:29:59Z","CreditNote":{"CreditNoteID":"249F15FA-f2a7-4acc-8769-0984103f2225","CreditNoteNumber":"CN-0005","Type":"ACCRECCREDIT"}}]}`

// Covers 14/text.
func TestPaymentsAreReadWithWhatTheyWereMadeTo(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, paymentsPage))
	payments, err := b.Client.ListAllPayments(t.Context(), xero.PaymentQuery{})
	if err != nil || len(payments) != 2 {
		t.Fatalf("%+v, %v", payments, err)
	}
	first, second := payments[0], payments[1]
	if first.PaymentID != aPayment || first.Amount != 4600 || first.BankAmount != 4610 || first.Date.String() != "2026-09-14" ||
		first.Status != xero.PaymentAuthorised || !first.IsReconciled || first.Account != (xero.PaymentAccount{AccountID: "5690f1e8-1d02-4893-90c2-ee1a69eff942", Code: "970"}) {
		t.Errorf("%+v", first)
	}
	want := xero.DocumentReference{ID: anID, Number: "SO-1042", Type: xero.SalesInvoice, CurrencyCode: "NZD", Contact: xero.ContactReference{ContactID: aContact, Name: "Kauri & Sons"}}
	if first.Invoice != want || first.UpdatedAt.Format(time.RFC3339Nano) != "2026-09-14T09:29:59.1Z" {
		t.Errorf("%+v", first)
	}
	if second.Status != xero.PaymentDeleted || second.Invoice.ID != aCreditNote || second.Invoice.Number != "CN-0005" || second.UpdatedAt.IsZero() {
		t.Errorf("%+v", second)
	}
}

// A credit may be named by its kind's own id, or by a plain one.
//
// Covers 14/text, 7/paged-invoice-element.
func TestAnInvoiceSaysHowItWasSettled(t *testing.T) {
	t.Parallel()
	page, err := xero.DecodeInvoices([]byte(`{"Invoices":[{"InvoiceID":"d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10","Type":"ACCREC","Status":"PAID","Total":100.0,
"Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"Kauri & Sons","ContactStatus":"","Addresses":[],"Phones":[]},
"AmountDue":0.0,"AmountPaid":60.0,"AmountCredited":40.0,"FullyPaidOnDate":"\/Date(1789344000000+0000)\/","ExpectedPaymentDate":"\/Date(1789344000000+0000)\/",
"Payments":[{"PaymentID":"99ea7f6b-c513-4066-bc27-b7c65dcd76c2","Date":"\/Date(1789344000000+0000)\/","Amount":60.0,"Reference":"EFT","CurrencyRate":1.0}],
"CreditNotes":[{"CreditNoteID":"249f15fa-f2a7-4acc-8769-0984103f2225","ID":"249f15fa-f2a7-4acc-8769-0984103f2225","CreditNoteNumber":"CN-0005","AppliedAmount":30.0,"DateString":"2026-09-14T00:00:00","Total":34.5,"LineItems":[]}],
"Prepayments":[{"PrepaymentID":"F8021BD2-9a6a-4c19-8477-163da0b9290f","AppliedAmount":7.25,"Date":"\/Date(1789344000000+0000)\/"}],
"Overpayments":[{"ID":"b12335f4-a1e5-4431-aeb4-488e5547558e","AppliedAmount":2.75}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	i := page.Invoices[0]
	if i.AmountPaid != 6000 || i.AmountCredited != 4000 || i.FullyPaidOn.String() != "2026-09-14" || i.ExpectedPaymentDate.String() != "2026-09-14" || i.Payments[0].Reference != "EFT" {
		t.Errorf("%+v", i)
	}
	note, before, over := i.CreditNotes[0], i.Prepayments[0], i.Overpayments[0]
	if note.ID != aCreditNote || note.Number != "CN-0005" || note.Total != 3450 || note.Date.String() != "2026-09-14" || before.ID != "f8021bd2-9a6a-4c19-8477-163da0b9290f" ||
		over.ID != "b12335f4-a1e5-4431-aeb4-488e5547558e" || note.AppliedAmount+before.AppliedAmount+over.AppliedAmount != i.AmountCredited {
		t.Errorf("%+v %+v %+v", note, before, over)
	}
}
