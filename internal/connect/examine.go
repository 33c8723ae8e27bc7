package connect

import (
	"cmp"
	"slices"
)

// Examine works out every check of a connection, worst first; equal ones keep their order. It decides and changes
// nothing.
func Examine(f Facts) []Check {
	var checks []Check
	for _, examine := range []func(Facts) []Check{
		examineOrganisation, examineSignIn, examinePermissions, examineOnline, examineClock, examineReferences, examineRights,
		examineCurrencies, examineLockDates, examineCalls, examineKeychain, examineApp,
	} {
		checks = append(checks, examine(f)...)
	}
	slices.SortStableFunc(checks, func(a, b Check) int { return cmp.Compare(a.State.rank(), b.State.rank()) })
	return checks
}

// isBound reports whether the company is connected, however well that works.
func (f Facts) isBound() bool { return f.Status.State != None && f.Status.State != Choose }

// hasBooks reports whether the organisation was ever read.
func (f Facts) hasBooks() bool { return f.isBound() && !f.Set.ReadAt.IsZero() }
