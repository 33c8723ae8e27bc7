package postingtest_test

import (
	"testing"

	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

func TestMemoryIsAStore(t *testing.T) {
	t.Parallel()
	postingtest.TestStore(t, func(_ *testing.T, c postingtest.Company) posting.Store { return postingtest.NewMemory(c) })
}
