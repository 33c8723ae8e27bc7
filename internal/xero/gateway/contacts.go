package gateway

import (
	"context"
	"time"

	"daybook/internal/intake/contacts"
	"daybook/internal/xero"
)

// Organisation implements the import's Ledger: the id of the organisation in use, "" for none.
func (g *Gateway) Organisation() string { return g.Client().TenantID }

// Contacts implements the import's Ledger: every contact of an organisation changed since an instant, archived ones
// included, page by page.
func (g *Gateway) Contacts(ctx context.Context, organisation string, since time.Time, from int, visit func(contacts.Page) error) error {
	for page, err := range g.clientOf(organisation).ContactPages(ctx, xero.ContactQuery{IncludeArchived: true, ModifiedSince: since, Page: from}) {
		if err != nil {
			return err
		}
		err := visit(contacts.Page{Contacts: each(page.Contacts, ToContact), Number: from, Total: page.Page.Items, ServerTime: page.ServerTime})
		if err != nil {
			return err
		}
		from++
	}
	return nil
}
