package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func evaluate(in string, args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(args, strings.NewReader(in), &o, &e)
	return status, o.String(), e.String()
}

const movements = `{"date":"2026-01-05","ref":"m1","op":"receive","item":"A","qty":"10","unit_cost":"5"}
{"date":"2026-01-06","ref":"m2","op":"receive","item":"A","qty":"10","unit_cost":"7"}
{"date":"2026-01-07","ref":"m3","op":"issue","item":"A","qty":"5"}
`

func TestTheMethodDecidesAndTheLastLineSaysWhatItTook(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "moves.jsonl")
	if err := os.WriteFile(file, []byte(movements), 0o600); err != nil {
		t.Fatal(err)
	}
	for method, want := range map[string]string{"average": `"issue_value":"30.000000"`, "fifo": `"issue_value":"25.000000"`} {
		status, out, errs := evaluate("", "-data", file, "-method", method)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		var last map[string]any
		if status != 0 || len(lines) != 4 || !strings.Contains(lines[2], want) {
			t.Fatalf("%s: %d, %s%s", method, status, out, errs)
		}
		if err := json.Unmarshal([]byte(lines[3]), &last); err != nil || len(last) != 7 || last["movements"] != 3.0 || last["items"] != 1.0 {
			t.Errorf("%s: the last line is %s", method, lines[3])
		}
	}
}

func TestABadLineEndsItWithStatusTwo(t *testing.T) {
	t.Parallel()
	if status, out, errs := evaluate(movements + `{"date":"2026-01-08","ref":"m4","op":"issue","item":"A","qty":"-1"}`); status != 2 ||
		!strings.Contains(errs, "line 4: qty") || out != "" {
		t.Errorf("%d, %q, %q", status, out, errs)
	}
	for _, args := range [][]string{{"-method", "lifo"}, {"-data", "/nowhere/moves.jsonl"}, {"-generate", "1", "-items", "0"}, {"-nonsense"}} {
		if status, _, errs := evaluate("", args...); status != 1 || errs == "" {
			t.Errorf("%q: %d, %q", args, status, errs)
		}
	}
}

func TestAMadeUpListCanBeValued(t *testing.T) {
	t.Parallel()
	status, list, _ := evaluate("", "-generate", "2000", "-items", "20")
	if status != 0 || strings.Count(list, "\n") != 2000 {
		t.Fatalf("%d, %d lines", status, strings.Count(list, "\n"))
	}
	if status, out, errs := evaluate(list, "-quiet"); status != 0 || strings.Count(out, "\n") != 1 || !strings.Contains(out, `"movements":2000`) {
		t.Errorf("%d, %s%s", status, out, errs)
	}
}
