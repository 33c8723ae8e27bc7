package warehouse

import (
	"cmp"
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// Query asks for a window of the list of what there is.
type Query struct {
	// Search is words of code or name; empty matches all.
	Search string
	// Class limits to one; empty for all.
	Class journal.Class
	// Show is ShowAll, ShowOnHand or ShowProblems.
	Show Show
	// On is the day at whose end it is valued.
	On civil.Date
	// Sort orders the rows, by SKU where they are equal; IsDescending turns it round.
	Sort         Sort
	IsDescending bool
	// Offset and Limit are the window.
	Offset, Limit int
}

// Show says which items are listed.
type Show string

// The choices.
const (
	ShowAll Show = "all"
	// ShowOnHand: a quantity other than zero.
	ShowOnHand Show = "on_hand"
	// ShowProblems: below zero, or without a cost.
	ShowProblems Show = "problem"
)

// Sort is a column.
type Sort string

// The columns.
const (
	SortSKU      Sort = "code"
	SortName     Sort = "name"
	SortOnHand   Sort = "on_hand"
	SortUnitCost Sort = "unit_cost"
	SortValue    Sort = "value"
)

// Holding is what there is of an item.
type Holding struct {
	Item     Item
	OnHand   money.Quantity
	Worth    money.Value
	UnitCost money.Price
	// IsUncosted: something went out of it for which no cost is known.
	IsUncosted bool
}

// hasProblem reports whether it keeps a period from being closed.
func (h Holding) hasProblem() bool { return h.OnHand < 0 || h.IsUncosted }

// Page is a window of what there is.
type Page struct {
	// Rows is the window; never nil.
	Rows []Holding
	// Total counts the rows that match, Worth is what they come to.
	Total int
	Worth money.Value
	// Counts is the number of items by what is shown, whatever is searched for.
	Counts map[Show]int
}

// Holdings returns what there is of every item at the end of a day, by SKU.
func (b *Book) Holdings(day civil.Date) []Holding {
	all := make([]Holding, len(b.Items))
	for i, item := range b.Items {
		all[i].Item = item
	}
	for _, h := range b.Valuation.At(day) {
		if i, ok := b.items[ItemID(h.Item)]; ok {
			all[i].OnHand, all[i].Worth, all[i].UnitCost = h.OnHand, h.Worth, h.UnitCost
		}
	}
	for l := range b.Valuation.Lines() {
		if l.Date.After(day) {
			break
		}
		if l.Marks&stock.MarkUncosted != 0 {
			all[b.items[ItemID(l.Item)]].IsUncosted = true
		}
	}
	return all
}

// List returns a window of what there is.
func (b *Book) List(q Query) Page {
	page := Page{Rows: []Holding{}, Counts: map[Show]int{ShowAll: 0, ShowOnHand: 0, ShowProblems: 0}}
	var matching []Holding
	for _, h := range b.Holdings(q.On) {
		page.Counts[ShowAll]++
		if h.OnHand != 0 {
			page.Counts[ShowOnHand]++
		}
		if h.hasProblem() {
			page.Counts[ShowProblems]++
		}
		if q.matches(h) {
			matching = append(matching, h)
			page.Worth += h.Worth
		}
	}
	page.Total = len(matching)
	slices.SortStableFunc(matching, q.compare)
	from := min(max(q.Offset, 0), len(matching))
	page.Rows = append(page.Rows, matching[from:min(from+max(q.Limit, 0), len(matching))]...)
	return page
}

func (q Query) matches(h Holding) bool {
	switch {
	case q.Class != "" && h.Item.Class != q.Class,
		q.Show == ShowOnHand && h.OnHand == 0,
		q.Show == ShowProblems && !h.hasProblem():
		return false
	}
	return hasWords(q.Search, h.Item.SKU, h.Item.Name)
}

// hasWords reports whether each word of a search stands in one of some texts, whatever the letter case.
func hasWords(search string, texts ...string) bool {
	all := strings.ToLower(strings.Join(texts, "\n"))
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

func (q Query) compare(a, b Holding) int {
	way := 0
	switch q.Sort {
	case SortName:
		way = strings.Compare(strings.ToLower(a.Item.Name), strings.ToLower(b.Item.Name))
	case SortOnHand:
		way = cmp.Compare(a.OnHand, b.OnHand)
	case SortUnitCost:
		way = cmp.Compare(a.UnitCost, b.UnitCost)
	case SortValue:
		way = cmp.Compare(a.Worth, b.Worth)
	case SortSKU:
		way = strings.Compare(strings.ToLower(a.Item.SKU), strings.ToLower(b.Item.SKU))
	}
	if q.IsDescending {
		return -way
	}
	return way
}
