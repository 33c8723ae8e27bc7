package posting_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
	"daybook/internal/refdata"
)

// sale returns the facts of a sales order to a linked customer that nothing speaks against.
func sale() posting.Facts { return facts(postingtest.Sale("SO-1", postingtest.Linked)) }

// purchase returns the facts of a purchase order that nothing speaks against.
func purchase() posting.Facts {
	o := postingtest.Purchase("PO-1", postingtest.Supplier)
	o.ContactReference = "T-77"
	return facts(o)
}

func facts(o order.Order) posting.Facts {
	c := postingtest.Sample()
	f := posting.Facts{Order: o, Part: 1, Items: map[int64]order.Item{}, Taxes: map[int64]order.Tax{}, Settings: c.Settings, Reference: c.Reference,
		ContactFacts: posting.ContactFacts{Organisation: c.Organisation, Candidates: c.Mirror, Engine: postingtest.Engine()}}
	f.Order.ID = 1
	for _, one := range c.Contacts {
		if one.ID == o.ContactID {
			f.Contact = one
		}
	}
	for _, one := range c.Items {
		f.Items[one.ID] = one
	}
	for _, one := range c.Taxes {
		f.Taxes[one.ID] = one
	}
	return f
}

func plan(f posting.Facts) posting.Preview { return posting.PlanDocument(f, postingtest.Noon()) }

func TestAPlainOrderIsPlannedAsXeroWillHoldIt(t *testing.T) {
	t.Parallel()
	f := sale()
	f.Order.ContactReference = "their 9"
	p := plan(f)
	if len(p.Checks) != 0 || !p.CanSend() {
		t.Fatalf("checks: %+v", p.Checks)
	}
	c := p.Content
	if p.Kind != posting.KindInvoice || c.Number != "SO-1" || c.Reference != "their 9" || c.LedgerContactID != postingtest.LinkedID ||
		c.Date.String() != "2026-11-20" || c.DueDate.String() != "2026-12-10" || c.Status != posting.StatusDraft || c.Currency != "NZD" {
		t.Errorf("planned %+v", c)
	}
	want := money.Totals{SubTotal: 2100, Tax: 315, Total: 2415}
	if c.Totals != want {
		t.Errorf("totals are %v, want %v", c.Totals, want)
	}
	s := posting.Summary{Invoices: 1, Status: posting.StatusDraft, Total: 2415, Currency: "NZD", Organisation: "Demo Furniture Ltd"}
	if p.Summary != s {
		t.Errorf("the summary is %+v, want %+v", p.Summary, s)
	}
}

func TestTheLedgerEffectIsBalanced(t *testing.T) {
	t.Parallel()
	f := sale()
	f.Order.Lines = append(f.Order.Lines,
		order.Line{Kind: order.ItemLine, ItemID: 1, Description: "Chair", Quantity: money.One, UnitPrice: 120 * money.One, TaxID: 2},
		order.Line{Kind: order.ChargeLine, Description: "Allowance", Quantity: money.One, UnitPrice: -5 * money.One, TaxID: 1})
	want := []posting.LedgerEntry{
		{Code: "610", Name: "Accounts Receivable", Debit: 13840},
		{Code: "200", Name: "Sales", Credit: 1600}, {Code: "210", Name: "Chairs", Credit: 12000}, {Code: "820", Name: "GST", Credit: 240},
	}
	if got := plan(f).Ledger; !slices.Equal(got, want) {
		t.Errorf("the invoice books %+v\nwant %+v", got, want)
	}
	want = []posting.LedgerEntry{{Code: "800", Name: "Accounts Payable", Credit: 2415}, {Code: "300", Name: "Purchases", Debit: 2100}, {Code: "820", Name: "GST", Debit: 315}}
	if got := plan(purchase()).Ledger; !slices.Equal(got, want) {
		t.Errorf("the bill books %+v\nwant %+v", got, want)
	}
	for _, p := range []posting.Preview{plan(f), plan(purchase())} {
		var balance money.Amount
		for _, e := range p.Ledger {
			balance += e.Debit - e.Credit
		}
		if balance != 0 {
			t.Errorf("debits and credits differ by %s", balance)
		}
	}
}

