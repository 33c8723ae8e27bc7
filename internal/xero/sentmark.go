package xero

import (
	"net/http/httptrace"
	"sync"
)

// sentMark finds out whether any byte of one request can have left this computer.
type sentMark struct {
	mu      sync.Mutex
	tries   int
	metered *meteredConn
	before  int64
}

// trace returns the hooks that feed the mark. Before a connection was got, nothing of the request can have left.
func (m *sentMark) trace() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.tries++
		if m.metered = meteredBelow(info.Conn); m.metered != nil {
			m.before = m.metered.count()
		}
	}}
}

// afterFailure reports whether a byte may have left. It seals the connection first, so that none leaves later. Where
// it cannot be sure it says true.
func (m *sentMark) afterFailure() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.tries == 0 {
		return false
	}
	if m.tries > 1 || m.metered == nil {
		return true
	}
	return m.metered.seal() != m.before
}
