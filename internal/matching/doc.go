// Package matching decides with the owner which contacts are one firm: it keeps the queue of pairs to review, remembers
// every answer, and takes any of them back.
package matching
