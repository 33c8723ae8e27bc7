package contracttest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/google/uuid"
)

// Root is the path before every resource.
const Root = "/api.xro/2.0"

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
	r = r.Clone(context.WithoutCancel(r.Context()))
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return text(openapi3filter.ValidateRequest(r.Context(), input(route, params, r)))
}

// CheckReply says what the description does not allow in a reply of status 200, 204 or 400; other statuses it does not
// know. Fields that it does not know are let pass. It returns "" for nothing.
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
		// A file travels under its own type, where the description has application/octet-stream (section 17).
		ExcludeRequestBody: strings.Contains(route.Path, "/Attachments/"), ExcludeResponseBody: isFile(route, r),
	}
	options.WithCustomSchemaErrorFunc(func(err *openapi3.SchemaError) string {
		return "/" + strings.Join(err.JSONPointer(), "/") + ": " + err.Reason
	})
	return &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route, Options: options}
}

func isFile(route *routers.Route, r *http.Request) bool {
	return r.Method == http.MethodGet && strings.Contains(route.Path, "/Attachments/")
}

// find returns the operation of a call and the values of its path. It is found by hand: the description's paths are
// ambiguous, and a router refuses them.
func find(doc *openapi3.T, r *http.Request) (*routers.Route, map[string]string) {
	names := strings.Split(strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, Root), "/"), "/")
	var best string
	var values map[string]string
	for path, item := range doc.Paths.Map() {
		found, fits := match(path, names)
		if fits && item.GetOperation(r.Method) != nil && (best == "" || len(found) < len(values)) {
			best, values = path, found
		}
	}
	if best == "" {
		return nil, nil
	}
	item := doc.Paths.Value(best)
	return &routers.Route{
		Spec: doc, Server: doc.Servers[0], Path: best, PathItem: item, Method: r.Method, Operation: item.GetOperation(r.Method),
	}, values
}

// match compares a path of the description with the parts of an address. Two paths of the same shape are told apart by
// the value: an id is a UUID, a name or number is not (section 17).
func match(path string, names []string) (values map[string]string, fits bool) {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if len(parts) != len(names) {
		return nil, false
	}
	values = map[string]string{}
	for i, part := range parts {
		name, isOpen := strings.CutPrefix(strings.TrimSuffix(part, "}"), "{")
		switch isID := uuid.Validate(names[i]) == nil; {
		case !isOpen && part != names[i]:
			return nil, false
		case isOpen && names[i] == "":
			return nil, false
		case isOpen && isID && (name == "FileName" || name == "ContactNumber"):
			return nil, false
		case isOpen && !isID && (name == "AttachmentID" || name == "ContactID"):
			return nil, false
		case isOpen:
			values[name] = names[i]
		}
	}
	return values, true
}
