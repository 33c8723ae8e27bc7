package postingtest

import (
	"context"
	"fmt"

	"daybook/internal/posting"
)

// Violations returns, in words, where the promises of posting are broken: at most one live document at Xero per order,
// nothing lost, what Xero holds equals what was frozen, and no two requests for one send. orderIDs are those that were
// queued.
func Violations(store posting.Store, x *Xero, orderIDs []int64) []string {
	var broken []string
	// What is slow to arrive counts too.
	x.settlePending()
	report := func(format string, arguments ...any) { broken = append(broken, fmt.Sprintf(format, arguments...)) }
	for key, count := range x.Executed {
		if count > 1 && !x.IsCopied {
			report("Xero saw %d requests with the key %.8s", count, key)
		}
	}
	live := map[string][]posting.Finding{}
	names := map[string]int{}
	for _, f := range x.Documents {
		switch {
		case f.Kind == posting.KindContact && f.Contact.IsActive():
			names[f.Contact.Name]++
		case f.Kind != posting.KindContact && !f.Status.IsGone():
			live[string(f.Kind)+" "+f.Number] = append(live[string(f.Kind)+" "+f.Number], *f)
		}
	}
	for what, findings := range live {
		if len(findings) > 1 {
			report("Xero holds %d of %s", len(findings), what)
		}
	}
	for name, count := range names {
		if count > 1 && !x.IsCopied {
			report("Xero holds %d contacts named %s", count, name)
		}
	}
	err := store.Read(context.Background(), func(tx posting.Tx) error {
		for _, id := range orderIDs {
			if err := checkOrder(tx, x, id, report); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		report("the file cannot be read: %v", err)
	}
	return broken
}

// ContactViolations returns, in words, where the promises of posting are broken about contacts that were asked for: none is at Xero
// twice, none is lost, and what the file says of each is what Xero holds.
func ContactViolations(store posting.Store, x *Xero, contactIDs []int64) []string {
	var broken []string
	x.settlePending()
	report := func(format string, arguments ...any) { broken = append(broken, fmt.Sprintf(format, arguments...)) }
	all, err := posting.Outbox{Store: store}.ContactStatuses(context.Background(), contactIDs)
	if err != nil {
		report("the file cannot be read: %v", err)
	}
	for id, s := range all {
		var number string
		err := store.Read(context.Background(), func(tx posting.Tx) error {
			documents, err := tx.ListDocuments(Organisation, posting.KindContact, posting.ContactKey(id))
			if len(documents) > 0 {
				number = documents[0].Content.Contact.Number
			}
			return err
		})
		if err != nil {
			report("the file cannot be read: %v", err)
		}
		checkContact(x, s, number, report)
	}
	return broken
}

func checkContact(x *Xero, s posting.ContactStatus, number string, report func(string, ...any)) {
	held, isThere := 0, false
	for _, f := range x.Documents {
		if f.Kind == posting.KindContact && f.Contact.Number == number && number != "" {
			held++
		}
		isThere = isThere || f.ID == s.LedgerID
	}
	switch s.Label {
	case posting.LabelSent:
		if !isThere || held > 1 {
			report("contact %d is sent as %s; Xero holds %d of its number", s.ContactID, s.LedgerID, held)
		}
	case posting.LabelRejected, posting.LabelConflict:
		if s.Problem == "" {
			report("contact %d is %s without a reason", s.ContactID, s.Label)
		}
		if s.Label == posting.LabelRejected && held > 0 {
			report("contact %d is refused here, and Xero holds it", s.ContactID)
		}
	default:
		if held > 0 {
			report("contact %d is %s here, and Xero holds it", s.ContactID, s.Label)
		}
	}
}

func checkOrder(tx posting.Tx, x *Xero, id int64, report func(string, ...any)) error {
	s, err := posting.ReadStatus(tx, id)
	if err != nil {
		return err
	}
	switch s.Label {
	case posting.LabelSent:
		checkSent(x, s, report)
	case posting.LabelRejected, posting.LabelConflict:
		if s.Problem == "" {
			report("order %d is %s without a reason", id, s.Label)
		}
	case posting.LabelNone:
		report("order %d is lost: it has no document", id)
	}
	return nil
}

func checkSent(x *Xero, s posting.OrderStatus, report func(string, ...any)) {
	for _, f := range x.Documents {
		if f.ID != s.LedgerID {
			continue
		}
		if ours := s.Document.Content.Invoice.Totals; f.Totals != ours && !f.Status.IsGone() {
			report("order %d: %s was sent, Xero holds %s", s.OrderID, ours.Total, f.Totals.Total)
		}
		return
	}
	report("order %d is sent as %s, and Xero holds no such thing", s.OrderID, s.LedgerID)
}
