package app

import (
	"context"

	"daybook/internal/posting"
)

// Preview returns the exact document an order will become, from what was last read of Xero. What is old is read again
// beside it, and never waited for.
func (o *Orders) Preview(id int64) (view PreviewView, err error) {
	defer o.b.guard(&err)
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return emptyPreview(), err
	}
	services.Freshen()
	preview, err := services.Outbox.Preview(ctx, id)
	if err != nil {
		return emptyPreview(), err
	}
	return previewView(preview), nil
}

// Send queues the document that was previewed under digest. Conflict when anything changed since.
func (o *Orders) Send(id int64, digest string) (view OrderView, err error) {
	defer o.b.guard(&err)
	return o.act(id, func(ctx context.Context, outbox posting.Outbox) error {
		_, err := outbox.Enqueue(ctx, id, digest)
		return err
	})
}

// Withdraw takes a document back that has not left yet.
func (o *Orders) Withdraw(id int64) (view OrderView, err error) {
	defer o.b.guard(&err)
	return o.act(id, func(ctx context.Context, outbox posting.Outbox) error {
		_, err := outbox.Cancel(ctx, id)
		return err
	})
}

// Resolve ends a conflict: choice is "adopt" with the id of the document at Xero that is this order's, "send" to create
// one all the same, or "drop" to give it up.
func (o *Orders) Resolve(id int64, choice, ledgerID string) (view OrderView, err error) {
	defer o.b.guard(&err)
	return o.act(id, func(ctx context.Context, outbox posting.Outbox) error {
		_, err := outbox.Resolve(ctx, id, posting.Choice(choice), ledgerID)
		return err
	})
}

// ReadBack asks Xero how the order's document stands now.
func (o *Orders) ReadBack(id int64) (view OrderView, err error) {
	defer o.b.guard(&err)
	return o.act(id, func(ctx context.Context, outbox posting.Outbox) error {
		_, err := outbox.Refresh(ctx, id)
		return err
	})
}

func (o *Orders) act(id int64, do func(context.Context, posting.Outbox) error) (OrderView, error) {
	services, ctx, err := o.b.desk.get()
	if err != nil {
		return emptyOrder(), err
	}
	if err := do(ctx, services.Outbox); err != nil {
		return emptyOrder(), err
	}
	return orderView(ctx, services, id)
}
