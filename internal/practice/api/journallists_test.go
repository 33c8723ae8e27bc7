package api_test

import (
	"strconv"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

const lockedNow = "The document date cannot be before the period lock date, currently set at 30 September 2026"

// lockAll sets the period lock after everything a test has made.
func lockAll(t *testing.T, b *bench) {
	t.Helper()
	err := b.store.Update(t.Context(), func(tx *store.Tx) error {
		ref, err := tx.GetReference(t.Context())
		if err != nil {
			return err
		}
		ref.Organisation.PeriodLockDate = civil.Date{Year: 2026, Month: 9, Day: 30}
		return tx.SaveOrganisation(t.Context(), ref.Organisation)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Covers 7/paging, 7/unpaged-lists, 7/where, 7/order, 7/one-record, 11/put-post-as-elsewhere-summarizeerrors.
func TestReadingManualJournals(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var ids []string
	for n, narration := range []string{"alpha", "beta", "gamma"} {
		status := []string{"DRAFT", "POSTED", "POSTED"}[n]
		ids = append(ids, b.put("/ManualJournals", stockJournal(`"Narration":"`+narration+`","Date":"2026-0`+strconv.Itoa(7+n)+`-01","Status":"`+status+`"`)).
			wantStatus(200).at("ManualJournals.0.ManualJournalID"))
	}
	t.Run("section 7: without page there are no lines, with page there are", func(t *testing.T) {
		t.Parallel()
		g := b.get("/ManualJournals").wantStatus(200)
		g.want("ManualJournals.2.ManualJournalID", ids[2])
		g.want("ManualJournals.0.JournalLines", "[]")
		g.want("pagination", "")
		g = b.get("/ManualJournals?page=2&pageSize=2").wantStatus(200)
		g.want("ManualJournals.0.ManualJournalID", ids[2])
		g.want("ManualJournals.0.JournalLines.0.AccountCode", "631")
		g.want("ManualJournals.1", "")
		g.want("pagination", `{"itemCount":3,"page":2,"pageCount":2,"pageSize":2}`)
		b.get("/ManualJournals?page=9").want("ManualJournals", "[]")
	})
	t.Run("section 7: where and order", func(t *testing.T) {
		t.Parallel()
		g := b.get(`/ManualJournals?page=1&pageSize=1&where=Status%3D%3D%22POSTED%22&order=Narration%20DESC`).wantStatus(200)
		g.want("ManualJournals.0.Narration", "gamma")
		g.want("pagination.itemCount", "2")
		g = b.get(`/ManualJournals?where=Date%3E%3DDateTime(2026%2C08%2C01)%20AND%20Date%3CDateTime(2026%2C09%2C01)`).wantStatus(200)
		g.want("ManualJournals.0.Narration", "beta")
		g.want("ManualJournals.1", "")
		b.get(`/ManualJournals?where=Narration.Contains(%22alph%22)`).want("ManualJournals.0.ManualJournalID", ids[0])
		b.get(`/ManualJournals?where=ManualJournalID%3D%3DGuid(%22`+ids[1]+`%22)`).want("ManualJournals.0.Narration", "beta")
		b.get(`/ManualJournals?where=Colour%3D%3D1`).wantStatus(400).want("Type", "QueryParseException")
	})
}

// Covers 7/if-modified-since.
func TestManualJournalsThatChangedSince(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.put("/ManualJournals", stockJournal(narrated)).at("ManualJournals.0.ManualJournalID")
	b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200)
	b.clock.advance(2e9)
	since := b.clock.now().UTC().Format("2006-01-02T15:04:05")
	b.postBare("/ManualJournals/"+first, `{"Narration":"changed"}`).wantStatus(200)
	g := b.must(call{method: "GET", path: "/ManualJournals", modifiedSince: since, isBad: true})
	g.want("ManualJournals.0.Narration", "changed")
	g.want("ManualJournals.1", "")
	b.get("/ManualJournals").want("ManualJournals.1.Narration", "changed")
}

// Covers 11/put-post-as-elsewhere-summarizeerrors, 5/same-key-same-request-the-stored-reply-is,
// 5/same-key-different-method-address-or-body, 6.summarizeerrors/absent-or-true, 6.summarizeerrors/summarizeerrors-false,
// 6/body-is-invoices-one-bare-object-also, 18/4.
func TestManualJournalsKeepTheProtocol(t *testing.T) {
	t.Parallel()
	two := `{"manualjournals":[{` + narrated + `,"JournalLines":[{"LineAmount":1,"AccountCode":"631"},{"LineAmount":-1,"AccountCode":"310"}]},{"Narration":"bad"}]}`
	t.Run("sections 6 and 18.4: one bad journal refuses the request, and what is kept is a switch", func(t *testing.T) {
		t.Parallel()
		for _, saves := range []bool{false, true} {
			b := setup(t, with(func(s *books.Switches) { s.SavesGoodWhenSummarised = saves }))
			g := b.must(call{method: "PUT", path: "/ManualJournals", body: two, isBad: true}).wantStatus(400)
			g.want("Elements.0.Narration", "bad")
			g.want("Elements.1", "")
			b.get("/ManualJournals?page=1").want("pagination.itemCount", map[bool]string{false: "0", true: "1"}[saves])
		}
	})
	t.Run("section 6: with summarizeErrors=false each journal has its own word", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.must(call{method: "POST", path: "/ManualJournals?summarizeErrors=false", body: two, isBad: true}).wantStatus(200)
		g.want("ManualJournals.0.StatusAttributeString", "OK")
		g.want("ManualJournals.1.StatusAttributeString", "ERROR")
		b.get("/ManualJournals?page=1").want("pagination.itemCount", "1")
	})
	t.Run("section 5: a key makes one journal", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		first := b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(narrated), key: "k"}).wantStatus(200)
		again := b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(narrated), key: "k"}).wantStatus(200)
		if first.raw != again.raw {
			t.Error("the replayed reply differs")
		}
		b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(`"Narration":"other"`), key: "k"}).wantStatus(400).
			want("Message", "Idempotency Key: k is used with a different request.")
		b.get("/ManualJournals?page=1").want("pagination.itemCount", "1")
	})
}

