package sqlite_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"daybook/internal/activity"
	"daybook/internal/fault"
	"daybook/internal/sqlite"
)

// someActivity keeps n entries of changing kind, outcome and subject, and returns them.
func someActivity(t *testing.T, f *sqlite.File, n int) []activity.Entry {
	t.Helper()
	var entries []activity.Entry
	for i := range n {
		e := activity.Entry{At: noon().Add(time.Duration(i) * time.Second), Kind: activity.Exchange, Subject: fmt.Sprintf("invoice SO-%d", i%3),
			Summary: "Created", Method: "PUT", Path: "/Invoices", Status: 200, DurationMS: int64(i), Outcome: activity.OK, Detail: "DRAFT"}
		if i%2 == 0 {
			e.Kind, e.Outcome = activity.Decision, activity.Refused
		}
		entries = append(entries, must(f.AppendActivity(t.Context(), e))(t))
	}
	return entries
}

func TestActivityIsListedNewestFirst(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	entries := someActivity(t, f, 12)
	if last := entries[11]; last.ID != 12 || len(last.Hash) != 64 {
		t.Errorf("the twelfth entry has id %d and hash %q", last.ID, last.Hash)
	}
	slices.Reverse(entries)
	for _, q := range []activity.Query{
		{}, {Kind: activity.Decision}, {Outcome: activity.OK}, {Subject: "invoice SO-1"}, {Before: 7}, {Limit: 3},
		{Kind: activity.Exchange, Subject: "invoice SO-2", Before: 12, Limit: 1}, {Kind: activity.Exchange, Outcome: activity.Refused},
	} {
		var want []activity.Entry
		for _, e := range entries {
			if (q.Kind == "" || e.Kind == q.Kind) && (q.Outcome == "" || e.Outcome == q.Outcome) &&
				(q.Subject == "" || e.Subject == q.Subject) && (q.Before == 0 || e.ID < q.Before) && (q.Limit == 0 || len(want) < q.Limit) {
				want = append(want, e)
			}
		}
		if got := must(f.ListActivity(ctx, q))(t); !slices.Equal(got, want) || got == nil {
			t.Errorf("%+v lists\n%+v\nwant\n%+v", q, got, want)
		}
	}
	if e := must(f.AppendActivity(ctx, activity.Entry{Kind: activity.Decision, Outcome: activity.OK}))(t); !e.At.Equal(noon()) {
		t.Errorf("an entry without a time is of %s, want now", e.At)
	}
	if n, err := f.VerifyActivity(ctx); n != 13 || err != nil {
		t.Errorf("a whole chain of 13: %d, %v", n, err)
	}
}

func TestActivityIsNeverChangedOrTakenAway(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	someActivity(t, f, 3)
	for _, statement := range []string{"UPDATE activity SET detail = 'x' WHERE id = 2", "DELETE FROM activity WHERE id = 3"} {
		if err := f.Exec(ctx, statement); err == nil {
			t.Errorf("%s was allowed", statement)
		}
	}
	if n, err := f.VerifyActivity(ctx); n != 3 || err != nil {
		t.Errorf("verified %d with %v, want 3", n, err)
	}
}

func TestAChangedChainOfActivityShows(t *testing.T) {
	t.Parallel()
	for name, statements := range map[string][]string{
		"a changed entry": {"DROP TRIGGER activity_unchanged", "UPDATE activity SET status = 500 WHERE id = 2"},
		"a missing entry": {"DROP TRIGGER activity_kept", "DELETE FROM activity WHERE id = 2"},
		"a missing end":   {"DROP TRIGGER activity_kept", "DELETE FROM activity WHERE id = 4"},
		"all missing":     {"DROP TRIGGER activity_kept", "DELETE FROM activity"},
		"swapped entries": {"DROP TRIGGER activity_unchanged", "UPDATE activity SET id = 9 WHERE id = 2", "UPDATE activity SET id = 2 WHERE id = 3", "UPDATE activity SET id = 3 WHERE id = 9"},
		"an entry put in": {"INSERT INTO activity SELECT 5, at, kind, subject, summary, method, path, status, duration_ms, outcome, detail, hash FROM activity WHERE id = 4"},
		"a missing head":  {"DELETE FROM activity_heads"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, ctx := setup(t), t.Context()
			someActivity(t, f, 4)
			for _, statement := range statements {
				if err := f.Exec(ctx, statement); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := f.VerifyActivity(ctx); !fault.Is(err, fault.Damaged) {
				t.Errorf("verified with %v, want damaged", err)
			}
		})
	}
}
