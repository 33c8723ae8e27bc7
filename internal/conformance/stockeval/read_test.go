package stockeval_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"daybook/internal/conformance/stockeval"
	"daybook/internal/stock"
)

const receipt = `{"date":"2026-01-05","ref":"m1","op":"receive","item":"A","qty":"10","unit_cost":"10"}`

// valued reads a list and writes what it came to.
func valued(t *testing.T, method stock.Method, lines ...string) string {
	t.Helper()
	h, err := stockeval.Read(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Replay(method)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := stockeval.Write(&out, v); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEveryLineSaysWhatItCameTo(t *testing.T) {
	t.Parallel()
	got := valued(t, stock.Average, receipt, "",
		`{"date":"2026-01-06","ref":"m2","op":"make","item":"F","qty":"2","uses":[{"item":"A","qty":"4"}],"operations":"5.50"}`,
		`{"date":"2026-01-07","ref":"m3","op":"landed_cost","of":["m1"],"value":"1","split":"equal"}`,
		`{"date":"2026-01-08","ref":"m \"4\"","op":"supplier_return","item":"A","qty":"1","of":"m1"}`)
	want := `{"ref":"m1","item":"A","issue_value":"0.000000","on_hand_qty":"10.000000","on_hand_value":"101.000000","unit_cost":"10.100000"}
{"ref":"m2","item":"F","issue_value":"0.000000","on_hand_qty":"2.000000","on_hand_value":"45.900000","unit_cost":"22.950000"}
{"ref":"m2","item":"A","issue_value":"40.400000","on_hand_qty":"6.000000","on_hand_value":"60.600000","unit_cost":"10.100000"}
{"ref":"m3","item":"A","issue_value":"0.000000","on_hand_qty":"6.000000","on_hand_value":"60.600000","unit_cost":"10.100000"}
{"ref":"m \"4\"","item":"A","issue_value":"10.100000","on_hand_qty":"5.000000","on_hand_value":"50.500000","unit_cost":"10.100000"}
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestABadLineIsNamedWithItsField(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]stockeval.LineError{
		`{`:     {Line: 3},
		`{} {}`: {Line: 3},
		`{"date":"2026-02-30","ref":"b","op":"issue","item":"A","qty":"1"}`:                      {Line: 3, Field: "date"},
		`{"ref":"b","op":"issue","item":"A","qty":"1"}`:                                          {Line: 3, Field: "date"},
		`{"date":"2026-01-05","ref":"b","op":"issue","item":"A","qty":1}`:                        {Line: 3, Field: "qty"},
		`{"date":"2026-01-05","ref":"b","op":"issue","item":"A","qty":"1e3"}`:                    {Line: 3, Field: "qty"},
		`{"date":"2026-01-05","ref":"b","op":"issue","item":"A","qty":"0.0000001"}`:              {Line: 3, Field: "qty"},
		`{"date":"2026-01-05","ref":"b","op":"receive","item":"A","qty":"1"}`:                    {Line: 3, Field: "unit_cost"},
		`{"date":"2026-01-05","ref":"b","op":"count","item":"A"}`:                                {Line: 3, Field: "qty"},
		`{"date":"2026-01-05","ref":"b","op":"revalue","item":"A"}`:                              {Line: 3, Field: "value"},
		`{"date":"2026-01-05","ref":"b","op":"landed_cost","of":["m1"]}`:                         {Line: 3, Field: "value"},
		`{"date":"2026-01-05","ref":"b","op":"landed_cost","of":["zz"],"value":"1"}`:             {Line: 3, Field: "of"},
		`{"date":"2026-01-05","ref":"m1","op":"issue","item":"A","qty":"1"}`:                     {Line: 3, Field: "ref"},
		`{"date":"2026-01-05","ref":"b","op":"sell","item":"A","qty":"1"}`:                       {Line: 3, Field: "op"},
		`{"date":"2026-01-05","ref":"b","op":"make","item":"F","qty":"1","uses":[{"item":"A"}]}`: {Line: 3, Field: "uses"},
	} {
		_, err := stockeval.Read(strings.NewReader(receipt + "\n\n" + text + "\n" + strings.ReplaceAll(receipt, "m1", "m9")))
		got, ok := errors.AsType[*stockeval.LineError](err)
		if !ok || got.Line != want.Line || got.Field != want.Field || got.Problem == "" {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestAMadeUpListIsTheSameForASeedAndCanBeValued(t *testing.T) {
	t.Parallel()
	var lists [3]bytes.Buffer
	for i, seed := range []uint64{1, 1, 2} {
		if err := stockeval.Generate(&lists[i], 5000, 40, seed); err != nil {
			t.Fatal(err)
		}
	}
	if lists[0].String() != lists[1].String() || lists[0].String() == lists[2].String() {
		t.Error("the seed does not decide")
	}
	kinds := map[string]bool{}
	for _, kind := range []string{"receive", "issue", "customer_return", "supplier_return", "count", "landed_cost", "make"} {
		kinds[kind] = strings.Contains(lists[0].String(), `"op":"`+kind+`"`)
	}
	for kind, isThere := range kinds {
		if !isThere {
			t.Errorf("no %s", kind)
		}
	}
	for _, method := range []stock.Method{stock.Average, stock.FIFO} {
		if out := valued(t, method, lists[0].String()); strings.Count(out, "\n") < 5000 {
			t.Errorf("%s: %d lines", method, strings.Count(out, "\n"))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(receipt + "\n" + `{"date":"2026-01-06","ref":"m2","op":"make","item":"F","qty":"2","uses":[{"item":"A","qty":"4"}],"operations":"5.50"}`)
	f.Add(`{"date":"2026-01-08","ref":"m4","op":"supplier_return","item":"A","qty":"1","of":"m1"}`)
	f.Fuzz(func(t *testing.T, text string) {
		h, err := stockeval.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			v, err := h.Replay(method)
			if err != nil {
				continue // a figure is too large
			}
			for l := range v.Lines() {
				if l.OnHand == 0 && l.Worth != 0 {
					t.Errorf("%s: nothing of %s is worth %s", method, l.Item, l.Worth)
				}
			}
		}
	})
}

func TestALineThatIsTooLongIsNamed(t *testing.T) {
	t.Parallel()
	_, err := stockeval.Read(strings.NewReader("\n" + strings.Repeat("a", 17<<20)))
	if line, ok := errors.AsType[*stockeval.LineError](err); !ok || line.Line != 2 {
		t.Errorf("%v, want an error of line 2", err)
	}
}
