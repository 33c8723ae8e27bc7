package seed

import (
	"strings"

	"daybook/internal/contact"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
)

// unknown are customers and suppliers of the practice company that Xero has never heard of.
var unknown = map[string]bool{
	"Studio Weka": true, "J. Tamihana": true, "Sunday Market Stall Holders Association": true, "Tool Crib Rentals": true,
}

// renamed are those Xero knows under another name, by the same e-mail address.
var renamed = map[string]string{
	"Kauri & Co":                               "Kauri and Company Limited",
	"Nest & Nook Homewares":                    "Nest and Nook Homewares Ltd",
	"MSL Freight":                              "Mainland Shipping & Logistics (NZ) Limited",
	"Pacific Upholstery Fabrics":               "Pacific Upholstery Fabrics 2019 Ltd",
	"Lakeview Apartments Body Corporate 48213": "Body Corporate 48213 – Lakeview Apartments",
}

// doubles are second entries of one firm, as lists kept by hand over years have them: name, e-mail of the first entry
// or its own.
var doubles = [][2]string{
	{"Harbour Hotels Group Ltd", "purchasing@harbourhotels.example"},
	{"Canterbury Hardwoods", ""},
	{"Fixings Direct (NZ)", "sales@fixingsdirect.example"},
	{"OBrien Interiors", "sean@obrieninteriors.example"},
	{"Wellington Work Spaces", "accounts@workspaces.example"},
	{"Melbourne Modern", ""},
}

// others are the rest of a real list: utilities, the tax office, one-off customers. A name, an e-mail address, a city.
var others = [][3]string{
	{"Inland Revenue", "", "Wellington"}, {"ACC", "", "Wellington"}, {"Meridian Power", "billing@meridianpower.example", "Christchurch"},
	{"Spark & Fibre", "accounts@sparkfibre.example", "Auckland"}, {"Kiwi Courier Network", "ar@kiwicourier.example", "Auckland"},
	{"City Council Rates", "rates@citycouncil.example", "Christchurch"}, {"Southern Insurance Brokers", "claims@sibrokers.example", "Dunedin"},
	{"Ledger & Lamb Chartered Accountants", "jo@ledgerlamb.example", "Christchurch"}, {"Waste Away Bins", "office@wasteaway.example", "Christchurch"},
	{"Sharp Blade Saw Doctors", "sharpening@sawdoctors.example", "Christchurch"}, {"Safety First Supplies", "sales@safetyfirst.example", "Hamilton"},
	{"Forklift Hire Canterbury", "hire@forklifthire.example", "Christchurch"}, {"Smoko Coffee Roasters", "beans@smoko.example", "Christchurch"},
	{"Riccarton Office Park", "leasing@riccartonpark.example", "Christchurch"}, {"Bank of the South", "", "Christchurch"},
	{"Pixel & Pine Design", "studio@pixelpine.example", "Nelson"}, {"Trade Fair Events", "stands@tradefair.example", "Auckland"},
	{"Emily Clarke", "emily.clarke@post.example", "Christchurch"}, {"Wiremu Parata", "w.parata@post.example", "Gisborne"},
	{"Grace & Daniel Yoon", "yoonfamily@post.example", "Auckland"}, {"St Albans Library", "friends@stalbanslibrary.example", "Christchurch"},
	{"Ōamaru Stone Gallery", "gallery@oamarustone.example", "Ōamaru"}, {"Cloud Nine Nurseries", "hello@cloudnine.example", "Tauranga"},
	{"Barkley Estate Weddings", "events@barkleyestate.example", "Wānaka"}, {"Little Kōwhai Kindergarten", "admin@littlekowhai.example", "Napier"},
	{"Tide Surf Club", "committee@tidesurf.example", "New Plymouth"}, {"Number Eight Wire Bar", "bar@number8.example", "Invercargill"},
	{"Sloane & Partners", "reception@sloanepartners.example", "Wellington"}, {"The Potting Shed", "shop@pottingshed.example", "Cambridge"},
	{"Greenstone Dental", "front@greenstonedental.example", "Greymouth"}, {"Hutt Valley Hockey", "clubrooms@hvhockey.example", "Lower Hutt"},
	{"Ahi Pizza Oven Hire", "fire@ahipizza.example", "Raglan"}, {"Moa Street Studios", "bookings@moastreet.example", "Auckland"},
	{"Fern & Fable Stays", "host@fernfable.example", "Akaroa"}, {"Koru Physiotherapy", "desk@koruphysio.example", "Whanganui"},
	{"Pioneer Museum Trust", "curator@pioneermuseum.example", "Ashburton"}, {"Silver Beech Retreat", "retreat@silverbeech.example", "Te Anau"},
	{"Northcote Yacht Builders", "yard@northcoteyachts.example", "Auckland"}, {"Daily Bread Bakery", "orders@dailybread.example", "Rangiora"},
}

// contacts is every contact, those that trade with the practice company first.
func contacts() []books.Contact {
	var list []books.Contact
	for _, c := range append(sample.Customers(), sample.Suppliers()...) {
		if !unknown[c.Name] {
			list = append(list, fromSample(c))
		}
	}
	for _, d := range doubles {
		list = append(list, plain(d[0], d[1], ""))
	}
	for _, o := range others {
		list = append(list, plain(o[0], o[1], o[2]))
	}
	old := plain("Old Showroom Landlord", "", "Christchurch")
	old.Status = books.StatusArchived
	return append(list, old)
}

func fromSample(c contact.Contact) books.Contact {
	name := c.Name
	if other, ok := renamed[name]; ok {
		name = other
	}
	b := plain(name, c.Email, "")
	b.DefaultCurrency = c.Currency
	b.Phones = []books.Phone{{Type: "DEFAULT", Number: c.Phone}}
	b.Addresses = []books.Address{{Type: "POBOX", Line1: c.Address.Line1, City: c.Address.City,
		PostalCode: c.Address.PostalCode, Country: strings.TrimSpace(c.Address.Country)}}
	return b
}

func plain(name, email, city string) books.Contact {
	c := books.Contact{ID: idOf("contact", name), Name: name, EmailAddress: email, Status: books.StatusActive}
	if first, last, ok := strings.Cut(name, " "); ok && strings.HasSuffix(email, "@post.example") {
		c.FirstName, c.LastName = first, last
	}
	if city != "" {
		c.Addresses = []books.Address{{Type: "STREET", City: city, Country: "New Zealand"}}
	}
	return c
}
