package stock

import (
	"iter"
	"sort"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Line is what one movement did to one item.
type Line struct {
	// Ref names the movement, Index is its place in the order of entry.
	Ref   string
	Index int
	// Item is the item; Kind what happened, with KindUse for what a make consumed.
	Item string
	Kind Kind
	// Date is the day it counts on.
	Date civil.Date
	// Value is the change of the value on hand: below zero for what went out.
	Value money.Value
	// OnHand and Worth are quantity and value after it, UnitCost what one costs then: the last known cost where nothing is there.
	OnHand   money.Quantity
	Worth    money.Value
	UnitCost money.Price
	// Operations is what a make cost beside what it consumed; of a start it stands on the first line it consumes.
	Operations money.Value
	// Credit is what a supplier credits for a return.
	Credit money.Value
	// IsIntoWork: what is consumed goes into work in progress.
	IsIntoWork bool
	Marks      Mark
}

// KindUse is the kind of a line by which a make consumed an item.
const KindUse Kind = "use"

// Holding is what there is of an item.
type Holding struct {
	Item     string
	OnHand   money.Quantity
	Worth    money.Value
	UnitCost money.Price
}

// Lines yields what every movement did, in the order of replay: of a make the item made comes first, then those used.
func (v *Valuation) Lines() iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for i := range v.history.walk {
			if !yield(v.line(i)) {
				return
			}
		}
	}
}

func (v *Valuation) line(i int32) Line {
	l, r := &v.history.lines[i], &v.results[i]
	one := Line{Ref: v.history.refs[l.entry], Index: int(l.entry), Item: v.history.items[l.item], Kind: kindOf(l.kind), Date: dateOf(l.day),
		Value: money.Value(r.value), OnHand: money.Quantity(r.onHand), Worth: money.Value(r.worth), UnitCost: money.Price(r.unit), IsIntoWork: l.isStart,
		Marks: r.marks}
	switch l.kind {
	case codeMake, codeMakeDone, codeUse:
		one.Operations = money.Value(l.value)
	case codeSupplierReturn:
		one.Credit = money.Value(l.value)
	}
	return one
}

// Work is what is in work in progress at the end of a day.
func (v *Valuation) Work(day civil.Date) money.Value {
	last := dayOf(day)
	sum := int64(0)
	for i := range v.history.walk {
		l := &v.history.lines[i]
		if l.day > last {
			break
		}
		if l.isStart {
			sum += l.value - v.results[i].value
		}
		if l.kind == codeMakeDone {
			sum -= v.results[i].value - l.value
		}
	}
	return money.Value(sum)
}

// At returns what there is of every item at the end of a day, in the order in which the items were first named. Never nil.
func (v *Valuation) At(day civil.Date) []Holding {
	last := dayOf(day)
	all := make([]Holding, len(v.history.items))
	for item, name := range v.history.items {
		all[item].Item = name
		lines := v.history.ofItem[v.history.from[item]:v.history.from[item+1]]
		n := sort.Search(len(lines), func(i int) bool { return v.history.lines[lines[i]].day > last })
		if n == 0 {
			continue
		}
		r := &v.results[lines[n-1]]
		all[item].OnHand, all[item].Worth, all[item].UnitCost = money.Quantity(r.onHand), money.Value(r.worth), money.Price(r.unit)
	}
	return all
}

// dateOf is the day so many days after the beginning of 1970.
func dateOf(day int32) civil.Date { return civil.Date{Year: 1970, Month: 1, Day: 1}.AddDays(int(day)) }

func kindOf(c code) Kind {
	for kind, each := range codes {
		if each == c {
			return kind
		}
	}
	return KindUse
}
