// Package closing ends the months of stock: what is suggested for the books, what the owner makes of it, and what became of it at Xero.
package closing
