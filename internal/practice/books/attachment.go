package books

import (
	"slices"
	"strings"
	"time"
)

// mostAttachments is how many files a record may have, and refusedInFileNames what no name may have (contract section 15).
// That a file has at most 10 MB is the limit of the request that brings it.
const (
	mostAttachments    = 10
	refusedInFileNames = "<>:\"/\\|?*\x00+"
)

// Attachment is a file that was put on a document or on another record (contract section 15). Its bytes lie beside it.
type Attachment struct {
	// ID is the attachment's UUID. It stays when the file is written over.
	ID string
	// OwnerID is the id of the record that the file is on.
	OwnerID string
	// FileName is unique on its record.
	FileName string
	// MimeType is such as "application/pdf".
	MimeType string
	// Length is the number of bytes.
	Length int
	// IncludeOnline shows the file with the online invoice; sales documents only.
	IncludeOnline bool
	// UpdatedAt is the instant of the last upload, in UTC, to the millisecond.
	UpdatedAt time.Time
}

// AttachFile decides over an upload to a record that has the existing files. A file of the same name is written over.
// isSales says that the record is a sales document. The texts say why the file is refused; none where it is accepted.
func (r *Rules) AttachFile(existing []Attachment, asked Attachment, isSales bool) (Attachment, []string) {
	var wrong refusals
	at := slices.IndexFunc(existing, func(a Attachment) bool { return a.FileName == asked.FileName })
	wrong.addIf(strings.ContainsAny(asked.FileName, refusedInFileNames), TextFileName)
	wrong.addIf(at < 0 && len(existing) >= mostAttachments, textFileCount)
	wrong.addIf(asked.IncludeOnline && !isSales, textFileOnline)
	if len(wrong) > 0 {
		return asked, wrong
	}
	asked.ID = newID()
	if at >= 0 {
		asked.ID = existing[at].ID
	}
	asked.UpdatedAt = r.now()
	return asked, nil
}
