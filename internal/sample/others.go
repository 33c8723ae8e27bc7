package sample

import "daybook/internal/contact"

// Others returns contacts that have ordered nothing yet: enquiries, and names somebody typed in a hurry. Most resemble a
// contact of the practice Xero, or one of Customers, without being spelt like it. The order is fixed.
func Others() []contact.Contact {
	return []contact.Contact{
		// Customers typed a second time.
		customer("Ferntree Architects Ltd", "", "(04) 555-0111", "", "Wellington", ""),
		customer("Coastline Kitchen", "orders@coastlinekitchens.example", "", "204 Maunganui Rd", "Mt Maunganui", "3116"),
		// A slip of a letter, a first name cut short, one of two who share a home.
		customer("Emily Clark", "", "021 555 0301", "31 Bealey Avenue", "Christchurch", "8013"),
		customer("W. Parata", "", "", "6 Gladstone Road", "Gisborne", "4010"),
		customer("Grace Yoon", "", "021 555 2305", "", "Auckland", ""),
		// A branch, a name cut short, one with more words than the sign has.
		customer("Koru Physiotherapy Whanganui East", "", "06 555 0305", "11 Duncan Street", "Whanganui", "4500"),
		customer("Northcote Yachts", "", "09 555 0306", "2 Sulphur Beach Road", "Auckland", "0627"),
		// The books of both are kept by one accountant, whose address is all they share.
		customer("Sawdust & Sage Ceramics", "clients@ledgerlamb.example", "03 555 0307", "8 London Street", "Lyttelton", "8082"),
		// A name that only an archived contact of the practice Xero has.
		customer("Harbour View Motel", "stay@harbourviewmotel.example", "03 555 0308", "14 Marine Drive", "Diamond Harbour", "8972"),
	}
}
