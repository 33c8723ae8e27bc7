package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/books"
)

// Covers 8/name, 8/contactnumber, 8/accountnumber-taxnumber-companynumber, 8/emailaddress, 8/firstname-lastname,
// 8/addresses, 8/phones, 17/no-required-on-invoice-lineitem-contact.
func TestEachFieldOfAContactHasItsLength(t *testing.T) {
	t.Parallel()
	b := setup(t)
	fields := func(name, value string) string {
		switch kind, field, isNested := strings.Cut(name, "."); {
		case !isNested:
			return `"` + name + `":"` + value + `"`
		case kind == "Addresses":
			return `"Addresses":[{"AddressType":"STREET","` + field + `":"` + value + `"}]`
		default:
			return `"Phones":[{"PhoneType":"MOBILE","` + field + `":"` + value + `"}]`
		}
	}
	for name, most := range map[string]int{
		"Name": 255, "ContactNumber": 50, "AccountNumber": 50, "TaxNumber": 50, "CompanyNumber": 50, "FirstName": 255, "LastName": 255,
		"EmailAddress": 255, "Addresses.AddressLine1": 500, "Addresses.AddressLine2": 500, "Addresses.AddressLine3": 500,
		"Addresses.AddressLine4": 500, "Addresses.City": 255, "Addresses.Region": 255, "Addresses.PostalCode": 50, "Addresses.Country": 50,
		"Addresses.AttentionTo": 255, "Phones.PhoneNumber": 50, "Phones.PhoneAreaCode": 10, "Phones.PhoneCountryCode": 20,
	} {
		for _, length := range []int{most, most + 1} {
			value := strings.Repeat("é", length)
			if name == "EmailAddress" {
				value = strings.Repeat("a", length-8) + "@hutt.nz"
			}
			body := fields(name, value)
			if name != "Name" {
				body += fmt.Sprintf(`,"Name":"Contact with %d of %s"`, length, name)
			}
			g := b.must(call{method: "PUT", path: "/Contacts", body: `{"Contacts":[{` + body + `}]}`, isBad: true})
			if isAccepted := g.status == 200; isAccepted != (length == most) {
				t.Errorf("%s of %d characters: %d %s", name, length, g.status, g.raw)
			}
		}
	}
	for _, name := range []string{" A", "A ", "A  B", "A<", "A>", " ", ""} {
		if g := b.put("/Contacts", `{"Contacts":[{"Name":"`+name+`"}]}`); g.status != 400 {
			t.Errorf("the name %q was accepted", name)
		}
	}
	for _, address := range []string{"a@b", "a b@hutt.nz", "@hutt.nz", "a@hütt.nz", "jörg@hutt.nz", "a@hutt.", "a@b@hutt.nz"} {
		if g := b.put("/Contacts", `{"Contacts":[{"Name":"Z","EmailAddress":"`+address+`"}]}`); g.at("Elements.0.ValidationErrors.0.Message") != "Email address must be valid" {
			t.Errorf("the address %s: %s", address, g.raw)
		}
	}
	for _, country := range []string{"New Zealand", "Österreich"} {
		b.put("/Contacts", `{"Contacts":[{"Name":"In `+country+`","Addresses":[{"AddressType":"POBOX","Country":"`+country+`"}]}]}`).wantStatus(200)
	}
}

