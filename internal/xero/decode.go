package xero

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"
)

// envelope is any JSON object Xero answers with: a collection, a validation exception, or one of the two forms of
// refusal (section 16). Names are matched in any case.
type envelope struct {
	Invoices []json.RawMessage
	Contacts []json.RawMessage
	Elements []json.RawMessage
	Message  looseText
	Title    looseText
	Detail   looseText
	Error    looseText
}

// DecodeReply reads the answer to a write. It never fails: what it cannot read it leaves out, with Readable false. now
// is for a Retry-After given as a date.
func DecodeReply(kind PathKind, status int, header http.Header, body []byte, now time.Time) Reply {
	a := answer{status: status, header: header, body: body}
	reply := Reply{
		Sent: true, HTTPStatus: status, ServerTime: a.serverTime(), RetryAfter: retryAfter(header, now),
		LimitProblem: header.Get("X-Rate-Limit-Problem"), MissingScope: a.isScopeMissing(), Problem: problemText(body),
	}
	var wire envelope
	if json.Unmarshal(body, &wire) != nil {
		return reply
	}
	list := wire.Elements
	if outcomeOfStatus(status) == OutcomeAnswered {
		list = wire.collection(kind)
	}
	reply.Elements, reply.Readable = decodeElements(kind, list)
	reply.Readable = reply.Readable && (len(list) > 0 || outcomeOfStatus(status) != OutcomeAnswered)
	return reply
}

func (e envelope) collection(kind PathKind) []json.RawMessage {
	if kind == PathContacts {
		return e.Contacts
	}
	return e.Invoices
}

func decodeElements(kind PathKind, list []json.RawMessage) ([]Element, bool) {
	elements := make([]Element, 0, len(list))
	for n, raw := range list {
		element, ok := decodeElement(kind, raw)
		if !ok {
			return nil, false
		}
		element.Index = n
		elements = append(elements, element)
	}
	return elements, true
}

// verdict is what Xero says about one element beside its content.
type verdict struct {
	HasErrors             looseFlag
	HasValidationErrors   looseFlag
	StatusAttributeString looseText
	ValidationErrors      []remark
	Warnings              []remark
	Contact               struct{ ValidationErrors []remark }
	LineItems             []struct{ ValidationErrors []remark }
}

// remark is one error or warning; some of Xero's samples call the text Description (section 6).
type remark struct {
	Message     looseText
	Description looseText
}

// decodeElement reads one document of a reply. The echo of a refused one may hold what was wrong with it in a form
// that cannot be read; its errors count all the same.
func decodeElement(kind PathKind, raw json.RawMessage) (Element, bool) {
	var said verdict
	if json.Unmarshal(raw, &said) != nil {
		return Element{}, false
	}
	element, err := decodeContent(kind, raw)
	element.ValidationErrors = said.errors()
	element.Warnings = texts(said.Warnings)
	element.HasErrors = bool(said.HasErrors) || bool(said.HasValidationErrors) ||
		strings.EqualFold(string(said.StatusAttributeString), "ERROR") || len(element.ValidationErrors) > 0
	return element, err == nil || element.HasErrors
}

func decodeContent(kind PathKind, raw json.RawMessage) (Element, error) {
	if kind == PathContacts {
		var contact Contact
		err := json.Unmarshal(raw, &contact)
		return Element{
			ID: contact.ContactID, Number: contact.ContactNumber, Name: contact.Name,
			Status: contact.ContactStatus, ContactID: contact.ContactID, Contact: &contact,
		}, err
	}
	var invoice Invoice
	err := json.Unmarshal(raw, &invoice)
	return Element{
		ID: invoice.InvoiceID, Number: invoice.InvoiceNumber, Name: invoice.Contact.Name, Type: invoice.Type,
		Status: invoice.Status, ContactID: invoice.Contact.ContactID, HasTotal: invoice.HasTotal(), Invoice: &invoice,
	}, err
}

// errors gathers the reasons of the element itself, its contact and its lines, each once.
func (v verdict) errors() []string {
	all := append(texts(v.ValidationErrors), texts(v.Contact.ValidationErrors)...)
	for _, line := range v.LineItems {
		all = append(all, texts(line.ValidationErrors)...)
	}
	var once []string
	for _, text := range all {
		if !slices.Contains(once, text) {
			once = append(once, text)
		}
	}
	return once
}

func texts(remarks []remark) []string {
	var list []string
	for _, r := range remarks {
		if text := strings.TrimSpace(string(r.Message)); text != "" {
			list = append(list, text)
		} else if text := strings.TrimSpace(string(r.Description)); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// looseText is a string where Xero is expected to send one, and "" where it sends anything else.
type looseText string

// UnmarshalJSON never fails.
func (t *looseText) UnmarshalJSON(raw []byte) error {
	text, _ := jsonText(raw)
	*t = looseText(text)
	return nil
}

// looseFlag is true for true and "true".
type looseFlag bool

// UnmarshalJSON never fails.
func (f *looseFlag) UnmarshalJSON(raw []byte) error {
	*f = looseFlag(strings.EqualFold(strings.Trim(string(raw), `"`), "true"))
	return nil
}
