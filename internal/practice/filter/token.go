package filter

import (
	"strings"
	"unicode"
)

// token is one word of an expression.
type token struct {
	kind tokenKind
	text string
}

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenText
	tokenNumber
	tokenSign
)

// signs are the operators and marks, longer ones first.
var signs = []string{"==", "!=", ">=", "<=", "&&", "||", ">", "<", "(", ")", ",", "!", "="}

// scan splits an expression into tokens; the last is always tokenEnd.
func scan(text string) ([]token, error) {
	var tokens []token
	for {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return append(tokens, token{}), nil
		}
		next, rest, err := scanOne(text)
		if err != nil {
			return nil, err
		}
		tokens, text = append(tokens, next), rest
	}
}

func scanOne(text string) (token, string, error) {
	if text[0] == '"' {
		return scanText(text)
	}
	for _, sign := range signs {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			return token{kind: tokenSign, text: sign}, rest, nil
		}
	}
	word := leading(text, isWordPart)
	switch {
	case word == "":
		return token{}, "", problem("the character %q is not understood", text[:1])
	case isDigit(rune(word[0])) || word[0] == '-':
		return token{kind: tokenNumber, text: word}, text[len(word):], nil
	}
	return token{kind: tokenName, text: word}, text[len(word):], nil
}

// scanText reads a text in quotation marks; a backslash keeps the next character as it is.
func scanText(text string) (token, string, error) {
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '"':
			return token{kind: tokenText, text: b.String()}, text[i+1:], nil
		case text[i] == '\\' && i+1 < len(text):
			i++
		}
		b.WriteByte(text[i])
	}
	return token{}, "", problem("a text is not closed")
}

func leading(text string, isPart func(rune) bool) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !isPart(r) })
	if end < 0 {
		return text
	}
	return text[:end]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isWordPart(r rune) bool {
	return unicode.IsLetter(r) || isDigit(r) || r == '_' || r == '.' || r == '-'
}
