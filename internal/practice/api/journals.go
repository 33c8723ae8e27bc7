package api

import (
	"context"
	"net/http"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// showJournals answers GET /ManualJournals and /ManualJournals/{id}.
func showJournals(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	if q.target != "" {
		return showOneJournal(ctx, tx, q)
	}
	l, refused := readShortList(q)
	if refused != nil {
		return refused, nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	query := store.JournalQuery{ModifiedSince: l.modifiedSince}
	return answerList(q, l, "ManualJournals", source[wireJournal]{
		count: func() (int, error) { return tx.CountJournals(ctx, query) },
		show: func(limit, offset int) ([]wireJournal, error) {
			query.Limit, query.Offset = limit, offset
			journals, err := tx.ListJournals(ctx, query)
			shown := make([]wireJournal, 0, len(journals))
			for _, j := range journals {
				shown = append(shown, showJournal(j, ref, l.isPaged))
			}
			return shown, err
		},
	})
}

func showOneJournal(ctx context.Context, tx *store.Tx, q *request) (*reply, error) {
	j, ok, err := tx.FindJournal(ctx, strings.ToLower(q.target))
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	ref, err := tx.GetReference(ctx)
	if err != nil {
		return nil, err
	}
	shown := showJournal(j, ref, true)
	if shown.Attachments, err = showAttachments(ctx, tx, q, "ManualJournals", j.ID); err != nil {
		return nil, err
	}
	return envelope(q, "ManualJournals", []wireJournal{shown}, nil)
}

// writeJournals answers PUT and POST /ManualJournals, and POST /ManualJournals/{id}.
func writeJournals(ctx context.Context, h *Handler, tx *store.Tx, q *request) (*reply, error) {
	elements, refused := readElements[wireJournal](q, "ManualJournals")
	if refused != nil {
		return refused, nil
	}
	inputs, refused := readJournals(elements)
	if refused != nil {
		return refused, nil
	}
	var target *books.ManualJournal
	if q.target != "" {
		found, ok, err := tx.FindJournal(ctx, strings.ToLower(q.target))
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
		shown, err := writeJournal(ctx, tx, q, rules, target, inputs[n], sent)
		if err != nil {
			return nil, err
		}
		batch.take(shown)
	}
	return batch.reply(q, "ManualJournals", h.config.Switches)
}

// readJournals turns every element into what the rules take, or refuses them all.
func readJournals(elements []wireJournal) ([]books.JournalInput, *reply) {
	inputs := make([]books.JournalInput, len(elements))
	for n, sent := range elements {
		in, err := sent.input()
		if err != nil {
			return nil, unreadable("The request cannot be read: " + err.Error())
		}
		inputs[n] = in
	}
	return inputs, nil
}

// writeJournal decides over one element and stores it; a refused one comes back with ValidationErrors.
func writeJournal(ctx context.Context, tx *store.Tx, q *request, rules *books.Rules, target *books.ManualJournal, in books.JournalInput, sent wireJournal) (wireJournal, error) {
	outcome, err := decideJournal(ctx, rules, q, target, in)
	if err != nil {
		return wireJournal{}, err
	}
	if len(outcome.Errors) > 0 {
		return refusedJournal(sent, outcome, rules.Reference), nil
	}
	if err := tx.ApplyJournal(ctx, outcome, q.session.AppName); err != nil {
		return wireJournal{}, err
	}
	shown := showJournal(outcome.Journal, rules.Reference, true)
	if len(outcome.Warnings) > 0 {
		shown.Warnings = messages(outcome.Warnings)
	}
	return shown, nil
}

func decideJournal(ctx context.Context, rules *books.Rules, q *request, target *books.ManualJournal, in books.JournalInput) (books.JournalOutcome, error) {
	if in.ID != nil {
		in.ID = new(strings.ToLower(*in.ID))
	}
	switch {
	case target != nil:
		return rules.UpdateJournal(*target, in), nil
	case q.http.Method == http.MethodPut:
		return rules.CreateJournal(in), nil
	}
	return rules.SaveJournal(ctx, in)
}
