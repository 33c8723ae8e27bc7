package books

import (
	"context"
	"fmt"
)

// numbering is how the documents of one kind are numbered.
type numbering struct {
	// field is the number's name in requests.
	field string
	// prefix begins a generated number, such as "INV".
	prefix string
	// next is the number the next generated one is tried with; it advances.
	next *int
	// taken is the text of a number that another document has.
	taken string
	// list returns the documents of a number.
	list func(ctx context.Context, number string) ([]Invoice, error)
}

func (r *Rules) invoiceNumbering() numbering {
	return numbering{
		field: "InvoiceNumber", prefix: "INV", next: &r.Reference.Organisation.NextInvoiceNumber, taken: textNumberTaken,
		list: r.Finder.ListInvoicesByNumber,
	}
}

// decideNumber refuses a number that another document of the kind has, and generates one where a document has none. The
// numbers of bills and of their credit notes are free (contract section 9).
func (r *Rules) decideNumber(ctx context.Context, wrong *refusals, outcome *InvoiceOutcome, stored Invoice, in InvoiceInput, n numbering) error {
	i := &outcome.Invoice
	i.Number = stored.Number
	if filled(in.Number) || in.Number != nil && i.Type == Purchase {
		i.Number = *in.Number
	}
	checkLength(wrong, n.field, i.Number, 255)
	if i.Type != Sales || i.Number != "" && i.Number == stored.Number {
		return nil
	}
	if i.Number != "" {
		taken, err := r.isNumberTaken(ctx, n, i.Number, stored.ID)
		wrong.addIf(taken, n.taken)
		return err
	}
	if len(*wrong) > 0 {
		return nil
	}
	outcome.TookNumber = true
	return r.generateNumber(ctx, n, i)
}

// generateNumber takes the next free number of the organisation's sequence, such as INV-0055.
func (r *Rules) generateNumber(ctx context.Context, n numbering, i *Invoice) error {
	for *n.next = max(*n.next, 1); ; {
		i.Number = fmt.Sprintf("%s-%04d", n.prefix, *n.next)
		*n.next++
		taken, err := r.isNumberTaken(ctx, n, i.Number, "")
		if err != nil || !taken {
			return err
		}
	}
}

func (r *Rules) isNumberTaken(ctx context.Context, n numbering, number, exceptID string) (bool, error) {
	same, err := n.list(ctx, number)
	if err != nil {
		return false, err
	}
	for _, other := range same {
		isDead := other.Status == Voided || other.Status == Deleted
		if other.Type == Sales && other.ID != exceptID && !(isDead && r.Switches.ReusesDeadNumbers) {
			return true, nil
		}
	}
	return false, nil
}
