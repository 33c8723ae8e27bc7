package xero

import (
	"errors"
	"net"
	"net/http/httptrace"
	"testing"
)

// This looks inside, because from outside a byte that leaves after the answer "nothing was sent" shows only by luck.
func TestNothingLeavesASealedConnection(t *testing.T) {
	t.Parallel()
	near, far := net.Pipe()
	go func() {
		buffer := make([]byte, 100)
		for {
			if _, err := far.Read(buffer); err != nil {
				return
			}
		}
	}()
	metered := &meteredConn{Conn: near}
	if _, err := metered.Write([]byte("hello")); err != nil || metered.count() != 5 {
		t.Fatalf("%d bytes, %v", metered.count(), err)
	}
	if n := metered.seal(); n != 5 {
		t.Errorf("sealed at %d bytes, want 5", n)
	}
	if _, err := metered.Write([]byte("late")); !errors.Is(err, errSealed) || metered.count() != 5 {
		t.Errorf("after the seal: %d bytes, %v", metered.count(), err)
	}
}

func TestAMarkSaysNotSentOnlyWhereTheSealedConnectionTookNothing(t *testing.T) {
	t.Parallel()
	got := func(m *sentMark, conn net.Conn) { m.trace().GotConn(traceInfo(conn)) }
	for name, c := range map[string]struct {
		play func(m *sentMark)
		want bool
	}{
		"no connection was got": {func(*sentMark) {}, false},
		"a connection got, nothing written": {func(m *sentMark) {
			got(m, &meteredConn{Conn: pipe()})
		}, false},
		"bytes of an earlier request do not count": {func(m *sentMark) {
			got(m, &meteredConn{Conn: pipe(), written: 300})
		}, false},
		"a byte was written": {func(m *sentMark) {
			conn := &meteredConn{Conn: pipe()}
			got(m, conn)
			conn.written++
		}, true},
		"nobody counts":                {func(m *sentMark) { got(m, pipe()) }, true},
		"a second connection was used": {func(m *sentMark) { got(m, &meteredConn{Conn: pipe()}); got(m, &meteredConn{Conn: pipe()}) }, true},
	} {
		mark := &sentMark{}
		c.play(mark)
		if sent := mark.afterFailure(); sent != c.want {
			t.Errorf("%s: sent %v, want %v", name, sent, c.want)
		}
	}
}

func pipe() net.Conn { near, _ := net.Pipe(); return near }

func traceInfo(conn net.Conn) httptrace.GotConnInfo { return httptrace.GotConnInfo{Conn: conn} }
