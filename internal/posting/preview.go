package posting

import "daybook/internal/money"

// Preview is the exact document an order will become, and what speaks against it.
type Preview struct {
	// OrderID and Part name what it is of; Part is 1 for the whole order.
	OrderID int64
	Part    int
	// Kind is KindInvoice or KindBill.
	Kind Kind
	// Organisation and OrganisationName are where it goes; empty while the file is bound to none.
	Organisation, OrganisationName string
	// BaseCurrency is the organisation's; empty while unknown.
	BaseCurrency money.Currency
	// Revision is 1, and more when an earlier document was voided or deleted.
	Revision int
	// Content is the document as it will be sent. LedgerContactID is empty when the contact is to be created.
	Content InvoiceContent
	// Contact says who, and how Xero knows them.
	Contact ContactPlan
	// From says where each value of the header comes from.
	From HeaderOrigin
	// Lines tells more about each line of Content, in the same order.
	Lines []LinePlan
	// Taxes is the tax by rate, in order of first use.
	Taxes []TaxTotal
	// BaseTotal is the total in the base currency; 0 when the document is in it or no rate is known.
	BaseTotal money.Amount
	// Ledger is the effect on the accounts once approved, debits equal to credits, in the document's currency.
	Ledger []LedgerEntry
	// Checks is worst first.
	Checks []Check
	// Summary is what happens when it is confirmed.
	Summary Summary
	// Digest names this very preview: it changes when the document, its contact or a blocking check does.
	Digest string
}

// CanSend reports whether no check blocks.
func (p Preview) CanSend() bool {
	return len(p.Checks) == 0 || p.Checks[0].Severity != Block
}

// Origin is the rule a value comes from.
type Origin string

// The origins, nearest first.
const (
	// FromLine: chosen on the line. FromItem: the item's. FromContact: the contact's. FromOrder: the order's.
	FromLine    Origin = "line"
	FromItem    Origin = "item"
	FromContact Origin = "contact"
	FromOrder   Origin = "order"
	// FromDefault: the company's setting.
	FromDefault Origin = "default"
	// FromXero: Xero decides, such as the exchange rate of the day.
	FromXero Origin = "xero"
)

// HeaderOrigin says where each value of a document's header comes from.
type HeaderOrigin struct {
	Number, Reference, Date, DueDate, Currency, Rate, Status Origin
}

// LinePlan tells where a line's account and tax come from, and what they are called.
type LinePlan struct {
	// SKU is the item's code, for the owner; it is not sent.
	SKU string
	// Account and Tax are where the account and the tax come from; empty when there is none.
	Account, Tax Origin
	// AccountName and TaxName are Xero's names; empty when unknown.
	AccountName, TaxName string
	// Arithmetic says, in words, how a figure was turned into the form that is sent; empty when it was not.
	Arithmetic string
}

// TaxTotal is the tax of one rate on a document.
type TaxTotal struct {
	// TaxType and Name are Xero's; Rate its per cent.
	TaxType, Name string
	Rate          money.Percent
	// Net and Tax are sums of the lines' figures.
	Net, Tax money.Amount
}

// LedgerEntry is one account touched by a document. One of Debit and Credit is zero.
type LedgerEntry struct {
	// Code and Name are the account's; Code is empty for a system account without one.
	Code, Name string
	// Debit and Credit are in the document's currency and not negative.
	Debit, Credit money.Amount
}

// Summary is what confirming a preview does, as data: "This creates 1 contact and 1 draft invoice of …".
type Summary struct {
	// Contacts, Invoices and Bills count what is created.
	Contacts, Invoices, Bills int
	// Status is the documents' status.
	Status Status
	// Total and Currency are the document's.
	Total    money.Amount
	Currency money.Currency
	// Organisation is the name of the organisation.
	Organisation string
}