// Covers 11/connecting-user-on-the-standard-role-needs, 12/text, 2.scopes/accounting-manualjournals-read,
// 2.scopes/accounting-reports-aged-balancesheet, 16/403, 16/401-3.
func TestJournalsAndReportsNeedScopeAndPermission(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct {
		token, method, path string
		status              int
	}{
		{"journal-reader", "GET", "/ManualJournals", 200},
		{"journal-reader", "PUT", "/ManualJournals", 401},
		{"journal-reader", "GET", "/Reports/TrialBalance", 200},
		{"journal-reader", "GET", "/Reports/BalanceSheet", 401},
		{"reader", "GET", "/ManualJournals", 401},
		{"full", "PUT", "/ManualJournals", 200},
		{"full", "GET", "/Reports/BalanceSheet", 200},
		{"full", "GET", "/Reports/ProfitAndLoss", 501},
	} {
		body := ""
		if c.method == "PUT" {
			body = stockJournal(narrated)
		}
		g := b.must(call{method: c.method, path: c.path, token: c.token, body: body})
		if g.status != c.status {
			t.Errorf("%s %s with %s answers %d; want %d", c.method, c.path, c.token, g.status, c.status)
		}
	}
	barred := setup(t, with(func(s *books.Switches) { s.LacksReportsPermission = true }))
	for _, path := range []string{"/ManualJournals", "/ManualJournals/de621a4e-2ee2-4c55-9a79-115494f98c9d", "/Reports/TrialBalance", "/Reports/BalanceSheet"} {
		barred.get(path).wantStatus(403).want("Detail", "AuthenticationUnsuccessful")
	}
	barred.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(narrated), key: "k"}).wantStatus(403)
	barred.get("/Invoices").wantStatus(200)
}
