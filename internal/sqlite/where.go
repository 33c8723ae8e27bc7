package sqlite

import (
	"strings"
	"sync"
	"unicode"
)

// where collects conditions and their arguments; values never enter the text.
type where struct {
	conditions []string
	arguments  []any
}

func (w *where) add(condition string, arguments ...any) {
	w.conditions = append(w.conditions, condition)
	w.arguments = append(w.arguments, arguments...)
}

// addIf adds the condition when it is wanted.
func (w *where) addIf(isWanted bool, condition string, arguments ...any) {
	if isWanted {
		w.add(condition, arguments...)
	}
}

// sql returns "WHERE a AND b", or "" without conditions.
func (w *where) sql() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// direction is the SQL word for an order.
func direction(isDescending bool) string {
	if isDescending {
		return "DESC"
	}
	return "ASC"
}

// searchTerms turns what a person typed into an FTS5 query: each word may be the beginning of one, and all must be there.
// It is "" when nothing is left to search for.
func searchTerms(search string) string {
	var terms []string
	for word := range strings.FieldsSeq(search) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			terms = append(terms, `"`+strings.ReplaceAll(word, `"`, `""`)+`"*`)
		}
	}
	return strings.Join(terms, " ")
}

// totals remembers how many rows a list has until the next write. Only this program writes (it holds the lock), so a
// count made at one number of writes stays true until that number moves.
type totals struct {
	mutex  sync.Mutex
	writes uint64
	counts map[string]int
}

// maxTotals bounds what is remembered while nothing is written.
const maxTotals = 1000

func (t *totals) get(writes uint64, key string) (int, bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.writes != writes {
		return 0, false
	}
	count, ok := t.counts[key]
	return count, ok
}

// set keeps a count made while the number of writes was writes; it is dropped when another was made later.
func (t *totals) set(writes uint64, key string, count int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if t.writes != writes || len(t.counts) >= maxTotals || t.counts == nil {
		if writes < t.writes {
			return
		}
		t.writes, t.counts = writes, map[string]int{}
	}
	t.counts[key] = count
}
