//go:build e2e

package main

import (
	"os"
	"strconv"
)

// testEndpoints reads where a test has put the practice Xero, and how much faster its clock runs.
func testEndpoints() endpoints {
	factor, err := strconv.Atoi(os.Getenv("DAYBOOK_CLOCK_FACTOR"))
	if err != nil {
		factor = 0
	}
	return endpoints{api: os.Getenv("DAYBOOK_XERO_API"), identity: os.Getenv("DAYBOOK_XERO_IDENTITY"), clockFactor: factor}
}
