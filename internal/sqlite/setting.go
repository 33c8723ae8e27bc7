package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// LoadSetting reads the value kept under key into into, a pointer to what SaveSetting was given. It reports false and
// leaves into alone when nothing is kept.
func (f *File) LoadSetting(ctx context.Context, key string, into any) (bool, error) {
	var isKept bool
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		isKept, err = loadSetting(ctx, tx, key, into)
		return err
	})
	return isKept, err
}

func loadSetting(ctx context.Context, tx *sql.Tx, key string, into any) (bool, error) {
	var value string
	err := tx.QueryRowContext(ctx, `SELECT value FROM settings WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read setting %s: %w", key, err)
	}
	if err := json.Unmarshal([]byte(value), into); err != nil {
		return false, fmt.Errorf("understand setting %s: %w", key, err)
	}
	return true, nil
}

// SaveSetting keeps value under key, as JSON, in place of what was there. Each concern has one key and one type.
func (f *File) SaveSetting(ctx context.Context, key string, value any) error {
	return f.write(ctx, func(tx *sql.Tx) error { return saveSetting(ctx, tx, key, value, f.nowStamp()) })
}

func saveSetting(ctx context.Context, tx *sql.Tx, key string, value any, at time.Time) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write setting %s: %w", key, err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO settings (
			key,
			value,
			updated_at
		) VALUES (?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET
			value = excluded.value,
			updated_at = excluded.updated_at`, key, string(encoded), stamp(at))
	if err != nil {
		return fmt.Errorf("save setting %s: %w", key, err)
	}
	return nil
}
