package api_test

import (
	"encoding/json"
	"regexp"
	"strings"

	"pgregory.net/rapid"

	"daybook/internal/money"
)

// holdings is what an organisation holds, as the API tells it.
type holdings struct {
	// raw is all of it as it came, less the heads of the replies.
	raw       string
	documents []heldDocument
	notes     []heldNote
	contacts  []heldContact
	journals  []heldJournal
	items     []heldItem
	payments  []heldPayment
	// balances are those of the trial balance, by account code; a debit is positive.
	balances map[string]figure
}

// figure is an amount as the API writes it.
type figure money.Amount

// UnmarshalJSON implements json.Unmarshaler.
func (f *figure) UnmarshalJSON(text []byte) error {
	a, err := money.ReadAmount(string(text))
	*f = figure(a)
	return err
}

type heldDocument struct {
	InvoiceID, Type, InvoiceNumber, Status, CurrencyCode, FullyPaidOnDate                    string
	SubTotal, TotalTax, Total, RoundingAmount, AmountDue, AmountPaid, AmountCredited, Amount figure
	Contact                                                                                  heldContact
	LineItems                                                                                []heldLine
	Payments                                                                                 []heldPayment
	CreditNotes                                                                              []heldNote
}

type heldNote struct {
	CreditNoteID, Type, CreditNoteNumber, Status, CurrencyCode, FullyPaidOnDate string
	SubTotal, TotalTax, Total, RemainingCredit, AppliedAmount                   figure
	Contact                                                                     heldContact
	LineItems                                                                   []heldLine
	Allocations                                                                 []heldAllocation
}

type heldAllocation struct {
	AllocationID string
	Amount       figure
	Invoice      heldDocument
}

type heldLine struct{ LineItemID, Description string }

type heldContact struct{ ContactID, Name, ContactStatus, ContactNumber, MergedToContactID string }

type heldJournal struct {
	ManualJournalID, Status, LineAmountTypes string
	JournalLines                             []struct{ LineAmount, TaxAmount figure }
}

type heldItem struct {
	ItemID, Code, InventoryAssetAccountCode string
	TotalCostPool                           figure
}

type heldPayment struct {
	PaymentID, Status string
	Amount            figure
	Invoice           struct{ InvoiceID string }
}

// look reads everything there is.
func (s *surface) look(t *rapid.T) holdings {
	var h holdings
	const all = "?page=1&pageSize=1000"
	for _, list := range []struct {
		path string
		into any
	}{
		{"Invoices" + all, &h.documents},
		{"CreditNotes" + all, &h.notes},
		{"Contacts" + all + "&includeArchived=true", &h.contacts},
		{"ManualJournals" + all, &h.journals},
		{"Payments" + all, &h.payments},
		{"Items?unitdp=4", &h.items},
	} {
		name, _, _ := strings.Cut(list.path, "?")
		raw := s.ask(t, call{method: "GET", path: "/" + list.path}).raw
		var reply map[string]json.RawMessage
		if err := json.Unmarshal([]byte(raw), &reply); err != nil {
			t.Fatalf("%s: %v in %s", name, err, raw)
		}
		if err := json.Unmarshal(reply[name], list.into); err != nil {
			t.Fatalf("%s: %v in %s", name, err, raw)
		}
		h.raw += name + string(reply[name]) + "\n"
	}
	h.balances = s.trialBalance(t, "")
	s.trialBalance(t, "&paymentsOnly=true")
	return h
}

// codeOf is the account's code at the end of a name in a trial balance.
var codeOf = regexp.MustCompile(`\((\d+)\)$`)

// trialBalance reads the balance of every account and fails where debits and credits differ.
func (s *surface) trialBalance(t *rapid.T, more string) map[string]figure {
	g := s.ask(t, call{method: "GET", path: "/Reports/TrialBalance?date=2099-12-31" + more})
	if g.status != 200 {
		t.Fatalf("the trial balance is %d %s", g.status, g.raw)
	}
	g.t = s.t
	balances := map[string]figure{}
	var debits, credits money.Amount
	for line := range strings.SplitSeq(g.table(), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(line, "Row ") && !strings.HasPrefix(line, "SummaryRow ") {
			continue
		}
		debit, credit := amountOf(t, cells[3]), amountOf(t, cells[4])
		if cells[0] == "SummaryRow Total" {
			if debit != credit || debit != debits || credit != credits || cells[1] != cells[2] {
				t.Fatalf("the trial balance%s does not balance:\n%s", more, g.table())
			}
			continue
		}
		debits, credits = debits+debit, credits+credit
		if code := codeOf.FindStringSubmatch(cells[0]); code != nil {
			balances[code[1]] += figure(debit - credit)
		}
	}
	return balances
}

func amountOf(t *rapid.T, text string) money.Amount {
	if text == "" {
		return 0
	}
	a, err := money.ParseAmount(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
