package gateway

import (
	"context"
	"strings"
	"time"

	"daybook/internal/contact"
	"daybook/internal/xero"
)

// Organisation implements the import's Ledger: the id of the organisation in use, "" for none.
func (g *Gateway) Organisation() string { return g.Client().TenantID }

// Contacts implements the import's Ledger: every contact of an organisation changed since an instant, archived ones
// included, page by page.
func (g *Gateway) Contacts(ctx context.Context, organisation string, since time.Time, visit func(page []contact.LedgerContact, done, total int) error) (time.Time, error) {
	var readAt time.Time
	done := 0
	for page, err := range g.clientOf(organisation).ContactPages(ctx, xero.ContactQuery{IncludeArchived: true, ModifiedSince: since}) {
		if err != nil {
			return time.Time{}, err
		}
		if readAt.IsZero() {
			readAt = page.ServerTime
		}
		done += len(page.Contacts)
		if err := visit(each(page.Contacts, ToContact), done, page.Page.Items); err != nil {
			return time.Time{}, err
		}
	}
	return readAt, nil
}

// ToContact turns Xero's contact into Daybook's mirror of it. The postal address is preferred, and the default phone.
func ToContact(c xero.Contact) contact.LedgerContact {
	return contact.LedgerContact{
		ID: c.ContactID, Name: c.Name, FirstName: c.FirstName, LastName: c.LastName, Email: c.EmailAddress,
		Phone: phoneOf(c.Phones), TaxNumber: c.TaxNumber, Number: c.ContactNumber, Address: addressOf(c.Addresses),
		Currency: c.DefaultCurrency, IsCustomer: c.IsCustomer, IsSupplier: c.IsSupplier, Status: c.ContactStatus,
		MergedToID: c.MergedToContactID, UpdatedAt: c.UpdatedAt,
	}
}

func phoneOf(phones []xero.Phone) string {
	for _, kind := range []string{"DEFAULT", "MOBILE", "DDI"} {
		for _, p := range phones {
			if p.PhoneType == kind && p.PhoneNumber != "" {
				return strings.Join(strings.Fields(p.PhoneCountryCode+" "+p.PhoneAreaCode+" "+p.PhoneNumber), " ")
			}
		}
	}
	return ""
}

func addressOf(addresses []xero.Address) contact.Address {
	for _, kind := range []string{"POBOX", "STREET"} {
		for _, a := range addresses {
			if a.AddressType == kind && (a.AddressLine1 != "" || a.City != "") {
				rest := strings.Fields(strings.Join([]string{a.AddressLine2, a.AddressLine3, a.AddressLine4}, " "))
				return contact.Address{Line1: a.AddressLine1, Line2: strings.Join(rest, " "), City: a.City,
					Region: a.Region, PostalCode: a.PostalCode, Country: a.Country}
			}
		}
	}
	return contact.Address{}
}
