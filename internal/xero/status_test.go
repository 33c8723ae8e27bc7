package xero_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

const organisationOffline = "The Organisation is offline"

// statuses are the answers of section 16 and what they come to: for a read, and for a write whose reply is put into words.
var statuses = []struct {
	name        string
	status      int
	header      []string
	body        string
	read, write fault.Code
	said        string // Xero's own text
	hint        string // a part of the hint of a read
}{
	{"a validation exception", 400, nil, validationException, fault.Rejected, fault.Rejected, "The contact name must be unique", ""},
	{"a bad filter", 400, nil, `{"ErrorNumber":16,"Type":"QueryParseException","Message":"No property or field 'Foo' exists"}`, fault.Rejected, fault.Rejected, "No property or field 'Foo' exists", ""},
	{"an unreadable body", 400, nil, `{"ErrorNumber":17,"Type":"PostDataInvalidException","Message":"JSON for post data was invalid"}`, fault.Rejected, fault.Rejected, "JSON for post data was invalid", ""},
	{"a plan's limit", 400, nil, `{"ErrorNumber":10,"Message":"A validation exception occurred","Elements":[{"ValidationErrors":[{"Message":"You have reached the limit of invoices you can approve"}]}]}`, fault.Rejected, fault.Rejected, "You have reached the limit of invoices you can approve", ""},
	{"an unknown document", 400, nil, `{"ErrorNumber":10,"Message":"A validation exception occurred","Elements":[{"ValidationErrors":[{"Message":"An existing Invoice with the specified InvoiceID could not be found"}]}]}`, fault.Rejected, fault.Rejected, "An existing Invoice with the specified InvoiceID could not be found", ""},
	{"a state it cannot have", 400, nil, `{"ErrorNumber":10,"Message":"A validation exception occurred","Elements":[{"Status":"DELETED","ValidationErrors":[{"Message":"Invoice not of valid status for modification"}]}]}`, fault.Rejected, fault.Rejected, "Invoice not of valid status for modification", ""},
	{"a period that is locked", 400, nil, `{"ErrorNumber":10,"Message":"A validation exception occurred","Elements":[{"ValidationErrors":[{"Message":"The document date cannot be before the period lock date, currently set at 31/08/2026"}]}]}`, fault.Rejected, fault.Rejected, "The document date cannot be before the period lock date, currently set at 31/08/2026", ""},
	{"an empty refusal", 400, nil, "", fault.Rejected, fault.UnknownOutcome, "", ""},
	{"a grant refused", 400, nil, `{"error":"invalid_grant"}`, fault.Rejected, fault.Rejected, "Xero refused to", ""},
	{"an expired token", 401, nil, tokenExpired, fault.AuthExpired, fault.AuthExpired, "TokenExpired: token expired at 09/24/2021 08:23:47", "Sign in"},
	{"an expired token in small letters", 401, nil, strings.ToLower(tokenExpired), fault.AuthExpired, fault.AuthExpired, "tokenexpired: token expired", "Sign in"},
	{"a bad token", 401, nil, strings.ReplaceAll(forbidden, "403", "401"), fault.AuthExpired, fault.AuthExpired, "Xero no longer accepts the sign-in.", "Sign in"},
	{"an empty 401", 401, nil, "", fault.AuthExpired, fault.AuthExpired, "", "Sign in"},
	{"a missing scope", 401, nil, scopeMissing, fault.Forbidden, fault.Forbidden, "accounting.contacts", "allow what is asked for"},
	{"a missing scope by header", 401, []string{"WWW-Authenticate", `Bearer error="insufficient_scope"`}, "", fault.Forbidden, fault.Forbidden, "accounting.contacts", "allow what is asked for"},
	{"a missing scope, misspelt", 401, []string{"WWW-Authenticate", "insufficent_scope"}, "", fault.Forbidden, fault.Forbidden, "accounting.contacts", "allow what is asked for"},
	{"a disconnected organisation", 403, nil, forbidden, fault.Forbidden, fault.Forbidden, "does not let Daybook", "disconnected"},
	{"the same in capitals", 403, nil, `{"Type":null,"Title":"Forbidden","Status":403,"Detail":"AuthenticationUnsuccessful"}`, fault.Forbidden, fault.Forbidden, "does not let Daybook", "disconnected"},
	{"an unknown id", 404, []string{"Content-Type", "text/html; charset=utf-8"}, "", fault.NotFound, fault.NotFound, "", ""},
	{"a way round", 302, []string{"Location", "/login"}, "", fault.Offline, fault.UnknownOutcome, "", "sign in on a page"},
	{"a method not allowed", 405, nil, "", fault.Rejected, fault.UnknownOutcome, "", ""},
	{"an answer too late", 408, nil, "", fault.Rejected, fault.UnknownOutcome, "", ""},
	{"a conflict", 409, nil, `{"Message":"It changed meanwhile"}`, fault.Rejected, fault.UnknownOutcome, "It changed meanwhile", ""},
	{"a bad condition", 412, nil, "", fault.Internal, fault.Internal, "", "newer Daybook"},
	{"a limit", 429, []string{"Retry-After", "26", "X-Rate-Limit-Problem", "day"}, "", fault.RateLimited, fault.RateLimited, "", "a minute"},
	{"an error of Xero's", 500, nil, `{"ErrorNumber":500,"Type":"APIException","Message":"An error occurred in Xero."}`, fault.Offline, fault.UnknownOutcome, "An error occurred in Xero.", "status.xero.com"},
	{"an error as a page", 500, nil, htmlPage, fault.Offline, fault.UnknownOutcome, "", "status.xero.com"},
	{"not implemented", 501, nil, "Not Implemented", fault.Internal, fault.Internal, "Not Implemented", "newer Daybook"},
	{"maintenance", 503, nil, "The Xero API is currently offline for maintenance\r\n", fault.Offline, fault.UnknownOutcome, "The Xero API is currently offline for maintenance", "status.xero.com"},
	{"a bad moment", 503, nil, "The Xero API is temporarily unavailable", fault.Offline, fault.UnknownOutcome, "The Xero API is temporarily unavailable", "status.xero.com"},
	{"an organisation offline", 503, nil, organisationOffline, fault.Offline, fault.UnknownOutcome, organisationOffline, "open the organisation"},
}

