package api

import (
	"context"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// wireAttachment is a file as a reply shows it (contract section 15).
type wireAttachment struct {
	AttachmentID     string    `json:"AttachmentID"`
	FileName         string    `json:"FileName"`
	URL              string    `json:"Url"`
	MimeType         string    `json:"MimeType"`
	ContentLength    int       `json:"ContentLength"`
	IncludeOnline    bool      `json:"IncludeOnline,omitempty"`
	ValidationErrors []message `json:"ValidationErrors,omitzero"`
}

// showAttachments writes the files of one record of a resource.
func showAttachments(ctx context.Context, tx *store.Tx, q *request, resource, ownerID string) ([]wireAttachment, error) {
	files, err := tx.ListAttachments(ctx, ownerID)
	shown := make([]wireAttachment, 0, len(files))
	for _, file := range files {
		shown = append(shown, showAttachment(q, resource, file))
	}
	return shown, err
}

func showAttachment(q *request, resource string, a books.Attachment) wireAttachment {
	return wireAttachment{
		AttachmentID: a.ID, FileName: a.FileName, MimeType: a.MimeType, ContentLength: a.Length, IncludeOnline: a.IncludeOnline,
		URL: "http://" + q.http.Host + Root + resource + "/" + a.OwnerID + "/Attachments/" + url.PathEscape(a.FileName),
	}
}

// listFiles answers GET /{Resource}/{id}/Attachments.
func (h holder) listFiles(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	on, ok, err := h.find(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	shown, err := showAttachments(ctx, tx, q, h.name, on.id)
	if err != nil {
		return nil, err
	}
	return envelope(q, "Attachments", shown, nil)
}

// showFile answers GET /{Resource}/{id}/Attachments/{AttachmentID or FileName} with the bytes of the file.
func (h holder) showFile(ctx context.Context, _ *Handler, tx *store.Tx, q *request) (*reply, error) {
	on, ok, err := h.find(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	var file books.Attachment
	if ok {
		if file, ok, err = tx.FindAttachment(ctx, on.id, q.part); err != nil {
			return nil, err
		}
	}
	if !ok {
		return notFound(), nil
	}
	content, err := tx.GetAttachmentFile(ctx, file.ID)
	if err != nil {
		return nil, err
	}
	return &reply{
		status: http.StatusOK, contentType: file.MimeType, body: content,
		header: map[string]string{"X-Content-Type-Options": "nosniff"},
	}, nil
}

// attach answers PUT and POST /{Resource}/{id}/Attachments/{FileName}: the body is the file. A file of the same name is
// written over.
func (h holder) attach(ctx context.Context, handler *Handler, tx *store.Tx, q *request) (*reply, error) {
	on, ok, err := h.find(ctx, tx, q.target)
	if err != nil {
		return nil, err
	}
	if !ok {
		return notFound(), nil
	}
	existing, err := tx.ListAttachments(ctx, on.id)
	if err != nil {
		return nil, err
	}
	rules, err := tx.Rules(ctx, q.now, handler.config.Switches, q.session.ClientID)
	if err != nil {
		return nil, err
	}
	file, texts := rules.AttachFile(existing, sentFile(q, on.id), on.isSales)
	if hasBareBracket(q.http.URL) {
		texts = append(texts, books.TextFileName)
	}
	if len(texts) > 0 {
		file.ID = nilID
		echo := showAttachment(q, h.name, file)
		echo.ValidationErrors = messages(texts)
		return invalid([]any{echo}, validationText), nil
	}
	if err := keepFile(ctx, tx, q, on, file); err != nil {
		return nil, err
	}
	return envelope(q, "Attachments", []wireAttachment{showAttachment(q, h.name, file)}, nil)
}

// keepFile stores an accepted file, the mark on its record and the change.
func keepFile(ctx context.Context, tx *store.Tx, q *request, on record, file books.Attachment) error {
	if err := tx.SaveAttachment(ctx, file, q.body); err != nil {
		return err
	}
	if err := on.mark(ctx, tx, file.UpdatedAt); err != nil {
		return err
	}
	return tx.NoteChange(ctx, store.Change{
		At: file.UpdatedAt, Actor: q.session.AppName, Kind: on.kind, ObjectID: on.id, Action: store.ActionAttached, Summary: file.FileName,
	})
}

func sentFile(q *request, ownerID string) books.Attachment {
	return books.Attachment{
		OwnerID: ownerID, FileName: q.part, MimeType: mimeType(q.part, q.http.Header.Get("Content-Type")), Length: len(q.body),
		IncludeOnline: isTrue(q.http.URL.Query().Get("IncludeOnline")),
	}
}

// mimeType is the type that was sent; where none or only "bytes" was sent, that of the name's ending.
func mimeType(name, sent string) string {
	const bytes = "application/octet-stream"
	if kind, _, err := mime.ParseMediaType(sent); err == nil && kind != bytes {
		return sent
	}
	kind, ok := map[string]string{
		".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
		".csv": "text/csv", ".txt": "text/plain", ".doc": "application/msword", ".xls": "application/vnd.ms-excel",
		".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	}[strings.ToLower(path.Ext(name))]
	if !ok {
		return bytes
	}
	return kind
}

// hasBareBracket reports whether the file name stands in the address with a square bracket that is not percent-encoded.
func hasBareBracket(address *url.URL) bool {
	return strings.ContainsAny(path.Base(address.EscapedPath()), "[]")
}
