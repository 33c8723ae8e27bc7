package sqlite

import (
	"context"
	"database/sql"

	"daybook/internal/connect"
)

// LoadBinding implements connect.Store.
func (f *File) LoadBinding(ctx context.Context) (connect.Binding, error) {
	var b connect.Binding
	err := f.read(ctx, func(tx *sql.Tx) (err error) {
		b, err = loadBinding(ctx, tx)
		return err
	})
	return b, err
}

func loadBinding(ctx context.Context, tx *sql.Tx) (connect.Binding, error) {
	var b connect.Binding
	_, err := loadSetting(ctx, tx, bindingKey, &b)
	return b, err
}

// IsConnected implements setup.Store.
func (f *File) IsConnected(ctx context.Context) (bool, error) {
	b, err := f.LoadBinding(ctx)
	return b.IsConnected, err
}

// SaveBinding implements connect.Store.
func (f *File) SaveBinding(ctx context.Context, b connect.Binding) error {
	return f.SaveSetting(ctx, bindingKey, b)
}
