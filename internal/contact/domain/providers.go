package domain

import "strings"

// The lists are ours and short: the providers that small firms in Xero's countries use. A provider missing here costs a
// little evidence too much for one pair; the lists of thousands that libraries carry are mostly throw-away addresses, which
// nobody sends invoices to.

// isFree reports whether a provider gives addresses to anybody.
func isFree(registrable string) bool {
	brand, _, _ := strings.Cut(registrable, ".")
	return free[registrable] || brands[brand] && registrable != brand
}

// brands give addresses under many countries: yahoo.co.nz, hotmail.fr, live.com.au.
var brands = map[string]bool{"yahoo": true, "hotmail": true, "live": true, "outlook": true, "gmx": true, "msn": true, "ymail": true, "rocketmail": true}

// free are mail providers and the access providers whose customers keep their address.
var free = map[string]bool{
	"gmail.com": true, "googlemail.com": true, "icloud.com": true, "me.com": true, "mac.com": true, "aol.com": true, "aim.com": true,
	"proton.me": true, "protonmail.com": true, "protonmail.ch": true, "pm.me": true, "tutanota.com": true, "tuta.io": true, "tuta.com": true,
	"fastmail.com": true, "fastmail.fm": true, "fastmail.com.au": true, "hey.com": true, "zoho.com": true, "zohomail.com": true,
	"mail.com": true, "email.com": true, "inbox.com": true, "hushmail.com": true, "mailinator.com": true, "passport.com": true,
	// Australia and New Zealand
	"bigpond.com": true, "bigpond.com.au": true, "bigpond.net.au": true, "telstra.com": true, "optusnet.com.au": true, "optus.com.au": true,
	"iinet.net.au": true, "tpg.com.au": true, "on.net": true, "westnet.com.au": true, "dodo.com.au": true, "ozemail.com.au": true,
	"adam.com.au": true, "aapt.net.au": true, "netspace.net.au": true, "primus.com.au": true, "exemail.com.au": true,
	"xtra.co.nz": true, "slingshot.co.nz": true, "orcon.net.nz": true, "clear.net.nz": true, "ihug.co.nz": true, "paradise.net.nz": true,
	"actrix.co.nz": true, "actrix.gen.nz": true, "vodafone.co.nz": true, "inspire.net.nz": true, "snap.net.nz": true, "kinect.co.nz": true,
	"kol.co.nz": true, "maxnet.co.nz": true, "farmside.co.nz": true, "wave.co.nz": true,
	// United Kingdom and Ireland
	"btinternet.com": true, "btopenworld.com": true, "btconnect.com": true, "talk21.com": true, "sky.com": true, "virginmedia.com": true,
	"virgin.net": true, "ntlworld.com": true, "blueyonder.co.uk": true, "talktalk.net": true, "tiscali.co.uk": true, "plus.com": true,
	"plus.net": true, "o2.co.uk": true, "orange.net": true, "freeserve.co.uk": true, "lineone.net": true, "fsmail.net": true, "eircom.net": true,
	"supanet.com": true, "wanadoo.co.uk": true, "zen.co.uk": true,
	// North America
	"comcast.net": true, "verizon.net": true, "att.net": true, "sbcglobal.net": true, "bellsouth.net": true, "cox.net": true, "charter.net": true,
	"earthlink.net": true, "optonline.net": true, "juno.com": true, "netzero.net": true, "frontier.com": true, "windstream.net": true,
	"centurylink.net": true, "roadrunner.com": true, "rr.com": true, "shaw.ca": true, "rogers.com": true, "bell.net": true,
	"sympatico.ca": true, "telus.net": true, "videotron.ca": true, "cogeco.ca": true,
	// Europe
	"web.de": true, "t-online.de": true, "freenet.de": true, "arcor.de": true, "1und1.de": true, "mailbox.org": true, "posteo.de": true,
	"orange.fr": true, "wanadoo.fr": true, "free.fr": true, "laposte.net": true, "sfr.fr": true, "neuf.fr": true, "bbox.fr": true,
	"libero.it": true, "virgilio.it": true, "tin.it": true, "alice.it": true, "tiscali.it": true, "email.it": true,
	"telenet.be": true, "skynet.be": true, "ziggo.nl": true, "kpnmail.nl": true, "planet.nl": true, "xs4all.nl": true, "home.nl": true,
	"bluewin.ch": true, "telia.com": true, "online.no": true, "telefonica.net": true, "terra.es": true, "sapo.pt": true, "wp.pl": true,
	"o2.pl": true, "onet.pl": true, "interia.pl": true, "seznam.cz": true, "centrum.cz": true, "abv.bg": true, "mail.ru": true,
	"yandex.ru": true, "yandex.com": true, "bk.ru": true, "list.ru": true, "inbox.ru": true, "ukr.net": true,
	// Africa and Asia
	"mweb.co.za": true, "telkomsa.net": true, "iafrica.com": true, "vodamail.co.za": true, "webmail.co.za": true, "absamail.co.za": true,
	"singnet.com.sg": true, "starhub.net.sg": true, "pacific.net.sg": true, "netvigator.com": true, "rediffmail.com": true, "qq.com": true,
	"163.com": true, "126.com": true, "sina.com": true, "foxmail.com": true, "naver.com": true, "daum.net": true, "hanmail.net": true,
}

