package gateway

import (
	"context"
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
