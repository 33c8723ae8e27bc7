// Package warehouse takes what the owner records of stock, and answers what there is.
package warehouse
