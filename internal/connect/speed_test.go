package connect_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"daybook/internal/conformance/firms"
	"daybook/internal/contact"
	"daybook/internal/intake/contacts"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// BenchmarkImportFromThePracticeXero is the first import of 10,000 contacts over HTTP, and what it costs beyond Xero's own
// time, while a window lists contacts without a pause.
func BenchmarkImportFromThePracticeXero(b *testing.B) {
	o := newOffice(b)
	fillXero(b, o, 10_000)
	o.signIn()
	calls := time.Now()
	err := o.gateway.Contacts(b.Context(), o.gateway.Organisation(), time.Time{}, 1, func(contacts.Page) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
	xero := time.Since(calls)
	var longest atomic.Int64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			begin := time.Now()
			if _, err := o.file.ListContacts(b.Context(), contact.Query{Limit: 50}); err != nil {
				b.Error(err)
			}
			longest.Store(max(longest.Load(), int64(time.Since(begin))))
			time.Sleep(5 * time.Millisecond)
		}
	}()
	begin := time.Now()
	done := o.imported()
	took := time.Since(begin)
	close(stop)
	<-stopped
	if done.New < 9_000 {
		b.Errorf("imported %+v", done)
	}
	b.ReportMetric(float64(xero.Milliseconds()), "xero-ms")
	b.ReportMetric(float64((took - xero).Milliseconds()), "beyond-ms")
	b.ReportMetric(float64(time.Duration(longest.Load()).Milliseconds()), "window-ms")
}

// fillXero puts made-up customers into the practice Xero, past its rules.
func fillXero(b *testing.B, o *office, n int) {
	b.Helper()
	err := o.practice.Store().Update(b.Context(), func(tx *store.Tx) error {
		for i, r := range firms.Make(n, 1).Left {
			c := books.Contact{ID: fmt.Sprintf("10000000-0000-4000-8000-%012d", i), Status: "ACTIVE", Name: fmt.Sprintf("%s %d", r.Name, i), IsCustomer: true,
				UpdatedAt: time.Now().Add(-time.Hour), EmailAddress: strings.Join(r.Emails[:min(1, len(r.Emails))], "")}
			if err := tx.SaveContact(b.Context(), c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
