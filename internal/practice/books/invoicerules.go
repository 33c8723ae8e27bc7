package books

import (
	"context"
	"fmt"
	"slices"
)

// InvoiceOutcome is what a request about an invoice or bill comes to.
type InvoiceOutcome struct {
	// Invoice is what is to be stored; where the request is refused it is what was asked for, on top of what is stored.
	Invoice Invoice
	// Contact is the document's contact; where IsContactChanged, it is to be stored before the document.
	Contact          Contact
	IsContactChanged bool
	// IsNew says that the document was not stored before.
	IsNew bool
	// Items are the tracked items whose stock changed; they are to be stored with the document.
	Items []Item
	// TookNumber says that a number was generated and the organisation is to be stored with its next number.
	TookNumber bool
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
	// Warnings are texts that stand beside an acceptance.
	Warnings []string
}

// CreateInvoice decides over a PUT: it creates, and refuses an invoice number that is taken (contract section 9).
func (r *Rules) CreateInvoice(ctx context.Context, in InvoiceInput) (InvoiceOutcome, error) {
	start := Invoice{
		Status:          Draft,
		LineAmountTypes: Exclusive,
		Currency:        r.Reference.Organisation.BaseCurrency,
		Date:            r.Reference.Organisation.Today(r.Now),
	}
	outcome := InvoiceOutcome{IsNew: true, Invoice: in.applyTo(start)}
	var wrong refusals
	status := InvoiceStatus(value(in.Status))
	if status != "" {
		outcome.Invoice.Status = status
	}
	allowed := []InvoiceStatus{"", Draft, Submitted, Authorised}
	wrong.addIf(!slices.Contains(allowed, status), textStatusNew)
	wrong.addIf(outcome.Invoice.Type != Sales && outcome.Invoice.Type != Purchase, textTypeNeeded)
	wrong.addIf(len(in.Lines) == 0, textNoLines)
	if in.Contact == nil {
		in.Contact = &ContactInput{}
	}
	return r.decide(ctx, wrong, outcome, Invoice{}, in)
}

// SaveInvoice decides over a POST: with an id it updates; without one it overwrites the document of the same number
// (contract section 9, "The POST hazard"), and creates where there is none.
func (r *Rules) SaveInvoice(ctx context.Context, in InvoiceInput) (InvoiceOutcome, error) {
	if filled(in.ID) {
		stored, ok, err := r.Finder.FindInvoice(ctx, *in.ID)
		if err != nil {
			return InvoiceOutcome{}, err
		}
		if !ok {
			asked := in.applyTo(Invoice{ID: *in.ID, Number: value(in.Number), Status: InvoiceStatus(value(in.Status))})
			return InvoiceOutcome{Invoice: asked, Errors: []string{textNoSuchInvoice}}, nil
		}
		return r.UpdateInvoice(ctx, stored, in)
	}
	stored, ok, err := r.findOverwritten(ctx, in)
	if err != nil {
		return InvoiceOutcome{}, err
	}
	if ok {
		return r.UpdateInvoice(ctx, stored, in)
	}
	return r.CreateInvoice(ctx, in)
}

// findOverwritten returns the document that a POST without id overwrites: the newest of the same number and type.
func (r *Rules) findOverwritten(ctx context.Context, in InvoiceInput) (Invoice, bool, error) {
	if !filled(in.Number) {
		return Invoice{}, false, nil
	}
	same, err := r.Finder.ListInvoicesByNumber(ctx, *in.Number)
	if err != nil {
		return Invoice{}, false, err
	}
	for _, i := range slices.Backward(same) {
		if filled(in.Type) && InvoiceType(*in.Type) != i.Type {
			continue
		}
		if i.Type == Purchase && r.Switches.PostKeepsBillsApart {
			apart, err := r.isOtherContact(ctx, i, in.Contact)
			if err != nil {
				return Invoice{}, false, err
			}
			if apart {
				continue
			}
		}
		return i, true, nil
	}
	return Invoice{}, false, nil
}

