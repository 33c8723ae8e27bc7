//go:build e2e

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"daybook/app"
	"daybook/internal/fault"
	"daybook/internal/xero/signin"
)

// document is an invoice or bill as the practice Xero's own interface answers it.
type document struct {
	InvoiceNumber, Type, Status, Reference, CurrencyCode string
	SubTotal, TotalTax, Total                            json.Number
	LineItems                                            []struct {
		Description, AccountCode, TaxType string
		LineAmount, TaxAmount             json.Number
	}
}

// atXero asks the practice Xero's interface, with the app's own sign-in, for the documents of a number.
func (w *window) atXero(t *testing.T, number string) []document {
	t.Helper()
	ctx := t.Context()
	token := must(w.company.gateway.Token(ctx))(t)
	client := w.company.gateway.Client()
	address := client.BaseURL + "/api.xro/2.0/Invoices?page=1&unitdp=4&InvoiceNumbers=" + url.QueryEscape(number)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("xero-tenant-id", client.TenantID)
	request.Header.Set("Accept", "application/json")
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	var body struct{ Invoices []document }
	if err := json.NewDecoder(reply.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	return body.Invoices
}

// cents is a figure of the interface with two decimals.
func cents(n json.Number) string {
	whole, fraction, _ := strings.Cut(n.String(), ".")
	return whole + "." + (fraction + "00")[:2]
}

func compare(t *testing.T, preview app.PreviewView, found []document) {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("the practice Xero holds %d documents of the number", len(found))
	}
	d := found[0]
	for what, pair := range map[string][2]string{
		"sub-total": {preview.Totals.SubTotal, cents(d.SubTotal)},
		"tax":       {preview.Totals.Tax, cents(d.TotalTax)},
		"total":     {preview.Totals.Total, cents(d.Total)},
		"status":    {preview.Status, d.Status},
		"currency":  {preview.Currency, d.CurrencyCode},
		"lines":     {fmt.Sprint(len(preview.Lines)), fmt.Sprint(len(d.LineItems))},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s %s: the preview says %s, the practice Xero %s", d.InvoiceNumber, what, pair[0], pair[1])
		}
	}
	for i, line := range preview.Lines {
		if i < len(d.LineItems) && (line.Amount != cents(d.LineItems[i].LineAmount) || line.Tax != cents(d.LineItems[i].TaxAmount) ||
			line.AccountCode != d.LineItems[i].AccountCode || line.Description != d.LineItems[i].Description) {
			t.Errorf("%s line %d: the preview says %+v, the practice Xero %+v", d.InvoiceNumber, i+1, line, d.LineItems[i])
		}
	}
}

func TestFromSignInToEveryDocument(t *testing.T) {
	home := t.TempDir()
	w, end := open(t, home)
	start := must(w.shell.Start())(t)
	if start.Problem.Code != "" || !start.Company.IsPractice || start.Connection.State != "none" {
		t.Fatalf("at the start: %+v", start)
	}
	if step := w.signIn(t); step.Phase != "done" {
		t.Fatalf("the sign-in ended with %+v", step)
	}
	if state := must(w.connection.State())(t); state.State != "connected" || state.Organisation != "Demo Furniture Ltd" {
		t.Fatalf("after the sign-in: %+v", state)
	}
	first := w.importContacts(t)
	if first.Linked < 25 || first.New < 20 {
		t.Errorf("the first import: %+v", first)
	}
	if again := w.importContacts(t); again.New != 0 || again.Linked != 0 || again.Changed != 0 {
		t.Errorf("the second import: %+v", again)
	}
	w.setUp(t)

	numbers := map[string]app.PreviewView{}
	for _, kind := range []string{"sale", "purchase"} {
		rows := w.list(t, kind)
		for i, row := range rows {
			// One of each five keeps the calls within a minute's limit and still meets every awkward kind.
			if i%5 != 2 {
				continue
			}
			preview, view := w.send(t, row.ID)
			if view.Status.State != "sent" || len(view.Sent.Differences) != 0 || view.Sent.Ours != view.Sent.Theirs {
				t.Errorf("%s: %+v %+v", row.Number, view.Status, view.Sent)
			}
			for _, v := range preview.Values {
				if v.Field == "number" {
					numbers[v.Value] = preview
				}
			}
		}
	}
	for number, preview := range numbers {
		compare(t, preview, w.atXero(t, number))
	}
	t.Logf("%d documents sent and compared", len(numbers))
	if len(numbers) != 20 {
		t.Errorf("%d documents were compared, not 20", len(numbers))
	}
	activity := must(w.activity.List(app.ActivityQuery{Outcome: "all", Limit: 100}))(t)
	if len(activity.Rows) < 20 {
		t.Errorf("only %d exchanges are recorded", len(activity.Rows))
	}
	secrets := secretsOf(t, w)
	end()
	lookForSecrets(t, home, secrets)
}

