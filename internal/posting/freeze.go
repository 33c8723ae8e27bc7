package posting

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// freeze fixes the bytes and the key of a document (R1). A document that had a request before gets a later generation,
// so that no key is ever used for two payloads.
func freeze(tx Tx, ledger Ledger, d Document, now time.Time) error {
	body, err := ledger.Encode([]Content{d.Content})
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", d.Kind, d.BusinessKey, err)
	}
	old, _, err := tx.FindRequest(d.ID)
	if err != nil {
		return err
	}
	r := Request{Organisation: d.Organisation, Kind: d.Kind, DocumentIDs: []int64{d.ID}, Body: body, Hash: hashBytes(body)}
	setKey(&r, old.Generation+1, d)
	if err := tx.CreateRequest(&r); err != nil {
		return err
	}
	return tx.AddEvent(Event{DocumentID: d.ID, RequestID: r.ID, At: now, Name: EventFrozen, From: d.State, To: d.State, Text: r.Hash, Key: r.Key})
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
