package conformance_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/connect"
	"daybook/internal/money"
	"daybook/internal/posting"
	"daybook/internal/practice/books"
	"daybook/internal/practice/seed"
	"daybook/internal/refdata"
	"daybook/internal/sample"
	"daybook/internal/sqlite"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
	"daybook/internal/xero/ledger"
)

// shop is the furniture maker's company file before the practice Xero, with all that closes its months.
type shop struct {
	*bench

	t         *testing.T
	file      *sqlite.File
	warehouse *warehouse.Service
	closing   *closing.Service
	outbox    posting.Outbox
	sender    *posting.Sender
	accounts  map[string]string // ids by code
	months    []closing.Period
	// costs is what the cost accounts came to at the end of each month that was closed.
	costs money.Amount
}

// read implements closing.Books with the bench's client.
type read struct{ client *xero.Client }

// ReadBalances implements closing.Books.
func (r read) ReadBalances(ctx context.Context, _ string, day civil.Date) (map[string]money.Amount, time.Time, error) {
	return gateway.BalancesOf(ctx, r.client, day)
}

// way is how a year is closed.
type way struct {
	model     journal.Model
	method    closing.Method
	valuation stock.Method
	status    posting.Status
}

func (w way) String() string {
	return fmt.Sprintf("%s %s %s %s", w.model, w.method, w.valuation, w.status)
}

// ways are both models by both methods, by average and FIFO.
func ways() []way {
	var list []way
	for _, model := range []journal.Model{journal.Purchases, journal.Stock} {
		for _, method := range []closing.Method{closing.Movement, closing.Balance} {
			for _, valuation := range []stock.Method{stock.Average, stock.FIFO} {
				list = append(list, way{model, method, valuation, posting.StatusPosted})
			}
		}
	}
	if isRaced {
		return []way{list[0], list[len(list)-1]}
	}
	return list
}

var stockCodes = map[journal.Class]string{journal.Material: "630", journal.PartMade: "632", journal.Finished: "632", journal.Traded: "632"}

// openShop opens the year of the furniture maker on the day of the bench.
func openShop(t *testing.T, w way) *shop {
	t.Helper()
	ctx := t.Context()
	o := seed.Options{IsStockOnly: true}
	if w.model == journal.Stock {
		o.BillsTo = func(c journal.Class) string { return stockCodes[c] }
	}
	s := &shop{bench: setupBooks(t, o), t: t, accounts: map[string]string{}}
	day, now := civil.Of(today), func() time.Time { return s.tick() }
	path := filepath.Join(t.TempDir(), "company.daybook")
	must(t, sqlite.Create(ctx, path, sqlite.Info{Name: "Kauri Furniture", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: today, MachineID: "m1"}))
	var err error
	s.file, err = sqlite.Open(ctx, path, sqlite.Options{Now: now})
	must(t, err)
	t.Cleanup(func() {
		if err := s.file.Close(); err != nil {
			t.Error(err)
		}
	})
	must(t, sample.Fill(ctx, s.file, day))
	s.readReference(ctx)
	must(t, s.file.SaveBinding(ctx, connect.Binding{TenantID: s.Client.TenantID, IsConnected: true}))
	s.Client.Limits = &xero.Limiter{Window: time.Millisecond} // the practice Xero counts by its own clock
	port := ledger.New(func() *xero.Client { return s.Client })
	times, clock := posting.DefaultTimes(), posting.SystemClock()
	clock.Wall = now
	times.Settle = 0
	s.sender = posting.NewSender(posting.SenderOptions{Store: s.file.Outbox(), Ledger: port, Clock: clock, Times: times, Machine: "m1"})
	s.outbox = posting.Outbox{Store: s.file.Outbox(), Ledger: port, Now: now}
	s.warehouse = warehouse.NewService(warehouse.Options{Store: s.file, Now: now, Zone: time.UTC})
	s.closing = closing.NewService(closing.Options{Store: s.file, Warehouse: s.warehouse, Outbox: s.outbox, Books: read{s.Client}, Company: "Kauri Furniture", Now: now, Zone: time.UTC})
	s.choose(ctx, w)
	for n := range 12 {
		from := sample.FirstDay(day).AddMonths(n)
		s.months = append(s.months, closing.Period{From: from, To: from.EndOfMonth()})
	}
	must(t, s.closing.ReadBooks(ctx, s.months[0].To))
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *shop) readReference(ctx context.Context) {
	s.t.Helper()
	accounts, err := s.Client.ListAccounts(ctx)
	must(s.t, err)
	organisation, err := s.Client.GetOrganisation(ctx)
	must(s.t, err)
	set := refdata.Set{Organisation: refdata.Organisation{TenantID: s.Client.TenantID, Name: organisation.Name, BaseCurrency: "NZD",
		PeriodLockOn: organisation.PeriodLockDate, EndOfYearLockOn: organisation.EndOfYearLockDate}, ReadAt: today}
	for _, a := range accounts {
		s.accounts[a.Code] = a.AccountID
		set.Accounts = append(set.Accounts, refdata.Account{ID: a.AccountID, Code: a.Code, Name: a.Name, Type: a.Type, Class: refdata.Class(a.Class), Status: a.Status, SystemAccount: a.SystemAccount})
	}
	must(s.t, s.file.SaveReference(ctx, set))
}

