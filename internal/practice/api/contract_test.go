package api_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// description is Xero's own description of the interface, where it lies beside the repository.
var description = sync.OnceValues(func() (*openapi3.T, error) { return loadDescription() })

// strictDescription is the same for requests: fields that it does not know are not allowed.
var strictDescription = sync.OnceValues(func() (*openapi3.T, error) {
	doc, err := loadDescription()
	if err != nil {
		return nil, err
	}
	no := false
	for _, schema := range doc.Components.Schemas {
		if schema.Value != nil && schema.Value.Type.Is("object") {
			schema.Value.AdditionalProperties = openapi3.AdditionalProperties{Has: &no}
		}
	}
	return doc, nil
})

func loadDescription() (*openapi3.T, error) {
	path := filepath.Join("..", "..", "..", "..", "shared", "xero", "xero_accounting.yaml")
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromFile(path)
}

func TestContractDescription(t *testing.T) {
	t.Parallel()
	doc, err := description()
	if os.IsNotExist(err) {
		t.Skip("NOT RUN: ../shared/xero/xero_accounting.yaml is not there, so no request and no reply was checked against it")
	}
	if err != nil {
		t.Fatal(err)
	}
	if doc.Paths.Find("/Invoices") == nil {
		t.Fatal("the description has no /Invoices")
	}
	for body, isAllowed := range map[string]bool{
		`{"Contacts":[{"Name":"A"}]}`:               true,
		`{"Contacts":[{"Name":5}]}`:                 false,
		`{"Contacts":[{"Name":"A","Unknown":"B"}]}`: false,
	} {
		r := httptest.NewRequest(http.MethodPut, "/api.xro/2.0/Contacts", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Xero-Tenant-Id", tenant)
		err := openapi3filter.ValidateRequest(t.Context(), requestInput(t, strictDescription, r))
		if (err == nil) != isAllowed {
			t.Errorf("%s gives %v", body, err)
		}
	}
}

// routeOf finds the operation of a call by hand: the description's paths are ambiguous, so a router refuses them. Of the
// paths that fit, the one with the most fixed words is taken.
func routeOf(doc *openapi3.T, r *http.Request) (*routers.Route, map[string]string) {
	names := strings.Split(strings.Trim(strings.TrimPrefix(r.URL.Path, "/api.xro/2.0"), "/"), "/")
	var best string
	var bestParams map[string]string
	for _, path := range slices.Sorted(maps.Keys(doc.Paths.Map())) {
		params, fits := paramsOf(path, names)
		if fits && doc.Paths.Find(path).GetOperation(r.Method) != nil && (best == "" || len(params) < len(bestParams)) {
			best, bestParams = path, params
		}
	}
	if best == "" {
		return nil, nil
	}
	item := doc.Paths.Find(best)
	return &routers.Route{
		Spec: doc, Server: doc.Servers[0], Path: best, PathItem: item, Method: r.Method, Operation: item.GetOperation(r.Method),
	}, bestParams
}

// paramsOf returns what stands in the braces of a path of the description, and whether it fits at all.
func paramsOf(path string, names []string) (map[string]string, bool) {
	segments, params := strings.Split(strings.Trim(path, "/"), "/"), map[string]string{}
	if len(segments) != len(names) {
		return nil, false
	}
	for n, segment := range segments {
		if name, isOpen := strings.CutPrefix(segment, "{"); isOpen {
			params[strings.TrimSuffix(name, "}")] = names[n]
		} else if segment != names[n] {
			return nil, false
		}
	}
	return params, true
}

func requestInput(t *testing.T, load func() (*openapi3.T, error), r *http.Request) *openapi3filter.RequestValidationInput {
	t.Helper()
	doc, err := load()
	if err != nil {
		return nil
	}
	route, params := routeOf(doc, r)
	if route == nil {
		return nil
	}
	return &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params, Route: route, Options: &openapi3filter.Options{
			// the service takes a file's own type, the description one type only (contract section 17)
			ExcludeRequestBody:  strings.Contains(route.Path, "/Attachments/"),
			SkipSettingDefaults: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, MultiError: true,
		},
	}
}

// checkRequest fails a test whose request the description does not allow. Unknown fields are looked for too.
func checkRequest(t *testing.T, r *http.Request, body string) {
	t.Helper()
	input := requestInput(t, strictDescription, r)
	if input == nil {
		return
	}
	if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
		t.Fatalf("%s %s breaks the description: %v", r.Method, r.URL, err)
	}
	r.Body = io.NopCloser(strings.NewReader(body))
	r.ContentLength = int64(len(body))
}

// checkReply fails a test whose reply the description does not allow. Fields that it does not know are let pass.
func checkReply(t *testing.T, r *http.Request, response *http.Response, raw []byte) {
	t.Helper()
	input := requestInput(t, description, r)
	if input == nil || response.StatusCode != http.StatusOK && response.StatusCode != http.StatusBadRequest {
		return
	}
	err := openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: response.StatusCode, Header: response.Header,
		Body: io.NopCloser(bytes.NewReader(raw)), Options: input.Options,
	})
	if err != nil {
		t.Errorf("the reply to %s %s breaks the description: %v\n%s", r.Method, r.URL, err, raw)
	}
}
