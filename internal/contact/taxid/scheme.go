package taxid

import "slices"

// A scheme is one country's rule for one kind of number.
type scheme struct {
	kind    Kind
	country string
	// shapes are the forms a number can have behind the country's letters: # stands for a digit, @ for a letter, * for either.
	shapes []string
	// refine brings forms that mean the same to one; nil for none.
	refine func(text string) string
	// check looks at a refined number; nil where the shape is all there is.
	check func(key string) Verdict
	// company returns the company number inside; nil for none.
	company func(key string) string
	isBank  bool
	// needsHint: too many numbers look like it to be taken without a country or letters.
	needsHint bool
}

// groups are in the order in which a number without a hint is tried: longer numbers with stronger checks come first, then
// the countries of most customers, then Europe by name.
var groups = [][]scheme{oceania, islands, americas, singapore, southAfrica, europe}

// schemes runs over all of them in that order.
func schemes(yield func(*scheme) bool) {
	for _, group := range groups {
		for i := range group {
			if !yield(&group[i]) {
				return
			}
		}
	}
}

// read returns the number by this scheme; ok is false when its shape is another.
func (s *scheme) read(text string) (id ID, ok bool) {
	if !slices.ContainsFunc(s.shapes, func(shape string) bool { return fits(shape, text) }) {
		return ID{}, false
	}
	if s.refine != nil {
		text = s.refine(text)
	}
	id = ID{Key: text, Kind: s.kind, Country: s.country, Verdict: Unchecked}
	if s.check != nil {
		id.Verdict = s.check(text)
	}
	if s.company != nil && id.Verdict == Valid {
		id.Company = s.company(text)
	}
	return id, true
}

// fits reports whether a text has a shape.
func fits(shape, text string) bool {
	if len(shape) != len(text) {
		return false
	}
	for i := range len(shape) {
		c := text[i]
		switch shape[i] {
		case '#':
			if !isDigit(c) {
				return false
			}
		case '@':
			if !isLetter(c) {
				return false
			}
		case '*':
		default:
			if c != shape[i] {
				return false
			}
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' }
