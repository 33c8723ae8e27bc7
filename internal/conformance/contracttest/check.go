package contracttest

import (
	"bytes"
	"context"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/google/uuid"
)

// Root is the path before every resource.
const Root = "/api.xro/2.0"

// octets is the one type the description gives a file, which travels as what it is (section 17).
const octets = "application/octet-stream"

// CheckRequest says what the description does not allow in a request: an operation, parameter or field it does not know,
// or a value of the wrong kind. It returns "" for nothing. body is the request's body, which is not read from r.
func (d *Description) CheckRequest(r *http.Request, body []byte) string {
	route, params := find(d.strict, r)
	if route == nil {
		return "there is no " + r.Method + " " + r.URL.Path
	}
	for name := range r.URL.Query() {
		if route.Operation.Parameters.GetByInAndName("query", name) == nil {
			return "there is no parameter " + name
		}
	}
	for name, value := range params {
		if takesID(route.Operation, name) && !isID(value) {
			return "there is no " + name + " that could be " + value
		}
	}
	if route.Operation.RequestBody == nil && len(body) > 0 && r.Method != http.MethodGet {
		return "there is no body"
	}
	return validate(route, params, r, body)
}

// CheckTolerantly is CheckRequest less what the service takes and the description does not know: operations, parameters,
// and numbers or codes where it has ids (section 17).
func (d *Description) CheckTolerantly(r *http.Request, body []byte) string {
	route, params := find(d.strict, r)
	if route == nil {
		return ""
	}
	return validate(route, params, r, body)
}

func validate(route *routers.Route, params map[string]string, r *http.Request, body []byte) string {
	r = r.Clone(context.WithoutCancel(r.Context()))
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	if described := route.Operation.RequestBody; described != nil && described.Value.Content.Get(octets) != nil {
		r.Header.Set("Content-Type", octets)
	}
	return text(openapi3filter.ValidateRequest(r.Context(), input(route, params, r)))
}

// CheckReply says what the description does not allow in a reply of status 200, 204 or 400; other statuses it does not
// know. Fields that it does not know are let pass, and so are operations. It returns "" for nothing.
func (d *Description) CheckReply(r *http.Request, status int, header http.Header, body []byte) string {
	route, params := find(d.loose, r)
	if route == nil || status != http.StatusOK && status != http.StatusNoContent && status != http.StatusBadRequest {
		return ""
	}
	asked := input(route, params, r)
	return text(openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: asked, Status: status, Header: header,
		Body: io.NopCloser(bytes.NewReader(body)), Options: asked.Options,
	}))
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func input(route *routers.Route, params map[string]string, r *http.Request) *openapi3filter.RequestValidationInput {
	options := &openapi3filter.Options{
		SkipSettingDefaults: true, MultiError: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
		ExcludeResponseBody: r.Method == http.MethodGet && strings.Contains(route.Path, "/Attachments/"),
	}
	options.WithCustomSchemaErrorFunc(func(err *openapi3.SchemaError) string {
		return "/" + strings.Join(err.JSONPointer(), "/") + ": " + err.Reason
	})
	return &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route, Options: options}
}

// find returns the operation of a call and the values of its path, by hand: the description's paths are ambiguous, and a
// router refuses them. Of the paths that fit, the one with the most fixed words is taken; of two of the same shape, the one
// that takes ids where ids stand (section 17).
func find(doc *openapi3.T, r *http.Request) (*routers.Route, map[string]string) {
	names := strings.Split(strings.Trim(strings.TrimPrefix(r.URL.EscapedPath(), Root), "/"), "/")
	var best *routers.Route
	var values map[string]string
	for _, path := range slices.Sorted(maps.Keys(doc.Paths.Map())) {
		item := doc.Paths.Value(path)
		operation := item.GetOperation(r.Method)
		found, fits := match(path, names)
		if !fits || operation == nil || best != nil && !beats(operation, found, values) {
			continue
		}
		values = found
		best = &routers.Route{Spec: doc, Server: doc.Servers[0], Path: path, PathItem: item, Method: r.Method, Operation: operation}
	}
	return best, values
}

func beats(operation *openapi3.Operation, found, before map[string]string) bool {
	if len(found) != len(before) {
		return len(found) < len(before)
	}
	for name, value := range found {
		if takesID(operation, name) != isID(value) {
			return false
		}
	}
	return true
}

// match compares a path of the description with the parts of an address, and returns the values of its parameters.
func match(path string, names []string) (values map[string]string, fits bool) {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if len(parts) != len(names) {
		return nil, false
	}
	values = map[string]string{}
	for i, part := range parts {
		name, isOpen := strings.CutPrefix(strings.TrimSuffix(part, "}"), "{")
		if !isOpen && part != names[i] || isOpen && names[i] == "" {
			return nil, false
		}
		value, err := url.PathUnescape(names[i])
		if err != nil {
			return nil, false
		}
		if isOpen {
			values[name] = value
		}
	}
	return values, true
}

// takesID reports whether a parameter of an operation's path is a UUID.
func takesID(operation *openapi3.Operation, name string) bool {
	p := operation.Parameters.GetByInAndName("path", name)
	return p != nil && p.Schema.Value.Format == "uuid"
}

func isID(value string) bool { return uuid.Validate(value) == nil }
