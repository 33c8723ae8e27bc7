package gateway_test

import (
	"testing"

	"daybook/internal/order"
	"daybook/internal/xero/gateway"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	live, practice := gateway.Links{}, gateway.Links{Practice: "http://127.0.0.1:4700/"}
	for got, want := range map[string]string{
		live.Document(order.Sale, "!Ab1", "id-1"):         "https://go.xero.com/app/%21Ab1/invoicing/view/id-1",
		live.Document(order.Purchase, "!Ab1", "id-1"):     "https://go.xero.com/organisationlogin/default.aspx?redirecturl=%2FAccountsPayable%2FEdit.aspx%3FInvoiceID%3Did-1&shortcode=%21Ab1",
		live.Contact("!Ab1", "id-2"):                      "https://go.xero.com/app/%21Ab1/contacts/contact/id-2",
		practice.Document(order.Purchase, "!Ab1", "id-1"): "http://127.0.0.1:4700/app/%21Ab1/bills/view/id-1",
		practice.Home(): "http://127.0.0.1:4700/",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
