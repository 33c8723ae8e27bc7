package stockeval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// LineError says which line of a list is wrong, and in which field.
type LineError struct {
	// Line is its number, from 1; Field the name in the file, empty where the line as a whole cannot be read.
	Line           int
	Field, Problem string
}

// Error implements error.
func (e *LineError) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("line %d %s", e.Line, e.Problem)
	}
	return fmt.Sprintf("line %d: %s %s", e.Line, e.Field, e.Problem)
}

// row is a line of a list. Figures are texts, so that none becomes a float.
type row struct {
	Date       string   `json:"date"`
	Ref        string   `json:"ref"`
	Op         string   `json:"op"`
	Item       string   `json:"item"`
	Qty        string   `json:"qty"`
	UnitCost   string   `json:"unit_cost"`
	Value      string   `json:"value"`
	Split      string   `json:"split"`
	Operations string   `json:"operations"`
	Of         refs     `json:"of"`
	Uses       []useRow `json:"uses"`
}

type useRow struct {
	Item string `json:"item"`
	Qty  string `json:"qty"`
}

// refs is one ref or a list of them.
type refs []string

// UnmarshalJSON implements json.Unmarshaler.
func (r *refs) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*r = refs{""}
		return json.Unmarshal(data, &(*r)[0])
	}
	return json.Unmarshal(data, (*[]string)(r))
}

// longestLine is how long a line may be, in bytes.
const longestLine = 16 << 20

// Read reads a list of movements, one JSON object a line in the order of entry; empty lines are left out. The error is a *LineError, or
// the reader's.
func Read(from io.Reader) (*stock.History, error) {
	scanner := bufio.NewScanner(from)
	scanner.Buffer(make([]byte, 0, 1<<16), longestLine)
	b := stock.NewBuilder()
	var lineOf []int32
	number := 0
	for scanner.Scan() {
		number++
		if len(bytes.TrimSpace(scanner.Bytes())) == 0 {
			continue
		}
		m, err := parse(scanner.Bytes(), number)
		if err != nil {
			return nil, err
		}
		if err := b.Add(m); err != nil {
			return nil, at(err, number)
		}
		lineOf = append(lineOf, int32(number))
	}
	switch err := scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, &LineError{number + 1, "", fmt.Sprintf("is longer than %d MB", longestLine>>20)}
	case err != nil:
		return nil, fmt.Errorf("read line %d: %w", number+1, err)
	}
	h, err := b.History()
	if field, ok := errors.AsType[*stock.FieldError](err); ok {
		return nil, at(err, int(lineOf[field.Index]))
	}
	return h, err
}

// at puts a movement's error on its line.
func at(err error, number int) error {
	if field, ok := errors.AsType[*stock.FieldError](err); ok {
		return &LineError{number, field.Field, field.Problem}
	}
	return err
}

func parse(text []byte, number int) (stock.Movement, error) {
	var r row
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&r); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return stock.Movement{}, &LineError{number, wrong.Field, "must be a text, not a " + wrong.Value}
		}
		return stock.Movement{}, &LineError{number, "", "is no JSON object: " + err.Error()}
	}
	if decoder.More() {
		return stock.Movement{}, &LineError{number, "", "has more than one JSON object"}
	}
	m := stock.Movement{Ref: r.Ref, Kind: stock.Kind(r.Op), Item: r.Item, Of: r.Of, Split: stock.Split(r.Split)}
	p := fields{number: number}
	p.read("date", r.Date, func(s string) (err error) { m.Date, err = civil.Parse(s); return err })
	p.read("qty", r.Qty, func(s string) (err error) { m.Quantity, err = money.ParseQuantity(s); return err })
	p.read("unit_cost", r.UnitCost, func(s string) (err error) { m.UnitCost, err = money.ParsePrice(s); return err })
	p.read("value", r.Value, func(s string) (err error) { m.Value, err = money.ParseValue(s); return err })
	p.read("operations", r.Operations, func(s string) (err error) { m.Operations, err = money.ParseValue(s); return err })
	for _, u := range r.Uses {
		use := stock.Use{Item: u.Item}
		p.read("uses", u.Qty, func(s string) (err error) { use.Quantity, err = money.ParseQuantity(s); return err })
		m.Uses = append(m.Uses, use)
	}
	p.need(r)
	return m, p.err
}

// fields reads the figures of one line, and keeps the first thing that is wrong.
type fields struct {
	number int
	err    error
}

func (p *fields) read(field, text string, into func(string) error) {
	if p.err == nil && text != "" {
		if err := into(text); err != nil {
			p.err = &LineError{p.number, field, "cannot be read: " + err.Error()}
		}
	}
}

// need asks for figures that are left out, and would be taken for zero.
func (p *fields) need(r row) {
	for _, each := range []struct {
		op          stock.Kind
		field, text string
	}{{stock.Receive, "unit_cost", r.UnitCost}, {stock.Count, "qty", r.Qty}, {stock.Revalue, "value", r.Value}, {stock.LandedCost, "value", r.Value}} {
		if p.err == nil && stock.Kind(r.Op) == each.op && each.text == "" {
			p.err = &LineError{p.number, each.field, "is needed"}
		}
	}
}
