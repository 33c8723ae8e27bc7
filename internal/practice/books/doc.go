// Package books is the rules and the arithmetic of the practice organisation: what its contacts, invoices and bills
// are, which changes it accepts, what it computes, and the words it refuses with.
//
// It is written from the fact sheet of the accounting API (called "the contract" here; sections are named where a
// rule comes from). It reads nothing and writes nothing by itself: Rules look rows up through a Finder and return
// what is to be stored. Points that the contract leaves open are fields of Switches.
package books
