package posting

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// freeze fixes the bytes and the key of one document (R1).
func freeze(tx Tx, ledger Ledger, d Document, now time.Time) error {
	_, err := freezeBatch(tx, ledger, []Document{d}, now)
	return err
}

// freezeBatch fixes the bytes and the key of documents of one kind that leave in one request (R1, R9).
func freezeBatch(tx Tx, ledger Ledger, documents []Document, now time.Time) (Request, error) {
	body, err := ledger.Encode(batch{documents: documents}.contents())
	if err != nil {
		return Request{}, fmt.Errorf("encode %s %s and %d more: %w", documents[0].Kind, documents[0].BusinessKey, len(documents)-1, err)
	}
	return freezeBytes(tx, documents, body, now)
}

// freezeBytes keeps the request. Where a document had one before it gets a later generation, so that no key is ever used for
// two payloads.
func freezeBytes(tx Tx, documents []Document, body []byte, now time.Time) (Request, error) {
	generation := 0
	for _, d := range documents {
		old, _, err := tx.FindRequest(d.ID)
		if err != nil {
			return Request{}, err
		}
		generation = max(generation, old.Generation)
	}
	r := Request{Organisation: documents[0].Organisation, Kind: documents[0].Kind, DocumentIDs: batch{documents: documents}.ids(),
		Body: body, Hash: hashBytes(body)}
	setKey(&r, generation+1, documents...)
	if err := tx.CreateRequest(&r); err != nil {
		return Request{}, err
	}
	for _, d := range documents {
		err := tx.AddEvent(Event{DocumentID: d.ID, RequestID: r.ID, At: now, Name: EventFrozen, From: d.State, To: d.State, Text: r.Hash, Key: r.Key})
		if err != nil {
			return Request{}, err
		}
	}
	return r, nil
}

// setKey gives a request the key of a generation (R1): the SHA-256 of all that makes the send what it is, so that a copy of the
// file sends the same key.
func setKey(r *Request, generation int, documents ...Document) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", r.Organisation, r.Kind)
	for _, d := range documents {
		fmt.Fprintf(h, "%s %d\n", d.BusinessKey, d.Revision)
	}
	fmt.Fprintf(h, "%d\n%s\n", generation, r.Hash)
	r.Key, r.Generation = hex.EncodeToString(h.Sum(nil)), generation
}
