package match

import (
	"strings"

	"daybook/internal/contact/domain"
	"daybook/internal/contact/taxid"
)

// mailForm is an e-mail address.
type mailForm struct {
	raw, key, local, domain string
	isFree, isRole          bool
}

// phoneForm is a telephone number; tail is its last digits.
type phoneForm struct {
	raw, whole, tail string
}

// idForm is a tax number, company number or bank account.
type idForm struct {
	raw, key string
	kind     taxid.Kind
	// list is 0 for a tax number, 1 for a company number, 2 for a bank account.
	list uint8
	// isValid: a scheme is known to apply, and its check digits are right.
	isValid bool
}

// domainForm is a website.
type domainForm struct {
	raw, domain string
}

func readMail(raw string) (mailForm, bool) {
	m := domain.Email(raw)
	if m.Key == "" {
		// What is nearly an address may still be one with a slip.
		key := strings.ToLower(strings.TrimSpace(raw))
		at := strings.IndexByte(key, '@')
		if at <= 0 || at == len(key)-1 {
			return mailForm{}, false
		}
		return mailForm{raw: raw, key: key, local: key[:at], domain: key[at+1:]}, true
	}
	return mailForm{raw: raw, key: m.Key, local: m.Local, domain: m.Domain, isFree: m.IsFree || domain.IsShared(m.Domain), isRole: m.IsRole}, true
}

// tailDigits is how many last digits of a number are compared: numbers are often written without an area code.
const tailDigits = 7

func (e *Engine) readPhone(raw, country string) (phoneForm, bool) {
	p := e.phones.Read(raw, country)
	if p.IsBlank || len(p.National) < 5 {
		return phoneForm{}, false
	}
	return phoneForm{raw: raw, whole: p.E164, tail: p.National[max(0, len(p.National)-tailDigits):]}, true
}

// leastID is the number of characters below which a number names nobody.
const leastID = 4

func readID(raw, country string, isBank bool) (idForm, bool) {
	read := taxid.Read
	if isBank {
		read = taxid.ReadBank
	}
	id := read(raw, country)
	isValid := id.Verdict == taxid.Valid && !id.IsGuess
	return idForm{raw: raw, key: id.Key, kind: id.Kind, isValid: isValid}, !id.IsBlank && len(id.Key) >= leastID
}

func readDomain(raw string) (domainForm, bool) {
	d := domain.Registrable(raw)
	return domainForm{raw: raw, domain: d}, d != "" && !domain.IsShared(d)
}
