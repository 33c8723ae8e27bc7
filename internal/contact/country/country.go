// Package country reads a country as people write it on an envelope.
package country

import (
	"strings"

	"daybook/internal/contact/script"
)

// Code returns the two letters of ISO 3166-1 for a country written as a code of two or three letters or by a usual name,
// such as "AU", "aus", "Australia", "U.K." or "Deutschland". It returns "" for what it does not know. Greece is GR and the
// United Kingdom GB, whatever the tax offices write.
func Code(text string) string {
	if len(text) == 2 && strings.Contains(known, text+" ") {
		return text
	}
	if text == "" {
		return ""
	}
	name := words(script.Latin(text))
	if len(name) == 2 {
		return iso(strings.ToUpper(name))
	}
	return codes[name]
}

// iso returns a code of two letters as ISO 3166 has it, or "".
func iso(code string) string {
	switch {
	case code == "UK" || code == "XI":
		return "GB"
	case code == "EL":
		return "GR"
	case !strings.Contains(known, code+" "):
		return ""
	}
	return code
}

// joined are signs that stand inside a word.
var joined = strings.NewReplacer(".", "", "'", "")

// words returns the letters of a name, single spaces between words, without articles. Dots join: "u.s.a." is "usa".
func words(latin string) string {
	kept := strings.FieldsFunc(joined.Replace(latin), func(r rune) bool { return r < 'a' || r > 'z' })
	var b strings.Builder
	for _, word := range kept {
		if word == "the" || word == "and" || word == "of" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}
