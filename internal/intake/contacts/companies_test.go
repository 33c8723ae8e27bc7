package contacts_test

import (
	"testing"

	"daybook/internal/matching/matchingtest"
)

// companies are the kinds of company files an import is tested on.
var companies = map[string]func(testing.TB) matchingtest.Company{"in memory": memory, "in a file": matchingtest.NewFile}

func memory(testing.TB) matchingtest.Company { return matchingtest.NewMemory() }
