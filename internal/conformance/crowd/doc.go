// Package crowd fills a practice Xero and a company file with as many business contacts as a test or a measurement wants: the
// same every time, and as much alike as real lists are. The firms themselves are made up by package firms.
package crowd