func (r *Rules) isOtherContact(ctx context.Context, i Invoice, in *ContactInput) (bool, error) {
	if in == nil {
		return false, nil
	}
	c, ok, err := r.findContactFor(ctx, *in)
	return !ok || c.ID != i.ContactID, err
}

// UpdateInvoice decides over a change of one document (contract section 9, "Status" and the update rule of lines).
func (r *Rules) UpdateInvoice(ctx context.Context, stored Invoice, in InvoiceInput) (InvoiceOutcome, error) {
	asked := in.applyTo(stored)
	if filled(in.Status) {
		asked.Status = InvoiceStatus(*in.Status)
	}
	outcome := InvoiceOutcome{Invoice: asked}
	if text := refuseTransition(stored, asked.Status); text != "" {
		return r.refused(ctx, outcome, stored, text)
	}
	if filled(in.Type) && InvoiceType(*in.Type) != stored.Type {
		return r.refused(ctx, outcome, stored, textTypeChanged)
	}
	if asked.Status == Voided || asked.Status == Deleted {
		return r.end(ctx, stored, asked.Status)
	}
	var wrong refusals
	wrong.addIf(in.Lines != nil && len(in.Lines) == 0, textNoLines)
	return r.decide(ctx, wrong, outcome, stored, in)
}

// end voids or deletes a document; what else was sent is not looked at.
func (r *Rules) end(ctx context.Context, stored Invoice, status InvoiceStatus) (InvoiceOutcome, error) {
	i := stored
	i.Status = status
	if text := r.lockRefusal(stored, i); text != "" {
		return r.refused(ctx, InvoiceOutcome{Invoice: i}, stored, text)
	}
	if err := r.loadItems(ctx, stored.Lines); err != nil {
		return InvoiceOutcome{}, err
	}
	var wrong refusals
	outcome := InvoiceOutcome{}
	i.Lines, outcome.Items = r.moveStock(&wrong, stored.stockDocument(), i.stockDocument(), false)
	if len(wrong) > 0 {
		return r.refused(ctx, InvoiceOutcome{Invoice: i}, stored, wrong[0])
	}
	i.UpdatedAt = r.now()
	outcome.Invoice = i
	return r.withContact(ctx, outcome)
}

// refused is the outcome of a change that is refused before it is looked at closely; stored lines are echoed.
func (r *Rules) refused(ctx context.Context, outcome InvoiceOutcome, stored Invoice, text string) (InvoiceOutcome, error) {
	outcome.Errors = []string{text}
	outcome.Invoice.Lines = stored.Lines
	return r.withContact(ctx, outcome)
}

// withContact adds the stored contact to an outcome that leaves it alone.
func (r *Rules) withContact(ctx context.Context, outcome InvoiceOutcome) (InvoiceOutcome, error) {
	c, ok, err := r.Finder.FindContact(ctx, outcome.Invoice.ContactID)
	if err == nil && !ok {
		err = fmt.Errorf("the contact %s of invoice %s is not stored", outcome.Invoice.ContactID, outcome.Invoice.ID)
	}
	outcome.Contact = c
	return outcome, err
}

