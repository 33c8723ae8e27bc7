package match

import "strings"

// placeForm is an address.
type placeForm struct {
	// at is the place of the address in the record.
	at int
	// number is the house number, numberTo the end of a range or empty; unit is flat, suite or level; box a post box.
	number, numberTo, unit, box string
	// street is the words of the street without its kind and direction, sound the hash of its skeleton, direction "n".
	street, direction      string
	sound                  uint64
	city, region, postcode string
}

// streetKinds are the words for kinds of street, and one short form for each.
var streetKinds = map[string]string{
	"st": "st", "street": "st", "str": "st", "strasse": "st", "straat": "st", "ave": "ave", "av": "ave", "avenue": "ave", "aven": "ave", "rd": "rd", "road": "rd", "dr": "dr",
	"drive": "dr", "drv": "dr", "ln": "ln", "lane": "ln", "ct": "ct", "court": "ct", "pl": "pl", "place": "pl", "blvd": "blvd", "boulevard": "blvd", "cres": "cres", "crescent": "cres",
	"cr": "cres", "crest": "cres", "cct": "cct", "circuit": "cct", "cir": "cir", "circle": "cir", "tce": "tce", "terrace": "tce", "ter": "tce", "pde": "pde", "parade": "pde", "hwy": "hwy",
	"highway": "hwy", "pkwy": "pkwy", "parkway": "pkwy", "sq": "sq", "square": "sq", "way": "way", "cl": "cl", "close": "cl", "gr": "gr", "grove": "gr", "quay": "quay",
	"esplanade": "esp", "esp": "esp", "mews": "mews", "rise": "rise", "row": "row", "walk": "walk", "loop": "loop", "plaza": "plaza", "plz": "plaza", "rue": "rue", "via": "via", "calle": "calle",
}

var directions = map[string]string{
	"n": "n", "north": "n", "s": "s", "south": "s", "e": "e", "east": "e", "w": "w", "west": "w",
	"ne": "ne", "nw": "nw", "se": "se", "sw": "sw", "no": "n", "so": "s",
}

var unitWords = map[string]bool{"unit": true, "unt": true, "flat": true, "apt": true, "apartment": true, "suite": true, "ste": true, "level": true, "lvl": true, "shop": true, "room": true, "rm": true, "floor": true, "fl": true}

// buildingWords end a street: what follows says where in the grounds.
var buildingWords = map[string]bool{"building": true, "bldg": true, "block": true, "campus": true, "site": true, "house": true, "centre": true, "center": true, "park": false, "tower": true, "corner": true, "cnr": true}

// readPlace takes an address apart; false for one without anything to compare.
func readPlace(a Address) (placeForm, bool) {
	p := placeForm{city: foldCity(a.City), region: fold(a.Region),
		postcode: strings.ReplaceAll(fold(a.PostalCode), " ", "")}
	lines := strings.FieldsFunc(a.Street, func(r rune) bool { return r == ',' || r == '\n' || r == ';' })
	for _, line := range lines {
		words := strings.Fields(fold(line))
		if p.number == "" && p.street == "" && p.box == "" {
			p.readStreet(words)
		}
	}
	p.sound = soundID(phonetic(strings.ReplaceAll(p.street, " ", "")))
	return p, p.street != "" || p.box != "" || p.city != "" || p.postcode != ""
}

// readStreet reads one line.
func (p *placeForm) readStreet(words []string) {
	words = p.readBox(words)
	var street []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case unitWords[w] && i+1 < len(words) && p.unit == "" && (hasDigit(words[i+1]) || len(words[i+1]) == 1):
			p.unit = words[i+1]
			i++
		case len(street) == 0 && p.number != "" && hasDigit(w) && (isOrdinal(w) || isKindOfStreet(words[i+1:])):
			// A street that has a number for a name.
			street = append(street, w)
		case hasDigit(w) && w[0] <= '9' && len(street) == 0 && p.direction == "":
			p.takeNumber(w)
		case hasDigit(w) && w[0] <= '9' && len(street) > 0 && p.number == "" && !isOrdinal(w):
			// The number after the street, as in much of Europe.
			p.takeNumber(w)
		case hasDigit(w) && len(street) > 0 && p.number != "" && !isOrdinal(w):
			// A flat or room after the street.
			p.unit = w
			i = len(words)
		case buildingWords[w] && len(street) > 0:
			i = len(words)
		case directions[w] != "" && len(words) > 1 && p.direction == "":
			p.direction = directions[w]
		case streetKinds[w] != "" && len(street) > 0:
			i = len(words)
		default:
			street = append(street, w)
		}
	}
	p.street = strings.Join(ordinals(street), " ")
}

// isKindOfStreet reports whether some words begin with a kind of street; St may be a saint.
func isKindOfStreet(words []string) bool {
	return len(words) > 0 && streetKinds[words[0]] != "" && (words[0] != "st" || len(words) == 1)
}

func (p *placeForm) takeNumber(w string) {
	switch {
	case p.number == "":
		p.number = strings.TrimLeft(w, "0")
	case p.numberTo == "" && len(w) <= len(p.number):
		p.numberTo = w
	case p.unit == "":
		p.unit, p.number, p.numberTo = p.number, w, ""
	}
}

func (p *placeForm) readBox(words []string) []string {
	for i, w := range words {
		isBox := w == "pobox" || w == "box" || w == "bag" || w == "postfach"
		if isBox && i+1 < len(words) && hasDigit(words[i+1]) {
			p.box = words[i+1]
			return words[i+2:]
		}
	}
	return words
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func isOrdinal(w string) bool {
	return len(w) > 2 && (strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd") || strings.HasSuffix(w, "th"))
}

// ordinals takes the ending off 18th, so that "18" and "18th" are one street.
func ordinals(words []string) []string {
	for i, w := range words {
		if hasDigit(w) && isOrdinal(w) {
			words[i] = w[:len(w)-2]
		}
	}
	return words
}

// cityWords are words of town names that are often cut short.
var cityWords = map[string]string{"mt": "mount", "st": "saint", "ste": "sainte", "ft": "fort", "nth": "north", "sth": "south", "pt": "port"}

// foldCity folds a town's name and writes its short words out.
func foldCity(city string) string {
	words := strings.Fields(fold(city))
	if len(words) < 2 {
		return strings.Join(words, " ")
	}
	for i, w := range words {
		if full := cityWords[w]; full != "" {
			words[i] = full
		}
	}
	return strings.Join(words, " ")
}
