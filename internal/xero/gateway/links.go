package gateway

import (
	"net/url"
	"strings"

	"daybook/internal/order"
)

// Links makes addresses that open things in Xero (contract section 15).
type Links struct {
	// Practice is the practice Xero's page, such as "http://127.0.0.1:4700/"; empty for Xero itself.
	Practice string
}

const xeroWeb = "https://go.xero.com"

// Document opens an invoice (of a sale) or a bill (of a purchase).
func (l Links) Document(kind order.Kind, shortCode, ledgerID string) string {
	id := url.PathEscape(ledgerID)
	switch {
	case kind == order.Sale:
		return l.app(shortCode) + "/invoicing/view/" + id
	case l.Practice != "":
		return l.app(shortCode) + "/bills/view/" + id
	}
	query := url.Values{"shortcode": {shortCode}, "redirecturl": {"/AccountsPayable/Edit.aspx?InvoiceID=" + ledgerID}}
	return xeroWeb + "/organisationlogin/default.aspx?" + query.Encode()
}

// Contact opens a contact.
func (l Links) Contact(shortCode, ledgerID string) string {
	return l.app(shortCode) + "/contacts/contact/" + url.PathEscape(ledgerID)
}

// Journal opens a manual journal; at Xero in whichever organisation is current there (contract section 15).
func (l Links) Journal(shortCode, ledgerID string) string {
	if l.Practice != "" {
		return l.app(shortCode) + "/journals/view/" + url.PathEscape(ledgerID)
	}
	return xeroWeb + "/Journal/View.aspx?" + url.Values{"invoiceID": {ledgerID}}.Encode()
}

// Home opens the organisation.
func (l Links) Home() string {
	if l.Practice != "" {
		return l.Practice
	}
	return xeroWeb
}

func (l Links) app(shortCode string) string {
	return strings.TrimRight(l.Home(), "/") + "/app/" + url.PathEscape(shortCode)
}