func (s *shop) choose(ctx context.Context, w way) {
	s.t.Helper()
	c := closing.Defaults()
	c.Model, c.Method, c.Status, c.Start = w.model, w.method, w.status, sample.FirstDay(civil.Of(today))
	for role, code := range map[journal.Role]string{journal.RolePurchases: "300", journal.RoleCostOfSales: "310", journal.RoleAbsorbed: "330", journal.RoleAdjustments: "340",
		journal.RoleDifferences: "345", journal.RoleReceived: "804", journal.RoleTransit: "633", journal.RoleChange: "310", journal.RoleStock(journal.WorkInProgress): "631"} {
		c.Accounts[role] = s.accounts[code]
	}
	for class, code := range stockCodes {
		c.Accounts[journal.RoleStock(class)] = s.accounts[code]
	}
	if w.model == journal.Purchases {
		c.Accounts[journal.RoleLanded] = s.accounts["325"]
	}
	must(s.t, s.closing.SaveSettings(ctx, c, w.valuation))
}

// send lets the sender work until it rests.
func (s *shop) send() {
	s.t.Helper()
	for range 1000 {
		if s.sender.Step(s.t.Context()) > 0 {
			return
		}
	}
	s.t.Fatal("the sender never comes to rest")
}

func (s *shop) get(n int) closing.Full {
	s.t.Helper()
	f, err := s.closing.Get(s.t.Context(), s.months[n].To)
	must(s.t, err)
	return f
}

// approve approves what is suggested for a month, has it sent, and reads what Xero holds then.
func (s *shop) approve(n int) closing.Full {
	s.t.Helper()
	must(s.t, s.closing.ReadBooks(s.t.Context(), s.months[n].To))
	f := s.get(n)
	if !f.CanApprove() {
		s.t.Fatalf("%s is %s: %+v", f.To, f.State, f.Blocks)
	}
	must(s.t, s.closing.Approve(s.t.Context(), f.To, f.Proposal.Digest))
	s.send()
	must(s.t, s.closing.ReadBooks(s.t.Context(), f.To))
	after := s.get(n)
	if after.State != closing.StateSent {
		s.t.Log(after.State, after.Proposal.Lines, after.TieOut)
	}
	if after.State != closing.StateSent {
		s.t.Fatalf("%s is %s after it was approved: %+v %+v", f.To, after.State, after.Blocks, after.Sent)
	}
	return after
}

// costCodes are the accounts that make the cost of a month.
var costCodes = []string{"300", "310", "325", "330", "340", "345"}

// yearOf is the first day of the financial year of a day: profit and loss begin anew with it.
func yearOf(day civil.Date) civil.Date {
	first := civil.Date{Year: day.Year, Month: time.April, Day: 1}
	if first.After(day) {
		first.Year--
	}
	return first
}

// holds is what Xero holds on an account at the end of a day, with journals that are drafts there.
func (s *shop) holds(day civil.Date) map[string]money.Amount {
	s.t.Helper()
	balances, _, err := gateway.BalancesOf(s.t.Context(), s.Client, day)
	must(s.t, err)
	journals, err := s.Client.ListAllManualJournals(s.t.Context(), xero.ManualJournalQuery{DateTo: day, Status: xero.ManualJournalDraft})
	must(s.t, err)
	for _, j := range journals {
		for _, l := range j.JournalLines {
			if isProfit := slices.Contains(costCodes, l.AccountCode); !isProfit || !j.Date.Before(yearOf(day)) {
				balances[l.AccountID] += l.LineAmount
			}
		}
	}
	return balances
}

