package closing_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/refdata"
	"daybook/internal/sample"
	"daybook/internal/sqlite"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// codes are the accounts of the tests, by role.
var codes = map[journal.Role]string{
	journal.RoleStock(journal.Material): "630", journal.RoleStock(journal.WorkInProgress): "631", journal.RoleStock(journal.PartMade): "632", journal.RoleStock(journal.Finished): "632",
	journal.RoleStock(journal.Traded): "632", journal.RoleTransit: "633", journal.RolePurchases: "300", journal.RoleCostOfSales: "310", journal.RoleAbsorbed: "330",
	journal.RoleAdjustments: "340", journal.RoleDifferences: "345", journal.RoleReceived: "804", journal.RoleChange: "310", closing.RoleOpening: "970",
}

func chart() []refdata.Account {
	account := func(code, kind string, class refdata.Class, system string) refdata.Account {
		return refdata.Account{ID: "acc-" + code, Code: code, Name: "Account " + code, Type: kind, Class: class, Status: "ACTIVE", SystemAccount: system}
	}
	return []refdata.Account{
		account("300", "DIRECTCOSTS", refdata.Expense, ""), account("310", "DIRECTCOSTS", refdata.Expense, ""), account("330", "DIRECTCOSTS", refdata.Expense, ""),
		account("340", "EXPENSE", refdata.Expense, ""), account("345", "EXPENSE", refdata.Expense, ""), account("630", "CURRENT", refdata.Asset, ""),
		account("631", "CURRENT", refdata.Asset, ""), account("632", "CURRENT", refdata.Asset, ""), account("633", "CURRENT", refdata.Asset, ""),
		account("640", "INVENTORY", refdata.Asset, ""), account("804", "CURRLIAB", refdata.Liability, ""), account("800", "CURRLIAB", refdata.Liability, "CREDITORS"),
		account("090", "BANK", refdata.Asset, ""), account("970", "EQUITY", refdata.Equity, ""), account("960", "EQUITY", refdata.Equity, "RETAINEDEARNINGS"),
	}
}

// booksOf are what Xero is said to hold, whatever the day.
type booksOf map[string]money.Amount

// ReadBalances implements closing.Books.
func (b booksOf) ReadBalances(context.Context, string, civil.Date) (map[string]money.Amount, time.Time, error) {
	return b, time.Time{}, nil
}

// shop is a company file with two months of stock, and Xero in memory.
type shop struct {
	file      *sqlite.File
	warehouse *warehouse.Service
	closing   *closing.Service
	outbox    posting.Outbox
	xero      *postingtest.Xero
	sender    *posting.Sender
	books     booksOf
	board     int64
}

var (
	september = civil.Date{Year: 2026, Month: 9, Day: 30}
	october   = civil.Date{Year: 2026, Month: 10, Day: 31}
)

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// openFile opens an empty company file that is bound to an organisation with the accounts.
func openFile(t testing.TB) *sqlite.File {
	t.Helper()
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "company.daybook")
	check(t, sqlite.Create(ctx, path, sqlite.Info{Name: "Kauri", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: postingtest.Noon(), MachineID: "m1"}))
	file := must(sqlite.Open(ctx, path, sqlite.Options{Now: postingtest.Noon}))(t)
	t.Cleanup(func() { _ = file.Close() })
	organisation := refdata.Organisation{TenantID: postingtest.Organisation, Name: "Kauri", BaseCurrency: "NZD"}
	check(t, file.SaveReference(ctx, refdata.Set{Organisation: organisation, Accounts: chart(), ReadAt: postingtest.Noon()}))
	check(t, file.SaveBinding(ctx, connect.Binding{TenantID: postingtest.Organisation, IsConnected: true}))
	return file
}

func (s *shop) start(t testing.TB, file *sqlite.File) {
	clock := postingtest.NewClock()
	s.file, s.books = file, booksOf{}
	s.xero = postingtest.NewXero(clock, nil)
	s.outbox = posting.Outbox{Store: file.Outbox(), Ledger: s.xero, Now: postingtest.Noon}
	s.sender = posting.NewSender(posting.SenderOptions{Store: file.Outbox(), Ledger: s.xero, Clock: clock.Posting(), Times: posting.DefaultTimes(), Machine: "m1"})
	s.warehouse = warehouse.NewService(warehouse.Options{Store: file, Now: postingtest.Noon, Zone: time.UTC})
	s.closing = closing.NewService(closing.Options{Store: file, Warehouse: s.warehouse, Outbox: s.outbox, Books: s.books, Company: "Kauri", Now: postingtest.Noon, Zone: time.UTC})
	_ = t
}

