package ledger

import (
	"context"
	"time"

	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/xero"
)

// within returns the ledger of one client, if that is the organisation's. The client may change between calls, and an answer
// from other books would be taken for "not there".
func (l Ledger) within(organisation string) (Ledger, error) {
	client := l.client()
	if client.TenantID != organisation {
		return Ledger{}, &posting.LedgerError{Fault: fault.New(fault.Conflict, "The company file belongs to another organisation now.",
			"Look at the order again.")}
	}
	return New(func() *xero.Client { return client }), nil
}

// Read implements posting.Reader.
func (l Ledger) Read(ctx context.Context, organisation string, kind posting.Kind, ledgerID string) (posting.Findings, error) {
	l, err := l.within(organisation)
	if err != nil {
		return posting.Findings{}, err
	}
	if kind == posting.KindContact {
		found, err := l.client().GetContact(ctx, ledgerID)
		if err != nil {
			return posting.Findings{}, readError(err)
		}
		return posting.Findings{Found: []posting.Finding{contactFinding(found)}, ServerTime: l.serverTime()}, nil
	}
	if kind.IsJournal() {
		found, err := l.client().GetManualJournal(ctx, ledgerID)
		if err != nil {
			return posting.Findings{}, readError(err)
		}
		return posting.Findings{Found: []posting.Finding{journalFinding(found)}, ServerTime: l.serverTime()}, nil
	}
	found, err := l.client().GetInvoice(ctx, ledgerID)
	return l.invoices([]xero.Invoice{found}, err, func(xero.Invoice) bool { return true })
}

// FindByID implements posting.Reader.
func (l Ledger) FindByID(ctx context.Context, organisation string, ledgerIDs []string) (posting.Findings, error) {
	l, err := l.within(organisation)
	if err != nil {
		return posting.Findings{}, err
	}
	found, err := l.client().FindInvoicesByID(ctx, ledgerIDs)
	return l.invoices(found, err, func(xero.Invoice) bool { return true })
}

// ChangedSince implements posting.Reader. Documents of every app and person are listed: one that was adopted may be theirs.
func (l Ledger) ChangedSince(ctx context.Context, organisation string, since time.Time, page int) (posting.ChangedPage, error) {
	l, err := l.within(organisation)
	if err != nil {
		return posting.ChangedPage{}, err
	}
	found, err := l.client().ListInvoices(ctx, xero.InvoiceQuery{ModifiedSince: since, Page: page})
	if err != nil {
		return posting.ChangedPage{}, readError(err)
	}
	changed := posting.ChangedPage{Findings: posting.Findings{ServerTime: found.ServerTime}, IsLast: found.IsLast(), Total: found.Page.Items}
	if changed.ServerTime.IsZero() {
		changed.ServerTime = l.serverTime()
	}
	for _, i := range found.Invoices {
		changed.Found = append(changed.Found, invoiceFinding(i))
	}
	return changed, nil
}
