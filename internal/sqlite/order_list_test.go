package sqlite_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/sqlite"
)

// manyOrders saves 120 sales and some purchases of every kind a list tells apart, and returns the sales as a list
// without filters shows them.
func manyOrders(t *testing.T, f *sqlite.File) []order.Row {
	t.Helper()
	ctx := t.Context()
	names := []string{"Rimu & Sons", "rātā Joinery", "Kauri Ltd", "Zebra", "aspen", "Rimu & Sons (Wellington)"}
	states := []string{"", "queued", "sending", "checking", "sent", "sent", "rejected", "conflict", "cancelled"}
	var ids []int64
	for _, name := range names {
		ids = append(ids, saveContact(ctx, t, f, aContact(name)).ID)
	}
	for i := range 130 {
		o := anOrder(fmt.Sprintf("SO-%d", i*37%130+1), ids[i%len(ids)], 0)
		o.Date = today().AddDays(-(i * 13 % 40))
		o.Lines[0].UnitPrice = money.Price(i*7%25+1) * money.One
		o.IsCancelled = i%11 == 0
		o.ContactReference = fmt.Sprintf("Ref%d", i%4)
		if i%3 == 0 {
			o.Currency = "USD"
		}
		if i%5 == 0 {
			o.Lines[0].Description = "Stühle, 4 Stück"
		}
		if i >= 120 {
			o.Kind = order.Purchase
		}
		saved := must(f.SaveOrder(ctx, o))(t)
		p := order.Posting{State: states[i%len(states)]}
		if p.State == "sent" {
			p.LedgerStatus, p.LedgerID, p.LedgerNumber = "DRAFT", fmt.Sprintf("x-%d", i), o.Number
		}
		if err := f.SetOrderPosting(ctx, saved.ID, p); err != nil {
			t.Fatal(err)
		}
	}
	page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale}))(t)
	if page.Total != 120 || len(page.Rows) != 120 {
		t.Fatalf("%d of %d rows, want 120 of 120", len(page.Rows), page.Total)
	}
	return page.Rows
}

// expected is what a list should hold, worked out row by row.
func expected(rows []order.Row, q order.Query) []order.Row {
	var kept []order.Row
	for _, r := range rows {
		r.Bucket = r.Posting.BucketOf(r.IsCancelled, r.Date, q.Start)
		isWanted := (q.Bucket == "" || r.Bucket == q.Bucket) && (q.ContactID == 0 || r.ContactID == q.ContactID) &&
			(q.Currency == "" || r.Currency == q.Currency) && (q.From.IsZero() || !r.Date.Before(q.From)) &&
			(q.To.IsZero() || !r.Date.After(q.To)) && (q.Search == "" || strings.HasPrefix(r.Number, "SO-1"))
		if isWanted {
			kept = append(kept, r)
		}
	}
	rank := map[order.Bucket]int{order.Problem: 1, order.ToSend: 2, order.BeforeStart: 2, order.InProgress: 3, order.Sent: 4, order.Cancelled: 5}
	slices.SortFunc(kept, func(a, b order.Row) int {
		var by int
		switch q.Sort {
		case order.ByNumber:
			by = cmp.Compare(order.NumberKey(a.Number), order.NumberKey(b.Number))
		case order.ByContact:
			by = cmp.Compare(plain(a.ContactName), plain(b.ContactName))
		case order.ByTotal:
			by = cmp.Compare(a.Totals.Total, b.Totals.Total)
		case order.ByStatus:
			by = cmp.Or(cmp.Compare(rank[a.Bucket], rank[b.Bucket]), a.Date.Compare(b.Date))
		default:
			by = a.Date.Compare(b.Date)
		}
		by = cmp.Or(by, cmp.Compare(a.ID, b.ID))
		if q.IsDescending {
			return -by
		}
		return by
	})
	return kept
}

// plain is how the names of these tests sort: without case, accents and signs.
func plain(name string) string {
	return strings.NewReplacer("ā", "a", "&", "and", "(", "", ")", "").Replace(strings.ToLower(name))
}

func TestAListHoldsWhatItsQueryAsksForInItsOrder(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	all := manyOrders(t, f)
	start := today().AddDays(-25)
	for _, sort := range []order.SortBy{"", order.ByNumber, order.ByContact, order.ByTotal, order.ByStatus} {
		for _, bucket := range []order.Bucket{"", order.ToSend, order.BeforeStart, order.InProgress, order.Sent, order.Problem, order.Cancelled} {
			for filters := range 32 {
				q := order.Query{Kind: order.Sale, Sort: sort, Bucket: bucket, Start: start, IsDescending: filters&1 != 0}
				if filters&2 != 0 {
					q.Search = "so-1"
				}
				if filters&4 != 0 {
					q.ContactID = all[0].ContactID
				}
				if filters&8 != 0 {
					q.Currency = "USD"
				}
				if filters&16 != 0 {
					q.From, q.To = today().AddDays(-30), today().AddDays(-10)
				}
				compareWindows(t, f, q, expected(all, q))
			}
		}
	}
	for _, start := range []civil.Date{{}, start} {
		counts := must(f.CountOrders(ctx, order.Sale, start))(t)
		sum := 0
		for bucket, count := range counts {
			if want := len(expected(all, order.Query{Bucket: bucket, Start: start})); count != want {
				t.Errorf("%d orders are %s when starting on %q, want %d", count, bucket, start, want)
			}
			sum += count
		}
		if len(counts) != 6 || sum != len(all) {
			t.Errorf("%d buckets hold %d orders, want 6 and %d", len(counts), sum, len(all))
		}
	}
}

