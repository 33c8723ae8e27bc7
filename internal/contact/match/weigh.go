package match

// weighed is a pair with what each feature is worth.
type weighed struct {
	observation
	bits [features]float32
	// sum is all of them with the cap, without a prior; capped is what the cap took back, 0 or less.
	sum, capped float64
	vetoes      vetoSet
	groups      groupSet
}

// placeCap bounds in bits what phone, address and locality say together: they describe one place.
const placeCap = 18

func (e *Engine) weigh(a, b *view, r *rarity) weighed {
	w := weighed{observation: observe(a, b, r)}
	for f := range features {
		bits := e.table.weigh(&w.observation, f)
		w.bits[f] = float32(bits)
		w.sum += bits
	}
	if place := float64(w.bits[featPhone] + w.bits[featStreet] + w.bits[featLocality]); place > placeCap {
		w.capped = placeCap - place
		w.sum += w.capped
	}
	w.groups = w.observation.groups()
	w.vetoes = w.observation.vetoes(a.Form, b.Form, w.groups)
	return w
}

// groupSet is the independent kinds of evidence that speak for a pair.
type groupSet uint8

const (
	groupName groupSet = 1 << iota
	groupID
	groupMail
	groupPlace
	groupBirth
)

func (g groupSet) count() int {
	n := 0
	for ; g != 0; g &= g - 1 {
		n++
	}
	return n
}

// tellingBits is how rare the words must be that two names share, where they share no more than a part.
const tellingBits = 6

func (o *observation) groups() groupSet {
	var g groupSet
	isNamed := o.isAt(featName, nameHalf) || o.isAt(featName, namePart) && o.extra[featName] >= tellingBits
	if isNamed || o.isAt(featFamily, partSpelling) && o.isAt(featGiven, partInitial) {
		g |= groupName
	}
	if o.isAt(featTax, idSlip) || o.isAt(featCompany, idSlip) || o.isAt(featBank, idSame) {
		g |= groupID
	}
	if o.isAt(featMail, mailColleague) || o.isAt(featWeb, 0) {
		g |= groupMail
	}
	if o.isAt(featPhone, phoneSame) || o.isAt(featStreet, streetSpelling) {
		g |= groupPlace
	}
	if o.isAt(featBirth, birthSlip) {
		g |= groupBirth
	}
	return g
}

// mostPerMille is the most that may be said of the pair.
func (w *weighed) mostPerMille() int {
	switch {
	case w.groups == groupPlace && int(w.bins[featName]) >= nameSome:
		return mostPlacePerMille
	case w.groups.count() < 2 && !w.isValidID:
		return mostOneGroupPerMille
	}
	return mostPerMille
}

// isNameOnly reports whether nothing but the names can be compared.
func (o *observation) isNameOnly() bool {
	for f, bin := range o.bins {
		if bin >= 0 && feature(f) != featName && feature(f) != featLegal && feature(f) != featMarks {
			return false
		}
	}
	return true
}

// isEmpty reports whether nothing can be compared.
func (o *observation) isEmpty() bool {
	for _, bin := range o.bins {
		if bin >= 0 {
			return false
		}
	}
	return true
}

// isAt reports whether a feature was seen in a bin or a better one.
func (o *observation) isAt(f feature, worst int) bool {
	return o.bins[f] >= 0 && int(o.bins[f]) <= worst
}
