package xero_test

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/conformance/contracttest"
	"daybook/internal/xero"
)

// Covers 1/accounting-api, 6/body-is-invoices-one-bare-object-also, 6/dates-are-sent-as-yyyy-mm-dd, 7/explicit-lists.
// Covers 9.fields/to-create, 9.fields/status-on-create, 9.fields/totals, 11/put-post-as-elsewhere-summarizeerrors.
// Covers 15/upload, 15/history, 17/pairs-of-equal-paths-attachments.
func TestContractEveryRequestFollowsTheDescription(t *testing.T) {
	t.Parallel()
	description := contracttest.Find(t)
	since := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	day := civil.Date{Year: 2026, Month: 9, Day: 14}
	paths := map[string]bool{}
	var guard sync.Mutex
	b := setup(t, func(w http.ResponseWriter, r *http.Request) {
		guard.Lock()
		defer guard.Unlock()
		paths[r.Method+" "+r.URL.Path] = true
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if problem := description.CheckRequest(r, body); problem != "" {
			t.Errorf("%s %s breaks the description: %s", r.Method, r.URL, problem)
		}
		switch {
		case strings.Contains(r.URL.Path, "TrialBalance"):
			answerJSON(w, 200, trialBalance)
		case strings.Contains(r.URL.Path, "BalanceSheet"):
			answerJSON(w, 200, balanceSheet)
		default:
			answerJSON(w, 200, everything)
		}
	})
	b.Client.Limits = &xero.Limiter{Window: time.Millisecond}
	x, ctx := b.Client, t.Context()
	send := func(target xero.Target, body []byte, err error) error {
		if err != nil {
			return err
		}
		_, err = x.SendFrozen(ctx, target, body, aKey)
		return err
	}
	for name, call := range map[string]func() error{
		"organisation":    func() error { _, err := x.GetOrganisation(ctx); return err },
		"accounts":        func() error { _, err := x.ListAccounts(ctx); return err },
		"tax rates":       func() error { _, err := x.ListTaxRates(ctx); return err },
		"currencies":      func() error { _, err := x.ListCurrencies(ctx); return err },
		"tracking":        func() error { _, err := x.ListTrackingCategories(ctx); return err },
		"branding themes": func() error { _, err := x.ListBrandingThemes(ctx); return err },
		"contacts": func() error {
			_, err := x.ListContacts(ctx, xero.ContactQuery{
				IDs: []string{aContact}, Name: "a", EmailAddress: "b", SearchTerm: "c", IncludeArchived: true, ModifiedSince: since, Page: 2, PageSize: 50,
			})
			return err
		},
		"contact": func() error { _, err := x.GetContact(ctx, aContact); return err },
		"invoices": func() error {
			_, err := x.ListInvoices(ctx, xero.InvoiceQuery{
				IDs: []string{anID}, Numbers: []string{"SO-1", "SO-2"}, ContactIDs: []string{aContact}, Statuses: []string{xero.StatusDraft},
				Type: xero.Bill, DateFrom: day, DateTo: day, CreatedByMyApp: true, ModifiedSince: since, SearchTerm: "x",
			})
			return err
		},
		"invoice": func() error { _, err := x.GetInvoice(ctx, anID); return err },
		"a summary": func() error {
			_, err := x.ListInvoices(ctx, xero.InvoiceQuery{IncludeArchived: true, SummaryOnly: true})
			return err
		},
		"actions":        func() error { _, err := x.ListActions(ctx); return err },
		"online invoice": func() error { _, _, err := x.FindOnlineInvoice(ctx, anID); return err },
		"items": func() error {
			_, err := x.ListItems(ctx, xero.ItemQuery{Code: "ST-30", ModifiedSince: since})
			return err
		},
		"item": func() error { _, err := x.GetItem(ctx, anItem); return err },
		"credit notes": func() error {
			_, err := x.ListCreditNotes(ctx, xero.CreditNoteQuery{IDs: []string{aCreditNote}, Type: xero.SalesCredit, ModifiedSince: since})
			return err
		},
		"credit note": func() error { _, err := x.GetCreditNote(ctx, aCreditNote); return err },
		"payments": func() error {
			_, err := x.ListPayments(ctx, xero.PaymentQuery{Status: xero.PaymentDeleted, InvoiceID: anID, ModifiedSince: since})
			return err
		},
		"payment": func() error { _, err := x.GetPayment(ctx, aPayment); return err },
		"journals": func() error {
			_, err := x.ListManualJournals(ctx, xero.ManualJournalQuery{Status: xero.ManualJournalDraft, DateFrom: day, DateTo: day, ModifiedSince: since})
			return err
		},
		"journal": func() error { _, err := x.GetManualJournal(ctx, aJournal); return err },
		"trial balance": func() error {
			_, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{PaymentsOnly: true})
			return err
		},
		"trial balance of a day": func() error {
			_, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{Date: civil.Date{Year: 2026, Month: 11, Day: 30}})
			return err
		},
		"balance sheet": func() error {
			_, err := x.GetBalanceSheet(ctx, xero.BalanceSheetQuery{Date: day, Periods: 3, Timeframe: xero.TimeframeQuarter, TrackingOptionID1: anID, TrackingOptionID2: anID, StandardLayout: true, PaymentsOnly: true})
			return err
		},
		"new documents": func() error {
			body, err := xero.EncodeInvoices([]xero.NewInvoice{anInvoice(), aBill()})
			return send(xero.Target{Kind: xero.PathInvoices}, body, err)
		},
		"changed document": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "invoice-change.json"))
			return send(xero.Target{Kind: xero.PathInvoice, ID: anID}, body, err)
		},
		"e-mail": func() error { return send(xero.Target{Kind: xero.PathEmail, ID: anID}, xero.EmailBody(), nil) },
		"new contacts": func() error {
			body, err := xero.EncodeContacts([]xero.NewContact{aNewContact()})
			return send(xero.Target{Kind: xero.PathContacts}, body, err)
		},
		"changed contact": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "contact-change.json"))
			return send(xero.Target{Kind: xero.PathContact, ID: aContact}, body, err)
		},
		"new credit notes": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "creditnotes.json"))
			return send(xero.Target{Kind: xero.PathCreditNotes}, body, err)
		},
		"changed credit note": func() error {
			body, err := xero.EncodeCreditNoteStatus(aCreditNote, xero.StatusVoided)
			return send(xero.Target{Kind: xero.PathCreditNote, ID: aCreditNote}, body, err)
		},
		"allocations": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "allocations.json"))
			return send(xero.Target{Kind: xero.PathAllocations, ID: aCreditNote}, body, err)
		},
		"new items": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "items.json"))
			return send(xero.Target{Kind: xero.PathItems}, body, err)
		},
		"changed item": func() error {
			body, err := xero.EncodeItemChange(anItem, aNewItem())
			return send(xero.Target{Kind: xero.PathItem, ID: anItem}, body, err)
		},
		"new journals": func() error {
			body, err := os.ReadFile(filepath.Join("testdata", "journals.json"))
			return send(xero.Target{Kind: xero.PathManualJournals}, body, err)
		},
		"changed journal": func() error {
			body, err := xero.EncodeManualJournalChange(aJournal, aNewJournal())
			return send(xero.Target{Kind: xero.PathManualJournal, ID: aJournal}, body, err)
		},
		"every golden change": func() error {
			for file, target := range map[string]xero.Target{
				"invoice-void.json":      {Kind: xero.PathInvoice, ID: anID},
				"item-change.json":       {Kind: xero.PathItem, ID: anItem},
				"journal-change.json":    {Kind: xero.PathManualJournal, ID: aJournal},
				"journal-status.json":    {Kind: xero.PathManualJournal, ID: aJournal},
				"creditnote-status.json": {Kind: xero.PathCreditNote, ID: aCreditNote},
				"invoices.json":          {Kind: xero.PathInvoices},
				"contacts.json":          {Kind: xero.PathContacts},
			} {
				body, err := os.ReadFile(filepath.Join("testdata", file))
				if err := send(target, body, err); err != nil {
					return err
				}
			}
			return nil
		},
		"files, histories and notes": func() error {
			for _, of := range []xero.Resource{xero.OfInvoice, xero.OfCreditNote, xero.OfManualJournal, xero.OfContact, xero.OfItem, xero.OfPayment} {
				body, err := xero.EncodeNotes([]string{"Order SO-1042"})
				_, read := x.ListHistory(ctx, of, anID)
				err = errors.Join(send(xero.Target{Kind: xero.PathHistory, ID: anID, Of: of}, body, err), read)
				if of != xero.OfItem && of != xero.OfPayment {
					_, list := x.ListAttachments(ctx, of, anID)
					_, one := x.DownloadAttachment(ctx, of, anID, xero.Attachment{AttachmentID: anAttachment, MimeType: "application/pdf"})
					file := aFile
					file.Of, file.IncludeOnline = of, of == xero.OfInvoice || of == xero.OfCreditNote
					err = errors.Join(err, list, one, send(file, []byte("%PDF-1.7"), nil))
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	} {
		if err := call(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(paths) != 58 {
		t.Errorf("%d kinds of request were checked, want 58", len(paths))
	}
}
