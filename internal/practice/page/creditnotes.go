package page

import (
	"context"
	"net/http"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// creditRow is one credit note of a list.
type creditRow struct {
	Link, Number, Reference, Contact string
	Side, Date                       string
	Currency, Total, Remaining       string
	Status                           status
	IsOver                           bool
}

// creditList is what creditnotes.html shows.
type creditList struct {
	Total int
	Rows  []creditRow
	Chips []chip
	Pager pager
}

func (p *Page) creditNotes(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "creditnotes.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		number, offset := pageOf(r)
		query := store.CreditNoteQuery{NewestFirst: true, Limit: pageSize, Offset: offset}
		var list creditList
		query.Statuses, list.Chips = chosenFilter(documentFilters(), "/creditnotes", r.URL.Query().Get("status"))
		notes, err := tx.ListCreditNotes(ctx, query)
		if err != nil {
			return frame{}, false, err
		}
		if list.Total, err = tx.CountCreditNotes(ctx, query); err != nil {
			return frame{}, false, err
		}
		if list.Rows, err = creditRows(ctx, tx, ref, notes); err != nil {
			return frame{}, false, err
		}
		list.Pager = newPager(r, number, len(notes), list.Total)
		return frame{Title: "Credit notes", Tab: "/creditnotes", Content: list}, true, nil
	})
}

func creditRows(ctx context.Context, tx *store.Tx, ref books.Reference, notes []books.CreditNote) ([]creditRow, error) {
	documents := make([]books.Invoice, len(notes))
	for at, n := range notes {
		documents[at] = n.Document()
	}
	names, err := contactNames(ctx, tx, documents)
	if err != nil {
		return nil, err
	}
	rows := make([]creditRow, 0, len(notes))
	for _, n := range notes {
		row := creditRow{
			Link: creditLink(ref, n.ID), Number: n.Number, Reference: n.Reference, Contact: names[n.ContactID], Side: sideOf(n),
			Date: day(n.Date), Currency: string(n.Currency), Total: figure(n.Total), Remaining: orDash(n.RemainingCredit()),
			Status: statusOf(string(n.Status)), IsOver: n.Status == books.Voided || n.Status == books.Deleted,
		}
		if row.Number == "" {
			row.Number = "No number"
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// sideOf says whose credit it is.
func sideOf(n books.CreditNote) string {
	if n.Type == books.PurchaseCredit {
		return "From supplier"
	}
	return "To customer"
}

func creditLink(ref books.Reference, id string) string {
	return "/app/" + ref.Organisation.ShortCode + "/creditnotes/view/" + id
}
