package sqlite_test

import (
	"fmt"
	"strings"
	"testing"

	"daybook/internal/activity"
	"daybook/internal/contact"
	"daybook/internal/order"
	"daybook/internal/sqlite"
)

// orderQueries are all combinations of what an order list can be asked that make a statement of another shape.
func orderQueries() []order.Query {
	var queries []order.Query
	for _, sort := range []order.SortBy{"", order.ByNumber, order.ByContact, order.ByTotal, order.ByStatus} {
		for _, bucket := range []order.Bucket{"", order.ToSend, order.BeforeStart, order.Sent} {
			for filters := range 16 {
				q := order.Query{Kind: order.Sale, Sort: sort, Bucket: bucket, Start: today().AddDays(-300), Limit: 100, Offset: 400}
				if filters&1 != 0 {
					q.Search = "oak SO-12"
				}
				if filters&2 != 0 {
					q.ContactID = 3
				}
				if filters&4 != 0 {
					q.Currency = "USD"
				}
				if filters&8 != 0 {
					q.From, q.To = today().AddDays(-200), today().AddDays(-20)
				}
				q.IsDescending = filters%3 == 0
				queries = append(queries, q)
			}
		}
	}
	return queries
}

func TestEveryOrderListIsReadByAnIndex(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for _, q := range orderQueries() {
		for _, total := range []int{500, 100_000} {
			window, windowArguments := sqlite.OrderWindow(q, total)
			count, countArguments := sqlite.OrderCount(q)
			for statement, arguments := range map[string][]any{window: windowArguments, count: countArguments} {
				steps := must(f.Plan(ctx, statement, arguments...))(t)
				if problem := readsEverything(steps); problem != "" {
					t.Fatalf("%+v of %d rows: %s\n%s\n%s", q, total, problem, statement, strings.Join(steps, "\n"))
				}
			}
			if q.Search == "" && q.ContactID == 0 && q.Bucket == "" && !skipsByIndex(must(f.Plan(ctx, window, windowArguments...))(t)) {
				t.Fatalf("%+v of %d rows sorts what it skips", q, total)
			}
		}
	}
}

// readsEverything names a step that costs the more the more rows there are, or "".
func readsEverything(steps []string) string {
	for _, step := range steps {
		isScan := strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "VIRTUAL TABLE") && !strings.Contains(step, "COVERING INDEX")
		if isScan || strings.Contains(step, "AUTOMATIC") {
			return step
		}
	}
	return ""
}

// skipsByIndex reports whether rows come in order from a covering index: the one sort is that of the window's rows.
func skipsByIndex(steps []string) bool {
	plan := strings.Join(steps, "\n")
	return strings.Contains(plan, "COVERING INDEX") && strings.Count(plan, "TEMP B-TREE FOR ORDER BY") <= 1
}

func TestEveryContactListIsReadByAnIndex(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for _, sort := range []contact.SortBy{"", contact.SortName, contact.SortEmail, contact.SortUpdated} {
		for _, role := range []contact.Role{"", contact.Customer, contact.Supplier, contact.Neither} {
			for _, linking := range []contact.Linking{"", contact.Linked, contact.Unlinked} {
				for _, search := range []string{"", "rimu"} {
					q := contact.Query{Sort: sort, Role: role, Linking: linking, Search: search, IsDescending: sort == ""}
					window, windowArguments := sqlite.ContactWindow(q, 100_000)
					count, countArguments := sqlite.ContactCount(q)
					for statement, arguments := range map[string][]any{window: windowArguments, count: countArguments} {
						steps := must(f.Plan(ctx, statement, arguments...))(t)
						if problem := readsEverything(steps); problem != "" {
							t.Errorf("%+v: %s\n%s", q, problem, strings.Join(steps, "\n"))
						}
					}
					if search == "" && !skipsByIndex(must(f.Plan(ctx, window, windowArguments...))(t)) {
						t.Errorf("%+v sorts what it skips", q)
					}
				}
			}
		}
	}
}

func TestEveryWindowOfActivityIsReadNewestFirstByAnIndex(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	for filters := range 16 {
		var q activity.Query
		if filters&1 != 0 {
			q.Kind = activity.Exchange
		}
		if filters&2 != 0 {
			q.Outcome = activity.Failed
		}
		if filters&4 != 0 {
			q.Subject = "invoice SO-1"
		}
		if filters&8 != 0 {
			q.Before = 50
		}
		statement, arguments := sqlite.ActivityWindow(q)
		plan := fmt.Sprint(must(f.Plan(ctx, statement, arguments...))(t))
		if strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%+v sorts: %s", q, plan)
		}
	}
}
