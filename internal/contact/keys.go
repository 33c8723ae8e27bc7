package contact

import (
	"net/mail"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// NameKey returns what two spellings of one name share: case, accents, punctuation and doubled spaces do not
// count, "&" and "+" read as "and". It returns "" for a name without letters or digits.
func NameKey(name string) string {
	var b strings.Builder
	replaced := strings.NewReplacer("&", " and ", "+", " and ", "'", "", "’", "").Replace(name)
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(replaced)) {
		switch {
		case isWordRune(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case !isMark(r):
			gap = true
		}
	}
	return b.String()
}

// EmailKey returns the address in lower case, or "" when it is not one address.
func EmailKey(email string) string {
	address, err := mail.ParseAddress(strings.TrimSpace(email))
	if err != nil || address.Name != "" {
		return ""
	}
	return strings.ToLower(address.Address)
}

// TaxKey returns the letters and digits of a tax number in upper case, or "" when fewer than six remain.
func TaxKey(number string) string {
	key := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(number))
	if len(key) < 6 {
		return ""
	}
	return key
}
