package page_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// notes returns the credit notes, the oldest first.
func (b *bench) notes() []books.CreditNote {
	b.t.Helper()
	var found []books.CreditNote
	err := b.store.View(b.t.Context(), func(tx *store.Tx) (err error) {
		found, err = tx.ListCreditNotes(b.t.Context(), store.CreditNoteQuery{})
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return found
}

func creditPath(id string) string { return "/app/" + code + "/creditnotes/view/" + id }

// credit creates a credit note over an amount, "" for the whole, and returns its address and what is shown there.
func (b *bench) credit(document, amount string) (path, shown string) {
	b.t.Helper()
	status, shown := b.press(invoicePath(document), url.Values{"do": {"credit"}, "amount": {amount}})
	notes := b.notes()
	if status != http.StatusOK || len(notes) == 0 {
		b.t.Fatalf("crediting answers %d and leaves %d notes", status, len(notes))
	}
	return creditPath(notes[len(notes)-1].ID), shown
}

func TestAPersonCreditsADocument(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		document, amount string
		total            string
		shows            []string
	}{
		"the whole invoice": {approved, "", "1239.70", []string{"CN-0001", "Rimu chair", "161.70", "1,239.70", "Hutt Homes"}},
		"a part, with tax":  {approved, "115", "115.00", []string{"Credit for INV-0055", "Tax inclusive", "15.00", "Remaining credit NZD"}},
		"the whole bill":    {bill, "", "1239.70", []string{"RT-991", "Credit from supplier", "Rimu Timber"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			_, shown := b.credit(c.document, c.amount)
			for _, want := range append(c.shows, "The credit note was created. It is not allocated yet.", "Allocate credit") {
				if !strings.Contains(shown, want) {
					t.Errorf("the note does not show %q", want)
				}
			}
			if n := b.notes()[0]; n.Total.String() != c.total || n.Status != books.Authorised || n.CreatedBy != "" {
				t.Errorf("made %s %s by %q", n.Total, n.Status, n.CreatedBy)
			}
			if b.invoice(c.document).AmountCredited != 0 {
				t.Error("the note is allocated already")
			}
		})
	}
}

func TestAPersonAllocatesACredit(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path, shown := b.credit(approved, "100")
	if !strings.Contains(shown, "INV-0055, due 1,239.70") || strings.Contains(shown, "INV-0054") {
		t.Error("the note does not offer what is open, and that alone")
	}
	if _, shown = b.press(path, url.Values{"do": {"allocate"}, "invoice": {approved}, "amount": {"60.00"}}); !strings.Contains(shown, "The credit was allocated.") {
		t.Error("nothing says that the credit was allocated")
	}
	if i := b.invoice(approved); i.AmountCredited != 6000 || i.AmountDue() != 117_970 {
		t.Errorf("credited %s, due %s", i.AmountCredited, i.AmountDue())
	}
	_, shown = b.get(invoicePath(approved))
	for _, want := range []string{"CN-0001", "−60.00", "Amount due NZD", "1,179.70"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the invoice does not show %q", want)
		}
	}
	if strings.Contains(shown, "Void INV-0055") {
		t.Error("a credited invoice offers to be voided")
	}
	status, shown := b.press(path, url.Values{"do": {"allocate"}, "invoice": {approved}, "amount": {"40.01"}})
	if status != http.StatusUnprocessableEntity || !strings.Contains(shown, "amount is greater than amount outstanding") {
		t.Errorf("too much answers %d", status)
	}
	allocation := b.notes()[0].Allocations[0].ID
	if _, shown = b.press(path, url.Values{"do": {"deallocate"}, "allocation": {allocation}}); !strings.Contains(shown, "The credit was taken back from the document.") {
		t.Error("nothing says that the credit was taken back")
	}
	if i := b.invoice(approved); i.AmountCredited != 0 {
		t.Errorf("still credited %s", i.AmountCredited)
	}
	if _, shown = b.press(path, url.Values{"do": {"void"}}); !strings.Contains(shown, "The document was voided.") || strings.Contains(shown, "Allocate credit") {
		t.Error("the note was not voided")
	}
}

