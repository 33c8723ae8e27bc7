package xero

import "time"

// Reply is what is known after a write was tried: facts, no judgement. What they mean for a document (not executed, in
// doubt, rejected, created) is posting's to say.
//
// Xero does not tell whether a reply is the stored one of an earlier request with the same key (section 5).
type Reply struct {
	// Sent is false only when it is certain that not one byte of the request left this computer.
	Sent bool
	// HTTPStatus is 0 when no answer came.
	HTTPStatus int
	// ServerTime is the answer's Date header in UTC; zero when no answer came.
	ServerTime time.Time
	// RetryAfter is how long the answer asked to wait; 0 when it did not say.
	RetryAfter time.Duration
	// LimitProblem names the limit of a 429: minute, day, concurrent, appminute; "" when none was named.
	LimitProblem string
	// MissingScope is true for a 401 that says the sign-in lacks a scope: signing in again must ask for it.
	MissingScope bool
	// Readable is true when the whole body arrived and is an envelope of Xero's for this status. It is false for an empty
	// body, plain text or HTML, whatever the status.
	Readable bool
	// Elements are the documents of the answer in its order; on a 400 those Xero complains about.
	Elements []Element
	// Problem is Xero's own text about the request as a whole, or the plain text of the body, trimmed; "" for none.
	Problem string
}

// Element is one document of a reply.
type Element struct {
	// Index is its place in the reply, from 0.
	Index int
	// ID is InvoiceID or ContactID; "" when Xero created nothing.
	ID string
	// Number is InvoiceNumber or ContactNumber.
	Number string
	// Name is the contact's name, also on documents.
	Name string
	// Type is SalesInvoice or Bill; "" for contacts.
	Type string
	// Status is the document's or contact's state, in Xero's word.
	Status string
	// ContactID is the contact it belongs to, or is.
	ContactID string
	// HasTotal is false when Xero named no total; the sums of Invoice are then unknown, not zero.
	HasTotal bool
	// Invoice is the whole invoice or bill as answered, Contact the whole contact; nil for the other kind. Of a refused
	// element they hold what could be read.
	Invoice *Invoice
	Contact *Contact
	// HasErrors is true when Xero refused this element.
	HasErrors bool
	// ValidationErrors are Xero's reasons, those of its lines and contact included.
	ValidationErrors []string
	// Warnings are Xero's remarks beside success.
	Warnings []string
}
