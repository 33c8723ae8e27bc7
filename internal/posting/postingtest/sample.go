package postingtest

import (
	"fmt"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// Organisation is the id of the sample's Xero organisation.
const Organisation = "11111111-2222-3333-4444-555555555555"

// The sample's contacts at Xero.
const (
	// LinkedID is the contact that Linked is linked to.
	LinkedID = "aaaaaaaa-0000-0000-0000-000000000001"
	// ArchivedID and MergedID are an archived contact and one that was merged into LinkedID.
	ArchivedID = "aaaaaaaa-0000-0000-0000-000000000002"
	MergedID   = "aaaaaaaa-0000-0000-0000-000000000003"
)

// Company is the data of a company. The ids of contacts, items and taxes are their places in the lists, from 1.
type Company struct {
	// Contacts, Items, Taxes and Orders are what the owner has.
	Contacts []contact.Contact
	Items    []order.Item
	Taxes    []order.Tax
	Orders   []order.Order
	// Mirror is Xero's contacts as last read.
	Mirror []contact.LedgerContact
	// Settings is what the owner chose, Reference what the organisation offers.
	Settings  posting.Settings
	Reference refdata.Set
	// Organisation is the one the file is bound to.
	Organisation string
}

// The places of the sample's contacts.
const (
	// Linked is linked to Xero, Unknown is not known there, Supplier is found by its e-mail.
	Linked   int64 = 1
	Unknown  int64 = 2
	Supplier int64 = 3
)

// Engine compares the sample's contacts.
func Engine() *match.Engine { return match.NewEngine(match.Shipped(), "NZ") }

// Noon is the sample's time.
func Noon() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// Sample returns a company with a linked customer, a customer and a supplier, an item, two tax rates, and no order.
func Sample() Company {
	return Company{
		Organisation: Organisation,
		Contacts: []contact.Contact{
			{ID: Linked, Name: "Kauri Cafe", Email: "hello@kauri.example", LedgerID: LinkedID, IsCustomer: true, PaymentDays: 20,
				Source: contact.SourceTyped, SourceRef: ""},
			{ID: Unknown, Name: "Rimu Hotel", Email: "desk@rimu.example", IsCustomer: true, PaymentDays: -1, Source: contact.SourceTyped},
			{ID: Supplier, Name: "Totara Timber", Email: "sales@totara.example", IsSupplier: true, PaymentDays: -1, Source: contact.SourceTyped},
		},
		Items: []order.Item{{ID: 1, SKU: "CHAIR", Name: "Chair", SalesPrice: 120 * money.One, PurchasePrice: 60 * money.One, SalesAccount: "210"}},
		Taxes: []order.Tax{{ID: 1, Name: "GST 15 %", Rate: 15 * money.One}, {ID: 2, Name: "Zero", Rate: 0}},
		Mirror: []contact.LedgerContact{
			{ID: LinkedID, Name: "Kauri Cafe", Status: "ACTIVE"},
			{ID: ArchivedID, Name: "Matai Motel", Status: "ARCHIVED"},
			{ID: MergedID, Name: "Kauri Café Ltd", Status: "ARCHIVED", MergedToID: LinkedID},
			{ID: "aaaaaaaa-0000-0000-0000-000000000004", Name: "Totara Timber", Email: "sales@totara.example", Status: "ACTIVE"},
		},
		Settings: posting.Settings{InvoiceStatus: posting.StatusDraft, BillStatus: posting.StatusDraft, SalesAccount: "200",
			PurchaseAccount: "300", SalesTaxes: map[int64]string{1: "OUTPUT2", 2: "ZERORATED"}, PurchaseTaxes: map[int64]string{1: "INPUT2"},
			InvoiceDays: 14, BillDays: 30, StartDate: civil.Date{Year: 2026, Month: 1, Day: 1}},
		Reference: Reference(),
	}
}

// Reference returns what the sample's organisation offers.
func Reference() refdata.Set {
	account := func(code, name, kind string, class refdata.Class, system string) refdata.Account {
		return refdata.Account{ID: "acc-" + code, Code: code, Name: name, Type: kind, Class: class, Status: "ACTIVE", SystemAccount: system}
	}
	archived := account("299", "Old sales", "REVENUE", refdata.Revenue, "")
	archived.Status = "ARCHIVED"
	return refdata.Set{
		ReadAt: Noon().Add(-time.Hour),
		Organisation: refdata.Organisation{TenantID: Organisation, Name: "Demo Furniture Ltd", BaseCurrency: "NZD", CountryCode: "NZ",
			PeriodLockOn: civil.Date{Year: 2026, Month: 3, Day: 31}},
		Accounts: []refdata.Account{
			account("200", "Sales", "REVENUE", refdata.Revenue, ""), account("210", "Chairs", "REVENUE", refdata.Revenue, ""),
			account("260", "Freight out", "REVENUE", refdata.Revenue, ""), archived,
			account("300", "Purchases", "DIRECTCOSTS", refdata.Expense, ""), account("610", "Accounts Receivable", "CURRENT", refdata.Asset, "DEBTORS"),
			account("800", "Accounts Payable", "CURRLIAB", refdata.Liability, "CREDITORS"), account("820", "GST", "CURRLIAB", refdata.Liability, "GST"),
		},
		TaxRates: []refdata.TaxRate{
			{TaxType: "OUTPUT2", Name: "15% GST on Income", EffectiveRate: 15 * money.One, Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true, Assets: true}},
			{TaxType: "INPUT2", Name: "15% GST on Expenses", EffectiveRate: 15 * money.One, Status: "ACTIVE", CanApplyTo: refdata.Applies{Expenses: true, Assets: true}},
			{TaxType: "ZERORATED", Name: "Zero Rated", Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true}},
			{TaxType: "NONE", Name: "No GST", Status: "ACTIVE", CanApplyTo: refdata.Applies{Revenue: true, Expenses: true, Assets: true, Liabilities: true, Equity: true}},
			{TaxType: "OUTPUT", Name: "12.5% GST", EffectiveRate: 12_500_000, Status: "DELETED", CanApplyTo: refdata.Applies{Revenue: true}},
		},
		Currencies: []refdata.Currency{{Code: "NZD"}, {Code: "USD"}},
	}
}

// Sale returns a sales order of one line: 2 × 10.50 at 15 %, which is 24.15.
func Sale(number string, contactID int64) order.Order {
	return order.Order{Kind: order.Sale, Number: number, ContactID: contactID, Date: civil.Date{Year: 2026, Month: 11, Day: 20},
		Currency: "NZD", TaxMode: money.Exclusive, Source: contact.SourceTyped,
		Lines: []order.Line{{Kind: order.ItemLine, Description: "Stool", Quantity: 2 * money.One, UnitPrice: 10_500_000, TaxID: 1}}}
}

// Purchase returns a purchase order of one line, as Sale.
func Purchase(number string, contactID int64) order.Order {
	o := Sale(number, contactID)
	o.Kind = order.Purchase
	return o
}

// Many returns orders of both kinds to every contact of the sample, each with an amount of its own.
func Many(count int) []order.Order {
	orders := make([]order.Order, count)
	for i := range orders {
		o := Sale(fmt.Sprintf("SO-%03d", i+1), Linked+int64(i)%2)
		if i%3 == 2 {
			o = Purchase(fmt.Sprintf("PO-%03d", i+1), Supplier)
		}
		o.Lines[0].UnitPrice += money.Price(i) * 10_000
		orders[i] = o
	}
	return orders
}
