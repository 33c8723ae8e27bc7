package signin

import (
	"context"
	"errors"
	"net"
	"strconv"
	"strings"

	"daybook/internal/fault"
)

// families returns the loopback addresses a browser may choose for "localhost".
func families() []string { return []string{"127.0.0.1", "::1"} }

// listen takes the first port that is free on every loopback family this computer has. A port of
// which another program holds only one family is not free: the browser might knock there.
func listen(ctx context.Context, hosts []string, ports []int) ([]net.Listener, int, error) {
	var problems []error
	for _, port := range ports {
		listeners, err := listenPort(ctx, hosts, port)
		if err == nil {
			return listeners, port, nil
		}
		problems = append(problems, err)
	}
	return nil, 0, portsTaken(ports, errors.Join(problems...))
}

// listenPort listens on every family that exists.
func listenPort(ctx context.Context, hosts []string, port int) ([]net.Listener, error) {
	var listeners []net.Listener
	var missing error
	for _, host := range hosts {
		listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		switch {
		case err == nil:
			listeners = append(listeners, listener)
		case hasFamily(ctx, host):
			closeAll(listeners)
			return nil, err
		default:
			missing = err
		}
	}
	if len(listeners) == 0 {
		return nil, missing
	}
	return listeners, nil
}

// hasFamily tells a taken port from a missing address family by asking for any port at all:
// the error numbers differ by system, this does not.
func hasFamily(ctx context.Context, host string) bool {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return false
	}
	listener.Close()
	return true
}

func closeAll(listeners []net.Listener) {
	for _, listener := range listeners {
		listener.Close()
	}
}

func portsTaken(ports []int, err error) *fault.Error {
	names := make([]string, len(ports))
	for i, port := range ports {
		names[i] = strconv.Itoa(port)
	}
	return fault.Wrap(fault.InUse, err,
		"Signing in needs one of the ports "+strings.Join(names, ", ")+" of this computer, and other programs hold them all.",
		"Close other windows that are signing in, or the program that holds a port, then try again. Restarting the computer frees them too.")
}
