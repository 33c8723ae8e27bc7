package posting

import (
	"slices"

	"daybook/internal/contact"
)

// recordLink keeps what a confirmed preview has shown: that the contact is the one found at Xero.
func recordLink(tx Tx, plan ContactPlan) error {
	switch plan.Evidence {
	case contact.ByMatch:
		return linkContact(tx, plan.ContactID, plan.Ledger, contact.BySend, plan.Comparison)
	case contact.ByNumber:
		return linkContact(tx, plan.ContactID, plan.Ledger, contact.ByCreation, nil)
	}
	return nil
}

// enqueueContact queues the creation of a contact, or finds the one on its way, and returns its document.
func (o Outbox) enqueueContact(tx Tx, plan ContactPlan, f ContactFacts) (int64, error) {
	d, isQueued, err := o.prepareContact(tx, plan, f, newContactNumber)
	if err != nil || !isQueued {
		return d.ID, err
	}
	return d.ID, freeze(tx, o.Ledger, d, o.Now())
}

// prepareContact puts the creation of a contact into the queue and freezes nothing yet; number gives it a number where it has none.
// It is not queued where it is on its way already.
func (o Outbox) prepareContact(tx Tx, plan ContactPlan, f ContactFacts, number func() string) (d Document, isQueued bool, err error) {
	content := *plan.Create
	d = Document{Organisation: f.Organisation, Kind: KindContact, BusinessKey: ContactKey(plan.ContactID), Revision: 1,
		ContactID: plan.ContactID, Content: Content{Kind: KindContact, Contact: &content}, State: StateQueued, QueuedAt: o.Now()}
	newest, isThere := f.newestDocument()
	if !isThere || newest.State == StateSent {
		// What was created before turned out to be another firm: a new one is created, under a number of its own.
		d.Revision = newest.Revision + 1
		if content.Number == "" || isThere {
			content.Number = number()
		}
		if err := tx.NumberContact(d.ContactID, content.Number); err != nil {
			return Document{}, false, err
		}
		if err := tx.CreateDocument(&d); err != nil {
			return Document{}, false, err
		}
		return d, true, o.logQueued(tx, d, "")
	}
	d.ID, d.Revision = newest.ID, newest.Revision
	content.Number = newest.Content.Contact.Number
	// One that has not left yet takes what the owner corrected since, and has just seen in the preview.
	isCorrected := newest.State == StateQueued && hashOf(content) != hashOf(*newest.Content.Contact)
	if newest.State.IsOpen() && !isCorrected {
		return newest, false, nil
	}
	if err := mayQueueAgain(newest); err != nil {
		return Document{}, false, err
	}
	if err := tx.UpdateDocument(d, newest.State); err != nil {
		return Document{}, false, err
	}
	return d, true, o.logQueued(tx, d, newest.State)
}

// isAskedFor reports whether the owner asked for a contact itself since it was queued last.
func isAskedFor(tx Tx, d Document) (bool, error) {
	events, err := tx.ListEvents([]int64{d.ID})
	at := slices.IndexFunc(events, func(e Event) bool { return e.Name == EventAsked || e.Name == EventCancelled })
	return at >= 0 && events[at].Name == EventAsked, err
}
