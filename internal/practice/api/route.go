package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"daybook/internal/practice/store"
)

// answerer answers one kind of call inside a transaction.
type answerer func(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error)

// route is one resource of the API.
type route struct {
	// scope is what a token needs; ".read" added suffices for reading.
	scope string
	// read answers GET; write answers PUT and POST and is nil where nothing can be written.
	read, write answerer
	// hasElements says that "/{id}" may follow.
	hasElements bool
}

// routes are the resources by their name in lower case.
func routes() map[string]route {
	const settings, contacts, invoices = "accounting.settings", "accounting.contacts", "accounting.invoices"
	return map[string]route{
		"organisation":       {scope: settings, read: showOrganisation, hasElements: true},
		"accounts":           {scope: settings, read: showAccounts},
		"taxrates":           {scope: settings, read: showTaxRates},
		"currencies":         {scope: settings, read: showCurrencies},
		"trackingcategories": {scope: settings, read: showTrackingCategories},
		"brandingthemes":     {scope: settings, read: showBrandingThemes},
		"contacts":           {scope: contacts, read: showContacts, write: writeContacts, hasElements: true},
		"invoices":           {scope: invoices, read: showInvoices, write: writeInvoices, hasElements: true},
	}
}

// absent are resources that the service has and the practice organisation has not: 501.
func absent() []string {
	return []string{
		"banktransactions", "banktransfers", "batchpayments", "budgets", "contactgroups", "creditnotes", "employees",
		"expenseclaims", "invoicereminders", "items", "journals", "linkedtransactions", "manualjournals", "overpayments",
		"paymentservices", "payments", "prepayments", "purchaseorders", "quotes", "receipts", "repeatinginvoices",
		"reports", "setup", "users",
	}
}

// findRoute returns the resource a call names and what follows it. Asked for anything but JSON the service would answer
// XML; the practice organisation says 406 instead.
func findRoute(r *http.Request) (route, string, *reply) {
	rest, isOurs := strings.CutPrefix(r.URL.EscapedPath(), Root)
	name, target, _ := strings.Cut(strings.TrimSuffix(rest, "/"), "/")
	found, isKnown := routes()[strings.ToLower(name)]
	switch {
	case isOurs && slices.Contains(absent(), strings.ToLower(name)):
		return route{}, "", plain(http.StatusNotImplemented, "The practice organisation does not have this resource.")
	case !isOurs || !isKnown:
		return route{}, "", notFound()
	case strings.Contains(target, "/"):
		return route{}, "", plain(http.StatusNotImplemented, "The practice organisation does not have this part of the resource.")
	case target != "" && !found.hasElements:
		return route{}, "", plain(http.StatusNotImplemented, "The practice organisation shows this resource as a whole.")
	}
	if refused := checkMethod(r, found, target); refused != nil {
		return route{}, "", refused
	}
	decoded, err := url.PathUnescape(target)
	if err != nil {
		return route{}, "", notFound()
	}
	return found, decoded, nil
}

func checkMethod(r *http.Request, found route, target string) *reply {
	allowed := []string{http.MethodGet}
	if found.write != nil {
		allowed = append(allowed, http.MethodPost)
		if target == "" {
			allowed = append(allowed, http.MethodPut)
		}
	}
	if !slices.Contains(allowed, r.Method) {
		answer := plain(http.StatusMethodNotAllowed, "")
		answer.header = map[string]string{"Allow": strings.Join(allowed, ", ")}
		return answer
	}
	if !strings.Contains(r.Header.Get("Accept"), "application/json") {
		return plain(http.StatusNotAcceptable, "Ask with Accept: application/json; without it Xero answers XML, which the practice organisation does not.")
	}
	return nil
}

func plain(status int, text string) *reply {
	return &reply{status: status, contentType: "text/plain; charset=utf-8", body: []byte(text)}
}
