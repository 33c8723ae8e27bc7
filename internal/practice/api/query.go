package api

import (
	"cmp"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"daybook/internal/practice/filter"
)

// listQuery is what a list was asked for (contract section 7).
type listQuery struct {
	where           filter.Where
	hasWhere        bool
	order           filter.Order
	isPaged         bool
	page, pageSize  int
	modifiedSince   time.Time
	searchTerm      string
	isSummary       bool
	includeArchived bool
	decimals        int
}

// mostPage is a page beyond every list, so that where it begins can still be counted.
const mostPage = 1 << 40

// needsAll reports whether the store cannot cut the page out by itself.
func (l listQuery) needsAll() bool { return l.hasWhere || !l.order.IsZero() || l.searchTerm != "" }

// fields are the names that where and order look at.
func (l listQuery) fields() []string {
	names := l.order.Fields()
	for _, use := range l.where.Uses() {
		names = append(names, use.Field)
	}
	return names
}

// shorten returns what the list shows of a document's contact and lines: the name, and no lines without a page.
func (l listQuery) shorten(contact *wireContact, lines []wireLine) (*wireContact, []wireLine) {
	short := shortContact(text(contact.ContactID), text(contact.Name))
	if !l.isPaged {
		return short, []wireLine{}
	}
	return short, lines
}

// readList reads the query and the header If-Modified-Since.
func readList(q *request) (listQuery, *reply) {
	values := q.http.URL.Query()
	l := listQuery{
		hasWhere:        values.Get("where") != "",
		isSummary:       isTrue(values.Get("summaryOnly")),
		includeArchived: isTrue(values.Get("includeArchived")),
		searchTerm:      strings.ToLower(values.Get("searchTerm")),
		page:            1,
		pageSize:        100,
		decimals:        decimalsOf(q),
	}
	l.isPaged = values.Has("page") || l.isSummary
	if n, err := strconv.Atoi(values.Get("page")); err == nil {
		l.page = min(max(n, 1), mostPage)
	}
	if n, err := strconv.Atoi(values.Get("pageSize")); err == nil {
		l.pageSize = min(max(n, 1), 1000)
	}
	var err error
	if l.where, err = filter.ParseWhere(values.Get("where")); err != nil {
		return l, badQuery(err.Error())
	}
	if l.order, err = filter.ParseOrder(values.Get("order")); err != nil {
		return l, badQuery(err.Error())
	}
	if since := q.http.Header.Get("If-Modified-Since"); since != "" {
		if l.modifiedSince, err = readModifiedSince(since); err != nil {
			return l, plain(http.StatusPreconditionFailed, "If-Modified-Since is not a time.")
		}
	}
	return l, nil
}

// decimalsOf returns the decimals of unit prices that the call asked for: 2, or 4 by unitdp=4.
func decimalsOf(q *request) int {
	if q.http.URL.Query().Get("unitdp") == "4" {
		return 4
	}
	return 2
}

func isTrue(text string) bool { return strings.EqualFold(text, "true") }

// commaList reads "a,b,c"; nil for nothing.
func commaList(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// selectElements applies where and order to shown elements; the store knows neither. The refusal is that of an
// expression that does not fit the elements.
func selectElements[T any](elements []T, l listQuery) ([]T, *reply) {
	if err := filter.CheckFields(reflect.TypeFor[T](), l.fields()...); err != nil {
		return nil, badQuery(err.Error())
	}
	kept := elements[:0]
	for _, element := range elements {
		matches, err := l.where.Matches(element)
		if err != nil {
			return nil, badQuery(err.Error())
		}
		if matches {
			kept = append(kept, element)
		}
	}
	if l.order.IsZero() {
		return kept, nil
	}
	var failure error
	slices.SortStableFunc(kept, func(a, b T) int {
		n, err := l.order.Compare(a, b)
		failure = cmp.Or(failure, err)
		return n
	})
	if parse := (*filter.ParseError)(nil); errors.As(failure, &parse) {
		return nil, badQuery(parse.Message)
	}
	return kept, nil
}

// cutPage returns the page of a whole list; the whole list where no page was asked for.
func cutPage[T any](elements []T, l listQuery) []T {
	if !l.isPaged {
		return elements
	}
	from := min((l.page-1)*l.pageSize, len(elements))
	return elements[from:min(from+l.pageSize, len(elements))]
}

// pages says what a paged list holds; nil where no page was asked for.
func (l listQuery) pages(items int) *pagination {
	if !l.isPaged {
		return nil
	}
	return &pagination{
		Page: l.page, PageSize: l.pageSize, PageCount: (items + l.pageSize - 1) / l.pageSize, ItemCount: items,
	}
}
