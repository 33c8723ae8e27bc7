package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// mostItems is how many items one request may hold (contract section 6).
const mostItems = 500

// showItems answers GET /Items, which has no pages, and /Items/{id or code}.
func showItems(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		i, ok, err := findItem(ctx, tx, q.target)
		if err != nil {
			return nil, err
		}
		if !ok {
			return notFound(), nil
		}
		shown := showItem(i, decimalsOf(q))
		shown.ValidationErrors = []message{}
		return envelope(q, "Items", []wireItem{shown}, nil)
	}
	l, refused := readList(q)
	if refused != nil {
		return refused, nil
	}
	items, err := tx.ListItems(ctx, l.modifiedSince)
	if err != nil {
		return nil, err
	}
	shown := make([]wireItem, 0, len(items))
	for _, i := range items {
		shown = append(shown, showItem(i, l.decimals))
	}
	if shown, refused = selectElements(shown, l); refused != nil {
		return refused, nil
	}
	return envelope(q, "Items", shown, nil)
}

// findItem finds by id, else by code.
func findItem(ctx context.Context, tx *store.Tx, target string) (books.Item, bool, error) {
	i, ok, err := tx.FindItem(ctx, strings.ToLower(target))
	if ok || err != nil {
		return i, ok, err
	}
	return tx.FindItemByCode(ctx, target)
}

// writeItems answers PUT and POST /Items, and POST /Items/{id or code}.
func writeItems(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	elements, inputs, refused := readItems(q)
	if refused != nil {
		return refused, nil
	}
	var target *books.Item
	if q.target != "" {
		found, ok, err := findItem(ctx, tx, q.target)
		if err != nil {
			return nil, err
		}
		if !ok {
			return notFound(), nil
		}
		target, elements = &found, elements[:min(1, len(elements))]
	}
	rules, err := tx.Rules(ctx, q.now, h.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	batch := newBatch(q)
	for n, sent := range elements {
		outcome, err := decideItem(ctx, rules, q, target, inputs[n])
		if err != nil {
			return nil, err
		}
		if len(outcome.Errors) > 0 {
			echo := refusedItem(sent, outcome)
			echo.StatusAttributeString = batch.word("ERROR")
			batch.refuse(echo)
			continue
		}
		if err := tx.ApplyItem(ctx, outcome, q.session.AppName); err != nil {
			return nil, err
		}
		shown := showItem(outcome.Item, decimalsOf(q))
		shown.UpdatedDateUTC = new(fmt.Sprintf("/Date(%d)/", outcome.Item.UpdatedAt.UnixMilli()))
		shown.ValidationErrors, shown.StatusAttributeString = []message{}, batch.word("OK")
		batch.accept(shown)
	}
	return batch.reply(q, "Items", h.config.Switches)
}

// readItems reads the elements and turns each into what the rules take, or refuses them all.
func readItems(q *request) ([]wireItem, []books.ItemInput, *reply) {
	elements, refused := readElements[wireItem](q, "Items")
	if refused != nil {
		return nil, nil, refused
	}
	if len(elements) > mostItems {
		return nil, nil, invalid(nil, fmt.Sprintf("A request must not hold more than %d items.", mostItems))
	}
	inputs := make([]books.ItemInput, len(elements))
	for n, sent := range elements {
		in, err := sent.input(decimalsOf(q))
		if err != nil {
			return nil, nil, unreadable("The request cannot be read: " + err.Error())
		}
		inputs[n] = in
	}
	return elements, inputs, nil
}

func decideItem(ctx context.Context, rules *books.Rules, q *request, target *books.Item, in books.ItemInput) (books.ItemOutcome, error) {
	switch {
	case target != nil:
		return rules.UpdateItem(ctx, *target, in)
	case q.http.Method == http.MethodPut:
		return rules.CreateItem(ctx, in)
	}
	return rules.SaveItem(ctx, in)
}
