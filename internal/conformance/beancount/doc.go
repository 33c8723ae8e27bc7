// Package beancount holds the FIFO of stock against beancount, a ledger that nobody here wrote, on the same movements. It has tests only.
package beancount