// open opens a shop that bought 100 boards for 10 in September and sold 30 of them in October.
func open(t testing.TB) *shop {
	t.Helper()
	s := &shop{}
	s.start(t, openFile(t))
	s.board = must(s.file.SaveItem(t.Context(), order.Item{SKU: "BOARD", Name: "Board"}))(t).ID
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 3}, Kind: stock.Receive, ItemID: s.board, Quantity: 100 * money.One, UnitCost: 10_000_000})
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 10, Day: 5}, Kind: stock.Issue, ItemID: s.board, Quantity: 30 * money.One})
	check(t, s.closing.SaveSettings(t.Context(), settings(), stock.Average))
	return s
}

func settings() closing.Settings {
	c := closing.Defaults()
	c.Start = civil.Date{Year: 2026, Month: 9, Day: 1}
	for role, code := range codes {
		c.Accounts[role] = "acc-" + code
	}
	return c
}

func (s *shop) record(t testing.TB, e warehouse.Entry) {
	t.Helper()
	must(s.warehouse.Record(t.Context(), []warehouse.Entry{e}))(t)
}

func (s *shop) get(t testing.TB, to civil.Date) closing.Full {
	t.Helper()
	return must(s.closing.Get(t.Context(), to))(t)
}

// read reads balances, which settles an opening of nothing.
func (s *shop) read(t testing.TB, to civil.Date) {
	t.Helper()
	check(t, s.closing.ReadBooks(t.Context(), to))
}

func (s *shop) approve(t testing.TB, to civil.Date) {
	t.Helper()
	check(t, s.closing.Approve(t.Context(), to, s.get(t, to).Proposal.Digest))
}

func (s *shop) send(t testing.TB) {
	t.Helper()
	for range 100 {
		if s.sender.Step(t.Context()) > 0 {
			return
		}
	}
}

func reasons(list []closing.Notice) []closing.Reason {
	found := []closing.Reason{}
	for _, n := range list {
		found = append(found, n.Reason)
	}
	return found
}

func TestAMonthIsApprovedOnceAndTakenBack(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	if f := s.get(t, september); !slices.Contains(reasons(f.Blocks), closing.ReasonOpening) {
		t.Errorf("before the opening was read: %v", reasons(f.Blocks))
	}
	s.read(t, september)
	f := s.get(t, september)
	if f.State != closing.StateOpen || f.Value != 1000_00 || len(f.Proposal.Lines) != 2 {
		t.Fatalf("September is %s, worth %s: %+v", f.State, f.Value, f.Blocks)
	}
	if err := s.closing.Approve(ctx, september, "another"); !fault.Is(err, fault.Conflict) {
		t.Errorf("what nobody looked at is approved: %v", err)
	}
	if err := s.closing.Approve(ctx, october, s.get(t, october).Proposal.Digest); !fault.Is(err, fault.Conflict) {
		t.Errorf("October is approved before September: %v", err)
	}
	s.approve(t, september)
	if f := s.get(t, september); f.State != closing.StateApproved || !f.CanWithdraw() {
		t.Fatalf("after it was approved it is %s", f.State)
	}
	check(t, s.closing.Withdraw(ctx, september))
	if f := s.get(t, september); f.State != closing.StateOpen {
		t.Errorf("after it was taken back it is %s", f.State)
	}
	s.approve(t, september)
	s.send(t)
	if f := s.get(t, september); f.State != closing.StateSent || len(s.xero.Journals()) != 1 || f.Sent[0].Attachment == nil || f.Sent[0].Attachment.State != posting.StateSent {
		t.Errorf("September is %s, Xero holds %d journals", f.State, len(s.xero.Journals()))
	}
	if err := s.closing.Withdraw(ctx, september); !fault.Is(err, fault.Conflict) {
		t.Errorf("what was sent is taken back: %v", err)
	}
}

