package app

import (
	"context"
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/closing"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/pack"
	"daybook/internal/posting"
	"daybook/internal/stock"
	"daybook/internal/stock/journal"
)

// Periods is the end of each month: its journal, reviewed and sent.
type Periods struct{ b Bridge }

// List returns every period.
func (p *Periods) List() (view PeriodsView, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return emptyPeriods(), err
	}
	return periodsView(ctx, services)
}

// Get returns one period in full, by its last day.
func (p *Periods) Get(to string) (view PeriodView, err error) {
	return p.act(to, func(context.Context, Services, civil.Date) error { return nil })
}

// act does something with a period and returns it as it stands then.
func (p *Periods) act(to string, do func(context.Context, Services, civil.Date) error) (view PeriodView, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return emptyPeriod(), err
	}
	day, err := parseDate("to", to)
	if err != nil {
		return emptyPeriod(), err
	}
	if err := do(ctx, services, day); err != nil {
		return emptyPeriod(), err
	}
	return periodView(ctx, services, day)
}

// change does what act does, and tells the window that periods changed.
func (p *Periods) change(to string, do func(context.Context, Services, civil.Date) error) (PeriodView, error) {
	view, err := p.act(to, do)
	if err == nil {
		p.b.host.Emit(EventPeriods, nil)
	}
	return view, err
}

// PartItems returns the items behind a part of a journal line, those that add most first.
func (p *Periods) PartItems(q PartQuery) (items []PartItem, err error) {
	defer p.b.guard(&err)
	items = []PartItem{}
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return items, err
	}
	day, err := parseDate("to", q.To)
	if err != nil {
		return items, err
	}
	found, err := services.Closing.PartItems(ctx, day, q.AccountID, closing.PartRow(q.Row))
	for _, i := range found {
		items = append(items, PartItem{ItemID: i.Item.ID, SKU: i.Item.SKU, Name: i.Item.Name, Amount: i.Amount.Amount().String(), Movements: i.Movements})
	}
	return items, err
}

// Edit keeps the owner's amounts, texts and note. Invalid names the field: "lines[0].amount", "lines".
func (p *Periods) Edit(edit JournalEdit) (view PeriodView, err error) {
	problems := map[string]string{}
	lines := make([]closing.Edited, len(edit.Lines))
	for i, l := range edit.Lines {
		lines[i] = closing.Edited{AccountID: l.AccountID, Text: l.Description, Amount: readFigure(problems, fmt.Sprintf("lines[%d].amount", i), l.Amount, money.ParseAmount)}
	}
	return p.change(edit.To, func(ctx context.Context, services Services, to civil.Date) error {
		if err := fault.InvalidFields("The journal cannot be kept as it is.", problems); err != nil {
			return err
		}
		return services.Closing.Edit(ctx, to, lines, edit.Note)
	})
}

// Reset goes back to what is suggested; the note stays.
func (p *Periods) Reset(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Reset(ctx, to)
	})
}

// Approve has exactly the journal with this digest sent. Conflict when something changed since, or something stands in the way.
func (p *Periods) Approve(to, digest string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Approve(ctx, to, digest)
	})
}

// Withdraw takes an approved journal back that has not left yet.
func (p *Periods) Withdraw(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Withdraw(ctx, to)
	})
}

// Dismiss says that nothing is posted for what is suggested now.
func (p *Periods) Dismiss(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Dismiss(ctx, to)
	})
}

// Resolve ends a conflict: choice is "adopt" (one at Xero is the journal), "send" (none is, ours is sent) or "drop" (it is given up).
func (p *Periods) Resolve(to, choice, ledgerID string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Resolve(ctx, to, posting.Choice(choice), ledgerID)
	})
}

// RetryAttachment sends a valuation again that Xero refused.
func (p *Periods) RetryAttachment(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.RetryAttachment(ctx, to)
	})
}

// Close closes a period and those before it: their figures stay as they are.
func (p *Periods) Close(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Close(ctx, to)
	})
}

// Reopen opens a closed period, and those after it, again.
func (p *Periods) Reopen(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		return services.Closing.Reopen(ctx, to)
	})
}

// ReadBooks reads the balances and our journals from Xero.
func (p *Periods) ReadBooks(to string) (view PeriodView, err error) {
	return p.change(to, func(ctx context.Context, services Services, to civil.Date) error {
		services.Freshen()
		return services.Closing.ReadBooks(ctx, to)
	})
}

