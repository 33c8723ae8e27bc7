package posting

import (
	"context"
	"slices"
	"time"

	"daybook/internal/civil"
)

// answer is what Xero said when documents in doubt were looked up.
type answer struct {
	// serverTime is of the first answer; zero when unknown.
	serverTime time.Time
	// found is what was found, by document: every one that was looked up is in it.
	found map[int64][]Finding
	// mergedTo is, by document, the contact that stands for the document's own now; "" where that is not known to have changed.
	mergedTo map[int64]string
}

func (a answer) isAbout(d Document) bool { _, ok := a.found[d.ID]; return ok }

// lookUp asks Xero for documents of one kind that are in doubt.
func (s *Sender) lookUp(ctx context.Context, documents []Document) (answer, error) {
	if documents[0].Kind == KindContact {
		return s.findContacts(ctx, documents)
	}
	a := answer{found: map[int64][]Finding{}, mergedTo: map[int64]string{}}
	for _, d := range documents {
		find := s.find
		if !d.Kind.IsOfOrder() {
			find = s.findJournal
		}
		found, err := find(ctx, d)
		if err != nil {
			return answer{}, err
		}
		if a.serverTime.IsZero() {
			a.serverTime = found.ServerTime
		}
		a.found[d.ID], a.mergedTo[d.ID] = found.Found, s.followMerge(ctx, d, found.Found)
	}
	return a, nil
}

// find asks Xero for an invoice or bill, in the way its kind can be found again.
func (s *Sender) find(ctx context.Context, d Document) (Findings, error) {
	numbers, err := s.numbersToFind(ctx, d)
	if err != nil {
		return Findings{}, err
	}
	var all Findings
	for _, number := range numbers {
		found, err := s.findNumber(ctx, d, number)
		if err != nil {
			return Findings{}, err
		}
		if all.ServerTime.IsZero() {
			all.ServerTime = found.ServerTime
		}
		all.Found = append(all.Found, found.Found...)
	}
	return all, nil
}

func (s *Sender) findNumber(ctx context.Context, d Document, number string) (Findings, error) {
	if d.Kind == KindInvoice {
		return s.ledger.FindInvoices(ctx, number)
	}
	date := d.Content.Invoice.Date
	if d.Doubt == DoubtFound {
		// What was found may bear another date. It is then the owner's to judge: nobody pays a number twice (D8).
		date = civil.Date{}
	}
	return s.ledger.FindBills(ctx, d.Content.Invoice.LedgerContactID, number, date)
}

// findContacts asks for contacts in doubt by their numbers, all in one look-up (R9). One that is not found so is asked for by its
// name where Xero said that the name is taken, or where it is asked for alone; any other, Xero would refuse by its name.
func (s *Sender) findContacts(ctx context.Context, documents []Document) (answer, error) {
	numbers := make([]string, len(documents))
	for i, d := range documents {
		numbers[i] = d.Content.Contact.Number
	}
	byNumber, err := s.ledger.FindContacts(ctx, numbers)
	if err != nil {
		return answer{}, err
	}
	a := answer{serverTime: byNumber.ServerTime, found: map[int64][]Finding{}}
	for _, d := range documents {
		ours := *d.Content.Contact
		a.found[d.ID] = slices.DeleteFunc(slices.Clone(byNumber.Found), func(f Finding) bool { return f.Contact.Number != ours.Number })
		if len(a.found[d.ID]) > 0 || len(documents) > 1 && d.Doubt != DoubtNameTaken {
			continue
		}
		named, err := s.ledger.FindContactsNamed(ctx, ours.Name)
		if err != nil {
			return answer{}, err
		}
		a.found[d.ID] = named.Found
	}
	return a, nil
}

// followMerge asks Xero whether our contact was merged into another, when a document found names another one. It
// returns the id that stands for ours now, or "" when that is not known to have changed.
func (s *Sender) followMerge(ctx context.Context, d Document, found []Finding) string {
	if d.Content.Invoice == nil {
		return ""
	}
	ours := d.Content.Invoice.LedgerContactID
	for _, f := range found {
		if f.ContactID == ours {
			continue
		}
		// Without an answer the contacts count as different, and a person decides.
		now, err := s.ledger.Read(ctx, d.Organisation, KindContact, ours)
		if err != nil || len(now.Found) != 1 {
			return ""
		}
		return now.Found[0].Contact.MergedToID
	}
	return ""
}
