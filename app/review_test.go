package app_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/jobs"
	"daybook/internal/matching/matchingtest"
)

// reviewer is the window's calls on contacts of a company file.
type reviewer struct {
	t        *testing.T
	company  matchingtest.Company
	review   *app.Review
	contacts *app.Contacts
	ended    chan app.JobView
	told     *events
}

// events counts what the window heard.
type events struct {
	host

	mu    sync.Mutex
	names map[string]int
}

func (e *events) Emit(name string, _ any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.names[name]++
}

func openReview(t *testing.T) *reviewer {
	t.Helper()
	company := matchingtest.NewFile(t)
	file, ok := company.File.(app.Store)
	if !ok {
		t.Fatal("the company file lacks a call of the window")
	}
	r := &reviewer{t: t, company: company, ended: make(chan app.JobView, 10), told: &events{names: map[string]int{}}}
	runner := jobs.NewRunner(func(j jobs.Job) {
		if j.State != jobs.Running {
			r.ended <- app.ViewJob(quietLog(), j)
		}
	})
	t.Cleanup(runner.Close)
	service := company.Service()
	service.Now = time.Now
	desk := app.NewDesk(t.Context())
	desk.Open(app.Services{Store: file, Matching: service, Jobs: runner, Now: time.Now, Zone: time.UTC,
		Company: app.CompanyView{BaseCurrency: "NZD"}})
	for _, bound := range app.Bound(app.NewBridge(desk, r.told, quietLog()), "1") {
		switch b := bound.(type) {
		case *app.Review:
			r.review = b
		case *app.Contacts:
			r.contacts = b
		}
	}
	return r
}

// save keeps a contact as the window's form does, and returns its id.
func (r *reviewer) save(form app.ContactForm) app.ContactView {
	r.t.Helper()
	view, err := r.contacts.Save(form)
	if err != nil {
		r.t.Fatal(err)
	}
	return view
}

func form(name, email, taxNumber string) app.ContactForm {
	return app.ContactForm{Name: name, Email: email, TaxNumber: taxNumber, IsCustomer: true}
}

// queue is what waits.
func (r *reviewer) queue() app.PairPageView {
	r.t.Helper()
	page, err := r.review.Queue(app.PairFilter{Kind: "all", Limit: 50})
	if err != nil {
		r.t.Fatal(err)
	}
	return page
}

func (r *reviewer) end(view app.JobView, err error) app.JobView {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	done := <-r.ended
	if done.ID != view.ID {
		r.t.Fatalf("job %s ended, want %s", done.ID, view.ID)
	}
	return done
}

func TestASavedContactIsComparedAndAnsweredSideBySide(t *testing.T) {
	t.Parallel()
	r := openReview(t)
	first := r.save(form("Rimu Hotel", "desk@rimuhotel.example", "136-410-132"))
	second := r.save(form("Rimu Hotel Ltd", "desk@rimuhotel.example", "136-410-132"))
	page := r.queue()
	if page.Total != 1 || page.Currency != "NZD" || page.Value != "0.00" || page.Rows[0].Kind != "here" || page.Rows[0].Sentence == "" || page.Rows[0].Percent == "" {
		t.Fatalf("the queue: %+v", page)
	}
	card, err := r.review.Pair(page.Rows[0].ID)
	if err != nil || !card.IsOpen || card.Left.ContactID != first.Form.ID || card.Right.Name != "Rimu Hotel Ltd" || len(card.Bars) < 3 || card.Sentence != page.Rows[0].Sentence {
		t.Fatalf("the card: %+v, %v", card, err)
	}
	at := slices.IndexFunc(card.Rows, func(l app.PairLine) bool { return l.Field == "name" })
	if parts := card.Rows[at].RightParts; len(parts) != 2 || parts[0].Text != "Rimu Hotel " || parts[0].IsDifferent || !parts[1].IsDifferent {
		t.Errorf("the names: %+v", card.Rows[at])
	}
	decision, err := r.review.Decide(card.ID, "same")
	if err != nil || decision.Answer != "same" || decision.Actor != "owner" || decision.Left != "Rimu Hotel" || decision.Percent == "" {
		t.Fatalf("decided %+v, %v", decision, err)
	}
	if view, err := r.contacts.Get(second.Form.ID); err != nil || view.Form.ID != first.Form.ID {
		t.Errorf("the merged one opens %+v, %v", view.Form, err)
	}
	if p, err := r.review.Progress(); err != nil || p.Decided != 1 || p.Open != 0 {
		t.Errorf("progress %+v, %v", p, err)
	}
	if err := r.review.TakeBack(decision.ID); err != nil || r.queue().Total != 1 {
		t.Errorf("taken back: %v, %d wait", err, r.queue().Total)
	}
	if err := r.review.PutOff(card.ID, true); err != nil || r.queue().Total != 0 || r.queue().PutOff != 1 {
		t.Errorf("put off: %v, %+v", err, r.queue())
	}
	if r.told.names[app.EventContacts] < 4 {
		t.Errorf("the window heard %v", r.told.names)
	}
}

