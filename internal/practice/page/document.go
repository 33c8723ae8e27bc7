package page

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// documentPage is what document.html shows: an invoice or a bill, as Xero prints it.
type documentPage struct {
	IsBill                bool
	Link                  string
	Number, Reference     string
	Status                status
	Contact, ContactLink  string
	Address               []string
	Date, Due             string
	Currency, Rate        string
	AmountsAre            string
	URL                   string
	By                    string
	Lines                 []lineRow
	SubTotal, Total       string
	Discount              string
	Taxes                 []taxRow
	Payments              []paymentRow
	Credits               []creditedRow
	AmountDue             string
	HasDiscount           bool
	CanApprove, CanPay    bool
	CanCredit             bool
	CanVoid, CanDelete    bool
	PayAmount, PayDate    string
	Files                 []fileRow
	Changes               []changeRow
	OrganisationTaxNumber string
	OrganisationLegalName string
	BaseCurrency          string
	IsForeign             bool
}

type lineRow struct {
	Description, Item                 string
	Tracking                          []string
	Quantity, Price, Discount, Amount string
	Account, Tax                      string
	IsText                            bool
}

type taxRow struct{ Name, Amount string }

// paymentRow is one payment; Paid is its amount without the sign that the sum of a document has.
type paymentRow struct{ ID, Date, Reference, Account, Amount, Paid string }

// creditedRow is one credit note that is allocated to the document.
type creditedRow struct{ Link, Number, Date, Amount string }

// document shows one invoice or bill. Either address shows either type, so that a link made for the other one leads
// somewhere.
func (p *Page) document(kind books.InvoiceType) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { p.showDocument(w, r, kind, "") }
}

// showDocument shows a document, under a refusal when there is one.
func (p *Page) showDocument(w http.ResponseWriter, r *http.Request, kind books.InvoiceType, refusal string) {
	p.view(w, r, "document.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		invoice, ok, err := tx.FindInvoice(ctx, r.PathValue("id"))
		if err != nil || !ok || r.PathValue("code") != ref.Organisation.ShortCode {
			return frame{Tab: tabOf(kind)}, false, err
		}
		content, err := p.documentPage(ctx, tx, ref, invoice)
		name := "Invoice "
		if content.IsBill {
			name = "Bill "
		}
		return frame{Title: name + content.Number, Tab: tabOf(invoice.Type), Content: content, Message: refusal, IsRefused: refusal != ""}, true, err
	})
}

func tabOf(kind books.InvoiceType) string {
	if kind == books.Purchase {
		return "/bills"
	}
	return "/invoices"
}

func (p *Page) documentPage(ctx context.Context, tx *store.Tx, ref books.Reference, i books.Invoice) (documentPage, error) {
	contact, _, err := tx.FindContact(ctx, i.ContactID)
	if err != nil {
		return documentPage{}, err
	}
	org := ref.Organisation
	page := documentPage{
		IsBill: i.Type == books.Purchase, Link: documentLink(ref, i), Number: i.Number, Reference: i.Reference, Status: statusOf(string(i.Status)),
		Contact: contact.Name, ContactLink: contactLink(ref, contact.ID), Address: addressLines(contact),
		Date: day(i.Date), Due: day(i.DueDate), Currency: string(i.Currency), AmountsAre: amountsAre(i.LineAmountTypes),
		URL: i.URL, By: i.CreatedBy, Taxes: taxRows(ref, i), SubTotal: figure(i.SubTotal), Total: figure(i.Total),
		HasDiscount: i.TotalDiscount != 0, Discount: figure(i.TotalDiscount), AmountDue: figure(i.AmountDue()),
		OrganisationLegalName: org.LegalName, OrganisationTaxNumber: org.TaxNumber, BaseCurrency: string(org.BaseCurrency),
		IsForeign: i.Currency != org.BaseCurrency, Rate: i.CurrencyRate.String(),
		PayAmount: i.AmountDue().String(), PayDate: org.Today(p.cfg.Now()).String(),
	}
	page.CanApprove = i.Status == books.Draft || i.Status == books.Submitted
	page.CanDelete = page.CanApprove
	page.CanPay = i.Status == books.Authorised && i.AmountDue() > 0
	page.CanCredit = i.IsApproved()
	page.CanVoid = i.Status == books.Authorised && !i.IsAllocated()
	for _, l := range i.Lines {
		page.Lines = append(page.Lines, lineOf(ref, l))
	}
	for _, pay := range i.Payments {
		if !pay.IsDeleted {
			account, _ := ref.FindAccount(pay.AccountCode)
			page.Payments = append(page.Payments, paymentRow{
				ID: pay.ID, Date: day(pay.Date), Reference: pay.Reference, Account: account.Name, Amount: figure(-pay.Amount), Paid: figure(pay.Amount),
			})
		}
	}
	for _, c := range i.Credits {
		page.Credits = append(page.Credits, creditedRow{Link: creditLink(ref, c.CreditNoteID), Number: c.Number, Date: day(c.Date), Amount: figure(-c.Amount)})
	}
	if page.Files, err = filesOf(ctx, tx, ref, i.ID); err != nil {
		return page, err
	}
	page.Changes, err = changesOf(ctx, tx, org, i.ID)
	return page, err
}

