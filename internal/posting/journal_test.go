package posting_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

const octoberKey = "period:2026-10-31:1"

// october is a stock journal of so much.
func october(amount money.Amount) posting.JournalOrder {
	accounts := postingtest.Sample().Reference.Accounts
	return posting.JournalOrder{Key: octoberKey, Content: posting.JournalContent{Narration: "Stock journal", Mark: "2026-10 r1", Date: civil.Date{Year: 2026, Month: 10, Day: 31},
		Status: posting.StatusDraft, Lines: []posting.JournalLine{
			{AccountID: accounts[0].ID, AccountCode: accounts[0].Code, Amount: amount, Description: "Stock"},
			{AccountID: accounts[1].ID, AccountCode: accounts[1].Code, Amount: -amount}}}}
}

func (w *world) queueJournal(j posting.JournalOrder) posting.JournalStatus {
	w.t.Helper()
	s, err := w.outbox.QueueJournal(context.Background(), j)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// journals returns what became of the journals under a key, newest first.
func (w *world) journals(prefix string) []posting.JournalStatus {
	w.t.Helper()
	all, err := w.outbox.Journals(context.Background(), prefix)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) only(key string) posting.Document {
	w.t.Helper()
	all := w.journals(key)
	if len(all) != 1 {
		w.t.Fatalf("%d documents of %s, want one", len(all), key)
	}
	return all[0].Document
}

func TestAJournalIsMadeOnceWhateverGoesWrong(t *testing.T) {
	t.Parallel()
	for _, wrong := range []postingtest.Fault{postingtest.FaultNone, postingtest.FaultUnsent, postingtest.FaultCut, postingtest.FaultCommitThenCut, postingtest.FaultSlowCommit,
		postingtest.FaultError, postingtest.FaultErrorAfter, postingtest.FaultUnreadable, postingtest.FaultMixedUp, postingtest.FaultLimit, postingtest.FaultDeath,
		postingtest.FaultDeathAfter, postingtest.FaultDeathSlow} {
		t.Run(string(wrong), func(t *testing.T) {
			t.Parallel()
			w := setup(t)
			w.xero.Next = []postingtest.Fault{wrong}
			j := october(100_00)
			j.Attachment = &posting.AttachmentContent{FileName: "valuation.xlsx", MimeType: "text/plain", Data: []byte("figures")}
			w.queueJournal(j)
			w.run(30 * time.Minute)
			made := w.xero.Journals()
			if len(made) != 1 {
				t.Fatalf("Xero holds %d journals", len(made))
			}
			d := w.only(octoberKey)
			if d.State != posting.StateSent || d.LedgerID != made[0].ID || d.Ledger.Status != posting.StatusDraft || len(d.Ledger.Differences) != 0 || len(d.Ledger.Lines) != 2 {
				t.Errorf("it is %s, at Xero %+v", d.State, d.Ledger)
			}
			files := 0
			for _, f := range w.xero.Documents {
				if f.Kind == posting.KindAttachment && f.Reference == made[0].ID && f.Size == 7 {
					files++
				}
			}
			if s := w.journals(octoberKey)[0]; files != 1 || s.Attachment == nil || s.Attachment.State != posting.StateSent {
				t.Errorf("%d files hang on it: %+v", files, s.Attachment)
			}
		})
	}
}

func TestAFileThatIsInDoubtHangsThereOnce(t *testing.T) {
	t.Parallel()
	for _, wrong := range []postingtest.Fault{postingtest.FaultCut, postingtest.FaultCommitThenCut, postingtest.FaultDeathAfter} {
		w := setup(t)
		w.xero.Next = []postingtest.Fault{postingtest.FaultNone, wrong}
		j := october(100_00)
		j.Attachment = &posting.AttachmentContent{FileName: "valuation.xlsx", MimeType: "text/plain", Data: []byte("figures")}
		w.queueJournal(j)
		w.run(30 * time.Minute)
		if s := w.journals(octoberKey)[0]; s.Attachment == nil || s.Attachment.State != posting.StateSent || len(w.xero.Documents)-len(postingtest.Sample().Mirror) != 2 {
			t.Errorf("%s: the file is %+v", wrong, s.Attachment)
		}
	}
}

func TestADraftIsChangedInItsPlaceWhateverGoesWrong(t *testing.T) {
	t.Parallel()
	for _, wrong := range []postingtest.Fault{postingtest.FaultNone, postingtest.FaultCut, postingtest.FaultCommitThenCut, postingtest.FaultSlowCommit, postingtest.FaultErrorAfter, postingtest.FaultDeathAfter, postingtest.FaultUnreadable} {
		t.Run(string(wrong), func(t *testing.T) {
			t.Parallel()
			w := setup(t)
			w.queueJournal(october(100_00))
			w.run(time.Minute)
			w.xero.Next = []postingtest.Fault{wrong}
			w.queueJournal(october(120_00))
			w.run(30 * time.Minute)
			made := w.xero.Journals()
			if len(made) != 1 || made[0].Journal.Lines[0].Amount != 120_00 {
				t.Fatalf("Xero holds %d journals, the first %+v", len(made), made[0].Journal)
			}
			all := w.journals(octoberKey)
			if len(all) != 2 || all[0].Document.State != posting.StateSent || all[0].Document.Kind != posting.KindJournalChange {
				t.Fatalf("the change is %s", all[0].Document.State)
			}
			if l := all[1].Document.Ledger; l.Lines[0].Amount != 120_00 || l.IsChanged || len(l.Differences) > 0 {
				t.Errorf("the journal is known to hold %+v", l)
			}
		})
	}
}

func TestAChangeThatMeetsAnotherHandIsThePersonsToDecide(t *testing.T) {
	t.Parallel()
	for _, isSeenBefore := range []bool{true, false} {
		meetAnotherHand(t, isSeenBefore)
	}
}

func meetAnotherHand(t *testing.T, isSeenBefore bool) {
	t.Helper()
	w := setup(t)
	w.queueJournal(october(100_00))
	w.run(time.Minute)
	if !isSeenBefore {
		w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	}
	w.queueJournal(october(120_00))
	for !isSeenBefore && len(w.xero.Next) > 0 {
		w.step()
	}
	w.xero.Journals()[0].Journal.Lines = october(99_00).Content.Lines
	w.run(30 * time.Minute)
	d := w.journals(octoberKey)[0].Document
	if d.State != posting.StateConflict {
		t.Fatalf("the change is %s", d.State)
	}
	if err := w.outbox.ResolveJournal(context.Background(), d.ID, posting.ChooseSend, ""); err != nil {
		t.Fatal(err)
	}
	w.run(time.Minute)
	if got := w.xero.Journals()[0].Journal.Lines[0].Amount; got != 120_00 {
		t.Errorf("the draft says %s after the owner had it sent again", got)
	}
}

func TestAJournalFollowsWhatPeopleDoInXero(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := setup(t)
	w.queueJournal(october(100_00))
	w.run(time.Minute)
	f := w.xero.Journals()[0]
	w.clock.Advance(time.Minute)
	f.Journal.Lines, f.UpdatedAt = october(90_00).Content.Lines, w.clock.Server
	if err := w.outbox.ReadJournals(ctx); err != nil {
		t.Fatal(err)
	}
	if l := w.only(octoberKey).Ledger; !l.IsChanged || l.Lines[0].Amount != 90_00 {
		t.Errorf("an edited draft is known as %+v", l)
	}
	w.clock.Advance(time.Minute)
	f.Status, f.UpdatedAt = posting.StatusPosted, w.clock.Server
	if err := w.outbox.ReadJournals(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := w.outbox.QueueJournal(ctx, october(110_00)); !fault.Is(err, fault.Conflict) {
		t.Errorf("a posted journal is changed: %v", err)
	}
	w.clock.Advance(time.Minute)
	f.Status, f.UpdatedAt = posting.StatusVoided, w.clock.Server
	if err := w.outbox.ReadJournals(ctx); err != nil {
		t.Fatal(err)
	}
	w.queueJournal(october(110_00))
	w.run(time.Minute)
	if all := w.journals(octoberKey); len(all) != 2 || all[0].Document.Revision != 2 || all[0].Document.State != posting.StateSent ||
		all[0].Document.Content.Journal.Token == all[1].Document.Content.Journal.Token {
		t.Errorf("after it was voided: %+v", all)
	}
	w.xero.Documents = slices.DeleteFunc(w.xero.Documents, func(f *posting.Finding) bool { return f.Kind == posting.KindJournal })
	if err := w.outbox.ReadJournals(ctx); err != nil {
		t.Fatal(err)
	}
	if status := w.journals(octoberKey)[0].Document.Ledger.Status; status != posting.StatusMissing {
		t.Errorf("a journal that Xero no longer knows is %s", status)
	}
}

func TestACopiedFileDoesNotMakeAJournalAgain(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.queueJournal(october(100_00))
	copied := w.store.Copy()
	w.run(time.Minute)
	w.clock.Advance(24 * time.Hour)
	w.store = copied
	w.start("this computer")
	w.run(30 * time.Minute)
	if n := len(w.xero.Journals()); n != 1 || w.only(octoberKey).State != posting.StateSent {
		t.Errorf("Xero holds %d journals, and this one is %s", n, w.only(octoberKey).State)
	}
	empty := setup(t)
	empty.xero, empty.clock = w.xero, w.clock
	empty.start("this computer")
	empty.queueJournal(october(130_00))
	empty.run(30 * time.Minute)
	if d := empty.only(octoberKey); d.State != posting.StateConflict || len(d.Candidates) != 1 || len(w.xero.Journals()) != 1 {
		t.Errorf("a file that has forgotten all, with other figures: %s, %d journals", d.State, len(w.xero.Journals()))
	}
}

func TestAJournalTypedByHandIsNotDoubled(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.xero.Next = []postingtest.Fault{postingtest.FaultCut}
	j := october(100_00)
	w.queueJournal(j)
	w.step()
	w.step()
	w.xero.Documents = append(w.xero.Documents, &posting.Finding{Kind: posting.KindJournal, ID: "hand-1", Status: posting.StatusPosted, Date: j.Content.Date,
		Journal: posting.FoundJournal{Narration: "Month end", Lines: j.Content.Lines}})
	w.run(30 * time.Minute)
	d := w.only(octoberKey)
	if d.State != posting.StateConflict || len(d.Candidates) != 1 {
		t.Fatalf("it is %s with %d candidates", d.State, len(d.Candidates))
	}
	if err := w.outbox.ResolveJournal(context.Background(), d.ID, posting.ChooseAdopt, "hand-1"); err != nil {
		t.Fatal(err)
	}
	if d := w.only(octoberKey); d.State != posting.StateSent || d.LedgerID != "hand-1" {
		t.Errorf("after adopting it is %s", d.State)
	}
}

func TestWhatXeroWouldRefuseIsHeldAndSaysWhy(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*postingtest.Company){
		"locked": func(c *postingtest.Company) {
			c.Reference.Organisation.PeriodLockOn = civil.Date{Year: 2026, Month: 10, Day: 31}
		},
		"archived": func(c *postingtest.Company) { c.Reference.Accounts[1].Status = "ARCHIVED" },
	} {
		w := setup(t)
		w.store.Change(func(c *postingtest.Company, _ map[int64]order.Order, _ map[int64]contact.Contact) {
			c.Reference.Accounts = slices.Clone(c.Reference.Accounts)
			spoil(c)
		})
		w.queueJournal(october(100_00))
		w.run(time.Minute)
		d := w.only(octoberKey)
		if !d.IsHeld || !strings.Contains(d.Problem, name) || len(w.xero.Sends) != 0 {
			t.Errorf("%s: held %t, %q", name, d.IsHeld, d.Problem)
		}
		if err := w.outbox.CancelJournal(context.Background(), d.ID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWhatIsTakenBackTakesItsFileAndItsReversalWithIt(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.xero.IsOffline = true
	j := october(100_00)
	j.Attachment = &posting.AttachmentContent{FileName: "valuation.xlsx", MimeType: "text/plain", Data: []byte("figures")}
	s := w.queueJournal(j)
	back := october(-100_00)
	back.Key, back.Waits = "reversal:2026-10-31:1", s.Document.ID
	w.queueJournal(back)
	if err := w.outbox.CancelJournal(context.Background(), s.Document.ID); err != nil {
		t.Fatal(err)
	}
	w.xero.IsOffline = false
	w.run(time.Hour)
	if n := len(w.xero.Documents) - len(postingtest.Sample().Mirror); n != 0 {
		t.Errorf("Xero holds %d things", n)
	}
	w.queueJournal(j)
	w.queueJournal(back)
	w.run(time.Hour)
	if n := len(w.xero.Journals()); n != 2 {
		t.Errorf("Xero holds %d journals after they were approved again", n)
	}
}

func TestARefusedJournalTakesOtherContent(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.xero.Next = []postingtest.Fault{postingtest.FaultReject}
	w.queueJournal(october(100_00))
	w.run(time.Minute)
	if d := w.only(octoberKey); d.State != posting.StateRejected || d.Problem == "" {
		t.Fatalf("it is %s: %q", d.State, d.Problem)
	}
	w.queueJournal(october(105_00))
	w.run(time.Minute)
	if made := w.xero.Journals(); len(made) != 1 || made[0].Journal.Lines[0].Amount != 105_00 {
		t.Errorf("Xero holds %d", len(made))
	}
}
