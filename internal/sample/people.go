package sample

import (
	"strings"

	"daybook/internal/contact"
	"daybook/internal/money"
)

// Customers returns the customers of the practice company, in a fixed order. Most of them are known to the practice
// Xero, some under a slightly different name, and a few not at all.
func Customers() []contact.Contact {
	return []contact.Contact{
		customer("Kauri & Co", "orders@kauriandco.example", "09 555 0101", "12 Ponsonby Road", "Auckland", "1011"),
		customer("Harbour Hotel Group", "purchasing@harbourhotels.example", "09 555 0102", "88 Quay Street", "Auckland", "1010"),
		customer("Wellington Workspaces Limited", "hello@workspaces.example", "04 555 0103", "31 Victoria Street", "Wellington", "6011"),
		customer("Tūī Café", "kia.ora@tuicafe.example", "04 555 0104", "7 Cuba Street", "Wellington", "6011"),
		customer("Southern Alps Lodge", "manager@alpslodge.example", "03 555 0105", "2 Lakeside Drive", "Queenstown", "9300"),
		customer("Pōhutukawa Primary School", "office@pohutukawa-school.example", "09 555 0106", "45 Beach Road", "Whangārei", "0110"),
		customer("O'Brien Interiors", "sean@obrieninteriors.example", "03 555 0107", "120 Cashel Street", "Christchurch", "8011"),
		customer("Nest & Nook Homewares", "buying@nestandnook.example", "07 555 0108", "9 Devonport Road", "Tauranga", "3110"),
		customer("Mānuka Medical Centre", "accounts@manukamedical.example", "06 555 0109", "60 Broadway Avenue", "Palmerston North", "4410"),
		customer("The Reading Room Bookshop", "shop@readingroom.example", "03 555 0110", "15 George Street", "Dunedin", "9016"),
		customer("Ferntree Architects", "studio@ferntree.example", "04 555 0111", "3 Allen Street", "Wellington", "6011"),
		customer("Coastline Kitchens Ltd", "orders@coastlinekitchens.example", "07 555 0112", "204 Maunganui Road", "Mount Maunganui", "3116"),
		customer("Harakeke Housing Trust", "procurement@harakeke.example", "09 555 0113", "5 Great South Road", "Papatoetoe", "2025"),
		customer("Bright Futures Early Learning", "director@brightfutures.example", "07 555 0114", "77 Victoria Street", "Hamilton", "3204"),
		customer("Anna Petersen", "anna.petersen@post.example", "021 555 0115", "18 Bank Street", "Timaru", "7910"),
		customer("J. Tamihana", "j.tamihana@post.example", "027 555 0116", "4 Fenton Street", "Rotorua", "3010"),
		customer("Marlborough Cellars", "tasting@marlboroughcellars.example", "03 555 0117", "Rapaura Road", "Blenheim", "7273"),
		customer("Quay Legal", "office@quaylegal.example", "09 555 0118", "Level 9, 1 Queen Street", "Auckland", "1010"),
		customer("Rātā Retirement Villages", "facilities@ratavillages.example", "06 555 0119", "150 Heretaunga Street", "Hastings", "4122"),
		customer("Sunday Market Stall Holders Association", "treasurer@sundaymarket.example", "03 555 0120", "Riverside", "Nelson", "7010"),
		customer("Studio Weka", "studio@weka.example", "03 555 0121", "22 Lichfield Street", "Christchurch", "8011"),
		customer("Lakeview Apartments Body Corporate 48213", "bc48213@lakeview.example", "03 555 0122", "9 Frankton Road", "Queenstown", "9300"),
		abroad("Melbourne Modern Pty Ltd", "imports@melbournemodern.example", "+61 3 5550 0123", "210 Flinders Lane", "Melbourne", "3000", "Australia", "AUD", true),
		abroad("Bondi Beach House", "stay@bondibeachhouse.example", "+61 2 5550 0124", "4 Campbell Parade", "Sydney", "2026", "Australia", "AUD", true),
		abroad("Tasman Trade Furniture", "accounts@tasmantrade.example", "+61 7 5550 0125", "66 Eagle Street", "Brisbane", "4000", "Australia", "AUD", true),
	}
}

