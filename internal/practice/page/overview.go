package page

import (
	"net/http"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// latest is how many changes the overview shows.
const latest = 20

// overviewPage is what overview.html shows.
type overviewPage struct {
	Tiles   []tile
	Changes []changeRow
}

// tile is one count with its list.
type tile struct {
	Link, Name string
	Count      int
	Note       string
}

// changeRow is one entry of the journal of changes.
type changeRow struct {
	At, By, Action, Summary string
	// Link leads to what changed; "" where there is nothing to see.
	Link string
}

func (p *Page) overview(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "overview.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		page := overviewPage{}
		contacts, err := tx.CountContacts(ctx, store.ContactQuery{})
		if err != nil {
			return frame{}, false, err
		}
		page.Tiles = append(page.Tiles, tile{Link: "/contacts", Name: "Contacts", Count: contacts, Note: "active"})
		for _, t := range []struct {
			tile
			kind     books.InvoiceType
			statuses []string
		}{
			{tile{Link: "/invoices?status=Draft", Name: "Invoices", Note: "draft"}, books.Sales, []string{string(books.Draft)}},
			{tile{Link: "/invoices?status=Awaiting+Payment", Name: "Invoices", Note: "awaiting payment"}, books.Sales, []string{string(books.Authorised)}},
			{tile{Link: "/bills?status=Draft", Name: "Bills", Note: "draft"}, books.Purchase, []string{string(books.Draft)}},
			{tile{Link: "/bills?status=Awaiting+Payment", Name: "Bills", Note: "awaiting payment"}, books.Purchase, []string{string(books.Authorised)}},
		} {
			if t.Count, err = tx.CountInvoices(ctx, store.InvoiceQuery{Type: t.kind, Statuses: t.statuses}); err != nil {
				return frame{}, false, err
			}
			page.Tiles = append(page.Tiles, t.tile)
		}
		changes, err := tx.ListChanges(ctx, "", latest)
		for _, c := range changes {
			page.Changes = append(page.Changes, changeRow{
				At: moment(c.At, ref.Organisation), By: by(c.Actor), Action: c.Action, Summary: c.Summary, Link: changeLink(ref, c),
			})
		}
		return frame{Title: "Overview", Tab: "/", Content: page}, true, err
	})
}

// changeLink leads to what a change is about. Invoices and bills share a kind; each address shows either.
func changeLink(ref books.Reference, c store.Change) string {
	switch c.Kind {
	case "contact":
		return contactLink(ref, c.ObjectID)
	case "invoice":
		return documentLink(ref, books.Invoice{ID: c.ObjectID, Type: books.Sales})
	case "credit note":
		return creditLink(ref, c.ObjectID)
	case "journal":
		return journalLink(ref, c.ObjectID)
	}
	return ""
}
