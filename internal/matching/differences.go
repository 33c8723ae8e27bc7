package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// Differences returns the fields of a contact where the owner and Xero say different things; never nil.
func (s Service) Differences(ctx context.Context, contactID int64) ([]Difference, error) {
	return s.Store.Differences(ctx, contactID)
}

// Choose keeps the owner's choice for one field of a contact: keep mine, or take theirs. NotFound when the field does not
// differ.
func (s Service) Choose(ctx context.Context, contactID int64, field contact.Field, side Side) error {
	if side != Mine && side != Theirs {
		return fault.New(fault.Invalid, "This is not a choice.", "Choose to keep yours or to take Xero's.")
	}
	all, err := s.Store.Differences(ctx, contactID)
	if err != nil {
		return fmt.Errorf("read the differences of contact %d: %w", contactID, err)
	}
	for _, d := range all {
		if d.Field == field {
			return s.Store.Choose(ctx, []Choice{{ContactID: contactID, Field: field, Theirs: d.Theirs, Side: side}})
		}
	}
	return fault.New(fault.NotFound, "This field does not differ from Xero any more.", "Open the contact again.")
}
