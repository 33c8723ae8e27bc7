package order

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
)

// Limits of what Xero keeps (contract section 9).
const (
	// MaxNumber is the longest order number, in characters.
	MaxNumber = 255
	// MaxDescription is the longest line description, in characters.
	MaxDescription = 4000
	// MaxReference is the longest reference, in characters.
	MaxReference = 255
	// MaxLineAmount is the largest amount of a line, above or below zero.
	MaxLineAmount money.Amount = 9_999_999_999_99
)

// The years in which an order can be dated: outside them a digit slipped, and a due date must still have four digits.
const (
	firstYear = 1900
	lastYear  = 2999
)

func lineError(index int, err error) error { return fmt.Errorf("line %d: %w", index+1, err) }

// Check reports what keeps an order from being saved, as a fault with the path of each field ("number",
// "lines[0].quantity"), or nil. What keeps it from being sent is posting's to say.
func (o Order) Check() error {
	problems := map[string]string{}
	note := func(path, text string, bad bool) {
		if bad {
			problems[path] = text
		}
	}
	note("kind", "An order is a sale or a purchase.", o.Kind != Sale && o.Kind != Purchase)
	note("number", "Give the order a number.", strings.TrimSpace(o.Number) == "")
	note("number", fmt.Sprintf("At most %d characters.", MaxNumber), utf8.RuneCountInString(o.Number) > MaxNumber)
	note("number", "Take out letters that cannot be seen.", hasUnseen(o.Number, ""))
	note("reference", fmt.Sprintf("At most %d characters.", MaxReference), utf8.RuneCountInString(o.ContactReference) > MaxReference)
	note("reference", "Take out letters that cannot be seen.", hasUnseen(o.ContactReference, ""))
	note("contact", "Choose a contact.", o.ContactID == 0)
	note("date", "Give the order a date.", o.Date.IsZero())
	note("dueDate", "The due date is before the order's date.", !o.DueDate.IsZero() && o.DueDate.Before(o.Date))
	for path, day := range map[string]civil.Date{"date": o.Date, "deliveryDate": o.DeliveryDate, "dueDate": o.DueDate} {
		note(path, "Check the year.", !day.IsZero() && (day.Year < firstYear || day.Year > lastYear))
	}
	note("currency", "Choose a currency.", !o.Currency.IsKnown())
	note("rate", "An exchange rate is above zero.", o.Rate < 0)
	note("lines", "Add at least one line.", len(o.Lines) == 0)
	for i, l := range o.Lines {
		l.check(fmt.Sprintf("lines[%d].", i), note)
	}
	figures, _, err := o.Figures(nil)
	if err != nil && len(problems) == 0 {
		problems["lines"] = err.Error()
	}
	for i, f := range figures {
		note(fmt.Sprintf("lines[%d].unitPrice", i), "The amount of this line is larger than Xero keeps.",
			f.Amount > MaxLineAmount || f.Amount < -MaxLineAmount)
	}
	return fault.InvalidFields("The order cannot be saved as it is.", problems)
}

func (l Line) check(path string, note func(path, text string, bad bool)) {
	note(path+"description", "Describe the line.", strings.TrimSpace(l.Description) == "")
	note(path+"description", fmt.Sprintf("At most %d characters.", MaxDescription),
		utf8.RuneCountInString(l.Description) > MaxDescription)
	note(path+"description", "Take out letters that cannot be seen.", hasUnseen(l.Description, "\n\r\t"))
	note(path+"quantity", "A quantity other than zero is needed.", l.Quantity == 0)
	note(path+"quantity", "At most 4 decimals: Xero keeps no more.", money.RoundQuantity(l.Quantity) != l.Quantity)
	note(path+"unitPrice", "At most 4 decimals: Xero keeps no more.", money.RoundPrice(l.UnitPrice) != l.UnitPrice)
	note(path+"discount", "A discount is between 0 and 100 %.", l.Discount < 0 || l.Discount > 100*money.One)
	note(path+"discountAmount", "Give a discount in per cent or as an amount, not both.",
		l.Discount != 0 && l.DiscountAmount != 0)
}

// hasUnseen reports whether a text holds a control character that is not among the allowed ones, or is no text.
func hasUnseen(text, allowed string) bool {
	return !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune(allowed, r) })
}