// check compares what Xero holds at the end of a month with what stock is worth, with what is owed, and the month's cost with deliveries and adjustments.
func (s *shop) check(f closing.Full) {
	s.t.Helper()
	held := s.holds(f.To)
	for account, want := range f.Suggestion.Closing {
		if got := held[string(account)]; got != want {
			s.t.Errorf("%s: %s holds %s, stock is worth %s", f.To, s.codeOf(string(account)), got, want)
		}
	}
	var owed, transit money.Value
	for _, item := range f.Suggestion.End.Items {
		owed += item.Received
		transit += item.Transit
	}
	if held[s.accounts["804"]] != -owed.Amount() || held[s.accounts["633"]] != transit.Amount() {
		s.t.Errorf("%s: owed %s of %s, on its way %s of %s", f.To, held[s.accounts["804"]], owed, held[s.accounts["633"]], transit)
	}
	var costs, absorbed money.Amount
	for _, code := range costCodes {
		costs += held[s.accounts[code]]
	}
	for _, e := range f.Suggestion.Movement {
		if e.Row == journal.RowOperations {
			absorbed += e.Amount
		}
	}
	if yearOf(f.To) == f.From {
		s.costs = 0
	}
	if month := costs - s.costs + absorbed; month != f.Cost {
		s.t.Errorf("%s: the month cost %s, deliveries and adjustments are %s", f.To, month, f.Cost)
	}
	s.costs = costs
	if f.Difference != 0 || !f.Agrees {
		s.t.Errorf("%s: %s is not explained, the methods agree: %t", f.To, f.Difference, f.Agrees)
	}
}

func (s *shop) codeOf(id string) string {
	for code, each := range s.accounts {
		if each == id {
			return code
		}
	}
	return id
}

// TestAYearIsClosedMonthByMonth: twelve months one after another, in both models and by both methods, by average and FIFO: after each, Xero's stock accounts say
// what stock is worth. Then a receipt is entered that belongs in the third month, and what was delivered of it: one difference journal in the first open month makes it good.
func TestAYearIsClosedMonthByMonth(t *testing.T) {
	t.Parallel()
	for _, w := range ways() {
		t.Run(w.String(), func(t *testing.T) {
			t.Parallel()
			s := openShop(t, w)
			for n := range s.months {
				f := s.approve(n)
				s.check(f)
				if n < 11 {
					must(t, s.closing.Close(t.Context(), f.To))
				}
			}
			s.receiveLate(w)
			must(t, s.closing.ReadBooks(t.Context(), s.months[11].To))
			f := s.get(11)
			if f.State != closing.StateChanged || !f.Proposal.IsDifference || f.Proposal.Replaces {
				t.Fatalf("after the late receipt the month is %s: %+v", f.State, f.Proposal)
			}
			f = s.approve(11)
			held := s.holds(f.To)
			for account, want := range f.Suggestion.Closing {
				if got := held[string(account)]; got != want {
					t.Errorf("after the difference %s holds %s, stock is worth %s", s.codeOf(string(account)), got, want)
				}
			}
			for n := range 11 {
				if f := s.get(n); f.State != closing.StateClosed {
					t.Errorf("%s is %s", f.To, f.State)
				}
			}
			s.checkOnce(13)
		})
	}
}

// receiveLate enters a receipt in the third month, whose bill comes in the twelfth, and a delivery of part of it.
func (s *shop) receiveLate(w way) {
	s.t.Helper()
	ctx := s.t.Context()
	book, err := s.warehouse.Book(ctx)
	must(s.t, err)
	bought := s.mostUsed(book)
	_, err = s.warehouse.Record(ctx, []warehouse.Entry{{Date: s.months[2].From.AddDays(9), Kind: stock.Receive, ItemID: bought.ID, Quantity: 10 * money.One, UnitCost: 51_230_000}})
	must(s.t, err)
	_, err = s.warehouse.Record(ctx, []warehouse.Entry{{Date: s.months[2].From.AddDays(10), Kind: stock.Issue, ItemID: bought.ID, Quantity: 4 * money.One}})
	must(s.t, err)
	code := "300"
	if w.model == journal.Stock {
		code = stockCodes[bought.Class]
	}
	s.bill(s.months[11].To, code, 512_30)
}

// mostUsed is the item that is bought and goes out most often after the day of the receipt, of those that are not counted: a count does not move by what is entered
// before it.
func (s *shop) mostUsed(book *warehouse.Book) warehouse.Item {
	s.t.Helper()
	out := map[int64]int{}
	for l := range book.Valuation.Lines() {
		id := warehouse.ItemID(l.Item)
		switch {
		case l.Date.Before(s.months[2].From.AddDays(9)):
		case l.Kind == stock.Count:
			out[id] -= 1_000_000
		case l.Kind == stock.Issue || l.Kind == stock.KindUse:
			out[id]++
		}
	}
	most := slices.MaxFunc(book.Items, func(a, b warehouse.Item) int {
		rank := func(i warehouse.Item) int {
			if i.Recipe != nil {
				return -1
			}
			return out[i.ID]
		}
		return rank(a) - rank(b)
	})
	if out[most.ID] <= 0 {
		s.t.Fatal("every item that is bought was counted, or does not go out")
	}
	return most
}

