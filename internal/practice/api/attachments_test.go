package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"daybook/internal/practice/api"
)

// invoice creates an approved invoice of a new contact and returns its id.
func (b *bench) invoice(kind string) string {
	b.t.Helper()
	return b.put("/Invoices", document(kind, approved+`"Contact":{"Name":"Hutt Homes `+kind+`"}`)).wantStatus(200).at("Invoices.0.InvoiceID")
}

// upload puts a file; its type is that of a PDF.
func (b *bench) upload(path, content string) got {
	b.t.Helper()
	return b.must(upload(path, content))
}

// file reads a file. The description asks for a header that says which type the file has.
func (b *bench) file(path string) got {
	b.t.Helper()
	return b.must(call{method: "GET", path: path, header: func(h http.Header) {
		h.Set("contentType", "application/pdf")
		h.Set("Accept", "application/pdf")
	}})
}

func upload(path, content string) call {
	return call{method: "PUT", path: path, body: content, header: func(h http.Header) { h.Set("Content-Type", "application/pdf") }}
}

// Covers 15/upload, 15/reply, 2.scopes/accounting-attachments-read, 5/accepted-on-post-put-patch-ignored-on-get,
// 11/put-post-as-elsewhere-summarizeerrors.
func TestAttachments(t *testing.T) {
	t.Parallel()
	t.Run("section 15: a file is put on a document, listed, and read by id and by name", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Invoices/" + b.invoice("ACCREC") + "/Attachments"
		b.get(files).wantStatus(200).want("Attachments", "[]")
		g := b.upload(files+"/order%201.pdf", "%PDF-1.7 one").wantStatus(200)
		id := g.at("Attachments.0.AttachmentID")
		for path, want := range map[string]string{
			"FileName": "order 1.pdf", "MimeType": "application/pdf", "ContentLength": "12", "IncludeOnline": "", "ValidationErrors": "",
			"Url": b.url + "/api.xro/2.0" + files + "/order%201.pdf",
		} {
			g.want("Attachments.0."+path, want)
		}
		b.get(files).wantStatus(200).want("Attachments.0.AttachmentID", id)
		for _, name := range []string{id, strings.ToUpper(id), "order%201.pdf"} {
			file := b.file(files + "/" + name).wantStatus(200)
			if file.raw != "%PDF-1.7 one" || file.header.Get("Content-Type") != "application/pdf" {
				t.Errorf("%s is %q of type %s", name, file.raw, file.header.Get("Content-Type"))
			}
		}
	})
	t.Run("section 15: the same name is written over, by PUT and by POST, and keeps its id", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Contacts/" + b.contact("Hutt Homes") + "/Attachments"
		id := b.upload(files+"/a.txt", "one").at("Attachments.0.AttachmentID")
		for _, method := range []string{"PUT", "POST"} {
			again := upload(files+"/a.txt", "two by "+method)
			again.method = method
			b.must(again).wantStatus(200).want("Attachments.0.AttachmentID", id)
			if raw := b.file(files + "/a.txt").raw; raw != "two by "+method {
				t.Errorf("%s left %q", method, raw)
			}
		}
		b.get(files).want("Attachments.1", "")
	})
	t.Run("section 15: the record says that it has files, and counts as changed", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		contact := b.contact("Hutt Homes")
		note := strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, "ACCREC", "ACCRECCREDIT").Replace(document("ACCREC", approved+`"Contact":{"Name":"A"}`))
		for path, element := range map[string]string{
			"/CreditNotes/" + b.put("/CreditNotes", note).wantStatus(200).at("CreditNotes.0.CreditNoteID"):                               "CreditNotes.0",
			"/ManualJournals/" + b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200).at("ManualJournals.0.ManualJournalID"): "ManualJournals.0",
			"/Invoices/" + b.invoice("ACCREC"): "Invoices.0", "/Contacts/" + contact: "Contacts.0",
			"/Accounts/7d05a53d-613d-4eb2-a2fc-dcb6adb80200": "Accounts.0",
		} {
			list := "/" + strings.Split(path, "/")[1]
			before := b.get(path).wantStatus(200)
			before.want(element+".HasAttachments", "false")
			since := b.clock.now().UTC().Add(2 * time.Second).Truncate(time.Second).Format(time.RFC3339)
			b.must(call{method: "GET", path: list, modifiedSince: since}).want(strings.TrimSuffix(element, ".0"), "[]")
			b.upload(path+"/Attachments/order.pdf", "file").wantStatus(200)
			after := b.get(path).wantStatus(200)
			after.want(element+".HasAttachments", "true")
			if after.at(element+".UpdatedDateUTC") <= before.at(element+".UpdatedDateUTC") {
				t.Errorf("%s did not change: %s", path, after.at(element+".UpdatedDateUTC"))
			}
			changed := b.must(call{method: "GET", path: list, modifiedSince: since})
			changed.want(element+".HasAttachments", "true")
			changed.want(strings.TrimSuffix(element, "0")+"1", "")
			if list == "/Invoices" || list == "/Contacts" || list == "/ManualJournals" {
				after.want(element+".Attachments.0.FileName", "order.pdf")
			}
		}
	})
	t.Run("section 15: nothing is there under an unknown document, id or name", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		invoice, other := b.invoice("ACCREC"), b.invoice("ACCPAY")
		id := b.upload("/Invoices/"+other+"/Attachments/b.pdf", "file").at("Attachments.0.AttachmentID")
		const unknown = "/Invoices/00000000-0000-4000-8000-000000000000/Attachments"
		for _, path := range []string{
			unknown + "/a.pdf", "/Accounts/x/Attachments/a.pdf", "/Invoices/" + invoice + "/Attachments/a.pdf",
			"/Invoices/" + invoice + "/Attachments/b.pdf", "/Invoices/" + invoice + "/Attachments/" + id,
		} {
			if g := b.file(path).wantStatus(404); g.raw != "" {
				t.Errorf("%s answers %q", path, g.raw)
			}
		}
		b.get(unknown).wantStatus(404)
		b.upload(unknown+"/a.pdf", "file").wantStatus(404)
	})
	t.Run("section 2: the scope of attachments is needed, and its .read suffices for reading", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Contacts/" + b.contact("Hutt Homes") + "/Attachments"
		b.must(call{method: "GET", path: files, token: "reader"}).wantStatus(401).want("Detail", "AuthorizationUnsuccessful")
		b.must(call{method: "GET", path: files, token: "filereader"}).wantStatus(200)
		refused := upload(files+"/a.pdf", "file")
		refused.token = "filereader"
		b.must(refused).wantStatus(401)
	})
	t.Run("section 5: an upload under the same key is done once", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Invoices/" + b.invoice("ACCREC") + "/Attachments"
		keyed := upload(files+"/a.pdf", "file")
		keyed.key = "k1"
		b.faults.next(api.Action{Kind: api.CommitThenCut})
		if _, err := b.do(keyed); err == nil {
			t.Fatal("the line was not cut")
		}
		id := b.get(files).at("Attachments.0.AttachmentID")
		b.must(keyed).wantStatus(200).want("Attachments.0.AttachmentID", id)
		keyed.body = "another file"
		b.must(keyed).wantStatus(400).want("Message", "Idempotency Key: k1 is used with a different request.")
		if raw := b.file(files + "/a.pdf").raw; raw != "file" {
			t.Errorf("the file is %q", raw)
		}
	})
}

