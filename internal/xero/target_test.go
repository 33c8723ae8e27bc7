package xero_test

import (
	"net/http"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

// written is a target of every kind, the address it goes to, and an answer.
var written = []struct {
	target  xero.Target
	address string // method, path as sent, query
	status  int
	answer  string
	id      string // of the first element
}{
	{xero.Target{Kind: xero.PathInvoices}, "PUT /api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4", 200, createdInvoice, anID},
	{xero.Target{Kind: xero.PathInvoice, ID: anID}, "POST /api.xro/2.0/Invoices/" + anID + "?unitdp=4", 200, createdInvoice, anID},
	{xero.Target{Kind: xero.PathEmail, ID: anID}, "POST /api.xro/2.0/Invoices/" + anID + "/Email", 204, "", ""},
	{xero.Target{Kind: xero.PathContacts}, "PUT /api.xro/2.0/Contacts?summarizeErrors=false", 200, contactsPage, aContact},
	{xero.Target{Kind: xero.PathContact, ID: aContact}, "POST /api.xro/2.0/Contacts/" + aContact, 200, contactsPage, aContact},
	{xero.Target{Kind: xero.PathCreditNotes}, "PUT /api.xro/2.0/CreditNotes?summarizeErrors=false&unitdp=4", 200, creditNotesPage, aCreditNote},
	{xero.Target{Kind: xero.PathCreditNote, ID: aCreditNote}, "POST /api.xro/2.0/CreditNotes/" + aCreditNote + "?unitdp=4", 200, creditNotesPage, aCreditNote},
	{xero.Target{Kind: xero.PathAllocations, ID: aCreditNote}, "PUT /api.xro/2.0/CreditNotes/" + aCreditNote + "/Allocations?summarizeErrors=false", 200, allocated, ""},
	{xero.Target{Kind: xero.PathItems}, "PUT /api.xro/2.0/Items?summarizeErrors=false&unitdp=4", 200, itemsList, anItem},
	{xero.Target{Kind: xero.PathItem, ID: anItem}, "POST /api.xro/2.0/Items/" + anItem + "?unitdp=4", 200, itemsList, anItem},
	{xero.Target{Kind: xero.PathManualJournals}, "PUT /api.xro/2.0/ManualJournals?summarizeErrors=false", 200, journalsPage, aJournal},
	{xero.Target{Kind: xero.PathManualJournal, ID: aJournal}, "POST /api.xro/2.0/ManualJournals/" + aJournal, 200, journalsPage, aJournal},
	{xero.Target{Kind: xero.PathHistory, ID: anItem, Of: xero.OfItem}, "PUT /api.xro/2.0/Items/" + anItem + "/History", 200, noteAdded, ""},
	{aFile, "PUT /api.xro/2.0/Invoices/" + anID + "/Attachments/Order%20%5B1042%5D%20%28caf%C3%A9%29.pdf?IncludeOnline=true", 200, filesList, anAttachment},
}

var aFile = xero.Target{
	Kind: xero.PathAttachment, ID: anID, Of: xero.OfInvoice, FileName: "Order [1042] (café).pdf", ContentType: "application/pdf", IncludeOnline: true,
}

// Every kind of write goes out the same way: once, to its own address, with its key.
//
// Covers 6.summarizeerrors/whether-good-elements-are-saved-when-the.
// Covers 5/accepted-on-post-put-patch-ignored-on-get, 6/put-creates-only-post-to-a-collection.
// Covers 6.summarizeerrors/summarizeerrors-false, 9.lines/unitamount, 9.the-post-hazard/text.
// Covers 9.online-invoice-and-email/text, 15/upload, 15/reply, 15/names, 15/includeonline, 15/history.
// Covers 17/summarizeerrors-default-false, 17/attachment-body-is-application-octet-stream.
func TestEveryKindOfWriteGoesToItsOwnAddress(t *testing.T) {
	t.Parallel()
	for _, c := range written {
		b := setup(t, func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, c.status, c.answer) })
		body := `{"frozen":"bytes"}`
		reply, err := b.Client.SendFrozen(t.Context(), c.target, []byte(body), aKey)
		if err != nil || !reply.Sent || !reply.Readable || reply.Fault() != nil {
			t.Errorf("%s: %+v, %v", c.target.Kind, reply, err)
			continue
		}
		calls := b.seen()
		if len(calls) != 1 || calls[0].Body != body || calls[0].Header.Get("Idempotency-Key") != aKey {
			t.Errorf("%s: %+v", c.target.Kind, calls)
		}
		if got := strings.TrimSuffix(calls[0].Method+" "+calls[0].Escaped+"?"+calls[0].Query, "?"); got != c.address {
			t.Errorf("%s went to\n%s, want\n%s", c.target.Kind, got, c.address)
		}
		if c.status != 204 && (len(reply.Elements) == 0 || reply.Elements[0].ID != c.id) {
			t.Errorf("%s: elements %+v", c.target.Kind, reply.Elements)
		}
		want := "application/json"
		if c.target.Kind == xero.PathAttachment {
			want = "application/pdf"
		}
		if got := calls[0].Header.Get("Content-Type"); got != want {
			t.Errorf("%s was sent as %s, want %s", c.target.Kind, got, want)
		}
	}
}

