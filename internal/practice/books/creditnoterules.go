package books

import (
	"context"
	"slices"
)

// CreditNoteOutcome is what a request about a credit note comes to.
type CreditNoteOutcome struct {
	// CreditNote is what is to be stored; where the request is refused it is what was asked for, on top of what is stored.
	CreditNote CreditNote
	// Contact is the note's contact; where IsContactChanged, it is to be stored before the note.
	Contact          Contact
	IsContactChanged bool
	// IsNew says that the note was not stored before.
	IsNew bool
	// Items are the tracked items whose stock changed; they are to be stored with the note.
	Items []Item
	// TookNumber says that a number was generated and the organisation is to be stored with its next number.
	TookNumber bool
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
}

// creditNoteOutcome turns the outcome for a note's document into that for the note.
func creditNoteOutcome(asked CreditNote, o InvoiceOutcome) CreditNoteOutcome {
	return CreditNoteOutcome{
		CreditNote: asked.withDocument(o.Invoice), Contact: o.Contact, IsContactChanged: o.IsContactChanged, IsNew: o.IsNew,
		Items: o.Items, TookNumber: o.TookNumber, Errors: o.Errors,
	}
}

// CreateCreditNote decides over a PUT: it creates, and refuses a number that another note to a customer has.
func (r *Rules) CreateCreditNote(ctx context.Context, in CreditNoteInput) (CreditNoteOutcome, error) {
	n := in.applyTo(CreditNote{
		Type:            CreditNoteType(value(in.Type)),
		Status:          Draft,
		LineAmountTypes: Exclusive,
		Currency:        r.Reference.Organisation.BaseCurrency,
		Date:            r.Reference.Organisation.Today(r.Now),
	})
	var wrong refusals
	status := InvoiceStatus(value(in.Status))
	if status != "" {
		n.Status = status
	}
	allowed := []InvoiceStatus{"", Draft, Submitted, Authorised}
	wrong.addIf(!slices.Contains(allowed, status), textCreditNoteStatusNew)
	wrong.addIf(n.InvoiceType() == "", textCreditNoteTypeNeeded)
	wrong.addIf(len(in.Lines) == 0, textNoLines)
	if in.Contact == nil {
		in.Contact = &ContactInput{}
	}
	return r.decideCreditNote(ctx, wrong, n, CreditNote{}, in)
}

// SaveCreditNote decides over a POST: with an id it updates; without one it overwrites the note of the same number, as
// invoices are (contract section 9, "The POST hazard"), and creates where there is none.
func (r *Rules) SaveCreditNote(ctx context.Context, in CreditNoteInput) (CreditNoteOutcome, error) {
	if filled(in.ID) {
		stored, ok, err := r.Finder.FindCreditNote(ctx, *in.ID)
		if err != nil {
			return CreditNoteOutcome{}, err
		}
		if !ok {
			asked := in.applyTo(CreditNote{ID: *in.ID, Number: value(in.Number), Status: InvoiceStatus(value(in.Status))})
			return CreditNoteOutcome{CreditNote: asked, Errors: []string{textNoSuchCreditNote}}, nil
		}
		return r.UpdateCreditNote(ctx, stored, in)
	}
	stored, ok, err := r.findOverwrittenNote(ctx, in)
	if err != nil {
		return CreditNoteOutcome{}, err
	}
	if ok {
		return r.UpdateCreditNote(ctx, stored, in)
	}
	return r.CreateCreditNote(ctx, in)
}

// findOverwrittenNote returns the note that a POST without id overwrites: the newest of the same number and type.
func (r *Rules) findOverwrittenNote(ctx context.Context, in CreditNoteInput) (CreditNote, bool, error) {
	if !filled(in.Number) {
		return CreditNote{}, false, nil
	}
	same, err := r.Finder.ListCreditNotesByNumber(ctx, *in.Number)
	if err != nil {
		return CreditNote{}, false, err
	}
	for _, n := range slices.Backward(same) {
		if filled(in.Type) && CreditNoteType(*in.Type) != n.Type {
			continue
		}
		apart := false
		if n.Type == PurchaseCredit && r.Switches.PostKeepsBillsApart {
			if apart, err = r.isOtherContact(ctx, n.Document(), in.Contact); err != nil {
				return CreditNote{}, false, err
			}
		}
		if !apart {
			return n, true, nil
		}
	}
	return CreditNote{}, false, nil
}

