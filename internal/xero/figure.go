package xero

import (
	"fmt"
	"regexp"
	"strings"

	"daybook/internal/money"
)

// figure is a figure of a report as text: plain, or with thousands separators. Groups are taken only where cents follow, because
// "1,234" is another figure where a comma marks the decimals.
var figure = regexp.MustCompile(`^([0-9]{1,14}(\.[0-9]{1,2})?|[1-9][0-9]{0,2}(,[0-9]{3}){1,4}\.[0-9]{2})$`)

// readFigure reads a figure of a report exactly, or refuses it. "" is none, which counts as 0; parentheses mean below zero, as a
// sign does.
func readFigure(text string) (money.Amount, error) {
	plain := strings.TrimSpace(text)
	if plain == "" {
		return 0, nil
	}
	inner, isNegative := strings.CutPrefix(plain, "-")
	if opened, isOpen := strings.CutPrefix(plain, "("); isOpen {
		inner, isNegative = strings.CutSuffix(opened, ")")
		if !isNegative {
			return 0, notAFigure(text)
		}
	}
	if !figure.MatchString(inner) {
		return 0, notAFigure(text)
	}
	amount, err := money.ParseAmount(strings.ReplaceAll(inner, ",", ""))
	if err != nil {
		return 0, notAFigure(text)
	}
	if isNegative {
		amount = -amount
	}
	return amount, nil
}

func notAFigure(text string) error {
	return fmt.Errorf("%q is not a figure that can be read for certain", shorten(text))
}
