package seed

import (
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// unknown are customers and suppliers of the practice company that Xero has never heard of.
var unknown = map[string]bool{
	"Studio Weka": true, "Sunday Market Stall Holders Association": true, "Tool Crib Rentals": true,
}

// spelt is how Xero spells those that a look at the numbers and addresses tells to be the same: another legal form, no macrons,
// "and" for "&", a slip.
var spelt = map[string]string{
	"Kauri & Co":                    "Kauri and Company Limited",
	"Wellington Workspaces Limited": "Wellington Workspaces Ltd",
	"Tūī Café":                      "Tui Cafe",
	"O'Brien Interiors":             "OBrien Interiors",
	"Nest & Nook Homewares":         "Nest and Nook Homewares Ltd",
	"Coastline Kitchens Ltd":        "Coastline Kitchens Limited",
	"Bondi Beach House":             "Bondi Beach House Pty Ltd",
	"Fixings Direct":                "Fixings Direct (NZ) Ltd",
	"Pacific Upholstery Fabrics":    "Pacific Upholstery Fabrics Limited",
	"Waikato Foam & Rubber":         "Waikato Foam and Rubber Limited",
	"Shenzhen Castor & Hinge Co":    "Shenzhen Castor and Hinge Company Ltd",
	"Oregon Walnut Mills Inc":       "Oregon Walnut Mills, Inc.",
	"Precision Glass Works":         "Precision Glaswork",
}

// doubtful is how Xero knows those that a person has to look at.
var doubtful = map[string]func(c *books.Contact){
	// One number for two names: the trust trades under another one than it is registered by.
	"Harakeke Housing Trust": func(c *books.Contact) {
		c.Name, c.EmailAddress = "Papatoetoe Community Homes", "office@papatoetoehomes.example"
		c.Phones = []books.Phone{{Type: "DEFAULT", Number: "09 555 7153"}}
	},
	// A slip of a letter, and nothing else to go by than the town.
	"Anna Petersen": func(c *books.Contact) {
		c.Name, c.FirstName, c.LastName, c.EmailAddress, c.Phones = "Anna Peterson", "Anna", "Peterson", "", nil
		c.Addresses = []books.Address{{Type: "STREET", City: "Timaru", Country: "New Zealand"}}
	},
	// A person here, at Xero the company that is theirs.
	"J. Tamihana": func(c *books.Contact) {
		c.Name, c.FirstName, c.LastName, c.EmailAddress = "Tamihana Joinery Ltd", "Joe", "Tamihana", "office@tamihanajoinery.example"
		c.Addresses = []books.Address{{Type: "STREET", Line1: "70 Old Taupo Road", City: "Rotorua", PostalCode: "3015", Country: "New Zealand"}}
	},
	// Moved: another address, another phone, and no e-mail address.
	"Marlborough Cellars": func(c *books.Contact) {
		c.Name, c.EmailAddress = "Marlborough Cellars Limited", ""
		c.Phones = []books.Phone{{Type: "DEFAULT", AreaCode: "03", Number: "555 4157"}}
		c.Addresses = []books.Address{{Type: "STREET", Line1: "22 Grove Road", City: "Blenheim", PostalCode: "7201", Country: "New Zealand"}}
	},
	// Two firms of one family of names, on one floor of one building; each has a number of its own.
	"Quay Legal": func(c *books.Contact) {
		c.Name, c.EmailAddress, c.TaxNumber = "Quay Legal Conveyancing", "settlements@quayconveyancing.example", "149-580-972"
		c.Phones = []books.Phone{{Type: "DEFAULT", Number: "09 555 6158"}}
	},
	// The same name with another number: wound up, and begun anew as another company.
	"Rātā Retirement Villages": func(c *books.Contact) {
		c.Name, c.TaxNumber = "Rata Retirement Villages Ltd", "149-427-082"
	},
	// Its words the other way round.
	"Lakeview Apartments Body Corporate 48213": func(c *books.Contact) {
		c.Name, c.EmailAddress = "Body Corporate 48213 – Lakeview Apartments", "secretary@lakeview.example"
	},
	// The letters it is called by here, the name it is registered under at Xero.
	"MSL Freight": func(c *books.Contact) {
		c.Name, c.EmailAddress, c.TaxNumber = "Mainland Shipping & Logistics (NZ) Limited", "ar@mainlandshipping.example", "149-552-995"
	},
	// Cut down to letters.
	"Paper & Print Packaging": func(c *books.Contact) {
		c.Name, c.EmailAddress = "P & P Packaging Ltd", ""
		c.Phones = []books.Phone{{Type: "MOBILE", AreaCode: "027", Number: "555 8260"}}
	},
}

// enriched is what people at Xero added to some.
var enriched = map[string]func(c *books.Contact){
	"Kauri & Co": func(c *books.Contact) {
		c.CompanyNumber, c.AccountNumber, c.Website = "9429991004179", "KAU01", "https://kauriandco.example"
		c.FirstName, c.LastName = "Mere", "Kauri"
		c.Phones = append(c.Phones, books.Phone{Type: "MOBILE", CountryCode: "64", AreaCode: "21", Number: "555 131"})
		c.Addresses = append(c.Addresses, books.Address{Type: "STREET", Line1: "12 Ponsonby Rd", Line2: "Ponsonby", City: "Auckland", PostalCode: "1011", Country: "New Zealand"})
		c.Addresses[0] = books.Address{Type: "POBOX", Line1: "PO Box 47 012", City: "Auckland", PostalCode: "1144", Country: "New Zealand", AttentionTo: "Accounts payable"}
		c.Persons = []books.ContactPerson{{FirstName: "Tama", LastName: "Reid", EmailAddress: "tama@kauriandco.example", IncludeInEmails: true}}
	},
	"Harbour Hotel Group": func(c *books.Contact) {
		c.Discount, c.Website = 10*money.One, "www.harbourhotels.example"
		c.Persons = []books.ContactPerson{
			{FirstName: "Priya", LastName: "Nair", EmailAddress: "priya.nair@harbourhotels.example", IncludeInEmails: true},
			{FirstName: "Front desk", EmailAddress: "desk@harbourhotels.example"},
		}
		c.Phones = append(c.Phones, books.Phone{Type: "DDI", Number: "+64 9 555 0142"}, books.Phone{Type: "FAX", Number: "09 555 0199"})
	},
	"Canterbury Hardwoods Ltd": func(c *books.Contact) {
		c.CompanyNumber, c.AccountNumber = "9429991083365", "0047"
		c.Addresses[0].Type = "STREET"
	},
	"Northland Timber Supplies": func(c *books.Contact) {
		c.CompanyNumber = "9429991162558"
		c.Phones = append(c.Phones, books.Phone{Type: "MOBILE", Number: "0275550211"})
	},
	"Fixings Direct": func(c *books.Contact) { c.Website = "https://www.fixingsdirect.example/trade" },
	"Quay Legal":     func(c *books.Contact) { c.FirstName, c.LastName = "Hana", "Quayle" },
}

// banks are the accounts that suppliers are paid on; their check digits are right, and they belong to nobody.
var banks = map[string]string{
	"Northland Timber Supplies":  "12-0826-0238664-00",
	"Canterbury Hardwoods Ltd":   "02-0889-0277513-00",
	"Fixings Direct":             "12-0872-0822300-00",
	"Pacific Upholstery Fabrics": "01-0324-0432766-00",
	"Waikato Foam & Rubber":      "12-0614-0676646-00",
	"Ironbark Metal Fabrication": "03-0363-0529122-00",
	"EcoCoat Finishes":           "02 0387 0195243 000",
	"MSL Freight":                "02-0546-0659413-00",
}
