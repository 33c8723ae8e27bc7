//go:build e2e

package killtest_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/killtest"
	"daybook/internal/posting"
	"daybook/internal/practice"
	"daybook/internal/xero"
)

// outcome is what came of some orders, by what the company file, the practice Xero and the wire say.
type outcome struct {
	// broken is, in words, where a promise of posting is broken.
	broken []string
	// sent, rejected and conflicts count orders by how they ended.
	sent, rejected, conflicts int
	// doubts, adopted, resent and decided count events of the documents and of the contacts created for them.
	doubts, adopted, resent, decided int
	// announced is the keys of the sends that the company file says were about to leave.
	announced map[string]bool
}

func (o *outcome) reportf(format string, arguments ...any) {
	o.broken = append(o.broken, fmt.Sprintf(format, arguments...))
}

// examine compares what was previewed with the company file, with what the practice Xero holds, and with what went over
// the wire. No poster may be running.
func examine(t *testing.T, job killtest.Job, plans []plan, calls []call) *outcome {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	job.API = job.Xero.API
	c, err := killtest.Open(ctx, job, killtest.Hooks{})
	check(t, err)
	defer func() { check(t, c.Close()) }()
	held, err := c.Gateway.Client().ListAllInvoices(ctx, xero.InvoiceQuery{})
	check(t, err)
	statuses, err := c.Outbox.Statuses(ctx, ids(plans))
	check(t, err)
	o := &outcome{announced: map[string]bool{}}
	for _, p := range plans {
		o.order(p, statuses[p.order], held)
	}
	o.holders(plans, statuses)
	o.count(t, c, job, plans, statuses)
	o.contacts(t, c, job.Contacts)
	o.wire(calls)
	return o
}

// order checks one order: not lost, not doubled, and what Xero holds is what was previewed.
func (o *outcome) order(p plan, s posting.OrderStatus, held []xero.Invoice) {
	name := fmt.Sprintf("%s %s", p.preview.Kind, p.preview.Content.Number)
	live := liveOf(p, s, held)
	if len(live) > 1 {
		o.reportf("doubled: Xero holds %d of %s", len(live), name)
	}
	switch s.Label {
	case posting.LabelSent:
		o.sent++
		at := slices.IndexFunc(held, func(i xero.Invoice) bool { return i.InvoiceID == s.LedgerID })
		if at < 0 {
			o.reportf("lost: %s is sent as %q, and Xero holds no such thing", name, s.LedgerID)
			return
		}
		for _, difference := range differences(p.preview, held[at]) {
			o.reportf("wrong: %s: %s", name, difference)
		}
	case posting.LabelRejected, posting.LabelConflict:
		if s.Label == posting.LabelRejected {
			o.rejected++
		} else {
			o.conflicts++
		}
		if s.Problem == "" {
			o.reportf("lost: %s is %s without a reason", name, s.Label)
		}
	default:
		o.reportf("lost: %s is still %q", name, s.Label)
	}
}

// liveOf returns the documents at Xero that stand for an order: of its number and, for bills, of its contact.
func liveOf(p plan, s posting.OrderStatus, held []xero.Invoice) []xero.Invoice {
	documentType, contactID := xero.SalesInvoice, ""
	if p.preview.Kind == posting.KindBill {
		documentType, contactID = xero.Bill, p.preview.Contact.Ledger.ID
		if sent := s.Document.Content.Invoice; sent != nil {
			contactID = sent.LedgerContactID
		}
	}
	var live []xero.Invoice
	for _, i := range held {
		if i.Type == documentType && i.InvoiceNumber == p.preview.Content.Number && (contactID == "" || i.Contact.ContactID == contactID) &&
			!posting.Status(i.Status).IsGone() {
			live = append(live, i)
		}
	}
	return live
}

