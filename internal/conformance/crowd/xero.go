package crowd

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"daybook/internal/conformance/firms"
	"daybook/internal/contact/match"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// Out of so many contacts one is a second entry of the one before it, one is archived, and one was merged into another.
const (
	everySecondEntry = 40
	everyArchived    = 25
	everyMerged      = 100
)

// FillXero adds n contacts to a practice organisation, some of them archived or merged, all changed at an instant. They are those
// that Lists(n).Right tells of, in its order, but for a few that are second entries. Names are unique, as Xero wants them.
func FillXero(ctx context.Context, s *store.Store, n int, changed time.Time) error {
	return s.Update(ctx, func(tx *store.Tx) error {
		all := store.ContactQuery{IncludesArchived: true}
		have, err := tx.ListContacts(ctx, all)
		if err != nil {
			return err
		}
		taken := map[string]bool{}
		for _, c := range have {
			taken[strings.ToLower(c.Name)] = true
		}
		for i, c := range xeroContacts(n, taken) {
			c.UpdatedAt = changed
			if err := tx.SaveContact(ctx, c); err != nil {
				return fmt.Errorf("add contact %d: %w", i, err)
			}
		}
		return nil
	})
}

// Lists is two lists of n firms, one for the company file and one for Xero, of which each has most of the other's.
func Lists(n int) firms.Lists { return firms.Make(n, 1) }

// xeroContacts makes n contacts whose names are not taken.
func xeroContacts(n int, taken map[string]bool) []books.Contact {
	records := Lists(n).Right
	list := make([]books.Contact, 0, len(records))
	for i, r := range records {
		c := atXero(i, r)
		switch {
		case i == 0:
		case i%everySecondEntry == 0:
			c = secondEntry(c, list[i-1])
		case i%everyMerged == everyMerged/2+1:
			c.Status, c.MergedToID = books.StatusArchived, list[i-1].ID
		case i%everyArchived == everyArchived/2:
			c.Status = books.StatusArchived
		}
		c.Name = freeName(c.Name, taken)
		list = append(list, c)
	}
	return list
}

// atXero is a record as a person entered it at Xero.
func atXero(i int, r match.Record) books.Contact {
	c := books.Contact{
		ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("crowd:"+strconv.Itoa(i))).String(), Status: books.StatusActive,
		Name: tidy(r.Name), FirstName: r.GivenName, LastName: r.FamilyName, EmailAddress: first(r.Emails), TaxNumber: first(r.TaxNumbers),
		CompanyNumber: first(r.CompanyNumbers), BankAccountDetails: first(r.BankAccounts), Website: first(r.Websites),
		IsCustomer: i%5 < 3, IsSupplier: i%5 == 2 || i%5 == 3, BillTerms: books.PaymentTerm{Day: 20, Type: books.TermsNextMonth},
	}
	for n, number := range r.Phones {
		c.Phones = append(c.Phones, books.Phone{Type: []string{"DEFAULT", "MOBILE", "DDI", "FAX"}[n%4], Number: number})
	}
	if len(r.Addresses) > 0 {
		a := r.Addresses[0]
		c.Addresses = []books.Address{{Type: []string{"STREET", "POBOX"}[i%2], Line1: a.Street, City: a.City, Region: a.Region,
			PostalCode: a.PostalCode, Country: a.Country}}
	}
	return c
}

// secondEntry is a contact that somebody entered again without looking: the name shortened, one way to reach them.
func secondEntry(c, before books.Contact) books.Contact {
	words := strings.Fields(before.Name)
	c.Name = strings.Join(words[:max(1, len(words)-1)], " ")
	c.FirstName, c.LastName, c.TaxNumber, c.CompanyNumber, c.BankAccountDetails, c.Website = "", "", "", "", "", ""
	c.Phones, c.Addresses, c.EmailAddress = before.Phones, nil, before.EmailAddress
	return c
}

// freeName is the name, with a number behind it where it is taken, and takes it.
func freeName(name string, taken map[string]bool) string {
	free := name
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	taken[strings.ToLower(free)] = true
	return free
}

func tidy(name string) string { return strings.Join(strings.Fields(name), " ") }

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}
