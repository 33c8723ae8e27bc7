package page_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

func contactPath(id string) string { return "/app/" + code + "/contacts/contact/" + id }

func (b *bench) contact(id string) books.Contact {
	b.t.Helper()
	var found books.Contact
	err := b.store.View(b.t.Context(), func(tx *store.Tx) (err error) {
		found, _, err = tx.FindContact(b.t.Context(), id)
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

// pressed sends a form and wants a text on the page that follows.
func (b *bench) pressed(path string, fields url.Values, status int, want string) string {
	b.t.Helper()
	got, shown := b.press(path, fields)
	if got != status || !strings.Contains(shown, want) {
		b.t.Errorf("%s %v: %d, without %q", path, fields, got, want)
	}
	return shown
}

func TestAContactIsArchivedAndRestored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := contactPath(customer)
	if shown := b.pressed(path, url.Values{"do": {"archive"}}, http.StatusOK, "The contact was archived."); strings.Contains(shown, "Archive Hutt") || strings.Contains(shown, ">Edit<") {
		t.Error("an archived contact can be archived or edited")
	}
	if _, shown := b.get("/contacts"); strings.Contains(shown, "Hutt Homes") {
		t.Error("the list still shows the archived contact")
	}
	if _, shown := b.get("/contacts?show=all"); !strings.Contains(shown, "Archived") {
		t.Error("the full list does not show the archived contact")
	}
	b.pressed(path, url.Values{"do": {"archive"}}, http.StatusUnprocessableEntity, "matched an archived contact")
	b.pressed(path, url.Values{"do": {"restore-contact"}}, http.StatusOK, "The contact is active again.")
	if !b.contact(customer).IsActive() {
		t.Error("the contact was not restored")
	}
	b.pressed(path, url.Values{"do": {"sell"}}, http.StatusUnprocessableEntity, "Nothing of that name can be done here.")
	b.pressed(path, url.Values{"do": {"archive"}}, http.StatusOK, "The contact was archived.")
	b.pressed("/contacts/new", url.Values{"name": {"HUTT Homes & Co"}}, http.StatusOK, "The contact was added.")
	b.pressed(path, url.Values{"do": {"restore-contact"}}, http.StatusUnprocessableEntity, "already assigned to another contact")
}

func TestAContactIsMergedIntoAnotherWithItsDocuments(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := contactPath(supplier)
	for into, want := range map[string]string{
		"Nobody": "No other active contact is called “Nobody”.", "": "No other active contact is called “”.",
		"Rimu Timber <Supplies>": "No other active contact is called", // itself
	} {
		b.pressed(path, url.Values{"do": {"merge"}, "into": {into}}, http.StatusUnprocessableEntity, want)
	}
	if _, shown := b.get(path); !strings.Contains(shown, `<option value="Hutt Homes &amp; Co">`) || strings.Contains(shown, `<option value="Rimu`) {
		t.Error("the other contacts are not suggested")
	}
	shown := b.pressed(path, url.Values{"do": {"merge"}, "into": {"hutt homes & co"}}, http.StatusOK, "The contact was merged, and its documents moved.")
	if !strings.Contains(shown, "Merged into") || strings.Contains(shown, `value="merge"`) {
		t.Error("the merged contact does not say where it went")
	}
	merged, kept := b.contact(supplier), b.contact(customer)
	if merged.IsActive() || merged.MergedToID != customer || !kept.IsSupplier || !kept.IsCustomer {
		t.Errorf("merged %+v into %+v", merged, kept)
	}
	if i := b.invoice(bill); i.ContactID != customer {
		t.Errorf("the bill is still of %s", i.ContactID)
	}
	if _, shown := b.get(contactPath(customer)); !strings.Contains(shown, "RT-991") {
		t.Error("the bill is not shown with the contact that stays")
	}
}

func TestAContactIsAddedAndEdited(t *testing.T) {
	t.Parallel()
	b := setup(t)
	typed := url.Values{"name": {" Kōwhai Joinery "}, "firstName": {"Ana"}, "email": {"ana@kowhai.example"}, "phone": {"03 555 0100"},
		"website": {"https://kowhai.example"}, "taxNumber": {"49-091-850"}, "bankAccount": {"01-0902-0068389-00"}, "street.line1": {"1 Quay St"}, "street.city": {"Nelson"}}
	shown := b.pressed("/contacts/new", typed, http.StatusOK, "The contact was added.")
	id := regexp.MustCompile(`contacts/edit/([^"]+)"`).FindStringSubmatch(shown)
	if id == nil {
		t.Fatal("the new contact is not shown")
	}
	want := books.Contact{ID: id[1], Status: "ACTIVE", Name: "Kōwhai Joinery", FirstName: "Ana", EmailAddress: "ana@kowhai.example", Website: "https://kowhai.example",
		TaxNumber: "49-091-850", BankAccountDetails: "01-0902-0068389-00"}
	got := b.contact(id[1])
	if got.Name != want.Name || got.FirstName != want.FirstName || got.EmailAddress != want.EmailAddress || got.Website != want.Website ||
		got.TaxNumber != want.TaxNumber || got.BankAccountDetails != want.BankAccountDetails || got.UpdatedAt != now ||
		len(got.Phones) != 1 || got.Phones[0] != (books.Phone{Type: "DEFAULT", Number: "03 555 0100"}) ||
		len(got.Addresses) != 1 || got.Addresses[0] != (books.Address{Type: "STREET", Line1: "1 Quay St", City: "Nelson"}) {
		t.Errorf("kept %+v", got)
	}
	edit := "/app/" + code + "/contacts/edit/" + id[1]
	if _, form := b.get(edit); !strings.Contains(form, `value="Kōwhai Joinery"`) || !strings.Contains(form, `value="03 555 0100"`) || !strings.Contains(form, "Save changes") {
		t.Error("the form does not show what is stored")
	}
	typed.Set("street.city", "Motueka")
	typed.Set("firstName", "")
	b.pressed(edit, typed, http.StatusOK, "The contact was changed.")
	if got := b.contact(id[1]); got.FirstName != "" || got.Addresses[0].City != "Motueka" || len(got.Phones) != 1 {
		t.Errorf("after the change %+v", got)
	}
}

// What a form does not show stays: further address lines, the person letters go to, the codes of a phone.
func TestAnEditKeepsWhatTheFormDoesNotShow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	before := b.contact(customer)
	before.Phones = []books.Phone{{Type: "DEFAULT", CountryCode: "64", AreaCode: "4", Number: "555 0100"}, {Type: "FAX", Number: "9"}}
	before.Addresses[0].Line3, before.Addresses[0].AttentionTo = "Wharf side", "Accounts"
	if err := b.store.Update(t.Context(), func(tx *store.Tx) error { return tx.SaveContact(t.Context(), before) }); err != nil {
		t.Fatal(err)
	}
	b.pressed("/app/"+code+"/contacts/edit/"+customer, url.Values{"name": {before.Name}, "phone": {"64 4 555 0100"}, "street.line1": {"14 Jackson Street"}}, http.StatusOK, "The contact was changed.")
	got := b.contact(customer)
	if len(got.Phones) != 2 || got.Phones[0] != before.Phones[0] || got.Addresses[0].Line1 != "14 Jackson Street" || got.Addresses[0].Line3 != "Wharf side" || got.Addresses[0].AttentionTo != "Accounts" {
		t.Errorf("after the change %+v", got)
	}
}

func TestWhatCannotBeAContactIsSaidOverTheForm(t *testing.T) {
	t.Parallel()
	b := setup(t)
	shown := b.pressed("/contacts/new", url.Values{"name": {"Hutt Homes & Co"}, "email": {"typed@before.example"}}, http.StatusUnprocessableEntity, "already assigned to another contact")
	if !strings.Contains(shown, "typed@before.example") {
		t.Error("what was typed is lost")
	}
	edit := "/app/" + code + "/contacts/edit/" + customer
	b.pressed(edit, url.Values{"name": {"Hutt Homes & Co"}, "email": {"nobody"}}, http.StatusUnprocessableEntity, "Email address must be valid")
	for _, path := range []string{"/app/" + code + "/contacts/edit/nobody", "/app/!other/contacts/edit/" + customer} {
		if status, _ := b.get(path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
	if resp, err := b.browser.PostForm(b.base+edit, url.Values{"name": {"Mine"}, "csrf": {"made up"}}); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another site: %v, %v", resp, err)
	}
	if b.contact(customer).Name != "Hutt Homes & Co" {
		t.Error("a refused form changed the contact")
	}
}
