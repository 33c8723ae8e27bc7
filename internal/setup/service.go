package setup

import (
	"context"
	"fmt"
	"maps"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
)

// Store keeps the choices in the company file.
type Store interface {
	// LoadChoices returns what was chosen; the zero Choices at first.
	LoadChoices(ctx context.Context) (Choices, error)
	// ChangeChoices has change work on what was chosen and keeps the outcome, in one transaction: two changes at once
	// both stand.
	ChangeChoices(ctx context.Context, change func(*Choices)) error
	// LoadReference returns the organisation's reference data; the zero Set before the first reading.
	LoadReference(ctx context.Context) (refdata.Set, error)
	// AcceptReference notes that the owner has looked at how accounts, or tax rates, changed at Xero.
	AcceptReference(ctx context.Context, resource refdata.Resource) error
	// IsConnected says whether the owner has signed in and not disconnected since.
	IsConnected(ctx context.Context) (bool, error)
	// ListTaxUse returns every order tax rate in use by orders that are not cancelled, sales first, by id.
	ListTaxUse(ctx context.Context) ([]TaxUse, error)
}

// Service answers what is chosen and takes choices.
type Service struct {
	// Store keeps the choices.
	Store Store
	// Now is the clock.
	Now func() time.Time
	// Zone is where the company's days begin.
	Zone *time.Location
}

// State returns the set-up as it stands.
func (s Service) State(ctx context.Context) (State, error) {
	choices, err := s.Store.LoadChoices(ctx)
	if err != nil {
		return State{}, fmt.Errorf("load the choices: %w", err)
	}
	set, err := s.Store.LoadReference(ctx)
	if err != nil {
		return State{}, fmt.Errorf("load reference data: %w", err)
	}
	uses, err := s.Store.ListTaxUse(ctx)
	if err != nil {
		return State{}, fmt.Errorf("list the tax rates in use: %w", err)
	}
	isConnected, err := s.Store.IsConnected(ctx)
	if err != nil {
		return State{}, fmt.Errorf("look for the connection: %w", err)
	}
	return Evaluate(choices, isConnected, set, uses, civil.In(s.Now(), s.Zone)), nil
}

// SaveStatuses chooses what invoices and bills are created as. Invalid names the field "invoiceStatus" or "billStatus".
func (s Service) SaveStatuses(ctx context.Context, invoice, bill posting.Status) (State, error) {
	problems := map[string]string{}
	for path, status := range map[string]posting.Status{"invoiceStatus": invoice, "billStatus": bill} {
		if status != posting.StatusDraft && status != posting.StatusSubmitted && status != posting.StatusAuthorised {
			problems[path] = "Choose draft, submitted or approved."
		}
	}
	return s.change(ctx, problems, func(c *Choices) {
		c.Posting.InvoiceStatus, c.Posting.BillStatus = invoice, bill
	})
}

// SaveAccounts chooses the accounts used where nothing nearer decides; shipping may be empty. Invalid names the field
// "salesAccount", "purchaseAccount" or "shippingAccount".
func (s Service) SaveAccounts(ctx context.Context, sales, purchases, shipping string) (State, error) {
	set, err := s.Store.LoadReference(ctx)
	if err != nil {
		return State{}, fmt.Errorf("load reference data: %w", err)
	}
	problems := map[string]string{}
	note := func(path, code string, fits func(refdata.Account) bool, isNeeded bool) {
		if problem := accountProblem(set, code, fits); problem != "" {
			problems[path] = problem
		}
		if code == "" && isNeeded {
			problems[path] = "Choose an account."
		}
	}
	note("salesAccount", sales, refdata.Account.IsForSales, true)
	note("purchaseAccount", purchases, refdata.Account.IsForPurchases, true)
	note("shippingAccount", shipping, refdata.Account.IsForSales, false)
	return s.choose(ctx, refdata.Accounts, problems, func(c *Choices) {
		c.Posting.SalesAccount, c.Posting.PurchaseAccount, c.Posting.ShippingAccount = sales, purchases, shipping
	})
}

// TaxChoice is a Xero tax rate for one order tax rate and kind of order.
type TaxChoice struct {
	// TaxID is the order tax rate; 0 stands for lines without tax.
	TaxID int64
	// Kind is the kind of order.
	Kind order.Kind
	// TaxType is Xero's.
	TaxType string
}

