package app

// ReadBackView is how far Xero was read back.
type ReadBackView struct {
	// ReadAt is the UTC instant of the last whole reading; empty before the first.
	ReadAt string `json:"readAt"`
	// IsReading: a reading is under way. Done of Total changed documents are in; Total is 0 while unknown.
	IsReading bool `json:"isReading"`
	Done      int  `json:"done"`
	Total     int  `json:"total"`
	// Wait says why nothing is read by itself now: "sign_in", "forbidden", "offline", "limit", "trouble", "file" or
	// "few_calls"; empty when all is well.
	Wait string `json:"wait"`
	// NextAt is the UTC instant of the next reading by itself; empty while none is planned.
	NextAt string `json:"nextAt"`
}

// SettlementView is one payment of a document, or one credit set off against it.
type SettlementView struct {
	// Kind is "payment", "credit_note", "prepayment" or "overpayment".
	Kind string `json:"kind"`
	// Date is the day of it; empty when Xero named none.
	Date string `json:"date"`
	// Number is a credit note's; Reference what was noted with a payment. Either may be empty.
	Number    string `json:"number"`
	Reference string `json:"reference"`
	// Amount is in the document's currency, such as "120.50".
	Amount string `json:"amount"`
}
