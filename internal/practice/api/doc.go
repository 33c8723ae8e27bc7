// Package api answers the accounting API's addresses under /api.xro/2.0/ on behalf of the practice organisation:
// who may ask, how often, in which envelope, once per idempotency key. What is accepted is decided by package books,
// what is kept is in package store.
package api