func addressLines(c books.Contact) []string {
	for _, a := range c.Addresses {
		lines := []string{a.AttentionTo, a.Line1, a.Line2, a.Line3, a.Line4, strings.TrimSpace(a.City + " " + a.PostalCode), a.Region, a.Country}
		lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
		if len(lines) > 0 {
			return lines
		}
	}
	return nil
}

func amountsAre(kind books.LineAmountTypes) string {
	switch kind {
	case books.Inclusive:
		return "Tax inclusive"
	case books.NoTax:
		return "No tax"
	default:
		return "Tax exclusive"
	}
}

func lineOf(ref books.Reference, l books.Line) lineRow {
	row := lineRow{Description: l.Description, Item: l.ItemCode, IsText: l.IsText, Account: l.AccountCode}
	if l.IsText {
		return row
	}
	row.Quantity, row.Price, row.Amount = l.Quantity.Words(), l.UnitAmount.Words(), figure(l.LineAmount)
	if l.DiscountRate != 0 {
		row.Discount = l.DiscountRate.Words()
	} else if l.DiscountAmount != 0 {
		row.Discount = figure(l.DiscountAmount)
	}
	if account, ok := ref.FindAccount(l.AccountCode); ok {
		row.Account = account.Code + " – " + account.Name
	}
	row.Tax = taxName(ref, l.TaxType)
	for _, t := range l.Tracking {
		row.Tracking = append(row.Tracking, t.Category+": "+t.Option)
	}
	return row
}

func taxName(ref books.Reference, taxType string) string {
	if rate, ok := ref.FindTaxRate(taxType); ok {
		return rate.Name
	}
	return taxType
}

// taxRows sums the tax of each rate, in the order in which the lines name them.
func taxRows(ref books.Reference, i books.Invoice) []taxRow {
	var order []string
	sums := map[string]money.Amount{}
	for _, l := range i.Lines {
		if l.TaxAmount == 0 {
			continue
		}
		if !slices.Contains(order, l.TaxType) {
			order = append(order, l.TaxType)
		}
		sums[l.TaxType] += l.TaxAmount
	}
	var rows []taxRow
	for _, taxType := range order {
		rows = append(rows, taxRow{Name: taxName(ref, taxType), Amount: figure(sums[taxType])})
	}
	return rows
}

// changesOf returns the history of one contact, document or journal.
func changesOf(ctx context.Context, tx *store.Tx, org books.Organisation, id string) ([]changeRow, error) {
	changes, err := tx.ListChanges(ctx, id, pageSize)
	var rows []changeRow
	for _, c := range changes {
		rows = append(rows, changeRow{At: moment(c.At, org), By: by(c.Actor), Action: c.Action, Summary: c.Summary})
	}
	return rows, err
}
