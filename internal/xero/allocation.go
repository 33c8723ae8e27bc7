package xero

import (
	"encoding/json"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// Allocation is a part of a credit note set off against an invoice or bill.
type Allocation struct {
	// AllocationID is Xero's id, a UUID; "" where Xero leaves it out.
	AllocationID string `json:"AllocationID"`
	// Amount is in the document's currency.
	Amount money.Amount `json:"Amount"`
	// Date is the day it was set off.
	Date civil.Date `json:"Date"`
	// Invoice is the document it was set off against.
	Invoice DocumentReference `json:"Invoice"`
	// IsDeleted tells that it was taken back.
	IsDeleted bool `json:"IsDeleted"`
}

// UnmarshalJSON reads the figures exactly.
func (a *Allocation) UnmarshalJSON(raw []byte) error {
	type plain Allocation
	return json.Unmarshal(raw, &struct {
		*plain
		AllocationID *idField     `json:"AllocationID"`
		Amount       *amountField `json:"Amount"`
		Date         *dateField   `json:"Date"`
	}{(*plain)(a), (*idField)(&a.AllocationID), (*amountField)(&a.Amount), (*dateField)(&a.Date)})
}

// NewAllocation is a part of a credit note to be set off.
type NewAllocation struct {
	// InvoiceID is the document's id.
	InvoiceID string
	// Amount is in the document's currency, more than 0.
	Amount money.Amount
	// Date is the day.
	Date civil.Date
}

// EncodeAllocations writes the body that sets a credit note off, for PathAllocations. The error is invalid and names each
// field, such as "allocations[0].amount".
func EncodeAllocations(allocations []NewAllocation) ([]byte, error) {
	type invoice struct{ InvoiceID string }
	type allocation struct {
		Invoice invoice
		Amount  json.Number
		Date    string
	}
	problems := map[string]string{}
	checkCount(problems, "allocations", len(allocations), MaxBatch)
	body := make([]allocation, 0, len(allocations))
	for n, a := range allocations {
		put(problems, fmt.Sprintf("allocations[%d]", n), a.problems())
		body = append(body, allocation{invoice{a.InvoiceID}, json.Number(a.Amount.String()), a.Date.String()})
	}
	if err := fault.InvalidFields("The credit note cannot be set off as it stands.", problems); err != nil {
		return nil, err
	}
	return encode(struct{ Allocations []allocation }{body})
}

func (a NewAllocation) problems() map[string]string {
	found := map[string]string{}
	if a.InvoiceID == "" || a.InvoiceID == zeroID {
		found["invoice"] = "has no id in Xero yet"
	}
	if a.Amount <= 0 {
		found["amount"] = "must be more than 0"
	}
	if a.Date.IsZero() {
		found["date"] = "is missing"
	}
	return found
}

// decodeAllocationElement reads one allocation of a reply.
func decodeAllocationElement(raw json.RawMessage) (Element, error) {
	var allocation Allocation
	err := json.Unmarshal(raw, &allocation)
	return Element{ID: allocation.AllocationID, Allocation: &allocation}, err
}
