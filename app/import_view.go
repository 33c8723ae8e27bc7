package app

import (
	"daybook/internal/intake/contacts"
	"daybook/internal/matching"
)

func (r ImportRoles) order() contacts.Order {
	return contacts.Order{Roles: contacts.Roles{Customers: r.Customers, Suppliers: r.Suppliers, Neither: r.Neither},
		Conflicts: matching.Side(r.Conflicts)}
}

func emptyImport() ImportView { return ImportView{Examples: []ImportExample{}} }

func importView(r contacts.Result, readAt string) ImportView {
	view, c := emptyImport(), r.Counts
	view.Customers, view.Suppliers, view.Neither, view.Archived, view.Merged = c.Customers, c.Suppliers, c.Neither, c.Archived, c.Merged
	view.New, view.Linked, view.Review, view.Changed, view.Unchanged = c.New, c.Linked, c.Review, c.Changed, c.Unchanged
	view.Kept, view.Taken, view.Conflicts, view.Batch, view.ReadAt = c.Kept, c.Taken, string(r.Conflicts), r.Batch, readAt
	for _, e := range r.Examples {
		example := ImportExample{Category: string(e.Category), LedgerID: e.Ledger.ID, Name: e.Ledger.Name, ContactID: e.ContactID,
			Contact: e.Name, Sentence: e.Sentence}
		if e.PerMille >= 0 {
			example.Percent = matching.Percent(e.PerMille)
		}
		view.Examples = append(view.Examples, example)
	}
	return view
}
