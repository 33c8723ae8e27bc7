// Package journal works out the entry that closes a period of stock: what the valuation says the books lack. It reaches nothing outside.
package journal
