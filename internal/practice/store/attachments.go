package store

import (
	"context"
	"fmt"

	"daybook/internal/practice/books"
)

// ListAttachments returns the files of a record, the first one put on it first, without their bytes.
func (tx *Tx) ListAttachments(ctx context.Context, ownerID string) ([]books.Attachment, error) {
	list, err := listAll[books.Attachment](ctx, tx,
		`SELECT content FROM attachments WHERE owner_id = ? ORDER BY id`, ownerID)
	if err != nil {
		return nil, fmt.Errorf("list the files of %s: %w", ownerID, err)
	}
	return list, nil
}

// FindAttachment returns the file of a record with an id or, where none has it, with a name.
func (tx *Tx) FindAttachment(ctx context.Context, ownerID, idOrName string) (books.Attachment, bool, error) {
	return findOne[books.Attachment](ctx, tx, `
		SELECT content
		FROM attachments
		WHERE owner_id = ? AND (attachment_id = lower(?) OR file_name = ?)
		ORDER BY attachment_id = lower(?) DESC
		LIMIT 1`, ownerID, idOrName, idOrName, idOrName)
}

// GetAttachmentFile returns the bytes of the file with an id; an error where there is none.
func (tx *Tx) GetAttachmentFile(ctx context.Context, id string) ([]byte, error) {
	var file []byte
	err := tx.sql.QueryRowContext(ctx, `SELECT file FROM attachments WHERE attachment_id = ?`, id).Scan(&file)
	if err != nil {
		return nil, fmt.Errorf("read the file %s: %w", id, err)
	}
	return file, nil
}

// SaveAttachment creates or replaces the file with its ID. It applies no rules: package books has them.
func (tx *Tx) SaveAttachment(ctx context.Context, a books.Attachment, file []byte) error {
	content, err := encode(a)
	if err != nil {
		return fmt.Errorf("encode the file %s: %w", a.ID, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO attachments (
		  attachment_id,
		  owner_id,
		  file_name,
		  content,
		  file
		) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (attachment_id) DO UPDATE SET
		  owner_id = excluded.owner_id,
		  file_name = excluded.file_name,
		  content = excluded.content,
		  file = excluded.file`,
		a.ID, a.OwnerID, a.FileName, content, append([]byte{}, file...))
	if err != nil {
		return fmt.Errorf("save the file %s: %w", a.ID, err)
	}
	return nil
}
