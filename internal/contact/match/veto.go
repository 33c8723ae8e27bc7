package match

// vetoSet is vetoes as bits, in the order of allVetoes.
type vetoSet uint8

var allVetoes = []Veto{VetoIDs, VetoSuffix, VetoGivenNames, VetoTokens, VetoName, VetoShared}

func (v vetoSet) list() []Veto {
	var list []Veto
	for i, veto := range allVetoes {
		if v&(1<<i) != 0 {
			list = append(list, veto)
		}
	}
	return list
}

// vetoes are the reasons why a person decides, whatever the score.
func (o *observation) vetoes(a, b *Form, groups groupSet) vetoSet {
	var v vetoSet
	for i, is := range [...]bool{
		o.bins[featTax] == idContradicts || o.bins[featCompany] == idContradicts,
		o.bins[featSuffix] == 1,
		o.isOtherPerson(a, b),
		o.bins[featMarks] == 2,
		o.isOtherName(),
		o.isShared(a, groups),
	} {
		if is {
			v |= 1 << i
		}
	}
	return v
}

// isOtherPerson: two given names that have nothing in common, with one family name at one place: relatives.
func (o *observation) isOtherPerson(a, b *Form) bool {
	if o.isAt(featName, nameClose) || !o.haveOneFamilyName(a, b) {
		return false
	}
	return o.isAt(featStreet, streetUnit) || o.isAt(featPhone, phoneSame) || o.isAt(featLocality, localityCity)
}

// haveOneFamilyName: the family names are one, the given names have nothing in common. Two contacts that are persons by their only name
// are read as such here, though what their names are worth is counted once, as names.
func (o *observation) haveOneFamilyName(a, b *Form) bool {
	if !a.isPersonGuessed || !b.isPersonGuessed {
		return o.bins[featGiven] == partDifferent && o.isAt(featFamily, partSpelling)
	}
	p := comparePersons(&a.person, &b.person)
	return p.given == partDifferent && p.family >= 0 && p.family <= partSpelling && (isGivenName(a.person.given) || isGivenName(b.person.given))
}

// isOtherName: one identifier, and names that have hardly a word in common: a number typed into the wrong contact, or a
// group of firms.
func (o *observation) isOtherName() bool {
	if !o.isAt(featTax, idSame) && !o.isAt(featCompany, idSame) && !o.isAt(featBank, idSame) {
		return false
	}
	if o.bins[featName] >= 0 {
		return int(o.bins[featName]) >= nameSome && !o.isAt(featFamily, partSpelling)
	}
	return o.bins[featFamily] == partDifferent && o.bins[featGiven] == partDifferent
}

// isShared: all that speaks for the pair is a mailbox or a domain that many may use.
func (o *observation) isShared(a *Form, groups groupSet) bool {
	if groups&^groupMail != 0 || o.bins[featMail] < 0 {
		return false
	}
	m := &a.mails[o.at[featMail][0]]
	return m.isRole || m.isFree && int(o.bins[featMail]) > mailSlip || int(o.bins[featMail]) == mailColleague || o.extra[featMail] < 0
}