func TestTheElementsOfEveryReplyAreTyped(t *testing.T) {
	t.Parallel()
	for _, c := range written {
		reply := xero.DecodeReply(c.target, c.status, http.Header{}, []byte(c.answer), testNow)
		if len(reply.Elements) == 0 {
			continue
		}
		e := reply.Elements[0]
		typed := map[xero.PathKind]bool{
			xero.PathInvoices: e.Invoice != nil, xero.PathInvoice: e.Invoice != nil, xero.PathContacts: e.Contact != nil, xero.PathContact: e.Contact != nil,
			xero.PathCreditNotes: e.CreditNote != nil, xero.PathCreditNote: e.CreditNote != nil, xero.PathAllocations: e.Allocation != nil,
			xero.PathItems: e.Item != nil, xero.PathItem: e.Item != nil, xero.PathManualJournals: e.ManualJournal != nil, xero.PathManualJournal: e.ManualJournal != nil,
			xero.PathHistory: e.Note != nil, xero.PathAttachment: e.Attachment != nil,
		}
		if !typed[c.target.Kind] {
			t.Errorf("%s: %+v", c.target.Kind, e)
		}
	}
}

// Covers 15/names.
func TestTheNameOfAFileIsEncodedInItsAddress(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, filesList))
	for name, want := range map[string]string{"a[1].pdf": "a%5B1%5D.pdf", "50% off.pdf": "50%25%20off.pdf", "Tāne #1;.pdf": "T%C4%81ne%20%231%3B.pdf"} {
		file := aFile
		file.FileName = name
		if _, err := b.Client.SendFrozen(t.Context(), file, []byte("%PDF-1.7"), aKey); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if calls := b.seen(); !strings.HasSuffix(calls[len(calls)-1].Escaped, "/Attachments/"+want) {
			t.Errorf("%s went to %s", name, calls[len(calls)-1].Escaped)
		}
	}
}

// Covers 15/names, 15/includeonline, 15/limits, 6/at-most-10-mb-a-request-the-same-page.
func TestAFileXeroWouldRefuseIsNotSent(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, filesList))
	pdf := []byte("%PDF-1.7")
	refused := func(field string, change func(*xero.Target), content []byte) {
		t.Helper()
		file := aFile
		change(&file)
		reply, err := b.Client.SendFrozen(t.Context(), file, content, aKey)
		if reply.Sent || !fault.Is(err, fault.Invalid) || fieldOf(err, field) == "" {
			t.Errorf("%s %q: %+v, %v", field, file.FileName, reply, err)
		}
	}
	for _, name := range []string{"", "a<b", "a>b", "a:b", `a"b`, "a/b", `a\b`, "a|b", "a?b", "a*b", "a\x00b", "a+b", ".", "..", "\xff"} {
		refused("fileName", func(f *xero.Target) { f.FileName = name }, pdf)
	}
	refused("contentType", func(f *xero.Target) { f.ContentType = "" }, pdf)
	refused("includeOnline", func(f *xero.Target) { f.Of = xero.OfManualJournal }, pdf)
	refused("content", func(*xero.Target) {}, nil)
	refused("content", func(*xero.Target) {}, make([]byte, 10_000_001))
	if _, err := b.Client.SendFrozen(t.Context(), xero.Target{Kind: xero.PathInvoices}, make([]byte, 10_000_001), aKey); !fault.Is(err, fault.Invalid) || fieldOf(err, "body") == "" {
		t.Errorf("a body that is too large: %v", err)
	}
	if n := len(b.seen()); n != 0 {
		t.Errorf("the server saw %d requests", n)
	}
}

func TestATargetThatLeadsNowhereIsNotSentTo(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, createdInvoice))
	for name, target := range map[string]xero.Target{
		"no kind":                          {},
		"an unknown kind":                  {Kind: "payments"},
		"a change of nothing":              {Kind: xero.PathInvoice},
		"a change of what was not created": {Kind: xero.PathInvoice, ID: "00000000-0000-0000-0000-000000000000"},
		"a creation under an id":           {Kind: xero.PathInvoices, ID: anID},
		"a note on nothing":                {Kind: xero.PathHistory, ID: anID},
		"a note on what takes none":        {Kind: xero.PathHistory, ID: anID, Of: "Accounts"},
		"a file on what takes none":        {Kind: xero.PathAttachment, ID: anID, Of: xero.OfPayment, FileName: "a.pdf", ContentType: "application/pdf"},
	} {
		if reply, err := b.Client.SendFrozen(t.Context(), target, []byte("{}"), aKey); reply.Sent || !fault.Is(err, fault.Internal) {
			t.Errorf("%s: %+v, %v", name, reply, err)
		}
	}
	if n := len(b.seen()); n != 0 {
		t.Errorf("the server saw %d requests", n)
	}
}

// The Activity list shows the path of an exchange, and a file's name may hold a customer's.
func TestTheNameOfAFileIsNotTold(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, filesList))
	if _, err := b.Client.SendFrozen(t.Context(), aFile, []byte("%PDF"), aKey); err != nil {
		t.Fatal(err)
	}
	if seen := b.observed()[0]; seen.Path != "/api.xro/2.0/Invoices/"+anID+"/Attachments" {
		t.Errorf("path %s", seen.Path)
	}
}
