package sqlite

import (
	"context"

	"daybook/internal/connect"
)

// LoadBinding implements connect.Store.
func (f *File) LoadBinding(ctx context.Context) (connect.Binding, error) {
	var b connect.Binding
	_, err := f.LoadSetting(ctx, bindingKey, &b)
	return b, err
}

// SaveBinding implements connect.Store.
func (f *File) SaveBinding(ctx context.Context, b connect.Binding) error {
	return f.SaveSetting(ctx, bindingKey, b)
}