// differences says where a document at Xero is not the one previewed.
func differences(p posting.Preview, i xero.Invoice) []string {
	var d []string
	differ := func(what string, previewed, holds any) {
		if fmt.Sprint(previewed) != fmt.Sprint(holds) {
			d = append(d, fmt.Sprintf("%s: %v was previewed, Xero holds %v", what, previewed, holds))
		}
	}
	differ("number", p.Content.Number, i.InvoiceNumber)
	differ("status", p.Content.Status, i.Status)
	differ("date", p.Content.Date, i.Date)
	differ("due date", p.Content.DueDate, i.DueDate)
	differ("currency", p.Content.Currency, i.CurrencyCode)
	differ("net", p.Content.Totals.SubTotal, i.SubTotal)
	differ("tax", p.Content.Totals.Tax, i.TotalTax)
	differ("total", p.Content.Totals.Total, i.Total)
	differ("number of lines", len(p.Content.Lines), len(i.LineItems))
	for n, l := range p.Content.Lines {
		if n < len(i.LineItems) {
			differ("line's description", l.Description, i.LineItems[n].Description)
			differ("line's account", l.AccountCode, i.LineItems[n].AccountCode)
			differ("line's amount", l.Figures.Amount, i.LineItems[n].LineAmount)
			differ("line's tax", l.Figures.Tax, i.LineItems[n].TaxAmount)
		}
	}
	return d
}

// holders checks that no two orders hold the same document.
func (o *outcome) holders(plans []plan, statuses map[int64]posting.OrderStatus) {
	holder := map[string]string{}
	for _, p := range plans {
		id := statuses[p.order].LedgerID
		if id == "" {
			continue
		}
		if other := holder[id]; other != "" {
			o.reportf("wrong: %s and %s hold the same document", other, p.preview.Content.Number)
		}
		holder[id] = p.preview.Content.Number
	}
}

// count counts the events of every document and contact.
func (o *outcome) count(t *testing.T, c *killtest.Company, job killtest.Job, plans []plan, statuses map[int64]posting.OrderStatus) {
	t.Helper()
	var events []posting.Event
	check(t, c.Outbox.Store.Read(t.Context(), func(tx posting.Tx) error {
		isTaken := map[int64]bool{}
		for _, p := range plans {
			contacts, err := tx.ListDocuments(p.preview.Organisation, posting.KindContact, posting.ContactKey(p.preview.Contact.ContactID))
			if err != nil {
				return err
			}
			for _, d := range append(contacts, statuses[p.order].Document) {
				if d.ID == 0 || isTaken[d.ID] {
					continue
				}
				isTaken[d.ID] = true
				more, err := tx.ListEvents([]int64{d.ID})
				if err != nil {
					return err
				}
				events = append(events, more...)
			}
		}
		return nil
	}))
	events = append(events, contactEvents(t, c, job, plans[0].preview.Organisation)...)
	for _, e := range events {
		switch e.Name {
		case posting.EventSending:
			o.announced[e.Key] = true
		case posting.EventInDoubt:
			o.doubts++
		case posting.EventAdopted:
			o.adopted++
		case posting.EventNotFound:
			o.resent++
		case posting.EventResolved:
			o.decided++
		}
	}
}

// contactEvents returns what happened to the contacts that were asked for by themselves.
func contactEvents(t *testing.T, c *killtest.Company, job killtest.Job, organisation string) (events []posting.Event) {
	t.Helper()
	check(t, c.Outbox.Store.Read(t.Context(), func(tx posting.Tx) error {
		for _, id := range job.Contacts {
			documents, err := tx.ListDocuments(organisation, posting.KindContact, posting.ContactKey(id))
			if err != nil {
				return err
			}
			for _, d := range documents {
				more, err := tx.ListEvents([]int64{d.ID})
				if err != nil {
					return err
				}
				events = append(events, more...)
			}
		}
		return nil
	}))
	return events
}

