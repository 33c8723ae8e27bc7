package xero

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// checkCount reports a list that is empty, or longer than Xero takes at once (section 6).
func checkCount(problems map[string]string, field string, count, most int) {
	switch {
	case count == 0:
		problems[field] = "there is none"
	case count > most:
		problems[field] = fmt.Sprintf("Xero takes %d at once, not %d", most, count)
	}
}

// checkLength reports a text that is longer than Xero keeps. Characters are counted as Xero counts them, in UTF-16.
func checkLength(problems map[string]string, field, text string, most int) {
	if len(text) <= most {
		return
	}
	if length := len(utf16.Encode([]rune(text))); length > most {
		problems[field] = fmt.Sprintf("has %d characters; Xero takes %d", length, most)
	}
}

// put moves the problems of one element under its path.
func put(problems map[string]string, prefix string, found map[string]string) {
	for field, problem := range found {
		problems[prefix+"."+field] = problem
	}
}

// The limits that every document shares (section 9).
const (
	maxNumber      = 255
	maxDescription = 4000
	maxTracking    = 2
)

// checkChanged reports a record that cannot be changed, because it has no id in Xero yet.
func checkChanged(problems map[string]string, field, id string) {
	if id == "" || id == zeroID {
		problems[field] = "has no id in Xero yet"
	}
}

// mentionsXero reports whether a link would be refused for its text (section 9).
func mentionsXero(url string) bool { return strings.Contains(strings.ToLower(url), "xero") }
