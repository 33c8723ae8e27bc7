package practice

import (
	"context"
	"errors"
	"net"
	"net/http"
	"syscall"

	"daybook/internal/fault"
)

// listen returns the configured listener, or opens the port.
func (c Config) listen(ctx context.Context) (net.Listener, error) {
	if c.Listener != nil {
		return c.Listener, nil
	}
	return listen(ctx, c.Addr)
}

// listen opens the port. It returns a fault.Invalid for an address that others could reach and a fault.InUse for a
// port that is taken.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "The practice Xero cannot listen on "+addr+".", "Give an address such as 127.0.0.1:4700.")
	}
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fault.New(fault.Invalid, "The practice Xero listens on this computer only, not on "+addr+".", "Give an address such as 127.0.0.1:4700.")
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fault.Wrap(fault.InUse, err, "Another program listens on "+addr+".", "Give another port, or port 0 for a free one.")
	}
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "The practice Xero cannot listen on "+addr+".", "Give an address such as 127.0.0.1:4700.")
	}
	return listener, nil
}

// onlyLoopback refuses requests that were addressed to another name: a page of another site whose name was made to
// point at this computer could otherwise read what is here.
func onlyLoopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopbackHost(r.Host) {
			http.Error(w, "The practice Xero answers on this computer's own addresses only.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isLoopbackHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// notFromPages refuses requests that a browser sent on behalf of a page: the control addresses are for test programs.
func notFromPages(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") != "" {
			http.Error(w, "Pages may not set faults.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
