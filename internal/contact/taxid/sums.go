package taxid

import (
	"strconv"
	"strings"
)

// weighted adds the digits, each times its weight. The number has at least as many digits as there are weights.
func weighted(number string, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += int(number[i]-'0') * w
	}
	return sum
}

// isCheck reports whether a digit is the one a rule asks for.
func isCheck(digit byte, want int) bool { return int(digit-'0') == want }

// value reads digits that were checked to be digits and are few enough for an integer.
func value(number string) int {
	n, _ := strconv.Atoi(number)
	return n
}

// luhn checks the rule of ISO/IEC 7812-1, which finds every single wrong digit.
func luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}

// mod97 is the remainder of ISO 7064 and ISO 13616, where letters count from 10.
func mod97(text string) int {
	rest := 0
	for i := range len(text) {
		if c := text[i]; isLetter(c) {
			rest = (rest*100 + int(c-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest
}

// mod11and10 checks the rule "mod 11,10" of ISO 7064, which finds every single wrong digit.
func mod11and10(number string) bool {
	rest := 10
	for i := range len(number) - 1 {
		sum := (rest + int(number[i]-'0')) % 10
		if sum == 0 {
			sum = 10
		}
		rest = sum * 2 % 11
	}
	return isCheck(number[len(number)-1], (11-rest)%10)
}

// padded puts zeros in front, for registers whose numbers people write without them.
func padded(width int) func(string) string {
	return func(text string) string { return strings.Repeat("0", max(0, width-len(text))) + text }
}

// first and last keep a part of a number.
func first(n int) func(string) string { return func(text string) string { return text[:n] } }
func last(n int) func(string) string  { return func(text string) string { return text[len(text)-n:] } }

// checked makes a check of a rule that is right or wrong.
func checked(rule func(key string) bool) func(string) Verdict {
	return func(key string) Verdict { return passed(rule(key)) }
}
