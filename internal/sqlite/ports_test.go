package sqlite_test

import (
	"daybook/internal/matching"
	"daybook/internal/sqlite"
	"daybook/internal/warehouse"
)

// The company file implements the port of matching.
var _ matching.Store = (*sqlite.File)(nil)

// The company file implements the port of the warehouse.
var _ warehouse.Store = (*sqlite.File)(nil)
