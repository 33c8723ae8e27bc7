package postingtest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/posting"
)

// Fault is what goes wrong with the next send.
type Fault string

// The faults.
const (
	// FaultNone: nothing. FaultUnsent: no byte leaves.
	FaultNone   Fault = ""
	FaultUnsent Fault = "unsent"
	// FaultCut: the line is cut before Xero did anything. FaultCommitThenCut: after it did. FaultSlowCommit: before, and
	// Xero does it half a settle time later.
	FaultCut           Fault = "cut"
	FaultCommitThenCut Fault = "commit then cut"
	FaultSlowCommit    Fault = "slow commit"
	// FaultError: a 500 without effect, stored under the key. FaultErrorAfter: a 500 after the effect.
	FaultError      Fault = "500"
	FaultErrorAfter Fault = "500 after commit"
	// FaultUnreadable: done, and the answer is no JSON.
	FaultUnreadable Fault = "unreadable"
	// FaultMixedUp: done, and the answer speaks of another document.
	FaultMixedUp Fault = "mixed up"
	// FaultLimit, FaultSignIn and FaultForbidden: 429, 401, 403.
	FaultLimit     Fault = "429"
	FaultSignIn    Fault = "401"
	FaultForbidden Fault = "403"
	// FaultReject: a validation error of the first document, and of every third after it. FaultDeath and FaultDeathAfter: the process dies before or after the effect.
	FaultReject     Fault = "reject"
	FaultDeath      Fault = "death"
	FaultDeathAfter Fault = "death after commit"
	// FaultDeathSlow: the process dies, and Xero does it half a settle time later.
	FaultDeathSlow Fault = "death, slow commit"
)

// Death is what a process that dies panics with.
type Death struct{}

// keyLife is how long the model remembers a key (contract section 5).
const keyLife = 6 * time.Minute

// Xero is a model of Xero in memory. It implements posting.Ledger for one sender at a time.
type Xero struct {
	// Clock is the test's.
	Clock *Clock
	// Next is what goes wrong with the sends to come, one each; empty for nothing.
	Next []Fault
	// IsOffline: nothing can be reached. IsSignedOut: every call is refused.
	IsOffline, IsSignedOut bool
	// Settle is the settle time; slow commits come within half of it.
	Settle time.Duration

	// Documents is what Xero holds, in order of creation; contacts among them. Tests may change them.
	Documents []*posting.Finding
	// Executed counts, for each key, the requests that Xero began to work on.
	Executed map[string]int
	// IsCopied: copies of the file were in use. A copy sends the same key as its original on purpose (R1), so that Xero gives
	// the first answer again.
	IsCopied bool
	// Sends is every request in the order seen; Lists counts the pages of changes that were asked for.
	Sends []posting.Outgoing
	Lists int
	// LookUps is the contact numbers of each look-up by number, NameLookUps the names of those by name.
	LookUps     [][]string
	NameLookUps []string
	// PageSize is how many documents a page of changes holds; 0 means 1,000.
	PageSize int
	// FailLists, where it is set, is what asking for a page of changes gives.
	FailLists error
	// BeforePage, where it is set, is called before each page of changes, and may change what Xero holds.
	BeforePage func(page int)

	replies map[string]storedReply
	pending []pendingCommit
	lastID  int
}

type storedReply struct {
	body  string
	at    time.Time
	reply posting.Reply
}

type pendingCommit struct {
	at   time.Time
	out  posting.Outgoing
	done bool
}

// NewXero returns a model that knows the sample's contacts.
func NewXero(clock *Clock, mirror []contact.LedgerContact) *Xero {
	x := &Xero{Clock: clock, Executed: map[string]int{}, replies: map[string]storedReply{}, Settle: posting.DefaultTimes().Settle}
	for _, c := range mirror {
		x.Documents = append(x.Documents, &posting.Finding{Kind: posting.KindContact, ID: c.ID, Number: c.Number, Contact: c})
	}
	return x
}

// Encode implements posting.Ledger: the bytes are the contents themselves.
func (x *Xero) Encode(contents []posting.Content) ([]byte, error) {
	for _, c := range contents {
		if c.Invoice != nil && c.Invoice.LedgerContactID == "" {
			return nil, fmt.Errorf("the contact has no id yet")
		}
	}
	return json.Marshal(contents)
}

