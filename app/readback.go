package app

import (
	"context"
	"log/slog"

	"daybook/internal/posting"
)

// ReadBack is what is read back of the documents that were sent.
type ReadBack struct{ b Bridge }

// State returns how far Xero was read back, without asking Xero.
func (r *ReadBack) State() (view ReadBackView, err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return ReadBackView{}, err
	}
	return readBackView(ctx, services)
}

// Now reads back what changed at Xero and returns when it is done. What it changes is heard through EventOrder.
func (r *ReadBack) Now() (view ReadBackView, err error) {
	defer r.b.guard(&err)
	services, ctx, err := r.b.desk.get()
	if err != nil {
		return ReadBackView{}, err
	}
	if err := services.Poller.Now(ctx); err != nil {
		return ReadBackView{}, err
	}
	return readBackView(ctx, services)
}

// Focused says that the owner came back to the window: what is known of Xero is read again unless it is fresh.
func (r *ReadBack) Focused() (err error) {
	defer r.b.guard(&err)
	services, _, err := r.b.desk.get()
	if err != nil {
		return err
	}
	services.Poller.Wake(posting.PollFocused)
	return nil
}

func readBackView(ctx context.Context, s Services) (ReadBackView, error) {
	status, err := s.Poller.Status(ctx)
	if err != nil {
		return ReadBackView{}, err
	}
	return ReadBackView{ReadAt: instant(status.ReadAt), IsReading: status.IsReading, Done: status.Done, Total: status.Total,
		Wait: string(status.Wait), NextAt: instant(status.NextAt)}, nil
}

// AnnounceReadBack tells the window how far Xero was read back. It is called after anything about that changed.
func (d *Desk) AnnounceReadBack(host Host, log *slog.Logger) {
	services, ctx, err := d.get()
	if err != nil {
		return
	}
	view, err := readBackView(ctx, services)
	if err != nil {
		if ctx.Err() == nil {
			log.Error("what was read back cannot be shown", "error", err)
		}
		return
	}
	host.Emit(EventReadBack, view)
}

func settlementViews(all []posting.Settlement) []SettlementView {
	views := []SettlementView{}
	for _, s := range all {
		views = append(views, SettlementView{Kind: string(s.Kind), Date: s.Date.String(), Number: s.Number, Reference: s.Reference,
			Amount: s.Amount.String()})
	}
	return views
}
