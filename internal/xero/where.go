package xero

import (
	"fmt"
	"strings"

	"daybook/internal/civil"
)

// whereEquals is a filter for one text field. How Xero wants quotes inside a text is not documented, so a text with a
// quote or a backslash cannot be filtered for: ok is then false.
func whereEquals(field, text string) (filter string, ok bool) {
	if strings.ContainsAny(text, "\"\\\n\r") {
		return "", false
	}
	return field + `=="` + text + `"`, true
}

// whereFrom and whereTo are filters for a day at the earliest and at the latest (section 7).
func whereFrom(field string, day civil.Date) string { return field + ">=" + dateTime(day) }

func whereTo(field string, day civil.Date) string { return field + "<" + dateTime(day.AddDays(1)) }

func dateTime(day civil.Date) string {
	return fmt.Sprintf("DateTime(%04d,%02d,%02d)", day.Year, day.Month, day.Day)
}
