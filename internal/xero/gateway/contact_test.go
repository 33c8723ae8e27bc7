package gateway_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
)

// wholeContact is a contact of a page with every field that Daybook keeps.
const wholeContact = `{"Contacts":[{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","ContactNumber":"DB-1","AccountNumber":"K-7",
"ContactStatus":"ACTIVE","Name":"Kauri & Sons","FirstName":"Ana","LastName":"Reid","EmailAddress":"accounts@kauri.example",
"CompanyNumber":"9429000000000","TaxNumber":"123-456-789","BankAccountDetails":"01-0902-0068389-00","Website":"https://kauri.example",
"AccountsReceivableTaxType":"OUTPUT2","AccountsPayableTaxType":"INPUT2","SalesDefaultAccountCode":"200","PurchasesDefaultAccountCode":"300",
"DefaultCurrency":"NZD","Discount":7.50,"IsCustomer":true,"IsSupplier":true,
"Addresses":[{"AddressType":"STREET","AddressLine1":"Unit 2","AddressLine2":"12 Quay St","AddressLine3":"","AddressLine4":"Wharf side","City":"Nelson","Region":"Tasman","PostalCode":"7010","Country":"New Zealand"},
 {"AddressType":"POBOX","AddressLine1":"PO Box 1","City":"Nelson","AttentionTo":"Accounts"}],
"Phones":[{"PhoneType":"DDI","PhoneNumber":"555 0103","PhoneAreaCode":"03"},{"PhoneType":"DEFAULT","PhoneNumber":"555 0100","PhoneAreaCode":"3","PhoneCountryCode":"64"},
 {"PhoneType":"FAX","PhoneNumber":"555 0104","PhoneCountryCode":"+64"},{"PhoneType":"MOBILE","PhoneNumber":"","PhoneAreaCode":"021"}],
"ContactPersons":[{"FirstName":"Bo","LastName":"Ng","EmailAddress":"bo@kauri.example","IncludeInEmails":true},{"IncludeInEmails":false}],
"ContactGroups":[{"ContactGroupID":"11111111-8706-4c11-9cfb-000b551c3f51","Name":"Trade","Status":"ACTIVE"},{"Name":"Nelson"}],
"PaymentTerms":{"Bills":{"Day":20,"Type":"OFFOLLOWINGMONTH"},"Sales":{"Day":14,"Type":"DAYSAFTERBILLDATE"}}}]}`

func mirror(t *testing.T, body string) contact.LedgerContact {
	t.Helper()
	page, err := xero.DecodeContacts([]byte(body))
	if err != nil || len(page.Contacts) != 1 {
		t.Fatalf("%d contacts, %v", len(page.Contacts), err)
	}
	return gateway.ToContact(page.Contacts[0])
}

// Covers 8/addresses, 8/phones, 8/contactpersons, 8/accountnumber-taxnumber-companynumber.
func TestTheMirrorHasEverythingAPageSays(t *testing.T) {
	t.Parallel()
	postal := contact.Address{Line1: "PO Box 1", City: "Nelson"}
	want := contact.LedgerContact{
		ID: "bd2270c3-8706-4c11-9cfb-000b551c3f51", Name: "Kauri & Sons", FirstName: "Ana", LastName: "Reid", Email: "accounts@kauri.example",
		Phone: "+64 3 555 0100", TaxNumber: "123-456-789", Number: "DB-1", Address: postal, Currency: "NZD", IsCustomer: true, IsSupplier: true,
		Status: "ACTIVE",
		LedgerDetails: contact.LedgerDetails{
			Phones: []contact.Phone{{Kind: contact.PhoneDefault, Number: "+64 3 555 0100"}, {Kind: contact.PhoneDirect, Number: "03 555 0103"},
				{Kind: contact.PhoneFax, Number: "+64 555 0104"}},
			Postal: contact.PlacedAddress{Address: postal, Attention: "Accounts"},
			Street: contact.PlacedAddress{Address: contact.Address{Line1: "Unit 2", Line2: "12 Quay St, Wharf side", City: "Nelson",
				Region: "Tasman", PostalCode: "7010", Country: "New Zealand"}},
			Website: "https://kauri.example", CompanyNumber: "9429000000000", AccountNumber: "K-7", BankAccount: "01-0902-0068389-00",
			People:    []contact.Person{{FirstName: "Bo", LastName: "Ng", Email: "bo@kauri.example"}},
			BillTerms: contact.Terms{Day: 20, Rule: contact.OfNextMonth}, SalesTerms: contact.Terms{Day: 14, Rule: contact.DaysAfterDate},
			SalesAccount: "200", PurchaseAccount: "300", SalesTax: "OUTPUT2", PurchaseTax: "INPUT2",
			Discount: 7*money.One + money.One/2, Groups: []string{"Nelson", "Trade"},
		},
	}
	if got := mirror(t, wholeContact); !reflect.DeepEqual(got, want) {
		t.Errorf("read\n%+v\nwant\n%+v", got, want)
	}
	stored, err := json.Marshal(want.LedgerDetails)
	var back contact.LedgerDetails
	if err == nil {
		err = json.Unmarshal(stored, &back)
	}
	if err != nil || !reflect.DeepEqual(back, want.LedgerDetails) {
		t.Errorf("%s came back as %+v, %v", stored, back, err)
	}
}

