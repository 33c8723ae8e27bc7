package match

import (
	"math"
	"slices"
	"strings"
)

// judgement is what a pair's probability follows from beside its own evidence.
type judgement struct {
	// prior is the bits known before, settled the bits after others had a say.
	prior, settled float64
	ground         Ground
}

// explain says how two forms compare, with all that is needed to say it again later.
func (e *Engine) explain(a, b *Form, w *weighed, j judgement, r *rarity) Comparison {
	c := e.judge(w, j)
	e.tell(&c, a, b, w, j, r)
	return c
}

// judge is what a comparison comes to, without the evidence.
func (e *Engine) judge(w *weighed, j judgement) Comparison {
	c := Comparison{PerMille: e.model.perMille(j.settled, j.ground), PriorTenthBits: tenths(j.prior), CapTenthBits: tenths(w.capped),
		TenthBits: tenths(j.prior + w.sum), OthersTenthBits: tenths(j.settled - j.prior - w.sum), Vetoes: w.vetoes.list(),
		Groups: w.groups.count(), Model: e.version()}
	c.PerMille = min(c.PerMille, w.mostPerMille())
	return c
}

// tell adds the evidence, and what answers taught of it.
func (e *Engine) tell(c *Comparison, a, b *Form, w *weighed, j judgement, r *rarity) {
	x := explainer{a: a, b: b, w: w, r: r}
	evidence := make([]Evidence, 0, len(fields))
	for _, part := range []func() (Evidence, bool){
		x.id(featTax, 0, FieldTaxNumber), x.id(featCompany, 1, FieldCompanyNumber), x.id(featBank, 2, FieldBankAccount),
		x.name, x.person, x.marks, x.mail, x.website, x.phone, x.address, x.locality, x.birth,
	} {
		if one, ok := part(); ok {
			if one.Level == LevelDifferent && one.TenthBits > 0 && one.Note != noteSuffixes {
				one.Level = LevelAlike // what speaks for the pair is not told as if it spoke against it
			}
			evidence = append(evidence, one)
		}
	}
	// A copy of its own length: many comparisons are kept.
	c.Evidence = append(make([]Evidence, 0, len(evidence)), evidence...)
	e.teach(c, j.settled, j.ground)
	c.PerMille = min(c.PerMille, w.mostPerMille())
}

func tenths(bits float64) int { return int(math.Round(10 * bits)) }

// explainer tells the features of one pair.
type explainer struct {
	a, b *Form
	w    *weighed
	r    *rarity
}

func (x *explainer) tenths(list ...feature) int {
	sum := 0.0
	for _, f := range list {
		sum += float64(x.w.bits[f])
	}
	return tenths(sum)
}

// level turns a bin into a level by the last bins that are the same, close and alike.
func level(bin int8, same, near, alike int) Level {
	switch b := int(bin); {
	case b <= same:
		return LevelSame
	case b <= near:
		return LevelClose
	case b <= alike:
		return LevelAlike
	}
	return LevelDifferent
}

// oneIn is how rare a value is that has so many bits.
func (x *explainer) oneIn(bits float64) int {
	if x.r.census == nil || bits <= 0 {
		return 0
	}
	return int(math.Round(math.Exp2(min(bits, x.r.most))))
}

func (x *explainer) id(f feature, list int, field Field) func() (Evidence, bool) {
	return func() (Evidence, bool) {
		if x.w.bins[f] < 0 {
			return Evidence{}, false
		}
		at := x.w.at[f]
		left, right := x.a.idsOf(list)[at[0]], x.b.idsOf(list)[at[1]]
		one := Evidence{Field: field, Level: level(x.w.bins[f], idSame, idSlip, idTwoSlips), Left: left.raw, Right: right.raw, TenthBits: x.tenths(f)}
		switch {
		case x.w.bins[f] == idSlip:
			one.Note = noteSlip
		case x.w.bins[f] == idTwoSlips:
			one.Note = noteTwoSlips
		case x.w.bins[f] == idSame && left.isValid:
			one.Note = noteCheckDigits
		case x.w.bins[f] == idContradicts:
			one.Note = noteBothValid
		}
		return one, true
	}
}

