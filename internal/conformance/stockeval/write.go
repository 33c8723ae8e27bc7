package stockeval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"daybook/internal/money"
	"daybook/internal/stock"
)

// Write writes what every movement came to, one JSON object a line in the order of replay, figures as texts with six decimals. What
// went out is above zero, a count that found more below; what came in is zero.
func Write(to io.Writer, v *stock.Valuation) error {
	out := bufio.NewWriterSize(to, 1<<16)
	names := map[string][]byte{}
	var text []byte
	for l := range v.Lines() {
		item, ok := names[l.Item]
		if !ok {
			item = quoted(l.Item)
			names[l.Item] = item
		}
		text = append(text[:0], `{"ref":`...)
		text = append(text, quoted(l.Ref)...)
		text = append(append(text, `,"item":`...), item...)
		text = figure(text, "issue_value", int64(issued(l)))
		text = figure(text, "on_hand_qty", int64(l.OnHand))
		text = figure(text, "on_hand_value", int64(l.Worth))
		text = figure(text, "unit_cost", int64(l.UnitCost))
		if _, err := out.Write(append(text, "}\n"...)); err != nil {
			return fmt.Errorf("write %s: %w", l.Ref, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the last lines: %w", err)
	}
	return nil
}

// issued is the value that went out.
func issued(l stock.Line) money.Value {
	switch l.Kind {
	case stock.Issue, stock.KindUse, stock.SupplierReturn, stock.Count:
		return -l.Value
	}
	return 0
}

func figure(text []byte, name string, n int64) []byte {
	text = append(append(append(text, ',', '"'), name...), `":"`...)
	return append(append(text, money.Fixed(n)...), '"')
}

func quoted(s string) []byte {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // any text can be written
	}
	return text
}
