// Package phone reads telephone numbers as people write them, after the numbering plans of Google's libphonenumber.
package phone

import (
	"strings"

	"daybook/internal/contact/country"
)

// Phone is a number that can be compared.
type Phone struct {
	// E164 is the whole number, such as +61293744000, when IsValid; else "".
	E164 string
	// National is the last eight digits, or fewer, of the number without its country and without zeros in front. Numbers
	// written without an area code share their end with whole ones: compare as many digits as the shorter has.
	National string
	// Extension is the digits behind "ext." or "x", or "".
	Extension string
	// IsValid: the country's plan has numbers of that beginning and length. It does not say that anybody answers.
	IsValid bool
	// IsBlank: nothing but a dummy such as 0000000 or 1234567, or too little to reach anybody. Such numbers are never compared.
	IsBlank bool
}

// Read reads a number. in is the country whose plan it follows unless it begins with +, as a code or a name, or empty. Of
// several numbers in one text the first counts, and letters on a keypad ("1800 FLOWER") are their digits.
func (r *Reader) Read(text, in string) Phone {
	w := parse(text)
	home := r.plan(country.Code(in))
	p := Phone{Extension: w.extension}
	code, national, ok := r.find(w, home)
	if ok {
		p.E164, p.IsValid = "+"+code+national, true
	} else {
		national = w.digits
	}
	p.IsBlank = isDummy(national) || !ok && isDummy(w.digits)
	p.National = tail(strings.TrimLeft(national, "0"))
	return p
}

// find returns calling code and national number, when a plan has such numbers.
func (r *Reader) find(w written, home *plan) (code, national string, ok bool) {
	if w.isPlain {
		code, national, ok, isSure := r.short(w, home)
		if isSure {
			return code, national, ok
		}
	}
	return r.long(w, home)
}

// tail is the last eight digits.
func tail(digits string) string { return digits[max(0, len(digits)-8):] }
