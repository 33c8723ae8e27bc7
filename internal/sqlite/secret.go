package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// SaveSecret keeps a sealed secret under name, in place of what was there. It is on the disk when this returns (rule
// R13). Sealing is the caller's: nothing in the clear comes here.
func (f *File) SaveSecret(ctx context.Context, name string, sealed []byte) error {
	err := f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO secrets (
				name,
				sealed,
				updated_at
			) VALUES (?, ?, ?)
			ON CONFLICT (name) DO UPDATE SET
				sealed = excluded.sealed,
				updated_at = excluded.updated_at`, name, sealed, stamp(f.now()))
		return err
	})
	if err != nil {
		return fmt.Errorf("save secret %s: %w", name, err)
	}
	return nil
}

// LoadSecret returns the sealed secret kept under name; false when there is none.
func (f *File) LoadSecret(ctx context.Context, name string) ([]byte, bool, error) {
	var sealed []byte
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT sealed FROM secrets WHERE name = ?`, name).Scan(&sealed)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("load secret %s: %w", name, err)
	}
	return sealed, true, nil
}

// DeleteSecret forgets the secret kept under name. Deleting what is not there is no error.
func (f *File) DeleteSecret(ctx context.Context, name string) error {
	err := f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM secrets WHERE name = ?`, name)
		return err
	})
	if err != nil {
		return fmt.Errorf("delete secret %s: %w", name, err)
	}
	return nil
}
