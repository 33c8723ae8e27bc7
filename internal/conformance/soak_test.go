package conformance_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/fault"
	"daybook/internal/practice"
	"daybook/internal/practice/faults"
	"daybook/internal/practice/practicetest"
	"daybook/internal/xero"
)

// soaked are the calls of the soak. At sixty a minute the last one begins when the 83rd minute is over.
const (
	soaked        = 5_000
	shortestSoak  = (soaked - 1) / 60 * time.Minute
	longestSoak   = shortestSoak * 102 / 100
	oneInSoWrites = 10
)

// Five thousand calls, more than fit in flight, against a server that answers after 50 ms to 850 ms: none is refused, and
// the time taken is that which the limit allows.
//
// Covers 4/concurrent, 4/minute, 4/day, 4/every-answer-carries-x-daylimit-remaining-x.
func TestFiveThousandCallsKeepToTheLimitsAndLoseNoTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := practicetest.Start(t, practice.Config{DayLimit: soaked + 100})
		session := server.SignIn(t, "accounting.settings.read", "accounting.contacts", "offline_access")
		if err := server.Faults().Set(7, faults.Rule{Kind: faults.Delayed, Path: "/api.xro/", MinDelay: 50 * time.Millisecond, Delay: 850 * time.Millisecond}); err != nil {
			t.Fatal(err)
		}
		var calls, refused atomic.Int64
		client := &xero.Client{
			HTTP: server.Client(t), BaseURL: server.Addresses().API, Tokens: session, TenantID: session.TenantID,
			Observe: func(e xero.Exchange) {
				calls.Add(1)
				if e.Status != 200 {
					refused.Add(1)
				}
			},
		}
		begin := time.Now()
		soak(t, client)
		took := time.Since(begin)
		t.Logf("%d calls took %s; the limit allows %s", calls.Load(), took, shortestSoak)
		if calls.Load() != soaked || refused.Load() != 0 {
			t.Errorf("%d calls, %d of them refused", calls.Load(), refused.Load())
		}
		if took < shortestSoak || took > longestSoak {
			t.Errorf("%d calls took %s, want %s to %s", soaked, took, shortestSoak, longestSoak)
		}
	})
}

// soak makes the calls from more goroutines than may be in flight.
func soak(t *testing.T, client *xero.Client) {
	t.Helper()
	jobs := make(chan int)
	var workers sync.WaitGroup
	for range 12 {
		workers.Go(func() {
			for job := range jobs {
				if err := oneCall(t.Context(), client, job); err != nil {
					t.Errorf("call %d: %v", job, err)
				}
			}
		})
	}
	for job := range soaked {
		jobs <- job
	}
	close(jobs)
	workers.Wait()
}

// oneCall reads, or every tenth time creates a contact. A write is limited before it is sent, as a read is.
func oneCall(ctx context.Context, client *xero.Client, job int) error {
	if job%oneInSoWrites != 0 {
		_, err := client.ListCurrencies(ctx)
		return err
	}
	body, err := xero.EncodeContacts([]xero.NewContact{{Name: fmt.Sprintf("Contact %d", job), ContactNumber: fmt.Sprintf("c-%d", job)}})
	if err != nil {
		return err
	}
	reply, err := client.SendFrozen(ctx, xero.Target{Kind: xero.PathContacts}, body, fmt.Sprintf("key-%d", job))
	if err == nil && (len(reply.Elements) != 1 || reply.Elements[0].HasErrors) {
		err = fault.New(fault.Rejected, "The contact was not created.", "")
	}
	return err
}