func TestABillCarriesTheSuppliersNumber(t *testing.T) {
	t.Parallel()
	f := purchase()
	if c := plan(f).Content; c.Number != "T-77" || c.Reference != "" {
		t.Errorf("number %q, reference %q", c.Number, c.Reference)
	}
	f.Order.ContactReference = ""
	if c := plan(f).Content; c.Number != "PO-1" {
		t.Errorf("without the supplier's number it is %q, want the order's", c.Number)
	}
}

func TestPartsAndRevisionsHaveNumbersOfTheirOwn(t *testing.T) {
	t.Parallel()
	gone := posting.Document{ID: 7, Revision: 1, State: posting.StateSent, LedgerID: "x", Ledger: posting.LedgerView{Status: posting.StatusVoided},
		Content: posting.Content{Invoice: &posting.InvoiceContent{Number: "SO-1"}}}
	f := sale()
	f.Part = 2
	if got := plan(f).Content.Number; got != "SO-1-2" {
		t.Errorf("part 2 is %q", got)
	}
	f = sale()
	f.Earlier = []posting.Document{gone}
	if p := plan(f); p.Content.Number != "SO-1-R2" || p.Revision != 2 || !p.CanSend() {
		t.Errorf("after a void it is %q, revision %d, %+v", p.Content.Number, p.Revision, p.Checks)
	}
	if got := posting.NumberOf(f); got != "SO-1-R2" {
		t.Errorf("NumberOf says %q", got)
	}
	f = purchase()
	f.Earlier = []posting.Document{gone}
	if got := plan(f).Content.Number; got != "T-77" {
		t.Errorf("a bill's second revision is %q; the supplier's number stays", got)
	}
}

func TestValuesComeFromTheNearestRule(t *testing.T) {
	t.Parallel()
	f := sale()
	item := order.Line{Kind: order.ItemLine, ItemID: 1, Description: "x", Quantity: money.One, UnitPrice: money.One, TaxID: 1}
	own := item
	own.AccountCode, own.TaxType = "260", "ZERORATED"
	shipping := order.Line{Kind: order.ShippingLine, Description: "x", Quantity: money.One, UnitPrice: money.One}
	f.Order.Lines = []order.Line{f.Order.Lines[0], item, own, shipping}
	f.Settings.ShippingAccount = "260"
	p := plan(f)
	want := []struct {
		account string
		from    posting.Origin
		tax     string
		taxFrom posting.Origin
	}{
		{"200", posting.FromDefault, "OUTPUT2", posting.FromDefault}, {"210", posting.FromItem, "OUTPUT2", posting.FromDefault},
		{"260", posting.FromLine, "ZERORATED", posting.FromLine}, {"260", posting.FromDefault, "NONE", posting.FromDefault},
	}
	for i, w := range want {
		l, from := p.Content.Lines[i], p.Lines[i]
		if l.AccountCode != w.account || from.Account != w.from || l.TaxType != w.tax || from.Tax != w.taxFrom {
			t.Errorf("line %d: %s from %s, %s from %s; want %+v", i+1, l.AccountCode, from.Account, l.TaxType, from.Tax, w)
		}
	}
	if p.From.DueDate != posting.FromContact || p.From.Status != posting.FromDefault {
		t.Errorf("header comes from %+v", p.From)
	}
	f.Contact.PaymentDays = -1
	if p := plan(f); p.From.DueDate != posting.FromDefault || p.Content.DueDate.String() != "2026-12-04" {
		t.Errorf("due on %s from %s", p.Content.DueDate, p.From.DueDate)
	}
	f.Order.DueDate = civil.Date{Year: 2026, Month: 12, Day: 24}
	if p := plan(f); p.From.DueDate != posting.FromOrder || p.Content.DueDate.String() != "2026-12-24" {
		t.Errorf("due on %s from %s", p.Content.DueDate, p.From.DueDate)
	}
}

