// Package stock works out what stock is worth: receipts, issues, makes and counts are replayed in the order of their dates, and each
// item's quantity and value follow. It reaches nothing outside.
package stock
