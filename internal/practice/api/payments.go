package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

const scopePayments = "accounting.payments"

// paymentRoutes are the payments, which are for reading: a person makes them on the practice page, an app does not.
func paymentRoutes() []route {
	return collection("payments", scopePayments, showPayments, notOffered)
}

// notOffered answers a call that the service has and the practice organisation has not.
func notOffered(context.Context, *Handler, *store.Tx, *request) (*reply, error) {
	return plain(http.StatusNotImplemented, "The practice organisation does not have this part of Xero."), nil
}

// wirePaymentRecord is a payment as its own address shows it (contract section 14).
type wirePaymentRecord struct {
	PaymentID            string           `json:"PaymentID"`
	Date                 *string          `json:"Date,omitempty"`
	BankAmount           json.Number      `json:"BankAmount,omitempty"`
	Amount               json.Number      `json:"Amount"`
	Reference            *string          `json:"Reference,omitempty"`
	CurrencyRate         json.Number      `json:"CurrencyRate"`
	PaymentType          string           `json:"PaymentType"`
	Status               string           `json:"Status"`
	UpdatedDateUTC       *string          `json:"UpdatedDateUTC"`
	UpdatedDateUTCString *string          `json:"UpdatedDateUTCString"`
	HasAccount           bool             `json:"HasAccount"`
	IsReconciled         bool             `json:"IsReconciled"`
	Account              *wirePaymentBank `json:"Account,omitempty"`
	Invoice              wireInvoice      `json:"Invoice"`
	HasValidationErrors  bool             `json:"HasValidationErrors"`
}

// wirePaymentBank is the account of a payment; its name is shown where the payment is fetched alone.
type wirePaymentBank struct {
	AccountID string  `json:"AccountID"`
	Code      *string `json:"Code,omitempty"`
	Name      *string `json:"Name,omitempty"`
}

// showPayments answers GET /Payments and /Payments/{id}.
func showPayments(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		return showOnePayment(ctx, tx, q)
	}
	l, refused := readShortList(q)
	if refused != nil {
		return refused, nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	query := store.PaymentQuery{ModifiedSince: l.modifiedSince}
	return answerList(q, l, "Payments", source[wirePaymentRecord]{
		count: func() (int, error) { return tx.CountPayments(ctx, query) },
		show: func(limit, offset int) ([]wirePaymentRecord, error) {
			query.Limit, query.Offset = limit, offset
			payments, err := tx.ListPayments(ctx, query)
			if err != nil {
				return nil, err
			}
			shown := make([]wirePaymentRecord, 0, len(payments))
			for _, p := range payments {
				contact, _, err := tx.FindContact(ctx, p.Invoice.ContactID)
				if err != nil {
					return nil, err
				}
				shown = append(shown, showPayment(p, contact, ref))
			}
			return shown, nil
		},
	})
}

func showOnePayment(ctx context.Context, tx *store.Tx, q *request) (*reply, error) {
	p, ok, err := tx.FindPayment(ctx, strings.ToLower(q.target))
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	contact, _, err := tx.FindContact(ctx, p.Invoice.ContactID)
	if err != nil {
		return nil, err
	}
	shown := showPayment(p, contact, ref)
	shown.Invoice = showInvoice(p.Invoice, contact, ref, invoiceShape{decimals: decimalsOf(q)})
	if account, ok := ref.FindAccount(p.Payment.AccountCode); ok {
		shown.Account.Name = new(account.Name)
	}
	return envelope(q, "Payments", []wirePaymentRecord{shown}, nil)
}

// showPayment writes a payment with its document named and no more.
func showPayment(p store.InvoicePayment, contact books.Contact, ref books.Reference) wirePaymentRecord {
	paid := p.Payment
	w := wirePaymentRecord{
		PaymentID: paid.ID, Date: dateStamp(paid.Date), Amount: amountNumber(paid.Amount), Reference: filledText(paid.Reference),
		CurrencyRate: number(paid.CurrencyRate.String()), PaymentType: string(p.Invoice.Type) + "PAYMENT",
		Status: string(books.Authorised), UpdatedDateUTC: stamp(paid.UpdatedAt), UpdatedDateUTCString: secondText(paid.UpdatedAt),
		Invoice: bareInvoice(p.Invoice.ID, p.Invoice.Number),
	}
	if paid.IsDeleted {
		w.Status = string(books.Deleted)
	}
	if account, ok := ref.FindAccount(paid.AccountCode); ok {
		w.HasAccount, w.Account = true, &wirePaymentBank{AccountID: account.ID, Code: filledText(account.Code)}
		w.BankAmount = bankAmount(p, account)
	}
	w.Invoice.Type, w.Invoice.CurrencyCode = new(string(p.Invoice.Type)), new(string(p.Invoice.Currency))
	w.Invoice.Contact = shortContact(contact.ID, contact.Name)
	return w
}

// bankAmount is the amount in the currency of the bank account, where the rate of the payment leads there.
func bankAmount(p store.InvoicePayment, account books.Account) json.Number {
	if account.Currency == "" || account.Currency == p.Invoice.Currency {
		return amountNumber(p.Payment.Amount)
	}
	base, err := p.Payment.Amount.InBase(p.Payment.CurrencyRate)
	if err != nil {
		return ""
	}
	return amountNumber(base)
}
