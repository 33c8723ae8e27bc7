package signin_test

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

func TestListenerIsUpOnBothFamiliesBeforeTheBrowserOpens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	problems := make(chan error, 1)
	b.cfg.Open = func(string) error {
		hosts := []string{"127.0.0.1"}
		if hasIPv6() {
			hosts = append(hosts, "::1")
		}
		var errs []error
		for _, host := range hosts {
			connection, err := net.Dial("tcp", net.JoinHostPort(host, fmt.Sprint(b.cfg.Ports[0])))
			if err == nil {
				connection.Close()
			}
			errs = append(errs, err)
		}
		problems <- errors.Join(errs...)
		return nil
	}
	b.begin(t)
	if err := <-problems; err != nil {
		t.Error(err)
	}
}

// Covers 2/port.
func TestPortHeldByAnotherProgramIsPassedOver(t *testing.T) {
	t.Parallel()
	// A program may hold the port on one family only, on both, or on every address of the computer.
	for _, host := range []string{"127.0.0.1", "::1", "0.0.0.0", "::"} {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			if strings.Contains(host, ":") && !hasIPv6() {
				t.Skip("NOT RUN: this computer has no IPv6")
			}
			b := setup(t)
			other, err := net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(b.cfg.Ports[0])))
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			flow, _, _ := b.begin(t)
			if flow.State().Port != b.cfg.Ports[1] {
				t.Errorf("port %d, want the second, %d", flow.State().Port, b.cfg.Ports[1])
			}
			get(t, b.consent(t, <-b.opened), navigation())
			if _, err := flow.Wait(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNobodyElseGetsThePortWhileWaiting(t *testing.T) {
	t.Parallel()
	b := setup(t)
	flow, _, _ := b.begin(t)
	for _, host := range []string{"127.0.0.1", "::1", "0.0.0.0"} {
		if host == "::1" && !hasIPv6() {
			continue
		}
		if thief, err := net.Listen("tcp", net.JoinHostPort(host, fmt.Sprint(flow.State().Port))); err == nil {
			thief.Close()
			t.Errorf("a second listener got the port on %s", host)
		}
	}
}

func TestAllPortsTakenSaysWhatToDo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, port := range b.cfg.Ports {
		other, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
	}
	_, err := signin.Begin(t.Context(), b.cfg, nil, func(signin.State) { t.Error("a state without a sign-in") })
	problem, ok := errors.AsType[*fault.Error](err)
	if !ok || problem.Code != fault.InUse || problem.Hint == "" {
		t.Fatalf("error %v", err)
	}
	for _, port := range b.cfg.Ports {
		if !strings.Contains(problem.Message, fmt.Sprint(port)) {
			t.Errorf("port %d is not named in %q", port, problem.Message)
		}
	}
	select {
	case <-b.opened:
		t.Error("the browser opened without a listener")
	default:
	}
}

func TestMissingAddressFamilyIsFine(t *testing.T) {
	t.Parallel()
	// 192.0.2.1 is an address that no computer has, so nothing can listen there: a missing family.
	port := freePorts(t, 1)
	listeners, got, err := signin.Listen(t.Context(), []string{"127.0.0.1", "192.0.2.1"}, port)
	if err != nil || got != port[0] || len(listeners) != 1 {
		t.Fatalf("%d listeners on %d, %v", len(listeners), got, err)
	}
	listeners[0].Close()
	if _, _, err := signin.Listen(t.Context(), []string{"192.0.2.1"}, port); !fault.Is(err, fault.InUse) {
		t.Errorf("no family at all: %v", err)
	}
}