func TestChecks(t *testing.T) {
	t.Parallel()
	line := func(change func(*order.Line)) func(*posting.Facts) {
		return func(f *posting.Facts) { change(&f.Order.Lines[0]) }
	}
	sent := func(change func(*posting.Document)) posting.Document {
		d := posting.Document{ID: 3, Revision: 1, State: posting.StateSent, OrderID: 9, Content: posting.Content{Kind: posting.KindBill, Invoice: &posting.InvoiceContent{Number: "t-77"}}}
		change(&d)
		return d
	}
	nothing := func(*posting.Document) {}
	cases := map[string]struct {
		from     func() posting.Facts
		change   func(*posting.Facts)
		severity posting.Severity
		code     posting.CheckCode
		path     string
	}{
		"not connected":     {sale, func(f *posting.Facts) { f.Organisation = "" }, posting.Block, posting.CheckNotConnected, ""},
		"disconnected":      {sale, func(f *posting.Facts) { f.IsDisconnected = true }, posting.Warning, posting.CheckNotConnected, ""},
		"nothing read":      {sale, func(f *posting.Facts) { f.Reference = refdata.Set{} }, posting.Block, posting.CheckNoReference, ""},
		"read two days ago": {sale, func(f *posting.Facts) { f.Reference.ReadAt = postingtest.Noon().Add(-48 * time.Hour) }, posting.Note, posting.CheckOldReference, ""},
		"cancelled":         {sale, func(f *posting.Facts) { f.Order.IsCancelled = true }, posting.Block, posting.CheckCancelled, ""},
		"before the start":  {sale, func(f *posting.Facts) { f.Settings.StartDate = civil.Date{Year: 2026, Month: 11, Day: 21} }, posting.Block, posting.CheckBeforeStart, "date"},
		"no status chosen":  {sale, func(f *posting.Facts) { f.Settings.InvoiceStatus = "" }, posting.Block, posting.CheckNoStatus, "status"},
		"sent before":       {sale, func(f *posting.Facts) { f.Earlier = []posting.Document{sent(nothing)} }, posting.Block, posting.CheckAlreadySent, ""},
		"on its way": {sale, func(f *posting.Facts) {
			f.Earlier = []posting.Document{sent(func(d *posting.Document) { d.State = posting.StateChecking })}
		}, posting.Block, posting.CheckAlreadySent, ""},
		"no contact":               {sale, func(f *posting.Facts) { f.Contact = contact.Contact{} }, posting.Block, posting.CheckNoContact, "contact"},
		"archived contact":         {sale, func(f *posting.Facts) { f.Contact.LedgerID = postingtest.ArchivedID }, posting.Block, posting.CheckContactArchived, "contact"},
		"no number":                {sale, func(f *posting.Facts) { f.Order.Number = " " }, posting.Block, posting.CheckNoNumber, "number"},
		"long number":              {sale, func(f *posting.Facts) { f.Order.Number = strings.Repeat("1", 256) }, posting.Block, posting.CheckLength, "number"},
		"long reference":           {sale, func(f *posting.Facts) { f.Order.ContactReference = strings.Repeat("1", 256) }, posting.Block, posting.CheckLength, "reference"},
		"no date":                  {sale, func(f *posting.Facts) { f.Order.Date = civil.Date{} }, posting.Block, posting.CheckNoDate, "date"},
		"due before its date":      {sale, func(f *posting.Facts) { f.Order.DueDate = civil.Date{Year: 2026, Month: 11, Day: 19} }, posting.Block, posting.CheckDueBeforeDate, "dueDate"},
		"draft in a locked period": {sale, func(f *posting.Facts) { f.Order.Date = civil.Date{Year: 2026, Month: 3, Day: 31} }, posting.Warning, posting.CheckLockDate, "date"},
		"approved and locked": {sale, func(f *posting.Facts) {
			f.Order.Date, f.Settings.InvoiceStatus = civil.Date{Year: 2026, Month: 3, Day: 31}, posting.StatusAuthorised
		}, posting.Block, posting.CheckLockDate, "date"},
		"currency not enabled":    {sale, func(f *posting.Facts) { f.Order.Currency = "EUR" }, posting.Block, posting.CheckCurrency, "currency"},
		"no rate":                 {sale, func(f *posting.Facts) { f.Order.Currency = "USD" }, posting.Note, posting.CheckRateOfDay, "rate"},
		"a rate for the base":     {sale, func(f *posting.Facts) { f.Order.Rate = 2 * money.One }, posting.Note, posting.CheckRateInBase, "rate"},
		"no lines":                {sale, func(f *posting.Facts) { f.Order.Lines = nil }, posting.Block, posting.CheckNoLines, "lines"},
		"no description":          {sale, line(func(l *order.Line) { l.Description = " " }), posting.Block, posting.CheckNoDescription, "lines[0].description"},
		"long description":        {sale, line(func(l *order.Line) { l.Description = strings.Repeat("ä", 4001) }), posting.Block, posting.CheckLength, "lines[0].description"},
		"no account":              {sale, func(f *posting.Facts) { f.Settings.SalesAccount = "" }, posting.Block, posting.CheckNoAccount, "lines[0].account"},
		"no such account":         {sale, line(func(l *order.Line) { l.AccountCode = "999" }), posting.Block, posting.CheckAccountGone, "lines[0].account"},
		"archived account":        {sale, line(func(l *order.Line) { l.AccountCode = "299" }), posting.Block, posting.CheckAccountGone, "lines[0].account"},
		"account that is gone":    {sale, func(f *posting.Facts) { f.Reference.Accounts[0].Status = refdata.Gone }, posting.Block, posting.CheckAccountGone, "lines[0].account"},
		"tax that is gone":        {sale, func(f *posting.Facts) { f.Reference.TaxRates[0].Status = refdata.Gone }, posting.Block, posting.CheckTaxGone, "lines[0].tax"},
		"account of another kind": {sale, line(func(l *order.Line) { l.AccountCode = "300" }), posting.Block, posting.CheckAccountUnfit, "lines[0].account"},
		"system account":          {sale, line(func(l *order.Line) { l.AccountCode = "610" }), posting.Block, posting.CheckAccountUnfit, "lines[0].account"},
		"tax not mapped":          {sale, func(f *posting.Facts) { f.Settings.SalesTaxes = nil }, posting.Block, posting.CheckTaxNotMapped, "lines[0].tax"},
		"tax deleted":             {sale, line(func(l *order.Line) { l.TaxType = "OUTPUT" }), posting.Block, posting.CheckTaxGone, "lines[0].tax"},
		"tax of another kind":     {sale, line(func(l *order.Line) { l.TaxType = "INPUT2" }), posting.Block, posting.CheckTaxUnfit, "lines[0].tax"},
		"tax rates differ":        {sale, func(f *posting.Facts) { f.Settings.SalesTaxes = map[int64]string{1: "ZERORATED"} }, posting.Warning, posting.CheckTaxRateDiffers, "lines[0].tax"},
		"five decimals":           {sale, line(func(l *order.Line) { l.UnitPrice = 1_123_456 }), posting.Warning, posting.CheckDecimals, "lines[0]"},
		"no quantity":             {sale, line(func(l *order.Line) { l.Quantity = 0 }), posting.Block, posting.CheckFigures, "lines[0].quantity"},
		"two discounts":           {sale, line(func(l *order.Line) { l.Discount, l.DiscountAmount = money.One, 1 }), posting.Block, posting.CheckFigures, "lines[0]"},
		"more than Xero keeps":    {sale, line(func(l *order.Line) { l.Quantity, l.UnitPrice = 1_000_000*money.One, 1_000_000*money.One }), posting.Block, posting.CheckAmountOutOfBounds, "lines[0]"},
		"below zero":              {sale, line(func(l *order.Line) { l.UnitPrice = -money.One }), posting.Block, posting.CheckNegativeTotal, "total"},
		"zero":                    {sale, line(func(l *order.Line) { l.UnitPrice = 0 }), posting.Warning, posting.CheckZeroTotal, "total"},
		"the same bill":           {purchase, func(f *posting.Facts) { f.Rivals = []posting.Document{sent(nothing)} }, posting.Block, posting.CheckSameBill, "number"},
		"sent elsewhere": {sale, func(f *posting.Facts) { f.Elsewhere = []posting.Elsewhere{{Organisation: "Old Ltd", Number: "SO-1"}} },
			posting.Warning, posting.CheckElsewhere, ""},
		"a stray":                   {sale, func(f *posting.Facts) { f.Strays = []posting.Finding{{Number: "so-1"}} }, posting.Warning, posting.CheckStray, "number"},
		"ambiguous discount":        {sale, line(func(l *order.Line) { l.Quantity, l.UnitPrice, l.Discount = 3*money.One, 1_115_000, 10*money.One }), posting.Note, posting.CheckDiscountAsAmount, "lines[0]"},
		"three decimals of percent": {sale, line(func(l *order.Line) { l.Discount = 12_345_000 }), posting.Note, posting.CheckDiscountAsAmount, "lines[0]"},
		"discount on a bill":        {purchase, line(func(l *order.Line) { l.Discount = 10 * money.One }), posting.Note, posting.CheckDiscountInPrice, "lines[0]"},
		"no price for it": {purchase, line(func(l *order.Line) { l.Quantity, l.UnitPrice, l.DiscountAmount = 100_000*money.One, money.One, 7 }),
			posting.Note, posting.CheckQuantityFolded, "lines[0]"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := c.from()
			c.change(&f)
			p := plan(f)
			at := slices.IndexFunc(p.Checks, func(check posting.Check) bool { return check.Code == c.code && check.Path == c.path })
			if at < 0 {
				t.Fatalf("no check %s at %q among %+v", c.code, c.path, p.Checks)
			}
			check := p.Checks[at]
			if check.Severity != c.severity || check.Message == "" {
				t.Errorf("the check is %+v, want severity %s", check, c.severity)
			}
			if check.Severity == posting.Block && (check.Hint == "" || check.Remedy == "" || p.CanSend()) {
				t.Errorf("a block needs a hint and a remedy, and must block: %+v", check)
			}
			if before := plan(c.from()); slices.ContainsFunc(before.Checks, func(check posting.Check) bool { return check.Code == c.code }) {
				t.Error("the check is there without its cause too")
			}
			if !slices.IsSortedFunc(p.Checks, func(a, b posting.Check) int { return rank(a) - rank(b) }) {
				t.Errorf("the checks are not worst first: %+v", p.Checks)
			}
		})
	}
}

