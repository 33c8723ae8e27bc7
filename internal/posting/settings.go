package posting

import (
	"daybook/internal/civil"
	"daybook/internal/order"
)

// Settings is what the owner chose for documents. Zero values mean "not chosen yet".
type Settings struct {
	// InvoiceStatus and BillStatus are the status of new documents: DRAFT, SUBMITTED or AUTHORISED.
	InvoiceStatus, BillStatus Status
	// SalesAccount, PurchaseAccount and ShippingAccount are account codes used where nothing nearer decides.
	// ShippingAccount is for carriage on sales; empty means as sales.
	SalesAccount, PurchaseAccount, ShippingAccount string
	// SalesTaxes and PurchaseTaxes map an order tax rate to Xero's TaxType; 0 stands for lines without tax.
	SalesTaxes, PurchaseTaxes map[int64]string
	// InvoiceDays and BillDays are days from date to due date where the contact has no terms.
	InvoiceDays, BillDays int
	// StartDate: older orders are never sent (C8); zero means no such day was chosen.
	StartDate civil.Date
}

// status returns the status of a new document of an order.
func (s Settings) status(k order.Kind) Status {
	if k == order.Purchase {
		return s.BillStatus
	}
	return s.InvoiceStatus
}

// days returns the company's days from date to due date.
func (s Settings) days(k order.Kind) int {
	if k == order.Purchase {
		return s.BillDays
	}
	return s.InvoiceDays
}

// taxes returns the mapping for an order's kind; it may be nil.
func (s Settings) taxes(k order.Kind) map[int64]string {
	if k == order.Purchase {
		return s.PurchaseTaxes
	}
	return s.SalesTaxes
}
