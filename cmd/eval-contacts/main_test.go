package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write makes a small labelled set with one true pair and one record more, and returns the folder above it.
func write(t *testing.T, name string) string {
	t.Helper()
	root := t.TempDir()
	set := filepath.Join(root, "set")
	if err := os.Mkdir(set, 0o700); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		"meta.json":   `{"name":"` + name + `","task":"dedupe"}`,
		"records.csv": "id,org_name,email\na,Kauri Timber Ltd,sales@kauri.example\nb,Kauri Timber Limited,sales@kauri.example\nc,Oak,\n",
		"truth.csv":   "id,entity_id\na,1\nb,1\nc,2\n",
	} {
		if err := os.WriteFile(filepath.Join(set, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func evaluate(t *testing.T, args ...string) (lines []map[string]any, said string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	err = run(t.Context(), args, &out, &errs)
	for line := range strings.Lines(out.String()) {
		var one map[string]any
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%q is no JSON: %v", line, err)
		}
		lines = append(lines, one)
	}
	return lines, errs.String(), err
}

func TestEachSetIsALineAndAllTogetherOneMore(t *testing.T) {
	t.Parallel()
	lines, _, err := evaluate(t, "-data", write(t, "small"))
	if err != nil || len(lines) != 2 {
		t.Fatalf("there are %d lines: %v", len(lines), err)
	}
	for _, name := range []string{
		"set", "records", "candidates", "candidate_recall", "f1", "precision", "recall", "cluster_f1", "cluster_f1_shipped", "bcubed_f1",
		"recall_at_precision_99", "recall_at_precision_99_5", "auto", "review", "new", "precision_auto", "recall_auto",
		"recall_auto_review", "review_share", "veto_breaches", "calibration", "records_per_s", "pairs_per_s", "peak_mb", "cpu_s",
	} {
		if _, has := lines[0][name]; !has {
			t.Errorf("%s is not in the line", name)
		}
	}
	if lines[0]["set"] != "small" || lines[0]["true_pairs"] != 1.0 || lines[1]["set"] != "all" || lines[1]["records"] != 3.0 {
		t.Errorf("the lines are %v", lines)
	}
}

func TestWithoutDataItSaysThatItWasNotRun(t *testing.T) {
	t.Parallel()
	lines, said, err := evaluate(t, "-data", filepath.Join(t.TempDir(), "nowhere"), "-gate")
	if err != nil || len(lines) != 0 || !strings.Contains(said, "NOT RUN: contact matching was not measured") ||
		!strings.Contains(said, "0 sets measured, 1 NOT RUN") {
		t.Errorf("it printed %v and said %q: %v", lines, said, err)
	}
}

func TestAGateNamesEachGoalMissedAndHowFar(t *testing.T) {
	t.Parallel()
	// No engine finds what a list of one firm's records with nothing in common hides.
	root := write(t, "febrl1")
	truth := filepath.Join(root, "set", "truth.csv")
	if err := os.WriteFile(truth, []byte("id,entity_id\na,1\nb,2\nc,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"-data", root}, {"-data", root, "-gate"}} {
		_, said, err := evaluate(t, args...)
		if !strings.Contains(said, "MISSED: febrl1 cluster_f1 is 0.") || !strings.Contains(said, "not at least 0.9995") {
			t.Errorf("it said %q", said)
		}
		if isGate := len(args) == 3; (err != nil) != isGate {
			t.Errorf("with %q it came back with: %v", args, err)
		}
		if !strings.Contains(said, "NOT RUN: sites-open: cluster_f1 at least 0.9850") {
			t.Errorf("it does not say what could not be judged: %q", said)
		}
	}
}

func TestMadeUpListsNeedNoData(t *testing.T) {
	t.Parallel()
	lines, _, err := evaluate(t, "-generate", "200")
	if err != nil || len(lines) != 1 || lines[0]["set"] != "generated-200" || lines[0]["records"] != 400.0 || lines[0]["true_pairs"] != 120.0 {
		t.Errorf("the lines are %v: %v", lines, err)
	}
}

func TestASetThatCannotBeReadFails(t *testing.T) {
	t.Parallel()
	root := write(t, "broken")
	if err := os.Remove(filepath.Join(root, "set", "records.csv")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := evaluate(t, "-data", root); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Errorf("it came back with: %v", err)
	}
}
