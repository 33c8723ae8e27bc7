package xero

import (
	"encoding/json"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// NewCreditNote is a credit note to be created. Totals are not part of it: Xero computes them.
type NewCreditNote struct {
	// Type is SalesCredit or BillCredit.
	Type string
	// ContactID is the contact's id, and the only field of the contact that is sent (section 8).
	ContactID string
	// CreditNoteNumber has 255 characters at most; "" lets Xero number a sales credit note. A supplier's needs one.
	CreditNoteNumber string
	// Reference is for sales credit notes.
	Reference string
	// Date is its date.
	Date civil.Date
	// LineAmountTypes says what the lines' prices contain.
	LineAmountTypes money.TaxMode
	// CurrencyCode is its currency.
	CurrencyCode money.Currency
	// CurrencyRate is units of that currency for one unit of the base currency; 0 leaves it to Xero.
	CurrencyRate money.Rate
	// Status is StatusDraft, StatusSubmitted or StatusAuthorised.
	Status string
	// BrandingThemeID is a look; "" for the default.
	BrandingThemeID string
	// Lines are the lines in order, positive for what is credited; at least one. They take no discount (section 9).
	Lines []NewLineItem
}

// EncodeCreditNotes writes the body that creates credit notes, for PathCreditNotes, the same bytes for the same credit notes. The error is
// invalid and names each field, such as "creditNotes[0].lines[2].unitAmount".
func EncodeCreditNotes(notes []NewCreditNote) ([]byte, error) {
	problems := map[string]string{}
	checkCount(problems, "creditNotes", len(notes), MaxBatch)
	bodies := make([]creditNoteBody, 0, len(notes))
	for n, note := range notes {
		put(problems, fmt.Sprintf("creditNotes[%d]", n), note.problems())
		bodies = append(bodies, note.body())
	}
	return encodeCreditNotes(bodies, problems)
}

// EncodeCreditNoteStatus writes the body that moves a credit note to another state and leaves its contents alone, for
// PathCreditNote with the same id.
func EncodeCreditNoteStatus(id, status string) ([]byte, error) {
	problems := map[string]string{}
	checkChanged(problems, "creditNotes[0].id", id)
	if !canBeCreatedAs(status) && status != StatusDeleted && status != StatusVoided {
		problems["creditNotes[0].status"] = "is no state a credit note can be given"
	}
	return encodeCreditNotes([]creditNoteBody{{CreditNoteID: id, Status: status}}, problems)
}

func encodeCreditNotes(bodies []creditNoteBody, problems map[string]string) ([]byte, error) {
	if err := fault.InvalidFields("The credit note cannot be sent as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ CreditNotes []creditNoteBody }{bodies})
}

// creditNoteBody is NewCreditNote on the wire.
type creditNoteBody struct {
	CreditNoteID     string            `json:",omitempty"`
	Type             string            `json:",omitempty"`
	Contact          *contactReference `json:",omitempty"`
	CreditNoteNumber string            `json:",omitempty"`
	Reference        string            `json:",omitempty"`
	Date             string            `json:",omitempty"`
	LineAmountTypes  string            `json:",omitempty"`
	CurrencyCode     string            `json:",omitempty"`
	CurrencyRate     json.Number       `json:",omitempty"`
	Status           string
	BrandingThemeID  string     `json:",omitempty"`
	LineItems        []lineBody `json:",omitempty"`
}

func (n NewCreditNote) body() creditNoteBody {
	body := creditNoteBody{
		Type: n.Type, Contact: &contactReference{n.ContactID}, CreditNoteNumber: n.CreditNoteNumber, Reference: n.Reference,
		Date: n.Date.String(), LineAmountTypes: lineAmountTypes(n.LineAmountTypes), CurrencyCode: string(n.CurrencyCode),
		Status: n.Status, BrandingThemeID: n.BrandingThemeID,
	}
	if n.CurrencyRate != 0 {
		body.CurrencyRate = json.Number(n.CurrencyRate.String())
	}
	for _, line := range n.Lines {
		body.LineItems = append(body.LineItems, line.body())
	}
	return body
}

// problems names what Xero would refuse or, worse, accept as something else.
func (n NewCreditNote) problems() map[string]string {
	found := map[string]string{}
	report := func(isWrong bool, field, problem string) {
		if isWrong {
			found[field] = problem
		}
	}
	report(n.Type != SalesCredit && n.Type != BillCredit, "type", "must be a credit note to a customer or from a supplier")
	report(n.ContactID == "" || n.ContactID == zeroID, "contact", "has no id in Xero yet")
	report(n.Type == BillCredit && n.CreditNoteNumber == "", "creditNoteNumber", "a supplier's credit note needs a number")
	report(n.Type == BillCredit && n.Reference != "", "reference", "Xero ignores it on suppliers' credit notes")
	report(n.Date.IsZero(), "date", "is missing")
	report(lineAmountTypes(n.LineAmountTypes) == "", "lineAmountTypes", "must say whether prices contain tax")
	report(n.CurrencyCode == "", "currencyCode", "is missing")
	report(n.CurrencyRate < 0, "currencyRate", "must be more than 0")
	report(!canBeCreatedAs(n.Status), "status", "must be draft, submitted or approved")
	report(len(n.Lines) == 0, "lines", "there is none")
	checkLength(found, "creditNoteNumber", n.CreditNoteNumber, maxNumber)
	for i, line := range n.Lines {
		put(found, fmt.Sprintf("lines[%d]", i), line.problems(n.Type))
	}
	return found
}
