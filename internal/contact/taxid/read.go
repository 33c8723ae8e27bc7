package taxid

import (
	"slices"

	"daybook/internal/contact/country"
)

// Read reads a tax number, company number or bank account as written. in is the country of the firm, as a code or a name,
// or empty. Letters in front of the number ("DE…"), then a label ("ABN …"), then the country say which scheme it is; with
// none of them it is the first scheme in a fixed order whose check digits fit, and else Unknown.
func Read(number, in string) ID { return read(number, in, func(*scheme) bool { return true }) }

// ReadBank reads what stands in a field for bank accounts, where the same digits are no tax number.
func ReadBank(number, in string) ID {
	return read(number, in, func(s *scheme) bool { return s.isBank })
}

// Candidates returns every reading of a number, the one of Read first: those whose check digits fit before the others, each
// in a fixed order. It is never empty.
func Candidates(number, in string) []ID {
	all := []ID{Read(number, in)}
	for _, id := range readings(number, in, func(*scheme) bool { return true }) {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	slices.SortStableFunc(all[1:], func(a, b ID) int { return rank(a) - rank(b) })
	return all
}

func rank(id ID) int { return slices.Index([]Verdict{Valid, Unchecked, Invalid}, id.Verdict) }

func read(number, in string, wanted func(*scheme) bool) ID {
	all := readings(number, in, wanted)
	for _, id := range all {
		if id.Verdict == Valid {
			return id
		}
	}
	return all[0]
}

// readings returns the ways to read a number, never none: those of the most certain hint alone.
func readings(number, in string, wanted func(*scheme) bool) []ID {
	text, label := canonical(number)
	home := country.Code(in)
	if isBlank(text) {
		return []ID{{Key: text, Kind: Unknown, Country: home, Verdict: Unchecked, IsBlank: true}}
	}
	if id, ok := readIBAN(text); ok {
		return []ID{id}
	}
	for _, found := range [][]ID{
		labelled(text, label, wanted),
		prefixed(text, wanted),
		ofCountry(text, home, wanted),
	} {
		if len(found) > 0 {
			return found
		}
	}
	if home == "" {
		if found := guessed(text, wanted); len(found) > 0 {
			return found
		}
	}
	return []ID{{Key: text, Kind: Unknown, Country: home, Verdict: Unchecked}}
}

// labelled reads a number whose label names the scheme.
func labelled(text string, label Kind, wanted func(*scheme) bool) (found []ID) {
	for s := range schemes {
		if label != "" && s.kind == label && wanted(s) {
			_, rest := cutCountry(text)
			for _, body := range []string{text, rest} {
				if id, ok := s.read(body); ok {
					found = append(found, id)
				}
			}
		}
	}
	return found
}

// prefixed reads a number that begins with the letters of the country that gave it.
func prefixed(text string, wanted func(*scheme) bool) []ID {
	from, rest := cutCountry(text)
	return ofCountry(rest, from, wanted)
}

// cutCountry parts a number from the two letters of a country in front. Tax offices write EL for Greece and XI for firms
// in Northern Ireland.
func cutCountry(text string) (from, rest string) {
	if len(text) < 3 || !isLetter(text[0]) || !isLetter(text[1]) {
		return "", text
	}
	return country.Code(text[:2]), text[2:]
}

// sharing are places that use the numbers of a neighbour.
var sharing = map[string]string{"IM": "GB", "MC": "FR"}

func ofCountry(text, code string, wanted func(*scheme) bool) (found []ID) {
	if neighbour, ok := sharing[code]; ok {
		code = neighbour
	}
	if code == "" {
		return nil
	}
	for s := range schemes {
		if s.country == code && wanted(s) {
			if id, ok := s.read(text); ok {
				found = append(found, id)
			}
		}
	}
	return found
}

// guessed reads a number by its check digits alone.
func guessed(text string, wanted func(*scheme) bool) (found []ID) {
	if len(text) < 8 {
		return nil
	}
	for s := range schemes {
		if s.needsHint || !wanted(s) {
			continue
		}
		if id, ok := s.read(text); ok && id.Verdict == Valid {
			id.IsGuess = true
			found = append(found, id)
		}
	}
	return found
}
