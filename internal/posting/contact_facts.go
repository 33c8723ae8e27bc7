package posting

import (
	"daybook/internal/contact"
	"daybook/internal/contact/match"
)

// ContactFacts is all from which it is worked out which contact at Xero a contact stands for, or how it is created there.
type ContactFacts struct {
	// Organisation is the id of the Xero organisation the file is bound to; empty before one is chosen.
	Organisation string
	// IsDisconnected: the owner has disconnected since, so nothing can leave before a new sign-in.
	IsDisconnected bool
	// Contact is the contact in the company file; its ID is 0 when there is none.
	Contact contact.Contact
	// Candidates is the mirrored Xero contacts among which the contact's own may be: at least the one it is linked to, where
	// merges of it lead, and those with its number, its name, or a key of the engine's in common.
	Candidates []contact.LedgerContact
	// Holders is the names of other contacts here by the id of the candidate they are linked to; nil for none.
	Holders map[string]string
	// Apart is the ids of those it is known not to be; nil for none.
	Apart map[string]bool
	// TakenNames is the names of mirrored Xero contacts that are like the contact's or begin like it, archived ones too.
	TakenNames []string
	// Namesakes is the names of contacts that are being created at Xero from other contacts here.
	Namesakes []string
	// ContactDocuments is the documents that create or created the contact, newest first.
	ContactDocuments []Document
	// Engine compares contacts, and Census says how common values are; nil where that is not known.
	Engine *match.Engine
	Census match.Census
}

// newestDocument is the one that creates or created the contact last.
func (f ContactFacts) newestDocument() (Document, bool) {
	if len(f.ContactDocuments) == 0 {
		return Document{}, false
	}
	return f.ContactDocuments[0], true
}

// linkedID is the id of Xero's contact by what this file knows: the link, or what it created; empty for none. One that was said to be
// another firm since is none.
func (f ContactFacts) linkedID() string {
	id := f.Contact.LedgerID
	if d, ok := f.newestDocument(); id == "" && ok && d.State == StateSent {
		id = d.LedgerID
	}
	if f.Apart[id] {
		return ""
	}
	return id
}

// now follows merges from an id to the mirrored contact that stands for it now; false where it is not mirrored. A circle ends where
// it began.
func (f ContactFacts) now(id string) (contact.LedgerContact, bool) {
	byID := make(map[string]contact.LedgerContact, len(f.Candidates))
	for _, l := range f.Candidates {
		byID[l.ID] = l
	}
	l, ok := byID[id]
	for range len(byID) {
		next, found := byID[l.MergedToID]
		if !found {
			break
		}
		l = next
	}
	return l, ok && id != ""
}