// Send implements posting.Ledger.
func (x *Xero) Send(_ context.Context, out posting.Outgoing) posting.Reply {
	wrong := FaultNone
	if len(x.Next) > 0 {
		wrong, x.Next = x.Next[0], x.Next[1:]
	}
	if x.IsOffline || wrong == FaultUnsent {
		return posting.Reply{IsUnsent: true, IsOffline: true}
	}
	if wrong == FaultDeath {
		panic(Death{})
	}
	x.Sends = append(x.Sends, out)
	if status := refusals[wrong]; status != 0 {
		return posting.Reply{Status: status, ServerTime: x.now(), RetryAfter: 26 * time.Second}
	}
	if x.IsSignedOut {
		return posting.Reply{Status: posting.HTTPUnauthorised, ServerTime: x.now()}
	}
	return x.serve(out, wrong)
}

var refusals = map[Fault]int{FaultLimit: posting.HTTPTooMany, FaultSignIn: posting.HTTPUnauthorised, FaultForbidden: posting.HTTPForbidden}

// now is the server's clock to the second, as a Date header tells it.
func (x *Xero) now() time.Time { return x.Clock.Server.Truncate(time.Second) }

func (x *Xero) serve(out posting.Outgoing, wrong Fault) posting.Reply {
	x.settlePending()
	switch wrong {
	case FaultCut:
		return posting.Reply{IsOffline: true}
	case FaultSlowCommit, FaultDeathSlow:
		x.pending = append(x.pending, pendingCommit{at: x.Clock.Server.Add(x.Settle / 2), out: out})
		if wrong == FaultDeathSlow {
			panic(Death{})
		}
		return posting.Reply{}
	}
	reply := x.execute(out, wrong)
	switch wrong {
	case FaultCommitThenCut:
		return posting.Reply{}
	case FaultDeathAfter:
		panic(Death{})
	case FaultUnreadable:
		return posting.Reply{Status: posting.HTTPOK, ServerTime: x.now()}
	case FaultMixedUp:
		other := posting.Element{IsAccepted: true, Finding: posting.Finding{Kind: out.Kind, ID: "another", Number: "another"}}
		return x.answer(posting.HTTPOK, other)
	}
	return reply
}

// settlePending does what slow commits are due. Every entry point calls it.
func (x *Xero) settlePending() {
	for i := range x.pending {
		if p := &x.pending[i]; !p.done && !x.Clock.Server.Before(p.at) {
			p.done = true
			now := x.Clock.Server
			x.Clock.Server = p.at
			x.execute(p.out, FaultNone)
			x.Clock.Server = now
		}
	}
}

// execute does a request, or gives the stored answer of its key.
func (x *Xero) execute(out posting.Outgoing, wrong Fault) posting.Reply {
	x.Executed[out.Key]++
	if stored, ok := x.replies[out.Key]; ok && x.Clock.Server.Sub(stored.at) < keyLife {
		if stored.body != string(out.Body) {
			return posting.Reply{Status: posting.HTTPInvalid, IsReadable: true, ServerTime: x.now(),
				Message: "Idempotency Key: " + out.Key + " is used with a different request."}
		}
		stored.reply.ServerTime = x.now()
		return stored.reply
	}
	reply := x.create(out, wrong)
	x.replies[out.Key] = storedReply{body: string(out.Body), at: x.Clock.Server, reply: reply}
	return reply
}

func (x *Xero) create(out posting.Outgoing, wrong Fault) posting.Reply {
	if wrong == FaultError {
		return posting.Reply{Status: posting.HTTPTrouble, ServerTime: x.now()}
	}
	var contents []posting.Content
	if err := json.Unmarshal(out.Body, &contents); err != nil {
		return x.answer(posting.HTTPInvalid)
	}
	elements := make([]posting.Element, 0, len(contents))
	for i, c := range contents {
		if c.Invoice == nil && c.Contact == nil && wrong != FaultReject {
			elements = append(elements, x.createJournal(c))
			continue
		}
		if wrong == FaultReject && i%3 == 0 {
			elements = append(elements, refused(c, "Account code 'X' is not a valid code for this document."))
			continue
		}
		elements = append(elements, x.createOne(c))
	}
	if wrong == FaultErrorAfter {
		return posting.Reply{Status: posting.HTTPTrouble, ServerTime: x.now()}
	}
	return x.answer(posting.HTTPOK, elements...)
}

