package page

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// status is a status in Xero's words, with the tone its mark has.
type status struct {
	// Name is such as "Awaiting Payment".
	Name string
	// Tone is a class of the stylesheet: "good", "wait", "warn", "bad" or "".
	Tone string
}

func statusOf(s string) status {
	words := map[string]status{
		"DRAFT":     {"Draft", ""},
		"SUBMITTED": {"Awaiting Approval", "warn"},
		// Xero calls an approved document by what it waits for.
		"AUTHORISED": {"Awaiting Payment", "wait"},
		"PAID":       {"Paid", "good"},
		"VOIDED":     {"Voided", "bad"},
		"DELETED":    {"Deleted", "bad"},
		"POSTED":     {"Posted", "good"},
		"ACTIVE":     {"Active", "good"},
		"ARCHIVED":   {"Archived", ""},
	}
	if w, ok := words[s]; ok {
		return w
	}
	return status{Name: s}
}

// figure writes an amount with groups of three and a true minus.
func figure(a money.Amount) string { return a.Words() }

// orDash is figure with a dash for nothing, for columns in which nothing is usual.
func orDash(a money.Amount) string {
	if a == 0 {
		return "–"
	}
	return figure(a)
}

// day writes a date that cannot be read in two ways.
func day(d civil.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.Time().Format("2 Jan 2006")
}

// moment writes an instant in the organisation's zone.
func moment(t time.Time, org books.Organisation) string {
	zone, err := time.LoadLocation(org.Zone)
	if err != nil {
		zone = time.UTC
	}
	return t.In(zone).Format("2 Jan 2006, 15:04")
}

// by says who did something: an app, or a person working in the organisation.
func by(actor string) string {
	if actor == "" {
		return "A person"
	}
	return actor
}
