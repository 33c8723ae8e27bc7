package api_test

import (
	"net/http"
	"strings"
	"testing"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

const (
	taken    = "The contact name Hutt Homes is already assigned to another contact. The contact name must be unique across all active contacts."
	archived = "The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API."
)

// Covers 6/put-creates-only-post-to-a-collection, 6/body-is-invoices-one-bare-object-also,
// 6/creating-answers-200-not-201, 6.summarizeerrors/absent-or-true, 6.summarizeerrors/absent-single-success,
// 6.summarizeerrors/failed-create, 7/one-record, 8/iscustomer-issupplier, 8/names-are-unique-among-active-contacts-the,
// 8/case-insensitive-uniqueness-likely-filters, 8/post-updates-the-contact-it-matches-by,
// 8/unknown-contactid-on-post-404-for-the-whole, 8/an-archived-contact-can-be-archived-while,
// 8/lists-leave-out-archived-ones-unless, 8/contactpersons, 16/400, 17/error-elements-lists-ids-only,
// 17/pairs-of-equal-paths-attachments, 18/7, 18/10.
func TestContacts(t *testing.T) {
	t.Parallel()
	t.Run("section 8: a contact is created with its stubs and read back", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes","ContactNumber":"C-1","EmailAddress":"a@hutt.nz","IsCustomer":true,
			"Phones":[{"PhoneType":"DEFAULT","PhoneNumber":"555 123"}],"Addresses":[{"AddressType":"STREET","City":"Petone","Country":"New Zealand"}]}]}`).wantStatus(200)
		g.want("Status", "OK")
		g.want("ProviderName", "Daybook")
		g.want("Contacts.0.ContactStatus", "ACTIVE")
		g.want("Contacts.0.IsCustomer", "false")
		g.want("Contacts.0.BankAccountDetails", "")
		g.want("Contacts.0.Addresses.0.AddressType", "POBOX")
		g.want("Contacts.0.Phones.1.PhoneNumber", "555 123")
		if g.has("Contacts.0.StatusAttributeString") {
			t.Error("a summarised success has a StatusAttributeString")
		}
		id := g.at("Contacts.0.ContactID")
		for _, target := range []string{id, strings.ToUpper(id), "C-1"} {
			one := b.must(call{method: "GET", path: "/Contacts/" + target, isBad: target == "C-1"}).wantStatus(200)
			one.want("Contacts.0.ContactID", id)
			one.want("Contacts.0.Addresses.1.City", "Petone")
			one.want("Contacts.0.Attachments", "[]")
		}
	})
	t.Run("section 8: PUT refuses a name of an active contact", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.contact("Hutt Homes")
		g := b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes"}]}`).wantRefused(taken)
		g.want("ErrorNumber", "10")
		g.want("Type", "ValidationException")
		g.want("Message", "A validation exception occurred")
		g.want("Elements.0.ContactID", "00000000-0000-0000-0000-000000000000")
		g.want("Elements.0.HasValidationErrors", "true")
	})
	t.Run("section 18.10: names are compared without case, unless switched", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.contact("Hutt Homes")
		b.put("/Contacts", `{"Contacts":[{"Name":"HUTT homes"}]}`).wantRefused(strings.Replace(taken, "Hutt Homes", "HUTT homes", 1))
		b = setup(t, with(func(s *books.Switches) { s.CaseSensitiveNames = true }))
		b.contact("Hutt Homes")
		b.put("/Contacts", `{"Contacts":[{"Name":"HUTT homes"}]}`).wantStatus(200)
	})
	t.Run("section 8: PUT refuses a contact number that is taken", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.put("/Contacts", `{"Contacts":[{"Name":"A","ContactNumber":"N1"}]}`).wantStatus(200)
		b.put("/Contacts", `{"Contacts":[{"Name":"B","ContactNumber":"N1"}]}`).
			wantRefused("The contact number N1 is already assigned to another contact.")
	})
	t.Run("section 8: POST updates what it finds by id, number or name", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/Contacts", `{"Contacts":[{"Name":"Hutt Homes","ContactNumber":"N1","LastName":"Ng"}]}`).at("Contacts.0.ContactID")
		for _, fields := range []string{
			`"ContactID":"` + strings.ToUpper(id) + `","FirstName":"Ana"`, `"ContactNumber":"N1","FirstName":"Ana"`, `"Name":"hutt homes","FirstName":"Ana"`,
		} {
			g := b.post("/Contacts", `{"Contacts":[{`+fields+`}]}`).wantStatus(200)
			g.want("Contacts.0.ContactID", id)
			g.want("Contacts.0.FirstName", "Ana")
			g.want("Contacts.0.LastName", "Ng")
		}
		g := b.postBare("/Contacts", `{"Name":"New One"}`).wantStatus(200)
		if g.at("Contacts.0.ContactID") == id {
			t.Error("a new name updated another contact")
		}
		b.postBare("/Contacts/"+id, `{"Name":"Renamed"}`).want("Contacts.0.Name", "Renamed")
	})
	t.Run("section 8: an unknown ContactID on POST is 404 for the whole request", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.post("/Contacts?summarizeErrors=false", `{"Contacts":[{"Name":"Good"},{"ContactID":"de621a4e-2ee2-4c55-9a79-115494f98c9d","Name":"X"}]}`).wantStatus(404)
		b.get("/Contacts?page=1").want("pagination.itemCount", "0")
		b.postBare("/Contacts/de621a4e-2ee2-4c55-9a79-115494f98c9d", `{"Name":"X"}`).wantStatus(404)
	})
	t.Run("section 8: an archived contact cannot be edited, not even made active", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.contact("Hutt Homes")
		b.post("/Contacts", `{"Contacts":[{"ContactID":"`+id+`","ContactStatus":"ARCHIVED"}]}`).want("Contacts.0.ContactStatus", "ARCHIVED")
		g := b.post("/Contacts?summarizeErrors=false", `{"Contacts":[{"ContactID":"`+id+`","ContactStatus":"ACTIVE"}]}`).wantStatus(200)
		g.want("Contacts.0.StatusAttributeString", "ERROR")
		g.want("Contacts.0.ContactID", id)
		g.want("Contacts.0.ValidationErrors.0.Message", archived)
		b.get("/Contacts").want("Contacts", "[]")
		b.get("/Contacts?includeArchived=true").want("Contacts.0.ContactID", id)
		if made := b.post("/Contacts", `{"Contacts":[{"Name":"Hutt Homes"}]}`).wantStatus(200).at("Contacts.0.ContactID"); made == id {
			t.Error("the name of an archived contact was not free")
		}
		other := b.contact("Other")
		b.postBare("/Contacts/"+other, `{"ContactStatus":"ARCHIVED"}`).wantStatus(200)
		if made := b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"Other"}`)).wantStatus(200).at("Invoices.0.Contact.ContactID"); made == other {
			t.Error("a document by name found an archived contact")
		}
	})
	t.Run("section 18.7: a name that only an archived contact has is free, unless switched", func(t *testing.T) {
		t.Parallel()
		b := setup(t, with(func(s *books.Switches) { s.ArchivedNamesMatch = true }))
		id := b.contact("Hutt Homes")
		b.post("/Contacts", `{"Contacts":[{"ContactID":"`+id+`","ContactStatus":"ARCHIVED"}]}`).wantStatus(200)
		b.post("/Contacts", `{"Contacts":[{"Name":"Hutt Homes"}]}`).wantRefused(archived)
		b.put("/Invoices", document("ACCREC", `"Contact":{"Name":"Hutt Homes"}`)).wantRefused(archived)
	})
	t.Run("section 8: persons left out of an update are gone, addresses of another type stay", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := b.put("/Contacts", `{"Contacts":[{"Name":"A","ContactPersons":[{"FirstName":"Ana"},{"FirstName":"Bo"}],
			"Addresses":[{"AddressType":"STREET","City":"Petone"}]}]}`).at("Contacts.0.ContactID")
		g := b.postBare("/Contacts/"+id, `{"ContactPersons":[{"FirstName":"Bo"}],"Addresses":[{"AddressType":"POBOX","City":"Hutt"}]}`).wantStatus(200)
		g.want("Contacts.0.ContactPersons.0.FirstName", "Bo")
		g.want("Contacts.0.ContactPersons.1", "")
		g.want("Contacts.0.Addresses.0.City", "Hutt")
		g.want("Contacts.0.Addresses.1.City", "Petone")
	})
}

// Covers 8/name, 8/contactnumber, 8/emailaddress, 8/addresses, 8/phones, 8/contactpersons, 8/contactstatus.
func TestContactFields(t *testing.T) {
	b := setup(t)
	long := func(n int) string { return strings.Repeat("x", n) }
	for name, c := range map[string]struct{ fields, text string }{
		"no name":           {`"FirstName":"Ana"`, "The contact name must be specified."},
		"angle bracket":     {`"Name":"A<B"`, "The contact name must not contain < or >, nor leading, trailing or double spaces."},
		"trailing space":    {`"Name":"A "`, "The contact name must not contain < or >, nor leading, trailing or double spaces."},
		"double space":      {`"Name":"A  B"`, "The contact name must not contain < or >, nor leading, trailing or double spaces."},
		"long name":         {`"Name":"` + long(256) + `"`, "The field Name must not be longer than 255 characters."},
		"long number":       {`"Name":"A","ContactNumber":"` + long(51) + `"`, "The field ContactNumber must not be longer than 50 characters."},
		"bad e-mail":        {`"Name":"A","EmailAddress":"nobody"`, "Email address must be valid"},
		"umlaut in e-mail":  {`"Name":"A","EmailAddress":"jörg@hutt.nz"`, "Email address must be valid"},
		"country of digits": {`"Name":"A","Addresses":[{"AddressType":"STREET","Country":"NZ 1"}]`, "The country of an address must contain letters only."},
		"unknown status":    {`"Name":"A","ContactStatus":"GONE"`, "The contact status GONE is not valid."},
		"six persons": {`"Name":"A","ContactPersons":[{"FirstName":"a"},{"FirstName":"b"},{"FirstName":"c"},{"FirstName":"d"},{"FirstName":"e"},{"FirstName":"f"}]`,
			"A contact must not have more than 5 contact persons."},
		"unknown phone": {`"Name":"A","Phones":[{"PhoneType":"PAGER"}]`, "The address or phone type PAGER is not valid."},
	} {
		t.Run("section 8: refused: "+name, func(t *testing.T) {
			g := b.must(call{method: "PUT", path: "/Contacts", body: `{"Contacts":[{` + c.fields + `}]}`, isBad: true})
			g.wantRefused(c.text)
		})
	}
}

// Covers 7/paging, 7/unpaged-lists, 7/if-modified-since, 7/where, 7/optimised-filters-contacts, 7/explicit-lists,
// 7/summaryonly-true, 8/mergedtocontactid, 16/400-2, 16/412.
func TestContactLists(t *testing.T) {
	b := setup(t)
	var ids []string
	for _, name := range []string{"Abby & Wells", "Bay Timber", "City Sofas"} {
		ids = append(ids, b.put("/Contacts", `{"Contacts":[{"Name":"`+name+`","EmailAddress":"Info@`+strings.Fields(name)[0]+`.nz","SalesDefaultAccountCode":"200"}]}`).at("Contacts.0.ContactID"))
	}
	t.Run("section 7: pages", func(t *testing.T) {
		g := b.get("/Contacts?page=2&pageSize=2")
		g.want("pagination", `{"itemCount":3,"page":2,"pageCount":2,"pageSize":2}`)
		g.want("Contacts.0.Name", "City Sofas")
		g.want("Contacts.0.SalesDefaultAccountCode", "200")
		g.want("Contacts.1", "")
		b.get("/Contacts?page=0&pageSize=5000").want("pagination.pageSize", "1000")
		b.get("/Contacts?page=9").want("Contacts", "[]")
	})
	t.Run("section 7: an unpaged list has fewer fields and stubs", func(t *testing.T) {
		g := b.get("/Contacts")
		g.want("pagination", "")
		g.want("Contacts.0.Phones.0", `{"PhoneType":"DDI"}`)
		g.want("Contacts.0.SalesDefaultAccountCode", "")
		g.want("Contacts.0.HasAttachments", "false")
	})
	t.Run("section 7: where finds without regard to case and gives empty texts", func(t *testing.T) {
		g := b.get(`/Contacts?where=Name%3D%3D%22bay%20timber%22`)
		g.want("Contacts.0.ContactID", ids[1])
		g.want("Contacts.0.Phones.0.PhoneNumber", "")
		if !g.has("Contacts.0.Phones.0.PhoneNumber") {
			t.Error("a where list has stubs")
		}
		b.get(`/Contacts?where=EmailAddress!=null%20AND%20EmailAddress.StartsWith(%22info@city%22)`).want("Contacts.0.ContactID", ids[2])
		b.get(`/Contacts?page=1&where=ContactID%3D%3DGuid(%22`+ids[0]+`%22)`).want("pagination.itemCount", "1")
	})
	t.Run("section 16: a bad where is a QueryParseException without Elements", func(t *testing.T) {
		for _, where := range []string{"Name%3D%3D", "Nonsense%3D%3D%22x%22", "TaxNumber.StartsWith(%221%22)"} {
			g := b.get("/Contacts?where=" + where).wantStatus(400)
			g.want("ErrorNumber", "16")
			g.want("Type", "QueryParseException")
			g.want("Elements", "")
		}
		b.get("/Contacts?order=Name%20SIDEWAYS").wantStatus(400).want("ErrorNumber", "16")
		b.get("/Contacts?order=Nonsense").wantStatus(400).want("ErrorNumber", "16")
	})
	t.Run("section 7: IDs, searchTerm, order, summaryOnly", func(t *testing.T) {
		b.get("/Contacts?IDs="+ids[0]+","+ids[2]).want("Contacts.1.ContactID", ids[2])
		b.get("/Contacts?searchTerm=SOFA").want("Contacts.0.ContactID", ids[2])
		b.get("/Contacts?order=Name%20DESC").want("Contacts.0.ContactID", ids[2])
		g := b.get("/Contacts?summaryOnly=true")
		g.want("pagination.itemCount", "3")
		if g.has("Contacts.0.IsCustomer") {
			t.Error("summaryOnly shows IsCustomer")
		}
	})
	t.Run("section 7: If-Modified-Since in both forms", func(t *testing.T) {
		since := b.clock.now().UTC().Add(2e9)
		b.postBare("/Contacts/"+ids[1], `{"FirstName":"Ana"}`)
		b.clock.advance(5e9)
		b.postBare("/Contacts/"+ids[1], `{"FirstName":"Bo"}`).wantStatus(200)
		for _, form := range []string{"2006-01-02T15:04:05.000Z", "2006-01-02T15:04:05"} {
			g := b.must(call{method: "GET", path: "/Contacts?page=1", modifiedSince: since.Format(form), isBad: true})
			g.want("pagination.itemCount", "1")
			g.want("Contacts.0.ContactID", ids[1])
		}
		b.must(call{method: "GET", path: "/Contacts", modifiedSince: "yesterday", isBad: true}).wantStatus(http.StatusPreconditionFailed)
	})
	t.Run("section 7: merged contacts show where they went", func(t *testing.T) {
		desk := store.NewDesk(b.store, b.clock.now, books.Switches{})
		if err := desk.MergeContact(t.Context(), ids[0], ids[1]); err != nil {
			t.Fatal(err)
		}
		g := b.get("/Contacts/" + ids[0])
		g.want("Contacts.0.ContactStatus", "ARCHIVED")
		g.want("Contacts.0.MergedToContactID", ids[1])
	})
}

// Covers 6.summarizeerrors/summarizeerrors-false, 6.summarizeerrors/absent-or-true, 6.summarizeerrors/failed-create,
// 17/error-elements-lists-ids-only, 6.summarizeerrors/whether-good-elements-are-saved-when-the, 17/summarizeerrors-default-false, 18/4.
func TestManyContacts(t *testing.T) {
	b := setup(t, func(c *api.Config) { c.DayLimit = 5000 })
	g := b.put("/Contacts?summarizeErrors=false", `{"Contacts":[{"Name":"A"},{"Name":"A"},{"Name":"B","EmailAddress":"x"}]}`).wantStatus(200)
	t.Run("section 6: summarizeErrors=false answers each element", func(t *testing.T) {
		g.want("Contacts.0.StatusAttributeString", "OK")
		g.want("Contacts.1.StatusAttributeString", "ERROR")
		g.want("Contacts.1.HasValidationErrors", "true")
		g.want("Contacts.1.ContactID", "00000000-0000-0000-0000-000000000000")
		g.want("Contacts.2.ValidationErrors.0.Message", "Email address must be valid")
	})
	t.Run("section 18.4: nothing of a summarised 400 is kept, unless switched", func(t *testing.T) {
		for _, query := range []string{"", "?summarizeErrors=true", "?summarizeErrors=1"} {
			bad := b.put("/Contacts"+query, `{"Contacts":[{"Name":"Good"},{"Name":"A","LastName":"Ng"},{"Name":"C","EmailAddress":"x"}]}`).wantStatus(400)
			bad.want("Elements.0.LastName", "Ng")
			bad.want("Elements.0.Name", "A")
			bad.want("Elements.1.ValidationErrors.0.Message", "Email address must be valid")
			bad.want("Elements.2", "")
		}
		b.get("/Contacts?page=1").want("pagination.itemCount", "1")
		keeping := setup(t, with(func(s *books.Switches) { s.SavesGoodWhenSummarised = true }))
		keeping.put("/Contacts", `{"Contacts":[{"Name":"Good"},{"Name":" "}]}`).wantStatus(400)
		keeping.get("/Contacts?page=1").want("pagination.itemCount", "1")
	})
}
