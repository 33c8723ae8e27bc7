// Package filter reads the where and order expressions of the accounting API (contract section 7) and applies them to
// the elements that a reply would hold.
//
// A field is what the element shows: its JSON names, joined by dots, such as "Contact.ContactID". Text is compared
// without regard to case, as the service does. A field that is not shown is null.
package filter
