package page

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// actOnContact does what a person asked for with a contact, and shows it again.
func (p *Page) actOnContact(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	done := r.PostForm.Get("do")
	err := p.atDesk(r, func(ctx context.Context, desk *store.Desk) error {
		id := r.PathValue("id")
		switch done {
		case "archive":
			return desk.ArchiveContact(ctx, id)
		case "restore-contact":
			return desk.RestoreContact(ctx, id)
		case "merge":
			into, err := p.contactNamed(ctx, strings.TrimSpace(r.PostForm.Get("into")), id)
			if err != nil {
				return err
			}
			return desk.MergeContact(ctx, id, into.ID)
		}
		return refusal{[]string{"Nothing of that name can be done here."}}
	})
	p.afterDeed(w, r, done, err, func(text string) { p.showContact(w, r, text) })
}

// contactNamed returns the active contact of a name, other than one.
func (p *Page) contactNamed(ctx context.Context, name, otherThan string) (books.Contact, error) {
	var same []books.Contact
	err := p.cfg.Store.View(ctx, func(tx *store.Tx) (err error) {
		same, err = tx.ListContactsByName(ctx, name)
		return err
	})
	if err != nil {
		return books.Contact{}, err
	}
	for _, c := range same {
		if c.IsActive() && c.ID != otherThan {
			return c, nil
		}
	}
	return books.Contact{}, refusal{[]string{fmt.Sprintf("No other active contact is called “%s”.", name)}}
}

// suggested bounds the names that the field for a merge suggests.
const suggested = 1000

// namesToMergeInto lists active contacts other than one.
func namesToMergeInto(ctx context.Context, tx *store.Tx, c books.Contact) ([]string, error) {
	others, err := tx.ListContacts(ctx, store.ContactQuery{Limit: suggested})
	names := make([]string, 0, len(others))
	for _, other := range others {
		if other.ID != c.ID {
			names = append(names, other.Name)
		}
	}
	return names, err
}
