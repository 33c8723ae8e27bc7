// Package taxid reads the numbers that name a firm: tax numbers, company numbers and bank accounts. It says which scheme a
// number follows, whether its check digits are right, and what it looks like without the ways of writing it.
//
// The rules for VAT numbers of the European Union follow the list of construction rules that the Austrian ministry of
// finance publishes for all members ("UID-Nummern – Konstruktionsregeln", BMF), and each member's own tax office; those of
// other countries name their source beside the rule.
package taxid
