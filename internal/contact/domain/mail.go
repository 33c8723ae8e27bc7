package domain

import (
	"strings"
	"unicode/utf8"

	"daybook/internal/contact/script"
)

// Mail is an e-mail address that can be compared.
type Mail struct {
	// Key is the address that every way of writing it shares: small letters, ASCII host, and without the dots and tags its
	// provider ignores. It is "" for what is no address.
	Key string
	// Local is the part of Key before the @.
	Local string
	// Domain is the registrable domain, or the host where nobody can have registered it.
	Domain string
	// IsFree: the provider gives addresses to anybody, so that the domain says nothing about the firm.
	IsFree bool
	// IsRole: a mailbox of a task, not a person, such as info@ or accounts@. With IsFree it is somebody's own name for it.
	IsRole bool
}

// Email reads an address as written, perhaps with a name, as a link, or as the first of several.
func Email(text string) Mail {
	local, at := split(text)
	if local == "" || at == "" {
		return Mail{}
	}
	m := Mail{Domain: Registrable(at)}
	if m.Domain == "" {
		m.Domain = at
	}
	provider := m.Domain
	if same, ok := renamed[provider]; ok && at == provider {
		at, m.Domain, provider = same, same, same
	}
	m.Local = strings.ToLower(local)
	if tagged(provider) {
		m.Local = untagged(m.Local)
	}
	if signs := ignored[provider]; signs != "" {
		m.Local = without(m.Local, signs)
	}
	m.Key = m.Local + "@" + at
	m.IsFree = isFree(provider)
	m.IsRole = isRole(m.Local)
	return m
}

// split returns the two parts of the first address in a text, the host in ASCII; both "" for none.
func split(text string) (local, at string) {
	text = strings.TrimSpace(text)
	if open := strings.IndexByte(text, '<'); open >= 0 {
		text = text[open+1:]
	}
	if len(text) > 7 && strings.EqualFold(text[:7], "mailto:") {
		text = text[7:]
	}
	text = strings.TrimLeft(text, " \t\r\n,;")
	if end := strings.IndexAny(text, " \t\r\n,;>?/|\\\"()[]"); end >= 0 {
		text = text[:end]
	}
	local, at, _ = strings.Cut(text, "@")
	if strings.Contains(at, "@") || strings.ContainsFunc(local, isOdd) {
		return "", ""
	}
	return local, ascii(at)
}

// isOdd reports signs that no mailbox has unless quoted (RFC 5322, section 3.2.3), and what is no text.
func isOdd(r rune) bool {
	return r <= ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune("<:", r)
}

// untagged drops what follows a +, which providers of free mail deliver to the same mailbox (RFC 5233, subaddressing).
func untagged(local string) string {
	if front, _, ok := strings.Cut(local, "+"); ok && front != "" {
		return front
	}
	return local
}

// without drops signs, unless nothing else is there.
func without(local, signs string) string {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs, r) {
			return -1
		}
		return r
	}, local)
	if kept == "" {
		return local
	}
	return kept
}

// isRole reports whether every word of a mailbox names a task: accounts.payable, sales-nz, info2, do-not-reply.
func isRole(local string) bool {
	words := strings.FieldsFunc(script.Latin(local), func(r rune) bool { return r < 'a' || r > 'z' })
	if roles[strings.Join(words, "")] {
		return true
	}
	tasks := 0
	for _, word := range words {
		switch {
		case roles[word]:
			tasks++
		case len(word) > 2: // shorter ones are countries and initials: sales-nz
			return false
		}
	}
	return tasks > 0
}
