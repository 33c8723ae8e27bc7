package match

// The bins of a person's given name and family name.
const (
	partSame = iota
	partNickname
	partSpelling
	partInitial
	partSound
	partDifferent
	partBins
)

// personObservation is how two persons' names compare; a bin is -1 where a side has no such name.
type personObservation struct {
	given, family int
	isSwapped     bool
	// suffix: 0 the same, 1 different, -1 where a side has none.
	suffix int
}

// comparePersons compares both names straight and swapped and keeps the better way.
func comparePersons(a, b *personForm) personObservation {
	o := personObservation{given: comparePart(a.given, b.given), family: comparePart(a.family, b.family), suffix: -1}
	if (o.given != partSame || o.family != partSame) && a.given != "" && a.family != "" {
		swapped := personObservation{given: comparePart(a.given, b.family), family: comparePart(a.family, b.given), suffix: -1, isSwapped: true}
		if swapped.cost() < o.cost() {
			o = swapped
		}
	}
	if a.suffix != "" && b.suffix != "" {
		o.suffix = 0
		if a.suffix != b.suffix {
			o.suffix = 1
		}
	}
	return o
}

func (o personObservation) cost() int {
	cost := 0
	for _, bin := range [2]int{o.given, o.family} {
		if bin < 0 {
			bin = 2
		}
		cost += bin
	}
	if o.isSwapped {
		cost++
	}
	return cost
}

func comparePart(a, b string) int {
	switch {
	case a == "" || b == "":
		return -1
	case a == b:
		return partSame
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if nick := nicknames[a]; nick != "" && (nick == b || nick == nicknames[b]) {
		return partNickname
	}
	if nicknames[b] == a {
		return partNickname
	}
	like := alike(a, b)
	switch {
	case like >= 0.75, len(b) == 3 && distance(a, b, 1) == 1:
		return partSpelling
	case len(a) == 1 && b[0] == a[0]:
		return partInitial
	case like >= 0.6, len(a) >= 3 && b[:len(a)] == a, phonetic(a) == phonetic(b) && len(phonetic(a)) >= 2, isShuffled(a, b):
		return partSound
	}
	return partDifferent
}

// isShuffled reports whether two words of some length have the same letters, or all but one.
func isShuffled(a, b string) bool {
	if len(a) < 4 || len(b)-len(a) > 1 {
		return false
	}
	var counts [256]int8
	for i := range len(a) {
		counts[a[i]]++
	}
	missing := 0
	for i := range len(b) {
		if counts[b[i]]--; counts[b[i]] < 0 {
			missing++
		}
	}
	return missing <= 1
}
