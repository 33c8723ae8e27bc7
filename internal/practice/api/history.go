package api

import (
	"context"
	"fmt"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// wireHistory is one entry of a record's history as it stands in requests and replies (contract section 15).
type wireHistory struct {
	Changes               *string   `json:"Changes,omitempty"`
	DateUTCString         *string   `json:"DateUTCString,omitempty"`
	DateUTC               *string   `json:"DateUTC,omitempty"`
	User                  *string   `json:"User,omitempty"`
	Details               *string   `json:"Details,omitempty"`
	StatusAttributeString *string   `json:"StatusAttributeString,omitempty"`
	ValidationErrors      []message `json:"ValidationErrors,omitzero"`
}

// systemUser is who wrote what came through the API.
const systemUser = "System Generated"

// mostHistory is more than any record has: its history is whole and permanent.
const mostHistory = 1 << 30

// showHistory answers GET /{Resource}/{id}/History: what happened to the record and the notes on it, newest first.
func (h holder) showHistory(ctx context.Context, handler *Handler, tx *store.Tx, q *request) (*reply, error) {
	on, ok, err := h.find(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	changes, err := tx.ListChanges(ctx, on.id, mostHistory)
	if err != nil {
		return nil, err
	}
	shown := make([]wireHistory, 0, len(changes))
	for _, c := range changes {
		w := wireHistory{
			Changes: new(historyWord(c.Action)), DateUTCString: historyTime(c), DateUTC: stamp(c.At),
			User: new(handler.config.Person), Details: new(historyDetails(c)),
		}
		if c.Actor != "" {
			w.User = new(systemUser)
		}
		shown = append(shown, w)
	}
	return envelope(q, "HistoryRecords", shown, nil)
}

func historyTime(c store.Change) *string {
	return new(c.At.UTC().Format("2006-01-02T15:04:05"))
}

// historyWord is the service's word for an action of the journal of changes.
func historyWord(action string) string {
	switch action {
	case "updated", "returned to draft":
		return "Edited"
	case store.ActionAttached:
		return "Attached a file"
	}
	return strings.ToUpper(action[:1]) + action[1:]
}

// historyDetails is the sentence of an entry: a note's own words, else what happened and through which app.
func historyDetails(c store.Change) string {
	switch {
	case c.Action == store.ActionNoted:
		return c.Summary
	case c.Action == store.ActionAttached && c.Actor != "":
		return fmt.Sprintf("Attached the file %s through the Xero API using %s", c.Summary, c.Actor)
	case c.Action == store.ActionAttached:
		return "Attached the file " + c.Summary
	case c.Action == "created" && c.Actor != "":
		return fmt.Sprintf("Received through the Xero API from %s: %s", c.Actor, c.Summary)
	}
	return c.Summary
}

// addNotes answers PUT /{Resource}/{id}/History: each record of the body becomes a note, which nobody can change.
func (h holder) addNotes(ctx context.Context, handler *Handler, tx *store.Tx, q *request) (*reply, error) {
	on, ok, err := h.find(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	sent, refused := readElements[wireHistory](q, "HistoryRecords")
	if refused != nil {
		return refused, nil
	}
	batch := newBatch(q)
	for _, note := range sent {
		note = wireHistory{Details: note.Details}
		if texts := books.CheckNote(text(note.Details)); len(texts) > 0 {
			note.ValidationErrors, note.StatusAttributeString = messages(texts), batch.word("ERROR")
			batch.refuse(note)
			continue
		}
		change := store.Change{
			At: q.now, Actor: q.session.AppName, Kind: on.kind, ObjectID: on.id, Action: store.ActionNoted, Summary: *note.Details,
		}
		if err := tx.NoteChange(ctx, change); err != nil {
			return nil, err
		}
		note.DateUTCString, note.DateUTC = historyTime(change), new(fmt.Sprintf("/Date(%d)/", q.now.UnixMilli()))
		note.ValidationErrors, note.StatusAttributeString = []message{}, batch.word("OK")
		batch.accept(note)
	}
	return batch.reply(q, "HistoryRecords", handler.config.Switches)
}