// Covers 15/limits, 15/names, 15/includeonline, 15/upload, 6/at-most-10-mb-a-request-the-same-page.
func TestAttachmentsThatAreRefused(t *testing.T) {
	t.Parallel()
	const badName = "The file name must not contain < > : \" / \\ | ? * NUL or +, and square brackets must be percent-encoded."
	t.Run("section 15: the names", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Invoices/" + b.invoice("ACCREC") + "/Attachments/"
		for _, c := range "<>:\"/\\|?*\x00+" {
			bad := upload(files+url.PathEscape("a"+string(c)+"b.pdf"), "file")
			bad.isBad = true
			g := b.must(bad).wantRefused(badName)
			g.want("Elements.0.AttachmentID", "00000000-0000-0000-0000-000000000000")
		}
		bare := upload(files+"a[1].pdf", "file")
		bare.isBad = true
		b.must(bare).wantRefused(badName)
		b.get(strings.TrimSuffix(files, "/")).want("Attachments", "[]")
		b.upload(files+"a%5B1%5D.pdf", "file").wantStatus(200).want("Attachments.0.FileName", "a[1].pdf")
		if raw := b.file(files + "a%5B1%5D.pdf").raw; raw != "file" {
			t.Errorf("the file with brackets is %q", raw)
		}
	})
	t.Run("section 15: 10 files on a document", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Invoices/" + b.invoice("ACCPAY") + "/Attachments/"
		for n := range 10 {
			b.upload(fmt.Sprintf("%s%d.pdf", files, n), "file").wantStatus(200)
		}
		b.upload(files+"10.pdf", "file").wantRefused("A record must not have more than 10 files.")
		b.upload(files+"9.pdf", "again").wantStatus(200)
	})
	t.Run("section 15: 10 MB", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		files := "/Invoices/" + b.invoice("ACCREC") + "/Attachments/"
		most := strings.Repeat("x", 10<<20)
		b.upload(files+"a.pdf", most).wantStatus(200).want("Attachments.0.ContentLength", "10485760")
		if raw := b.file(files + "a.pdf").raw; raw != most {
			t.Errorf("%d bytes came back", len(raw))
		}
		b.upload(files+"b.pdf", most+"x").wantStatus(400)
		b.get(strings.TrimSuffix(files, "/")).want("Attachments.1", "")
	})
	t.Run("section 15: only sales documents show files online", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.upload("/Invoices/"+b.invoice("ACCREC")+"/Attachments/a.pdf?IncludeOnline=true", "file").wantStatus(200).want("Attachments.0.IncludeOnline", "true")
		note := strings.NewReplacer(`"Invoices"`, `"CreditNotes"`, "ACCREC", "ACCRECCREDIT").Replace(document("ACCREC", `"Contact":{"Name":"B"}`))
		id := b.put("/CreditNotes", note).wantStatus(200).at("CreditNotes.0.CreditNoteID")
		b.upload("/CreditNotes/"+id+"/Attachments/a.pdf?IncludeOnline=true", "file").wantStatus(200).want("Attachments.0.IncludeOnline", "true")
		const text = "Only the files of sales documents can be included online."
		b.upload("/Invoices/"+b.invoice("ACCPAY")+"/Attachments/a.pdf?IncludeOnline=true", "file").wantRefused(text)
		other := upload("/Contacts/"+b.contact("A")+"/Attachments/a.pdf?IncludeOnline=true", "file")
		b.must(other).wantRefused(text)
	})
}

// Covers 15/upload.
func TestTheTypeOfAFile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	files := "/Contacts/" + b.contact("Hutt Homes") + "/Attachments/"
	for name, c := range map[string]struct{ sent, want string }{
		"a.pdf":  {"application/octet-stream", "application/pdf"},
		"b.PNG":  {"", "image/png"},
		"c.pdf":  {"text/csv", "text/csv"},
		"d.data": {"application/octet-stream", "application/octet-stream"},
		"e.xml":  {"text/xml", "text/xml"},
	} {
		file := upload(files+name, "file")
		file.header = func(h http.Header) { h.Set("Content-Type", c.sent) }
		b.must(file).wantStatus(200).want("Attachments.0.MimeType", c.want)
		if kind := b.file(files + name).header.Get("Content-Type"); kind != c.want {
			t.Errorf("%s comes back as %s", name, kind)
		}
	}
}
