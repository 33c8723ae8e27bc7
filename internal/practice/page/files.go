package page

import (
	"context"
	"mime"
	"net/http"
	"net/url"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// fileRow is one file of a document or contact.
type fileRow struct {
	Link, Name, Type, Size string
	IsOnline               bool
}

// filesOf returns the files of a record.
func filesOf(ctx context.Context, tx *store.Tx, ref books.Reference, ownerID string) ([]fileRow, error) {
	files, err := tx.ListAttachments(ctx, ownerID)
	var rows []fileRow
	for _, f := range files {
		rows = append(rows, fileRow{
			Link: "/app/" + ref.Organisation.ShortCode + "/files/" + ownerID + "/" + url.PathEscape(f.ID),
			Name: f.FileName, Type: f.MimeType, Size: size(f.Length), IsOnline: f.IncludeOnline,
		})
	}
	return rows, err
}

// size writes a number of bytes in kilobytes, never less than one.
func size(bytes int) string {
	return (money.Quantity(max(1, (bytes+512)/1024)) * money.One).Words() + " kB"
}

// file hands a file over to be saved. The browser never shows it as a page of ours: an app may have sent anything.
func (p *Page) file(w http.ResponseWriter, r *http.Request) {
	var found books.Attachment
	var content []byte
	err := p.cfg.Store.View(r.Context(), func(tx *store.Tx) error {
		ref, err := tx.GetReference(r.Context())
		if err != nil || ref.Organisation.ShortCode != r.PathValue("code") {
			return err
		}
		file, ok, err := tx.FindAttachment(r.Context(), r.PathValue("owner"), r.PathValue("id"))
		if err != nil || !ok {
			return err
		}
		found = file
		content, err = tx.GetAttachmentFile(r.Context(), file.ID)
		return err
	})
	switch {
	case err != nil:
		p.fail(w, r, frame{}, err)
		return
	case found.ID == "":
		p.view(w, r, "missing.html", func(*store.Tx, books.Reference) (frame, bool, error) { return frame{}, false, nil })
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": found.FileName}))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(content) // a browser that left needs no answer
}
