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

// route is one address of the API with the calls it answers.
type route struct {
	// pattern is the path below Root in lower case, such as "invoices/{id}/history". What stands in braces is up to the
	// call and becomes request.target, then request.part; a fixed word beats it.
	pattern string
	// scope is what a token needs; ".read" added suffices for reading. Of several, apart by spaces, one suffices.
	scope string
	// calls are the answers by method.
	calls map[string]answerer
	// isRaw says that the answer is a file and not JSON, so that any Accept will do.
	isRaw bool
	// needsReports says that the user needs the reports permission (contract sections 11 and 12).
	needsReports bool
}

// reading is a route that answers GET alone.
func reading(pattern, scope string, read answerer) route {
	return route{pattern: pattern, scope: scope, calls: map[string]answerer{http.MethodGet: read}}
}

// collection are the two routes of a resource: the list, where elements are created, and one element.
func collection(name, scope string, read, write answerer) []route {
	return []route{
		{pattern: name, scope: scope, calls: map[string]answerer{
			http.MethodGet: read, http.MethodPut: write, http.MethodPost: write,
		}},
		{pattern: name + "/{id}", scope: scope, calls: map[string]answerer{
			http.MethodGet: read, http.MethodPost: write,
		}},
	}
}

// forReporters are routes for users with the reports permission.
func forReporters(list []route) []route {
	for i := range list {
		list[i].needsReports = true
	}
	return list
}

// routes are all addresses of the API.
func routes() []route {
	return slices.Concat(
		settingsRoutes(),
		holderRoutes(),
		collection("contacts", scopeContacts, showContacts, writeContacts),
		collection("invoices", scopeInvoices, showInvoices, writeInvoices),
		deliveryRoutes(),
		creditNoteRoutes(),
		paymentRoutes(),
		collection("items", scopeItems, showItems, writeItems),
		forReporters(collection("manualjournals", scopeJournals, showJournals, writeJournals)),
		forReporters(reportRoutes()),
	)
}

// The scopes of the routes (contract section 2).
const (
	scopeSettings    = "accounting.settings"
	scopeContacts    = "accounting.contacts"
	scopeInvoices    = "accounting.invoices"
	scopeAttachments = "accounting.attachments"
	// Both of these cover items.
	scopeItems    = scopeSettings + " " + scopeInvoices
	scopeJournals = "accounting.manualjournals"
	// The scopes of reports exist with ".read" only.
	scopeTrialBalance = "accounting.reports.trialbalance"
	scopeBalanceSheet = "accounting.reports.balancesheet"
)

// absent are resources that the service has and the practice organisation has not: 501.
func absent() []string {
	return []string{
		"banktransactions", "banktransfers", "batchpayments", "budgets", "contactgroups", "employees",
		"expenseclaims", "invoicereminders", "journals", "linkedtransactions", "overpayments",
		"paymentservices", "prepayments", "purchaseorders", "quotes", "receipts", "repeatinginvoices",
		"reports", "setup", "users",
	}
}

// findRoute returns the route a call takes and what stands in its braces: two texts, "" where there are fewer. Asked
// for anything but JSON the service would answer XML; the practice organisation says 406 instead.
func findRoute(table []route, r *http.Request) (found route, target, part string, refused *reply) {
	rest, isOurs := strings.CutPrefix(r.URL.EscapedPath(), Root)
	path := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	for _, candidate := range table {
		if candidate.matches(path) && (found.pattern == "" || candidate.beats(found)) {
			found = candidate
		}
	}
	switch {
	case !isOurs:
		return route{}, "", "", notFound()
	case found.pattern != "":
		target, part, refused = found.admit(r, path)
		return found, target, part, refused
	case slices.Contains(absent(), strings.ToLower(path[0])) || slices.ContainsFunc(table, func(known route) bool { return known.matches(path[:1]) }):
		return route{}, "", "", plain(http.StatusNotImplemented, "The practice organisation does not have this part of Xero.")
	}
	return route{}, "", "", notFound()
}

func (r route) segments() []string { return strings.Split(r.pattern, "/") }

func isOpen(segment string) bool { return strings.HasPrefix(segment, "{") }

// matches compares with a path of escaped segments, without regard to case.
func (r route) matches(path []string) bool {
	return slices.EqualFunc(r.segments(), path, func(want, have string) bool {
		return isOpen(want) && have != "" || strings.EqualFold(want, have)
	})
}

// beats reports whether r has a fixed word where another route of the same length is the first to be open.
func (r route) beats(other route) bool {
	for i, segment := range r.segments() {
		if isOpen(segment) != isOpen(other.segments()[i]) {
			return isOpen(other.segments()[i])
		}
	}
	return false
}

// admit checks method and Accept and returns what stands in the braces.
func (r route) admit(q *http.Request, path []string) (target, part string, refused *reply) {
	if r.calls[q.Method] == nil {
		answer := plain(http.StatusMethodNotAllowed, "")
		allowed := make([]string, 0, len(r.calls))
		for method := range r.calls {
			allowed = append(allowed, method)
		}
		slices.Sort(allowed)
		answer.header = map[string]string{"Allow": strings.Join(allowed, ", ")}
		return "", "", answer
	}
	if !r.isRaw && !strings.Contains(q.Header.Get("Accept"), "application/json") {
		return "", "", plain(http.StatusNotAcceptable, "Ask with Accept: application/json; without it Xero answers XML, which the practice organisation does not.")
	}
	var open [2]string
	n := 0
	for i, segment := range r.segments() {
		if !isOpen(segment) {
			continue
		}
		decoded, err := url.PathUnescape(path[i])
		if err != nil {
			return "", "", notFound()
		}
		open[n], n = decoded, n+1
	}
	return open[0], open[1], nil
}

func plain(status int, text string) *reply {
	return &reply{status: status, contentType: "text/plain; charset=utf-8", body: []byte(text)}
}
