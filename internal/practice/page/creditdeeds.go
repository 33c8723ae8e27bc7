package page

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// credit creates a credit note for an invoice or bill, over the amount of the form, and leads to it.
func (p *Page) credit(w http.ResponseWriter, r *http.Request, kind books.InvoiceType) {
	amount, err := creditAmount(r)
	var made string
	if err == nil {
		err = p.atDesk(r, func(ctx context.Context, desk *store.Desk) (err error) {
			made, err = desk.CreditInvoice(ctx, r.PathValue("id"), amount)
			return err
		})
	}
	if err != nil || made == "" {
		p.afterDeed(w, r, "", err, func(text string) { p.showDocument(w, r, kind, text) })
		return
	}
	there := url.URL{Path: "/app/" + r.PathValue("code") + "/creditnotes/view/" + made}
	there.RawQuery = url.Values{"done": {"credit"}, "invoice": {r.PathValue("id")}}.Encode()
	http.Redirect(w, r, there.String(), http.StatusSeeOther)
}

// actOnCreditNote does what a person asked for with a credit note, and shows it again.
func (p *Page) actOnCreditNote(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	done := r.PostForm.Get("do")
	err := p.atDesk(r, func(ctx context.Context, desk *store.Desk) error { return changeCreditNote(ctx, desk, r) })
	p.afterDeed(w, r, done, err, func(text string) { p.showCreditNote(w, r, text) })
}

func changeCreditNote(ctx context.Context, desk *store.Desk, r *http.Request) error {
	id := r.PathValue("id")
	switch r.PostForm.Get("do") {
	case "approve":
		return desk.SetCreditNoteStatus(ctx, id, books.Authorised)
	case "void":
		return desk.SetCreditNoteStatus(ctx, id, books.Voided)
	case "delete":
		return desk.SetCreditNoteStatus(ctx, id, books.Deleted)
	case "deallocate":
		return desk.RemoveAllocation(ctx, id, r.PostForm.Get("allocation"))
	case "allocate":
		amount, err := creditAmount(r)
		if err != nil {
			return err
		}
		return desk.AllocateCredit(ctx, id, r.PostForm.Get("invoice"), amount)
	}
	return refusal{[]string{"Nothing of that name can be done here."}}
}

// creditAmount reads the amount of a form; an empty one is zero and means as much as can be.
func creditAmount(r *http.Request) (money.Amount, error) {
	text := strings.TrimSpace(r.PostForm.Get("amount"))
	if text == "" {
		return 0, nil
	}
	amount, err := money.ParseAmount(text)
	if err != nil || amount <= 0 {
		return 0, refusal{[]string{"The amount of the credit must be a number above zero such as 120.50."}}
	}
	return amount, nil
}

// atDesk does a deed at the desk of the organisation that the address names; nothing at that of another. What the rules
// refuse comes back as a refusal; what is not there is said by the page shown afterwards.
func (p *Page) atDesk(r *http.Request, deed func(context.Context, *store.Desk) error) error {
	ctx := r.Context()
	isOurs := false
	err := p.cfg.Store.View(ctx, func(tx *store.Tx) error {
		ref, err := tx.GetReference(ctx)
		isOurs = ref.Organisation.ShortCode == r.PathValue("code")
		return err
	})
	if err != nil || !isOurs {
		return err
	}
	return refusalOf(deed(ctx, p.desk()))
}

// desk is where a person works in the organisation.
func (p *Page) desk() *store.Desk { return store.NewDesk(p.cfg.Store, p.cfg.Now, p.cfg.Switches) }

// refusalOf turns what the desk does not do into a refusal; other errors stay as they are.
func refusalOf(err error) error {
	if refused, ok := errors.AsType[*fault.Error](err); ok && (refused.Code == fault.Rejected || refused.Code == fault.NotFound) {
		return refusal{[]string{refused.Message}}
	}
	return err
}
