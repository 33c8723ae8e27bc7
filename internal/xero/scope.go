package xero

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// ScopeError is why Xero forbids something: the sign-in lacks a scope. It is the cause of a Forbidden fault; a fresh token does
// not mend it, only signing in again and allowing what is asked for does.
type ScopeError struct {
	// Scope is Xero's name of it (section 2), such as "accounting.attachments".
	Scope string
}

// Error implements error.
func (e *ScopeError) Error() string { return fmt.Sprintf("the sign-in lacks the scope %s", e.Scope) }

// MissingScope returns the scope whose lack is behind an error, and whether one is.
func MissingScope(err error) (scope string, isMissing bool) {
	if lacking, ok := errors.AsType[*ScopeError](err); ok {
		return lacking.Scope, true
	}
	return "", false
}

// isScopeMissing recognises the 401 that only a new consent mends; the header's spelling varies (section 16).
func (a answer) isScopeMissing() bool {
	if a.status != http.StatusUnauthorized {
		return false
	}
	told := strings.ToLower(strings.Join(a.header.Values("WWW-Authenticate"), ","))
	return strings.Contains(told, "insufficient_scope") || strings.Contains(told, "insufficent_scope") ||
		strings.Contains(problemText(a.body), "AuthorizationUnsuccessful")
}

// scopeParameter is where a WWW-Authenticate header may name the scope.
var scopeParameter = regexp.MustCompile(`(?i)\bscope=(?:"([A-Za-z0-9._ ]{1,200})"|([A-Za-z0-9._]{1,200}))`)

// missingScope names the scope that a request to a resource lacked: the one Xero names, else the narrowest that covers it.
func (a answer) missingScope(method, resource string) string {
	for _, header := range a.header.Values("WWW-Authenticate") {
		named := scopeParameter.FindStringSubmatch(header)
		if named == nil {
			continue
		}
		if scope := strings.TrimSpace(named[1] + named[2]); scope != "" {
			return scope
		}
	}
	return scopeOf(method, resource)
}

// scopes are the granular scopes by the part of an address that tells them (section 2). Those that end in ".read" have no
// writing form.
var scopes = map[string]string{
	"invoices": "accounting.invoices", "creditnotes": "accounting.invoices", "items": "accounting.invoices",
	"payments": "accounting.payments", "manualjournals": "accounting.manualjournals", "contacts": "accounting.contacts",
	"organisation": "accounting.settings", "accounts": "accounting.settings", "taxrates": "accounting.settings",
	"currencies": "accounting.settings", "trackingcategories": "accounting.settings", "brandingthemes": "accounting.settings",
	"attachments":  "accounting.attachments",
	"trialbalance": "accounting.reports.trialbalance.read", "balancesheet": "accounting.reports.balancesheet.read",
}

// scopeOf returns the narrowest scope for a call; "unknown" for a resource this client does not know.
func scopeOf(method, resource string) string {
	scope, isKnown := scopes[strings.ToLower(resource)]
	switch {
	case !isKnown:
		return "unknown"
	case method != "" && method != http.MethodGet, strings.HasSuffix(scope, ".read"):
		return scope
	}
	return scope + ".read"
}

// resource is the part of the address that tells the scope: files have one of their own, a note has its record's, and a
// report its own name.
func (r request) resource() string {
	parts := strings.Split(strings.Trim(strings.TrimPrefix(r.path, accountingPath), "/"), "/")
	switch {
	case len(parts) > 2 && parts[2] == "Attachments":
		return parts[2]
	case len(parts) > 1 && parts[0] == "Reports":
		return parts[1]
	}
	return parts[0]
}

// resource is the same for a write.
func (t Target) resource() string {
	if t.Kind == PathAttachment {
		return "attachments"
	}
	path := strings.ReplaceAll(writeRules[t.Kind].path, "{of}", string(t.Of))
	return request{path: path}.resource()
}
