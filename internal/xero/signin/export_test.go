package signin

import (
	"context"
	"net"
	"net/http"
	"net/url"
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

// BeginUnheard begins a flow without sockets and returns the handler that its listener would have.
func BeginUnheard(ctx context.Context, cfg Config, keep func(context.Context, Tokens) error, watch func(State)) (*Flow, http.Handler) {
	f := begin(ctx, cfg.withDefaults(), nil, 8912, keep, watch)
	address, err := url.Parse(f.State().URL)
	if err != nil {
		panic(err)
	}
	return f, f.handler(8912, address.Query().Get("state"))
}
