package stock

import (
	"slices"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Builder takes movements in the order of entry and makes a History of them.
type Builder struct {
	entries []entry
	refs    []string
	byRef   map[string]int32
	items   []string
	byItem  map[string]int32
	uses    []consumed
	of      []string
}

// entry is a movement in few bytes: there may be a million.
type entry struct {
	day  int32
	item int32
	kind code
	// split is how landed cost is divided.
	split splitCode
	// quantity as in Movement; amount is unit cost, change, landed value or operations.
	quantity, amount int64
	// of and uses are ranges of Builder.of and Builder.uses.
	ofFrom, ofTo, usesFrom, usesTo int32
}

type consumed struct {
	item     int32
	quantity int64
}

// NewBuilder returns one without movements.
func NewBuilder() *Builder { return &Builder{byRef: map[string]int32{}, byItem: map[string]int32{}} }

// Add takes the next movement. The error is a *FieldError; the movement is then left out. What a movement refers to may be
// added later.
func (b *Builder) Add(m Movement) error {
	index := len(b.entries)
	if field, problem := b.check(m); problem != "" {
		return &FieldError{Index: index, Field: field, Problem: problem}
	}
	e := entry{day: dayOf(m.Date), item: -1, kind: codes[m.Kind], split: splits[m.Split], quantity: int64(m.Quantity)}
	switch m.Kind {
	case Receive:
		e.amount = int64(m.UnitCost)
	case Make, MakeStart, MakeDone:
		e.amount = int64(m.Operations)
	default:
		e.amount = int64(m.Value)
	}
	if m.Item != "" {
		e.item = b.itemOf(m.Item)
	}
	e.ofFrom = int32(len(b.of))
	b.of = append(b.of, m.Of...)
	e.ofTo = int32(len(b.of))
	e.usesFrom = int32(len(b.uses))
	for _, u := range m.Uses {
		b.uses = append(b.uses, consumed{b.itemOf(u.Item), int64(u.Quantity)})
	}
	e.usesTo = int32(len(b.uses))
	b.byRef[m.Ref] = int32(index)
	b.entries, b.refs = append(b.entries, e), append(b.refs, m.Ref)
	return nil
}

func (b *Builder) itemOf(name string) int32 {
	i, ok := b.byItem[name]
	if !ok {
		i = int32(len(b.items))
		b.byItem[name] = i
		b.items = append(b.items, name)
	}
	return i
}

// dayOf counts days from the beginning of 1970.
func dayOf(d civil.Date) int32 { return int32(d.Time().Unix() / 86400) }

// code and splitCode are kinds and splits in one byte.
type (
	code      uint8
	splitCode uint8
)

const (
	codeReceive code = iota + 1
	codeIssue
	codeCustomerReturn
	codeSupplierReturn
	codeCount
	codeRevalue
	codeLanded
	codeMake
	codeMakeStart
	codeMakeDone
	// codeUse is a line of a make: what it consumes.
	codeUse
)

var codes = map[Kind]code{Receive: codeReceive, Issue: codeIssue, CustomerReturn: codeCustomerReturn, SupplierReturn: codeSupplierReturn,
	Count: codeCount, Revalue: codeRevalue, LandedCost: codeLanded, Make: codeMake, MakeStart: codeMakeStart, MakeDone: codeMakeDone}

var splits = map[Split]splitCode{"": 0, SplitValue: 0, SplitQuantity: 1, SplitEqual: 2}

// check returns the field that is wrong and the problem; no problem is "".
func (b *Builder) check(m Movement) (field, problem string) {
	const above, needed = "must be above zero", "is needed"
	_, isKnown := codes[m.Kind]
	_, isSplit := splits[m.Split]
	_, isTaken := b.byRef[m.Ref]
	switch {
	case m.Date.IsZero():
		return "date", needed
	case m.Ref == "":
		return "ref", needed
	case isTaken:
		return "ref", "is that of another movement"
	case !isKnown:
		return "op", "is none that is known"
	case m.Item == "" && m.Kind != LandedCost && m.Kind != MakeStart:
		return "item", needed
	case m.Kind == Count && m.Quantity < 0:
		return "qty", "must not be below zero"
	case needsQuantity(m.Kind) && m.Quantity <= 0:
		return "qty", above
	case m.UnitCost < 0:
		return "unit_cost", "must not be below zero"
	case m.Operations < 0:
		return "operations", "must not be below zero"
	case !isSplit:
		return "split", "is none of value, quantity, equal"
	case (m.Kind == CustomerReturn || m.Kind == SupplierReturn) && len(m.Of) != 1:
		return "of", "must name one movement"
	case (m.Kind == LandedCost || m.Kind == MakeDone) && len(m.Of) == 0:
		return "of", needed
	case m.Kind == LandedCost && namesTwice(m.Of):
		return "of", "must name each receipt once"
	case m.Kind == MakeStart && len(m.Uses) == 0:
		return "uses", needed
	case len(m.Uses) > 0 && m.Kind != Make && m.Kind != MakeStart:
		return "uses", "belong to a make or its start"
	}
	for _, u := range m.Uses {
		if u.Item == "" || u.Quantity <= 0 {
			return "uses", "must name an item and a quantity above zero"
		}
		if m.Kind == Make && u.Item == m.Item {
			return "uses", "must not name the item that is made"
		}
	}
	return "", ""
}

func namesTwice(refs []string) bool {
	if len(refs) < 2 {
		return false
	}
	sorted := slices.Sorted(slices.Values(refs))
	return len(slices.Compact(sorted)) < len(refs)
}

func needsQuantity(k Kind) bool {
	return k != Count && k != Revalue && k != LandedCost && k != MakeStart
}

// costOf is what a receipt comes to before landed cost.
func (e *entry) costOf() (money.Value, error) {
	return money.Price(e.amount).Times(money.Quantity(e.quantity))
}
