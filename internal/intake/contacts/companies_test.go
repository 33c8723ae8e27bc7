package contacts_test

import (
	"testing"

	"daybook/internal/matching/matchingtest"
)

// companies are the kinds of company files an import is tested on.
var companies = map[string]func(*testing.T) matchingtest.Company{"in memory": memory, "in a file": matchingtest.NewFile}

func memory(*testing.T) matchingtest.Company { return matchingtest.NewMemory() }