// TestALateReceiptChangesTheDraftInItsPlace: a draft takes the new figures; once posted, only the difference is proposed.
func TestALateReceiptChangesTheDraftInItsPlace(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.read(t, september)
	s.approve(t, september)
	s.send(t)
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 4}, Kind: stock.Receive, ItemID: s.board, Quantity: 10 * money.One, UnitCost: 10_000_000})
	if f := s.get(t, september); f.State != closing.StateChanged || !f.Proposal.Replaces {
		t.Fatalf("after a late receipt September is %s", f.State)
	}
	s.approve(t, september)
	s.send(t)
	made := s.xero.Journals()
	if len(made) != 1 || made[0].Journal.Lines[0].Amount != -1100_00 {
		t.Fatalf("Xero holds %d journals: %+v", len(made), made[0].Journal)
	}
	made[0].Status, made[0].UpdatedAt = posting.StatusPosted, postingtest.Noon().Add(time.Hour)
	s.read(t, september)
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 6}, Kind: stock.Receive, ItemID: s.board, Quantity: 1 * money.One, UnitCost: 10_000_000})
	f := s.get(t, september)
	if f.State != closing.StateChanged || f.Proposal.Replaces || !f.Proposal.IsDifference || f.Proposal.Lines[0].Amount != -10_00 {
		t.Errorf("to what is posted, %+v is proposed in %s", f.Proposal.Lines, f.State)
	}
}

// TestWhatTheOwnerChangesStands: an edit is kept on top of what is suggested, is not proposed to be undone once posted, and goes with one press.
func TestWhatTheOwnerChangesStands(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	s.read(t, september)
	for field, lines := range map[string][]closing.Edited{
		"lines":              {{AccountID: "acc-632", Amount: 900_00}},
		"lines[0].accountId": {{AccountID: "acc-800", Amount: 1}},
	} {
		err := s.closing.Edit(ctx, september, lines, "")
		if err == nil || !strings.Contains(err.Error(), field) && !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", field, err)
		}
	}
	check(t, s.closing.Edit(ctx, september, []closing.Edited{{AccountID: "acc-632", Amount: 900_00, Text: "As counted"}, {AccountID: "acc-340", Amount: 100_00}}, "Counted twice"))
	f := s.get(t, september)
	if !f.Proposal.IsEdited || f.Proposal.Note != "Counted twice" || len(f.Proposal.Lines) != 3 || f.Difference != 100_00 && f.HasBooks {
		t.Fatalf("edited: %+v, %s apart", f.Proposal.Lines, f.Difference)
	}
	s.approve(t, september)
	s.send(t)
	if f := s.get(t, september); f.State != closing.StateSent {
		t.Errorf("after it was sent it is %s", f.State)
	}
	check(t, s.closing.Reset(ctx, september))
	if f := s.get(t, september); f.State != closing.StateChanged || f.Proposal.IsEdited || f.Proposal.Note != "Counted twice" {
		t.Errorf("after the reset it is %s: %+v", f.State, f.Proposal)
	}
}

func TestADismissedMonthIsClosedAndOpenedAgain(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	s.read(t, september)
	if err := s.closing.Close(ctx, september); !fault.Is(err, fault.Conflict) {
		t.Errorf("a month whose journal is open is closed: %v", err)
	}
	check(t, s.closing.Dismiss(ctx, september))
	check(t, s.closing.Close(ctx, september))
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 5}, Kind: stock.Receive, ItemID: s.board, Quantity: 5 * money.One, UnitCost: 10_000_000})
	if f := s.get(t, september); f.State != closing.StateClosed || f.Value != 1000_00 || f.Known != 1050_00 {
		t.Errorf("closed at %s, known as %s, %s", f.Value, f.Known, f.State)
	}
	for name, err := range map[string]error{"edit": s.closing.Edit(ctx, september, nil, ""), "dismiss": s.closing.Dismiss(ctx, september), "approve": s.closing.Approve(ctx, september, "")} {
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("%s of a closed month: %v", name, err)
		}
	}
	check(t, s.closing.Reopen(ctx, september))
	if f := s.get(t, september); f.State == closing.StateClosed || f.Value != 1050_00 {
		t.Errorf("opened again it is %s, worth %s", f.State, f.Value)
	}
}

