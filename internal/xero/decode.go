package xero

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// envelope is any JSON object Xero answers with: a collection, a validation exception, or one of the two forms of
// refusal (section 16). Names are matched in any case.
type envelope struct {
	Elements []json.RawMessage
	Message  looseText
	Title    looseText
	Detail   looseText
	Error    looseText
	Warnings looseRemarks
}

// elementDecoder reads the content of one element of a reply.
type elementDecoder func(json.RawMessage) (Element, error)

// DecodeReply reads the answer to a write. It never fails: what it cannot read it leaves out, with Readable false. now
// is for a Retry-After given as a date.
func DecodeReply(target Target, status int, header http.Header, body []byte, now time.Time) Reply {
	a := answer{status: status, header: header, body: body}
	rule := writeRules[target.Kind]
	reply := Reply{
		Sent: true, HTTPStatus: status, ServerTime: a.serverTime(), RetryAfter: retryAfter(header, now),
		LimitProblem: limitProblem(header), Problem: problemText(body), action: target.action(),
	}
	if a.isScopeMissing() {
		reply.MissingScope = a.missingScope(rule.method, target.resource())
	}
	isAnswered := outcomeOfStatus(status) == OutcomeAnswered
	if isAnswered && rule.list == "" {
		reply.Readable = len(strings.TrimSpace(string(body))) == 0
		return reply
	}
	var wire envelope
	if json.Unmarshal(body, &wire) != nil {
		return reply
	}
	reply.Warnings = texts(wire.Warnings)
	list := wire.Elements
	if isAnswered {
		list, _ = decodeCollection[json.RawMessage](body, rule.list)
	}
	reply.Elements, reply.Readable = decodeElements(rule.decode, list)
	reply.Readable = reply.Readable && (len(list) > 0 || !isAnswered && wire.saysSomething())
	return reply
}

// saysSomething reports whether a refusal has any of the texts that Xero's have (section 16). Without one it may be
// somebody else's, and Xero may have done what it was asked.
func (e envelope) saysSomething() bool { return e.Message+e.Detail+e.Title+e.Error != "" }

func decodeElements(decode elementDecoder, list []json.RawMessage) ([]Element, bool) {
	elements := make([]Element, 0, len(list))
	for n, raw := range list {
		element, ok := decodeElement(decode, raw)
		if !ok {
			return nil, false
		}
		element.Index = n
		elements = append(elements, element)
	}
	return elements, true
}

// decodeElement reads one element of a reply. The echo of a refused one may hold what was wrong with it in a form that
// cannot be read; its errors count all the same.
func decodeElement(decode elementDecoder, raw json.RawMessage) (Element, bool) {
	var said verdict
	if json.Unmarshal(raw, &said) != nil {
		return Element{}, false
	}
	var element Element
	var err error
	if decode != nil {
		element, err = decode(raw)
	}
	element.Complaints = said.complaints()
	element.ValidationErrors = reasons(element.Complaints)
	element.Warnings = texts(said.Warnings)
	element.HasErrors = bool(said.HasErrors) || bool(said.HasValidationErrors) ||
		strings.EqualFold(string(said.StatusAttributeString), "ERROR") || len(element.ValidationErrors) > 0
	return element, err == nil || element.HasErrors
}
