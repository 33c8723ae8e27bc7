package xero

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/fault"
)

// whereEquals is a filter for one text field. How Xero wants quotes inside a text is not documented, so a text with a
// quote or a backslash cannot be filtered for: ok is then false.
func whereEquals(field, text string) (filter string, ok bool) {
	if strings.ContainsAny(text, "\"\\\n\r") {
		return "", false
	}
	return field + `=="` + text + `"`, true
}

// whereStarts is a filter for how a text field that may be empty begins; ok is false as in whereEquals.
func whereStarts(field, text string) (filter string, ok bool) {
	if strings.ContainsAny(text, "\"\\\n\r") {
		return "", false
	}
	return field + `!=null AND ` + field + `.StartsWith("` + text + `")`, true
}

// cannotAsk is for a text that no filter can hold.
func cannotAsk(text string) error {
	return fault.New(fault.Invalid, fmt.Sprintf("Xero cannot be asked for %q.", text), "")
}

// addWhere writes the filter of a query: every condition must hold.
func addWhere(query url.Values, conditions []string) {
	if len(conditions) > 0 {
		query.Set("where", strings.Join(conditions, " AND "))
	}
}

// whereFrom and whereTo are filters for a day at the earliest and at the latest (section 7).
func whereFrom(field string, day civil.Date) string { return field + ">=" + dateTime(day) }

func whereTo(field string, day civil.Date) string { return field + "<" + dateTime(day.AddDays(1)) }

func dateTime(day civil.Date) string {
	return fmt.Sprintf("DateTime(%04d,%02d,%02d)", day.Year, day.Month, day.Day)
}

// uuid is the form of Xero's ids.
var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// whereOneOf is a filter for one of several ids. It refuses what is no id, which would be read as part of the filter.
func whereOneOf(field string, ids []string) (string, error) {
	if len(ids) > maxListed {
		return "", fault.New(fault.Invalid, fmt.Sprintf("Xero can be asked for %d at once, not %d.", maxListed, len(ids)), "")
	}
	conditions := make([]string, 0, len(ids))
	for _, id := range ids {
		if !uuid.MatchString(id) {
			return "", fault.New(fault.Invalid, fmt.Sprintf("%q is no id of Xero's.", id), "")
		}
		conditions = append(conditions, field+`==Guid("`+id+`")`)
	}
	if len(conditions) == 1 {
		return conditions[0], nil
	}
	return "(" + strings.Join(conditions, " OR ") + ")", nil
}