func rank(c posting.Check) int {
	return slices.Index([]posting.Severity{posting.Block, posting.Warning, posting.Note}, c.Severity)
}

func TestASameBillThatIsGoneIsNoRival(t *testing.T) {
	t.Parallel()
	f := purchase()
	f.Rivals = []posting.Document{
		{State: posting.StateCancelled, Content: posting.Content{Invoice: &posting.InvoiceContent{Number: "T-77"}}},
		{State: posting.StateSent, Ledger: posting.LedgerView{Status: posting.StatusDeleted}, Content: posting.Content{Invoice: &posting.InvoiceContent{Number: "T-77"}}},
		{State: posting.StateSent, Content: posting.Content{Invoice: &posting.InvoiceContent{Number: "T-78"}}},
	}
	if p := plan(f); !p.CanSend() {
		t.Errorf("checks: %+v", p.Checks)
	}
}

func TestANewContactIsPlannedInTheFormXeroTakes(t *testing.T) {
	t.Parallel()
	f := facts(postingtest.Sale("SO-1", postingtest.Unknown))
	f.Contact.Name = "  Rimu   Hotel "
	p := plan(f)
	if p.Contact.Create == nil || p.Contact.Create.Name != "Rimu Hotel" || p.Summary.Contacts != 1 || !p.CanSend() || p.Content.LedgerContactID != "" {
		t.Fatalf("planned %+v, %+v", p.Contact, p.Checks)
	}
	for name, change := range map[string]func(*contact.Contact){
		"contact.name":    func(c *contact.Contact) { c.Name = "A<B" },
		"contact.email":   func(c *contact.Contact) { c.Email = "jürgen@example.com" },
		"contact.country": func(c *contact.Contact) { c.Address.Country = "NZ 1" },
		"contact.phone":   func(c *contact.Contact) { c.Phone = strings.Repeat("1", 51) },
	} {
		broken := f
		change(&broken.Contact)
		p := plan(broken)
		if p.CanSend() || p.Checks[0].Path != name || p.Checks[0].Code != posting.CheckContactInvalid {
			t.Errorf("%s: checks are %+v", name, p.Checks)
		}
	}
}

