package filter

import (
	"slices"
	"strings"
)

// Use is one use of a field in a condition.
type Use struct {
	// Field is the name as it was written, such as "Contact.ContactID".
	Field string
	// Sign compares the field, such as "==" or ">="; "()" says that a method of it is called, "" that it stands alone.
	Sign string
}

// comparisons are the signs that compare.
var comparisons = []string{"==", "=", "!=", ">=", "<=", ">", "<"}

// usesOf finds the fields among the tokens of an expression that can be read.
func usesOf(tokens []token) []Use {
	var uses []Use
	for i, t := range tokens {
		if t.kind != tokenName || isKeyword(t.text) {
			continue
		}
		next := tokens[i+1].text // the last token is the end, so there is one
		isMethod := next == "("
		switch dot := strings.LastIndex(t.text, "."); {
		case isMethod && dot > 0:
			uses = append(uses, Use{Field: t.text[:dot], Sign: "()"})
		case slices.Contains(comparisons, next):
			uses = append(uses, Use{Field: t.text, Sign: next})
		case i > 0 && slices.Contains(comparisons, tokens[i-1].text):
			uses = append(uses, Use{Field: t.text, Sign: tokens[i-1].text})
		case !isMethod:
			uses = append(uses, Use{Field: t.text})
		}
	}
	return uses
}

// isKeyword reports whether a name is a word of the language and no field.
func isKeyword(name string) bool {
	words := []string{"and", "or", "not", "null", "true", "false", "datetime", "datetime.parse", "guid", "guid.parse"}
	return slices.Contains(words, strings.ToLower(name))
}
