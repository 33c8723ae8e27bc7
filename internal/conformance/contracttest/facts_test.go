package contracttest

import (
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// The description and the service part in places, which the contract's section 17 lists. Were one of them mended in a newer
// description, this would say so, and what we do about it could go.
//
// Covers 17/only-broad-scopes-in-security, 17/summarizeerrors-default-false, 17/list-schemas-lack-id-status-providername,
// 17/23-boolean-properties-have-the-string, 17/invoiceid-path-parameter-is-uuid, 17/dates-are-plain-strings-no-format,
// 17/if-modified-since-is-date-time-zone-required, 17/attachment-body-is-application-octet-stream,
// 17/no-required-on-invoice-lineitem-contact, 17/no-401-403-404-429-500-503-replies.
func TestContractDescriptionPartsFromTheServiceWhereWeKnow(t *testing.T) {
	t.Parallel()
	doc := Find(t).loose
	schema := func(name string) *openapi3.Schema { return doc.Components.Schemas[name].Value }
	parameter := func(path, method, name string) *openapi3.Schema {
		operation := doc.Paths.Value(path).GetOperation(method)
		for _, in := range []string{"query", "header", "path"} {
			if p := operation.Parameters.GetByInAndName(in, name); p != nil {
				return p.Schema.Value
			}
		}
		t.Fatalf("%s %s has no parameter %s", method, path, name)
		return nil
	}
	for fact, holds := range map[string]bool{
		"summarizeErrors defaults to false": parameter("/Invoices", "PUT", "summarizeErrors").Default == false,
		"lists have no Id":                  schema("Invoices").Properties["Id"] == nil,
		"invoices have no DateString":       schema("Invoice").Properties["DateString"] == nil,
		"an invoice's address takes a UUID": parameter("/Invoices/{InvoiceID}", "GET", "InvoiceID").Format == "uuid",
		"dates have no format":              schema("Invoice").Properties["Date"].Value.Format == "",
		"If-Modified-Since needs a zone":    parameter("/Invoices", "GET", "If-Modified-Since").Format == "date-time",
		"invoices need no field":            len(schema("Invoice").Required) == 0,
		"lines need no field":               len(schema("LineItem").Required) == 0,
		"contacts need no field":            len(schema("Contact").Required) == 0,
		"a file is an octet stream":         doc.Paths.Value("/Invoices/{InvoiceID}/Attachments/{FileName}").Put.RequestBody.Value.Content["application/octet-stream"] != nil,
		"no reply but success and 400":      onlyKnownReplies(doc),
		"broad scopes alone":                !strings.Contains(strings.Join(scopesOf(doc), " "), "accounting.invoices"),
		"booleans with a text as default":   textDefaults(doc) == 23,
	} {
		if !holds {
			t.Errorf("no longer so: %s", fact)
		}
	}
}

func onlyKnownReplies(doc *openapi3.T) bool {
	for _, item := range doc.Paths.Map() {
		for _, operation := range item.Operations() {
			for status := range operation.Responses.Map() {
				if status != "400" && !strings.HasPrefix(status, "2") {
					return false
				}
			}
		}
	}
	return true
}

func scopesOf(doc *openapi3.T) []string {
	var scopes []string
	for _, item := range doc.Paths.Map() {
		for _, operation := range item.Operations() {
			if operation.Security == nil {
				continue
			}
			for _, needed := range *operation.Security {
				scopes = append(scopes, needed["OAuth2"]...)
			}
		}
	}
	return scopes
}

func textDefaults(doc *openapi3.T) int {
	n := 0
	for _, schema := range doc.Components.Schemas {
		for _, property := range schema.Value.Properties {
			if _, isText := property.Value.Default.(string); isText && property.Value.Type.Is("boolean") {
				n++
			}
		}
	}
	return n
}
