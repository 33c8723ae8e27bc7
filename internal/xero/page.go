package xero

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"time"
)

// MaxPageSize is the most elements Xero puts on a page (section 7).
const MaxPageSize = 1000

// defaultPageSize is how many Xero puts on a page unless it is told (section 7).
const defaultPageSize = 100

// maxListed is how many ids or numbers go into one address; more are asked for in several calls.
const maxListed = 40

// Page says where in a list one is.
type Page struct {
	// Number is the page, from 1.
	Number int `json:"page"`
	// Size is how many elements a full page holds.
	Size int `json:"pageSize"`
	// Count is the number of pages; 0 when Xero did not say.
	Count int `json:"pageCount"`
	// Items is the number of elements on all pages; 0 when Xero did not say.
	Items int `json:"itemCount"`
}

// isLast reports whether no page follows one with this many elements. An empty page is the last one, whatever it says.
func (p Page) isLast(elements int) bool {
	switch {
	case elements == 0:
		return true
	case p.Count > 0:
		return p.Number >= p.Count
	}
	return elements < p.Size
}

// normalised fills in what a reply left out, from what was asked. A reply that does not say how large its pages are may
// not have heard what was asked either.
func (p Page) normalised(number, size int) Page {
	if p.Number == 0 {
		p.Number = number
	}
	if p.Size == 0 {
		p.Size = min(size, defaultPageSize)
	}
	return p
}

// paging is the part of a query that chooses the page; zero means the first page and the largest size.
func paging(number, size int) (int, int, url.Values) {
	if number < 1 {
		number = 1
	}
	if size < 1 || size > MaxPageSize {
		size = MaxPageSize
	}
	return number, size, url.Values{"page": {strconv.Itoa(number)}, "pageSize": {strconv.Itoa(size)}}
}

// listHead is what every paged list has beside its elements.
type listHead struct {
	Pagination Page
	// DateTimeUTC is Xero's clock when it answered.
	DateTimeUTC timeField
}

func decodeHead(body []byte) (listHead, error) {
	var head listHead
	if err := json.Unmarshal(body, &head); err != nil {
		return listHead{}, fmt.Errorf("read the head of a list: %w", err)
	}
	return head, nil
}

func (l listHead) serverTime() time.Time { return time.Time(l.DateTimeUTC) }
