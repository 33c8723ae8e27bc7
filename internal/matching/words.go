package matching

import (
	"fmt"

	"daybook/internal/contact/match"
)

// VetoSentence says in words why a person must decide.
func VetoSentence(v match.Veto) string {
	switch v {
	case match.VetoIDs:
		return "They have different valid numbers of one kind."
	case match.VetoSuffix:
		return "Their names end differently, such as Jr and Sr."
	case match.VetoGivenNames:
		return "The first names differ, with one family name at one place."
	case match.VetoTokens:
		return "Numbers, branches or places in the names differ."
	case match.VetoName:
		return "They share a number, but the names differ."
	case match.VetoShared:
		return "They share only a mailbox that several firms may use."
	}
	return "Something speaks against it."
}

// Percent is thousandths as text without the sign, such as "97.4" or "100".
func Percent(perMille int) string {
	if perMille%10 == 0 {
		return fmt.Sprint(perMille / 10)
	}
	return fmt.Sprintf("%d.%d", perMille/10, perMille%10)
}
