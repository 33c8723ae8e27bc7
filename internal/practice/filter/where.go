package filter

import (
	"fmt"
	"slices"
	"strings"
)

// ParseError says that an expression cannot be read or cannot be applied: QueryParseException of the service.
type ParseError struct {
	// Message is for the developer who wrote the expression.
	Message string
}

// Error implements error.
func (e *ParseError) Error() string { return e.Message }

func problem(format string, args ...any) error {
	return &ParseError{Message: fmt.Sprintf(format, args...)}
}

// Where is a condition on elements. The zero Where matches everything.
type Where struct {
	condition node
	uses      []Use
}

// Uses returns how the condition uses fields, in the order they are written.
func (w Where) Uses() []Use { return w.uses }

// node is a part of an expression; it computes a value for an element: nil, text, number, bool or time.Time.
type node func(element any) (any, error)

// ParseWhere reads a condition such as `Status=="AUTHORISED" AND Date >= DateTime(2026, 11, 01)`. An empty text gives
// the zero Where. The error is a *ParseError.
func ParseWhere(text string) (Where, error) {
	if strings.TrimSpace(text) == "" {
		return Where{}, nil
	}
	tokens, err := scan(text)
	if err != nil {
		return Where{}, err
	}
	p := &parser{tokens: tokens}
	condition, err := p.either()
	if err != nil {
		return Where{}, err
	}
	if p.peek().kind != tokenEnd {
		return Where{}, problem("%q is not expected there", p.peek().text)
	}
	return Where{condition: condition, uses: usesOf(tokens)}, nil
}

// Matches reports whether an element, a struct with JSON names, meets the condition. The error is a *ParseError: a field
// that the element does not have, a comparison of unlike things, or a method called on null.
func (w Where) Matches(element any) (bool, error) {
	if w.condition == nil {
		return true, nil
	}
	return truth(w.condition, element)
}

// truth computes a part that must be a condition; null is false.
func truth(n node, element any) (bool, error) {
	value, err := n(element)
	if err != nil {
		return false, err
	}
	switch v := value.(type) {
	case bool:
		return v, nil
	case nil:
		return false, nil
	}
	return false, problem("%v is not a condition", value)
}

// parser goes through the tokens of one expression.
type parser struct {
	tokens []token
	at     int
	depth  int
}

// mostDeep is how deep brackets and negations may be nested: an address is long enough to fill the stack with them.
const mostDeep = 100

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.kind != tokenEnd {
		p.at++
	}
	return t
}

// take consumes one of the signs or words, without regard to case.
func (p *parser) take(words ...string) (string, bool) {
	t := p.peek()
	if t.kind != tokenSign && t.kind != tokenName {
		return "", false
	}
	word := strings.ToUpper(t.text)
	if !slices.Contains(words, word) {
		return "", false
	}
	p.at++
	return word, true
}

func (p *parser) either() (node, error) { return p.chain(p.both, true, "OR", "||") }

func (p *parser) both() (node, error) { return p.chain(p.not, false, "AND", "&&") }

// chain reads operands joined by a word; the first one that equals decisive settles the whole.
func (p *parser) chain(operand func() (node, error), decisive bool, words ...string) (node, error) {
	first, err := operand()
	if err != nil {
		return nil, err
	}
	operands := []node{first}
	for {
		if _, ok := p.take(words...); !ok {
			break
		}
		another, err := operand()
		if err != nil {
			return nil, err
		}
		operands = append(operands, another)
	}
	if len(operands) == 1 {
		return first, nil
	}
	return func(element any) (any, error) {
		for _, operand := range operands {
			is, err := truth(operand, element)
			if err != nil || is == decisive {
				return is, err
			}
		}
		return !decisive, nil
	}, nil
}

func (p *parser) not() (node, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > mostDeep {
		return nil, problem("the expression is nested too deeply")
	}
	if _, ok := p.take("!", "NOT"); !ok {
		return p.comparison()
	}
	inner, err := p.not()
	if err != nil {
		return nil, err
	}
	return func(element any) (any, error) {
		is, err := truth(inner, element)
		return !is, err
	}, nil
}

func (p *parser) comparison() (node, error) {
	left, err := p.operand()
	if err != nil {
		return nil, err
	}
	sign, ok := p.take("==", "!=", ">=", "<=", ">", "<", "=")
	if !ok {
		return left, nil
	}
	right, err := p.operand()
	if err != nil {
		return nil, err
	}
	return func(element any) (any, error) {
		a, err := left(element)
		if err != nil {
			return nil, err
		}
		b, err := right(element)
		if err != nil {
			return nil, err
		}
		return holds(sign, a, b)
	}, nil
}

// holds decides a comparison. Null equals null only and is neither more nor less than anything.
func holds(sign string, a, b any) (bool, error) {
	isNull := a == nil || b == nil
	order := 1
	if !isNull {
		var err error
		if order, err = compare(a, b); err != nil {
			return false, err
		}
	} else if a == b {
		order = 0
	}
	switch sign {
	case "==", "=":
		return order == 0, nil
	case "!=":
		return order != 0, nil
	}
	if isNull {
		return false, nil
	}
	return sign == ">" && order > 0 || sign == "<" && order < 0 ||
		sign == ">=" && order >= 0 || sign == "<=" && order <= 0, nil
}
