//go:build !race

package conformance_test

const isRaced = false
