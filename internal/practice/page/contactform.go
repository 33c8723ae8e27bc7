package page

import (
	"context"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// contactForm is what contactform.html shows.
type contactForm struct {
	// Link is where the form is sent, Back the page before it.
	Link, Back, BackName string
	Button               string
	Groups               []formGroup
}

// formGroup is some fields under a heading.
type formGroup struct {
	Name   string
	Fields []formField
}

// formField is one text of a form.
type formField struct {
	Key, Label, Value string
	Size              int
}

// contactForm shows the form, empty where the address names no contact.
func (p *Page) contactForm(w http.ResponseWriter, r *http.Request) { p.showContactForm(w, r, "", nil) }

// showContactForm shows the form of the contact in the address, or an empty one where it names none; with what was typed
// where that was refused.
func (p *Page) showContactForm(w http.ResponseWriter, r *http.Request, refusal string, typed func(key string) string) {
	p.view(w, r, "contactform.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		f := frame{Title: "New contact", Tab: "/contacts", Message: refusal, IsRefused: refusal != ""}
		form := contactForm{Link: "/contacts/new", Back: "/contacts", BackName: "Contacts", Button: "Add contact"}
		var c books.Contact
		if id := r.PathValue("id"); id != "" {
			var ok bool
			var err error
			if c, ok, err = tx.FindContact(r.Context(), id); err != nil || !ok || r.PathValue("code") != ref.Organisation.ShortCode {
				return f, false, err
			}
			f.Title = "Edit " + c.Name
			form.Link, form.Back, form.BackName, form.Button = editLink(ref, c.ID), contactLink(ref, c.ID), c.Name, "Save changes"
		}
		form.Groups = contactGroups(c)
		for _, group := range form.Groups {
			for i, field := range group.Fields {
				if typed != nil {
					group.Fields[i].Value = typed(field.Key)
				}
			}
		}
		f.Content = form
		return f, true, nil
	})
}

// contactGroups are the fields of the form with what a contact has in them.
func contactGroups(c books.Contact) []formGroup {
	return []formGroup{
		{"Contact", []formField{
			{"name", "Contact name", c.Name, 40}, {"accountNumber", "Account number", c.AccountNumber, 12},
			{"firstName", "First name", c.FirstName, 16}, {"lastName", "Last name", c.LastName, 16},
			{"email", "E-mail", c.EmailAddress, 32}, {"phone", "Phone", joinedPhone(c, "DEFAULT"), 18},
			{"mobile", "Mobile", joinedPhone(c, "MOBILE"), 18}, {"website", "Website", c.Website, 32},
		}},
		{"Numbers", []formField{
			{"taxNumber", "GST number", c.TaxNumber, 16}, {"companyNumber", "Company number", c.CompanyNumber, 18},
			{"bankAccount", "Bank account", c.BankAccountDetails, 24},
		}},
		{"Postal address", addressFields("postal", addressOf(c, "POBOX"))},
		{"Street address", addressFields("street", addressOf(c, "STREET"))},
	}
}

func addressFields(key string, a books.Address) []formField {
	return []formField{
		{key + ".line1", "Line 1", a.Line1, 32}, {key + ".line2", "Line 2", a.Line2, 24}, {key + ".city", "Town or city", a.City, 18},
		{key + ".region", "Region", a.Region, 14}, {key + ".postalCode", "Postcode", a.PostalCode, 8}, {key + ".country", "Country", a.Country, 16},
	}
}

// saveContact adds or changes a contact and leads to it.
func (p *Page) saveContact(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	typed := func(key string) string { return strings.TrimSpace(r.PostForm.Get(key)) }
	id, done := r.PathValue("id"), "edit"
	var err error
	if id != "" {
		err = p.atDesk(r, func(ctx context.Context, desk *store.Desk) error { return p.editContact(ctx, desk, id, typed) })
	} else {
		var created books.Contact
		created, err = p.desk().CreateContact(r.Context(), contactInput(books.Contact{}, typed))
		id, done, err = created.ID, "add", refusalOf(err)
	}
	p.afterSaving(w, r, id, done, err, typed)
}

func (p *Page) editContact(ctx context.Context, desk *store.Desk, id string, typed func(string) string) error {
	var stored books.Contact
	err := p.cfg.Store.View(ctx, func(tx *store.Tx) (err error) {
		stored, _, err = tx.FindContact(ctx, id)
		return err
	})
	if err != nil {
		return err
	}
	return desk.EditContact(ctx, id, contactInput(stored, typed))
}

// afterSaving leads to the contact, or shows the form with the refusal.
func (p *Page) afterSaving(w http.ResponseWriter, r *http.Request, id, done string, err error, typed func(string) string) {
	var ref books.Reference
	if err == nil {
		err = p.cfg.Store.View(r.Context(), func(tx *store.Tx) (err error) {
			ref, err = tx.GetReference(r.Context())
			return err
		})
	}
	if err == nil {
		w.Header().Set("Location", contactLink(ref, id)+"?done="+done) // begins with our own path, so it can lead nowhere else
		w.WriteHeader(http.StatusSeeOther)
		return
	}
	p.afterDeed(w, r, done, err, func(text string) { p.showContactForm(w, r, text, typed) })
}

// contactInput is what a form says of a contact, beside what is stored of it.
func contactInput(stored books.Contact, typed func(string) string) books.ContactInput {
	text := func(key string) *string { return new(typed(key)) }
	in := books.ContactInput{
		Name: text("name"), AccountNumber: text("accountNumber"), FirstName: text("firstName"), LastName: text("lastName"),
		EmailAddress: text("email"), Website: text("website"), TaxNumber: text("taxNumber"), CompanyNumber: text("companyNumber"),
		BankAccountDetails: text("bankAccount"),
	}
	for key, kind := range map[string]string{"phone": "DEFAULT", "mobile": "MOBILE"} {
		if typed(key) != joinedPhone(stored, kind) {
			in.Phones = append(in.Phones, books.Phone{Type: kind, Number: typed(key)})
		}
	}
	for key, kind := range map[string]string{"postal": "POBOX", "street": "STREET"} {
		a := addressOf(stored, kind)
		a.Line1, a.Line2, a.City = typed(key+".line1"), typed(key+".line2"), typed(key+".city")
		a.Region, a.PostalCode, a.Country = typed(key+".region"), typed(key+".postalCode"), typed(key+".country")
		if a != addressOf(stored, kind) {
			in.Addresses = append(in.Addresses, a)
		}
	}
	return in
}

// addressOf returns the address of a kind, or an empty one.
func addressOf(c books.Contact, kind string) books.Address {
	for _, a := range c.Addresses {
		if a.Type == kind {
			return a
		}
	}
	return books.Address{Type: kind}
}

// joinedPhone returns the number of a kind with its codes, or "".
func joinedPhone(c books.Contact, kind string) string {
	for _, ph := range c.Phones {
		if ph.Type == kind {
			return wholeNumber(ph)
		}
	}
	return ""
}

// wholeNumber is country, area and number with a space between.
func wholeNumber(ph books.Phone) string {
	return strings.Join(strings.Fields(ph.CountryCode+" "+ph.AreaCode+" "+ph.Number), " ")
}

func editLink(ref books.Reference, id string) string {
	return "/app/" + ref.Organisation.ShortCode + "/contacts/edit/" + id
}
