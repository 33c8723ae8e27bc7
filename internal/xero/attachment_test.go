package xero_test

import (
	"net/http"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/xero"
)

const anAttachment = "9808ad7f-c8d4-41cf-995e-bc29cb76fd2c"

const filesList = `{"Id":"0fa1","Status":"OK","ProviderName":"Daybook","DateTimeUTC":"\/Date(1789378199160)\/","Attachments":[
{"AttachmentID":"9808AD7F-C8D4-41CF-995E-BC29CB76FD2C","FileName":"Order [1042] (café).pdf","Url":"https://api.xero.com/api.xro/2.0/Invoices/x/Attachments/y",
"MimeType":"application/pdf","ContentLength":8,"IncludeOnline":true,"New":1}]}`

// Covers 15/reply.
func TestFilesAreListedAndDownloadedWhole(t *testing.T) {
	t.Parallel()
	b := setup(t, inTurn(answer(200, filesList), func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		w.Write([]byte("%PDF-1.7"))
	}))
	files, err := b.Client.ListAttachments(t.Context(), xero.OfInvoice, anID)
	if err != nil || len(files) != 1 || files[0].AttachmentID != anAttachment || files[0].ContentLength != 8 || !files[0].IncludeOnline {
		t.Fatalf("%+v, %v", files, err)
	}
	content, err := b.Client.DownloadAttachment(t.Context(), xero.OfInvoice, anID, files[0])
	if err != nil || string(content) != "%PDF-1.7" {
		t.Errorf("%q, %v", content, err)
	}
	calls := b.seen()
	if calls[0].Path != "/api.xro/2.0/Invoices/"+anID+"/Attachments" || calls[1].Path != calls[0].Path+"/"+anAttachment {
		t.Errorf("asked %s and %s", calls[0].Path, calls[1].Path)
	}
	if calls[1].Header.Get("Accept") != "application/pdf" || calls[1].Header.Get("contentType") != "application/pdf" {
		t.Errorf("headers %v", calls[1].Header)
	}
}

func TestSomethingElseInAFilesPlaceIsNotTheFile(t *testing.T) {
	t.Parallel()
	file := xero.Attachment{AttachmentID: anAttachment, MimeType: "application/pdf", ContentLength: 8}
	for body, code := range map[string]fault.Code{htmlPage: fault.Offline, "%PDF-1.": fault.Internal} {
		b := setup(t, answer(200, body))
		if content, err := b.Client.DownloadAttachment(t.Context(), xero.OfManualJournal, aJournal, file); content != nil || !fault.Is(err, code) {
			t.Errorf("%q: %q, %v", body, content, err)
		}
	}
}

func TestFilesAreAskedForOnlyWhereThereCanBeAny(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, filesList))
	x, ctx := b.Client, t.Context()
	_, onPayment := x.ListAttachments(ctx, xero.OfPayment, anID)
	_, noRecord := x.ListAttachments(ctx, xero.OfInvoice, "")
	_, fromItem := x.DownloadAttachment(ctx, xero.OfItem, anItem, xero.Attachment{AttachmentID: anAttachment})
	_, noFile := x.DownloadAttachment(ctx, xero.OfInvoice, anID, xero.Attachment{})
	for err, code := range map[error]fault.Code{onPayment: fault.Internal, noRecord: fault.NotFound, fromItem: fault.Internal, noFile: fault.NotFound} {
		if !fault.Is(err, code) {
			t.Errorf("%v, want %s", err, code)
		}
	}
	if n := len(b.seen()); n != 0 {
		t.Errorf("the server saw %d requests", n)
	}
}
