package xero

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Time-outs of one exchange.
const (
	connectTimeout = 10 * time.Second
	readTimeout    = 30 * time.Second
	writeTimeout   = 60 * time.Second
	// idleTimeout is how long an unused connection is kept.
	idleTimeout = 60 * time.Second
)

// NewHTTPClient returns an HTTP client for Client.HTTP. Its connections count what they write, so that a failed write
// can say for certain that nothing left this computer. It speaks HTTP/1.1 only: with one request on a connection at a
// time that count is the request's own.
func NewHTTPClient() *http.Client {
	dialer := &net.Dialer{Timeout: connectTimeout}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Client{Transport: &http.Transport{
		Proxy: http.ProxyFromEnvironment,
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			return &meteredConn{Conn: conn}, nil
		},
		TLSHandshakeTimeout: connectTimeout,
		MaxIdleConnsPerHost: maxInFlight,
		IdleConnTimeout:     idleTimeout,
		DisableCompression:  true, // the client asks for gzip itself, to count the bytes on the line
		Protocols:           protocols,
	}}
}

var errSealed = errors.New("the connection was given up before anything was written")

// meteredConn is a connection that counts what was written to it, and can be sealed: after that nothing more is.
type meteredConn struct {
	net.Conn
	mu       sync.Mutex
	written  int64
	isSealed bool
}

// Write counts what leaves, and writes nothing once the connection is sealed.
func (m *meteredConn) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.isSealed {
		return 0, errSealed
	}
	n, err := m.Conn.Write(p)
	m.written += int64(n)
	return n, err
}

// count returns the bytes written so far.
func (m *meteredConn) count() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.written
}

// seal closes the connection and returns the bytes written to it, which is then final: a write that was waiting for
// its turn finds the seal.
func (m *meteredConn) seal() int64 {
	m.Conn.Close() // first, so that a write stuck on the line ends and gives up the lock
	m.mu.Lock()
	defer m.mu.Unlock()
	m.isSealed = true
	return m.written
}

// meteredBelow finds the metered connection under TLS; nil when the HTTP client is not NewHTTPClient's.
func meteredBelow(conn net.Conn) *meteredConn {
	for conn != nil {
		if metered, ok := conn.(*meteredConn); ok {
			return metered
		}
		below, ok := conn.(interface{ NetConn() net.Conn })
		if !ok {
			return nil
		}
		conn = below.NetConn()
	}
	return nil
}