// secretsOf is what must be found nowhere: the pair of tokens in use.
func secretsOf(t *testing.T, w *window) []string {
	t.Helper()
	tokens, isKept, err := w.company.tokens.LoadTokens(context.Background())
	if err != nil || !isKept || tokens.Access == "" || tokens.Refresh == "" {
		t.Fatalf("the sign-in was not kept: %v", err)
	}
	if sealed, ok, err := w.company.file.LoadSecret(context.Background(), signin.SecretName); err != nil || !ok || len(sealed) == 0 {
		t.Fatalf("the company file holds no sealed tokens: %v", err)
	}
	return []string{tokens.Access, tokens.Refresh}
}

// lookForSecrets reads every file Daybook wrote; the practice Xero's own folder is the other side's and is passed over.
func lookForSecrets(t *testing.T, home string, secrets []string) {
	t.Helper()
	looked := 0
	err := filepath.WalkDir(home, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if entry != nil && entry.Name() == "xero" {
				return filepath.SkipDir
			}
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		looked++
		for _, secret := range secrets {
			if strings.Contains(string(content), secret) {
				t.Errorf("%s holds a token", path)
			}
		}
		return nil
	})
	if err != nil || looked < 3 {
		t.Errorf("looked at %d files: %v", looked, err)
	}
}

func TestReconnectImportsAgainAndDoublesNothing(t *testing.T) {
	w, _ := open(t, t.TempDir())
	w.person.answer = "cancel"
	if step := w.signIn(t); step.Phase != "failed" || step.Problem.Message == "" || step.Problem.Hint == "" {
		t.Fatalf("a consent that was refused: %+v", step)
	}
	w.person.answer = "allow"
	w.signIn(t)
	w.importContacts(t)
	before := must(w.contacts.List(app.ContactQuery{Limit: 1}))(t).Total
	if state := must(w.connection.Disconnect())(t); state.State != "none" {
		t.Fatalf("after disconnecting: %+v", state)
	}
	if setup := must(w.setup.State())(t); setup.Steps[4].State == "done" {
		t.Error("the contact import is not offered again")
	}
	w.signIn(t)
	if again := w.importContacts(t); again.New != 0 || again.Linked != 0 {
		t.Errorf("the import after reconnecting: %+v", again)
	}
	if after := must(w.contacts.List(app.ContactQuery{Limit: 1}))(t).Total; after != before {
		t.Errorf("%d contacts became %d", before, after)
	}
}

func TestNothingIsSentThatWasNotPreviewedAsItStands(t *testing.T) {
	w, _ := open(t, t.TempDir())
	w.signIn(t)
	w.importContacts(t) // else what reads them by itself may come between a preview and its sending
	w.setUp(t)
	row := w.list(t, "sale")[0]
	preview := must(w.orders.Preview(row.ID))(t)
	form := must(w.orders.Edit(row.ID))(t)
	form.Lines[0].Quantity = "7"
	must(w.orders.Save(form))(t)
	if _, err := w.orders.Send(row.ID, preview.Digest); !fault.Is(err, fault.Conflict) {
		t.Errorf("sending an old preview: %v, want a conflict", err)
	}
	if _, err := w.orders.Save(form); !fault.Is(err, fault.Conflict) {
		t.Errorf("saving an old form: %v, want a conflict", err)
	}
	_, view := w.send(t, row.ID)
	if _, err := w.orders.Delete(row.ID); !fault.Is(err, fault.Conflict) {
		t.Errorf("deleting a sent order: %v, want a conflict", err)
	}
	if view.CanEdit {
		t.Error("a sent order can be edited")
	}
	if again := must(w.orders.Preview(row.ID))(t); again.CanSend {
		t.Error("a sent order can be sent again")
	}
}