func (x *Xero) answer(status int, elements ...posting.Element) posting.Reply {
	return posting.Reply{Status: status, IsReadable: true, ServerTime: x.now(), Elements: elements}
}

// refused echoes what was refused, without an id (contract section 6).
func refused(c posting.Content, problem string) posting.Element {
	echo := posting.Finding{Kind: c.Kind}
	switch {
	case c.Contact != nil:
		echo.Number = c.Contact.Number
	case c.Invoice != nil:
		echo.Number = c.Invoice.Number
	}
	return posting.Element{Finding: echo, Problems: []string{problem}}
}

func (x *Xero) createOne(c posting.Content) posting.Element {
	x.lastID++
	id := fmt.Sprintf("bbbbbbbb-0000-0000-0000-%012d", x.lastID)
	var f posting.Finding
	if c.Kind == posting.KindContact {
		if x.any(func(f posting.Finding) bool {
			return f.Kind == c.Kind && f.Contact.Status == "ACTIVE" && strings.EqualFold(f.Contact.Name, c.Contact.Name)
		}) {
			return refused(c, "The contact name "+c.Contact.Name+" is already assigned to another contact. The contact name must be unique across all active contacts.")
		}
		if x.any(func(f posting.Finding) bool { return f.Kind == c.Kind && f.Contact.Number == c.Contact.Number }) {
			return refused(c, "The contact number "+c.Contact.Number+" is already assigned to another contact.")
		}
		f = posting.Finding{Kind: c.Kind, ID: id, Number: c.Contact.Number, UpdatedAt: x.Clock.Server,
			Contact: contact.LedgerContact{ID: id, Name: c.Contact.Name, Number: c.Contact.Number, Email: c.Contact.Email, Status: "ACTIVE"}}
	} else {
		if c.Kind == posting.KindInvoice && x.any(func(f posting.Finding) bool {
			return f.Kind == c.Kind && f.Number == c.Invoice.Number && !f.Status.IsGone()
		}) {
			return refused(c, "Invoice # must be unique.")
		}
		f = FindingOf(c, id)
		f.UpdatedAt = x.Clock.Server
	}
	x.Documents = append(x.Documents, &f)
	return posting.Element{IsAccepted: true, Finding: f}
}

// FindingOf works a document out from its lines, as Xero does.
func FindingOf(c posting.Content, id string) posting.Finding {
	i := c.Invoice
	f := posting.Finding{Kind: c.Kind, ID: id, Number: i.Number, Reference: i.Reference, Status: i.Status, ContactID: i.LedgerContactID,
		Date: i.Date, DueDate: i.DueDate, Currency: i.Currency, Rate: i.Rate, TaxMode: i.TaxMode}
	var totals []money.LineTotal
	for _, l := range i.Lines {
		total, err := money.Line{Quantity: l.Quantity, UnitPrice: l.UnitPrice, Discount: l.Discount, DiscountAmount: l.DiscountAmount,
			TaxRate: l.TaxRate}.Total(i.TaxMode)
		if err != nil {
			panic(err)
		}
		totals = append(totals, total)
		f.Lines = append(f.Lines, posting.FindingLine{Description: l.Description, AccountCode: l.AccountCode, TaxType: l.TaxType,
			Quantity: l.Quantity, UnitPrice: l.UnitPrice, Amount: total.Amount, Tax: total.Tax})
	}
	f.Totals = money.Sum(totals)
	f.AmountDue = f.Totals.Total
	return f
}

func (x *Xero) any(passes func(posting.Finding) bool) bool {
	for _, f := range x.Documents {
		if passes(*f) {
			return true
		}
	}
	return false
}

// find answers a read.
func (x *Xero) find(passes func(posting.Finding) bool) (posting.Findings, error) {
	if x.IsOffline {
		return posting.Findings{}, &posting.LedgerError{Fault: fault.New(fault.Offline, "Xero cannot be reached.", "")}
	}
	if x.IsSignedOut {
		return posting.Findings{}, &posting.LedgerError{Fault: fault.New(fault.AuthExpired, "The sign-in is over.", "")}
	}
	x.settlePending()
	found := posting.Findings{ServerTime: x.now()}
	for _, f := range x.Documents {
		if passes(*f) {
			found.Found = append(found.Found, *f)
		}
	}
	return found, nil
}