func TestWhatStandsInTheWayIsNamed(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	s.read(t, september)
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 20}, Kind: stock.Issue, ItemID: s.board, Quantity: 200 * money.One})
	changed := settings()
	changed.Method = closing.Balance
	check(t, s.closing.SaveSettings(ctx, changed, stock.Average))
	if found := reasons(s.get(t, september).Blocks); !slices.Contains(found, closing.ReasonNegative) {
		t.Errorf("below zero: %v", found)
	}
	if found := reasons(s.get(t, october).Blocks); !slices.Contains(found, closing.ReasonBalances) || !slices.Contains(found, closing.ReasonEarlier) {
		t.Errorf("October: %v", found)
	}
	if found := reasons(s.get(t, civil.Date{Year: 2026, Month: 11, Day: 30}).Blocks); !slices.Contains(found, closing.ReasonRunning) {
		t.Errorf("November: %v", found)
	}
	set := must(s.file.LoadReference(ctx))(t)
	set.Organisation.PeriodLockOn = september
	set.Accounts[7].Status = "ARCHIVED"
	check(t, s.file.SaveReference(ctx, set))
	f := s.get(t, september)
	if f.ClosedBy != closing.ByLock || f.State != closing.StateClosed {
		t.Errorf("behind a lock date September is %s", f.State)
	}
	if found := reasons(f.Warnings); !slices.Contains(found, closing.ReasonOff) {
		t.Errorf("closed without its journal, September warns of %v", found)
	}
	if found := reasons(s.get(t, october).Blocks); !slices.Contains(found, closing.ReasonAccount) {
		t.Errorf("with an archived account: %v", found)
	}
	set.Organisation.PeriodLockOn = civil.Date{}
	check(t, s.file.SaveReference(ctx, set))
	if f := s.get(t, september); f.ClosedBy != "" {
		t.Errorf("once the lock date is taken back September is %s", f.State)
	}
}

// TestAnEditThatIsPostedIsNotUndone: the next look proposes nothing, and the month stays as the owner wanted it.
func TestAnEditThatIsPostedIsNotUndone(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	changed := settings()
	changed.Status = posting.StatusPosted
	check(t, s.closing.SaveSettings(ctx, changed, stock.Average))
	s.read(t, september)
	check(t, s.closing.Edit(ctx, september, []closing.Edited{{AccountID: "acc-632", Amount: 900_00}, {AccountID: "acc-340", Amount: 100_00}}, ""))
	s.approve(t, september)
	s.record(t, warehouse.Entry{Date: civil.Date{Year: 2026, Month: 9, Day: 6}, Kind: stock.Receive, ItemID: s.board, Quantity: 1 * money.One, UnitCost: 10_000_000})
	if found := reasons(s.get(t, september).Warnings); !slices.Contains(found, closing.ReasonChanged) {
		t.Errorf("of what changed since it was approved, it warns of %v", found)
	}
	s.send(t)
	f := s.get(t, september)
	if f.State != closing.StateChanged || len(f.Proposal.Lines) < 2 || f.Proposal.Lines[0].Amount != -10_00 {
		t.Errorf("the late receipt alone is to be posted, %s proposes %+v", f.State, f.Proposal.Lines)
	}
	s.approve(t, september)
	s.send(t)
	if f := s.get(t, september); f.State != closing.StateSent || len(f.Proposal.Lines) != 0 || len(s.xero.Journals()) != 2 {
		t.Errorf("%s proposes %+v with %d journals in Xero", f.State, f.Proposal.Lines, len(s.xero.Journals()))
	}
}

// TestAMonthBehindOneThatWasClosedStaysClosed: a lock date that is taken back opens nothing that the owner closed since.
func TestAMonthBehindOneThatWasClosedStaysClosed(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	s.read(t, september)
	set := must(s.file.LoadReference(ctx))(t)
	set.Organisation.PeriodLockOn = september
	check(t, s.file.SaveReference(ctx, set))
	s.get(t, september)
	check(t, s.closing.Dismiss(ctx, october))
	check(t, s.closing.Close(ctx, october))
	set.Organisation.PeriodLockOn = civil.Date{}
	check(t, s.file.SaveReference(ctx, set))
	for _, to := range []civil.Date{september, october} {
		if f := s.get(t, to); f.ClosedBy != closing.ByOwner {
			t.Errorf("%s is closed by %q", to, f.ClosedBy)
		}
	}
}