// platforms are where firms have pages without a name of their own.
var platforms = map[string]bool{
	"facebook.com": true, "fb.com": true, "instagram.com": true, "linkedin.com": true, "twitter.com": true, "x.com": true, "youtube.com": true,
	"tiktok.com": true, "pinterest.com": true, "linktr.ee": true, "google.com": true, "goo.gl": true, "bit.ly": true, "etsy.com": true,
	"ebay.com": true, "ebay.co.uk": true, "ebay.com.au": true, "amazon.com": true, "trademe.co.nz": true, "gumtree.com": true,
	"gumtree.com.au": true, "yelp.com": true, "tripadvisor.com": true, "wix.com": true, "squarespace.com": true, "wordpress.com": true,
	"weebly.com": true, "godaddysites.com": true, "yellowpages.com.au": true, "yellow.co.nz": true,
}

// renamed are other names of one provider: an address under both is one mailbox.
var renamed = map[string]string{
	"googlemail.com": "gmail.com", // Google: "Gmail or Google Mail"
	"protonmail.com": "proton.me", // Proton: every account has its name under all three
	"pm.me":          "proton.me",
}

// ignored are the signs that a provider does not look at: Gmail's dots ("Dots don't matter in Gmail addresses"), and Proton's
// dots, hyphens and underscores (two accounts cannot differ in them).
var ignored = map[string]string{"gmail.com": ".", "proton.me": ".-_", "protonmail.ch": ".-_"}

// tagged reports whether a provider delivers name+tag to name: Google, Microsoft, Apple, Proton, Fastmail and others say so.
func tagged(registrable string) bool {
	switch registrable {
	case "gmail.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.ch", "fastmail.com", "fastmail.fm", "fastmail.com.au",
		"hey.com", "zoho.com", "zohomail.com", "mailbox.org", "posteo.de", "yandex.com", "yandex.ru":
		return true
	}
	brand, _, _ := strings.Cut(registrable, ".")
	return brand == "outlook" || brand == "hotmail" || brand == "live" || brand == "msn"
}

// roles are mailboxes of tasks: those of RFC 2142, and what firms that send and receive invoices call theirs.
var roles = map[string]bool{
	"abuse": true, "accountant": true, "accounting": true, "accounts": true, "account": true, "accountspayable": true, "accountsreceivable": true,
	"admin": true, "administration": true, "administrator": true, "administracion": true, "amministrazione": true, "ap": true, "ar": true,
	"apply": true, "audit": true, "bestellung": true, "billing": true, "bills": true, "boekhouding": true, "bookings": true, "booking": true,
	"bookkeeper": true, "bookkeeping": true, "buchhaltung": true, "careers": true, "cashier": true, "commercial": true, "comercial": true,
	"compta": true, "comptabilite": true, "compras": true, "contabilidad": true, "contact": true, "contactus": true, "contacto": true,
	"creditors": true, "customer": true, "customercare": true, "customerservice": true, "customers": true, "debtors": true, "delivery": true,
	"dispatch": true, "donotreply": true, "ekonomi": true, "email": true, "enquire": true, "enquiries": true, "enquiry": true, "events": true,
	"export": true, "facturacion": true, "facturas": true, "facturation": true, "faktura": true, "fatture": true, "feedback": true, "finance": true,
	"finances": true, "freight": true, "general": true, "hello": true, "help": true, "helpdesk": true, "hi": true, "hostmaster": true, "hr": true,
	"import": true, "info": true, "information": true, "inquiries": true, "inquiry": true, "inquires": true, "invoice": true, "invoices": true,
	"invoicing": true, "it": true, "jobs": true, "kontakt": true, "legal": true, "logistics": true, "mail": true, "mailbox": true, "manager": true,
	"management": true, "marketing": true, "media": true, "members": true, "membership": true, "news": true, "newsletter": true,
	"noreply": true, "office": true, "officemanager": true, "online": true, "operations": true, "ops": true, "order": true, "orders": true, "payable": true,
	"payables": true, "payment": true, "payments": true, "payroll": true, "post": true, "postmaster": true, "press": true, "procurement": true,
	"production": true, "purchase": true, "purchases": true, "purchasing": true, "quotes": true, "receivable": true, "receivables": true,
	"reception": true, "rechnung": true, "rechnungen": true, "remittance": true, "remittances": true, "reply": true, "reservations": true,
	"returns": true, "sales": true, "secretary": true, "security": true, "service": true, "services": true, "shipping": true, "shop": true,
	"staff": true, "statements": true, "stock": true, "store": true, "stores": true, "studio": true, "supplier": true, "suppliers": true,
	"support": true, "team": true, "tenders": true, "trade": true, "treasurer": true, "ventas": true, "vendas": true, "verwaltung": true,
	"warehouse": true, "web": true, "webmaster": true, "wholesale": true, "workshop": true, "xero": true,
}
