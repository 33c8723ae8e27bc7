package order_test

import (
	"errors"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

func TestCheckNamesTheFieldThatKeepsAnOrderFromBeingSaved(t *testing.T) {
	t.Parallel()
	line := order.Line{Kind: order.ItemLine, Description: "Stool", Quantity: money.One, UnitPrice: 10 * money.One}
	for name, test := range map[string]struct {
		change func(o *order.Order)
		path   string
	}{
		"whole":              {func(*order.Order) {}, ""},
		"the largest amount": {func(o *order.Order) { o.Lines[0].UnitPrice, _ = money.ParsePrice("9999999999.99") }, ""},
		"an amount Xero cannot keep": {func(o *order.Order) {
			o.Lines[0].UnitPrice, _ = money.ParsePrice("10000000000")
		}, "lines[0].unitPrice"},
		"amounts whose sum does not fit": {func(o *order.Order) {
			o.Lines[0].Quantity, o.Lines[0].UnitPrice = 900_000_000*money.One, 90_000_000*money.One
			o.Lines = append(o.Lines, o.Lines[0], o.Lines[0])
		}, "lines[2].unitPrice"},
		"a credit Xero cannot keep": {func(o *order.Order) {
			o.Lines[0].Quantity, o.Lines[0].UnitPrice = -1_000_000*money.One, 10_000*money.One
		}, "lines[0].unitPrice"},
		"a year slipped":              {func(o *order.Order) { o.Date.Year = 26 }, "date"},
		"the last of all days":        {func(o *order.Order) { o.Date = civil.Date{Year: 9999, Month: 12, Day: 31} }, "date"},
		"a due date of another world": {func(o *order.Order) { o.DueDate = civil.Date{Year: 9999, Month: 12, Day: 31} }, "dueDate"},
		"a delivery of another world": {func(o *order.Order) { o.DeliveryDate.Year, o.DeliveryDate.Month, o.DeliveryDate.Day = 202, 1, 1 }, "deliveryDate"},
		"a letter nobody can see":     {func(o *order.Order) { o.Lines[0].Description = "St\x00ool" }, "lines[0].description"},
		"a line break":                {func(o *order.Order) { o.Lines[0].Description = "Stool\nof\toak" }, ""},
		"half a letter":               {func(o *order.Order) { o.Lines[0].Description = "Stool \xff" }, "lines[0].description"},
		"a number over two lines":     {func(o *order.Order) { o.Number = "SO\n1" }, "number"},
		"a reference with a bell":     {func(o *order.Order) { o.ContactReference = "7\a7" }, "reference"},
		"a reference beyond Xero's":   {func(o *order.Order) { o.ContactReference = strings.Repeat("é", 256) }, "reference"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := order.Order{Kind: order.Sale, Number: "SO-1", ContactID: 1, Date: civil.Date{Year: 2026, Month: 3, Day: 12},
				Currency: "NZD", TaxMode: money.Exclusive, Lines: []order.Line{line}}
			test.change(&o)
			err := o.Check()
			if test.path == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			broken, ok := errors.AsType[*fault.Error](err)
			if !ok || broken.Code != fault.Invalid || broken.Fields[test.path] == "" {
				t.Errorf("Check says %#v, want something about %s", err, test.path)
			}
		})
	}
}
