//go:build race

package conformance_test

// isRaced: under the detector of races all ways take minutes, so it sees a part of them; `make year` runs them all.
const isRaced = true
