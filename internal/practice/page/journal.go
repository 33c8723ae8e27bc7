package page

import (
	"context"
	"net/http"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// journalRow is one manual journal of the list.
type journalRow struct {
	Link, Date, Narration, Debit string
	Status                       status
	IsOver                       bool
}

// journalList is what journals.html shows.
type journalList struct {
	Total int
	Rows  []journalRow
	Chips []chip
	Pager pager
}

func journalFilters() []filter {
	return []filter{
		{"All", nil},
		{"Draft", []string{string(books.DraftJournal)}},
		{"Posted", []string{string(books.PostedJournal)}},
		{"Archived", []string{string(books.ArchivedJournal)}},
		{"Voided and deleted", []string{string(books.VoidedJournal), string(books.DeletedJournal)}},
	}
}

func (p *Page) journals(w http.ResponseWriter, r *http.Request) {
	p.view(w, r, "journals.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		ctx := r.Context()
		number, offset := pageOf(r)
		query := store.JournalQuery{NewestFirst: true, Limit: pageSize, Offset: offset}
		var list journalList
		query.Statuses, list.Chips = chosenFilter(journalFilters(), "/journals", r.URL.Query().Get("status"))
		journals, err := tx.ListJournals(ctx, query)
		if err != nil {
			return frame{}, false, err
		}
		if list.Total, err = tx.CountJournals(ctx, query); err != nil {
			return frame{}, false, err
		}
		for _, j := range journals {
			debits, _ := j.Sides()
			list.Rows = append(list.Rows, journalRow{
				Link: journalLink(ref, j.ID), Date: day(j.Date), Narration: j.Narration, Debit: figure(debits),
				Status: statusOf(string(j.Status)), IsOver: j.Status == books.VoidedJournal || j.Status == books.DeletedJournal,
			})
		}
		list.Pager = newPager(r, number, len(journals), list.Total)
		return frame{Title: "Manual journals", Tab: "/journals", Content: list}, true, nil
	})
}

// journalPage is what journal.html shows.
type journalPage struct {
	Link, Narration, Date, AmountsAre, URL string
	IsAccrualOnly                          bool
	Status                                 status
	By                                     string
	Lines                                  []journalLineRow
	// Taxes are the taxes that come on top of the lines.
	Taxes         []journalLineRow
	Debit, Credit string
	CanPost       bool
	CanVoid       bool
	CanEdit       bool
	CanRestore    bool
	Files         []fileRow
	Changes       []changeRow
}

type journalLineRow struct {
	Description, Account, Tax, Debit, Credit string
	Tracking                                 []string
}

func (p *Page) journal(w http.ResponseWriter, r *http.Request) { p.showJournal(w, r, "") }

// showJournal shows a manual journal, under a refusal when there is one.
func (p *Page) showJournal(w http.ResponseWriter, r *http.Request, refusal string) {
	p.view(w, r, "journal.html", func(tx *store.Tx, ref books.Reference) (frame, bool, error) {
		j, ok, err := tx.FindJournal(r.Context(), r.PathValue("id"))
		if err != nil || !ok || r.PathValue("code") != ref.Organisation.ShortCode {
			return frame{Tab: "/journals"}, false, err
		}
		content := journalContent(ref, j)
		if content.Files, err = filesOf(r.Context(), tx, ref, j.ID); err != nil {
			return frame{}, false, err
		}
		content.Changes, err = changesOf(r.Context(), tx, ref.Organisation, j.ID)
		return frame{Title: "Manual journal", Tab: "/journals", Content: content, Message: refusal, IsRefused: refusal != ""}, true, err
	})
}

func journalContent(ref books.Reference, j books.ManualJournal) journalPage {
	content := journalPage{
		Link: journalLink(ref, j.ID), Narration: j.Narration, Date: day(j.Date), AmountsAre: amountsAre(j.LineAmountTypes), URL: j.URL,
		IsAccrualOnly: j.IsAccrualOnly, Status: statusOf(string(j.Status)), By: j.CreatedBy,
		CanPost: j.Status == books.DraftJournal, CanVoid: j.Status == books.PostedJournal, CanRestore: j.Status == books.ArchivedJournal,
	}
	content.CanEdit = content.CanPost || content.CanVoid
	for _, l := range j.Lines {
		content.Lines = append(content.Lines, journalLineOf(ref, l))
		if l.TaxAmount != 0 && j.LineAmountTypes == books.Exclusive {
			content.Taxes = append(content.Taxes, journalLineRow{Tax: taxName(ref, l.TaxType)}.with(l.TaxAmount))
		}
	}
	debits, credits := j.Sides()
	content.Debit, content.Credit = figure(debits), figure(-credits)
	return content
}

func journalLineOf(ref books.Reference, l books.JournalLine) journalLineRow {
	row := journalLineRow{Description: l.Description, Account: l.AccountCode, Tax: taxName(ref, l.TaxType)}
	if account, ok := ref.FindAccount(l.AccountCode); ok {
		row.Account = account.Code + " – " + account.Name
	}
	for _, t := range l.Tracking {
		row.Tracking = append(row.Tracking, t.Category+": "+t.Option)
	}
	return row.with(l.Amount)
}

// with puts an amount on its side.
func (row journalLineRow) with(amount money.Amount) journalLineRow {
	if amount < 0 {
		row.Credit = figure(-amount)
	} else {
		row.Debit = figure(amount)
	}
	return row
}

// actOnJournal does what a person asked for with a manual journal, and shows it again.
func (p *Page) actOnJournal(w http.ResponseWriter, r *http.Request) {
	if !p.readForm(w, r) {
		return
	}
	err := p.change(r, func(ctx context.Context, tx *store.Tx, rules *books.Rules) error {
		j, ok, err := tx.FindJournal(ctx, r.PathValue("id"))
		if err != nil || !ok {
			return err // the page shown afterwards says that there is none
		}
		in, ok := journalDeed(r)
		if !ok {
			return refusal{[]string{"Nothing of that name can be done here."}}
		}
		outcome := rules.UpdateJournal(j, in)
		if len(outcome.Errors) > 0 {
			return refusal{outcome.Errors}
		}
		return tx.ApplyJournal(ctx, outcome, "")
	})
	p.afterDeed(w, r, r.PostForm.Get("do"), err, func(text string) { p.showJournal(w, r, text) })
}

// journalDeed reads the form's deed.
func journalDeed(r *http.Request) (books.JournalInput, bool) {
	switch r.PostForm.Get("do") {
	case "post":
		return books.JournalInput{Status: new(string(books.PostedJournal))}, true
	case "void-journal":
		return books.JournalInput{Status: new(string(books.VoidedJournal))}, true
	case "delete-journal":
		return books.JournalInput{Status: new(string(books.DeletedJournal))}, true
	case "archive-journal":
		return books.JournalInput{Status: new(string(books.ArchivedJournal))}, true
	case "restore-journal":
		return books.JournalInput{Status: new(string(books.PostedJournal))}, true
	case "narrate":
		return books.JournalInput{Narration: new(r.PostForm.Get("narration"))}, true
	}
	return books.JournalInput{}, false
}
