package posting

import (
	"context"
	"fmt"

	"daybook/internal/fault"
)

// maxMerges bounds how far a chain of merged contacts is followed.
const maxMerges = 5

// mergeReader asks Xero which contact stands for one that a document was sent for, once for each: a merge moves every
// document of a contact to another one, and none of them was edited.
type mergeReader struct {
	ledger       Reader
	organisation string
	now          map[string]string
}

func newMergeReader(ledger Reader, organisation string) mergeReader {
	return mergeReader{ledger: ledger, organisation: organisation, now: map[string]string{}}
}

// asOurs lets a document at Xero name the contact it was sent for, where that one was merged into the one it names now.
// Errors are the ledger's.
func (m mergeReader) asOurs(ctx context.Context, d Document, f Finding) (Finding, error) {
	if !movedContact(d, f) {
		return f, nil
	}
	ours := d.Content.Invoice.LedgerContactID
	now, err := m.follow(ctx, ours)
	if err == nil && now == f.ContactID {
		f.ContactID = ours
	}
	return f, err
}

func (m mergeReader) follow(ctx context.Context, ledgerContactID string) (string, error) {
	if now, isKnown := m.now[ledgerContactID]; isKnown {
		return now, nil
	}
	now := ledgerContactID
	for range maxMerges {
		found, err := m.ledger.Read(ctx, m.organisation, KindContact, now)
		if fault.Is(err, fault.NotFound) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("follow the merges of a contact: %w", err)
		}
		if len(found.Found) != 1 || found.Found[0].Contact.MergedToID == "" {
			break
		}
		now = found.Found[0].Contact.MergedToID
	}
	m.now[ledgerContactID] = now
	return now, nil
}

// movedContact reports whether a document at Xero names another contact than the one it was sent for.
func movedContact(d Document, f Finding) bool {
	return d.Content.Invoice != nil && f.ContactID != "" && f.ContactID != d.Content.Invoice.LedgerContactID
}

// followMerges is asOurs for each document of a page that is known here.
func (p *Poller) followMerges(ctx context.Context, merges mergeReader, found []Finding) error {
	moved := map[int]Document{}
	err := p.store.Read(ctx, func(tx Tx) error {
		for i, f := range found {
			holder, err := tx.FindHolder(merges.organisation, f.ID)
			if err != nil {
				return err
			}
			if holder == 0 {
				continue
			}
			d, err := tx.GetDocument(holder)
			if err != nil {
				return err
			}
			if movedContact(d, f) {
				moved[i] = d
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("find the contacts of what was read back: %w", err)
	}
	for i, d := range moved {
		if found[i], err = merges.asOurs(ctx, d, found[i]); err != nil {
			return err
		}
	}
	return nil
}
