package signin

import (
	"context"
	"net/http"
	"time"

	"golang.org/x/oauth2"
)

// clockTolerance is how far this computer's clock may stand beside Xero's before a person is told.
const clockTolerance = 5 * time.Minute

// clockWatch sends one call and notes how far the clock of whoever answers is ahead of this computer's.
type clockWatch struct {
	next   http.RoundTripper
	now    func() time.Time
	offset time.Duration // 0 where the answer does not tell the time
}

// watched returns a context in which the sign-in library sends its call through the watch.
func (c Config) watched(ctx context.Context) (context.Context, *clockWatch) {
	watch := &clockWatch{next: c.HTTP.Transport, now: c.Now}
	if watch.next == nil {
		watch.next = http.DefaultTransport
	}
	client := *c.HTTP
	client.Transport = watch
	return context.WithValue(ctx, oauth2.HTTPClient, &client), watch
}

// RoundTrip implements http.RoundTripper.
func (w *clockWatch) RoundTrip(request *http.Request) (*http.Response, error) {
	reply, err := w.next.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	if at := dateOf(reply.Header); !at.IsZero() {
		w.offset = at.Sub(w.now().Round(0))
	}
	return reply, nil
}

// dateOf returns the time an answer was sent, by the clock of its sender; zero where it does not say.
func dateOf(header http.Header) time.Time {
	at, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}
