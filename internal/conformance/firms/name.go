package firms

import "strings"

// naming makes names of firms.
type naming struct {
	dice
	families []string
}

func newNaming(d dice) naming {
	n := naming{dice: d, families: families}
	for _, tail := range familyTails {
		for _, head := range familyHeads {
			n.families = append(n.families, head+tail)
		}
	}
	return n
}

func (n naming) family() string { return common(n.dice, n.families) }

func (n naming) trade() string { return common(n.dice, trades) }

func (n naming) place() string { return common(n.dice, places) }

// core is the name of a firm without its legal form.
func (n naming) core(t town) string {
	switch n.IntN(12) {
	case 0, 1, 2:
		return n.family() + " " + n.trade()
	case 3:
		return n.family() + " & " + n.family() + " " + n.trade()
	case 4:
		return n.family() + " " + common(n.dice, generals)
	case 5:
		return n.place() + " " + n.trade()
	case 6:
		return t.city + " " + n.trade()
	case 7, 8:
		return common(n.dice, things) + " " + n.trade()
	case 9:
		return "The " + common(n.dice, things) + " & " + common(n.dice, things)
	case 10:
		return initials(n.dice) + " " + common(n.dice, generals)
	default:
		return coined(n.dice, 0).name + " " + n.trade()
	}
}

func initials(d dice) string {
	text := make([]byte, 2+d.IntN(2))
	for i := range text {
		text[i] = byte('A' + d.IntN(26))
	}
	return string(text)
}

// invented is a name in Latin letters and, perhaps, in another script.
type invented struct{ name, foreign string }

// coined makes a name of syllables; script 0 is Latin alone.
func coined(d dice, script int) invented {
	var name invented
	for range 2 + d.IntN(3) {
		s := pick(d, syllables)
		name.name += s.latin
		name.foreign += s.in(script)
	}
	return invented{title(name.name), title(name.foreign)}
}

func title(word string) string {
	letters := []rune(word)
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
