package posting

import (
	"fmt"
	"slices"
	"time"
)

// The largest batch (R9): Xero advises about 50 elements and mentions 3.5 MB (contract section 6).
const (
	maxBatch      = 50
	maxBatchBytes = 3_000_000
)

// batch is documents that one request carries, or is to carry: those of its request that are still in the same boat.
type batch struct {
	documents []Document
	request   Request
}

// loadBatch returns a document with the others of its newest request that are in the same state; it is not ok when nothing
// was frozen for the document.
func loadBatch(tx Tx, d Document) (b batch, ok bool, err error) {
	if b.request, ok, err = tx.FindRequest(d.ID); err != nil || !ok {
		return batch{}, false, err
	}
	if len(b.request.DocumentIDs) == 1 {
		b.documents = []Document{d}
		return b, true, nil
	}
	members, err := tx.ListMembers(b.request.ID)
	b.documents = slices.DeleteFunc(members, func(m Document) bool { return m.State != d.State })
	return b, true, err
}

// isWhole reports whether these are all the documents that the request carries: its bytes can be sent again only then.
func (b batch) isWhole() bool { return len(b.documents) == len(b.request.DocumentIDs) }

func (b batch) contents() []Content {
	contents := make([]Content, len(b.documents))
	for i, d := range b.documents {
		contents[i] = d.Content
	}
	return contents
}

func (b batch) ids() []int64 {
	ids := make([]int64, len(b.documents))
	for i, d := range b.documents {
		ids[i] = d.ID
	}
	return ids
}

// numbers says, for the record, what is sent.
func (b batch) numbers() string {
	first := b.documents[0].Content.Name()
	if more := len(b.documents) - 1; more > 0 {
		return fmt.Sprintf("%s and %d more", first, more)
	}
	return first
}

// part takes the documents out of their request, because the others of it do not go again: their bytes are frozen anew,
// under a later generation (R1, R9).
func (b batch) part(tx Tx, ledger Ledger, now time.Time) (Request, error) {
	doubts := b.request.Doubts
	r, err := freezeBatch(tx, ledger, b.documents, now)
	if err != nil || doubts == 0 {
		return r, err
	}
	r.Doubts = doubts
	return r, tx.UpdateRequest(r)
}

// renew gives documents that were looked up and are not at Xero a key that no send had before (R6): the same bytes under a
// new key or, where others of the request are settled, bytes of their own.
func (b batch) renew(tx Tx, ledger Ledger, now time.Time) (Request, error) {
	if !b.isWhole() {
		return b.part(tx, ledger, now)
	}
	r := b.request
	if ruleNewKey {
		setKey(&r, r.Generation+1, b.documents...)
	}
	return r, nil
}

// freezeAll freezes documents of one kind that leave together, in as few requests as Xero takes (R9).
func freezeAll(tx Tx, ledger Ledger, documents []Document, now time.Time) error {
	for chunk := range slices.Chunk(documents, maxBatch) {
		if err := freezeChunk(tx, ledger, chunk, now); err != nil {
			return err
		}
	}
	return nil
}

// freezeChunk halves what is too large for one request.
func freezeChunk(tx Tx, ledger Ledger, chunk []Document, now time.Time) error {
	body, err := ledger.Encode(batch{documents: chunk}.contents())
	if err != nil {
		return fmt.Errorf("encode %d of kind %s: %w", len(chunk), chunk[0].Kind, err)
	}
	if half := len(chunk) / 2; half > 0 && len(body) > maxBatchBytes {
		if err := freezeChunk(tx, ledger, chunk[:half], now); err != nil {
			return err
		}
		return freezeChunk(tx, ledger, chunk[half:], now)
	}
	_, err = freezeBytes(tx, chunk, body, now)
	return err
}