// TestTheOpeningGoesToEquity: what stock was worth before the first month, less what Xero held, once.
func TestTheOpeningGoesToEquity(t *testing.T) {
	t.Parallel()
	ctx, s := t.Context(), open(t)
	changed := settings()
	changed.Start, changed.Accounts[closing.RoleOpening] = civil.Date{Year: 2026, Month: 10, Day: 1}, ""
	check(t, s.closing.SaveSettings(ctx, changed, stock.Average))
	s.books["acc-630"] = 0
	s.books["acc-632"] = 940_00
	s.read(t, october)
	o := must(s.closing.List(ctx))(t).Opening
	if o.IsSettled() || o.Value != 1000_00 || o.Books != 940_00 || len(o.Lines) != 2 || reasons(o.Blocks)[0] != closing.ReasonUnmapped {
		t.Fatalf("the opening is %+v", o)
	}
	if err := s.closing.ChooseOpening(ctx, "acc-960"); !fault.Is(err, fault.Invalid) {
		t.Errorf("retained earnings are chosen: %v", err)
	}
	if err := s.closing.SettleOpening(ctx); !fault.Is(err, fault.Conflict) {
		t.Errorf("it is settled while it differs: %v", err)
	}
	check(t, s.closing.ChooseOpening(ctx, "acc-970"))
	o = must(s.closing.List(ctx))(t).Opening
	check(t, s.closing.ApproveOpening(ctx, o.Digest))
	s.send(t)
	made := s.xero.Journals()
	if len(made) != 1 || made[0].Date != september || made[0].Journal.Lines[1].AccountCode != "970" || made[0].Journal.Lines[1].Amount != -60_00 {
		t.Fatalf("Xero holds %d journals", len(made))
	}
	if o := must(s.closing.List(ctx))(t).Opening; !o.IsSettled() {
		t.Errorf("after it was sent the opening is %+v", o)
	}
}

// TestTheClosingBalanceIsTakenBackOnTheNextDay: the second journal waits for the first, and mirrors it.
func TestTheClosingBalanceIsTakenBackOnTheNextDay(t *testing.T) {
	t.Parallel()
	s := open(t)
	changed := settings()
	changed.Method, changed.HasReversal = closing.Balance, true
	check(t, s.closing.SaveSettings(t.Context(), changed, stock.Average))
	s.books["acc-300"] = 1000_00
	s.read(t, september)
	s.approve(t, september)
	s.send(t)
	made := s.xero.Journals()
	if len(made) != 2 || made[1].Date != september.AddDays(1) || made[0].Journal.Lines[0].Amount != -made[1].Journal.Lines[0].Amount {
		t.Fatalf("Xero holds %d journals", len(made))
	}
	if f := s.get(t, september); f.State != closing.StateSent || f.Difference != 0 {
		t.Errorf("September is %s, %s apart", f.State, f.Difference)
	}
}

func TestSettingsThatDoNotFitAreRefusedByTheirField(t *testing.T) {
	t.Parallel()
	s := open(t)
	for field, spoil := range map[string]func(*closing.Settings){
		"model":                   func(c *closing.Settings) { c.Model = "both" },
		"method":                  func(c *closing.Settings) { c.Method = "guess" },
		"status":                  func(c *closing.Settings) { c.Status = posting.StatusAuthorised },
		"start":                   func(c *closing.Settings) { c.Start = civil.Date{Year: 2026, Month: 9, Day: 2} },
		"hasReversal":             func(c *closing.Settings) { c.HasReversal = true },
		"accounts.purchases":      func(c *closing.Settings) { c.Accounts[journal.RolePurchases] = "" },
		"accounts.stock_material": func(c *closing.Settings) { c.Accounts[journal.RoleStock(journal.Material)] = "acc-640" },
		"accounts.cost_of_sales":  func(c *closing.Settings) { c.Accounts[journal.RoleCostOfSales] = "acc-090" },
		"accounts.in_transit":     func(c *closing.Settings) { c.Accounts[journal.RoleTransit] = "acc-630" },
		"reasons.lost":            func(c *closing.Settings) { c.Reasons[warehouse.ReasonLost] = "acc-800" },
	} {
		c := settings()
		spoil(&c)
		err := s.closing.SaveSettings(t.Context(), c, stock.Average)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// BenchmarkMonthsSuggestion works the last month of the furniture maker's year out from the company file, by both methods and with the bridge.
func BenchmarkMonthsSuggestion(b *testing.B) {
	s := &shop{}
	s.start(b, openFile(b))
	check(b, sample.Fill(b.Context(), s.file, civil.Of(postingtest.Noon())))
	c := settings()
	c.Start = sample.FirstDay(civil.Of(postingtest.Noon()))
	check(b, s.closing.SaveSettings(b.Context(), c, stock.Average))
	for b.Loop() {
		books := warehouse.NewService(warehouse.Options{Store: s.file, Now: postingtest.Noon, Zone: time.UTC})
		fresh := closing.NewService(closing.Options{Store: s.file, Warehouse: books, Outbox: s.outbox, Books: s.books, Now: postingtest.Noon, Zone: time.UTC})
		if f, err := fresh.Get(b.Context(), october); err != nil || len(f.Suggestion.Bridge()) == 0 || len(f.Suggestion.Balance) == 0 {
			b.Fatal(err)
		}
	}
}
