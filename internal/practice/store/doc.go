// Package store is the practice organisation's file: one SQLite database that keeps what "Xero" holds.
//
// A row is a type of package books as JSON, and beside it the columns that rows are looked up and sorted by. Every
// write goes through Update; what it saved is on the disk when it returns. Every write is also noted in a journal of
// changes, which the practice page shows.
package store
