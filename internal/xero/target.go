package xero

import (
	"fmt"
	"net/url"
	"strings"

	"daybook/internal/fault"
)

// PathKind names what a frozen body does. It is kept with the body, so its values never change.
type PathKind string

// The kinds. Those in the plural create (PUT to a collection); those in the singular change one record (POST to its
// own address), because a POST to a collection may overwrite a record that merely looks alike (section 9).
const (
	// PathInvoices creates invoices and bills; the body is EncodeInvoices'.
	PathInvoices PathKind = "invoices"
	// PathInvoice changes the invoice or bill Target.ID; the body is EncodeInvoiceChange's.
	PathInvoice PathKind = "invoice"
	// PathEmail has Xero send the invoice Target.ID to its contact; the body is EmailBody.
	PathEmail PathKind = "invoice-email"
	// PathContacts creates contacts; the body is EncodeContacts'.
	PathContacts PathKind = "contacts"
	// PathContact changes the contact Target.ID; the body is EncodeContactChange's.
	PathContact PathKind = "contact"
	// PathCreditNotes creates credit notes; the body is EncodeCreditNotes'.
	PathCreditNotes PathKind = "credit-notes"
	// PathCreditNote changes the credit note Target.ID; the body is EncodeCreditNoteStatus'.
	PathCreditNote PathKind = "credit-note"
	// PathAllocations sets the credit note Target.ID off against invoices; the body is EncodeAllocations'.
	PathAllocations PathKind = "allocations"
	// PathItems creates items; the body is EncodeItems'.
	PathItems PathKind = "items"
	// PathItem changes the item Target.ID; the body is EncodeItemChange's.
	PathItem PathKind = "item"
	// PathManualJournals creates manual journals; the body is EncodeManualJournals'.
	PathManualJournals PathKind = "manual-journals"
	// PathManualJournal changes the manual journal Target.ID; the body is EncodeManualJournalChange's.
	PathManualJournal PathKind = "manual-journal"
	// PathHistory adds notes to a record's history; the body is EncodeNotes'.
	PathHistory PathKind = "history"
	// PathAttachment hangs a file on a record; the body is the file.
	PathAttachment PathKind = "attachment"
)

// Target says where a frozen body goes. It is kept with the body: the address is part of what an idempotency key stands
// for (section 5), so it must be the same every time.
type Target struct {
	// Kind is what is done.
	Kind PathKind
	// ID is the record to change, or the one a note or file hangs on; "" for kinds that create in a collection.
	ID string
	// Of is the kind of record of ID, for notes and files only.
	Of Resource
	// FileName, ContentType and IncludeOnline are of a file (section 15): what it is called, what it is, such as
	// "application/pdf", and whether the customer sees it on the online invoice.
	FileName, ContentType string
	IncludeOnline         bool
}

// writeRule is what one kind sends and what comes back.
type writeRule struct {
	method string
	path   string // {of}, {id} and {file} stand for the target's
	query  string
	list   string // the name of the reply's collection; "" for a reply without a body
	action string // completes "Xero refused to …"
	decode elementDecoder
}

// writeRules are the addresses. summarizeErrors=false gives every element a verdict of its own (section 6); the description has
// it on collections only. unitdp=4 keeps four decimals of prices.
var writeRules = map[PathKind]writeRule{
	PathInvoices:       {"PUT", "/Invoices", "summarizeErrors=false&unitdp=4", "Invoices", "create the document", decodeInvoiceElement},
	PathInvoice:        {"POST", "/Invoices/{id}", "unitdp=4", "Invoices", "change the document", decodeInvoiceElement},
	PathEmail:          {"POST", "/Invoices/{id}/Email", "", "", "send the document by e-mail", nil},
	PathContacts:       {"PUT", "/Contacts", "summarizeErrors=false", "Contacts", "create the contact", decodeContactElement},
	PathContact:        {"POST", "/Contacts/{id}", "", "Contacts", "change the contact", decodeContactElement},
	PathCreditNotes:    {"PUT", "/CreditNotes", "summarizeErrors=false&unitdp=4", "CreditNotes", "create the credit note", decodeCreditNoteElement},
	PathCreditNote:     {"POST", "/CreditNotes/{id}", "unitdp=4", "CreditNotes", "change the credit note", decodeCreditNoteElement},
	PathAllocations:    {"PUT", "/CreditNotes/{id}/Allocations", "summarizeErrors=false", "Allocations", "allocate the credit note", decodeAllocationElement},
	PathItems:          {"PUT", "/Items", "summarizeErrors=false&unitdp=4", "Items", "create the item", decodeItemElement},
	PathItem:           {"POST", "/Items/{id}", "unitdp=4", "Items", "change the item", decodeItemElement},
	PathManualJournals: {"PUT", "/ManualJournals", "summarizeErrors=false", "ManualJournals", "create the manual journal", decodeManualJournalElement},
	PathManualJournal:  {"POST", "/ManualJournals/{id}", "", "ManualJournals", "change the manual journal", decodeManualJournalElement},
	PathHistory:        {"PUT", "/{of}/{id}/History", "", "HistoryRecords", "add the note", decodeNoteElement},
	PathAttachment:     {"PUT", "/{of}/{id}/Attachments/{file}", "", "Attachments", "attach the file", decodeAttachmentElement},
}

// request returns the call of a target, without its body. The error is internal for a target no caller may make, and
// invalid, with the field, for a file Xero would refuse.
func (t Target) request() (request, error) {
	rule, isKnown := writeRules[t.Kind]
	needsID := strings.Contains(rule.path, "{id}")
	needsOf := strings.Contains(rule.path, "{of}")
	if !isKnown || needsID != (t.ID != "" && t.ID != zeroID) || needsOf && !t.Of.takes(t.Kind) {
		return request{}, notMadeProperly(fmt.Errorf("there is no way to send %q to %q of %q", t.Kind, t.ID, t.Of))
	}
	query, err := url.ParseQuery(rule.query)
	if err != nil {
		return request{}, notMadeProperly(err)
	}
	fill := func(file string) string {
		return accountingPath + strings.NewReplacer("{of}", string(t.Of), "{id}", url.PathEscape(t.ID), "{file}", file).Replace(rule.path)
	}
	r := request{method: rule.method, path: fill(url.PathEscape(t.FileName)), query: query, contentType: "application/json"}
	if t.Kind == PathAttachment {
		if err := t.fileFault(); err != nil {
			return request{}, err
		}
		r.contentType, r.shownPath = t.ContentType, strings.TrimSuffix(fill(""), "/") // a file's name is content
		if t.IncludeOnline {
			r.query.Set("IncludeOnline", "true")
		}
	}
	return r, nil
}

// action completes "Xero refused to …".
func (t Target) action() string { return writeRules[t.Kind].action }

func notMadeProperly(err error) error {
	return fault.Wrap(fault.Internal, err, "A request to Xero was not made properly; nothing was sent.", "")
}
