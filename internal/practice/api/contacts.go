package api

import (
	"context"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// showContacts answers GET /Contacts and /Contacts/{id or number}.
func showContacts(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		c, ok, err := findContact(ctx, tx, q.target)
		if err != nil {
			return nil, err
		}
		if !ok {
			return notFound(), nil
		}
		shown := []wireContact{showContact(c, contactShape{isOne: true, isPaged: true})}
		if shown[0].Attachments, err = showAttachments(ctx, tx, q, "Contacts", c.ID); err != nil {
			return nil, err
		}
		if err := addBalances(ctx, tx, q, shown); err != nil {
			return nil, err
		}
		return envelope(q, "Contacts", shown, nil)
	}
	l, refused := readList(q)
	if refused != nil {
		return refused, nil
	}
	query := store.ContactQuery{
		IDs:              lowered(commaList(q.http.URL.Query().Get("IDs"))),
		IncludesArchived: l.includeArchived,
		ModifiedSince:    l.modifiedSince,
	}
	count := func(ctx context.Context) (int, error) { return tx.CountContacts(ctx, query) }
	if refused, err := h.refuseBroad(ctx, l, optimisedContacts(), count); refused != nil || err != nil {
		return refused, err
	}
	return answerList(q, l, "Contacts", source[wireContact]{
		count: func() (int, error) { return count(ctx) },
		show: func(limit, offset int) ([]wireContact, error) {
			query.Limit, query.Offset = limit, offset
			contacts, err := tx.ListContacts(ctx, query)
			return showContactList(contacts, l), err
		},
		shorten: func(shown []wireContact) ([]wireContact, error) {
			if !l.isPaged || l.isSummary {
				return shown, nil
			}
			return shown, addBalances(ctx, tx, q, shown)
		},
	})
}

// showContactList shows the contacts that have the search term.
func showContactList(contacts []books.Contact, l listQuery) []wireContact {
	shape := contactShape{isPaged: l.isPaged, isBlank: l.hasWhere && !l.isPaged, isSummary: l.isSummary}
	shown := make([]wireContact, 0, len(contacts))
	for _, c := range contacts {
		if hasTerm(l.searchTerm, c.Name, c.FirstName, c.LastName, c.Number, c.CompanyNumber, c.EmailAddress) {
			shown = append(shown, showContact(c, shape))
		}
	}
	return shown
}

// findContact finds by id, else by number.
func findContact(ctx context.Context, tx *store.Tx, target string) (books.Contact, bool, error) {
	c, ok, err := tx.FindContact(ctx, strings.ToLower(target))
	if ok || err != nil {
		return c, ok, err
	}
	return tx.FindContactByNumber(ctx, target)
}

// writeContacts answers PUT and POST /Contacts, and POST /Contacts/{id}.
func writeContacts(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	elements, refused := readElements[wireContact](q, "Contacts")
	if refused != nil {
		return refused, nil
	}
	rules, err := tx.Rules(ctx, q.now, h.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	var target *books.Contact
	if q.target != "" {
		found, ok, err := findContact(ctx, tx, q.target)
		if err != nil {
			return nil, err
		}
		if !ok {
			return notFound(), nil
		}
		target, elements = &found, elements[:min(1, len(elements))]
	}
	batch := newBatch(q)
	for _, sent := range elements {
		outcome, err := decideContact(ctx, rules, q, target, sent.input())
		if err != nil {
			return nil, err
		}
		if outcome.IsUnknown {
			answer := notFound()
			answer.discards = true
			return answer, nil
		}
		if len(outcome.Errors) > 0 {
			echo := refusedContact(sent, contactID(outcome), outcome.Errors)
			echo.StatusAttributeString = batch.word("ERROR")
			batch.refuse(echo)
			continue
		}
		if err := tx.ApplyContact(ctx, outcome, q.session.AppName); err != nil {
			return nil, err
		}
		shown := showContact(outcome.Contact, contactShape{isWrite: true})
		shown.StatusAttributeString = batch.word("OK")
		batch.accept(shown)
	}
	return batch.reply(q, "Contacts", h.config.Switches)
}

func decideContact(ctx context.Context, rules *books.Rules, q *request, target *books.Contact, in books.ContactInput) (books.ContactOutcome, error) {
	if in.ID != nil {
		in.ID = new(strings.ToLower(*in.ID))
	}
	switch {
	case target != nil:
		return rules.UpdateContact(ctx, *target, in)
	case q.http.Method == http.MethodPut:
		return rules.CreateContact(ctx, in)
	}
	return rules.SaveContact(ctx, in)
}

func contactID(o books.ContactOutcome) string {
	if o.Contact.ID == "" {
		return nilID
	}
	return o.Contact.ID
}

// hasTerm reports whether one of the texts holds the term; an empty term is everywhere.
func hasTerm(term string, texts ...string) bool {
	for _, text := range texts {
		if strings.Contains(strings.ToLower(text), term) {
			return true
		}
	}
	return term == ""
}

func lowered(list []string) []string {
	for i := range list {
		list[i] = strings.ToLower(list[i])
	}
	return list
}
