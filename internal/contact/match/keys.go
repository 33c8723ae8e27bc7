package match

import "strings"

// keysVersion changes when keys or terms are made in another way.
const keysVersion = "1"

// makeKeys are the ways in which a form may be found again.
func makeKeys(f *Form) []uint64 {
	var keys []uint64
	add := func(kind string, parts ...string) { keys = append(keys, hash64(append([]string{kind}, parts...)...)) }
	for i, list := range f.ids {
		for _, id := range list {
			add("id"+string(rune('0'+i)), id.key)
		}
	}
	for _, n := range f.names {
		nameKeys(n, add)
	}
	personKeys(f, add)
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
		placeKeys(p, add)
	}
	return unique(keys)
}

func nameKeys(n nameForm, add func(kind string, parts ...string)) {
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
		if len(t.sound) >= 3 {
			add("sound", t.sound)
		}
		if i+1 < len(n.core) {
			a, b := t.sound, n.core[i+1].sound
			if a > b {
				a, b = b, a
			}
			add("words", a, b)
			add("sound", phonetic(t.text+n.core[i+1].text))
		}
	}
}

func personKeys(f *Form, add func(kind string, parts ...string)) {
	p := f.person
	if p.isEmpty() {
		return
	}
	given, family := p.givenSound, p.familySound
	if given > family {
		given, family = family, given
	}
	add("person", given, family)
	for _, name := range []string{p.given, p.family} {
		if name != "" {
			add("word", name)
			add("sound", phonetic(name))
			if f.birth != "" {
				add("namebirth", name[:1], f.birth[:4])
			}
		}
	}
	if f.birth != "" {
		add("birth", f.birth)
	}
}

func placeKeys(p placeForm, add func(kind string, parts ...string)) {
	if len(p.number) >= 3 {
		add("number", p.number)
	}
	if p.number != "" && p.street != "" {
		add("street", p.number, p.sound)
		add("street", p.number, firstWordSound(p.street))
	}
	if p.number != "" && p.postcode != "" {
		add("numbercode", p.number, p.postcode)
	}
	if p.box != "" {
		add("box", p.box, p.postcode, p.city)
	}
	if p.street != "" && p.postcode != "" {
		add("streetcode", p.sound, p.postcode)
	}
}

func firstWordSound(street string) string {
	word, _, _ := strings.Cut(street, " ")
	return phonetic(word)
}

// makeTerms are the values whose rarity counts.
func makeTerms(f *Form) []uint64 {
	var terms []uint64
	add := func(kind, value string) {
		if value != "" {
			terms = append(terms, hash64(kind, value))
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
