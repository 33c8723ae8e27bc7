package order_test

import (
	"slices"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/order"
)

func TestNumberKeySortsDigitsAsNumbers(t *testing.T) {
	t.Parallel()
	want := []string{"2026-9", "PO-1", "po-2", "PO-0010", "SO-9", "so-9-2", "SO-10", "SO-10-R2", "SO-100000000000000000000", "SOX"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int {
		switch ka, kb := order.NumberKey(a), order.NumberKey(b); {
		case ka < kb:
			return -1
		case ka > kb:
			return 1
		}
		return 0
	})
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
}

func TestNextNumberKeepsThePrefixAndTheWidth(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{
		"SO-0099": "SO-0100", "99": "100", "SO-1": "SO-2", "SO-2026-009": "SO-2026-010", "Chairs": "Chairs-2", "": "-2",
	} {
		if got := order.NextNumber(number); got != want {
			t.Errorf("after %q comes %q, want %q", number, got, want)
		}
	}
}

func TestBucketOfSaysWhatAnOrderNeedsNext(t *testing.T) {
	t.Parallel()
	day := civil.Date{Year: 2026, Month: 6, Day: 1}
	cases := []struct {
		name        string
		state       string
		isCancelled bool
		start       civil.Date
		want        order.Bucket
	}{
		{"nothing queued", "", false, civil.Date{}, order.ToSend},
		{"withdrawn from the outbox", "cancelled", false, civil.Date{}, order.ToSend},
		{"on the start date", "", false, day, order.ToSend},
		{"before the start date", "", false, day.AddDays(1), order.BeforeStart},
		{"sent although before the start date", "sent", false, day.AddDays(1), order.Sent},
		{"queued", "queued", false, civil.Date{}, order.InProgress},
		{"sending", "sending", false, civil.Date{}, order.InProgress},
		{"checking", "checking", false, civil.Date{}, order.InProgress},
		{"rejected", "rejected", false, civil.Date{}, order.Problem},
		{"in conflict", "conflict", false, civil.Date{}, order.Problem},
		{"cancelled", "", true, day.AddDays(1), order.Cancelled},
		{"cancelled after it was sent", "sent", true, civil.Date{}, order.Sent},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := (order.Posting{State: c.state}).BucketOf(c.isCancelled, day, c.start); got != c.want {
				t.Errorf("bucket %q, want %q", got, c.want)
			}
		})
	}
}
