package sqlite

import (
	"context"
	"database/sql"
	"time"
)

// scanKey is the setting that says when all contacts were last compared, and in which organisation.
const scanKey = "contacts_compared"

// scanMark is kept under scanKey.
type scanMark struct {
	Organisation string
	At           time.Time
}

// NoteScan implements matching.Store.
func (f *File) NoteScan(ctx context.Context, at time.Time) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		return saveSetting(ctx, tx, scanKey, scanMark{b.TenantID, at}, f.nowStamp())
	})
}

// ScannedAt implements matching.Store. What was compared in another organisation does not count.
func (f *File) ScannedAt(ctx context.Context) (time.Time, error) {
	var mark scanMark
	err := f.read(ctx, func(tx *sql.Tx) error {
		b, err := loadBinding(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := loadSetting(ctx, tx, scanKey, &mark); err != nil {
			return err
		}
		if mark.Organisation != b.TenantID {
			mark.At = time.Time{}
		}
		return nil
	})
	return mark.At, err
}