// Covers 8/recorded-list-shape-unused-addresses-and.
func TestWhatIsNotFilledIsNotKept(t *testing.T) {
	t.Parallel()
	for _, blank := range []string{"", `"AddressLine1":"","City":"","PostalCode":"","Country":"",`} {
		got := mirror(t, `{"Contacts":[{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"A","ContactStatus":"ACTIVE",
"Addresses":[{`+blank+`"AddressType":"POBOX"},{`+blank+`"AddressType":"STREET"}],"Phones":[{"PhoneType":"DDI","PhoneNumber":""},{"PhoneType":"DEFAULT"}],
"ContactGroups":[],"ContactPersons":[],"PaymentTerms":{},"BankAccountDetails":""}]}`)
		if stored, err := json.Marshal(got.LedgerDetails); err != nil || string(stored) != "{}" {
			t.Errorf("kept %s, %v", stored, err)
		}
	}
}

func TestTheStreetAndAMobileStandInWhereThereIsNothingElse(t *testing.T) {
	t.Parallel()
	one := func(fields string) contact.LedgerContact {
		return mirror(t, `{"Contacts":[{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"A","ContactStatus":"ACTIVE",`+fields+`}]}`)
	}
	c := one(`"Addresses":[{"AddressType":"STREET","AddressLine1":"1 Quay St"}],"Phones":[{"PhoneType":"FAX","PhoneNumber":"1"},{"PhoneType":"DDI","PhoneNumber":"2"},{"PhoneType":"MOBILE","PhoneNumber":"3"}]`)
	if c.Address.Line1 != "1 Quay St" || c.Phone != "3" || len(c.Phones) != 3 {
		t.Errorf("read %+v", c)
	}
	if c := one(`"Phones":[{"PhoneType":"FAX","PhoneNumber":"1"}]`); c.Phone != "" || c.Phones[0].Number != "1" {
		t.Errorf("a fax stands for the contact: %+v", c)
	}
	for country, want := range map[string]string{"64": "+64 9 5", "+64": "+64 9 5", "0064": "0064 9 5", "NZ": "NZ 9 5", " ": "9 5"} {
		c := one(`"Phones":[{"PhoneType":"DEFAULT","PhoneNumber":" 5","PhoneAreaCode":"9 ","PhoneCountryCode":"` + country + `"}]`)
		if c.Phone != want {
			t.Errorf("country %q: %q", strings.TrimSpace(country), c.Phone)
		}
	}
}

func TestTermsAreDaysOnlyWhereTheyCountFromTheDate(t *testing.T) {
	t.Parallel()
	c := mirror(t, wholeContact)
	if days, isKnown := c.SalesTerms.Days(); days != 14 || !isKnown {
		t.Errorf("sales: %d, %v", days, isKnown)
	}
	if _, isKnown := c.BillTerms.Days(); isKnown {
		t.Error("a day of the month after was taken for days after the date")
	}
	if _, isKnown := (contact.Terms{}).Days(); isKnown {
		t.Error("no terms are days")
	}
}
