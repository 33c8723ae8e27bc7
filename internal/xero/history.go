package xero

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"daybook/internal/fault"
)

// maxNote is the longest note (section 15).
const maxNote = 2500

// HistoryRecord is one entry of a record's history: what Xero or a person did, or a note (section 15). It is permanent.
type HistoryRecord struct {
	// Details is the text.
	Details string `json:"Details"`
	// Changes is what kind of entry it is, such as "Note" or "Approved"; "" in the reply to a new note.
	Changes string `json:"Changes"`
	// User is who did it; "System Generated" for what came through the API.
	User string `json:"User"`
	// At is when, in UTC.
	At time.Time `json:"DateUTC"`
}

// UnmarshalJSON reads the time in Xero's forms; where the first is missing, from DateUTCString.
func (h *HistoryRecord) UnmarshalJSON(raw []byte) error {
	type plain HistoryRecord
	wire := struct {
		*plain
		At     *timeField `json:"DateUTC"`
		AtText timeField  `json:"DateUTCString"`
	}{plain: (*plain)(h), At: (*timeField)(&h.At)}
	if err := json.Unmarshal(raw, &wire); err != nil {
		return err
	}
	if h.At.IsZero() {
		h.At = time.Time(wire.AtText)
	}
	return nil
}

// ListHistory returns a record's history in Xero's order. Errors: not_found, offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) ListHistory(ctx context.Context, of Resource, id string) ([]HistoryRecord, error) {
	if !of.takes(PathHistory) {
		return nil, notMadeProperly(fmt.Errorf("%q has no history", of))
	}
	if id == "" {
		return nil, noID()
	}
	r := request{path: accountingPath + "/" + string(of) + "/" + url.PathEscape(id) + "/History"}
	return readCollection[HistoryRecord](ctx, c, "read the history", r, "HistoryRecords")
}

// EncodeNotes writes the body that adds notes to a record's history, for PathHistory. The error is invalid and names
// each note, such as "notes[0]", that is empty or has more than 2,500 characters.
func EncodeNotes(notes []string) ([]byte, error) {
	type record struct{ Details string }
	problems := map[string]string{}
	checkCount(problems, "notes", len(notes), MaxBatch)
	records := make([]record, 0, len(notes))
	for n, note := range notes {
		if note == "" {
			problems[fmt.Sprintf("notes[%d]", n)] = "is empty"
		}
		checkLength(problems, fmt.Sprintf("notes[%d]", n), note, maxNote)
		records = append(records, record{note})
	}
	if err := fault.InvalidFields("The note cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ HistoryRecords []record }{records})
}

// decodeNoteElement reads one note of a reply; notes have no id.
func decodeNoteElement(raw json.RawMessage) (Element, error) {
	var record HistoryRecord
	err := json.Unmarshal(raw, &record)
	return Element{Note: &record}, err
}
