package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"daybook/internal/refdata"
)

// SaveReference keeps what the organisation offers, in place of what was read before.
func (f *File) SaveReference(ctx context.Context, set refdata.Set) error {
	return f.writeFitting(ctx, func(tx *sql.Tx) error { return saveReference(ctx, tx, set) })
}

func saveReference(ctx context.Context, tx *sql.Tx, set refdata.Set) error {
	encoded, err := json.Marshal(set)
	if err != nil {
		return fmt.Errorf("write reference data: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO reference_sets (
			id,
			value,
			read_at
		) VALUES (1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET
			value = excluded.value,
			read_at = excluded.read_at`, string(encoded), stamp(set.ReadAt))
	if err != nil {
		return fmt.Errorf("save reference data: %w", err)
	}
	return nil
}

// AcceptReference implements setup.Store: the owner has looked at how a kind of reference data changed.
func (f *File) AcceptReference(ctx context.Context, resource refdata.Resource) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		set, err := loadReference(ctx, tx)
		if err != nil || len(set.Changes) == 0 {
			return err
		}
		return saveReference(ctx, tx, set.Accept(resource))
	})
}

// LoadReference returns what the organisation offered when it was last read; the zero Set before the first time.
func (f *File) LoadReference(ctx context.Context) (refdata.Set, error) {
	var set refdata.Set
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		set, err = loadReference(ctx, tx)
		return err
	})
	return set, err
}

func loadReference(ctx context.Context, tx *sql.Tx) (refdata.Set, error) {
	var value string
	err := tx.QueryRowContext(ctx, `SELECT value FROM reference_sets`).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return refdata.Set{}, nil
	}
	if err != nil {
		return refdata.Set{}, fmt.Errorf("load reference data: %w", err)
	}
	var set refdata.Set
	if err := json.Unmarshal([]byte(value), &set); err != nil {
		return refdata.Set{}, fmt.Errorf("understand reference data: %w", err)
	}
	return set, nil
}
