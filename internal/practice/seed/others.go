package seed

import "daybook/internal/practice/books"

// accountant is the mailbox of a firm that keeps the books of several.
const accountant = "clients@ledgerlamb.example"

// others are the rest of a real list: utilities, the tax office, one-off customers. A name, an e-mail address, a city.
var others = [][3]string{
	{"Inland Revenue", "", "Wellington"}, {"ACC", "", "Wellington"}, {"Meridian Power", "billing@meridianpower.example", "Christchurch"},
	{"Spark & Fibre", "accounts@sparkfibre.example", "Auckland"}, {"Kiwi Courier Network", "ar@kiwicourier.example", "Auckland"},
	{"City Council Rates", "rates@citycouncil.example", "Christchurch"}, {"Southern Insurance Brokers", "claims@sibrokers.example", "Dunedin"},
	{"Ledger & Lamb Chartered Accountants", "jo@ledgerlamb.example", "Christchurch"}, {"Waste Away Bins", "office@wasteaway.example", "Christchurch"},
	{"Sharp Blade Saw Doctors", "sharpening@sawdoctors.example", "Christchurch"}, {"Safety First Supplies", "sales@safetyfirst.example", "Hamilton"},
	{"Forklift Hire Canterbury", "hire@forklifthire.example", "Christchurch"}, {"Smoko Coffee Roasters", accountant, "Christchurch"},
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
	{"Northcote Yacht Builders", "yard@northcoteyachts.example", "Auckland"}, {"Daily Bread Bakery", accountant, "Rangiora"},
}

// located is what else Xero knows of some of the others.
var located = map[string]func(c *books.Contact){
	"Emily Clarke": func(c *books.Contact) {
		c.Phones = []books.Phone{{Type: "MOBILE", CountryCode: "+64", AreaCode: "21", Number: "555 0301"}}
		c.Addresses[0].Line1, c.Addresses[0].PostalCode = "31 Bealey Ave", "8013"
	},
	"Wiremu Parata": func(c *books.Contact) { c.Addresses[0].Line1, c.Addresses[0].PostalCode = "6 Gladstone Rd", "4010" },
	"Koru Physiotherapy": func(c *books.Contact) {
		c.Phones = []books.Phone{{Type: "DEFAULT", AreaCode: "06", Number: "555 9345"}}
		c.Addresses[0].Line1, c.Addresses[0].PostalCode = "212 Victoria Avenue", "4500"
	},
	"Northcote Yacht Builders": func(c *books.Contact) {
		c.Phones = []books.Phone{{Type: "DEFAULT", Number: "09-555 3306"}}
	},
	"Ledger & Lamb Chartered Accountants": func(c *books.Contact) {
		c.FirstName, c.LastName, c.TaxNumber, c.BankAccountDetails = "Jo", "Lamb", "149-566-988", "06-0573-0808728-00"
	},
	"Smoko Coffee Roasters": func(c *books.Contact) {
		c.Persons = []books.ContactPerson{{FirstName: "Rangi", LastName: "Te Aho", EmailAddress: "rangi@smoko.example"}}
	},
}

// doubles are second entries of one firm, as lists kept by hand over years have them.
func doubles() []books.Contact {
	hotel := plain("Harbour Hotels Group Ltd", "purchasing@harbourhotels.example", "")
	hotel.Phones = []books.Phone{{Type: "DEFAULT", Number: "(09) 555-0102"}}
	timber := plain("Canterbury Hardwoods", "", "Christchurch")
	timber.Phones = []books.Phone{{Type: "DEFAULT", CountryCode: "64", AreaCode: "3", Number: "5550202"}}
	timber.Addresses[0].Line1, timber.Addresses[0].PostalCode = "18 Blenheim Rd", "8041"
	return []books.Contact{hotel, timber}
}

// neighbours have a floor in common with Quay Legal, and nothing else.
func neighbours() []books.Contact {
	c := plain("Queen Street Chartered Accountants", "hello@queenstreetca.example", "Auckland")
	c.Addresses[0].Line1, c.Addresses[0].PostalCode = "Level 9, 1 Queen Street", "1010"
	return []books.Contact{c}
}

// former are contacts that nobody may use any more: archived, or merged into another.
func former() []books.Contact {
	var list []books.Contact
	for _, f := range []struct{ name, email, city, into string }{
		{"Old Showroom Landlord", "", "Christchurch", ""},
		{"Harbour View Motel", "", "Christchurch", ""},
		{"Kauri & Co", "orders@kauriandco.example", "", "Kauri and Company Limited"},
		{"Smoko Coffee", "beans@smoko.example", "Christchurch", "Smoko Coffee Roasters"},
	} {
		c := plain(f.name, f.email, f.city)
		c.Status = books.StatusArchived
		if f.into != "" {
			c.MergedToID = idOf("contact", f.into)
		}
		list = append(list, c)
	}
	return list
}
