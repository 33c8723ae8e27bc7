// Package postingtest is what tests of posting share: a company kept in memory, a model of Xero whose faults can be
// chosen, the suite every Store must pass, and the checker of the promises.
package postingtest
