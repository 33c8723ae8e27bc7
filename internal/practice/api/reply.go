package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/google/uuid"

	"daybook/internal/practice/books"
)

const (
	contentJSON    = "application/json; charset=utf-8"
	validationText = "A validation exception occurred"
)

// reply is an answer that is ready to be written.
type reply struct {
	status      int
	contentType string
	header      map[string]string
	body        []byte
	// discards says that nothing of the request is to be kept.
	discards bool
}

func (a *reply) write(w http.ResponseWriter) {
	for name, value := range a.header {
		w.Header().Set(name, value)
	}
	if a.contentType != "" {
		w.Header().Set("Content-Type", a.contentType)
	} else {
		w.Header()["Content-Type"] = nil
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) //nolint:gosec // G705: the bodies are JSON or fixed text, each under its own content type
}

// spelled returns the answer with its texts spelled as the switch says. Within texts the quotation marks are escaped, so
// that nothing else matches.
func (h *Handler) spelled(answer *reply) *reply {
	if !h.config.Switches.SaysDescription {
		return answer
	}
	other := *answer
	other.body = bytes.ReplaceAll(answer.body, []byte(`{"Message":`), []byte(`{"Description":`))
	return &other
}

// message is one text of ValidationErrors or Warnings.
type message struct {
	Message string `json:"Message"`
}

func messages(texts []string) []message {
	list := make([]message, len(texts))
	for i, text := range texts {
		list[i] = message{Message: text}
	}
	return list
}

// pagination is what a paged list says about itself (contract section 6).
type pagination struct {
	Page      int `json:"page"`
	PageSize  int `json:"pageSize"`
	PageCount int `json:"pageCount"`
	ItemCount int `json:"itemCount"`
}

// envelope wraps elements as every good reply does: Id, Status, ProviderName, DateTimeUTC, then the collection.
func envelope(q *request, collection string, elements any, page *pagination) (*reply, error) {
	var b bytes.Buffer
	head := struct {
		ID           string      `json:"Id"`
		Status       string      `json:"Status"`
		ProviderName string      `json:"ProviderName"`
		DateTimeUTC  string      `json:"DateTimeUTC"`
		Pagination   *pagination `json:"pagination,omitempty"`
	}{uuid.NewString(), "OK", q.session.AppName, fmt.Sprintf("/Date(%d)/", q.now.UnixMilli()), page}
	if err := encodeTo(&b, head); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1)
	fmt.Fprintf(&b, ",%q:", collection)
	if err := encodeTo(&b, elements); err != nil {
		return nil, err
	}
	b.WriteByte('}')
	return &reply{status: http.StatusOK, contentType: contentJSON, body: b.Bytes()}, nil
}

// encodeTo writes JSON without a newline and without escaping <, > and &.
func encodeTo(b *bytes.Buffer, value any) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("encode a reply: %w", err)
	}
	b.Truncate(b.Len() - 1)
	return nil
}

// exception is the body of a 400 (contract section 16).
func exception(number int, kind, text string, elements []any) *reply {
	body := struct {
		ErrorNumber int    `json:"ErrorNumber"`
		Type        string `json:"Type"`
		Message     string `json:"Message"`
		Elements    []any  `json:"Elements,omitempty"`
	}{number, kind, text, elements}
	var b bytes.Buffer
	if err := encodeTo(&b, body); err != nil {
		return serverError(books.PlainError)
	}
	return &reply{status: http.StatusBadRequest, contentType: contentJSON, body: b.Bytes()}
}

func invalid(elements []any, text string) *reply {
	return exception(10, "ValidationException", text, elements)
}

func badQuery(text string) *reply { return exception(16, "QueryParseException", text, nil) }

func unreadable(text string) *reply { return exception(17, "PostDataInvalidException", text, nil) }

// unauthorized is a 401 with the reason in Detail.
func unauthorized(detail string) *reply {
	return problem(http.StatusUnauthorized, "Unauthorized", detail)
}

// scopeMissing is the 401 for a scope that the token lacks.
func scopeMissing() *reply {
	answer := unauthorized("AuthorizationUnsuccessful")
	answer.header = map[string]string{"WWW-Authenticate": `Bearer error="insufficient_scope"`}
	return answer
}

// forbiddenBody is the body of a 403. It has no Extensions, and its keys come in either case.
type forbiddenBody struct {
	Type     *string `json:"Type"`
	Title    string  `json:"Title"`
	Status   int     `json:"Status"`
	Detail   string  `json:"Detail"`
	Instance string  `json:"Instance"`
}

type lowerForbiddenBody struct {
	Type     *string `json:"type"`
	Title    string  `json:"title"`
	Status   int     `json:"status"`
	Detail   string  `json:"detail"`
	Instance string  `json:"instance"`
}

// forbidden is the 403 for an organisation that the token does not reach.
func forbidden(isLower bool) *reply {
	content := forbiddenBody{nil, "Forbidden", http.StatusForbidden, "AuthenticationUnsuccessful", uuid.NewString()}
	body, _ := json.Marshal(content)
	if isLower {
		body, _ = json.Marshal(lowerForbiddenBody(content))
	}
	return &reply{status: content.Status, contentType: contentJSON, body: body}
}

func problem(status int, title, detail string) *reply {
	body, _ := json.Marshal(struct {
		Type       *string        `json:"Type"`
		Title      string         `json:"Title"`
		Status     int            `json:"Status"`
		Detail     string         `json:"Detail"`
		Instance   string         `json:"Instance"`
		Extensions map[string]any `json:"Extensions"`
	}{nil, title, status, detail, uuid.NewString(), map[string]any{}})
	return &reply{status: status, contentType: contentJSON, body: body}
}

// notFound is the empty page for an unknown id.
func notFound() *reply {
	return &reply{status: http.StatusNotFound, contentType: "text/html; charset=utf-8"}
}

// serverError is a 500; the form of its body is not known (contract section 18, 11).
func serverError(form books.ErrorBody) *reply {
	const text = "An error occurred in Xero. Check the API Status page."
	switch form {
	case books.EmptyError:
		return &reply{status: http.StatusInternalServerError}
	case books.HTMLError:
		return &reply{
			status: http.StatusInternalServerError, contentType: "text/html; charset=utf-8",
			body: []byte("<!DOCTYPE html><html><head><title>Error</title></head><body><h1>" + text + "</h1></body></html>"),
		}
	case books.JSONError:
		return problem(http.StatusInternalServerError, "Internal Server Error", text)
	}
	return plain(http.StatusInternalServerError, text)
}

// tooMany is an empty 429 without a content type.
func tooMany(problem string, retryAfter time.Duration) *reply {
	header := map[string]string{}
	if problem != "" {
		header["X-Rate-Limit-Problem"] = problem
	}
	if problem == minuteLimit {
		header["X-MinLimit-Remaining"] = "0"
	}
	if retryAfter > 0 {
		header["Retry-After"] = strconv.Itoa(int(math.Ceil(retryAfter.Seconds())))
	}
	return &reply{status: http.StatusTooManyRequests, header: header}
}
