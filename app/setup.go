package app

import (
	"context"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/jobs"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/refdata"
	"daybook/internal/setup"
)

// Setup is what must be chosen before the first document.
type Setup struct{ b Bridge }

// importJob is the kind of a contact import.
const importJob = "import_contacts"

// after runs a call of the set-up service and encodes the state it returns.
func (s *Setup) after(call func(context.Context, setup.Service) (setup.State, error)) (SetupView, error) {
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptySetup(), err
	}
	state, err := call(ctx, services.Setup)
	if err != nil {
		return emptySetup(), err
	}
	return setupView(state), nil
}

// State returns what is chosen, what may be chosen and what remains.
func (s *Setup) State() (view SetupView, err error) {
	defer s.b.guard(&err)
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) { return service.State(ctx) })
}

// SaveStatuses chooses what invoices and bills are created as.
func (s *Setup) SaveStatuses(invoiceStatus, billStatus string) (view SetupView, err error) {
	defer s.b.guard(&err)
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) {
		return service.SaveStatuses(ctx, posting.Status(invoiceStatus), posting.Status(billStatus))
	})
}

// SaveAccounts chooses the accounts used where nothing nearer decides; shipping may be empty.
func (s *Setup) SaveAccounts(sales, purchases, shipping string) (view SetupView, err error) {
	defer s.b.guard(&err)
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) {
		return service.SaveAccounts(ctx, sales, purchases, shipping)
	})
}

// SaveTaxes maps the order tax rates of the rows; only TaxID, Kind and TaxType of each are read.
func (s *Setup) SaveTaxes(rows []TaxRow) (view SetupView, err error) {
	defer s.b.guard(&err)
	chosen := make([]setup.TaxChoice, len(rows))
	for i, r := range rows {
		chosen[i] = setup.TaxChoice{TaxID: r.TaxID, Kind: order.Kind(r.Kind), TaxType: r.TaxType}
	}
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) {
		return service.SaveTaxes(ctx, chosen)
	})
}

// SaveStart chooses the first day whose orders may be sent, YYYY-MM-DD, and the days from date to due date.
func (s *Setup) SaveStart(startDate string, paymentDays, billDays int) (view SetupView, err error) {
	defer s.b.guard(&err)
	start, err := parseDate("startDate", startDate)
	if err != nil {
		return emptySetup(), err
	}
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) {
		return service.SaveStart(ctx, start, paymentDays, billDays)
	})
}

// parseDate reads a day that may be empty; Invalid names the field.
func parseDate(field, text string) (civil.Date, error) {
	if text == "" {
		return civil.Date{}, nil
	}
	day, err := civil.Parse(text)
	if err != nil {
		return civil.Date{}, fault.InvalidFields("This date cannot be read.", map[string]string{field: "Write a day such as 2026-03-12."})
	}
	return day, nil
}

// PreviewImport reads Xero and counts what an import of the roles would do. It writes nothing.
func (s *Setup) PreviewImport(roles ImportRoles) (view ImportView, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return emptyImport(), err
	}
	result, err := services.Importer.Preview(ctx, roles.order(), nil)
	if err != nil {
		return emptyImport(), err
	}
	return importView(result, instant(services.Now())), nil
}

// Import brings contacts in; progress and outcome are heard through EventJob. A search for duplicates follows as a job of
// its own.
func (s *Setup) Import(roles ImportRoles) (view JobView, err error) {
	defer s.b.guard(&err)
	services, _, err := s.b.desk.get()
	if err != nil {
		return emptyJob(), err
	}
	job, err := services.Jobs.Start(importJob, func(ctx context.Context, report jobs.Report) (any, error) {
		result, err := services.Importer.Import(ctx, roles.order(), report)
		if err != nil {
			return nil, err
		}
		s.b.host.Emit(EventContacts, nil)
		if _, err := services.Setup.NoteImport(ctx, roles.Customers, roles.Suppliers, roles.Neither); err != nil {
			return nil, err
		}
		if _, err := scanAfter(s.b, services); err != nil {
			return nil, err
		}
		return importView(result, instant(services.Now())), nil
	})
	return ViewJob(s.b.log, job), err
}

// SkipImport says that contacts are not imported now.
func (s *Setup) SkipImport() (view SetupView, err error) {
	defer s.b.guard(&err)
	return s.after(func(ctx context.Context, service setup.Service) (setup.State, error) { return service.SkipImport(ctx) })
}

func emptySetup() SetupView {
	return SetupView{Steps: []SetupStep{}, SalesAccounts: []AccountOption{}, PurchaseAccounts: []AccountOption{},
		Taxes: []TaxRow{}, SalesTaxes: []TaxOption{}, PurchaseTaxes: []TaxOption{}}
}

// setupView encodes the state. What is not chosen yet shows what is suggested.
func setupView(state setup.State) SetupView {
	view := emptySetup()
	view.IsDone = state.IsDone()
	isCurrentSet := false
	for _, step := range state.Steps {
		v := SetupStep{ID: string(step.Step), State: "todo", Problem: step.Problem}
		switch {
		case step.IsDone:
			v.State = "done"
		case !isCurrentSet:
			v.State, isCurrentSet = "current", true
		}
		view.Steps = append(view.Steps, v)
	}
	view.Choices = choicesView(state)
	for _, row := range state.Taxes {
		view.Taxes = append(view.Taxes, TaxRow{TaxID: row.Tax.ID, Kind: string(row.Kind), Name: row.Tax.Name, Rate: row.Tax.Rate.String(),
			TaxType: row.TaxType, IsSuggested: row.IsSuggested, Orders: row.Orders, Problem: row.Problem})
	}
	view.SalesTaxes, view.PurchaseTaxes = taxOptions(state.SalesTaxes), taxOptions(state.PurchaseTaxes)
	view.SalesAccounts, view.PurchaseAccounts = accountOptions(state.SalesAccounts), accountOptions(state.PurchaseAccounts)
	return view
}

func choicesView(state setup.State) SetupChoices {
	p, i := state.Suggested, state.Choices.Import
	return SetupChoices{
		InvoiceStatus: string(p.InvoiceStatus), BillStatus: string(p.BillStatus), SalesAccount: p.SalesAccount,
		PurchaseAccount: p.PurchaseAccount, ShippingAccount: p.ShippingAccount, PaymentDays: p.InvoiceDays, BillDays: p.BillDays,
		StartDate: p.StartDate.String(), ImportCustomers: i.Customers, ImportSuppliers: i.Suppliers, ImportNeither: i.Neither,
		ImportedAt: instant(i.ImportedAt),
	}
}

func accountOptions(accounts []refdata.Account) []AccountOption {
	options := make([]AccountOption, 0, len(accounts))
	for _, a := range accounts {
		options = append(options, AccountOption{Code: a.Code, Name: a.Name, Type: a.Type, TaxType: a.TaxType})
	}
	return options
}

func taxOptions(taxes []refdata.TaxRate) []TaxOption {
	options := make([]TaxOption, 0, len(taxes))
	for _, t := range taxes {
		options = append(options, TaxOption{Type: t.TaxType, Name: t.Name, Rate: t.EffectiveRate.String()})
	}
	return options
}
