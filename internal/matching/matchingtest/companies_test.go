package matchingtest_test

import (
	"testing"

	"daybook/internal/matching/matchingtest"
)

func TestACompanyInMemoryPassesTheSuite(t *testing.T) {
	t.Parallel()
	matchingtest.TestStore(t, func(*testing.T) matchingtest.Company { return matchingtest.NewMemory() })
}

func TestACompanyFilePassesTheSuite(t *testing.T) {
	t.Parallel()
	matchingtest.TestStore(t, func(t *testing.T) matchingtest.Company { return matchingtest.NewFile(t) })
}
