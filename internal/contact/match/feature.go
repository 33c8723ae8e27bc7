package match

// feature is one thing that is observed of a pair.
type feature int

const (
	featTax feature = iota
	featCompany
	featBank
	featName
	featLegal
	featMarks
	featGiven
	featFamily
	featSuffix
	featMail
	featWeb
	featPhone
	featStreet
	featLocality
	featBirth
	features
)

// featureSpec says how a feature is weighed.
type featureSpec struct {
	name string
	// bins is how many values an observation has, from same to different.
	bins int
	// least and most bound the bits.
	least, most float64
	// common is the number of bins from the first whose bits depend on how rare the value is, slope how strongly.
	common int
	slope  float64
	// floor and ceiling bound the bits by bin where labelled sets are known to be misleading; nil for nowhere.
	floor, ceiling []float64
}

// streetCeiling keeps a house number that two streets share from counting: in the labelled sets of places, firms were told
// apart by house number and postcode alone.
var streetCeiling = []float64{13, 13, 8, 4, 2, -1, -2}

// phoneCeiling has another number speak against: in the labelled sets of places one firm has many numbers.
var phoneCeiling = []float64{13, 8, 5, -1.2}

// tokenFloor keeps two names that say the same branch from losing by it: in the labelled sets those that say a branch have many.
var tokenFloor = []float64{0.5, -6, -8}

var specs = [features]featureSpec{
	featTax:      {"tax_number", idBins, -10, 16, 0, 0, nil, nil},
	featCompany:  {"company_number", idBins, -10, 16, 0, 0, nil, nil},
	featBank:     {"bank_account", idBins, -6, 16, 0, 0, nil, nil},
	featName:     {"name", nameBins, -7, 16, nameDifferent, 0.8, nil, nil},
	featLegal:    {"legal_form", 3, -2, 1, 0, 0, nil, nil},
	featMarks:    {"token", 3, -8, 2, 0, 0, tokenFloor, nil},
	featGiven:    {"given_name", partBins, -6, 9, partSpelling + 1, 0.6, nil, nil},
	featFamily:   {"family_name", partBins, -6, 10, partSpelling + 1, 0.6, nil, nil},
	featSuffix:   {"suffix", 2, -8, 1, 0, 0, nil, nil},
	featMail:     {"email", mailBins, -3, 13, mailColleague + 1, 1, nil, nil},
	featWeb:      {"website", 2, -3, 11, 1, 1, nil, nil},
	featPhone:    {"phone", phoneBins, -5, 13, phoneSlip + 1, 1, nil, phoneCeiling},
	featStreet:   {"address", streetBins, -8, 13, streetSpelling + 1, 1, nil, streetCeiling},
	featLocality: {"locality", localityBins, -3, 8, localityCity + 1, 0.5, nil, nil},
	featBirth:    {"birth_date", birthBins, -7, 12, 0, 0, nil, nil},
}

// observation is what was seen of a pair: for each feature its bin, or -1 where a side lacks it, and the rarity of what is
// shared, in bits.
type observation struct {
	bins  [features]int8
	extra [features]float32
	// at is the places of the values compared, left and right.
	at [features][2]int8
	// isSwapped: given name and family name were compared crosswise.
	isSwapped bool
	// isValidID: an identifier is the same and its check digits are right.
	isValidID bool
}

// observe compares two views. Where several values fit equally well, which are told must not depend on the side, so the records
// are looked at in an order of their own.
func observe(a, b *view, r *rarity) observation {
	if !b.Record.isBefore(a.Record) {
		return observeInOrder(a, b, r)
	}
	o := observeInOrder(b, a, r)
	for f := range o.at {
		o.at[f][0], o.at[f][1] = o.at[f][1], o.at[f][0]
	}
	return o
}