// contacts checks the contacts that were asked for by themselves: each is at Xero under its number, or somebody is told why not.
func (o *outcome) contacts(t *testing.T, c *killtest.Company, ids []int64) {
	t.Helper()
	if len(ids) == 0 {
		return
	}
	statuses, err := c.Outbox.ContactStatuses(t.Context(), ids)
	check(t, err)
	for id, s := range statuses {
		here, err := c.File.GetContact(t.Context(), id)
		check(t, err)
		_, isThere, err := c.Gateway.Client().FindContactByNumber(t.Context(), here.Number)
		check(t, err)
		switch s.Label {
		case posting.LabelSent:
			if !isThere || here.LedgerID != s.LedgerID {
				o.reportf("lost: contact %s is sent as %q and linked to %q", here.Name, s.LedgerID, here.LedgerID)
			}
		case posting.LabelRejected, posting.LabelConflict:
			if s.Problem == "" || isThere {
				o.reportf("lost: contact %s is %s, %q, and at Xero: %v", here.Name, s.Label, s.Problem, isThere)
			}
		default:
			o.reportf("lost: contact %s is still %q", here.Name, s.Label)
		}
	}
}

// wire checks what the practice Xero saw: one key is one request of the same bytes, carried out once at most; and the same
// bytes come under a new key only when the settle time has passed since they may have been carried out.
func (o *outcome) wire(calls []call) {
	byKey, byBody := map[string]call{}, map[string]call{}
	for _, c := range calls {
		if known, ok := byKey[c.key]; ok && known.body != c.body {
			o.reportf("key: %.8s came with two different bodies", c.key)
		}
		if known, ok := byKey[c.key]; ok && known.mayCount() && c.mayCount() {
			o.reportf("second request: %.8s came twice", c.key)
		}
		if known, ok := byKey[c.key]; !ok || !known.mayCount() {
			byKey[c.key] = c
		}
		if !c.mayCount() {
			continue
		}
		if known, ok := byBody[c.body]; ok && known.key != c.key && c.at.Sub(known.at) < settle {
			o.reportf("second request: the same bytes came %v later under a new key", c.at.Sub(known.at).Round(time.Millisecond))
		}
		byBody[c.body] = c
	}
}

// durable checks that no request left before the file said that it would (R2).
func (o *outcome) durable(calls []call) {
	for _, c := range calls {
		if !o.announced[c.key] {
			o.reportf("unannounced: a request left with %.8s, of which the company file knows nothing", c.key)
		}
	}
}

// strays checks that Xero holds nothing else of ours: as many documents as orders were sent, and no contact twice.
func (o *outcome) strays(t *testing.T, job killtest.Job) {
	t.Helper()
	job.API = job.Xero.API
	c, err := killtest.Open(t.Context(), job, killtest.Hooks{})
	check(t, err)
	defer func() { check(t, c.Close()) }()
	made, err := c.Gateway.Client().ListAllInvoices(t.Context(), xero.InvoiceQuery{CreatedByMyApp: true})
	check(t, err)
	if len(made) != o.sent {
		o.reportf("doubled or lost: %d orders were sent, and Xero holds %d documents made by Daybook", o.sent, len(made))
	}
	numbers, names := map[string]int{}, map[string]int{}
	for page, err := range c.Gateway.Client().ContactPages(t.Context(), xero.ContactQuery{IncludeArchived: true}) {
		check(t, err)
		for _, one := range page.Contacts {
			if one.ContactNumber != "" {
				numbers[one.ContactNumber]++
			}
			if one.ContactStatus == "ACTIVE" {
				names[strings.ToLower(one.Name)]++
			}
		}
	}
	for _, counts := range []map[string]int{numbers, names} {
		for what, count := range counts {
			if count > 1 {
				o.reportf("doubled: Xero holds %d contacts %q", count, what)
			}
		}
	}
}

// received checks that the practice Xero's own record agrees with the wire's, so that nothing went round it.
func (o *outcome) received(t *testing.T, at practice.Addresses, calls []call) {
	t.Helper()
	var requests []practice.Request
	control(t, http.MethodGet, at.API+"/_requests", nil, &requests)
	seen, passed := map[string]int{}, map[string]int{}
	for _, r := range requests {
		if r.Method == http.MethodPut {
			seen[r.Key]++
		}
	}
	for _, c := range calls {
		passed[c.key]++
	}
	for key, count := range seen {
		if passed[key] != count {
			o.reportf("second request: the practice Xero saw %.8s %d times, the wire %d times", key, count, passed[key])
		}
	}
}
