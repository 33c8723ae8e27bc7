package filter

import (
	"cmp"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"time"

	"daybook/internal/money"
)

// field computes the value of a field of an element.
func field(path string) node {
	names := strings.Split(path, ".")
	return func(element any) (any, error) {
		at := reflect.ValueOf(element)
		for _, name := range names {
			at = dereference(at)
			if !at.IsValid() {
				return nil, nil
			}
			if at = member(at, name); !at.IsValid() {
				return nil, problem("there is no field %s", path)
			}
		}
		return valueOf(at)
	}
}

// CheckFields returns a *ParseError for the first of the names that a struct with JSON names has no field for, whatever
// the fields hold.
func CheckFields(of reflect.Type, names ...string) error {
	for _, path := range names {
		at := of
		for name := range strings.SplitSeq(path, ".") {
			for at.Kind() == reflect.Pointer {
				at = at.Elem()
			}
			found := member(reflect.New(at).Elem(), name)
			if !found.IsValid() {
				return problem("there is no field %s", path)
			}
			at = found.Type()
		}
	}
	return nil
}

// dereference follows pointers; the result is not valid where one of them is nil.
func dereference(v reflect.Value) reflect.Value {
	for v.IsValid() && v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v
}

// member returns the field of a struct with a JSON name, without regard to case.
func member(v reflect.Value, name string) reflect.Value {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	for i := range v.NumField() {
		tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if strings.EqualFold(tag, name) {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// valueOf turns a field into a text, a number, a bool, an instant or nil.
func valueOf(v reflect.Value) (any, error) {
	v = dereference(v)
	if !v.IsValid() {
		return nil, nil
	}
	switch value := v.Interface().(type) {
	case json.Number:
		if value == "" {
			return nil, nil
		}
		return money.ReadPrice(value.String())
	case string:
		if at, ok := instant(value); ok {
			return at, nil
		}
		return value, nil
	case bool:
		return value, nil
	case int:
		return money.ReadPrice(strconv.Itoa(value))
	}
	return nil, problem("a field of that kind cannot be compared")
}

// instant reads the form "/Date(1789378199100+0000)/".
func instant(text string) (time.Time, bool) {
	inner, ok := strings.CutPrefix(text, "/Date(")
	if !ok {
		return time.Time{}, false
	}
	digits := leading(strings.TrimPrefix(inner, "-"), isDigit)
	ms, err := strconv.ParseInt(digits, 10, 64)
	if strings.HasPrefix(inner, "-") {
		ms = -ms
	}
	return time.UnixMilli(ms).UTC(), err == nil
}

// compare orders two values of the same kind; text without regard to case.
func compare(a, b any) (int, error) {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return strings.Compare(strings.ToLower(x), strings.ToLower(y)), nil
		}
	case money.Price:
		if y, ok := b.(money.Price); ok {
			return cmp.Compare(x, y), nil
		}
	case time.Time:
		if y, ok := b.(time.Time); ok {
			return x.Compare(y), nil
		}
	case bool:
		if y, ok := b.(bool); ok {
			return cmp.Compare(boolRank(x), boolRank(y)), nil
		}
	}
	return 0, problem("%v and %v cannot be compared", a, b)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}
