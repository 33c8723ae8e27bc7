// Package script writes any script in small Latin letters, so that names in two scripts can be compared.
package script

import (
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

// Latin returns the text in ASCII: accents off, other scripts transliterated, small letters, one space between words and
// none around them. Chinese characters are read as Mandarin, Hebrew and Arabic by their consonants; that is enough to find
// a firm again, not to pronounce it. Signs such as ™ are no letters and fall away. Latin of a result is the result.
func Latin(s string) string {
	if isDone(s) {
		return s
	}
	if !isASCII(s) {
		// The composed form, because the tables know composed letters: が is "ga", か with a mark beside it only "ka".
		s = unidecode.Unidecode(norm.NFKC.String(signs.Replace(s)))
	}
	return strings.Join(strings.Fields(strings.ToLower(plain(s))), " ")
}

// signs are marks of ownership, which compatibility forms would turn into letters ("Acme™" into "acmetm"), and what
// cannot be seen: soft hyphens, joiners, marks of byte order.
var signs = strings.NewReplacer("™", " ", "℠", " ", "®", " ", "©", " ", "℗", " ",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "")

// isDone reports whether nothing is left to do, which holds for most texts that were tidied once.
func isDone(s string) bool {
	gap := true
	for i := range len(s) {
		b := s[i]
		if b < ' ' || b > '~' || 'A' <= b && b <= 'Z' || b == ' ' && gap {
			return false
		}
		gap = b == ' '
	}
	return !gap || s == ""
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain turns control characters, which are nothing but gaps, into spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return ' '
		}
		return r
	}, s)
}
