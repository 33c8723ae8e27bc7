package app

import (
	"daybook/internal/contact"
	"daybook/internal/matching"
	"daybook/internal/posting"
)

func emptyPreview() PreviewView {
	return PreviewView{Values: []PreviewValue{}, Lines: []PreviewLine{}, TaxTotals: []PreviewTax{}, Ledger: []LedgerRow{},
		Checks: []CheckView{}, Contact: PreviewContact{Address: []string{}, Asked: []LikenessView{}}}
}

func previewView(p posting.Preview) PreviewView {
	view := emptyPreview()
	view.OrderID, view.Digest, view.Kind, view.Organisation = p.OrderID, p.Digest, string(p.Kind), p.OrganisationName
	view.Status, view.Currency, view.TaxMode = string(p.Content.Status), string(p.Content.Currency), string(p.Content.TaxMode)
	view.Contact, view.Values, view.Totals = contactPlanView(p.Contact), headerValues(p), totalsView(p.Content.Totals)
	view.CanSend, view.CreatesContact, view.IsRevision = p.CanSend(), p.Contact.Create != nil, p.Revision > 1
	view.BaseTotal, view.BaseCurrency = orEmpty(p.BaseTotal), string(p.BaseCurrency)
	for i, l := range p.Content.Lines {
		view.Lines = append(view.Lines, previewLine(l, p.Lines[i]))
	}
	for _, t := range p.Taxes {
		view.TaxTotals = append(view.TaxTotals, PreviewTax{Name: t.Name, Rate: t.Rate.String(), Net: t.Net.String(), Tax: t.Tax.String()})
	}
	for _, e := range p.Ledger {
		view.Ledger = append(view.Ledger, LedgerRow{Code: e.Code, Name: e.Name, Debit: orEmpty(e.Debit), Credit: orEmpty(e.Credit)})
	}
	view.Checks = checkViews(p.Checks)
	return view
}

func checkViews(checks []posting.Check) []CheckView {
	list := []CheckView{}
	for _, c := range checks {
		list = append(list, CheckView{Severity: string(c.Severity), Code: string(c.Code), Path: c.Path,
			Message: c.Message, Hint: c.Hint, Remedy: string(c.Remedy)})
	}
	return list
}

func contactPlanView(c posting.ContactPlan) PreviewContact {
	view := PreviewContact{ID: c.ContactID, Name: c.Name, Outcome: string(c.Outcome), Match: string(c.Evidence), Reason: c.Reason,
		Address: []string{}, Asked: likenessViews(c.Asked)}
	if c.Comparison != nil {
		view.Sentence, view.Percent = c.Comparison.Sentence(), matching.Percent(c.Comparison.PerMille)
	}
	address := c.Ledger.Address
	view.Email = c.Ledger.Email
	if c.Create != nil {
		address, view.Email = c.Create.Address, c.Create.Email
	}
	if c.Ledger.Name != c.Name {
		view.LedgerName = c.Ledger.Name
	}
	view.Address = append(view.Address, addressLines(address)...)
	return view
}

// addressLines is an address as on an envelope.
func addressLines(a contact.Address) []string {
	var lines []string
	for _, line := range []string{a.Line1, a.Line2, joinNonEmpty(a.City, a.Region, a.PostalCode), a.Country} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func joinNonEmpty(parts ...string) string {
	joined := ""
	for _, p := range parts {
		if p != "" && joined != "" {
			joined += " "
		}
		joined += p
	}
	return joined
}

func headerValues(p posting.Preview) []PreviewValue {
	c, f := p.Content, p.From
	all := []PreviewValue{
		{Field: "number", Value: c.Number, From: string(f.Number)},
		{Field: "reference", Value: c.Reference, From: string(f.Reference)},
		{Field: "date", Value: c.Date.String(), From: string(f.Date)},
		{Field: "dueDate", Value: c.DueDate.String(), From: string(f.DueDate)},
		{Field: "status", Value: string(c.Status), From: string(f.Status)},
		{Field: "currency", Value: string(c.Currency), From: string(f.Currency)},
		{Field: "rate", Value: orEmpty(c.Rate), From: string(f.Rate)},
	}
	values := []PreviewValue{}
	for _, v := range all {
		if v.From != "" || v.Value != "" {
			values = append(values, v)
		}
	}
	return values
}

func previewLine(l posting.ContentLine, plan posting.LinePlan) PreviewLine {
	discount := orEmpty(l.DiscountAmount)
	if l.Discount != 0 {
		discount = l.Discount.String() + "%"
	}
	return PreviewLine{Description: l.Description, SKU: plan.SKU, Quantity: l.Quantity.String(), UnitPrice: l.UnitPrice.String(),
		Discount: discount, AccountCode: l.AccountCode, AccountName: plan.AccountName, AccountFrom: string(plan.Account),
		TaxType: l.TaxType, TaxName: plan.TaxName, TaxRate: l.TaxRate.String(), TaxFrom: string(plan.Tax),
		Amount: l.Figures.Amount.String(), Tax: l.Figures.Tax.String(), Arithmetic: plan.Arithmetic}
}
