package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"daybook/internal/practice/filter"
)

// MostBroad is how many rows an unoptimised filter or order may go over unless Config says otherwise (contract section 7, "too broad").
const MostBroad = 100_000

// optimised are the uses of fields that cost the service nothing: equality, ranges and orders of a resource, in lower
// case (contract section 7).
type optimised struct {
	equal, ranges, orders []string
}

func optimisedInvoices() optimised {
	return optimised{
		equal: []string{
			"status", "contact.contactid", "contact.name", "contact.contactnumber", "reference", "invoicenumber", "invoiceid",
			"type", "amountpaid",
		},
		ranges: []string{"date", "duedate", "amountdue"},
		orders: []string{"invoiceid", "updateddateutc", "date"},
	}
}

// optimisedContacts has no orders: which are optimised is not said, so the default order alone is.
func optimisedContacts() optimised { return optimised{equal: []string{"name", "emailaddress"}} }

func (o optimised) covers(use filter.Use) bool {
	field := strings.ToLower(use.Field)
	isEquality := use.Sign == "==" || use.Sign == "="
	return isEquality && slices.Contains(o.equal, field) ||
		(isEquality || strings.ContainsAny(use.Sign, "<>")) && slices.Contains(o.ranges, field)
}

// coversAll reports whether filter and order of a list are optimised.
func (o optimised) coversAll(l listQuery) bool {
	for _, use := range l.where.Uses() {
		if !o.covers(use) {
			return false
		}
	}
	for _, field := range l.order.Fields() {
		if !slices.Contains(o.orders, strings.ToLower(field)) {
			return false
		}
	}
	return true
}

// refuseBroad refuses a list whose filter or order would go over too many rows; count tells how many.
func (h *Handler) refuseBroad(ctx context.Context, l listQuery, o optimised, count func(context.Context) (int, error)) (*reply, error) {
	if o.coversAll(l) {
		return nil, nil
	}
	rows, err := count(ctx)
	if err != nil || rows <= h.config.MostBroad {
		return nil, err
	}
	return badQuery(fmt.Sprintf("The filter or the order goes over %d rows; use optimised fields or fewer rows.", rows)), nil
}