func (x *explainer) name() (Evidence, bool) {
	bin := x.w.bins[featName]
	if bin < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featName]
	left, right := &x.a.names[at[0]], &x.b.names[at[1]]
	one := Evidence{Field: FieldName, Level: level(bin, nameSame, nameAcronym, namePart), Left: left.raw, Right: right.raw, TenthBits: x.tenths(featName, featLegal)}
	if bin < nameDifferent {
		one.OneIn = x.oneIn(float64(x.w.extra[featName]))
	}
	switch {
	case bin == nameSame && !slices.Equal(left.legal, right.legal):
		one.Note = noteLegal + legalWords(left, right)
	case bin == nameSame && left.joined != right.joined:
		one.Note = noteOrder
	case bin == nameSpelling:
		one.Note = noteSpelling
	case bin == nameContained:
		one.Note = noteContained
	case bin == nameAcronym:
		one.Note = noteInitials
	}
	return one, true
}

// legalWords is the legal forms that one of two names has and the other has not, as written.
func legalWords(a, b *nameForm) string {
	var words []string
	for _, pair := range [2][2]*nameForm{{a, b}, {b, a}} {
		for w := range strings.FieldsSeq(pair[0].raw) {
			legal := legalForms[strings.ReplaceAll(fold(w), " ", "")]
			if legal != "" && !slices.Contains(pair[1].legal, legal) && !slices.Contains(words, w) {
				words = append(words, strings.Trim(w, ",;"))
			}
		}
	}
	if len(words) == 0 {
		return "the legal form"
	}
	return strings.Join(words, " ")
}

func (x *explainer) person() (Evidence, bool) {
	given, family := x.w.bins[featGiven], x.w.bins[featFamily]
	if given < 0 && family < 0 && x.w.bins[featSuffix] < 0 {
		return Evidence{}, false
	}
	worst := max(given, family)
	one := Evidence{Field: FieldPerson, Level: level(worst, partSame, partInitial, partSound), Left: x.a.personText(), Right: x.b.personText(),
		TenthBits: x.tenths(featGiven, featFamily, featSuffix)}
	switch {
	case x.w.bins[featSuffix] == 1:
		one.Note = noteSuffixes
		one.Level = LevelDifferent
	case x.w.isSwapped:
		one.Note = noteSwapped
	case given == partNickname:
		one.Note = noteNickname
	case given == partDifferent && family >= 0 && family <= partSpelling:
		one.Note = noteGivenNames
	case family == partDifferent && given >= 0 && given <= partInitial:
		one.Note = noteFamilyNames
	}
	return one, true
}

// personText is the person's name as written.
func (f *Form) personText() string {
	if f.isPersonGuessed {
		return f.Record.Name
	}
	return strings.Join(strings.Fields(f.Record.GivenName+" "+f.Record.FamilyName), " ")
}

func (x *explainer) marks() (Evidence, bool) {
	bin := x.w.bins[featMarks]
	if bin < 0 || x.tenths(featMarks) == 0 {
		return Evidence{}, false
	}
	at := x.w.at[featMarks]
	left, right := &x.a.names[at[0]], &x.b.names[at[1]]
	one := Evidence{Field: FieldToken, Level: level(bin, 0, 0, 1), Left: left.markWords(), Right: right.markWords(), TenthBits: x.tenths(featMarks)}
	if bin == 1 {
		one.Note = noteOneSays
	}
	return one, true
}

func (n *nameForm) markWords() string {
	var words []string
	for _, t := range n.core {
		if markOf(t.text) != "" && !t.isTail {
			words = append(words, t.text)
		}
	}
	return strings.Join(words, " ")
}

