package posting

import "daybook/internal/order"

// Label is the state of an order's document in one word.
type Label string

// The labels (D1). An order may be sent when its label is LabelNone or LabelRejected, or when IsFree is set.
const (
	// LabelNone: there is no document, or it was taken back.
	LabelNone Label = "none"
	// LabelQueued: waiting to be sent. LabelWaiting: waiting for its contact to be created.
	LabelQueued  Label = "queued"
	LabelWaiting Label = "waiting_contact"
	// LabelHeld: queued so long that its checks changed; the owner must look at the preview again.
	LabelHeld Label = "held"
	// LabelSending and LabelChecking: on its way; outcome being looked up.
	LabelSending  Label = "sending"
	LabelChecking Label = "checking"
	// LabelSent: at Xero; OrderStatus.Ledger says how it stands there.
	LabelSent Label = "sent"
	// LabelRejected: Xero refused it. LabelConflict: a person must choose.
	LabelRejected Label = "rejected"
	LabelConflict Label = "conflict"
)

// OrderStatus is one order's document at a glance.
type OrderStatus struct {
	// OrderID is the order.
	OrderID int64
	// Label is the state; for a document that waits for a contact in trouble, it is the contact's.
	Label Label
	// Ledger is what Xero says of a sent document; zero otherwise.
	Ledger LedgerView
	// LedgerID is Xero's id of a sent document; empty otherwise.
	LedgerID string
	// Number is the number the document has or will have; empty when there is none.
	Number string
	// Problem is what Xero or a check said, for LabelRejected, LabelConflict and LabelHeld.
	Problem string
	// Candidates is what was found at Xero, for LabelConflict.
	Candidates []Finding
	// DocumentID is the order's document, 0 when there is none. SubjectID is the one Label and Problem speak of: the
	// same, or the document of its contact.
	DocumentID, SubjectID int64
	// Document is the order's newest document; zero when there is none.
	Document Document
	// IsFree: the document at Xero was voided or deleted, or is no longer there, so that the order can be sent again.
	IsFree bool
	// CanCancel: the document can still be taken back.
	CanCancel bool
	// AlsoHeld is the number of an earlier document that stands at Xero again though it was taken for gone; empty for none.
	AlsoHeld string
}

// statusOf works out the status from the newest document of an order and the document of its contact, if it waits for one.
func statusOf(orderID int64, newest *Document, contactDocument *Document) OrderStatus {
	if newest == nil || newest.State == StateCancelled {
		s := OrderStatus{OrderID: orderID, Label: LabelNone}
		if newest != nil {
			s.DocumentID, s.SubjectID, s.Document = newest.ID, newest.ID, *newest
		}
		return s
	}
	s := OrderStatus{OrderID: orderID, Label: labelOf(*newest), Ledger: newest.Ledger, LedgerID: newest.LedgerID,
		Number: newest.Content.Invoice.Number, DocumentID: newest.ID, SubjectID: newest.ID, Document: *newest,
		CanCancel: newest.State == StateQueued,
		IsFree:    newest.State == StateSent && newest.Ledger.Status.IsGone()}
	subject := *newest
	if newest.State == StateQueued && contactDocument != nil {
		s.Label = waitingLabel(*contactDocument)
		if s.Label != LabelWaiting {
			subject = *contactDocument
		}
	}
	s.SubjectID = subject.ID
	if s.Label == LabelRejected || s.Label == LabelConflict || s.Label == LabelHeld {
		s.Problem, s.Candidates = subject.Problem, subject.Candidates
	}
	return s
}

func labelOf(d Document) Label {
	if d.State == StateQueued && d.IsHeld {
		return LabelHeld
	}
	return Label(d.State)
}

// waitingLabel is the label of a document that waits for a contact's.
func waitingLabel(c Document) Label {
	switch {
	case c.State == StateRejected || c.State == StateConflict:
		return Label(c.State)
	case c.State == StateCancelled:
		return LabelRejected
	}
	return LabelWaiting
}

// Posting is what order lists keep of the status. An order that is free again, or never was sent, has an empty one; a
// held document needs its owner like a rejected one.
func (s OrderStatus) Posting() order.Posting {
	if s.Label == LabelNone || s.IsFree {
		return order.Posting{}
	}
	p := order.Posting{State: string(s.Label), LedgerStatus: string(s.Ledger.Status), LedgerID: s.LedgerID, LedgerNumber: s.Ledger.Number}
	switch s.Label {
	case LabelHeld:
		p.State = string(StateRejected)
	case LabelWaiting:
		p.State = string(StateQueued)
	}
	return p
}
