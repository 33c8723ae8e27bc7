//go:build race

package conformance_test

// isRaced: the detector of races slows what is measured in cents, not in time; it sees a part of the ways.
const isRaced = true
