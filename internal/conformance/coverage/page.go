package coverage

import (
	"fmt"
	"slices"
	"strings"
)

// Reasons say why no test holds Daybook to a row, by key.
type Reasons map[string]string

// ParseRowList reads the committed list: a key and its digest a line. The error names the line.
func ParseRowList(text string) ([]Row, error) {
	var rows []Row
	for n, line := range lines(text) {
		key, digest, ok := strings.Cut(line, " ")
		if !ok || !keyForm.MatchString(key) {
			return nil, fmt.Errorf("line %d of the rows is no key and digest", n+1)
		}
		rows = append(rows, Row{Key: key, Digest: digest})
	}
	return rows, nil
}

// WriteRowList is the text that ParseRowList reads.
func WriteRowList(rows []Row) string {
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintln(&b, row.Key, row.Digest)
	}
	return b.String()
}

// ParseReasons reads "key: reason" lines. The error names the line.
func ParseReasons(text string) (Reasons, error) {
	reasons := Reasons{}
	for n, line := range lines(text) {
		key, reason, ok := strings.Cut(line, ": ")
		if !ok || !keyForm.MatchString(key) || strings.TrimSpace(reason) == "" {
			return nil, fmt.Errorf("line %d of the reasons is no key and reason", n+1)
		}
		if reasons[key] != "" {
			return nil, fmt.Errorf("line %d of the reasons gives %s a second reason", n+1, key)
		}
		reasons[key] = strings.TrimSpace(reason)
	}
	return reasons, nil
}

func lines(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
}

// Check says what is wrong with rows, claims and reasons: a row with neither, a row with both, a claim or reason for no
// row. It returns nil where nothing is.
func Check(rows []Row, claims Claims, reasons Reasons) []string {
	var wrong []string
	known := map[string]bool{}
	for _, row := range rows {
		known[row.Key] = true
		switch isClaimed, reason := len(claims[row.Key]) > 0, reasons[row.Key]; {
		case !isClaimed && reason == "":
			wrong = append(wrong, row.Key+" is held by no test and has no reason")
		case isClaimed && reason != "":
			wrong = append(wrong, row.Key+" is held by a test and has a reason for not being held")
		}
	}
	for key, tests := range claims {
		if !known[key] {
			wrong = append(wrong, fmt.Sprintf("%s is no row of the contract, and %s claims it", key, tests[0]))
		}
	}
	for key := range reasons {
		if !known[key] {
			wrong = append(wrong, key+" is no row of the contract, and has a reason")
		}
	}
	slices.Sort(wrong)
	return wrong
}

// Page is docs/xero-coverage.md.
func Page(rows []Row, claims Claims, reasons Reasons) string {
	held := 0
	for _, row := range rows {
		if len(claims[row.Key]) > 0 {
			held++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `# What holds Daybook to Xero's contract

Each row of the contract with the tests that would fail if it were broken, or the reason why there is none. A row is named
by section, subsection and its first words. This page is written by `+"`make coverage`"+`; a test fails when it is out of date.

%d rows: %d held by tests, %d with a reason.
`, len(rows), held, len(rows)-held)
	section := ""
	for _, row := range rows {
		number, _, _ := strings.Cut(strings.ReplaceAll(row.Key, ".", "/"), "/")
		if number != section {
			section = number
			fmt.Fprintf(&b, "\n## Section %s\n\n| row | held by |\n|---|---|\n", section)
		}
		held := reasons[row.Key]
		if tests := claims[row.Key]; len(tests) > 0 {
			held = "`" + strings.Join(tests, "` `") + "`"
		}
		_, own, _ := strings.Cut(row.Key, section)
		fmt.Fprintf(&b, "| %s | %s |\n", strings.TrimLeft(own, "./"), strings.ReplaceAll(held, "|", `\|`))
	}
	return b.String()
}
