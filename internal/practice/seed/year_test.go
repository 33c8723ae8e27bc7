package seed_test

import (
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
	"daybook/internal/sample"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// bookkeeping is the practice Xero's ledger with the year of the company file that is filled on the same day.
type bookkeeping struct {
	year      sample.Year
	today     civil.Date
	reference books.Reference
	entries   []books.Entry
	documents []books.Invoice
}

func keep(t *testing.T, now time.Time, o seed.Options) bookkeeping {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := seed.FillWith(t.Context(), s, now, o); err != nil {
		t.Fatal(err)
	}
	b := bookkeeping{year: sample.NewYear(civil.Of(now)), today: civil.Of(now)}
	err = s.View(t.Context(), func(tx *store.Tx) (err error) {
		if b.reference, err = tx.GetReference(t.Context()); err != nil {
			return err
		}
		if b.entries, err = tx.ListEntries(t.Context(), b.reference, false); err != nil {
			return err
		}
		b.documents, err = tx.ListInvoices(t.Context(), store.InvoiceQuery{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// moved is what an account moved after a day up to another.
func (b bookkeeping) moved(account string, after, to civil.Date) (sum money.Amount) {
	for _, e := range b.entries {
		if e.AccountCode == account && e.Date.After(after) && !e.Date.After(to) {
			sum += e.Amount
		}
	}
	return sum
}

var nows = []time.Time{
	time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC), time.Date(2028, 2, 29, 1, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 12, 0, 0, 0, time.UTC),
	time.Date(2026, 10, 31, 23, 0, 0, 0, time.UTC),
}

func TestStockBeginsWithWhatTheCompanyFileBeginsWith(t *testing.T) {
	t.Parallel()
	for _, now := range nows {
		b := keep(t, now, seed.Options{})
		before, opening := sample.OpeningDay(b.today), b.year.Opening()
		for account, want := range map[string]money.Amount{"630": opening[journal.Material],
			"631": 0, "632": opening[journal.PartMade] + opening[journal.Finished] + opening[journal.Traded]} {
			if got := b.moved(account, civil.Date{}, before); got != want {
				t.Errorf("%s: %s holds %s, want %s", b.today, account, got, want)
			}
			if later := b.moved(account, before, b.today); later != 0 {
				t.Errorf("%s: %s moved by %s since", b.today, account, later)
			}
		}
		if lock := b.reference.Organisation.PeriodLockDate; !lock.Before(before) || lock.IsZero() {
			t.Errorf("%s: locked to %s, the year begins after %s", b.today, lock, before)
		}
	}
}

// TestBillsAreOfTheYear: purchases, freight and wages of each month are those of the year; nothing that came by an order is billed.
func TestBillsAreOfTheYear(t *testing.T) {
	t.Parallel()
	for _, now := range nows {
		for _, o := range []seed.Options{{}, {IsStockOnly: true}} {
			b := keep(t, now, o)
			want := map[string]map[string]money.Amount{"300": {}, "325": {}, "320": {}}
			for _, bill := range b.year.Bills {
				for _, l := range bill.Lines {
					account, net := "300", l.Net()
					if l.IsFreight() {
						account = "325"
					}
					if bill.IsCredit {
						net = -net
					}
					want[account][bill.Date.EndOfMonth().String()] += net
				}
			}
			for _, w := range b.year.Wages {
				want["320"][w.Date.String()] += w.Amount
			}
			last := sample.OpeningDay(b.today)
			for n := range 13 {
				end := sample.FirstDay(b.today).AddMonths(n).EndOfMonth()
				for account, months := range want {
					if got := b.moved(account, last, end); got != months[end.String()] {
						t.Errorf("%s, %+v, %s: %s moved by %s, want %s", b.today, o, end, account, got, months[end.String()])
					}
				}
				last = end
			}
			b.checkOrders(t)
		}
	}
}

func (b bookkeeping) checkOrders(t *testing.T) {
	t.Helper()
	references := map[string]bool{}
	for _, o := range sample.Purchases(b.today).Orders {
		references[o.ContactReference] = o.ContactReference != ""
	}
	for _, d := range b.documents {
		if references[d.Number] || d.Date.After(b.today) {
			t.Errorf("%s: there is a %s %s of %s", b.today, d.Type, d.Number, d.Date)
		}
	}
}

func TestOnlyStockLeavesTheRestOut(t *testing.T) {
	t.Parallel()
	b := keep(t, day, seed.Options{IsStockOnly: true})
	want := len(b.year.Wages)
	for _, bill := range b.year.Bills {
		if !bill.IsCredit {
			want++
		}
	}
	for _, d := range b.documents {
		if d.Type != books.Purchase || d.Status != books.Authorised {
			t.Errorf("%s %s is %s", d.Type, d.Number, d.Status)
		}
	}
	if len(b.documents) != want {
		t.Errorf("%d documents, want %d", len(b.documents), want)
	}
}

// stockAccounts are where bills of each class go in model B.
var stockAccounts = map[journal.Class]string{journal.Material: "630", journal.PartMade: "632", journal.Finished: "632", journal.Traded: "632"}

func policy(model journal.Model) journal.Policy {
	accounts := map[journal.Role]journal.Account{
		journal.RolePurchases: "300", journal.RoleCostOfSales: "310", journal.RoleAbsorbed: "330", journal.RoleAdjustments: "340",
		journal.RoleDifferences: "345", journal.RoleReceived: "804", journal.RoleTransit: "633", journal.RoleChange: "310",
		journal.RoleStock(journal.WorkInProgress): "631",
	}
	for class, account := range stockAccounts {
		accounts[journal.RoleStock(class)] = journal.Account(account)
	}
	if model == journal.Purchases {
		accounts[journal.RoleLanded] = "325" // in the other model freight goes to stock with the goods
	}
	return journal.Policy{Model: model, Accounts: accounts}
}

// TestAYearCanBeClosedToTheCent: twelve months one after another, in both models and by both methods; after each the stock accounts say what stock
// is worth, and what was received and is not billed is owed.
func TestAYearCanBeClosedToTheCent(t *testing.T) {
	t.Parallel()
	for _, model := range []journal.Model{journal.Purchases, journal.Stock} {
		o := seed.Options{}
		if model == journal.Stock {
			o.BillsTo = func(c journal.Class) string { return stockAccounts[c] }
		}
		b := keep(t, day, o)
		for _, method := range []stock.Method{stock.Average, stock.FIFO} {
			for _, isBalance := range []bool{false, true} {
				c := closing{bookkeeping: b, method: method, isBalance: isBalance, posted: map[journal.Account]money.Amount{}}
				c.facts.Policy = policy(model)
				for n := range 12 {
					c.close(t, n)
				}
			}
		}
	}
}

// closing closes months with journals by one method, and keeps what they posted.
type closing struct {
	bookkeeping

	method    stock.Method
	isBalance bool
	facts     journal.Facts
	posted    map[journal.Account]money.Amount
}

func (c *closing) close(t *testing.T, n int) {
	t.Helper()
	f := &c.facts
	f.From = sample.FirstDay(c.today).AddMonths(n)
	f.To = f.From.EndOfMonth()
	f.Costs = map[string]money.Value{}
	f.Valuation, f.Classes, f.Reasons = c.value(t)
	f.Unbilled = c.owed(t, f.To)
	f.Balances = map[journal.Account]money.Amount{}
	for _, account := range []journal.Account{"630", "631", "632"} {
		f.Balances[account] = c.holds(account)
	}
	s := journal.Suggest(*f)
	if s.Blocks != nil {
		t.Fatalf("blocked: %+v", s.Blocks)
	}
	entries := s.Movement
	if c.isBalance {
		entries = s.Balance
	}
	for _, e := range entries {
		c.posted[e.Debit] += e.Amount
		c.posted[e.Credit] -= e.Amount
	}
	for account, want := range s.Closing {
		if got := c.holds(account); got != want {
			t.Fatalf("%s, %s, month %d: %s holds %s, stock is worth %s", f.Policy.Model, c.method, n+1, account, got, want)
		}
	}
	var owed money.Value
	for _, u := range f.Unbilled {
		owed += u.Received
	}
	if got := c.holds("804"); got != -owed.Amount() {
		t.Fatalf("%s, month %d: %s is owed, want %s", f.Policy.Model, n+1, got, owed)
	}
	before := s.End
	f.Before = &before
}

// holds is what an account holds at the end of the month, journals included.
func (c *closing) holds(account journal.Account) money.Amount {
	return c.moved(string(account), civil.Date{}, c.facts.To) + c.posted[account]
}

// owed is what came by orders up to a day: none of them is billed.
func (c *closing) owed(t *testing.T, day civil.Date) map[string]journal.Unbilled {
	t.Helper()
	owed := map[string]journal.Unbilled{}
	add := func(e warehouse.Entry, value money.Value) {
		u := owed[place(e.ItemID)]
		u.Received += value
		owed[place(e.ItemID)] = u
	}
	for _, e := range c.year.Entries {
		if e.OrderID == 0 || e.Date.After(day) {
			continue
		}
		switch e.Kind {
		case stock.Receive:
			add(e, times(t, e.UnitCost, e.Quantity))
		case stock.SupplierReturn:
			add(e, -times(t, c.year.Entries[e.Of[0]-1].UnitCost, e.Quantity))
		}
	}
	return owed
}

func times(t *testing.T, cost money.Price, quantity money.Quantity) money.Value {
	t.Helper()
	v, err := cost.Times(quantity)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// value replays what is dated up to the end of the month.
func (c *closing) value(t *testing.T) (v *stock.Valuation, classes map[string]journal.Class, reasons map[string]string) {
	t.Helper()
	b := stock.NewBuilder()
	classes, reasons = map[string]journal.Class{}, map[string]string{}
	for _, item := range c.year.Items {
		classes[place(item.ID)] = item.Class
	}
	for i, e := range c.year.Entries {
		if e.Date.After(c.facts.To) {
			continue
		}
		if err := b.Add(movement(int64(i+1), e)); err != nil {
			t.Fatal(err)
		}
		reasons[place(int64(i+1))] = string(e.Reason)
		if e.Kind == stock.Receive {
			c.facts.Costs[place(int64(i+1))] = times(t, e.UnitCost, e.Quantity)
		}
	}
	h, err := b.History()
	if err != nil {
		t.Fatal(err)
	}
	if v, err = h.Replay(c.method); err != nil {
		t.Fatal(err)
	}
	return v, classes, reasons
}

func movement(at int64, e warehouse.Entry) stock.Movement {
	m := stock.Movement{Date: e.Date, Ref: place(at), Kind: e.Kind, Item: place(e.ItemID), Quantity: e.Quantity, UnitCost: e.UnitCost, Value: e.Value, Split: e.Split, Operations: e.Operations}
	for _, of := range e.Of {
		m.Of = append(m.Of, place(of))
	}
	for _, u := range e.Uses {
		m.Uses = append(m.Uses, stock.Use{Item: place(u.ItemID), Quantity: u.Quantity})
	}
	return m
}

func place(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
