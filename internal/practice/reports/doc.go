// Package reports adds the general ledger up: to a trial balance and to a balance sheet (contract section 12).
//
// All amounts are in the base currency. It reads nothing by itself; the caller brings the entries.
package reports
