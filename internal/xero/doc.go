// Package xero is a typed client of Xero's Accounting API: one file per resource, one transport with the limits,
// and facts about every write. It never repeats a write and never decides what an answer means for a document:
// that is posting's job.
//
// Section numbers in comments are those of the contract fact sheet.
package xero
