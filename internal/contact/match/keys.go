package match

import (
	"slices"
	"strings"
)

// idKeys are the kinds of keys of identifiers, by their list.
var idKeys = [3]string{"id0", "id1", "id2"}

// keysVersion changes when keys or terms are made in another way.
const keysVersion = "1"

// makeKeys are the ways in which a form may be found again.
func makeKeys(f *Form) []uint64 { return slices.Clip(appendKeys(make([]uint64, 0, 32), f)) }

// appendKeys puts the keys into a list that is empty but may have room.
func appendKeys(keys []uint64, f *Form) []uint64 {
	add := func(kind, value string) { keys = append(keys, hashOn(hashOn(hashBegin, kind), value)) }
	addTwo := func(kind, first, second string) {
		keys = append(keys, hashOn(hashOn(hashOn(hashBegin, kind), first), second))
	}
	for _, id := range f.ids {
		add(idKeys[id.list], id.key)
	}
	for _, n := range f.names {
		nameKeys(n, add, addTwo)
	}
	personKeys(f, add, addTwo)
	for _, m := range f.mails {
		add("mail", m.key)
		if len(m.local) > 4 {
			add("local", m.local)
		}
		if !m.isFree {
			add("domain", m.domain)
		}
	}
	for _, d := range f.domains {
		add("domain", d.domain)
	}
	for _, p := range f.phones {
		add("phone", p.tail)
	}
	for _, p := range f.places {
		placeKeys(p, add, addTwo)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func nameKeys(n nameForm, add func(kind, value string), addTwo func(kind, first, second string)) {
	if n.joined == "" {
		return
	}
	add("joined", n.sorted)
	if len(n.joined) >= 6 {
		add("prefix", n.joined[:6])
	}
	if len(n.joined) >= 3 && len(n.joined) <= 5 {
		add("acronym", n.joined)
	}
	if n.acronym != "" && len(n.acronym) <= 5 {
		add("acronym", n.acronym)
	}
	for i, t := range n.core {
		if t.isStray && len(n.core) > 1 {
			continue
		}
		add("word", t.text)
		sound := phonetic(t.text)
		if len(sound) >= 3 {
			add("sound", sound)
		}
		if i+1 < len(n.core) {
			a, b := sound, phonetic(n.core[i+1].text)
			if a > b {
				a, b = b, a
			}
			addTwo("words", a, b)
			add("sound", phonetic(t.text+n.core[i+1].text))
		}
	}
}

func personKeys(f *Form, add func(kind, value string), addTwo func(kind, first, second string)) {
	p := f.person
	if p.isEmpty() {
		return
	}
	given, family := phonetic(p.given), phonetic(p.family)
	if given > family {
		given, family = family, given
	}
	addTwo("person", given, family)
	for _, name := range []string{p.given, p.family} {
		if name != "" {
			add("word", name)
			add("sound", phonetic(name))
			if f.birth != "" {
				addTwo("namebirth", name[:1], f.birth[:4])
			}
		}
	}
	if f.birth != "" {
		add("birth", f.birth)
	}
}

func placeKeys(p placeForm, add func(kind, value string), addTwo func(kind, first, second string)) {
	if len(p.number) >= 3 {
		add("number", p.number)
	}
	if p.number != "" && p.street != "" {
		addTwo("street", p.number, phonetic(strings.ReplaceAll(p.street, " ", "")))
		addTwo("street", p.number, firstWordSound(p.street))
	}
	if p.number != "" && p.postcode != "" {
		addTwo("numbercode", p.number, p.postcode)
	}
	if p.box != "" {
		addTwo("box", p.box, p.postcode+" "+p.city)
	}
	if p.street != "" && p.postcode != "" {
		addTwo("streetcode", phonetic(strings.ReplaceAll(p.street, " ", "")), p.postcode)
	}
}

func firstWordSound(street string) string {
	word, _, _ := strings.Cut(street, " ")
	return phonetic(word)
}

// makeTerms are the values whose rarity counts.
func makeTerms(f *Form) []uint64 {
	terms := make([]uint64, 0, 16)
	add := func(kind, value string) {
		if value != "" {
			terms = append(terms, hashOn(hashOn(hashBegin, kind), value))
		}
	}
	for _, n := range f.names {
		for _, t := range n.core {
			terms = append(terms, t.id)
		}
	}
	add("given", f.person.given)
	add("family", f.person.family)
	for _, m := range f.mails {
		add("mail", m.key)
		add("domain", m.domain)
	}
	for _, d := range f.domains {
		add("domain", d.domain)
	}
	for _, p := range f.phones {
		add("phone", p.tail)
	}
	for _, p := range f.places {
		if p.number != "" {
			add("street", p.number+" "+p.street)
		}
		add("city", p.city)
		add("postcode", p.postcode)
	}
	return unique(terms)
}
