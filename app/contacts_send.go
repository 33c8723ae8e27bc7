package app

import (
	"context"
	"maps"
	"slices"

	"daybook/internal/contact"
	"daybook/internal/matching"
	"daybook/internal/posting"
)

// PreviewSendMany says what sending contacts to Xero would do about each. It decides and sends nothing.
func (c *Contacts) PreviewSendMany(ids []int64) (view ContactsPreview, err error) {
	defer c.b.guard(&err)
	view = ContactsPreview{Rows: []ContactSendRow{}, Checks: []CheckView{}}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return view, err
	}
	preview, err := services.Outbox.PreviewContacts(ctx, ids)
	if err != nil {
		return view, err
	}
	return contactsPreview(preview), nil
}

// SendMany queues what PreviewSendMany with this digest said; it leaves in batches. EventOrder tells of progress. Conflict
// when anything changed since.
func (c *Contacts) SendMany(ids []int64, digest string) (list []ContactSendView, err error) {
	defer c.b.guard(&err)
	return c.sent(func(ctx context.Context, outbox posting.Outbox) (map[int64]posting.ContactStatus, error) {
		return outbox.EnqueueContacts(ctx, ids, digest)
	})
}

// SendStatus returns where sending some contacts stands.
func (c *Contacts) SendStatus(ids []int64) (list []ContactSendView, err error) {
	defer c.b.guard(&err)
	return c.sent(func(ctx context.Context, outbox posting.Outbox) (map[int64]posting.ContactStatus, error) {
		return outbox.ContactStatuses(ctx, ids)
	})
}

// CancelSend takes a contact back that has not left yet. Conflict when an order waits for it.
func (c *Contacts) CancelSend(id int64) (list []ContactSendView, err error) {
	defer c.b.guard(&err)
	return c.sent(func(ctx context.Context, outbox posting.Outbox) (map[int64]posting.ContactStatus, error) {
		status, err := outbox.CancelContact(ctx, id)
		return map[int64]posting.ContactStatus{id: status}, err
	})
}

// ResolveSend ends a conflict: choice is "adopt" with the id of the contact at Xero that is this one, "send" to create one
// all the same, or "drop" to give it up.
func (c *Contacts) ResolveSend(id int64, choice, ledgerID string) (list []ContactSendView, err error) {
	defer c.b.guard(&err)
	return c.sent(func(ctx context.Context, outbox posting.Outbox) (map[int64]posting.ContactStatus, error) {
		status, err := outbox.ResolveContact(ctx, id, posting.Choice(choice), ledgerID)
		return map[int64]posting.ContactStatus{id: status}, err
	})
}

// KeepApart remembers that a contact is another firm than those at Xero that a preview asked about, so that it is created.
func (c *Contacts) KeepApart(id int64, ledgerIDs []string) (err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return err
	}
	defer c.b.host.Emit(EventContacts, nil)
	return services.Outbox.KeepApart(ctx, id, ledgerIDs)
}

// sent runs a call about sending contacts and encodes where they stand, in the order of their ids.
func (c *Contacts) sent(call func(context.Context, posting.Outbox) (map[int64]posting.ContactStatus, error)) ([]ContactSendView, error) {
	list := []ContactSendView{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return list, err
	}
	statuses, err := call(ctx, services.Outbox)
	if err != nil {
		return list, err
	}
	for _, id := range slices.Sorted(maps.Keys(statuses)) {
		list = append(list, contactSendView(statuses[id]))
	}
	return list, nil
}

func contactsPreview(p posting.ContactsPreview) ContactsPreview {
	view := ContactsPreview{Organisation: p.OrganisationName, Rows: []ContactSendRow{}, Links: p.Links, Creates: p.Creates, Waits: p.Waits,
		Asks: p.Asks, Blocked: p.Blocked, Known: p.Known, Calls: p.Calls, CanSend: p.CanSend(), Checks: checkViews(p.Checks), Digest: p.Digest}
	for _, r := range p.Rows {
		row := ContactSendRow{ContactID: r.ContactID, Name: r.Name, Outcome: string(r.Outcome), Reason: r.Reason, LedgerID: r.Ledger.ID,
			LedgerName: r.Ledger.Name, Asked: likenessViews(r.Asked), Checks: checkViews(r.Checks)}
		if r.Create != nil && r.Create.Name != r.Name {
			row.NewName = r.Create.Name
		}
		if r.IsKnown() {
			row.Outcome = "known"
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

func likenessViews(asked []posting.Likeness) []LikenessView {
	list := []LikenessView{}
	for _, l := range asked {
		view := likenessView(l.Ledger)
		view.Sentence, view.Percent = l.Comparison.Sentence(), matching.Percent(l.Comparison.PerMille)
		list = append(list, view)
	}
	return list
}

func likenessView(l contact.LedgerContact) LikenessView {
	return LikenessView{LedgerID: l.ID, Name: l.Name, Email: l.Email, City: l.Address.City, Status: l.Status}
}

func contactSendView(s posting.ContactStatus) ContactSendView {
	view := ContactSendView{ContactID: s.ContactID, State: string(s.Label), LedgerID: s.LedgerID, Problem: s.Problem,
		Candidates: []LikenessView{}, CanCancel: s.CanCancel}
	for _, f := range s.Candidates {
		view.Candidates = append(view.Candidates, likenessView(f.Contact))
	}
	return view
}
