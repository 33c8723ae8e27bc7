package practicetest

import (
	"context"
	"fmt"
	"net"
	"sync"
	"syscall"
)

// Address is where the practice Xero is found, host and port; only a Network leads there.
const Address = "127.0.0.1:4700"

// Network joins clients with one server in memory. The zero Network has no server.
type Network struct {
	mu        sync.Mutex
	listener  *listener
	unplugged bool
	open      map[net.Conn]bool
}

// Listen returns the listener of a new server. The one before, if any, must be closed.
func (n *Network) Listen() net.Listener {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.listener = &listener{arrivals: make(chan net.Conn), closed: make(chan struct{})}
	return n.listener
}

// DialContext connects to the server, whatever the address: it is meant for http.Transport. The error is
// syscall.ECONNREFUSED where no server listens and syscall.ENETUNREACH where the network is unplugged.
func (n *Network) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	l, err := n.server()
	if err != nil {
		return nil, fmt.Errorf("dial %s %s: %w", network, address, err)
	}
	ours, theirs := net.Pipe()
	select {
	case l.arrivals <- theirs:
		return n.keep(ours), nil
	case <-l.closed:
		return nil, fmt.Errorf("dial %s %s: %w", network, address, syscall.ECONNREFUSED)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (n *Network) server() (*listener, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case n.unplugged:
		return nil, syscall.ENETUNREACH
	case n.listener == nil:
		return nil, syscall.ECONNREFUSED
	}
	return n.listener, nil
}

// keep remembers a connection until it is closed, for Unplug.
func (n *Network) keep(c net.Conn) net.Conn {
	kept := &connection{Conn: c, network: n}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.open == nil {
		n.open = map[net.Conn]bool{}
	}
	n.open[kept] = true
	return kept
}

// Unplug cuts every connection and refuses new ones until Plug, as a computer without a network does. What the server
// works on goes on there, as at Xero.
func (n *Network) Unplug() {
	n.mu.Lock()
	n.unplugged = true
	var cut []net.Conn
	for c := range n.open {
		cut = append(cut, c)
	}
	n.mu.Unlock()
	for _, c := range cut {
		_ = c.Close()
	}
}

// Plug ends Unplug.
func (n *Network) Plug() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.unplugged = false
}

// connection is a client's end that tells the network when it closes.
type connection struct {
	net.Conn
	network *Network
}

// Close closes the connection.
func (c *connection) Close() error {
	c.network.mu.Lock()
	delete(c.network.open, c)
	c.network.mu.Unlock()
	return c.Conn.Close()
}

// listener hands the servers' ends of new connections out.
type listener struct {
	arrivals chan net.Conn
	closed   chan struct{}
	closing  sync.Once
}

// Accept waits for a client.
func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.arrivals:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

// Close ends Accept.
func (l *listener) Close() error {
	l.closing.Do(func() { close(l.closed) })
	return nil
}

// Addr returns Address.
func (l *listener) Addr() net.Addr { return address{} }

type address struct{}

func (address) Network() string { return "tcp" }

func (address) String() string { return Address }