// decide works a create or an edit out. outcome.Invoice holds what the header will be, stored what it was: the zero
// Invoice where it is new.
func (r *Rules) decide(ctx context.Context, wrong refusals, outcome InvoiceOutcome, stored Invoice, in InvoiceInput) (InvoiceOutcome, error) {
	if err := r.decideContent(ctx, &wrong, &outcome, stored, in); err != nil {
		return InvoiceOutcome{}, err
	}
	i := outcome.Invoice
	checkDiscounts(&wrong, i, in)
	if i.Status == Submitted || i.Status == Authorised {
		wrong.addIf(i.DueDate.IsZero() && !r.Switches.ApprovesWithoutDueDate, textDueDate)
	}
	wrong.addIf(stored.IsAllocated() && !r.mayEditPaid(stored, i), textAllocated)
	if err := r.checkApprovals(ctx, &wrong, stored, i); err != nil {
		return InvoiceOutcome{}, err
	}
	r.decideStock(&wrong, &outcome, stored.stockDocument(), i.stockDocument(), in.AllowsBackorders && i.Type == Sales)
	if err := r.decideNumber(ctx, &wrong, &outcome, stored, in, r.invoiceNumbering()); err != nil {
		return InvoiceOutcome{}, err
	}
	concluded := r.concluded(outcome, wrong)
	if stored.IsAllocated() && differsUnseen(stored, concluded.Invoice) {
		concluded.Invoice.UpdatedAt = stored.UpdatedAt
	}
	concluded.Warnings = r.warnings(concluded.Invoice, in)
	return concluded, nil
}

// decideContent works out contact, head, lines and figures, which invoices, bills and credit notes have alike.
func (r *Rules) decideContent(ctx context.Context, wrong *refusals, outcome *InvoiceOutcome, stored Invoice, in InvoiceInput) error {
	i := &outcome.Invoice
	contact, err := r.decideContact(ctx, wrong, stored, in)
	if err != nil {
		return err
	}
	outcome.Contact, outcome.IsContactChanged = contact.contact, contact.isChanged
	i.ContactID = contact.contact.ID
	r.decideHeader(wrong, i, stored, in)
	if in.Lines, err = r.useItems(ctx, i.Type, stored.Lines, in); err != nil {
		return err
	}
	if in.Lines != nil {
		i.Lines = r.mergeLines(wrong, *i, stored.Lines, in.Lines)
	}
	isApproving := i.Status != Draft && i.Status != stored.Status
	if in.Lines != nil || isApproving {
		r.checkLines(wrong, *i)
	}
	wrong.addIf(r.lockRefusal(stored, *i) != "", r.lockRefusal(stored, *i))
	r.compute(wrong, i, stored, in)
	return nil
}

// concluded is the outcome with its refusals, or stamped where there are none.
func (r *Rules) concluded(outcome InvoiceOutcome, wrong refusals) InvoiceOutcome {
	if len(wrong) > 0 {
		outcome.Errors, outcome.IsContactChanged = wrong, false
		return outcome
	}
	r.finish(&outcome)
	return outcome
}

// finish stamps what is accepted.
func (r *Rules) finish(outcome *InvoiceOutcome) {
	i := &outcome.Invoice
	i.UpdatedAt = r.now()
	if outcome.IsNew {
		i.ID, i.CreatedBy, i.CreatedAt = newID(), r.ClientID, i.UpdatedAt
	}
	c := &outcome.Contact
	if i.Type == Sales && !c.IsCustomer {
		c.IsCustomer, outcome.IsContactChanged = true, true
	}
	if i.Type == Purchase && !c.IsSupplier {
		c.IsSupplier, outcome.IsContactChanged = true, true
	}
}

func (r *Rules) decideContact(ctx context.Context, wrong *refusals, stored Invoice, in InvoiceInput) (documentContact, error) {
	if in.Contact == nil {
		c, _, err := r.Finder.FindContact(ctx, stored.ContactID)
		return documentContact{contact: c}, err
	}
	return r.contactForDocument(ctx, wrong, in.Contact)
}

// compute fills the figures in. Where lines are refused already the figures are left as they are.
func (r *Rules) compute(wrong *refusals, i *Invoice, stored Invoice, in InvoiceInput) {
	computed, err := Compute(*i, r.Reference, r.Switches)
	if err != nil {
		wrong.addIf(len(*wrong) == 0, textLineAmount)
		return
	}
	*i = computed
	decideRounding(wrong, i, stored, in)
	wrong.addIf(r.Switches.ChecksTotal && in.Total != nil && *in.Total != i.Total, textTotal)
}
