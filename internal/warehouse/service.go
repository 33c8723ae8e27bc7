package warehouse

import (
	"context"
	"fmt"
	"sync"
	"time"

	"daybook/internal/civil"
)

// Service takes what the owner records, and answers what there is. One is made for each open company file.
type Service struct {
	store Store
	now   func() time.Time
	zone  *time.Location
	// changed is called after movements changed.
	changed func()

	// recording is held while something is recorded: two at once must not take the same goods back twice.
	recording sync.Mutex

	mu   sync.Mutex
	book *Book
}

// Options is what a Service needs.
type Options struct {
	// Store is the company file, Now the clock; Zone is where the company's days begin.
	Store Store
	Now   func() time.Time
	Zone  *time.Location
	// Changed is called after movements changed; nil for nobody.
	Changed func()
}

// NewService returns a Service.
func NewService(o Options) *Service {
	s := &Service{store: o.Store, now: o.Now, zone: o.Zone, changed: o.Changed}
	if s.changed == nil {
		s.changed = func() {}
	}
	return s
}

// Book returns stock as it is known now. It is worked out anew only after something changed.
func (s *Service) Book(ctx context.Context) (*Book, error) {
	version, err := s.store.StockVersion(ctx)
	if err != nil {
		return nil, fmt.Errorf("look whether stock changed: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.book != nil && s.book.Version == version {
		return s.book, nil
	}
	snapshot, err := s.store.LoadStock(ctx)
	if err != nil {
		return nil, fmt.Errorf("load stock: %w", err)
	}
	book, err := newBook(snapshot)
	if err != nil {
		return nil, err
	}
	s.book = book
	return book, nil
}

// Today is the company's date.
func (s *Service) Today() civil.Date { return civil.In(s.now(), s.zone) }