// bill puts a bill into the books of the practice Xero.
func (s *shop) bill(on civil.Date, code string, net money.Amount) {
	s.t.Helper()
	contacts, err := s.Client.ListAllContacts(s.t.Context(), xero.ContactQuery{})
	must(s.t, err)
	body, err := xero.EncodeInvoices([]xero.NewInvoice{{Type: xero.Bill, ContactID: contacts[0].ContactID, InvoiceNumber: "LATE-1", Date: on, DueDate: on, LineAmountTypes: money.NoTax,
		CurrencyCode: "NZD", Status: "AUTHORISED", Lines: []xero.NewLineItem{{Description: "Late", HasFigures: true, Quantity: money.One, UnitAmount: money.PriceOf(net), AccountCode: code}}}})
	must(s.t, err)
	reply, err := s.Client.SendFrozen(s.t.Context(), xero.Target{Kind: xero.PathInvoices}, body, "late-bill")
	if err != nil || len(reply.Elements) != 1 || reply.Elements[0].HasErrors {
		s.t.Fatalf("the bill was not made: %v %+v", err, reply)
	}
}

// checkOnce makes sure that Xero holds so many journals of ours, each under its own mark.
func (s *shop) checkOnce(want int) {
	s.t.Helper()
	journals, err := s.Client.ListAllManualJournals(s.t.Context(), xero.ManualJournalQuery{})
	must(s.t, err)
	marks := map[string]bool{}
	for _, j := range journals {
		if marks[j.Narration] {
			s.t.Errorf("%s stands twice", j.Narration)
		}
		marks[j.Narration] = true
	}
	if len(marks) != want {
		s.t.Errorf("Xero holds %d journals, want %d", len(marks), want)
	}
}

// TestDraftsThatPeopleTouchAreMadeGood: of three months left as drafts one is edited and one deleted by a person; what is suggested then brings Xero to the
// valuation again, and later months stay exact.
func TestDraftsThatPeopleTouchAreMadeGood(t *testing.T) {
	t.Parallel()
	for _, w := range ways() {
		w.status = posting.StatusDraft
		t.Run(w.String(), func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			s := openShop(t, w)
			for n := range 3 {
				s.check(s.approve(n))
			}
			edited, deleted := s.get(0).Sent[0].Document, s.get(1).Sent[0].Document
			must(t, s.Desk.EditJournal(ctx, edited.LedgerID, s.halved(ctx, edited.LedgerID)))
			must(t, s.Desk.DeleteJournal(ctx, deleted.LedgerID))
			must(t, s.closing.ReadBooks(ctx, s.months[2].To))
			for n := range 2 {
				if f := s.get(n); f.State != closing.StateChanged && n == 0 || n == 1 && f.State != closing.StateBlocked {
					t.Errorf("%s is %s: %+v", f.To, f.State, f.Blocks)
				}
			}
			if f := s.get(0); !f.Proposal.Replaces {
				t.Errorf("the edited draft is not put right in its place: %+v", f.Proposal)
			}
			s.costs = 0
			s.check(s.approve(0))
			s.check(s.approve(1))
			must(t, s.closing.ReadBooks(ctx, s.months[2].To))
			if f := s.get(2); f.State == closing.StateChanged {
				s.check(s.approve(2))
			} else {
				s.check(f)
			}
			for n := 3; n < 6; n++ {
				s.check(s.approve(n))
			}
			must(t, s.Desk.PostJournal(ctx, s.get(0).Sent[0].Document.LedgerID))
			must(t, s.closing.ReadBooks(ctx, s.months[5].To))
			if f := s.get(5); f.State != closing.StateSent {
				t.Errorf("after a draft was posted the sixth month is %s", f.State)
			}
		})
	}
}

// halved is a draft with half its amounts, as a person may type it.
func (s *shop) halved(ctx context.Context, id string) books.JournalInput {
	s.t.Helper()
	j, err := s.Client.GetManualJournal(ctx, id)
	must(s.t, err)
	in := books.JournalInput{}
	var rest money.Amount
	for i, l := range j.JournalLines {
		amount := l.LineAmount / 2
		if i == len(j.JournalLines)-1 {
			amount = -rest
		}
		rest += amount
		in.Lines = append(in.Lines, books.JournalLineInput{AccountCode: &l.AccountCode, Amount: &amount, Description: &l.Description})
	}
	return in
}