// Suppliers returns the suppliers of the practice company, in a fixed order.
func Suppliers() []contact.Contact {
	return []contact.Contact{
		supplier("Northland Timber Supplies", "sales@northlandtimber.example", "09 555 0201", "Port Road", "Whangārei", "0110"),
		supplier("Canterbury Hardwoods Ltd", "orders@canterburyhardwoods.example", "03 555 0202", "18 Blenheim Road", "Christchurch", "8041"),
		supplier("Fixings Direct", "sales@fixingsdirect.example", "09 555 0203", "7 Rosebank Road", "Avondale", "1026"),
		supplier("Pacific Upholstery Fabrics", "trade@pacificfabrics.example", "09 555 0204", "33 Church Street", "Onehunga", "1061"),
		supplier("Waikato Foam & Rubber", "info@waikatofoam.example", "07 555 0205", "14 Kahikatea Drive", "Hamilton", "3204"),
		supplier("Precision Glass Works", "office@precisionglass.example", "04 555 0206", "90 Seaview Road", "Lower Hutt", "5010"),
		supplier("Ironbark Metal Fabrication", "jobs@ironbarkmetal.example", "03 555 0207", "6 Tahunanui Drive", "Nelson", "7011"),
		supplier("EcoCoat Finishes", "orders@ecocoat.example", "09 555 0208", "11 Apollo Drive", "Rosedale", "0632"),
		// Xero knows this one by the name it is registered under.
		supplier("MSL Freight", "accounts@mslfreight.example", "09 555 0209", "Rail Lane", "Southdown", "1062"),
		supplier("Paper & Print Packaging", "hello@paperandprint.example", "06 555 0210", "28 Tremaine Avenue", "Palmerston North", "4410"),
		supplier("Tool Crib Rentals", "hire@toolcrib.example", "04 555 0211", "55 Hutt Road", "Wellington", "6012"),
		abroad("Shenzhen Castor & Hinge Co", "export@castorhinge.example", "+86 755 5550 0212", "88 Futian Road", "Shenzhen", "518000", "China", "USD", false),
		abroad("Oregon Walnut Mills Inc", "export@oregonwalnut.example", "+1 503 555 0213", "1200 Mill Street", "Portland", "97201", "United States", "USD", false),
	}
}

func customer(name, email, phone, line, city, postcode string) contact.Contact {
	return local(name, email, phone, line, city, postcode, true)
}

func supplier(name, email, phone, line, city, postcode string) contact.Contact {
	return local(name, email, phone, line, city, postcode, false)
}

func local(name, email, phone, line, city, postcode string, isCustomer bool) contact.Contact {
	first, last := personOf(name)
	return contact.Contact{
		Name: name, FirstName: first, LastName: last, Email: email, Phone: phone, TaxNumber: taxNumbers[name], PaymentDays: -1, IsCustomer: isCustomer, IsSupplier: !isCustomer,
		Address: contact.Address{Line1: line, City: city, PostalCode: postcode, Country: "New Zealand"},
		Source:  contact.SourceSample, SourceRef: contact.NameKey(name),
	}
}

// personOf splits the names of those who are a person.
func personOf(name string) (first, last string) {
	switch name {
	case "Anna Petersen", "Emily Clark", "Grace Yoon":
		first, last, _ = strings.Cut(name, " ")
	case "J. Tamihana":
		return "Joe", "Tamihana"
	}
	return first, last
}

func abroad(name, email, phone, line, city, postcode, country string, currency money.Currency, isCustomer bool) contact.Contact {
	c := local(name, email, phone, line, city, postcode, isCustomer)
	c.Address.Country, c.Currency, c.PaymentDays = country, currency, 30
	return c
}