// Covers 8/recorded-list-shape-unused-addresses-and, 7/unpaged-lists, 8/mergedtocontactid.
func TestHowMuchOfAContactAReplyShows(t *testing.T) {
	t.Parallel()
	b := setup(t)
	old := b.put("/Contacts", `{"Contacts":[{"Name":"Old","DefaultCurrency":"USD","AccountsReceivableTaxType":"OUTPUT2"}]}`).at("Contacts.0.ContactID")
	into := b.contact("Into")
	if err := b.desk().MergeContact(t.Context(), old, into); err != nil {
		t.Fatal(err)
	}
	const stub, blank = `[{"AddressType":"POBOX"},{"AddressType":"STREET"}]`, `"City":"","Country":"","PostalCode":"","Region":""`
	filter := "where=ContactID%3D%3DGuid(%22" + old + "%22)"
	for query, isWhole := range map[string]bool{
		"?includeArchived=true": false, "?includeArchived=true&IDs=" + old: false, "?includeArchived=true&page=1": true,
		"?includeArchived=true&summaryOnly=true": true, "/" + old: true,
	} {
		g := b.get("/Contacts" + query).wantStatus(200)
		g.want("Contacts.0.ContactID", old)
		g.want("Contacts.0.Addresses", stub)
		g.want("Contacts.0.Phones", `[{"PhoneType":"DDI"},{"PhoneType":"DEFAULT"},{"PhoneType":"FAX"},{"PhoneType":"MOBILE"}]`)
		for _, field := range []string{"MergedToContactID", "DefaultCurrency", "AccountsReceivableTaxType"} {
			if g.has("Contacts.0."+field) != isWhole {
				t.Errorf("%q shows %s: %v", query, field, !isWhole)
			}
		}
		g.want("Contacts.0.MergedToContactID", map[bool]string{true: into, false: ""}[isWhole])
	}
	g := b.get("/Contacts?includeArchived=true&" + filter).wantStatus(200)
	g.want("Contacts.0.Addresses", `[{"AddressType":"POBOX",`+blank+`},{"AddressType":"STREET",`+blank+`}]`)
	g.want("Contacts.0.Phones.0", `{"PhoneAreaCode":"","PhoneCountryCode":"","PhoneNumber":"","PhoneType":"DDI"}`)
	b.get("/Contacts?includeArchived=true&page=1&"+filter).want("Contacts.0.Addresses", stub)
}

// Covers 8/contactstatus, 8/text-when-a-document-names-an-archived, 18/7.
func TestOnlyActiveContactsAreUsed(t *testing.T) {
	t.Parallel()
	for _, hasOwn := range []bool{false, true} {
		refusal := map[bool]string{false: archived, true: "The contact of the document is archived."}[hasOwn]
		b := setup(t, with(func(s *books.Switches) { s.ArchivedHasOwnText = hasOwn }))
		for _, status := range []string{"ARCHIVED", "GDPRREQUEST"} {
			id := b.contact("Contact " + status)
			b.postBare("/Contacts/"+id, `{"ContactStatus":"`+status+`"}`).wantStatus(200).want("Contacts.0.ContactStatus", status)
			b.put("/Invoices", document("ACCREC", `"Contact":{"ContactID":"`+id+`"}`)).wantRefused(refusal)
			b.postBare("/Contacts/"+id, `{"ContactStatus":"ACTIVE"}`).wantRefused(archived)
			b.get("/Contacts/"+id).want("Contacts.0.ContactStatus", status)
		}
		b.get("/Contacts").want("Contacts", "[]")
		if n := len(strings.Fields(b.get("/Contacts?includeArchived=true").names("Contacts", "ContactID"))); n != 2 {
			t.Errorf("%d contacts with those that are not active", n)
		}
	}
}

// Covers 8/an-archived-contact-can-be-archived-while, 8/lists-leave-out-archived-ones-unless.
func TestAContactIsArchivedWhileItsDocumentsAreOpen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	invoice := b.document("ACCREC", approved+`"Contact":{"Name":"A"}`)
	id := b.get("/Invoices/" + invoice).at("Invoices.0.Contact.ContactID")
	b.postBare("/Contacts/"+id, `{"ContactStatus":"ARCHIVED"}`).wantStatus(200)
	b.get("/Invoices?page=1").want("Invoices.0.Contact.Name", "A")
	b.get("/Contacts?page=1").want("pagination.itemCount", "0")
	b.get("/Contacts?page=1&includeArchived=true").want("pagination.itemCount", "1")
	for _, edit := range []string{`{"FirstName":"x"}`, `{"ContactStatus":"ACTIVE"}`, `{"ContactStatus":"ARCHIVED"}`} {
		b.postBare("/Contacts/"+id, edit).wantRefused(archived).want("Elements.0.ContactID", id)
	}
	b.pay(invoice, 0)
	b.get("/Invoices/"+invoice).want("Invoices.0.Status", "PAID")
}

