package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"daybook/internal/fault"
	"daybook/internal/practice/api"
	"daybook/internal/practice/store"
)

// surface is the whole API in the hands of two apps and a person who do as they please.
type surface struct {
	*bench
	// sent is the first request under each app's key, with its answer.
	sent map[string]sentCall
	// calls are the writes so far, to be sent again.
	calls []call
	// before is what the organisation held when it was looked at last.
	before holdings
}

// sentCall is a request under a key, as text, and what it was answered with.
type sentCall struct {
	call   string
	at     time.Time
	answer got
}

// Covers 5/same-key-same-request-the-stored-reply-is, 5/same-key-different-method-address-or-body,
// 5/kept-6-minutes-from-first-use-then-the-key, 5/at-most-128-characters-keys-belong-to-the, 14/text, 12/text.
func TestWhateverIsAskedTheBooksAddUp(t *testing.T) {
	b := setup(t)
	rapid.Check(t, func(t *rapid.T) {
		s := &surface{bench: b, sent: map[string]sentCall{}}
		s.begin(t)
		deeds := map[string]func(*rapid.T){
			"contact": s.writeContact, "document": s.writeDocument, "edit": s.editDocument, "move document": s.moveDocument, "move note": s.moveNote, "note": s.writeNote,
			"allocate": s.allocate, "deallocate": s.deallocate, "journal": s.writeJournal, "item": s.writeItem, "again": s.again,
			"record": s.addToRecord, "pay": s.payDocument, "unpay": s.removePayment, "credit": s.creditDocument, "merge": s.mergeContacts,
			"settings": s.changeSettings, "wait": s.wait, "read": s.readAnything,
		}
		names := sortedKeys(deeds)
		for range rapid.IntRange(1, 15).Draw(t, "deeds") {
			deeds[names[fair(t, len(names), "deed")]](t)
			s.before = s.look(t)
			s.before.check(t)
		}
	})
}

// begin empties the organisation and seeds it anew.
func (s *surface) begin(t *rapid.T) {
	if err := s.store.Reset(s.t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.store.Update(s.t.Context(), func(tx *store.Tx) error { return seed(s.t.Context(), tx) }); err != nil {
		t.Fatal(err)
	}
	s.clock.at = time.Date(2026, 9, 14, 9, 29, 59, 0, time.UTC)
	s.handler = api.New(api.Config{Store: s.store, Auth: tokens{}, Now: s.clock.now})
	s.ask(t, call{method: "PUT", path: "/Items", body: castor})
	s.ask(t, call{method: "PUT", path: "/Invoices", body: stock("ACCPAY", "10", "2.35")})
	s.ask(t, call{method: "PUT", path: "/Invoices", body: stock("ACCREC", "3", "9")})
	s.ask(t, call{method: "PUT", path: "/CreditNotes", body: creditNote("ACCRECCREDIT", approved+`"Contact":{"Name":"Hutt Homes"}`)})
	s.before = s.look(t)
}

// ask makes a call at the handler, which must neither fail nor answer what cannot be read.
func (s *surface) ask(t *rapid.T, c call) got {
	s.clock.advance(1100 * time.Millisecond)
	r := httptest.NewRequest(c.method, "/api.xro/2.0"+c.path, strings.NewReader(c.body))
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+or(c.token, "full"))
	r.Header.Set("Xero-Tenant-Id", tenant)
	for name, value := range map[string]string{"Idempotency-Key": c.key, "If-Modified-Since": c.modifiedSince} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	g := got{t: s.t, status: w.Code, header: w.Header(), raw: w.Body.String()}
	if g.status >= http.StatusInternalServerError || g.status == http.StatusTooManyRequests {
		t.Fatalf("%s %s %s: %d %s", c.method, c.path, c.body, g.status, g.raw)
	}
	if strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		decoder := json.NewDecoder(strings.NewReader(g.raw))
		decoder.UseNumber()
		if err := decoder.Decode(&g.body); err != nil || decoder.More() {
			t.Fatalf("%s %s: %v in %s", c.method, c.path, err, g.raw)
		}
	}
	return g
}

// write makes a change, under a key or none, and holds the answer to what the key was used for before. What is refused as
// a whole and what is only repeated leaves everything as it was.
func (s *surface) write(t *rapid.T, c call) got {
	c.token, _ = oneOf(t, "app", "full", "full", "full", "full-other")().(string)
	c.key, _ = oneOf(t, "key", "", "", "", "", "", "", "k1", "k2")().(string)
	s.calls = append(s.calls, c)
	return s.send(t, c)
}

func (s *surface) send(t *rapid.T, c call) got {
	name := c.token + " " + c.key
	first, isKnown := s.sent[name]
	g := s.ask(t, c)
	now := s.clock.now()
	hasKey := c.key != "" && c.method != http.MethodDelete // which has none (section 5)
	isKnown = isKnown && hasKey && now.Sub(first.at) < 6*time.Minute
	isRepeated := isKnown && first.call == c.text()
	switch {
	case isRepeated && (g.raw != first.answer.raw || g.status != first.answer.status):
		t.Fatalf("%s %s under a key again: %d %s\nfirst %d %s", c.method, c.path, g.status, g.raw, first.answer.status, first.answer.raw)
	case isKnown && !isRepeated && g.at("Message") != "Idempotency Key: "+c.key+" is used with a different request.":
		t.Fatalf("%s %s under the key of another request: %d %s", c.method, c.path, g.status, g.raw)
	case !isKnown && hasKey:
		s.sent[name] = sentCall{call: c.text(), at: now, answer: g}
	}
	if isKnown || g.status >= http.StatusBadRequest {
		if after := s.look(t); after.raw != s.before.raw {
			t.Fatalf("%s %s %s answers %d %s and yet changes\n%s\nto\n%s", c.method, c.path, c.body, g.status, g.raw, s.before.raw, after.raw)
		}
	}
	return g
}

// text is what tells one request of an app from another.
func (c call) text() string { return c.method + " " + c.path + " " + c.body }

// again repeats a request as it was, or with another body.
func (s *surface) again(t *rapid.T) {
	if len(s.calls) == 0 {
		return
	}
	c := rapid.SampledFrom(s.calls).Draw(t, "call")
	if fair(t, 4, "change") == 3 {
		c.body += " "
	}
	s.send(t, c)
}

// wait lets time pass, so that keys are forgotten.
func (s *surface) wait(t *rapid.T) {
	s.clock.advance(time.Duration(rapid.IntRange(1, 7).Draw(t, "minutes")) * time.Minute)
}

// does fails where a person was met with anything but a refusal.
func (s *surface) does(t *rapid.T, err error) {
	if err != nil && !fault.Is(err, fault.Rejected) && !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
}

// some draws one of a list, "" where there is none.
func some(t *rapid.T, list []string, name string) string {
	if len(list) == 0 {
		return ""
	}
	return rapid.SampledFrom(list).Draw(t, name)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