func observeInOrder(a, b *view, r *rarity) (o observation) {
	for i := range o.bins {
		o.bins[i] = -1
	}
	set := func(f feature, bin, left, right int) {
		o.bins[f] = int8(bin)
		o.at[f] = [2]int8{int8(left), int8(right)}
	}
	for i, f := range [3]feature{featTax, featCompany, featBank} {
		if left, right := a.idsOf(i), b.idsOf(i); len(left) > 0 && len(right) > 0 {
			bin, l, rt := compareIDs(left, right)
			set(f, bin, l, rt)
			o.isValidID = o.isValidID || bin == idSame && left[l].isValid
		}
	}
	observeName(a, b, r, &o, set)
	observePerson(a, b, r, &o)
	o.dropRepeatedName(a.Form, b.Form)
	if bin, l, rt := compareMails(a.mails, b.mails); bin >= 0 {
		set(featMail, bin, l, rt)
		if bin <= mailColleague {
			o.extra[featMail] = mailRarity(&a.mails[l], bin, r)
		}
	}
	if bin, l, rt := compareDomains(a.domains, b.domains); bin >= 0 {
		set(featWeb, bin, l, rt)
		if bin == 0 {
			o.extra[featWeb] = r.commonness("domain", a.domains[l].domain)
		}
	}
	if bin, l, rt := comparePhones(a.phones, b.phones); bin >= 0 {
		set(featPhone, bin, l, rt)
		if bin == phoneSame {
			o.extra[featPhone] = r.commonness("phone", a.phones[l].tail)
		}
	}
	if bin, l, rt := comparePlaces(a.places, b.places); bin >= 0 {
		set(featStreet, bin, l, rt)
		if bin <= streetSpelling {
			o.extra[featStreet] = r.commonness("street", a.places[l].number+" "+a.places[l].street)
		}
	}
	if bin, l, rt := compareLocalities(a.places, b.places); bin >= 0 {
		set(featLocality, bin, l, rt)
		switch bin {
		case localitySame, localityPostcode:
			o.extra[featLocality] = float32(r.valueBits("postcode", a.places[l].postcode))
			if a.places[l].postcode == "" || bin == localitySame && b.places[rt].postcode == "" {
				o.extra[featLocality] = float32(r.valueBits("city", a.places[l].city))
			}
		case localityCity:
			o.extra[featLocality] = float32(r.valueBits("city", a.places[l].city))
		}
	}
	o.bins[featBirth] = int8(compareBirths(a.birth, b.birth))
	return o
}

// dropRepeatedName leaves out the business's name where it only repeats the person's on both sides: it would count twice.
func (o *observation) dropRepeatedName(a, b *Form) {
	if a.hasNoOtherName() && b.hasNoOtherName() && (o.bins[featGiven] >= 0 || o.bins[featFamily] >= 0) {
		o.bins[featName], o.bins[featLegal], o.bins[featMarks] = -1, -1, -1
	}
}

// hasNoOtherName reports whether the contact has one name, which may be a person's.
func (f *Form) hasNoOtherName() bool { return f.isNamedAsPerson || f.isPersonGuessed }

func observeName(a, b *view, r *rarity, o *observation, set func(f feature, bin, left, right int)) {
	n, ok := compareNames(a, b)
	if !ok {
		return
	}
	set(featName, n.bin, n.left, n.right)
	// Words that always go together say no more than that few records have them.
	o.extra[featName] = float32(min(n.shared, r.most+2))
	left, right := &a.names[n.left], &b.names[n.right]
	if n.bin < nameLittle {
		set(featLegal, compareLegal(left, right), n.left, n.right)
		set(featMarks, compareMarks(left, right), n.left, n.right)
	}
}

func observePerson(a, b *view, r *rarity, o *observation) {
	if a.isPersonGuessed && b.isPersonGuessed || a.person.isEmpty() || b.person.isEmpty() {
		return
	}
	p := comparePersons(&a.person, &b.person)
	o.bins[featGiven], o.bins[featFamily], o.bins[featSuffix], o.isSwapped = int8(p.given), int8(p.family), int8(p.suffix), p.isSwapped
	if p.given >= 0 && p.given <= partSpelling {
		o.extra[featGiven] = float32(min(r.valueBits("given", a.person.given), r.valueBits("given", b.person.given)))
		if p.isSwapped {
			o.extra[featGiven] = float32(r.valueBits("given", a.person.given))
		}
	}
	if p.family >= 0 && p.family <= partSpelling {
		o.extra[featFamily] = float32(min(r.valueBits("family", a.person.family), r.valueBits("family", b.person.family)))
		if p.isSwapped {
			o.extra[featFamily] = float32(r.valueBits("given", b.person.given))
		}
	}
}

func mailRarity(m *mailForm, bin int, r *rarity) float32 {
	if bin == mailColleague {
		return r.commonness("domain", m.domain)
	}
	return r.commonness("mail", m.key)
}

// valueBits is the rarity of a value, in bits.
func (r *rarity) valueBits(kind, value string) float64 {
	if value == "" {
		return 0
	}
	return r.bits(hash64(kind, value))
}

// commonness is 0 for a value that only the two compared have, and 1 bit less each time as many have it.
func (r *rarity) commonness(kind, value string) float32 {
	return float32(r.valueBits(kind, value) - r.most)
}