// Covers 8/post-updates-the-contact-it-matches-by.
func TestAPostMatchesByIDThenNumberThenName(t *testing.T) {
	t.Parallel()
	for _, nameFirst := range []bool{false, true} {
		b := setup(t, with(func(s *books.Switches) { s.MatchesNameFirst, s.NamesRepeat = nameFirst, true }))
		ids := map[string]string{}
		for _, key := range []string{"one", "two", "three"} {
			ids[key] = b.put("/Contacts", `{"Contacts":[{"Name":"Name `+key+`","ContactNumber":"N-`+key+`"}]}`).at("Contacts.0.ContactID")
		}
		b.post("/Contacts", `{"Contacts":[{"ContactID":"`+ids["one"]+`","Name":"Name two","FirstName":"by id"}]}`).want("Contacts.0.ContactID", ids["one"])
		b.postBare("/Contacts/"+ids["one"], `{"Name":"Name one"}`).wantStatus(200)
		want := map[bool]string{false: ids["two"], true: ids["three"]}[nameFirst]
		g := b.post("/Contacts?summarizeErrors=false", `{"Contacts":[{"ContactNumber":"N-two","Name":"Name three","FirstName":"x"}]}`)
		g.want("Contacts.0.ContactID", want)
		b.post("/Contacts", `{"Contacts":[{"Name":"name THREE","LastName":"x"}]}`).want("Contacts.0.LastName", "x")
	}
}

// Covers 8/xero-warns-that-name-may-stop-being-unique, 8/names-are-unique-among-active-contacts-the.
func TestNamesAreUniqueUntilXeroLetsThemRepeat(t *testing.T) {
	t.Parallel()
	for _, repeat := range []bool{false, true} {
		b := setup(t, with(func(s *books.Switches) { s.NamesRepeat = repeat }))
		b.contact("Hutt Homes")
		if g := b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes"}]}`); repeat != (g.status == 200) {
			t.Errorf("names repeat is %v: %d %s", repeat, g.status, g.raw)
		}
	}
}

// Covers 8/iscustomer-issupplier.
func TestAContactBecomesCustomerAndSupplierByItsDocuments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	g := b.put("/Contacts", `{"Contacts":[{"Name":"A","IsCustomer":true,"IsSupplier":true}]}`)
	id := g.at("Contacts.0.ContactID")
	for step, want := range [][2]string{{"false", "false"}, {"true", "false"}, {"true", "true"}} {
		if step > 0 {
			b.document([]string{"", "ACCREC", "ACCPAY"}[step], `"Contact":{"ContactID":"`+id+`"}`)
		}
		g := b.get("/Contacts/" + id)
		g.want("Contacts.0.IsCustomer", want[0])
		g.want("Contacts.0.IsSupplier", want[1])
	}
}

// Covers 8/contactpersons.
func TestPersonsLeftOutAreGoneAndFiveAreTheMost(t *testing.T) {
	t.Parallel()
	b := setup(t)
	people := func(n int) string {
		return strings.TrimSuffix(strings.Repeat(`{"FirstName":"x","EmailAddress":"x@hutt.nz"},`, n), ",")
	}
	id := b.put("/Contacts", `{"Contacts":[{"Name":"A","ContactPersons":[`+people(5)+`]}]}`).wantStatus(200).at("Contacts.0.ContactID")
	b.postBare("/Contacts/"+id, `{"LastName":"Ng"}`).want("Contacts.0.ContactPersons.4.FirstName", "x")
	b.postBare("/Contacts/"+id, `{"ContactPersons":[`+people(6)+`]}`).wantRefused("A contact must not have more than 5 contact persons.")
	b.postBare("/Contacts/"+id, `{"ContactPersons":[`+people(2)+`]}`).want("Contacts.0.ContactPersons.2", "")
	b.postBare("/Contacts/"+id, `{"ContactPersons":[]}`).want("Contacts.0.ContactPersons", "[]")
}

// Covers 8/contactnumber.
func TestOnlyAnAppWritesTheContactNumber(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.put("/Contacts", `{"Contacts":[{"Name":"A","ContactNumber":"N1"}]}`).at("Contacts.0.ContactID")
	number, first := "N2", "Ana"
	b.clock.advance(time.Second)
	if err := b.desk().EditContact(t.Context(), id, books.ContactInput{Number: &number, FirstName: &first}); err != nil {
		t.Fatal(err)
	}
	g := b.must(call{method: "GET", path: "/Contacts/N1", isBad: true}).wantStatus(200)
	g.want("Contacts.0.FirstName", "Ana")
	b.must(call{method: "GET", path: "/Contacts/N2", isBad: true}).wantStatus(404)
}
