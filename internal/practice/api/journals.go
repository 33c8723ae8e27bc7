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
	return writeElements(ctx, h, tx, q, writing[wireJournal, books.JournalInput, books.ManualJournal]{
		collection: "ManualJournals",
		read:       func(sent wireJournal) (books.JournalInput, error) { return sent.input() },
		find: func(target string) (books.ManualJournal, bool, error) {
			return tx.FindJournal(ctx, strings.ToLower(target))
		},
		write: func(rules *books.Rules, target *books.ManualJournal, in books.JournalInput, sent wireJournal) (wireJournal, error) {
			return writeJournal(ctx, tx, q, rules, target, in, sent)
		},
	})
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
