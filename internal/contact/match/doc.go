// Package match says how likely two contacts are one firm, and why.
//
// A Record is normalised once into a Form. Forms that share a key are compared field by field, each agreement or
// difference weighed in bits (Fellegi and Sunter, "A Theory for Record Linkage", JASA 1969), and the sum is calibrated to
// a probability. Link and Dedupe decide for whole lists, Find for one contact. Everything here is pure: the same input
// gives the same answer, whatever the order of the records.
package match
