package domain_test

import (
	"strings"
	"testing"

	"daybook/internal/contact/domain"
)

func TestTheRegisteredNameIsFoundInEveryAddress(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"acme.com":                            "acme.com",
		"WWW.Acme.CO.NZ":                      "acme.co.nz",
		"https://shop.acme.com.au/about?x=1":  "acme.com.au",
		"http://user:secret@acme.co.uk:8080/": "acme.co.uk",
		"//acme.com#top":                      "acme.com",
		"Bob <bob@mail.acme.com>":             "",
		"bob@mail.acme.com":                   "acme.com",
		"mailto:bob@acme.com":                 "acme.com",
		"acme.com, acme.co.nz":                "acme.com",
		"acme.myshopify.com":                  "acme.myshopify.com",
		"München.de":                          "xn--mnchen-3ya.de",
		"xn--mnchen-3ya.de":                   "xn--mnchen-3ya.de",
		"acme.com.":                           "acme.com",
		"acme。com":                            "acme.com",
		"co.nz":                               "",
		"localhost":                           "",
		"192.168.0.1":                         "",
		"[::1]":                               "",
		"":                                    "",
		"not a site":                          "",
		"a..b.com":                            "",
		"-":                                   "",
	} {
		if got := domain.Registrable(text); got != want {
			t.Errorf("Registrable(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestEveryWayToWriteAnAddressIsOneMailbox(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		want domain.Mail
	}{
		{"Bob@Acme.co.nz", domain.Mail{Key: "bob@acme.co.nz", Local: "bob", Domain: "acme.co.nz"}},
		{" mailto:bob@mail.acme.com?subject=x", domain.Mail{Key: "bob@mail.acme.com", Local: "bob", Domain: "acme.com"}},
		{`"Bob, Acme" <BOB@acme.com>`, domain.Mail{Key: "bob@acme.com", Local: "bob", Domain: "acme.com"}},
		{"bob@acme.com; jane@acme.com", domain.Mail{Key: "bob@acme.com", Local: "bob", Domain: "acme.com"}},
		{"bob@münchen.de", domain.Mail{Key: "bob@xn--mnchen-3ya.de", Local: "bob", Domain: "xn--mnchen-3ya.de"}},
		{"b.o.b+xero@googlemail.com", domain.Mail{Key: "bob@gmail.com", Local: "bob", Domain: "gmail.com", IsFree: true}},
		{"b.o.b@acme.com", domain.Mail{Key: "b.o.b@acme.com", Local: "b.o.b", Domain: "acme.com"}},
		{"bob+x@acme.com", domain.Mail{Key: "bob+x@acme.com", Local: "bob+x", Domain: "acme.com"}},
		{"bob.a+x@outlook.com.au", domain.Mail{Key: "bob.a@outlook.com.au", Local: "bob.a", Domain: "outlook.com.au", IsFree: true}},
		{"Bob_A-b@protonmail.com", domain.Mail{Key: "bobab@proton.me", Local: "bobab", Domain: "proton.me", IsFree: true}},
		{"bob+x@fastmail.fm", domain.Mail{Key: "bob@fastmail.fm", Local: "bob", Domain: "fastmail.fm", IsFree: true}},
		{"bob@yahoo.co.nz", domain.Mail{Key: "bob@yahoo.co.nz", Local: "bob", Domain: "yahoo.co.nz", IsFree: true}},
		{"bob@xtra.co.nz", domain.Mail{Key: "bob@xtra.co.nz", Local: "bob", Domain: "xtra.co.nz", IsFree: true}},
		{"bob@internode.on.net", domain.Mail{Key: "bob@internode.on.net", Local: "bob", Domain: "on.net", IsFree: true}},
		{"info@acme.com", domain.Mail{Key: "info@acme.com", Local: "info", Domain: "acme.com", IsRole: true}},
		{"Accounts.Payable@acme.com", domain.Mail{Key: "accounts.payable@acme.com", Local: "accounts.payable", Domain: "acme.com", IsRole: true}},
		{"sales-nz2@acme.com", domain.Mail{Key: "sales-nz2@acme.com", Local: "sales-nz2", Domain: "acme.com", IsRole: true}},
		{"do-not-reply@acme.com", domain.Mail{Key: "do-not-reply@acme.com", Local: "do-not-reply", Domain: "acme.com", IsRole: true}},
		{"sales.bob@acme.com", domain.Mail{Key: "sales.bob@acme.com", Local: "sales.bob", Domain: "acme.com"}},
		{"jo@acme.com", domain.Mail{Key: "jo@acme.com", Local: "jo", Domain: "acme.com"}},
		{"+x@gmail.com", domain.Mail{Key: "+x@gmail.com", Local: "+x", Domain: "gmail.com", IsFree: true}},
		{"...@gmail.com", domain.Mail{Key: "...@gmail.com", Local: "...", Domain: "gmail.com", IsFree: true}},
		{"bob@co.nz", domain.Mail{Key: "bob@co.nz", Local: "bob", Domain: "co.nz"}},
		{"", domain.Mail{}}, {"bob", domain.Mail{}}, {"@acme.com", domain.Mail{}}, {"bob@", domain.Mail{}}, {"bob@acme", domain.Mail{}},
		{"a@b@c.com", domain.Mail{}}, {"n/a", domain.Mail{}}, {"bob@127.0.0.1", domain.Mail{}},
	} {
		if got := domain.Email(test.text); got != test.want {
			t.Errorf("Email(%q) is %+v, want %+v", test.text, got, test.want)
		}
	}
}

func TestDomainsThatManyShareSayNothing(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"gmail.com": true, "yahoo.fr": true, "facebook.com": true, "acme.com": false, "acme.myshopify.com": false, "": false, "live": false,
	} {
		if domain.IsShared(name) != want {
			t.Errorf("IsShared(%q) is %v", name, !want)
		}
	}
}

func FuzzAddressesAreSettled(f *testing.F) {
	for _, seed := range []string{"Bob@Acme.co.nz", "b.o.b+x@gmail.com", "https://acme.com:80/x", "münchen.de", "\xff@\xfe.com", "a@xn--0.com", "。@。"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m := domain.Email(text)
		if again := domain.Email(m.Key); m.Key != "" && again != m {
			t.Errorf("Email(%q) is %+v, and again %+v", text, m, again)
		}
		if upper := domain.Email(strings.ToUpper(m.Key)); m.Key != "" && upper.Key != m.Key && isASCII(m.Key) {
			t.Errorf("case counts: %+v and %+v", m, upper)
		}
		name := domain.Registrable(text)
		if again := domain.Registrable(name); again != name {
			t.Errorf("Registrable(%q) is %q, and again %q", text, name, again)
		}
	})
}

func isASCII(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

func BenchmarkEmail(b *testing.B) {
	for b.Loop() {
		domain.Email("accounts@acme.co.nz")
	}
}
