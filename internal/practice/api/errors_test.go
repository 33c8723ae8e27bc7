package api_test

import (
	"net/http"
	"strings"
	"testing"

	"daybook/internal/practice/api"
	"daybook/internal/practice/books"
)

// Covers 16/500, 18/11.
func TestA500HasTheBodyOfTheSwitch(t *testing.T) {
	t.Parallel()
	for form, want := range map[books.ErrorBody]struct{ kind, begins string }{
		books.PlainError: {"text/plain; charset=utf-8", "An error occurred"},
		books.EmptyError: {"", ""},
		books.HTMLError:  {"text/html; charset=utf-8", "<!DOCTYPE html>"},
		books.JSONError:  {"application/json; charset=utf-8", `{"Type":null,"Title":"Internal Server Error","Status":500,`},
	} {
		b := setup(t, with(func(s *books.Switches) { s.ServerErrorBody = form }))
		b.faults.next(api.Action{Kind: api.ServerError})
		g := b.put("/Contacts", `{"Contacts":[{"Name":"A"}]}`).wantStatus(http.StatusInternalServerError)
		if g.header.Get("Content-Type") != want.kind || !strings.HasPrefix(g.raw, want.begins) || want.begins == "" && g.raw != "" {
			t.Errorf("%q: %s %q", form, g.header.Get("Content-Type"), g.raw)
		}
	}
}

// Covers 16/503, 18/11.
func TestA503SaysInPlainTextWhatIsOffline(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for problem, want := range map[string]string{
		"":             "The Xero API is temporarily unavailable",
		"maintenance":  "The Xero API is currently offline for maintenance",
		"organisation": "The Organisation is offline",
	} {
		b.faults.next(api.Action{Kind: api.Unavailable, Problem: problem})
		g := b.get("/Organisation").wantStatus(http.StatusServiceUnavailable)
		if g.raw != want || !strings.HasPrefix(g.header.Get("Content-Type"), "text/plain") {
			t.Errorf("%s: %s %q", problem, g.header.Get("Content-Type"), g.raw)
		}
	}
}

// Covers 16/403.
func TestA403HasKeysOfEitherCase(t *testing.T) {
	t.Parallel()
	for isLower, begins := range map[bool]string{
		false: `{"Type":null,"Title":"Forbidden","Status":403,"Detail":"AuthenticationUnsuccessful","Instance":"`,
		true:  `{"type":null,"title":"Forbidden","status":403,"detail":"AuthenticationUnsuccessful","instance":"`,
	} {
		b := setup(t, with(func(s *books.Switches) { s.LowerCaseForbidden = isLower }))
		wrong := b.must(call{method: "GET", path: "/Contacts", tenant: "5d5a6b3e-0000-0000-0000-000000000000"})
		b.faults.next(api.Action{Kind: api.Disconnected})
		for _, g := range []got{wrong, b.get("/Contacts")} {
			if g.wantStatus(http.StatusForbidden); !strings.HasPrefix(g.raw, begins) {
				t.Errorf("lower %v: %s", isLower, g.raw)
			}
		}
	}
}

// Covers 16/404, 9.status/unknown-id.
func TestAnUnknownIDIsAnEmptyPage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const unknown = "de621a4e-2ee2-4c55-9a79-115494f98c9d"
	for _, path := range []string{"/Invoices/" + unknown, "/Contacts/" + unknown} {
		g := b.get(path).wantStatus(http.StatusNotFound)
		if g.raw != "" || g.header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %q of %s", path, g.raw, g.header.Get("Content-Type"))
		}
	}
}

// Covers 5/if-xero-s-key-store-is-down-500-until-it.
func TestWhileTheKeyStoreIsDownKeysAreAnsweredWith500(t *testing.T) {
	t.Parallel()
	b := setup(t)
	create := func(name, key string) call {
		return call{method: "PUT", path: "/Contacts", key: key, body: `{"Contacts":[{"Name":"` + name + `"}]}`}
	}
	first := b.must(create("A", "k1")).wantStatus(200)
	for range 4 {
		b.faults.next(api.Action{Kind: api.KeyStoreDown})
	}
	b.must(create("A", "k1")).wantStatus(500)
	b.must(create("B", "k2")).wantStatus(500)
	b.must(create("C", "")).wantStatus(200)
	b.get("/Contacts?page=1").wantStatus(200).want("pagination.itemCount", "2")
	if again := b.must(create("A", "k1")); again.raw != first.raw {
		t.Errorf("once it is up again: %d %s", again.status, again.raw)
	}
	b.must(create("B", "k2")).wantStatus(200)
}

// Covers 5/a-header-marking-a-replayed-reply-is-not.
func TestNothingMarksAReplayedReply(t *testing.T) {
	t.Parallel()
	b := setup(t)
	create := call{method: "PUT", path: "/Contacts", key: "k1", body: `{"Contacts":[{"Name":"A"}]}`}
	first, again := b.must(create), b.must(create)
	for name := range again.header {
		if _, known := first.header[name]; !known {
			t.Errorf("only the replay has %s", name)
		}
	}
}

// Covers 6/at-most-10-mb-a-request-the-same-page.
func TestARequestOverTenMegabytesIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	body := func(size int) string {
		const before, after = `{"Contacts":[{"Name":"A"}],"Padding":"`, `"}`
		return before + strings.Repeat("x", size-len(before)-len(after)) + after
	}
	b.must(call{method: "PUT", path: "/Contacts", body: body(10<<20 + 1), isBad: true}).wantStatus(400).want("Type", "PostDataInvalidException")
	b.must(call{method: "PUT", path: "/Contacts", body: body(10 << 20), isBad: true}).wantStatus(200)
}

// Covers 6.summarizeerrors/some-samples-spell-the-text-description.
func TestTheTextOfARefusalMayBeSpelledDescription(t *testing.T) {
	t.Parallel()
	for says, field := range map[bool]string{false: "Message", true: "Description"} {
		b := setup(t, with(func(s *books.Switches) { s.SaysDescription = says }))
		g := b.must(call{method: "PUT", path: "/Contacts", body: `{"Contacts":[{"Name":" "}]}`}).wantStatus(400)
		g.want("Elements.0.ValidationErrors.0."+field, "The contact name must be specified.")
		g.want("Message", "A validation exception occurred")
		name := `say {\"Message\":1}`
		b.put("/Contacts", `{"Contacts":[{"Name":"`+name+`"}]}`).wantStatus(200).want("Contacts.0.Name", `say {"Message":1}`)
	}
}
