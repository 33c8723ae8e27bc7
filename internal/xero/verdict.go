package xero

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Complaint is one reason of Xero's against an element, beside the part it is about.
type Complaint struct {
	// Path is the part: "" for the element itself, "contact", "lines[2]" counted from 0, "invoice" of an allocation.
	Path string
	// Text is Xero's own.
	Text string
}

// verdict is what Xero says about one element beside its content.
type verdict struct {
	HasErrors             looseFlag
	HasValidationErrors   looseFlag
	StatusAttributeString looseText
	ValidationErrors      looseRemarks
	Warnings              looseRemarks
	Contact               part
	Invoice               part
	LineItems             looseParts
	JournalLines          looseParts
}

// part is a piece of an element that may hold complaints of its own.
type part struct{ ValidationErrors looseRemarks }

// UnmarshalJSON never fails: a piece in another form has no complaints.
func (p *part) UnmarshalJSON(raw []byte) error {
	var wire struct{ ValidationErrors looseRemarks }
	_ = json.Unmarshal(raw, &wire)
	p.ValidationErrors = wire.ValidationErrors
	return nil
}

// complaints gathers the reasons of the element itself, then those of its parts.
func (v verdict) complaints() []Complaint {
	var all []Complaint
	add := func(path string, remarks looseRemarks) {
		for _, text := range texts(remarks) {
			if one := (Complaint{path, text}); !slices.Contains(all, one) {
				all = append(all, one)
			}
		}
	}
	add("", v.ValidationErrors)
	add("contact", v.Contact.ValidationErrors)
	add("invoice", v.Invoice.ValidationErrors)
	for n, line := range append(slices.Clone(v.LineItems), v.JournalLines...) {
		add(fmt.Sprintf("lines[%d]", n), line.ValidationErrors)
	}
	return all
}

// reasons are the texts, each once: Xero repeats a line's complaint on its document.
func reasons(complaints []Complaint) []string {
	var once []string
	for _, c := range complaints {
		if !slices.Contains(once, c.Text) {
			once = append(once, c.Text)
		}
	}
	return once
}

// remark is one error or warning; some of Xero's samples call the text Description (section 6).
type remark struct {
	Message     looseText
	Description looseText
}

func texts(remarks looseRemarks) []string {
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

type (
	// looseText is a string where Xero is expected to send one, and "" where it sends anything else.
	looseText string
	// looseFlag is true for true and "true".
	looseFlag bool
	// looseRemarks are the remarks of a list, and none where something else stands.
	looseRemarks []remark
	// looseParts are the parts of a list, and none where something else stands.
	looseParts []part
)

// UnmarshalJSON never fails.
func (t *looseText) UnmarshalJSON(raw []byte) error {
	text, _ := jsonText(raw)
	*t = looseText(text)
	return nil
}

// UnmarshalJSON never fails.
func (f *looseFlag) UnmarshalJSON(raw []byte) error {
	*f = looseFlag(strings.EqualFold(strings.Trim(string(raw), `"`), "true"))
	return nil
}

// UnmarshalJSON never fails.
func (r *looseRemarks) UnmarshalJSON(raw []byte) error {
	var list []json.RawMessage
	_ = json.Unmarshal(raw, &list)
	*r = nil
	for _, each := range list {
		var one remark
		if json.Unmarshal(each, &one) == nil {
			*r = append(*r, one)
		}
	}
	return nil
}

// UnmarshalJSON never fails.
func (p *looseParts) UnmarshalJSON(raw []byte) error {
	var list []part
	_ = json.Unmarshal(raw, &list)
	*p = list
	return nil
}