// OpenJournal opens a journal in Xero, by its id there.
func (p *Periods) OpenJournal(ledgerID string) (err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return err
	}
	set, err := services.Store.LoadReference(ctx)
	if err != nil {
		return err
	}
	return p.b.host.OpenURL(services.Links.Journal(set.Organisation.ShortCode, ledgerID))
}

// ChooseOpening chooses the equity account of the opening difference.
func (p *Periods) ChooseOpening(accountID string) (view PeriodsView, err error) {
	return p.opening(func(ctx context.Context, services Services) error {
		return services.Closing.ChooseOpening(ctx, accountID)
	})
}

// ApproveOpening has exactly the opening journal with this digest sent.
func (p *Periods) ApproveOpening(digest string) (view PeriodsView, err error) {
	return p.opening(func(ctx context.Context, services Services) error {
		return services.Closing.ApproveOpening(ctx, digest)
	})
}

// SettleOpening reads again after the opening difference was settled in Xero's conversion balances. Conflict when there still is one.
func (p *Periods) SettleOpening() (view PeriodsView, err error) {
	return p.opening(func(ctx context.Context, services Services) error { return services.Closing.SettleOpening(ctx) })
}

func (p *Periods) opening(do func(context.Context, Services) error) (view PeriodsView, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return emptyPeriods(), err
	}
	if err := do(ctx, services); err != nil {
		return emptyPeriods(), err
	}
	p.b.host.Emit(EventPeriods, nil)
	return periodsView(ctx, services)
}

// Settings returns how stock is valued and posted.
func (p *Periods) Settings() (view StockSettingsView, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return emptyStockSettings(), err
	}
	return stockSettings(ctx, services)
}

// SaveSettings keeps how stock is valued and posted. Invalid names each field of the form.
func (p *Periods) SaveSettings(form StockSettingsForm) (view StockSettingsView, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return emptyStockSettings(), err
	}
	chosen, err := form.decode()
	if err != nil {
		return emptyStockSettings(), err
	}
	if err := services.Closing.SaveSettings(ctx, chosen, stock.Method(form.Valuation)); err != nil {
		return emptyStockSettings(), err
	}
	p.b.host.Emit(EventPeriods, nil)
	p.b.host.Emit(EventStock, nil)
	return stockSettings(ctx, services)
}

// decode reads the form; roles and reasons without an account are left out.
func (f StockSettingsForm) decode() (closing.Settings, error) {
	start, err := parseDate("start", f.Start)
	s := closing.Defaults()
	s.Model, s.Method, s.Status, s.Start, s.HasReversal = journal.Model(f.Model), closing.Method(f.Method), posting.Status(f.Status), start, f.HasReversal
	for role, id := range f.Accounts {
		if id != "" {
			s.Accounts[journal.Role(role)] = id
		}
	}
	for reason, id := range f.Reasons {
		if id != "" {
			s.Reasons[warehouseReason(reason)] = id
		}
	}
	return s, err
}

// SavePack writes the accountant's pack of a period where the owner says: format is "pdf" or "xlsx".
func (p *Periods) SavePack(to, format string) (saved SavedFile, err error) {
	defer p.b.guard(&err)
	services, ctx, err := p.b.desk.get()
	if err != nil {
		return saved, err
	}
	day, err := parseDate("to", to)
	if err != nil {
		return saved, err
	}
	write, isKnown := map[string]func(pack.Content) ([]byte, error){"pdf": pack.PDF, "xlsx": pack.XLSX}[format]
	if !isKnown {
		return saved, fault.New(fault.Invalid, fmt.Sprintf("%q is no form of the pack.", format), "Choose PDF or XLSX.")
	}
	content, err := services.Closing.Pack(ctx, day)
	if err != nil {
		return saved, err
	}
	data, err := write(content)
	if err != nil {
		return saved, err
	}
	saved.Path, err = p.b.host.SaveFile(fmt.Sprintf("Stock %04d-%02d.%s", day.Year, day.Month, format), data)
	if err != nil {
		err = fault.Wrap(fault.ReadOnly, err, "The file cannot be written there.", "Choose another folder.")
	}
	return saved, err
}