// UpdateCreditNote decides over a change of one note. A note that is allocated cannot be edited.
func (r *Rules) UpdateCreditNote(ctx context.Context, stored CreditNote, in CreditNoteInput) (CreditNoteOutcome, error) {
	asked := in.applyTo(stored)
	if filled(in.Status) {
		asked.Status = InvoiceStatus(*in.Status)
	}
	if text := refuseNoteTransition(stored, asked.Status); text != "" {
		return r.refusedNote(ctx, asked, stored, text)
	}
	if filled(in.Type) && CreditNoteType(*in.Type) != stored.Type {
		return r.refusedNote(ctx, asked, stored, textCreditNoteTypeChanged)
	}
	if asked.Status == Voided || asked.Status == Deleted {
		outcome, err := r.end(ctx, stored.Document(), asked.Status)
		return creditNoteOutcome(stored, outcome), err
	}
	var wrong refusals
	wrong.addIf(in.Lines != nil && len(in.Lines) == 0, textNoLines)
	return r.decideCreditNote(ctx, wrong, asked, stored, in)
}

// refuseNoteTransition is refuseTransition in the words for credit notes.
func refuseNoteTransition(stored CreditNote, asked InvoiceStatus) string {
	switch text := refuseTransition(stored.Document(), asked); text {
	case "":
		return ""
	case textNotModifiable:
		return textCreditNoteNotModifiable
	}
	return textCreditNoteStatusAllocated(asked)
}

func (r *Rules) refusedNote(ctx context.Context, asked, stored CreditNote, text string) (CreditNoteOutcome, error) {
	outcome, err := r.refused(ctx, InvoiceOutcome{Invoice: asked.Document()}, stored.Document(), text)
	return creditNoteOutcome(asked, outcome), err
}

// decideCreditNote works a create or an edit out. asked holds what the head will be, stored what it was: the zero
// CreditNote where it is new.
func (r *Rules) decideCreditNote(ctx context.Context, wrong refusals, asked, stored CreditNote, in CreditNoteInput) (CreditNoteOutcome, error) {
	outcome := InvoiceOutcome{IsNew: stored.ID == "", Invoice: asked.Document()}
	before, sent := stored.Document(), in.document()
	if err := r.decideContent(ctx, &wrong, &outcome, before, sent); err != nil {
		return CreditNoteOutcome{}, err
	}
	wrong.addIf(slices.ContainsFunc(in.Lines, LineInput.hasDiscount), textDiscountOnCreditNote)
	wrong.addIf(before.IsAllocated(), textAllocated)
	r.decideStock(&wrong, &outcome, stored.stockDocument(), asked.withDocument(outcome.Invoice).stockDocument(), false)
	if err := r.decideNumber(ctx, &wrong, &outcome, before, sent, r.creditNoteNumbering()); err != nil {
		return CreditNoteOutcome{}, err
	}
	return creditNoteOutcome(asked, r.concluded(outcome, wrong)), nil
}

func (r *Rules) creditNoteNumbering() numbering {
	return numbering{
		field: "CreditNoteNumber", prefix: "CN", next: &r.Reference.Organisation.NextCreditNoteNumber, taken: textCreditNoteNumberTaken,
		list: func(ctx context.Context, number string) ([]Invoice, error) {
			same, err := r.Finder.ListCreditNotesByNumber(ctx, number)
			documents := make([]Invoice, len(same))
			for at, n := range same {
				documents[at] = n.Document()
			}
			return documents, err
		},
	}
}
