package app

// SetupView is what is chosen, what may be chosen and what remains.
type SetupView struct {
	// Steps is in order: "connect", "statuses", "accounts", "taxes", "contacts", "start".
	Steps []SetupStep `json:"steps"`
	// IsDone: every step is done; documents can be sent.
	IsDone bool `json:"isDone"`
	// Choices is what stands now.
	Choices SetupChoices `json:"choices"`
	// Accounts that Xero accepts for sales and for purchases; empty before the first connection.
	SalesAccounts    []AccountOption `json:"salesAccounts"`
	PurchaseAccounts []AccountOption `json:"purchaseAccounts"`
	// Taxes is one row per order tax rate and kind of document in use.
	Taxes []TaxRow `json:"taxes"`
	// SalesTaxes and PurchaseTaxes are the Xero tax rates that may be chosen.
	SalesTaxes    []TaxOption `json:"salesTaxes"`
	PurchaseTaxes []TaxOption `json:"purchaseTaxes"`
}

// SetupStep is one step of the set-up.
type SetupStep struct {
	// ID is one of the step names.
	ID string `json:"id"`
	// State is "done", "current" or "todo".
	State string `json:"state"`
	// Problem says what is wrong with a step that was done, such as an account that vanished; else empty.
	Problem string `json:"problem"`
}

// SetupChoices is what the owner chose. Each part is saved by its own call.
type SetupChoices struct {
	// InvoiceStatus and BillStatus are "DRAFT", "SUBMITTED" or "AUTHORISED"; empty before chosen.
	InvoiceStatus string `json:"invoiceStatus"`
	BillStatus    string `json:"billStatus"`
	// SalesAccount, PurchaseAccount and ShippingAccount are account codes; ShippingAccount empty means as sales.
	SalesAccount    string `json:"salesAccount"`
	PurchaseAccount string `json:"purchaseAccount"`
	ShippingAccount string `json:"shippingAccount"`
	// PaymentDays and BillDays are days from date to due date where a contact has no terms.
	PaymentDays int `json:"paymentDays"`
	BillDays    int `json:"billDays"`
	// StartDate is YYYY-MM-DD: older orders are never offered for sending.
	StartDate string `json:"startDate"`
	// ImportCustomers, ImportSuppliers and ImportNeither are the remembered choice of the contact import.
	ImportCustomers bool `json:"importCustomers"`
	ImportSuppliers bool `json:"importSuppliers"`
	ImportNeither   bool `json:"importNeither"`
	// ImportedAt is the UTC instant of the last import, or empty.
	ImportedAt string `json:"importedAt"`
}

// AccountOption is an account that may be chosen.
type AccountOption struct {
	// Code is the account's code.
	Code string `json:"code"`
	// Name is the account's name.
	Name string `json:"name"`
	// Type is Xero's word, such as REVENUE or DIRECTCOSTS.
	Type string `json:"type"`
	// TaxType is the account's default tax.
	TaxType string `json:"taxType"`
}

// TaxOption is a Xero tax rate that may be chosen.
type TaxOption struct {
	// Type is Xero's TaxType.
	Type string `json:"type"`
	// Name is the name shown in Xero.
	Name string `json:"name"`
	// Rate is per cent, such as "15".
	Rate string `json:"rate"`
}

// TaxRow maps one order tax rate to a Xero tax rate, for one kind of document.
type TaxRow struct {
	// TaxID is the order tax rate; 0 stands for lines without tax.
	TaxID int64 `json:"taxId"`
	// Kind is "sale" or "purchase".
	Kind string `json:"kind"`
	// Name and Rate describe the order tax rate.
	Name string `json:"name"`
	Rate string `json:"rate"`
	// TaxType is the Xero tax rate chosen; empty when none is.
	TaxType string `json:"taxType"`
	// IsSuggested: TaxType is a suggestion that nobody confirmed.
	IsSuggested bool `json:"isSuggested"`
	// Orders is the number of orders that use it.
	Orders int `json:"orders"`
	// Problem says why the choice does not work, such as a different rate; else empty.
	Problem string `json:"problem"`
}

// ImportView is what an import of contacts would do, or did.
type ImportView struct {
	// Customers, Suppliers and Neither count Xero's active contacts by role; a contact may be both.
	Customers int `json:"customers"`
	Suppliers int `json:"suppliers"`
	Neither   int `json:"neither"`
	// New, Linked, Review, Changed and Unchanged count what the import does for the roles chosen: add, link to a contact that
	// is here beyond doubt, ask because one here may be the same, take a change from Xero, nothing.
	New       int `json:"new"`
	Linked    int `json:"linked"`
	Review    int `json:"review"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	// Archived counts contacts left alone because they are archived, Merged those whose merge at Xero the link follows.
	Archived int `json:"archived"`
	Merged   int `json:"merged"`
	// Kept counts fields that changed at Xero and stay as the owner typed them; Taken those where Xero's value replaces what
	// the owner typed, because of Conflicts.
	Kept  int `json:"kept"`
	Taken int `json:"taken"`
	// Examples are up to 20 of each category.
	Examples []ImportExample `json:"examples"`
	// Conflicts is the remembered choice where both the owner and Xero changed a field: "mine" or "theirs".
	Conflicts string `json:"conflicts"`
	// Batch undoes all of a done import (Review.UndoBatch); 0 before, or when it changed nothing that could be undone.
	Batch int64 `json:"batch"`
	// ReadAt is the UTC instant Xero was read.
	ReadAt string `json:"readAt"`
}

// ImportExample is one contact of an import.
type ImportExample struct {
	// Category is "new", "linked", "review", "changed", "archived", "merged", "kept" or "taken".
	Category string `json:"category"`
	// LedgerID and Name are Xero's; ContactID and Contact are those of the contact here, 0 and empty for none.
	LedgerID  string `json:"ledgerId"`
	Name      string `json:"name"`
	ContactID int64  `json:"contactId"`
	Contact   string `json:"contact"`
	// Sentence says why: the evidence, or what changed. Percent is such as "99.7", or empty where nothing was compared.
	Sentence string `json:"sentence"`
	Percent  string `json:"percent"`
}

// ImportRoles says which of Xero's contacts to bring in.
type ImportRoles struct {
	Customers bool `json:"customers"`
	Suppliers bool `json:"suppliers"`
	Neither   bool `json:"neither"`
	// Conflicts is what to do where both the owner and Xero changed a field: "mine", "theirs", or empty for what is
	// remembered. An import remembers it.
	Conflicts string `json:"conflicts"`
}
