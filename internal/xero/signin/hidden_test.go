package signin_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

func TestWhatHoldsSecretsShowsNone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	source, _, _ := b.source(t)
	token(t, source)
	flow, _, store := b.begin(t)
	if err := store.SaveTokens(t.Context(), b.issue()); err != nil {
		t.Fatal(err)
	}
	address, err := url.Parse(flow.State().URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, secretive := range []any{source, store, flow, flow.State(), []any{source, store}, struct{ Held any }{source}, map[string]any{"flow": flow}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
			text := fmt.Sprintf(verb, secretive)
			if strings.Contains(text, canary) || strings.Contains(text, address.Query().Get("state")) || strings.Contains(text, fmt.Sprintf("%x", canary)) {
				t.Errorf("%T as %s shows a secret", secretive, verb)
			}
		}
	}
}
