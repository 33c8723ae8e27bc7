package refdata

// Action is something the signed-in person may or may not do in the organisation (contract section 13).
type Action struct {
	// Name is Xero's word, such as CreateApprovedInvoice.
	Name string
	// IsAllowed: Xero lets the person do it.
	IsAllowed bool
}

// Xero's words for the actions that Daybook depends on.
const (
	// CreateDraftInvoice and CreateApprovedInvoice: make sales invoices.
	CreateDraftInvoice    = "CreateDraftInvoice"
	CreateApprovedInvoice = "CreateApprovedInvoice"
	// CreateDraftBill and CreateApprovedBill: make bills.
	CreateDraftBill    = "CreateDraftBill"
	CreateApprovedBill = "CreateApprovedBill"
	// UseMulticurrency: use other currencies than that of the books.
	UseMulticurrency = "UseMulticurrency"
	// PassPeriodLock: approve documents on or before the period's lock date.
	PassPeriodLock = "ApproveTransactionsBeforePeriodLockDate"
)

// May reports whether the person may do something, and whether Xero has said.
func (s Set) May(action string) (isAllowed, isKnown bool) {
	for _, a := range s.Actions {
		if a.Name == action {
			return a.IsAllowed, true
		}
	}
	return false, false
}
