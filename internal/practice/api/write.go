package api

import (
	"context"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// writing is how the elements of one resource are written: W on the wire, In as the rules take them, Stored as they stand.
type writing[W element, In, Stored any] struct {
	collection string
	read       func(W) (In, error)
	// find returns what an address names.
	find func(target string) (Stored, bool, error)
	// write decides over an element and stores it, or returns it refused. target is what the address names, nil for none.
	write func(rules *books.Rules, target *Stored, in In, sent W) (W, error)
}

// writeElements answers a PUT or POST to a collection, and a POST to one element, of which the body then holds one. Every
// element is read before any is decided.
func writeElements[W element, In, Stored any](ctx context.Context, h *Handler, tx *store.Tx, q *request, w writing[W, In, Stored]) (*reply, error) {
	elements, refused := readElements[W](q, w.collection)
	if refused != nil {
		return refused, nil
	}
	inputs, refused := readEach(elements, w.read)
	if refused != nil {
		return refused, nil
	}
	var target *Stored
	if q.target != "" {
		found, ok, err := w.find(q.target)
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
		shown, err := w.write(rules, target, inputs[n], sent)
		if err != nil {
			return nil, err
		}
		batch.take(shown)
	}
	return batch.reply(q, w.collection, h.config.Switches)
}
