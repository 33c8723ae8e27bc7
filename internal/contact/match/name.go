package match

import (
	"regexp"
	"slices"
	"strings"
)

// token is one word of a name.
type token struct {
	text string
	id   uint64
	// sound is the hash of the phonetic skeleton; 0 where it is too short to tell anything.
	sound uint64
	// isStray: a word that joins others. isTail: it follows the legal form or a number like a postcode, and is likely a place.
	isStray, isTail bool
}

// nameForm is one way to write a business's name.
type nameForm struct {
	// raw is as written, core the words without legal form, in order.
	raw  string
	core []token
	// joined is the core without gaps; sorted the core in alphabetical order.
	joined, sorted string
	// acronym is the first letters of three or more words, or empty.
	acronym string
	// legal is the legal forms, sorted; marks are the numbers and branch words.
	legal, marks []string
}

// aliasBreak finds where one contact's name tells two: a trading name, a name in brackets.
var aliasBreak = regexp.MustCompile(`(?i)\s+(?:t/as?|trading\s+as|d/b/a|dba|a\.?k\.?a\.?|formerly|f/k/a)[:.]?\s+|[()\[\]]`)

// careOf finds what is only the way to a firm.
var careOf = regexp.MustCompile(`(?i)\s*,?\s*\bc/o\b.*$|\s+attn\b.*$`)

// readNames takes a name apart into the ways to write it, the whole one first. What has no word, such as "-" or only the way to
// a firm, is no name.
func readNames(raw string) []nameForm {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return nil
	}
	if strings.ContainsRune(raw, '/') || strings.Contains(raw, "ttn") {
		raw = careOf.ReplaceAllString(raw, "")
	}
	forms := []nameForm{readName(raw)}
	if len(forms[0].core) == 0 {
		return nil
	}
	if !mayHaveAlias(raw) {
		return forms
	}
	for _, part := range aliasBreak.Split(raw, -1) {
		part = strings.TrimSpace(part)
		// What stands in brackets may be a place or a legal form, so it is a name of its own only with a word of some length.
		if form := readName(part); len(form.joined) > 3 && !slices.ContainsFunc(forms, func(f nameForm) bool { return f.joined == form.joined }) {
			forms = append(forms, form)
		}
	}
	return forms
}

// aliasWords are looked for before the expression is, which is slow.
var aliasWords = []string{"trading as", " dba", " aka", " a.k.a", "formerly"}

func mayHaveAlias(raw string) bool {
	if strings.ContainsAny(raw, "()[]/") {
		return true
	}
	lower := strings.ToLower(raw)
	return slices.ContainsFunc(aliasWords, func(word string) bool { return strings.Contains(lower, word) })
}

// readName takes one name apart.
func readName(raw string) nameForm {
	form := nameForm{raw: raw}
	words := joinInitials(strings.Fields(fold(raw)))
	var core []string
	tail := len(words)
	for i, w := range words {
		if legal, ok := legalForms[w]; ok {
			if legal != "" && !slices.Contains(form.legal, legal) {
				form.legal = append(form.legal, legal)
			}
			if len(core) > 0 && tail > len(core) && i+1 < len(words) && endsName[legal] {
				tail = len(core)
			}
			continue
		}
		if len(core) > 0 && tail > len(core) && isLongNumber(w) {
			tail = len(core)
		}
		core = append(core, w)
	}
	if len(core) == 0 {
		// Nothing but legal forms: then they are the name.
		core, form.legal = words, nil
	}
	slices.Sort(form.legal)
	form.core = make([]token, 0, len(core))
	for i, w := range core {
		form.core = append(form.core, token{text: w, id: hash64(w), sound: soundID(phonetic(w)), isStray: strayWords[w], isTail: i >= tail})
		if mark := markOf(w); mark != "" && i < tail {
			form.marks = append(form.marks, mark)
		}
	}
	slices.Sort(form.marks)
	form.joined = strings.Join(core, "")
	if slices.IsSorted(core) {
		form.sorted = form.joined
	} else {
		sorted := slices.Clone(core)
		slices.Sort(sorted)
		form.sorted = strings.Join(sorted, "")
	}
	form.acronym = acronym(form.core)
	return form
}

// isLongNumber reports whether a word is digits like a postcode or a house number of some length.
func isLongNumber(w string) bool {
	return len(w) >= 4 && strings.Trim(w, "0123456789") == ""
}

// joinInitials makes one word of letters that stand alone side by side: "n v" is nv.
func joinInitials(words []string) []string {
	if !slices.ContainsFunc(words, func(w string) bool { return len(w) == 1 }) {
		return words
	}
	joined := words[:0]
	isRun := false
	for _, w := range words {
		isLetter := len(w) == 1 && w[0] >= 'a'
		if isLetter && isRun {
			joined[len(joined)-1] += w
			continue
		}
		joined = append(joined, w)
		isRun = isLetter
	}
	return joined
}

// markOf is what a word tells of which branch, series or person is meant; empty for nothing.
func markOf(word string) string {
	if word[0] >= '0' && word[0] <= '9' {
		return strings.TrimLeft(word, "0")
	}
	return branchWords[word]
}

func acronym(core []token) string {
	var b strings.Builder
	for _, t := range core {
		if !t.isStray {
			b.WriteByte(t.text[0])
		}
	}
	if b.Len() < 3 {
		return ""
	}
	return b.String()
}
