// Package ledger is Xero as posting needs it: it turns documents into Xero's bytes and Xero's answers into facts, on top
// of the typed client. It judges nothing and repeats nothing.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/xero"
)

// Ledger implements posting.Ledger.
type Ledger struct {
	client func() *xero.Client
}

// New returns a Ledger. client gives the client of the organisation in use, which may change between calls.
func New(client func() *xero.Client) Ledger { return Ledger{client: client} }

// Send implements posting.Ledger. It sends once, whatever happens (R14), and only to the organisation it is for.
func (l Ledger) Send(ctx context.Context, out posting.Outgoing) posting.Reply {
	client := l.client()
	if client.TenantID != out.Organisation {
		return posting.Reply{IsUnsent: true, Err: fmt.Errorf("the request is for organisation %q, not %q", out.Organisation, client.TenantID)}
	}
	target := targetOf(out)
	ctx = about(ctx, out.Kind, out.Number)
	reply, err := client.SendFrozen(ctx, target, out.Body, out.Key)
	if !ruleSendOnce && reply.Sent && reply.HTTPStatus == 0 {
		reply, err = client.SendFrozen(ctx, target, out.Body, out.Key)
	}
	facts := posting.Reply{
		IsUnsent: !reply.Sent, IsOffline: fault.Is(err, fault.Offline), IsLimited: fault.Is(err, fault.RateLimited),
		NeedsSignIn: fault.Is(err, fault.AuthExpired), MissingScope: reply.MissingScope, Status: reply.HTTPStatus, IsReadable: reply.Readable, ServerTime: reply.ServerTime, RetryAfter: reply.RetryAfter,
		Limit: reply.LimitProblem, Message: reply.Problem, Err: err,
	}
	for _, e := range reply.Elements {
		facts.Elements = append(facts.Elements, element(e, out.Kind))
	}
	return facts
}

// targetOf is the address of a frozen request: what creates goes to a collection, what changes to its own record.
func targetOf(out posting.Outgoing) xero.Target {
	switch out.Kind {
	case posting.KindContact:
		return xero.Target{Kind: xero.PathContacts}
	case posting.KindJournal:
		return xero.Target{Kind: xero.PathManualJournals}
	case posting.KindJournalChange:
		return xero.Target{Kind: xero.PathManualJournal, ID: out.LedgerID}
	case posting.KindAttachment:
		return xero.Target{Kind: xero.PathAttachment, Of: xero.OfManualJournal, ID: out.LedgerID, FileName: out.FileName, ContentType: out.MimeType}
	case posting.KindInvoice, posting.KindBill:
	}
	return xero.Target{Kind: xero.PathInvoices}
}

// about has the Activity list say which document an exchange was for.
func about(ctx context.Context, kind posting.Kind, number string) context.Context {
	return xero.About(ctx, string(kind)+" "+number)
}

// FindInvoices implements posting.Ledger.
func (l Ledger) FindInvoices(ctx context.Context, number string) (posting.Findings, error) {
	found, err := l.client().FindInvoicesByNumber(about(ctx, posting.KindInvoice, number), []string{number})
	return l.invoices(found, err, func(i xero.Invoice) bool { return i.Type == xero.SalesInvoice })
}

// FindBills implements posting.Ledger. The contact is left out of the question, because it may have been merged since.
func (l Ledger) FindBills(ctx context.Context, _, number string, date civil.Date) (posting.Findings, error) {
	found, err := l.client().FindInvoicesByNumber(about(ctx, posting.KindBill, number), []string{number})
	return l.invoices(found, err, func(i xero.Invoice) bool { return i.Type == xero.Bill && (date.IsZero() || i.Date == date) })
}

// FindContacts implements posting.Ledger. Numbers that begin alike, as those of one batch do, are asked for in one call: an
// address long enough for 50 of them is answered with 404, which would be taken for "not there".
func (l Ledger) FindContacts(ctx context.Context, numbers []string) (posting.Findings, error) {
	findings := posting.Findings{}
	for stem, alike := range byStem(numbers) {
		found, err := l.findNumbered(about(ctx, posting.KindContact, alike[0]), stem, alike)
		if err != nil {
			return posting.Findings{}, readError(err)
		}
		for _, c := range found {
			findings.Found = append(findings.Found, contactFinding(c))
		}
	}
	findings.ServerTime = l.serverTime()
	return findings, nil
}

// findNumbered asks for numbers that begin with a stem, or for the only one by its address.
func (l Ledger) findNumbered(ctx context.Context, stem string, numbers []string) ([]xero.Contact, error) {
	if len(numbers) > 1 {
		found, err := l.client().FindContactsNumbered(ctx, stem)
		return slices.DeleteFunc(found, func(c xero.Contact) bool { return !slices.Contains(numbers, c.ContactNumber) }), err
	}
	found, ok, err := l.client().FindContactByNumber(ctx, numbers[0])
	if !ok {
		return nil, err
	}
	return []xero.Contact{found}, err
}

// byStem groups contact numbers that begin alike; one that begins like no other is a group by itself.
func byStem(numbers []string) map[string][]string {
	groups := map[string][]string{}
	for _, number := range numbers {
		stem := posting.StemOf(number)
		groups[stem] = append(groups[stem], number)
	}
	return groups
}

// FindContactsNamed implements posting.Ledger.
func (l Ledger) FindContactsNamed(ctx context.Context, name string) (posting.Findings, error) {
	found, err := l.client().FindContactsByName(ctx, name)
	if err != nil {
		return posting.Findings{}, readError(err)
	}
	findings := posting.Findings{ServerTime: l.serverTime()}
	for _, c := range found {
		if finding := contactFinding(c); finding.Contact.IsActive() {
			findings.Found = append(findings.Found, finding)
		}
	}
	return findings, nil
}

// CreatedByUs implements posting.Ledger.
func (l Ledger) CreatedByUs(ctx context.Context, since time.Time) (posting.Findings, error) {
	found, err := l.client().ListAllInvoices(ctx, xero.InvoiceQuery{CreatedByMyApp: true, ModifiedSince: since})
	return l.invoices(found, err, func(xero.Invoice) bool { return true })
}

func (l Ledger) invoices(found []xero.Invoice, err error, keep func(xero.Invoice) bool) (posting.Findings, error) {
	if err != nil {
		return posting.Findings{}, readError(err)
	}
	findings := posting.Findings{ServerTime: l.serverTime()}
	for _, i := range found {
		if keep(i) {
			findings.Found = append(findings.Found, invoiceFinding(i))
		}
	}
	return findings, nil
}

// serverTime is the server's clock as the last answer told it; zero when none has. The client hears it to the second.
func (l Ledger) serverTime() time.Time {
	client := l.client()
	if _, isKnown := client.ClockOffset(); !isKnown {
		return time.Time{}
	}
	return client.ServerNow()
}

// readError gives a failed read the form posting expects.
func readError(err error) error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return &posting.LedgerError{Fault: f}
	}
	return &posting.LedgerError{Fault: fault.Wrap(fault.UnknownOutcome, fmt.Errorf("read from Xero: %w", err),
		"Xero could not be read.", "Try again in a moment.")}
}
