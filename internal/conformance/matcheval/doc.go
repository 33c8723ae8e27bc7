// Package matcheval measures the matching engine on records whose answers are known: it reads labelled sets, runs the
// product's own engine over them, and works out the figures and whether they meet the goals.
package matcheval