// Covers 8/unknown-contactid-on-post-404-for-the-whole, 9.status/deleted-on-authorised.
// Covers 9.status/update-of-unknown-id-in-body, 9.lock-dates/approving-or-editing-an-approved-document.
// Covers 16/400, 16/400-2, 16/400-3, 16/401, 16/401-2, 16/401-3, 16/403, 16/404, 16/405-409, 16/412, 16/429, 16/500.
// Covers 16/501, 16/503, 16/text, 17/no-401-403-404-429-500-503-replies, 4/orgs-on-the-legacy-early-starter-plan-20.
// Covers 5/if-xero-s-key-store-is-down-500-until-it, 7/too-broad, 9.status/unknown-id.
// Covers 11/connecting-user-on-the-standard-role-needs.
func TestEveryStatusBecomesAFaultWithXerosText(t *testing.T) {
	t.Parallel()
	for _, c := range statuses {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, answer(c.status, c.body, c.header...))
			_, err := b.Client.GetContact(t.Context(), aContact)
			read, _ := errors.AsType[*fault.Error](err)
			if read != nil && strings.Contains(read.Message, "Unsuccessful") {
				t.Errorf("a program's word is told: %v", read)
			}
			if read == nil || read.Code != c.read || !strings.Contains(read.Message, c.said) || !strings.Contains(read.Hint, c.hint) {
				t.Errorf("a read: %v with hint %q; want %s with %q", err, read.Hint, c.read, c.hint)
			}
			b = setup(t, answer(c.status, c.body, c.header...))
			reply, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathContact, ID: aContact}, []byte(aBody), aKey)
			if err != nil {
				t.Fatal(err)
			}
			wrote, _ := errors.AsType[*fault.Error](reply.Fault())
			if wrote == nil || wrote.Code != c.write || !strings.Contains(wrote.Message, c.said) {
				t.Errorf("a write: %v; want %s", reply.Fault(), c.write)
			}
		})
	}
}

