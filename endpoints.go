//go:build !e2e

package main

// testEndpoints returns nothing: the program people run talks to Xero, or to its own practice Xero.
func testEndpoints() endpoints { return endpoints{} }
