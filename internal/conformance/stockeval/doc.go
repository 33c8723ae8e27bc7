// Package stockeval measures the valuation of stock: it reads lists of movements, writes what each came to, and makes lists up.
package stockeval