// Covers 16/400, 6.summarizeerrors/absent-or-true, 6.summarizeerrors/failed-create, 6.summarizeerrors/failed-update.
// Covers 6.summarizeerrors/some-samples-spell-the-text-description, 17/error-elements-lists-ids-only.
func TestXerosTextStandsBesideThePartItIsAbout(t *testing.T) {
	t.Parallel()
	reply := decoded(xero.PathInvoices, 400, `{"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred","Elements":[
{"InvoiceID":"d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10","Status":"VOIDED","Contact":{"ValidationErrors":[{"Message":"It is archived."}]},
"LineItems":[{},{"ValidationErrors":[{"Message":"Account must be valid."},{"Description":"Tax rate must be valid."}]}],
"ValidationErrors":[{"Message":"Invoice not of valid status for modification"}],"Warnings":[{"Message":"Look twice."}]},
{"InvoiceID":"00000000-0000-0000-0000-000000000000","ValidationErrors":[{"Message":"Account must be valid."}]}],"Warnings":[{"Message":"An odd request."}]}`)
	rejected, _ := errors.AsType[*fault.Error](reply.Fault())
	want := map[string]string{
		"elements[0]": "Invoice not of valid status for modification", "elements[0].contact": "It is archived.",
		"elements[0].lines[1]": "Account must be valid. Tax rate must be valid.", "elements[1]": "Account must be valid.",
	}
	if rejected == nil || len(rejected.Fields) != len(want) {
		t.Fatalf("%v", reply.Fault())
	}
	for field, text := range want {
		if rejected.Fields[field] != text {
			t.Errorf("%s: %q, want %q", field, rejected.Fields[field], text)
		}
	}
	first, second := reply.Elements[0], reply.Elements[1]
	if first.ID != anID || first.Status != xero.StatusVoided || second.ID != "" || first.Warnings[0] != "Look twice." || reply.Warnings[0] != "An odd request." {
		t.Errorf("%+v", reply)
	}
	journal := decoded(xero.PathManualJournals, 200, `{"ManualJournals":[{"StatusAttributeString":"ERROR","JournalLines":[{"ValidationErrors":[{"Message":"Account code '800' is not a valid code for this document."}]}]}]}`)
	allocation := decoded(xero.PathAllocations, 200, `{"Allocations":[{"Invoice":{"ValidationErrors":[{"Message":"It is paid."}]}}]}`)
	if journal.Elements[0].Complaints[0].Path != "lines[0]" || allocation.Elements[0].Complaints[0].Path != "invoice" {
		t.Errorf("%+v, %+v", journal.Elements, allocation.Elements)
	}
}

