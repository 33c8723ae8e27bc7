package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Covers 7/unpaged-lists.
func TestTermsAreKeptAsSent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const terms = `{"Bills":{"Day":20,"Type":"OFFOLLOWINGMONTH"},"Sales":{"Day":60,"Type":"DAYSAFTERBILLDATE"}}`
	g := b.put("/Contacts", `{"Contacts":[{"Name":"A","PaymentTerms":`+terms+`}]}`).wantStatus(200)
	g.want("Contacts.0.PaymentTerms", terms)
	id := g.at("Contacts.0.ContactID")
	for query, isWhole := range map[string]bool{"": false, "?IDs=" + id: false, "?page=1": true, "/" + id: true} {
		if got := b.get("/Contacts" + query); got.has("Contacts.0.PaymentTerms") != isWhole {
			t.Errorf("%q shows the terms: %v", query, !isWhole)
		}
	}
	b.postBare("/Contacts/"+id, `{"LastName":"Ng","PaymentTerms":{"Sales":{"Day":1,"Type":"OFCURRENTMONTH"}}}`).wantStatus(200)
	b.get("/Contacts/"+id).want("Contacts.0.PaymentTerms", `{"Bills":{"Day":20,"Type":"OFFOLLOWINGMONTH"},"Sales":{"Day":1,"Type":"OFCURRENTMONTH"}}`)
	for _, bad := range []string{`{"Day":32,"Type":"OFCURRENTMONTH"}`, `{"Day":-1,"Type":"DAYSAFTERBILLDATE"}`, `{"Day":1,"Type":"SOON"}`, `{"Day":1}`} {
		b.postBare("/Contacts/"+id, `{"PaymentTerms":{"Bills":`+bad+`}}`).wantRefused("The payment terms must have a known type and a day that it allows.")
	}
	if plain := b.put("/Contacts", `{"Contacts":[{"Name":"B","PaymentTerms":{}}]}`).wantStatus(200); plain.has("Contacts.0.PaymentTerms") {
		t.Error("a contact without terms shows some")
	}
}

func TestWebsiteDiscountAndGroupsAreForPeopleOnly(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.must(call{method: "PUT", path: "/Contacts", isBad: true,
		body: `{"Contacts":[{"Name":"A","Website":"https://mine.example","Discount":5,"ContactGroups":[{"Name":"Mine"}]}]}`}).wantStatus(200).at("Contacts.0.ContactID")
	g := b.get("/Contacts/" + id)
	g.want("Contacts.0.ContactGroups", "[]")
	for _, field := range []string{"Website", "Discount"} {
		if g.has("Contacts.0." + field) {
			t.Errorf("an app set %s: %s", field, g.raw)
		}
	}
	if err := b.desk().EditContact(t.Context(), id, books.ContactInput{Website: new("https://theirs.example")}); err != nil {
		t.Fatal(err)
	}
	err := b.store.Update(t.Context(), func(tx *store.Tx) error { return inGroup(t.Context(), tx, id) })
	if err != nil {
		t.Fatal(err)
	}
	const group = `[{"ContactGroupID":"g1","Name":"Trade","Status":"ACTIVE"}]`
	g = b.get("/Contacts/" + id)
	g.want("Contacts.0.Website", "https://theirs.example")
	g.want("Contacts.0.Discount", "7.5")
	g.want("Contacts.0.ContactGroups", group)
	b.get("/Contacts?page=1").want("Contacts.0.ContactGroups", group)
	b.get("/Contacts").want("Contacts.0.ContactGroups", "[]")
}

// inGroup gives a contact a discount and a group.
func inGroup(ctx context.Context, tx *store.Tx, id string) error {
	c, _, err := tx.FindContact(ctx, id)
	if err != nil {
		return err
	}
	c.Discount, c.Groups = 7*money.One+money.One/2, []books.ContactGroup{{ID: "g1", Name: "Trade"}}
	return tx.SaveContact(ctx, c)
}

// A role that comes with a document, a merge among them, does not show in the list of what changed (contract section 7).
//
// Covers 7/not-caught-by-it, 8/iscustomer-issupplier.
func TestARoleThatComesWithAMergeIsNoChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	kept, gone := b.contact("Kept"), b.contact("Gone")
	b.document("ACCPAY", `"Contact":{"ContactID":"`+gone+`"}`)
	b.clock.advance(time.Minute)
	if err := b.desk().MergeContact(t.Context(), gone, kept); err != nil {
		t.Fatal(err)
	}
	g := b.must(call{method: "GET", path: "/Contacts?page=1&includeArchived=true", modifiedSince: b.clock.now().Add(-30 * time.Second).UTC().Format(time.RFC3339)})
	if got := g.names("Contacts", "Name"); got != "Gone" {
		t.Errorf("changed: %s", got)
	}
	g.want("Contacts.0.MergedToContactID", kept)
	b.get("/Contacts/"+kept).want("Contacts.0.IsSupplier", "true")
	b.get("/Invoices?page=1").want("Invoices.0.Contact.ContactID", kept)
}

// Covers 6.summarizeerrors/summarizeerrors-false, 8/names-are-unique-among-active-contacts-the, 8/contactnumber.
func TestFiftyContactsAreJudgedEachByItself(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.put("/Contacts", `{"Contacts":[{"Name":"Taken","ContactNumber":"N-taken"}]}`).wantStatus(200)
	old := b.put("/Contacts", `{"Contacts":[{"Name":"Archived","ContactNumber":"N-old"}]}`).at("Contacts.0.ContactID")
	b.postBare("/Contacts/"+old, `{"ContactStatus":"ARCHIVED"}`).wantStatus(200)
	elements := make([]string, 50)
	for n := range elements {
		elements[n] = fmt.Sprintf(`{"Name":"New %d","ContactNumber":"N-%d"}`, n, n)
	}
	refusals := map[int]string{}
	set := func(n int, element, text string) { elements[n], refusals[n] = element, text }
	set(7, `{"Name":"TAKEN","ContactNumber":"N-7"}`, nameTaken("TAKEN"))
	set(19, `{"Name":"New 18","ContactNumber":"N-19"}`, nameTaken("New 18")) // that of one before it
	set(31, `{"Name":"New 31","ContactNumber":"N-taken"}`, "The contact number N-taken is already assigned to another contact.")
	set(32, `{"Name":"New 32","ContactNumber":"N-old"}`, "The contact number N-old is already assigned to another contact.")
	set(44, `{"Name":"New 44","EmailAddress":"nobody"}`, "Email address must be valid")
	elements[49] = `{"Name":"Archived","ContactNumber":"N-49"}` // free again
	g := b.put("/Contacts?summarizeErrors=false", `{"Contacts":[`+strings.Join(elements, ",")+`]}`).wantStatus(200)
	for n := range elements {
		at := fmt.Sprintf("Contacts.%d.", n)
		if text := refusals[n]; text != "" {
			g.want(at+"StatusAttributeString", "ERROR")
			g.want(at+"ValidationErrors.0.Message", text)
			continue
		}
		g.want(at+"StatusAttributeString", "OK")
	}
	b.get("/Contacts?page=1").want("pagination.itemCount", fmt.Sprint(1+50-len(refusals)))
	b.put("/Contacts", `{"Contacts":[{"Name":"Good"},{"Name":"Taken"}]}`).wantRefused(nameTaken("Taken"))
	b.get("/Contacts?page=1").want("pagination.itemCount", fmt.Sprint(1+50-len(refusals)))
}

func nameTaken(name string) string { return strings.Replace(taken, "Hutt Homes", name, 1) }
