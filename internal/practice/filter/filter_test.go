package filter_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"daybook/internal/practice/filter"
)

type contact struct {
	ContactID *string `json:"ContactID"`
	Name      *string `json:"Name"`
}

type invoice struct {
	Number  *string     `json:"InvoiceNumber,omitempty"`
	Status  *string     `json:"Status"`
	Due     json.Number `json:"AmountDue,omitempty"`
	Date    *string     `json:"Date"`
	Sent    *bool       `json:"SentToContact"`
	Contact *contact    `json:"Contact"`
	Lines   []string    `json:"LineItems"`
}

func sample() invoice {
	yes := true
	return invoice{
		Status: new("AUTHORISED"), Due: "24.15", Date: new("/Date(1789344000000+0000)/"), Sent: &yes,
		Contact: &contact{ContactID: new("2f79af6c-5f57-49e8-9e44-301499538add"), Name: new("Hutt Homes")},
	}
}

// Covers 7/where.
func TestWhere(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string]bool{
		"":                                  true,
		`Status=="AUTHORISED"`:              true,
		`status == "authorised"`:            true,
		`Status!="AUTHORISED"`:              false,
		`Status=="PAID" OR Status=="DRAFT"`: false,
		`Status=="PAID" || AmountDue > 24`:  true,
		`AmountDue >= 24.15 AND SentToContact == true`: true,
		`AmountDue < 24.15`:                            false,
		`AmountDue > -1`:                               true,
		`SentToContact`:                                true,
		`!SentToContact`:                               false,
		`NOT (Status=="PAID")`:                         true,
		`Date >= DateTime(2026, 09, 14) && Date < DateTime(2026, 09, 15)`:              true,
		`Date == DateTime(2026,9,14,0,0,0)`:                                            true,
		`Date > DateTime.Parse("2026-09-14")`:                                          false,
		`Contact.ContactID == Guid("2F79AF6C-5F57-49E8-9E44-301499538ADD")`:            true,
		`Contact.Name.StartsWith("hutt")`:                                              true,
		`Contact.Name.Contains("omes") && Contact.Name.ToLower()=="hutt homes"`:        true,
		`InvoiceNumber == null`:                                                        true,
		`InvoiceNumber != null AND InvoiceNumber.StartsWith("INV")`:                    false,
		`(Status=="PAID" OR Status=="AUTHORISED") AND (AmountDue>100 OR AmountDue<30)`: true,
		`Status=="PAID" AND AmountDue>100 OR SentToContact==true`:                      true,
		`Contact.Name == "say \"hutt\""`:                                               false,
	} {
		where, err := filter.ParseWhere(expression)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		if got, err := where.Matches(sample()); err != nil || got != want {
			t.Errorf("%s is %v, %v; want %v", expression, got, err, want)
		}
	}
}

// Covers 7/where, 16/400-2.
func TestWhereRefusesWithAParseError(t *testing.T) {
	t.Parallel()
	for _, expression := range []string{
		`Status==`, `Status=="open`, `(Status=="PAID"`, `Status=="PAID")`, `Wrong=="x"`, `Status > 5`, `Status ~ 1`,
		`DateTime(2026, 13, 01) < Date`, `DateTime(2026, 1) < Date`, `Guid(1) == Contact.ContactID`, `AmountDue`,
		`InvoiceNumber.StartsWith("INV")`, `Status.Reverse()`, `LineItems == "x"`, `Contact.Wrong == 1`, `1.2.3 == AmountDue`,
		`Status.Contains(Status)`, `DateTime.Parse("soon") < Date`,
	} {
		where, err := filter.ParseWhere(expression)
		if err == nil {
			_, err = where.Matches(sample())
		}
		if parse := (*filter.ParseError)(nil); !errors.As(err, &parse) {
			t.Errorf("%s gives %v; want a ParseError", expression, err)
		}
	}
}

func TestWhatIsNestedBeyondMeasureIsRefused(t *testing.T) {
	t.Parallel()
	for count, isRead := range map[int]bool{99: true, 1_000_000: false} {
		for _, expression := range []string{
			strings.Repeat("(", count) + "true" + strings.Repeat(")", count), strings.Repeat("!", count) + "true", strings.Repeat("(!", count/2) + "true" + strings.Repeat(")", count/2),
		} {
			if _, err := filter.ParseWhere(expression); isRead != (err == nil) {
				t.Errorf("%d deep, as in %.4s: %v", count, expression, err)
			}
		}
	}
}

// Covers 7/order.
func TestOrder(t *testing.T) {
	t.Parallel()
	cheap, dear, numbered := sample(), sample(), sample()
	dear.Due, numbered.Number = "100.0", new("INV-1")
	for _, c := range []struct {
		order string
		a, b  invoice
		want  int
	}{
		{"", cheap, dear, 0},
		{"AmountDue", cheap, dear, -1},
		{"AmountDue DESC", cheap, dear, 1},
		{"Status ASC, AmountDue desc", cheap, dear, 1},
		{"InvoiceNumber", cheap, numbered, -1},
		{"InvoiceNumber, Date", cheap, cheap, 0},
	} {
		order, err := filter.ParseOrder(c.order)
		if err != nil {
			t.Errorf("%s: %v", c.order, err)
			continue
		}
		if got, err := order.Compare(c.a, c.b); err != nil || got != c.want {
			t.Errorf("%q puts them %d, %v; want %d", c.order, got, err, c.want)
		}
	}
	if _, err := filter.ParseOrder("Date SIDEWAYS"); err == nil {
		t.Error("an order that does not exist was read")
	}
	order, err := filter.ParseOrder("Wrong")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := order.Compare(cheap, dear); err == nil {
		t.Error("an order by a field that does not exist was applied")
	}
}

func TestUses(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string][]filter.Use{
		``:                                 nil,
		`Status=="PAID" AND AmountDue > 5`: {{"Status", "=="}, {"AmountDue", ">"}},
		`DateTime(2026,9,14) <= Date`:      {{"Date", "<="}},
		`Contact.ContactID=Guid("x")`:      {{"Contact.ContactID", "="}},
		`Contact.Name != null && Contact.Name.StartsWith("H") OR NOT SentToContact`: {
			{"Contact.Name", "!="}, {"Contact.Name", "()"}, {"SentToContact", ""},
		},
	} {
		where, err := filter.ParseWhere(expression)
		if got := where.Uses(); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s uses %v, %v; want %v", expression, got, err, want)
		}
	}
	order, err := filter.ParseOrder("Date DESC, InvoiceID")
	if fields := order.Fields(); err != nil || !slices.Equal(fields, []string{"Date", "InvoiceID"}) {
		t.Errorf("the order looks at %v, %v", fields, err)
	}
}

func TestFieldsAreKnownByTheirType(t *testing.T) {
	t.Parallel()
	of := reflect.TypeFor[invoice]()
	if err := filter.CheckFields(of, "InvoiceNumber", "contact.contactid", "LineItems"); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"Wrong", "Contact.Wrong", "Status.Wrong", ""} {
		if err := filter.CheckFields(of, "Status", name); err == nil {
			t.Errorf("%q is a field", name)
		}
	}
}
