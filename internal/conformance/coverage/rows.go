// Package coverage ties the rows of Xero's contract to the tests that hold Daybook to them.
package coverage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// Row is one fact of the contract.
type Row struct {
	// Key names it: the section's number, the subsection's name where there is one, and the row's own, such as
	// "9.lines/quantity".
	Key string
	// Digest changes when the fact does: eight hexadecimal digits.
	Digest string
}

var (
	section    = regexp.MustCompile(`^## (\d+)\. `)
	subsection = regexp.MustCompile(`^### (.+)$`)
	separator  = regexp.MustCompile(`^\|[-|: ]+\|$`)
	numbered   = regexp.MustCompile(`\b(\d+)\. `)
	noWord     = regexp.MustCompile(`[^a-z0-9]+`)
)

// longestKey bounds the row's own part of a key.
const longestKey = 44

// ParseRows returns the rows of the contract's text, in order. A row of a table is one, an item of a numbered list is
// one, and any other paragraph is one. What comes before section 1 is no fact.
func ParseRows(text string) []Row {
	p := rowReader{seen: map[string]int{}}
	for line := range strings.SplitSeq(text, "\n") {
		p.take(strings.TrimRight(line, " "))
	}
	p.endParagraph()
	return p.rows
}

type rowReader struct {
	place     string // "9.lines"; "" before section 1
	number    string
	table     []string // lines of the table under way
	paragraph []string
	rows      []Row
	seen      map[string]int
}

func (p *rowReader) take(line string) {
	isTable := strings.HasPrefix(line, "|")
	if !isTable {
		p.table = nil
	}
	if line == "" || isTable || strings.HasPrefix(line, "#") {
		p.endParagraph()
	}
	switch {
	case section.MatchString(line):
		p.number = section.FindStringSubmatch(line)[1]
		p.place = p.number
	case subsection.MatchString(line) && p.number != "":
		name, _, _ := strings.Cut(subsection.FindStringSubmatch(line)[1], " (")
		p.place = p.number + "." + slug(name)
	case isTable:
		p.tableLine(line)
	case line != "" && !strings.HasPrefix(line, "#"):
		p.paragraph = append(p.paragraph, line)
	}
}

// tableLine takes a line of a table; the first is its head, the second separates.
func (p *rowReader) tableLine(line string) {
	p.table = append(p.table, line)
	if len(p.table) < 3 || separator.MatchString(line) {
		return
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), " |")
	p.add(slug(first), line)
}

// endParagraph adds the paragraph that ended: each item where it is a numbered list, else as one row.
func (p *rowReader) endParagraph() {
	text := strings.Join(p.paragraph, " ")
	p.paragraph = nil
	if text == "" || p.place == "" {
		return
	}
	starts := numbered.FindAllStringSubmatchIndex(text, -1)
	if len(starts) == 0 || starts[0][0] != 0 {
		p.add("text", text)
		return
	}
	next := 1
	for n, at := range starts {
		if text[at[2]:at[3]] != fmt.Sprint(next) {
			continue
		}
		end := len(text)
		for _, later := range starts[n+1:] {
			if text[later[2]:later[3]] == fmt.Sprint(next+1) {
				end = later[0]
				break
			}
		}
		p.add(fmt.Sprint(next), strings.TrimSpace(text[at[1]:end]))
		next++
	}
}

func (p *rowReader) add(own, text string) {
	if p.place == "" {
		return
	}
	key := p.place + "/" + own
	p.seen[key]++
	if n := p.seen[key]; n > 1 {
		key = fmt.Sprintf("%s-%d", key, n)
	}
	sum := sha256.Sum256([]byte(text))
	p.rows = append(p.rows, Row{Key: key, Digest: hex.EncodeToString(sum[:4])})
}

// slug makes a name of words joined by "-", cut at a word's end.
func slug(text string) string {
	s := strings.Trim(noWord.ReplaceAllString(strings.ToLower(text), "-"), "-")
	if len(s) <= longestKey {
		return s
	}
	s = s[:longestKey+1]
	return s[:strings.LastIndex(s, "-")]
}
