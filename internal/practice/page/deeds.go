package page

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/look"
	"daybook/internal/practice/store"
)

// refusal is why the practice organisation did not accept what a person asked for, in its own words.
type refusal struct{ texts []string }

func (r refusal) Error() string { return strings.Join(r.texts, " ") }

// readForm reads a form of ours. It answers itself and returns false when the form is not ours.
func (p *Page) readForm(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil || !look.IsOwnForm(r) {
		p.show(w, r, http.StatusForbidden, "forged.html", frame{Title: "This form cannot be taken"})
		return false
	}
	return true
}

// act does what a person asked for with an invoice or bill, and shows the document again.
func (p *Page) act(kind books.InvoiceType) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !p.readForm(w, r) {
			return
		}
		done := r.PostForm.Get("do")
		if done == "credit" {
			p.credit(w, r, kind)
			return
		}
		err := p.change(r, func(ctx context.Context, tx *store.Tx, rules *books.Rules) error {
			invoice, ok, err := tx.FindInvoice(ctx, r.PathValue("id"))
			if err != nil || !ok {
				return err // the page shown afterwards says that there is none
			}
			return changeInvoice(ctx, tx, rules, invoice, r)
		})
		p.afterDeed(w, r, done, err, func(text string) { p.showDocument(w, r, kind, text) })
	}
}

// change runs one deed of a person in a transaction, by the rules that bind apps too.
func (p *Page) change(r *http.Request, deed func(context.Context, *store.Tx, *books.Rules) error) error {
	ctx := r.Context()
	return p.cfg.Store.Update(ctx, func(tx *store.Tx) error {
		reference, err := tx.GetReference(ctx)
		if err != nil {
			return err
		}
		if reference.Organisation.ShortCode != r.PathValue("code") {
			return nil // the page shown afterwards says that there is nothing
		}
		return deed(ctx, tx, &books.Rules{Reference: reference, Switches: p.cfg.Switches, Finder: tx, Now: p.cfg.Now().UTC()})
	})
}

// afterDeed leads back to the object with a message, or shows it with the refusal.
func (p *Page) afterDeed(w http.ResponseWriter, r *http.Request, done string, err error, show func(refusal string)) {
	if refused, ok := errors.AsType[refusal](err); ok {
		show(refused.Error())
		return
	}
	if err != nil {
		p.fail(w, r, frame{}, err)
		return
	}
	w.Header().Set("Location", "?done="+url.QueryEscape(done)) // the same path again, so it can lead nowhere else
	w.WriteHeader(http.StatusSeeOther)
}

// changeInvoice applies the form's deed to a document and notes it.
func changeInvoice(ctx context.Context, tx *store.Tx, rules *books.Rules, i books.Invoice, r *http.Request) error {
	var changed books.Invoice
	var action string
	var err error
	switch r.PostForm.Get("do") {
	case "approve":
		changed, err = toStatus(ctx, tx, rules, i, books.Authorised)
		action = "approved"
	case "void":
		changed, err = toStatus(ctx, tx, rules, i, books.Voided)
		action = "voided"
	case "delete":
		changed, err = toStatus(ctx, tx, rules, i, books.Deleted)
		action = "deleted"
	case "pay":
		changed, err = pay(rules, i, r.PostForm.Get("amount"), r.PostForm.Get("date"))
		action = "paid"
	case "unpay":
		changed, err = unpay(rules, i, r.PostForm.Get("payment"))
		action = "payment removed"
	default:
		return refusal{[]string{"Nothing of that name can be done here."}}
	}
	if err != nil {
		return err
	}
	if err := tx.SaveInvoice(ctx, changed); err != nil {
		return err
	}
	contact, _, err := tx.FindContact(ctx, changed.ContactID)
	if err != nil {
		return err
	}
	amount := changed.Total
	switch action {
	case "paid":
		amount = changed.AmountPaid - i.AmountPaid
	case "payment removed":
		amount = i.AmountPaid - changed.AmountPaid
	}
	return tx.NoteChange(ctx, store.Change{
		At: rules.Now, Kind: "invoice", ObjectID: i.ID, Action: action,
		Summary: fmt.Sprintf("%s %s %s %s", changed.Number, contact.Name, amount.Words(), changed.Currency),
	})
}

// toStatus moves a document to another status by the rules, as an app would.
func toStatus(ctx context.Context, tx *store.Tx, rules *books.Rules, i books.Invoice, to books.InvoiceStatus) (books.Invoice, error) {
	asked := string(to)
	outcome, err := rules.UpdateInvoice(ctx, i, books.InvoiceInput{Status: &asked})
	if err != nil {
		return i, err
	}
	if len(outcome.Errors) > 0 {
		return i, refusal{outcome.Errors}
	}
	if outcome.IsContactChanged {
		if err := tx.SaveContact(ctx, outcome.Contact); err != nil {
			return i, err
		}
	}
	for _, item := range outcome.Items {
		if err := tx.SaveItem(ctx, item); err != nil {
			return i, err
		}
	}
	if outcome.TookNumber {
		if err := tx.SaveOrganisation(ctx, rules.Reference.Organisation); err != nil {
			return i, err
		}
	}
	return outcome.Invoice, nil
}

// pay records a payment to or from the first bank account.
func pay(rules *books.Rules, i books.Invoice, amountText, dateText string) (books.Invoice, error) {
	amount, err := money.ParseAmount(strings.TrimSpace(amountText))
	if err != nil {
		return i, refusal{[]string{"The amount of the payment must be a number such as 120.50."}}
	}
	date, err := civil.Parse(dateText)
	if err != nil {
		return i, refusal{[]string{"The date of the payment must be a day such as 2026-03-12."}}
	}
	payment := books.Payment{Amount: amount, Date: date, Reference: "Recorded by a person"}
	for _, a := range rules.Reference.Accounts {
		if a.Type == "BANK" && a.IsActive() {
			payment.AccountCode = a.Code
			break
		}
	}
	paid, wrong := rules.PayInvoice(i, payment)
	if len(wrong) > 0 {
		return i, refusal{wrong}
	}
	return paid, nil
}

// unpay takes a payment back.
func unpay(rules *books.Rules, i books.Invoice, paymentID string) (books.Invoice, error) {
	unpaid, wrong := rules.RemovePayment(i, paymentID)
	if len(wrong) > 0 {
		return i, refusal{wrong}
	}
	return unpaid, nil
}

// askReset asks before everything is thrown away.
func (p *Page) askReset(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "reset.html", func(*store.Tx, books.Reference) (frame, bool, error) {
		return frame{Title: "Reset to the original practice data"}, true, nil
	})
}

// reset puts the original practice data back.
func (p *Page) reset(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	if err := p.cfg.Reset(r.Context()); err != nil {
		p.fail(w, r, frame{}, err)
		return
	}
	http.Redirect(w, r, "/?done=reset", http.StatusSeeOther)
}
