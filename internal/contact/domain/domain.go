// Package domain reads host names, web addresses and e-mail addresses: which name somebody registered, whose mailbox it is.
package domain

import (
	"net/netip"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// Registrable returns the name that somebody registered, in ASCII and small letters, for a host, a web address or an e-mail
// address: "acme.co.nz" for "https://shop.acme.co.nz/about". A customer of a platform with a name of their own there, as in
// "acme.myshopify.com", has that name. It returns "" for numeric addresses, for a suffix alone and for what is no host.
func Registrable(text string) string {
	name, err := publicsuffix.EffectiveTLDPlusOne(host(text))
	if err != nil {
		return ""
	}
	return name
}

// IsShared reports whether a registrable domain belongs to many: a free mail provider, or a platform where firms have pages.
// Two firms that have only such a domain in common have nothing in common.
func IsShared(registrable string) bool { return isFree(registrable) || platforms[registrable] }

// host returns the host name of a web or e-mail address in ASCII, or "".
func host(text string) string {
	text = strings.TrimSpace(text)
	if _, rest, ok := strings.Cut(text, "://"); ok {
		text = rest
	}
	text = strings.TrimPrefix(text, "//")
	if end := strings.IndexAny(text, "/?#\\ \t\r\n,;<>\"()"); end >= 0 {
		text = text[:end]
	}
	text = text[strings.LastIndexByte(text, '@')+1:]
	text, _, _ = strings.Cut(text, ":")
	return ascii(text)
}

// ascii returns a host name in small ASCII letters (RFC 5891), or "" for none.
func ascii(name string) string {
	name = strings.Trim(name, ".")
	if !strings.Contains(name, ".") && !strings.Contains(name, "。") {
		return ""
	}
	if isPlain(name) {
		return name
	}
	first, err := idna.Lookup.ToASCII(name)
	first = strings.Trim(first, ".")
	if err != nil || !utf8.ValidString(name) || isNumeric(first) || !strings.Contains(first, ".") {
		return ""
	}
	// Some names can be written in ASCII and not be read back; they are nobody's.
	if second, err := idna.Lookup.ToASCII(first); err != nil || second != first {
		return ""
	}
	return first
}

// isPlain reports whether a name needs no work, as nearly all do: small letters, digits, single dots and hyphens, no
// numeric address, and no label that stands for another script.
func isPlain(name string) bool {
	hasLetter := false
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z':
			hasLetter = true
		case c >= '0' && c <= '9':
		case c == '-' || c == '.':
			if i == 0 || name[i-1] == '-' || name[i-1] == '.' {
				return false
			}
		default:
			return false
		}
	}
	return hasLetter && !strings.HasSuffix(name, "-") && len(name) < 64
}

func isNumeric(name string) bool {
	_, err := netip.ParseAddr(name)
	return err == nil
}
