// Package pack writes what an accountant wants of a month of stock: journal, bridge, tie-out, valuation and documents, as PDF and as a spreadsheet.
package pack

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Content is all that a pack says. Money is in Currency; texts are for people.
type Content struct {
	// Company is the firm, Organisation its name at Xero, Currency the ISO code of the books.
	Company, Organisation, Currency string
	// From and To are the first and the last day of the period.
	From, To civil.Date
	// Method, Valuation and Model say how it was worked out.
	Method, Valuation, Model string
	// Prepared is when the pack was made, ApprovedAt when the journal was approved; zero for never.
	Prepared, ApprovedAt time.Time
	// Standing says how the period stands, such as "Approved, waits to be sent"; Note is the owner's.
	Standing, Note string
	// Journal is the journal as it stands; Other the lines by the other method.
	Journal Journal
	Other   []Line
	// Bridge leads from opening to closing value: the first and the last step are those, and the others add up.
	Bridge []Step
	// TieOut leads, account by account, from what Xero holds to what it should.
	TieOut []TieOut
	// Items is the valuation of each item at the last day, by class, then code.
	Items []Item
	// Documents is the invoices and bills of the period.
	Documents []Document
	// Notices are what stands in the way and what the reader should know.
	Notices []string
}

// Journal is a manual journal.
type Journal struct {
	Narration string
	Date      civil.Date
	Status    string
	Lines     []Line
}

// Line is one account of a journal: Amount is a debit above zero, a credit below.
type Line struct {
	Code, Name, Text string
	Amount           money.Amount
}

// Step is one step of a bridge or a tie-out.
type Step struct {
	Label  string
	Amount money.Amount
}

// TieOut is one account from what Xero holds to what it should.
type TieOut struct {
	Code, Name string
	Steps      []Step
}

// Item is what there is of one item.
type Item struct {
	SKU, Name, Class, Account string
	OnHand                    money.Quantity
	UnitCost                  money.Price
	Value                     money.Value
}

// Document is one invoice or bill.
type Document struct {
	Kind, Number, Contact, Currency, Status string
	Date                                    civil.Date
	Total                                   money.Amount
}

// totals are what is debited and credited.
func totals(lines []Line) (debit, credit money.Amount) {
	for _, l := range lines {
		debit += max(l.Amount, 0)
		credit += max(-l.Amount, 0)
	}
	return debit, credit
}

// classes are the classes of items in their order, each with its items.
func (c Content) classes() [][]Item {
	var groups [][]Item
	for i, item := range c.Items {
		if i == 0 || c.Items[i-1].Class != item.Class {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], item)
	}
	return groups
}

func worth(items []Item) money.Value {
	var sum money.Value
	for _, i := range items {
		sum += i.Value
	}
	return sum
}
