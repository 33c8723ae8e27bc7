// Package posting turns an order into exactly one document at Xero.
//
// Preview works out the document as Xero will hold it. Outbox keeps what the owner confirmed, Sender is the only part
// that sends or repeats a write, and after a doubt it looks the document up before anything else. The rules R1 to R14
// named in comments are in docs/posting.md, with the experiment or report each of them comes from.
package posting