func TestEveryFormOfADiscountGivesTheAmountToTheCent(t *testing.T) {
	t.Parallel()
	for _, from := range []func() posting.Facts{sale, purchase} {
		for _, l := range []order.Line{
			{Quantity: 3 * money.One, UnitPrice: 1_115_000, Discount: 10 * money.One},
			{Quantity: 7_500_000, UnitPrice: 12_345_600, Discount: 33_333_333},
			{Quantity: 2 * money.One, UnitPrice: 10 * money.One, DiscountAmount: 333},
			{Quantity: 100_000 * money.One, UnitPrice: money.One, DiscountAmount: 7},
			{Quantity: -2 * money.One, UnitPrice: 10_010_000, Discount: 15 * money.One},
			{Quantity: money.One, UnitPrice: 10 * money.One, Discount: 100 * money.One},
		} {
			f := from()
			l.Kind, l.Description, l.TaxID = order.ItemLine, "x", 1
			f.Order.Lines = []order.Line{l, {Kind: order.ItemLine, Description: "y", Quantity: money.One, UnitPrice: 1000 * money.One, TaxID: 1}}
			want, _, err := f.Order.Figures(map[int64]money.Percent{1: 15 * money.One})
			if err != nil {
				t.Fatal(err)
			}
			sent := plan(f).Content.Lines[0]
			// What Xero works out from what is sent, in both readings of the contract, section 18, 13.
			asSent := money.Line{Quantity: sent.Quantity, UnitPrice: sent.UnitPrice, Discount: sent.Discount, DiscountAmount: sent.DiscountAmount, TaxRate: sent.TaxRate}
			got, err := asSent.Total(f.Order.TaxMode)
			if err != nil || got != want[0] || asSent.DiscountIsAmbiguous() || sent.Figures != want[0] {
				t.Errorf("%+v is sent as %+v: %v, %v; want %v", l, sent, got, err, want[0])
			}
			if f.Order.Kind == order.Purchase && (sent.Discount != 0 || sent.DiscountAmount != 0) {
				t.Errorf("a bill carries a discount: %+v", sent)
			}
		}
	}
}

