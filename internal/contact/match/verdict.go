package match

// The bounds of a verdict, in thousandths, bits and records.
const (
	autoPerMille   = 995
	reviewPerMille = 50
	// autoMargin is how far the best must be ahead of its rival.
	autoMargin = 6
	// autoGroup is the largest cluster whose records are taken for one firm without a person.
	autoGroup = 8
)

// pairs explains the pairs that are not New, or all.
func (s *settlement) pairs(withNew bool) []Pair {
	pairs := []Pair{}
	for i := range s.all {
		p := &s.all[i]
		if !withNew && s.engine.model.perMille(float64(p.bits), s.ground(p.isNameOnly)) < reviewPerMille && p.raw < reviewRaw {
			continue
		}
		if pair := s.pair(p, withNew); withNew || pair.Verdict != New {
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// reviewRaw is the bits below which a pair is not worth explaining, even as a person and their firm.
const reviewRaw = -6

// pair decides on a pair and explains it; one that is New by the shipped weights, and by no lesson else, is explained only if
// asked for, since there are many.
func (s *settlement) pair(p *scored, withNew bool) Pair {
	a, b := &s.viewsLeft[p.a], &s.viewsRight[p.b]
	w := s.engine.weigh(a, b, &s.rarity)
	j := judgement{s.prior, float64(p.bits), s.ground(p.isNameOnly)}
	c := s.engine.judge(&w, j)
	s.noteRival(p, &c)
	pair := Pair{Left: int(p.a), Right: int(p.b), Verdict: s.verdict(p, &w, &c)}
	if pair.Verdict != New || withNew || s.engine.lesson != nil {
		s.engine.tell(&c, a.Form, b.Form, &w, j, &s.rarity)
		pair.Comparison, pair.Verdict = c, s.verdict(p, &w, &c)
	}
	return pair
}

// noteRival says how far the pair is ahead of the next best of either side; below 0 it is behind.
func (s *settlement) noteRival(p *scored, c *Comparison) {
	rival := max(s.bestLeft[p.a].rivalOf(p.raw, p.b), s.bestRight[p.b].rivalOf(p.raw, p.a))
	if s.isOneList() || rival < rivalBits {
		return
	}
	c.HasRival = true
	c.RivalTenthBits = tenths(float64(p.raw - rival))
}

// rivalBits is the bits below which another is no rival.
const rivalBits = -6

// rivalOf is the best bits of any pair but this one.
func (t *topTwo) rivalOf(bits float32, partner int32) float32 {
	if t.partner == partner && t.best == bits {
		return t.second
	}
	return t.best
}

func (s *settlement) verdict(p *scored, w *weighed, c *Comparison) Verdict {
	_, most := c.bounds()
	switch {
	case isPersonOfFirm(s.viewsLeft[p.a].Form, s.viewsRight[p.b].Form, w):
		if s.engine.model.perMille(float64(p.raw)-float64(min(0, w.bits[featName])), s.ground(false)) >= reviewPerMille {
			return WorksAt
		}
		return New
	case most < reviewPerMille, w.isEmpty():
		return New
	case s.isSure(p, w, c):
		return Auto
	}
	return Review
}

// isSure reports whether a pair may be taken for one firm without a person.
func (s *settlement) isSure(p *scored, w *weighed, c *Comparison) bool {
	if least, _ := c.bounds(); least < autoPerMille || w.vetoes != 0 || p.raw < autoRaw || !w.isNameCompatible() {
		return false
	}
	hasID := w.isValidID && w.groups&groupName != 0
	if w.groups.count() < 2 && !hasID {
		return false
	}
	if s.isOneList() {
		g := s.group[p.a]
		return g == s.group[p.b] && s.size[g] <= autoGroup && !s.isDisputed[g]
	}
	return !c.HasRival || c.RivalTenthBits >= 10*autoMargin
}

// isNameCompatible reports whether the names, where both have one, may be of one firm or person: several firms may have the house, the
// phone and the bookkeeper in common.
func (o *observation) isNameCompatible() bool {
	if o.bins[featName] < 0 || o.isAt(featName, namePart) {
		return true
	}
	return o.isAt(featFamily, partSpelling) && o.isAt(featGiven, partInitial)
}

// autoRaw is the least bits a pair must have by itself, whatever others say.
const autoRaw = 3

// isPersonOfFirm reports whether one is a person and the other a firm that names or reaches that person.
func isPersonOfFirm(a, b *Form, w *weighed) bool {
	isOneName := a.hasNoOtherName() && b.hasNoOtherName()
	if isOneName || a.isPerson() == b.isPerson() || w.isAt(featName, nameHalf) || w.groups&groupID != 0 {
		return false
	}
	isNamed := w.isAt(featFamily, partSpelling) && w.isAt(featGiven, partInitial)
	isReached := w.isAt(featMail, mailColleague) || w.isAt(featWeb, 0) || w.isAt(featPhone, phoneSame)
	return isReached || isNamed && w.groups&groupPlace != 0
}

// isPerson reports whether the contact is a person and no firm: it has no other name than the person's.
func (f *Form) isPerson() bool {
	if f.person.isEmpty() {
		return false
	}
	if f.isPersonGuessed {
		return isGivenName(f.person.given)
	}
	return len(f.names) == 0 || f.isNamedAsPerson
}

// repeats reports whether a business name only repeats a person's.
func (n *nameForm) repeats(p *personForm) bool {
	guessed, ok := personFromName(*n, n.raw)
	if !ok {
		return false
	}
	o := comparePersons(p, &guessed)
	return o.family >= 0 && o.family <= partSpelling && (o.given < 0 || o.given <= partInitial)
}