// compareWindows reads a list in windows, from the first row to past the last.
func compareWindows(t *testing.T, f *sqlite.File, q order.Query, want []order.Row) {
	t.Helper()
	q.Limit = 7
	for q.Offset = 0; q.Offset <= len(want)+7; q.Offset += 43 {
		page := must(f.ListOrders(t.Context(), q))(t)
		window := want[min(q.Offset, len(want)):min(q.Offset+q.Limit, len(want))]
		if page.Total != len(want) || page.Rows == nil || !slices.Equal(page.Rows, window) {
			t.Fatalf("%+v: %d rows in all, want %d; window\n%v\nwant\n%v", q, page.Total, len(want), page.Rows, window)
		}
	}
}

func TestASearchFindsBeginningsOfWordsInEveryField(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	c := saveContact(ctx, t, f, aContact("Rātā Joinery & Co"))
	o := anOrder("SO-2026/17", c.ID, 0)
	o.ContactReference = "PO 4711"
	o.Lines[0].SKU, o.Lines[0].Description = "OAK-TBL-1800", "Stühle, geölt"
	saved := must(f.SaveOrder(ctx, o))(t)
	other := must(f.SaveOrder(ctx, anOrder("X", saveContact(ctx, t, f, aContact("Nobody")).ID, 0)))(t)
	for search, isFound := range map[string]bool{
		"so-2026": true, "17": true, "rata": true, "RĀTĀ joi": true, "4711": true, "oak-tbl": true, "1800": true, "stuhle": true,
		"geolt rata 47": true, "freight": true, "rata nobody": false, "ata": false, "\"": true, "--": true, "zzz": false,
		`" OR 1`: false, "NOT rata": false, "number:rata": false, "rata*": true, "(rata": true,
	} {
		page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Search: search}))(t)
		got := slices.ContainsFunc(page.Rows, func(r order.Row) bool { return r.ID == saved.ID })
		if got != isFound || page.Total != len(page.Rows) {
			t.Errorf("search for %q: found %v, want %v (%d rows, total %d)", search, got, isFound, len(page.Rows), page.Total)
		}
	}
	if err := f.DeleteOrder(ctx, other.ID); err != nil {
		t.Fatal(err)
	}
	if page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Search: "nobody"}))(t); page.Total != 0 {
		t.Error("a deleted order is found")
	}
}

func TestARenamedContactIsFollowedInItsOrders(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	a, b := saveContact(ctx, t, f, aContact("Aspen")), saveContact(ctx, t, f, aContact("Birch"))
	must(f.SaveOrder(ctx, anOrder("SO-1", a.ID, 0)))(t)
	must(f.SaveOrder(ctx, anOrder("SO-2", b.ID, 0)))(t)
	a.Name = "Cedar"
	saveContact(ctx, t, f, a)
	page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Sort: order.ByContact}))(t)
	if page.Rows[0].ContactName != "Birch" || page.Rows[1].ContactName != "Cedar" {
		t.Errorf("by contact: %s, %s; want Birch, Cedar", page.Rows[0].ContactName, page.Rows[1].ContactName)
	}
	for search, want := range map[string]int{"aspen": 0, "cedar": 1, "cedar oak": 1, "birch": 1} {
		if page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Search: search}))(t); page.Total != want {
			t.Errorf("%d orders found for %q, want %d", page.Total, search, want)
		}
	}
}

func TestAWindowHasAtMostItsLimit(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	fillOrders(t, f, order.MaxWindow+20)
	for limit, want := range map[int]int{0: order.MaxWindow, -1: order.MaxWindow, 1: 1, 100_000: order.MaxWindow} {
		if page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Limit: limit}))(t); len(page.Rows) != want {
			t.Errorf("limit %d gives %d rows, want %d", limit, len(page.Rows), want)
		}
	}
	if page := must(f.ListOrders(ctx, order.Query{Kind: order.Sale, Offset: -5, Limit: 3}))(t); len(page.Rows) != 3 {
		t.Errorf("an offset below zero gives %d rows, want 3", len(page.Rows))
	}
}

func TestCountsFollowEveryWrite(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	c := saveContact(ctx, t, f, aContact("Aspen"))
	for i := range 3 {
		saved := must(f.SaveOrder(ctx, anOrder(fmt.Sprintf("SO-%d", i), c.ID, 0)))(t)
		if got := must(f.CountOrders(ctx, order.Sale, civil.Date{}))(t)[order.ToSend]; got != 1 {
			t.Fatalf("%d to send after order %d was saved, want 1", got, i)
		}
		if err := f.SetOrderPosting(ctx, saved.ID, order.Posting{State: "queued"}); err != nil {
			t.Fatal(err)
		}
		if got := must(f.CountOrders(ctx, order.Sale, civil.Date{}))(t)[order.InProgress]; got != i+1 {
			t.Fatalf("%d in progress after order %d was queued, want %d", got, i, i+1)
		}
	}
}
