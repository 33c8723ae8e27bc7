package sqlite_test

import (
	"daybook/internal/matching"
	"daybook/internal/sqlite"
)

// The company file implements the port of matching.
var _ matching.Store = (*sqlite.File)(nil)
