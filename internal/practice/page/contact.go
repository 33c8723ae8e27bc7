package page

import (
	"fmt"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// contactPage is what contact.html shows.
type contactPage struct {
	Link      string
	Name      string
	Status    status
	Roles     string
	Facts     []fact
	Addresses [][]string
	Documents []documentRow
	Credits   []creditRow
	Files     []fileRow
	Changes   []changeRow
	IsActive  bool
	// CanMerge says that it was not merged yet; Names suggests what it may be merged into.
	CanMerge       bool
	Names          []string
	Edit           string
	MergedInto     string
	MergedIntoLink string
}

// fact is one line of the contact's details.
type fact struct{ Name, Value string }

func (p *Page) contact(w http.ResponseWriter, r *http.Request) { p.showContact(w, r, "") }

// showContact shows a contact, under a refusal when there is one.
func (p *Page) showContact(w http.ResponseWriter, r *http.Request, refusal string) {
	p.view(w, r, "contact.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		c, ok, err := tx.FindContact(ctx, r.PathValue("id"))
		if err != nil || !ok || r.PathValue("code") != ref.Organisation.ShortCode {
			return frame{Tab: "/contacts"}, false, err
		}
		content := contactPage{
			Link: contactLink(ref, c.ID), Name: c.Name, Status: statusOf(c.Status), Roles: roles(c), Facts: factsOf(c), IsActive: c.IsActive(),
			CanMerge: c.MergedToID == "", Edit: editLink(ref, c.ID),
		}
		for _, a := range c.Addresses {
			if lines := addressLines(books.Contact{Addresses: []books.Address{a}}); lines != nil {
				content.Addresses = append(content.Addresses, lines)
			}
		}
		if content.Names, err = namesToMergeInto(ctx, tx, c); err != nil {
			return frame{}, false, err
		}
		if c.MergedToID != "" {
			merged, _, err := tx.FindContact(ctx, c.MergedToID)
			if err != nil {
				return frame{}, false, err
			}
			content.MergedInto, content.MergedIntoLink = merged.Name, contactLink(ref, merged.ID)
		}
		invoices, err := tx.ListInvoices(ctx, store.InvoiceQuery{ContactIDs: []string{c.ID}, NewestFirst: true, Limit: pageSize})
		if err != nil {
			return frame{}, false, err
		}
		if content.Documents, err = documentRows(ctx, tx, ref, invoices); err != nil {
			return frame{}, false, err
		}
		notes, err := tx.ListCreditNotes(ctx, store.CreditNoteQuery{ContactIDs: []string{c.ID}, NewestFirst: true, Limit: pageSize})
		if err != nil {
			return frame{}, false, err
		}
		if content.Credits, err = creditRows(ctx, tx, ref, notes); err != nil {
			return frame{}, false, err
		}
		if content.Files, err = filesOf(ctx, tx, ref, c.ID); err != nil {
			return frame{}, false, err
		}
		content.Changes, err = changesOf(ctx, tx, ref.Organisation, c.ID)
		return frame{Title: c.Name, Tab: "/contacts", Content: content, Message: refusal, IsRefused: refusal != ""}, true, err
	})
}

// factsOf lists the details that are filled.
func factsOf(c books.Contact) []fact {
	facts := []fact{
		{"Contact code", c.Number},
		{"Account number", c.AccountNumber},
		{"Primary person", strings.TrimSpace(c.FirstName + " " + c.LastName)},
		{"E-mail", c.EmailAddress},
	}
	for _, ph := range c.Phones {
		name := map[string]string{"DEFAULT": "Phone", "DDI": "Direct dial", "MOBILE": "Mobile", "FAX": "Fax"}[ph.Type]
		facts = append(facts, fact{name, wholeNumber(ph)})
	}
	facts = append(facts,
		fact{"Website", c.Website}, fact{"Company number", c.CompanyNumber}, fact{"GST number", c.TaxNumber},
		fact{"Bank account", c.BankAccountDetails}, fact{"Currency", string(c.DefaultCurrency)},
		fact{"Bills are due", termsWords(c.BillTerms)}, fact{"Invoices are due", termsWords(c.SalesTerms)},
		fact{"Sales account", c.SalesAccountCode}, fact{"Purchases account", c.PurchasesAccountCode},
		fact{"Discount", discountWords(c)}, fact{"Groups", groupWords(c)},
	)
	for _, person := range c.Persons {
		facts = append(facts, fact{"Also", strings.TrimSpace(person.FirstName + " " + person.LastName + " " + person.EmailAddress)})
	}
	filled := facts[:0]
	for _, f := range facts {
		if f.Value != "" {
			filled = append(filled, f)
		}
	}
	return filled
}

// termsWords says when documents fall due; "" for no terms.
func termsWords(t books.PaymentTerm) string {
	words := map[string]string{
		books.TermsAfterDate: "%d days after the date", books.TermsAfterMonth: "%d days after the month",
		books.TermsThisMonth: "on day %d of the month", books.TermsNextMonth: "on day %d of the next month",
	}[t.Type]
	if words == "" {
		return t.Type
	}
	return fmt.Sprintf(words, t.Day)
}

func discountWords(c books.Contact) string {
	if c.Discount == 0 {
		return ""
	}
	return c.Discount.Words()
}

func groupWords(c books.Contact) string {
	names := make([]string, 0, len(c.Groups))
	for _, g := range c.Groups {
		names = append(names, g.Name)
	}
	return strings.Join(names, ", ")
}
