package page

import (
	"net/http"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// itemRow is one item of the list; a figure that an item does not have is a dash.
type itemRow struct {
	Code, Name, Sale, Purchase string
	IsTracked                  bool
	OnHand, Cost               string
}

func (p *Page) items(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "items.html", func(tx *store.Tx, _ books.Reference) (frame, bool, error) {
		items, err := tx.ListItems(r.Context(), time.Time{})
		rows := make([]itemRow, 0, len(items))
		for _, i := range items {
			row := itemRow{Code: i.Code, Name: i.Name, Sale: priceOf(i.Sale), Purchase: priceOf(i.Purchase), IsTracked: i.IsTracked(), OnHand: "–", Cost: "–"}
			if i.IsTracked() {
				row.OnHand, row.Cost = i.Stock.Words(), figure(i.CostPool)
			}
			rows = append(rows, row)
		}
		return frame{Title: "Items", Tab: "/items", Content: rows}, true, err
	})
}

func priceOf(t books.ItemTerms) string {
	if t.Price == nil {
		return "–"
	}
	return t.Price.Words()
}
