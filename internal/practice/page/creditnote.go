package page

import (
	"context"
	"net/http"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// creditNotePage is what creditnote.html shows: a credit note drawn as its document, and what became of the credit.
type creditNotePage struct {
	documentPage

	Allocations    []allocationRow
	Remaining      string
	CanAllocate    bool
	Open           []openRow
	AllocateAmount string
}

// allocationRow is one document that the credit was set off against.
type allocationRow struct{ ID, Link, Number, Date, Amount string }

// openRow is a document that the credit can be set off against.
type openRow struct {
	ID, Label string
	IsChosen  bool
}

func (p *Page) creditNote(w http.ResponseWriter, r *http.Request) { p.showCreditNote(w, r, "") }

// showCreditNote shows a credit note, under a refusal when there is one.
func (p *Page) showCreditNote(w http.ResponseWriter, r *http.Request, refusal string) {
	p.view(w, r, "creditnote.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		n, ok, err := tx.FindCreditNote(ctx, r.PathValue("id"))
		if err != nil || !ok || r.PathValue("code") != ref.Organisation.ShortCode {
			return frame{Tab: "/creditnotes"}, false, err
		}
		content, err := p.creditNotePage(ctx, tx, ref, n, r.URL.Query().Get("invoice"))
		return frame{Title: "Credit note " + n.Number, Tab: "/creditnotes", Content: content, Message: refusal, IsRefused: refusal != ""}, true, err
	})
}

// creditNotePage draws a note. chosen is the document that is offered first for the credit.
func (p *Page) creditNotePage(ctx context.Context, tx *store.Tx, ref books.Reference, n books.CreditNote, chosen string) (creditNotePage, error) {
	drawn, err := p.documentPage(ctx, tx, ref, n.Document())
	if err != nil {
		return creditNotePage{}, err
	}
	page := creditNotePage{documentPage: drawn, Remaining: figure(n.RemainingCredit())}
	page.Link, page.CanPay, page.CanCredit = creditLink(ref, n.ID), false, false
	for _, a := range n.Allocations {
		i, _, err := tx.FindInvoice(ctx, a.InvoiceID)
		if err != nil {
			return page, err
		}
		page.Allocations = append(page.Allocations, allocationRow{
			ID: a.ID, Link: documentLink(ref, i), Number: i.Number, Date: day(a.Date), Amount: figure(-a.Amount),
		})
	}
	if n.Status != books.Authorised || n.RemainingCredit() <= 0 {
		return page, nil
	}
	page.CanAllocate = true
	return page, p.offerDocuments(ctx, tx, n, chosen, &page)
}

// offerDocuments lists what the credit can be set off against, and how much.
func (p *Page) offerDocuments(ctx context.Context, tx *store.Tx, n books.CreditNote, chosen string, page *creditNotePage) error {
	open, err := tx.ListInvoices(ctx, store.InvoiceQuery{
		Type: n.InvoiceType(), ContactIDs: []string{n.ContactID}, Statuses: []string{string(books.Authorised)}, NewestFirst: true,
	})
	page.AllocateAmount = n.RemainingCredit().String()
	for _, i := range open {
		if i.Currency != n.Currency || i.AmountDue() <= 0 {
			continue
		}
		isChosen := i.ID == chosen || chosen == "" && len(page.Open) == 0
		if isChosen {
			page.AllocateAmount = min(n.RemainingCredit(), i.AmountDue()).String()
		}
		page.Open = append(page.Open, openRow{ID: i.ID, Label: i.Number + ", due " + figure(i.AmountDue()), IsChosen: isChosen})
	}
	return err
}
