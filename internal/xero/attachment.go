package xero

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"unicode/utf8"

	"daybook/internal/fault"
)

// notInFileNames are the characters Xero refuses in the name of a file (section 15).
const notInFileNames = "<>:\"/\\|?*\x00+"

// Attachment is a file on a record (section 15). To hang one on a record, send its bytes with SendFrozen to a Target of
// PathAttachment; a file of the same name is replaced.
type Attachment struct {
	// AttachmentID is Xero's id, a UUID.
	AttachmentID string `json:"AttachmentID"`
	// FileName is unique on its record.
	FileName string `json:"FileName"`
	// URL is its address in the API; only a signed-in program can read it.
	URL string `json:"Url"`
	// MimeType is what the file is, such as application/pdf.
	MimeType string `json:"MimeType"`
	// ContentLength is its size in bytes.
	ContentLength int64 `json:"ContentLength"`
	// IncludeOnline tells whether the customer sees it on the online invoice.
	IncludeOnline bool `json:"IncludeOnline"`
}

// UnmarshalJSON reads the id in one case.
func (a *Attachment) UnmarshalJSON(raw []byte) error {
	type plain Attachment
	return json.Unmarshal(raw, &struct {
		*plain
		AttachmentID *idField `json:"AttachmentID"`
	}{(*plain)(a), (*idField)(&a.AttachmentID)})
}

// ListAttachments returns the files on a record. Errors: not_found when the record is not there, offline, auth_expired,
// forbidden, rate_limited.
func (c *Client) ListAttachments(ctx context.Context, of Resource, id string) ([]Attachment, error) {
	if !of.takes(PathAttachment) {
		return nil, notMadeProperly(fmt.Errorf("no files hang on %q", of))
	}
	if id == "" {
		return nil, noID()
	}
	r := request{path: accountingPath + "/" + string(of) + "/" + url.PathEscape(id) + "/Attachments"}
	return readCollection[Attachment](ctx, c, "list the attached files", r, "Attachments")
}

// DownloadAttachment returns a file's bytes, whole: as many as the attachment says. Errors: not_found, offline when
// something else came in its place, auth_expired, forbidden, rate_limited.
func (c *Client) DownloadAttachment(ctx context.Context, of Resource, id string, file Attachment) ([]byte, error) {
	if !of.takes(PathAttachment) {
		return nil, notMadeProperly(fmt.Errorf("no files hang on %q", of))
	}
	if id == "" || file.AttachmentID == "" {
		return nil, noID()
	}
	const action = "read the attached file"
	a, err := c.read(ctx, action, request{
		path:   accountingPath + "/" + string(of) + "/" + url.PathEscape(id) + "/Attachments/" + url.PathEscape(file.AttachmentID),
		accept: file.MimeType,
	})
	if err != nil {
		return nil, err
	}
	if file.ContentLength > 0 && int64(len(a.body)) != file.ContentLength {
		return nil, unreadableFault(action, a, errors.New("the file has another size than Xero said"))
	}
	return bytes.Clone(a.body), nil
}

// fileFault names what Xero would refuse about a file, or turn into something else.
func (t Target) fileFault() error {
	problems := map[string]string{}
	switch {
	case t.FileName == "":
		problems["fileName"] = "is missing"
	case !utf8.ValidString(t.FileName) || strings.ContainsAny(t.FileName, notInFileNames):
		problems["fileName"] = `holds a character Xero refuses: none of < > : " / \ | ? * + may be in it`
	case t.FileName == "." || t.FileName == "..":
		problems["fileName"] = "is no name of a file"
	}
	if _, _, err := mime.ParseMediaType(t.ContentType); err != nil {
		problems["contentType"] = "must say what the file is, such as application/pdf"
	}
	if t.IncludeOnline && !t.Of.isSold() {
		problems["includeOnline"] = "only sales documents have an online page"
	}
	return fault.InvalidFields("The file cannot be attached.", problems)
}

// noID is for a record without an id: without one the address would be the whole list's.
func noID() error { return fault.New(fault.NotFound, "It has no id in Xero.", "") }

// decodeAttachmentElement reads one file of a reply.
func decodeAttachmentElement(raw json.RawMessage) (Element, error) {
	var file Attachment
	err := json.Unmarshal(raw, &file)
	return Element{ID: file.AttachmentID, Name: file.FileName, Attachment: &file}, err
}
