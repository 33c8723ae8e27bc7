package match

import (
	"strings"
	"unicode"

	"daybook/internal/contact/script"
)

// fold brings a text to lower-case Latin letters, digits and single spaces: what is left of two spellings of one thing.
// Apostrophes vanish, & and + read as "and", every other mark is a gap.
func fold(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	write := func(r rune) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	for _, r := range latin(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			write(r)
		case r == '&', r == '+':
			gap = true
			write('a')
			b.WriteString("nd")
			gap = true
		case r == '\'', r == '’', r == '`', r == '´', r == '‘', r == '?':
			// An apostrophe, or what a lossy copy made of one.
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			write(r)
		default:
			gap = true
		}
	}
	return b.String()
}

// isPlain reports whether fold would change nothing.
func isPlain(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != ' ' || last == ' ') {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// latin is the text in small Latin letters, marks and all.
func latin(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return transliterate(s)
		}
	}
	return strings.ToLower(s)
}

// transliterate keeps the marks between words, which script.Latin takes for gaps, by writing each part by itself.
func transliterate(s string) string {
	return strings.ToLower(script.Latin(strings.NewReplacer("&", " and ", "+", " and ", "’", "", "‘", "", "'", "").Replace(s)))
}

// hash64 is FNV-1a (Fowler, Noll, Vo) of some texts, told apart by a mark between them. Keys in company files are made with
// it, so it never changes.
func hash64(parts ...string) uint64 {
	h := hashBegin
	for _, p := range parts {
		h = hashOn(h, p)
	}
	return h
}

const (
	hashBegin = uint64(14695981039346656037)
	hashPrime = 1099511628211
)

// hashOn adds a text to a hash.
func hashOn(h uint64, text string) uint64 {
	h = (h ^ 0xff) * hashPrime
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * hashPrime
	}
	return h
}

// soundID is a phonetic skeleton as a hash; 0 for one of fewer than three consonants.
func soundID(skeleton string) uint64 {
	if len(skeleton) < 3 {
		return 0
	}
	return hash64(skeleton)
}

// phonetic is the skeleton of how a word sounds in the languages of Europe: consonants by class, no vowels but a leading one.
func phonetic(word string) string {
	var b [24]byte
	n := 0
	put := func(c byte) {
		if n < len(b) && (n == 0 || b[n-1] != c) {
			b[n] = c
			n++
		}
	}
	for i := 0; i < len(word); i++ {
		next := byte(0)
		if i+1 < len(word) {
			next = word[i+1]
		}
		switch c := word[i]; c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'j':
			if i == 0 {
				put('a')
			}
		case 'h':
			if i == 0 {
				put('h')
			}
		case 'p':
			if next == 'h' {
				put('f')
				i++
			} else {
				put('p')
			}
		case 'b':
			put('p')
		case 'c':
			switch next {
			case 'h':
				put('k')
				i++
			case 'e', 'i', 'y':
				put('s')
			default:
				put('k')
			}
		case 's':
			put('s')
			if next == 'c' && i+2 < len(word) && word[i+2] == 'h' {
				i += 2
			} else if next == 'h' || next == 'z' {
				i++
			}
		case 'z':
			put('s')
		case 'x':
			put('k')
			put('s')
		case 'k', 'q', 'g':
			put('k')
		case 'd', 't':
			put('t')
			if next == 'h' {
				i++
			}
		case 'f', 'v', 'w':
			put('f')
		default:
			put(c)
		}
	}
	return string(b[:n])
}
