package api_test

import (
	"strings"

	"pgregory.net/rapid"
)

// check fails where the figures of an organisation contradict each other.
func (h holdings) check(t *rapid.T) {
	applied := map[string]figure{}
	for _, n := range h.notes {
		n.check(t, applied)
	}
	paid := map[string]figure{}
	for _, p := range h.payments {
		if p.Status == "AUTHORISED" {
			paid[p.Invoice.InvoiceID] += p.Amount
		}
	}
	numbers := map[string]bool{}
	for _, d := range h.documents {
		d.check(t, paid[d.InvoiceID], applied[d.InvoiceID])
		if d.Type == "ACCREC" && (d.InvoiceNumber == "" || numbers[d.InvoiceNumber]) {
			t.Fatalf("two invoices have the number %q", d.InvoiceNumber)
		}
		numbers[d.InvoiceNumber] = numbers[d.InvoiceNumber] || d.Type == "ACCREC"
	}
	h.checkContacts(t)
	for _, j := range h.journals {
		j.check(t)
	}
	h.checkControlAccounts(t)
}

func isDead(status string) bool { return status == "VOIDED" || status == "DELETED" }

func isApproved(status string) bool { return status == "AUTHORISED" || status == "PAID" }

// check holds a document to its own figures and to the payments and allocations that others show.
func (d heldDocument) check(t *rapid.T, paid, applied figure) {
	var payments, credits figure
	for _, p := range d.Payments {
		payments += p.Amount
	}
	for _, n := range d.CreditNotes {
		credits += n.AppliedAmount
	}
	due := d.Total - d.AmountPaid - d.AmountCredited
	if isDead(d.Status) {
		due = 0
	}
	isSettled := due == 0 && payments+credits != 0
	if d.AmountDue != due || d.Total != d.SubTotal+d.TotalTax+d.RoundingAmount || d.AmountPaid != payments || payments != paid ||
		d.AmountCredited != credits || credits != applied || payments+credits > 0 && !isApproved(d.Status) ||
		due < 0 && payments+credits > 0 || isSettled != (d.Status == "PAID") || isSettled == (d.FullyPaidOnDate == "") {
		t.Fatalf("%+v does not add up: %d paid, %d allocated", d, paid, applied)
	}
}

// check holds a credit note to its own figures and adds its allocations to those of their documents.
func (n heldNote) check(t *rapid.T, applied map[string]figure) {
	var used figure
	for _, a := range n.Allocations {
		used += a.Amount
		applied[a.Invoice.InvoiceID] += a.Amount
	}
	left := n.Total - used
	if isDead(n.Status) {
		left = 0
	}
	isUsedUp := left == 0 && used != 0
	if n.RemainingCredit != left || n.Total != n.SubTotal+n.TotalTax || used > 0 && !isApproved(n.Status) || left < 0 && used > 0 ||
		isUsedUp != (n.Status == "PAID") || isUsedUp == (n.FullyPaidOnDate == "") {
		t.Fatalf("%+v does not add up", n)
	}
}

func (j heldJournal) check(t *rapid.T) {
	var sum figure
	for _, l := range j.JournalLines {
		sum += l.LineAmount
		if j.LineAmountTypes == "Exclusive" {
			sum += l.TaxAmount
		}
	}
	if sum != 0 || len(j.JournalLines) < 2 {
		t.Fatalf("%+v does not add up", j)
	}
}

// checkContacts holds the names of active contacts and the numbers of all to being unique.
func (h holdings) checkContacts(t *rapid.T) {
	seen := map[string]bool{}
	for _, c := range h.contacts {
		for _, key := range []string{"name " + strings.ToLower(c.Name), "number " + c.ContactNumber} {
			if key == "number " || strings.HasPrefix(key, "name") && c.ContactStatus != "ACTIVE" {
				continue
			}
			if seen[key] {
				t.Fatalf("two contacts have the %s", key)
			}
			seen[key] = true
		}
	}
}

// checkControlAccounts holds the ledger to what is owed and in stock. What is owed in another currency is left out where
// there is any: its worth in the ledger depends on rates.
func (h holdings) checkControlAccounts(t *rapid.T) {
	var receivable, payable, stock figure
	isForeign := false
	for _, d := range h.documents {
		isForeign = isForeign || d.CurrencyCode != "NZD"
		if !isApproved(d.Status) {
			continue
		}
		if d.Type == "ACCREC" {
			receivable += d.AmountDue
		} else {
			payable -= d.AmountDue
		}
	}
	for _, n := range h.notes {
		isForeign = isForeign || n.CurrencyCode != "NZD"
		if !isApproved(n.Status) {
			continue
		}
		if n.Type == "ACCRECCREDIT" {
			receivable -= n.RemainingCredit
		} else {
			payable += n.RemainingCredit
		}
	}
	for _, i := range h.items {
		stock += i.TotalCostPool
	}
	if h.balances["630"] != stock {
		t.Fatalf("%d in stock, %d on its account", stock, h.balances["630"])
	}
	if !isForeign && (h.balances["610"] != receivable || h.balances["800"] != payable) {
		t.Fatalf("%d and %d are owed, %d and %d on the accounts", receivable, payable, h.balances["610"], h.balances["800"])
	}
}