// findIn answers a read that names its organisation.
func (x *Xero) findIn(organisation string, passes func(posting.Finding) bool) (posting.Findings, error) {
	if organisation != Organisation {
		return posting.Findings{}, &posting.LedgerError{Fault: fault.New(fault.Conflict, "That is another organisation.", "")}
	}
	return x.find(passes)
}

// FindInvoices implements posting.Ledger.
func (x *Xero) FindInvoices(_ context.Context, number string) (posting.Findings, error) {
	return x.find(func(f posting.Finding) bool { return f.Kind == posting.KindInvoice && f.Number == number })
}

// FindBills implements posting.Ledger.
func (x *Xero) FindBills(_ context.Context, _, number string, date civil.Date) (posting.Findings, error) {
	return x.find(func(f posting.Finding) bool {
		return f.Kind == posting.KindBill && f.Number == number && (date.IsZero() || f.Date == date)
	})
}

// FindContacts implements posting.Ledger.
func (x *Xero) FindContacts(_ context.Context, numbers []string) (posting.Findings, error) {
	x.LookUps = append(x.LookUps, numbers)
	return x.find(func(f posting.Finding) bool {
		for _, n := range numbers {
			if f.Kind == posting.KindContact && f.Contact.Number == n && n != "" {
				return true
			}
		}
		return false
	})
}

// FindContactsNamed implements posting.Ledger.
func (x *Xero) FindContactsNamed(_ context.Context, name string) (posting.Findings, error) {
	x.NameLookUps = append(x.NameLookUps, name)
	return x.find(func(f posting.Finding) bool {
		return f.Kind == posting.KindContact && f.Contact.IsActive() && strings.EqualFold(f.Contact.Name, name)
	})
}

// CreatedByUs implements posting.Ledger. Documents of the test's own making, whose id begins with "hand", are others'.
func (x *Xero) CreatedByUs(_ context.Context, since time.Time) (posting.Findings, error) {
	return x.find(func(f posting.Finding) bool {
		return f.Kind.IsOfOrder() && !f.UpdatedAt.Before(since) && !strings.HasPrefix(f.ID, "hand")
	})
}

// ChangedSince implements posting.Ledger: in the order of the ids, to the second, as the contract says (section 7).
func (x *Xero) ChangedSince(_ context.Context, organisation string, since time.Time, page int) (posting.ChangedPage, error) {
	if x.BeforePage != nil {
		x.BeforePage(page)
	}
	if x.FailLists != nil {
		return posting.ChangedPage{}, x.FailLists
	}
	all, err := x.findIn(organisation, func(f posting.Finding) bool {
		return f.Kind.IsOfOrder() && !f.UpdatedAt.Before(since.Truncate(time.Second))
	})
	if err != nil {
		return posting.ChangedPage{}, err
	}
	x.Lists++
	slices.SortFunc(all.Found, func(a, b posting.Finding) int { return strings.Compare(a.ID, b.ID) })
	size, total := x.PageSize, len(all.Found)
	if size == 0 {
		size = 1000
	}
	from, to := min((page-1)*size, total), min(page*size, total)
	all.Found = all.Found[from:to]
	return posting.ChangedPage{Findings: all, IsLast: to == total, Total: total}, nil
}

// FindByID implements posting.Ledger.
func (x *Xero) FindByID(_ context.Context, organisation string, ledgerIDs []string) (posting.Findings, error) {
	return x.findIn(organisation, func(f posting.Finding) bool { return f.Kind.IsOfOrder() && slices.Contains(ledgerIDs, f.ID) })
}

// Read implements posting.Ledger.
func (x *Xero) Read(_ context.Context, organisation string, kind posting.Kind, ledgerID string) (posting.Findings, error) {
	found, err := x.findIn(organisation, func(f posting.Finding) bool { return f.Kind == kind && f.ID == ledgerID })
	if err == nil && kind == posting.KindJournal && len(found.Found) == 0 {
		err = &posting.LedgerError{Fault: fault.New(fault.NotFound, "Xero knows no such journal.", "")}
	}
	return found, err
}
