//go:build !teeth

package ledger

// ruleSendOnce is R14: only the sender repeats a write. A build with the tag "teeth" can take it out, to show that the
// tests notice.
const ruleSendOnce = true
