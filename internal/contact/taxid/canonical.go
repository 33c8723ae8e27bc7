package taxid

import (
	"strings"

	"daybook/internal/contact/script"
)

// canonical returns the capital letters and digits of a number behind its label, and the scheme the label names, if any.
func canonical(number string) (text string, label Kind) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9' || r >= 'A' && r <= 'Z':
			return r
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return -1
	}, latin(number))
	isLabelled := false
	for {
		word, kind := leadingLabel(text, isLabelled)
		if word == "" || !strings.ContainsAny(text[len(word):], digits) {
			return text, label
		}
		if kind != "" {
			label = kind
		}
		text, isLabelled = text[len(word):], true
	}
}

const digits = "0123456789"

// latin transliterates only what is not ASCII already.
func latin(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return script.Latin(s)
		}
	}
	return s
}

// A label is a word people write in front of a number, with the scheme it names, if it names one.
type label struct {
	word string
	kind Kind
}

// labels stand in front; of two that begin alike the longer comes first.
var labels = []label{
	{"ABN", AustralianABN}, {"ACN", AustralianACN}, {"BSB", AustralianBank}, {"NZBN", NewZealandBusiness}, {"IRD", NewZealandGST},
	{"FEIN", AmericanEIN}, {"EIN", AmericanEIN}, {"UEN", SingaporeUEN}, {"SIREN", FrenchSIREN}, {"IBAN", IBAN},
	{"COMPANY", ""}, {"GST", ""}, {"VAT", ""}, {"TAX", ""}, {"TIN", ""}, {"BTW", ""}, {"TVA", ""}, {"MWST", ""}, {"MOMS", ""},
	{"USTIDNR", ""}, {"USTID", ""}, {"UST", ""}, {"PARTITAIVA", ""}, {"PIVA", ""}, {"IVA", ""}, {"NIF", ""}, {"CIF", ""}, {"NIP", ""},
	{"CVR", ""}, {"KVK", ""},
}

// fillers follow a label: "VAT reg. no.".
var fillers = []label{{"REGISTRATION", ""}, {"IDENTIFICATION", ""}, {"REG", ""}, {"NUMBER", ""}, {"NR", ""}, {"NO", ""}, {"ID", ""}}

// leadingLabel returns the label a text begins with, or "".
func leadingLabel(text string, isLabelled bool) (word string, kind Kind) {
	for _, l := range labels {
		if strings.HasPrefix(text, l.word) {
			return l.word, l.kind
		}
	}
	for _, l := range fillers {
		if isLabelled && strings.HasPrefix(text, l.word) {
			return l.word, ""
		}
	}
	return "", ""
}