// SaveTaxes maps order tax rates; those not named stay as they are. Invalid names the field "taxes[sale:1]".
func (s Service) SaveTaxes(ctx context.Context, chosen []TaxChoice) (State, error) {
	set, err := s.Store.LoadReference(ctx)
	if err != nil {
		return State{}, fmt.Errorf("load reference data: %w", err)
	}
	uses, err := s.Store.ListTaxUse(ctx)
	if err != nil {
		return State{}, fmt.Errorf("list the tax rates in use: %w", err)
	}
	return s.choose(ctx, refdata.TaxRates, taxProblems(set, uses, chosen), func(c *Choices) {
		sales, purchases := copyOf(c.Posting.SalesTaxes), copyOf(c.Posting.PurchaseTaxes)
		for _, choice := range chosen {
			if choice.Kind == order.Purchase {
				purchases[choice.TaxID] = choice.TaxType
			} else {
				sales[choice.TaxID] = choice.TaxType
			}
		}
		c.Posting.SalesTaxes, c.Posting.PurchaseTaxes = sales, purchases
	})
}

func taxProblems(set refdata.Set, uses []TaxUse, chosen []TaxChoice) map[string]string {
	problems := map[string]string{}
	for _, choice := range chosen {
		path := fmt.Sprintf("taxes[%s:%d]", choice.Kind, choice.TaxID)
		switch {
		case choice.Kind != order.Sale && choice.Kind != order.Purchase:
			problems[path] = "Say whether it is for sales or purchases."
		case choice.TaxType == "":
			problems[path] = "Choose a tax rate."
		}
		for _, use := range uses {
			if use.Kind != choice.Kind || use.Tax.ID != choice.TaxID {
				continue
			}
			if problem := taxProblem(set, use, choice.TaxType); problem != "" {
				problems[path] = problem
			}
		}
	}
	return problems
}

func copyOf(m map[int64]string) map[int64]string {
	if m == nil {
		return map[int64]string{}
	}
	return maps.Clone(m)
}

// SaveStart chooses the first day whose orders may be sent, and the days from date to due date. Invalid names the
// field "startDate", "paymentDays" or "billDays".
func (s Service) SaveStart(ctx context.Context, start civil.Date, invoiceDays, billDays int) (State, error) {
	problems := map[string]string{}
	if start.IsZero() {
		problems["startDate"] = "Choose a day."
	}
	for path, days := range map[string]int{"paymentDays": invoiceDays, "billDays": billDays} {
		if days < 0 || days > 365 {
			problems[path] = "Between 0 and 365 days."
		}
	}
	return s.change(ctx, problems, func(c *Choices) {
		c.Posting.StartDate, c.Posting.InvoiceDays, c.Posting.BillDays = start, invoiceDays, billDays
	})
}

// SkipImport says that contacts are not imported now.
func (s Service) SkipImport(ctx context.Context) (State, error) {
	return s.change(ctx, nil, func(c *Choices) { c.Import.IsSkipped = true })
}

// OfferImport makes the contact import the next thing to decide again, as after a disconnect; the roles are remembered.
func (s Service) OfferImport(ctx context.Context) error {
	_, err := s.change(ctx, nil, func(c *Choices) { c.Import.ImportedAt, c.Import.IsSkipped = time.Time{}, false })
	return err
}

// NoteImport remembers an import and its roles.
func (s Service) NoteImport(ctx context.Context, customers, suppliers, neither bool) (State, error) {
	return s.change(ctx, nil, func(c *Choices) {
		c.Import = ImportChoice{Customers: customers, Suppliers: suppliers, Neither: neither, ImportedAt: s.Now().UTC()}
	})
}

// choose changes the choice among some reference data: the owner has then looked at how it changed.
func (s Service) choose(ctx context.Context, among refdata.Resource, problems map[string]string, change func(*Choices)) (State, error) {
	state, err := s.change(ctx, problems, change)
	if err != nil {
		return State{}, err
	}
	if err := s.Store.AcceptReference(ctx, among); err != nil {
		return State{}, fmt.Errorf("note that changes were looked at: %w", err)
	}
	return state, nil
}

func (s Service) change(ctx context.Context, problems map[string]string, change func(*Choices)) (State, error) {
	if err := fault.InvalidFields("The set-up cannot be saved as it is.", problems); err != nil {
		return State{}, err
	}
	if err := s.Store.ChangeChoices(ctx, change); err != nil {
		return State{}, fmt.Errorf("save the choices: %w", err)
	}
	return s.State(ctx)
}
