package order

import (
	"fmt"
	"strings"
)

// NumberKey returns a text that sorts order numbers as people do: letters without case, digits as numbers, so that
// SO-9 comes before SO-10.
func NumberKey(number string) string {
	var b strings.Builder
	text := strings.ToLower(strings.TrimSpace(number))
	for text != "" {
		end := strings.IndexFunc(text, isDigit)
		if end < 0 {
			end = len(text)
		}
		b.WriteString(text[:end])
		text = text[end:]
		end = strings.IndexFunc(text, func(r rune) bool { return !isDigit(r) })
		if end < 0 {
			end = len(text)
		}
		writeDigits(&b, text[:end])
		text = text[end:]
	}
	return b.String()
}

// writeDigits puts the number of digits, in three, before them: more digits sort later.
func writeDigits(b *strings.Builder, digits string) {
	if digits == "" {
		return
	}
	digits = strings.TrimLeft(digits, "0")
	fmt.Fprintf(b, "%03d%s", len(digits), digits)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// SplitNumber parts a number into what stands before its last digits and those digits: "SO-0017" is "SO-", "0017".
// digits is empty where the number does not end in one.
func SplitNumber(number string) (prefix, digits string) {
	prefix = strings.TrimRightFunc(number, isDigit)
	return prefix, number[len(prefix):]
}

// NextNumber returns the number after one, of the same width or wider: "SO-0099" gives "SO-0100". A number that does
// not end in a digit gets "-2".
func NextNumber(number string) string {
	prefix, digits := SplitNumber(number)
	if digits == "" {
		return number + "-2"
	}
	next := []byte(digits)
	for i := len(next) - 1; i >= 0; i-- {
		if next[i] < '9' {
			next[i]++
			return prefix + string(next)
		}
		next[i] = '0'
	}
	return prefix + "1" + string(next)
}
