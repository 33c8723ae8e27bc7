package activity_test

import (
	"testing"
	"time"

	"daybook/internal/activity"
)

func TestEveryFieldOfAnEntryCountsInItsHash(t *testing.T) {
	t.Parallel()
	entry := activity.Entry{ID: 7, At: time.Unix(1_790_000_000, 0), Kind: activity.Exchange, Subject: "invoice SO-1",
		Summary: "Created", Method: "PUT", Path: "/Invoices", Status: 200, DurationMS: 31, Outcome: activity.OK, Detail: "x"}
	whole := entry.Chain("before")
	changes := map[string]func(*activity.Entry){
		"id":       func(e *activity.Entry) { e.ID++ },
		"time":     func(e *activity.Entry) { e.At = e.At.Add(time.Millisecond) },
		"kind":     func(e *activity.Entry) { e.Kind = activity.Decision },
		"subject":  func(e *activity.Entry) { e.Subject += "0" },
		"summary":  func(e *activity.Entry) { e.Summary = "" },
		"method":   func(e *activity.Entry) { e.Method = "POST" },
		"path":     func(e *activity.Entry) { e.Path += "/" },
		"status":   func(e *activity.Entry) { e.Status = 201 },
		"duration": func(e *activity.Entry) { e.DurationMS++ },
		"outcome":  func(e *activity.Entry) { e.Outcome = activity.Failed },
		"detail":   func(e *activity.Entry) { e.Detail = "" },
		"shifted":  func(e *activity.Entry) { e.Method, e.Path = "PUT/", "Invoices" },
	}
	for name, change := range changes {
		changed := entry
		change(&changed)
		if changed.Chain("before") == whole {
			t.Errorf("a changed %s leaves the hash as it was", name)
		}
	}
	if entry.Chain("other") == whole {
		t.Error("another predecessor leaves the hash as it was")
	}
	if entry.At = entry.At.In(time.FixedZone("NZ", 13*3600)); entry.Chain("before") != whole {
		t.Error("the zone an instant is written in changes the hash")
	}
}