func TestASearchForDuplicatesAndTheAcceptingOfManyAreJobs(t *testing.T) {
	t.Parallel()
	r := openReview(t)
	typed := []contact.Contact{matchingtest.Typed("Kauri Kitchens", "hello@kaurikitchens.example", "49-091-850"),
		matchingtest.Typed("Rimu Hotel", "desk@rimuhotel.example", "136-410-132")}
	if _, err := r.company.SaveContacts(t.Context(), typed); err != nil {
		t.Fatal(err)
	}
	at := []contact.LedgerContact{matchingtest.AtXero("x1", "Kauri Kitchens", "hello@kaurikitchens.example", "49-091-850"),
		matchingtest.AtXero("x2", "Rimu Hotel", "desk@rimuhotel.example", "136-410-132")}
	if err := r.company.UpsertLedgerContacts(t.Context(), at); err != nil {
		t.Fatal(err)
	}
	if done := r.end(r.review.Scan()); done.State != "done" || done.Scan != (app.ScanView{Links: 2, Contacts: 2, LedgerContacts: 2}) {
		t.Fatalf("the search: %+v", done)
	}
	bulk, err := r.review.PreviewBulk("99")
	if err != nil || bulk.Links != 2 || len(bulk.Rows) != 2 || bulk.Percent != "99" || bulk.Digest == "" {
		t.Fatalf("the preview: %+v, %v", bulk, err)
	}
	if refused := r.end(r.review.AcceptBulk("99", "another")); refused.State != "failed" || refused.Problem.Code != string(fault.Conflict) {
		t.Errorf("with another digest: %+v", refused)
	}
	done := r.end(r.review.AcceptBulk("99", bulk.Digest))
	if done.Bulk.Accepted != 2 || done.Bulk.Batch == 0 || r.queue().Total != 0 {
		t.Fatalf("accepted %+v", done)
	}
	batches, err := r.review.Batches(0, 10)
	if err != nil || batches.Total != 1 || batches.Rows[0].Actor != "owner" || batches.Rows[0].Standing != 2 {
		t.Errorf("batches %+v, %v", batches, err)
	}
	if undone, err := r.review.UndoBatch(done.Bulk.Batch); err != nil || undone.Decisions != 2 {
		t.Errorf("undone %+v, %v", undone, err)
	}
	history, err := r.review.History(0, 10)
	if err != nil || history.Total != 4 || history.Rows[3].UndoneBy != "owner" || history.Rows[3].Batch != done.Bulk.Batch || history.Rows[0].Answer != "different" {
		t.Errorf("history %+v, %v", history, err)
	}
	for _, text := range []string{"", "49", "101", "99.99", "most", "-1"} {
		if _, err := r.review.PreviewBulk(text); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestContactsAreLinkedMergedAndChosenFieldByField(t *testing.T) {
	t.Parallel()
	r := openReview(t)
	at := matchingtest.AtXero("x1", "Kauri Kitchens", "theirs@kauri.example", "")
	if err := r.company.UpsertLedgerContacts(t.Context(), []contact.LedgerContact{at}); err != nil {
		t.Fatal(err)
	}
	mine := r.save(form("Kauri", "mine@kauri.example", ""))
	hits, err := r.contacts.FindInXero("kitch")
	if err != nil || len(hits) != 1 || hits[0].LedgerID != "x1" || hits[0].ContactID != 0 {
		t.Fatalf("found %+v, %v", hits, err)
	}
	view, err := r.contacts.Link(mine.Form.ID, "x1")
	if err != nil || view.Link.LedgerID != "x1" {
		t.Fatalf("linked %+v, %v", view.Link, err)
	}
	differences, err := r.contacts.Differences(mine.Form.ID)
	if err != nil || len(differences) != 2 || differences[1].Field != "email" || differences[1].Theirs != "theirs@kauri.example" {
		t.Fatalf("differences %+v, %v", differences, err)
	}
	if view, err = r.contacts.Choose(mine.Form.ID, "email", "theirs"); err != nil || view.Form.Email != "theirs@kauri.example" {
		t.Errorf("chosen %+v, %v", view.Form, err)
	}
	other := r.save(form("Kauri Benchtops", "", "49-091-850"))
	merge, err := r.contacts.PreviewMerge(mine.Form.ID, other.Form.ID)
	if err != nil || len(merge.Rows) != 3 || merge.Left.Name != "Kauri" {
		t.Fatalf("merge %+v, %v", merge, err)
	}
	order := app.MergeForm{Left: mine.Form.ID, Right: other.Form.ID, LeftVersion: merge.LeftVersion, RightVersion: merge.RightVersion, TakeRight: []string{"name"}}
	merged, err := r.contacts.Merge(order)
	if err != nil || merged.ID == 0 || merged.Right != "Kauri Benchtops" {
		t.Fatalf("decided %+v, %v", merged, err)
	}
	if view, err = r.contacts.Get(mine.Form.ID); err != nil || view.Form.Name != "Kauri Benchtops" || view.Form.TaxNumber != "49-091-850" || view.Form.Email != "theirs@kauri.example" {
		t.Errorf("merged %+v, %v", view.Form, err)
	}
	if view, err = r.contacts.Unlink(mine.Form.ID); err != nil || view.Link.LedgerID != "" {
		t.Errorf("unlinked %+v, %v", view.Link, err)
	}
	if groups, err := r.review.XeroDuplicates(0, 10); err != nil || groups.Total != 0 || groups.Rows == nil {
		t.Errorf("duplicates %+v, %v", groups, err)
	}
}
