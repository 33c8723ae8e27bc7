package api

import (
	"context"
	"net/http"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// EmailPlan says how many documents a day an organisation may e-mail by the API (contract section 4).
type EmailPlan int

// The plans.
const (
	// PaidEmails: 1,000 a day.
	PaidEmails EmailPlan = iota
	// TrialEmails: 20 a day.
	TrialEmails
	// DemoEmails: none, as in a demo company.
	DemoEmails
)

// limit is the number of e-mails a day.
func (p EmailPlan) limit() int {
	switch p {
	case TrialEmails:
		return 20
	case DemoEmails:
		return 0
	}
	return 1000
}

// deliveryRoutes are the ways an invoice reaches its customer.
func deliveryRoutes() []route {
	return []route{
		reading("invoices/{id}/onlineinvoice", scopeInvoices, showOnlineInvoice),
		{pattern: "invoices/{id}/email", scope: scopeInvoices, calls: map[string]answerer{http.MethodPost: emailInvoice}},
	}
}

type wireOnlineInvoice struct {
	OnlineInvoiceURL string `json:"OnlineInvoiceUrl"`
}

// showOnlineInvoice answers GET /Invoices/{id}/OnlineInvoice.
func showOnlineInvoice(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	i, ok, err := findInvoice(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	address, texts := books.OnlineAddress(i)
	if len(texts) > 0 {
		return refusedDelivery(i, texts), nil
	}
	return envelope(q, "OnlineInvoices", []wireOnlineInvoice{{OnlineInvoiceURL: address}}, nil)
}

// emailInvoice answers POST /Invoices/{id}/Email. Nothing leaves this computer: the invoice is marked as sent.
func emailInvoice(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	i, ok, err := findInvoice(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	contact, _, err := tx.FindContact(ctx, i.ContactID)
	if err != nil {
		return nil, err
	}
	day := 24 * time.Hour / time.Duration(h.config.ClockFactor)
	sent, err := tx.CountEmails(ctx, q.now.Add(-day))
	if err != nil {
		return nil, err
	}
	rules, err := tx.Rules(ctx, q.now, h.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	marked, texts := rules.EmailInvoice(i, contact, sent >= h.config.EmailPlan.limit())
	if len(texts) > 0 {
		return refusedDelivery(i, texts), nil
	}
	if err := tx.ApplyEmail(ctx, marked, contact, q.now, q.session.AppName); err != nil {
		return nil, err
	}
	return &reply{status: http.StatusNoContent}, nil
}

func refusedDelivery(i books.Invoice, texts []string) *reply {
	refused := bareInvoice(i.ID, i.Number)
	refused.HasErrors, refused.ValidationErrors = new(true), messages(texts)
	return invalid([]any{refused}, validationText)
}