// A fresh token lacks the scope too, so nothing is refreshed and nothing is asked again.
//
// Covers 16/401-3, 2.scopes/accounting-invoices-read, 2.scopes/accounting-payments-read.
// Covers 2.scopes/accounting-manualjournals-read, 2.scopes/accounting-contacts-read.
// Covers 2.scopes/accounting-settings-read, 2.scopes/accounting-attachments-read.
// Covers 2.scopes/accounting-reports-aged-balancesheet, 2.scopes/text-2.
func TestAMissingScopeIsNamedAndNothingIsRefreshed(t *testing.T) {
	t.Parallel()
	write := func(target xero.Target) func(*xero.Client, context.Context) error {
		return func(x *xero.Client, ctx context.Context) error {
			reply, err := x.SendFrozen(ctx, target, []byte("{}"), aKey)
			return errors.Join(err, reply.Fault())
		}
	}
	for name, c := range map[string]struct {
		call  func(*xero.Client, context.Context) error
		scope string
	}{
		"invoices":     {func(x *xero.Client, ctx context.Context) error { _, err := x.GetInvoice(ctx, anID); return err }, "accounting.invoices.read"},
		"credit notes": {func(x *xero.Client, ctx context.Context) error { _, err := x.GetCreditNote(ctx, anID); return err }, "accounting.invoices.read"},
		"payments":     {func(x *xero.Client, ctx context.Context) error { _, err := x.GetPayment(ctx, anID); return err }, "accounting.payments.read"},
		"journals":     {func(x *xero.Client, ctx context.Context) error { _, err := x.GetManualJournal(ctx, anID); return err }, "accounting.manualjournals.read"},
		"contacts":     {func(x *xero.Client, ctx context.Context) error { _, err := x.GetContact(ctx, anID); return err }, "accounting.contacts.read"},
		"accounts":     {func(x *xero.Client, ctx context.Context) error { _, err := x.ListAccounts(ctx); return err }, "accounting.settings.read"},
		"actions":      {func(x *xero.Client, ctx context.Context) error { _, err := x.ListActions(ctx); return err }, "accounting.settings.read"},
		"trial balance": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.GetTrialBalance(ctx, xero.TrialBalanceQuery{})
			return err
		}, "accounting.reports.trialbalance.read"},
		"files": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListAttachments(ctx, xero.OfInvoice, anID)
			return err
		}, "accounting.attachments.read"},
		"a history": {func(x *xero.Client, ctx context.Context) error {
			_, err := x.ListHistory(ctx, xero.OfManualJournal, anID)
			return err
		}, "accounting.manualjournals.read"},
		"connections": {func(x *xero.Client, ctx context.Context) error { _, err := x.ListConnections(ctx, ""); return err }, "unknown"},
		"an invoice":  {write(xero.Target{Kind: xero.PathInvoices}), "accounting.invoices"},
		"a journal":   {write(xero.Target{Kind: xero.PathManualJournal, ID: aJournal}), "accounting.manualjournals"},
		"a file":      {write(aFile), "accounting.attachments"},
		"a note":      {write(xero.Target{Kind: xero.PathHistory, ID: aContact, Of: xero.OfContact}), "accounting.contacts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, answer(401, scopeMissing, "WWW-Authenticate", `Bearer error="insufficient_scope"`))
			err := c.call(b.Client, t.Context())
			if scope, isMissing := xero.MissingScope(err); !isMissing || scope != c.scope || !fault.Is(err, fault.Forbidden) {
				t.Errorf("scope %q, %v", scope, err)
			}
			if len(b.seen()) != 1 || b.Tokens.invalidated != 0 {
				t.Errorf("%d calls, %d tokens given up", len(b.seen()), b.Tokens.invalidated)
			}
			if seen := b.observed()[0]; seen.MissingScope != c.scope || seen.Outcome != xero.OutcomeUnauthorised {
				t.Errorf("exchange %+v", seen)
			}
		})
	}
}

func TestTheScopeIsTheOneXeroNames(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		`Bearer error="insufficient_scope", scope="accounting.contacts accounting.settings"`: "accounting.contacts accounting.settings",
		`Bearer error="insufficent_scope",scope=accounting.journals.read,realm="x"`:          "accounting.journals.read",
		`Bearer error="insufficient_scope", scope=" "`:                                       "accounting.contacts.read",
	} {
		b := setup(t, answer(401, "", "WWW-Authenticate", header))
		_, err := b.Client.GetContact(t.Context(), aContact)
		if scope, _ := xero.MissingScope(err); scope != want {
			t.Errorf("%s: %q", header, scope)
		}
	}
	if _, isMissing := xero.MissingScope(fault.New(fault.Forbidden, "x", "")); isMissing {
		t.Error("a plain refusal lacks no scope")
	}
	if header := (http.Header{"Www-Authenticate": {"Bearer error=\"insufficient_scope\""}}); xero.DecodeReply(xero.Target{}, 403, header, nil, testNow).MissingScope != "" {
		t.Error("only a 401 tells of a scope")
	}
}