func TestTaxModes(t *testing.T) {
	t.Parallel()
	for mode, want := range map[money.TaxMode]money.Totals{
		money.Exclusive: {SubTotal: 2100, Tax: 315, Total: 2415}, money.Inclusive: {SubTotal: 1826, Tax: 274, Total: 2100},
		money.NoTax: {SubTotal: 2100, Total: 2100},
	} {
		f := sale()
		f.Order.TaxMode = mode
		p := plan(f)
		if p.Content.Totals != want || !p.CanSend() {
			t.Errorf("%s: %v, %+v; want %v", mode, p.Content.Totals, p.Checks, want)
		}
		if hasTax := p.Content.Lines[0].TaxType != ""; hasTax != (mode != money.NoTax) {
			t.Errorf("%s: the tax type is %q", mode, p.Content.Lines[0].TaxType)
		}
	}
}

func TestAForeignDocumentSaysWhatItIsWorthInTheBooks(t *testing.T) {
	t.Parallel()
	f := sale()
	f.Order.Currency, f.Order.Rate = "USD", 600_000
	if p := plan(f); p.BaseTotal != 4025 || p.Content.Rate != 600_000 {
		t.Errorf("24.15 USD at 0.6 is %s in the books", p.BaseTotal)
	}
}

func TestTheDigestChangesWithWhatIsConfirmedAndOnlyThen(t *testing.T) {
	t.Parallel()
	want := plan(sale()).Digest
	for name, change := range map[string]func(*posting.Facts){
		"a price":        func(f *posting.Facts) { f.Order.Lines[0].UnitPrice++; f.Order.Lines[0].UnitPrice += 10_000 },
		"the contact":    func(f *posting.Facts) { f.Contact.LedgerID = ""; f.Contact.Name = "New"; f.Contact.Email = "" },
		"the status":     func(f *posting.Facts) { f.Settings.InvoiceStatus = posting.StatusAuthorised },
		"the account":    func(f *posting.Facts) { f.Settings.SalesAccount = "210" },
		"a block":        func(f *posting.Facts) { f.Order.IsCancelled = true },
		"the books":      func(f *posting.Facts) { f.Organisation = "another" },
		"the terms":      func(f *posting.Facts) { f.Contact.PaymentDays = 3 },
		"the tax rate":   func(f *posting.Facts) { f.Reference.TaxRates[0].EffectiveRate = 12 * money.One },
		"the other tax":  func(f *posting.Facts) { f.Settings.SalesTaxes = map[int64]string{1: "NONE"} },
		"the old number": func(f *posting.Facts) { f.Order.Number = "SO-2" },
	} {
		f := sale()
		change(&f)
		if plan(f).Digest == want {
			t.Errorf("%s changed and the digest did not", name)
		}
	}
	f := sale()
	f.Order.Note, f.Reference.ReadAt = "note", postingtest.Noon().Add(-30*time.Hour)
	if plan(f).Digest != want {
		t.Error("the digest changed with what is not sent")
	}
}
