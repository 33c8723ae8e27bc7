package signin

import (
	"context"
	"net"
	"net/http"
)

// Inner parts that tests reach: the handler for fuzzing, the listener for missing families, a flow
// without sockets for virtual time.

// NewCallback returns the loopback handler with its effects recorded by the caller.
func NewCallback(host, state string, accept func(code, refusal string), doubt func()) http.Handler {
	return &callback{
		host:    host,
		state:   state,
		accept:  func(a answer) { accept(a.code, a.refusal) },
		doubt:   doubt,
		outcome: func(*http.Request) bool { return true },
		stray:   func(string) {},
	}
}

// PageTexts returns every body the listener may send, by status.
func PageTexts() map[string]int {
	texts := map[string]int{}
	for _, p := range []page{pageDone, pageNotDone, pageMaybe, pageNotHere, pageStranger, pageOtherUse, pageElsewhere} {
		texts[p.html()] = p.status
	}
	return texts
}

// Listen listens on the hosts given instead of the loopback families.
func Listen(ctx context.Context, hosts []string, ports []int) ([]net.Listener, int, error) {
	return listen(ctx, hosts, ports)
}

// BeginUnheard begins a flow to which no request can come.
func BeginUnheard(ctx context.Context, cfg Config, watch func(State)) *Flow {
	return begin(ctx, cfg.withDefaults(), nil, 8912, nil, watch)
}
