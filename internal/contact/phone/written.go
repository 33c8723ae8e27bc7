package phone

import (
	"strings"

	"daybook/internal/contact/script"
)

// written is a text taken apart, before any plan is asked.
type written struct {
	// text is what stood there, in ASCII, without the extension and what follows.
	text string
	// digits are those of text.
	digits string
	// isForeign: it begins with +.
	isForeign bool
	// isPlain: text has no letters that could stand for digits.
	isPlain   bool
	extension string
}

// enough is how many digits a text has before what follows can be another number, an extension or a word about it.
const enough = 7

// parse takes a text apart in one run.
func parse(text string) written {
	text = ascii(text)
	start := strings.IndexAny(text, "+0123456789")
	if start < 0 {
		return written{isPlain: true}
	}
	text = text[start:]
	w := written{isForeign: text[0] == '+', isPlain: true}
	digits := make([]byte, 0, 20)
	end := 0
	for ; end < len(text); end++ {
		c := text[end]
		switch {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
			continue
		case len(digits) >= enough-2 && isExtension(text[end:]):
			w.extension = figures(text[end:])
		case len(digits) >= enough && isEnd(c):
		case isLetter(c):
			w.isPlain = false
			continue
		default:
			continue
		}
		break
	}
	w.text, w.digits = text[:end], string(digits)
	return w
}

// ascii reads full-width and other digits; nearly all texts need none of it.
func ascii(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return script.Latin(text)
		}
	}
	return text
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isEnd reports whether a number that is long enough ends here: at a second number, or at a word about it.
func isEnd(c byte) bool { return isLetter(c) || strings.IndexByte("/;,|&\n", c) >= 0 }

// isExtension reports whether a text begins with a sign of an extension and a figure.
func isExtension(text string) bool {
	for _, mark := range []string{"extension", "extn", "ext", "ex", "x", "#", ";ext=", ",ext"} {
		if len(text) > len(mark) && strings.EqualFold(text[:len(mark)], mark) {
			rest := strings.TrimLeft(text[len(mark):], " .:#-")
			return rest != "" && rest[0] >= '0' && rest[0] <= '9'
		}
	}
	return false
}

// figures returns the first run of digits, at most seven.
func figures(text string) string {
	text = text[strings.IndexAny(text, "0123456789"):]
	end := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(text)
	}
	return text[:min(end, 7)]
}