func (x *explainer) mail() (Evidence, bool) {
	bin := x.w.bins[featMail]
	if bin < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featMail]
	left, right := &x.a.mails[at[0]], &x.b.mails[at[1]]
	one := Evidence{Field: FieldEmail, Level: level(bin, mailSame, mailMoved, mailAlike), Left: left.raw, Right: right.raw, TenthBits: x.tenths(featMail)}
	switch {
	case int(bin) == mailColleague:
		one.Note = noteColleague
	case int(bin) == mailMoved:
		one.Note = noteMoved
	case int(bin) == mailSame && left.isRole:
		one.Note = noteMailbox
	case int(bin) == mailSame && x.w.extra[featMail] < 0:
		one.Note = noteOthers
	}
	return one, true
}

func (x *explainer) website() (Evidence, bool) {
	if x.w.bins[featWeb] < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featWeb]
	return Evidence{Field: FieldWebsite, Level: level(x.w.bins[featWeb], 0, 0, 0), Left: x.a.domains[at[0]].raw, Right: x.b.domains[at[1]].raw,
		TenthBits: x.tenths(featWeb)}, true
}

func (x *explainer) phone() (Evidence, bool) {
	bin := x.w.bins[featPhone]
	if bin < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featPhone]
	one := Evidence{Field: FieldPhone, Level: level(bin, phoneSame, phoneSlip, phoneRange), Left: x.a.phones[at[0]].raw, Right: x.b.phones[at[1]].raw, TenthBits: x.tenths(featPhone)}
	switch {
	case int(bin) == phoneSlip:
		one.Note = noteDigit
	case int(bin) == phoneRange:
		one.Note = noteLastDigits
	case int(bin) == phoneSame && x.w.extra[featPhone] < 0:
		one.Note = noteOthers
	}
	return one, true
}

func (x *explainer) address() (Evidence, bool) {
	bin := x.w.bins[featStreet]
	if bin < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featStreet]
	one := Evidence{Field: FieldAddress, Level: level(bin, streetSame, streetSpelling, streetOnly), Left: x.a.streetText(at[0]), Right: x.b.streetText(at[1]), TenthBits: x.tenths(featStreet)}
	switch {
	case int(bin) == streetNear && (x.a.places[at[0]].number == "" || x.b.places[at[1]].number == ""):
		one.Note = noteNoNumber
	case int(bin) == streetNear:
		one.Note = noteNear
	case int(bin) == streetOnly:
		one.Note = noteStreet
	case int(bin) == streetUnit:
		one.Note = noteUnit
	case int(bin) == streetSame && x.w.extra[featStreet] < 0:
		one.Note = noteOthersThere
	}
	return one, true
}

func (x *explainer) locality() (Evidence, bool) {
	bin := x.w.bins[featLocality]
	if bin < 0 {
		return Evidence{}, false
	}
	at := x.w.at[featLocality]
	left, right := &x.a.places[at[0]], &x.b.places[at[1]]
	one := Evidence{Field: FieldLocality, Level: level(bin, localityPostcode, localityCity, localityRegion), Left: x.a.localityText(at[0]), Right: x.b.localityText(at[1]),
		TenthBits: x.tenths(featLocality)}
	switch {
	case int(bin) == localityCity && left.postcode != "" && right.postcode != "":
		one.Note = notePostcode
	case int(bin) == localityCity && left.city == right.city:
		// Nothing but a postcode is missing.
		one.Level = LevelSame
	case int(bin) == localityRegion:
		one.Note = noteRegion
	}
	return one, true
}

// streetText is the street of a place, as written, in one line.
func (f *Form) streetText(i int8) string {
	return strings.Join(strings.Fields(f.Record.Addresses[f.places[i].at].Street), " ")
}

// localityText is city, region and postcode of a place, as written.
func (f *Form) localityText(i int8) string {
	a := f.Record.Addresses[f.places[i].at]
	return strings.Join(strings.Fields(a.City+" "+a.Region+" "+a.PostalCode), " ")
}

func (x *explainer) birth() (Evidence, bool) {
	bin := x.w.bins[featBirth]
	if bin < 0 {
		return Evidence{}, false
	}
	return Evidence{Field: FieldBirthDate, Level: level(bin, birthSame, birthSlip, birthOnePart), Left: x.a.Record.BirthDate, Right: x.b.Record.BirthDate, TenthBits: x.tenths(featBirth)}, true
}