func TestCreditNotesAreListed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, shown := b.get("/creditnotes"); !strings.Contains(shown, "No credit notes here") {
		t.Error("an empty list says nothing")
	}
	path, _ := b.credit(approved, "100")
	b.credit(bill, "")
	for at, wants := range map[string][]string{
		"/creditnotes":                         {"CN-0001", "RT-991", "To customer", "From supplier", "100.00", "INV-0055"},
		"/creditnotes?status=Awaiting+Payment": {"CN-0001"},
		"/":                                    {path},
		"/app/" + code + "/contacts/contact/" + customer: {"CN-0001", "Credit notes"},
	} {
		_, shown := b.get(at)
		for _, want := range wants {
			if !strings.Contains(shown, want) {
				t.Errorf("%s does not show %q", at, want)
			}
		}
		for _, other := range []string{"<script", "style=", "<no value>"} {
			if strings.Contains(shown, other) {
				t.Errorf("%s holds %q", at, other)
			}
		}
	}
	if _, shown := b.get("/creditnotes?status=Draft"); strings.Contains(shown, "CN-0001") {
		t.Error("the filter for drafts lets an approved note through")
	}
	for _, missing := range []string{creditPath("none"), strings.Replace(path, code, "!other", 1)} {
		if status, _ := b.get(missing); status != http.StatusNotFound {
			t.Errorf("%s: %d", missing, status)
		}
	}
}

func TestCreditsThatArePointlessAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		document, amount, says string
	}{
		"a draft":              {draft, "", "Only an approved document can be credited."},
		"more than the total":  {approved, "1239.71", "A credit must be greater than zero and not greater than the total."},
		"a word":               {approved, "all", "must be a number above zero"},
		"less than nothing":    {approved, "-1", "must be a number above zero"},
		"a document not there": {"none", "", "There is nothing at this address"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			status, shown := b.pressFrom(invoicePath(draft), invoicePath(c.document), url.Values{"do": {"credit"}, "amount": {c.amount}})
			if status != http.StatusUnprocessableEntity && status != http.StatusNotFound || !strings.Contains(shown, c.says) {
				t.Errorf("answer %d says %q", status, regexp.MustCompile(`class="message[^>]*>(.*)</p>`).FindString(shown))
			}
			if len(b.notes()) > 0 {
				t.Error("a note was made")
			}
		})
	}
	t.Run("an unknown deed, and a note elsewhere", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		path, _ := b.credit(approved, "100")
		if status, _ := b.press(path, url.Values{"do": {"shred"}}); status != http.StatusUnprocessableEntity {
			t.Errorf("an unknown deed answers %d", status)
		}
		other := strings.Replace(path, code, "!other", 1)
		if status, _ := b.pressFrom(path, other, url.Values{"do": {"void"}}); status != http.StatusNotFound {
			t.Errorf("another organisation's address answers %d", status)
		}
		if n := b.notes()[0]; n.Status != books.Authorised {
			t.Errorf("the note is %s", n.Status)
		}
	})
}

func TestAPersonRemovesAPayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.press(invoicePath(approved), url.Values{"do": {"pay"}, "amount": {"1239.70"}, "date": {"2026-11-24"}})
	paid := b.invoice(approved)
	_, shown := b.press(invoicePath(approved), url.Values{"do": {"unpay"}, "payment": {paid.Payments[0].ID}})
	if !strings.Contains(shown, "The payment was removed.") || strings.Contains(shown, "Remove payment") {
		t.Error("the page does not say that the payment was removed")
	}
	if strings.Count(shown, " 1,239.70 NZD") != 2 {
		t.Error("the history does not tell the payment and its removal as the page writes amounts")
	}
	if i := b.invoice(approved); i.Status != books.Authorised || i.AmountPaid != 0 || !i.Payments[0].IsDeleted {
		t.Errorf("after removing: %s, paid %s", i.Status, i.AmountPaid)
	}
	if status, _ := b.press(invoicePath(approved), url.Values{"do": {"unpay"}, "payment": {paid.Payments[0].ID}}); status != http.StatusUnprocessableEntity {
		t.Errorf("removing twice answers %d", status)
	}
}

// pressFrom sends a form with the token of another page, to addresses that show no form themselves.
func (b *bench) pressFrom(from, to string, fields url.Values) (int, string) {
	b.t.Helper()
	_, shown := b.get(from)
	fields.Set("csrf", regexp.MustCompile(`name="csrf" value="([^"]+)"`).FindStringSubmatch(shown)[1])
	resp, err := b.browser.PostForm(b.base+to, fields)
	return b.read(resp, err)
}
