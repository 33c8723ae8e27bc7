package filter

import (
	"strconv"
	"strings"
	"time"

	"daybook/internal/money"
)

// operand reads a condition in brackets, a constant, a call or a field.
func (p *parser) operand() (node, error) {
	t := p.next()
	switch t.kind {
	case tokenText:
		return constant(t.text), nil
	case tokenNumber:
		n, err := money.ReadPrice(t.text)
		if err != nil {
			return nil, problem("%s is not a number", t.text)
		}
		return constant(n), nil
	case tokenSign:
		if t.text == "(" {
			inner, err := p.either()
			if err != nil {
				return nil, err
			}
			return inner, p.expect(")")
		}
	case tokenName:
		return p.named(t.text)
	}
	if t.kind == tokenEnd {
		return nil, problem("the expression is not complete")
	}
	return nil, problem("%q is not expected there", t.text)
}

func (p *parser) expect(sign string) error {
	if _, ok := p.take(sign); !ok {
		return problem("%q is missing", sign)
	}
	return nil
}

func constant(value any) node { return func(any) (any, error) { return value, nil } }

// named reads what begins with a name: a word such as null, DateTime(…), Guid("…"), a field, or a method of a field.
func (p *parser) named(name string) (node, error) {
	switch strings.ToLower(name) {
	case "null":
		return constant(nil), nil
	case "true":
		return constant(true), nil
	case "false":
		return constant(false), nil
	}
	if _, isCall := p.take("("); !isCall {
		return field(name), nil
	}
	args, err := p.arguments()
	if err != nil {
		return nil, err
	}
	switch strings.ToLower(name) {
	case "datetime":
		return dateTime(args)
	case "datetime.parse":
		return parsedDateTime(args)
	case "guid", "guid.parse":
		if len(args) != 1 || args[0].kind != tokenText {
			return nil, problem("Guid takes one text")
		}
		return constant(args[0].text), nil
	}
	return method(name, args)
}

// arguments reads constants up to the closing bracket.
func (p *parser) arguments() ([]token, error) {
	var args []token
	for {
		if _, closed := p.take(")"); closed {
			return args, nil
		}
		t := p.next()
		if t.kind != tokenText && t.kind != tokenNumber {
			return nil, problem("%q is not expected as an argument", t.text)
		}
		args = append(args, t)
		p.take(",")
	}
}

// dateTime builds the instant of DateTime(year, month, day[, hour, minute, second]).
func dateTime(args []token) (node, error) {
	parts := [6]int{}
	if len(args) != 3 && len(args) != 6 {
		return nil, problem("DateTime takes year, month and day, and perhaps hour, minute and second")
	}
	for i, arg := range args {
		n, err := strconv.Atoi(arg.text)
		if err != nil {
			return nil, problem("%q is not a part of a date", arg.text)
		}
		parts[i] = n
	}
	at := time.Date(parts[0], time.Month(parts[1]), parts[2], parts[3], parts[4], parts[5], 0, time.UTC)
	if at.Day() != parts[2] || int(at.Month()) != parts[1] {
		return nil, problem("the date %d-%d-%d does not exist", parts[0], parts[1], parts[2])
	}
	return constant(at), nil
}

func parsedDateTime(args []token) (node, error) {
	if len(args) == 1 {
		for _, form := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
			if at, err := time.Parse(form, args[0].text); err == nil {
				return constant(at.UTC()), nil
			}
		}
	}
	return nil, problem("DateTime.Parse takes one date")
}

// methods are those of text.
var methods = map[string]func(text, arg string) any{
	"contains":   func(text, arg string) any { return strings.Contains(strings.ToLower(text), strings.ToLower(arg)) },
	"startswith": func(text, arg string) any { return strings.HasPrefix(strings.ToLower(text), strings.ToLower(arg)) },
	"endswith":   func(text, arg string) any { return strings.HasSuffix(strings.ToLower(text), strings.ToLower(arg)) },
	"tolower":    func(text, _ string) any { return strings.ToLower(text) },
	"toupper":    func(text, _ string) any { return strings.ToUpper(text) },
}

// method reads Field.Method(…). Called on null it is an error, so such a field wants a != null guard before it.
func method(name string, args []token) (node, error) {
	dot := strings.LastIndex(name, ".")
	apply, ok := methods[strings.ToLower(name[dot+1:])]
	if dot < 0 || !ok {
		return nil, problem("there is no method %s", name)
	}
	arg := ""
	if len(args) > 0 {
		arg = args[0].text
	}
	of := field(name[:dot])
	return func(element any) (any, error) {
		value, err := of(element)
		if err != nil {
			return nil, err
		}
		text, ok := value.(string)
		if !ok {
			return nil, problem("%s is null or no text where %s is called", name[:dot], name[dot+1:])
		}
		return apply(text, arg), nil
	}, nil
}
