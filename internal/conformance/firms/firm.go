package firms

import (
	"strconv"
	"strings"
)

// firm is what is true of one business; lists tell parts of it.
type firm struct {
	country *country
	// core is the name without legal form, foreign the same in another script, branch what tells it from others of its chain,
	// trading a name on the sign that the register does not know. Any but core may be empty; a person alone has no legal form.
	core, foreign, branch, trading string
	forms                          []string
	given, family                  string
	town                           *town
	street, suburb, postcode       string
	phone, email, domain           string
	tax, spacedTax, bank, company  string
}

// founder makes firms. Some share a building, a bookkeeper, a family or a chain with others before them.
type founder struct {
	naming
	buildings   []place
	bookkeepers []string
	chains      []firm
	last        firm
	// taken has the names of domains, and of the branches below them; no two firms have one.
	taken map[string]bool
}

// place is one address.
type place struct {
	country                  *country
	town                     *town
	street, suburb, postcode string
}

func newFounder(d dice, firms int) *founder {
	f := &founder{naming: newNaming(d), taken: map[string]bool{}}
	for range 1 + firms/150 {
		f.buildings = append(f.buildings, f.anywhere(d.country()))
	}
	for range 1 + firms/1500 {
		f.bookkeepers = append(f.bookkeepers, strings.ToLower(f.family())+"accounting.co.nz")
	}
	for range 1 + firms/300 {
		f.chains = append(f.chains, f.company(d.country()))
	}
	return f
}

func (f *founder) anywhere(c *country) place {
	t := &c.towns[f.IntN(len(c.towns))]
	p := place{country: c, town: t, suburb: pick(f.dice, t.suburbs), postcode: t.postcode}
	for range t.more {
		p.postcode += strconv.Itoa(f.IntN(10))
	}
	if c.code == "GB" {
		p.postcode += string(rune('A'+f.IntN(20))) + string(rune('A'+f.IntN(20)))
	}
	name := f.family()
	if f.percent(30) {
		name = common(f.dice, things)
	}
	p.street = strconv.Itoa(1+f.IntN(1+f.IntN(400))) + " " + name + " " + common(f.dice, streetTypes)
	return p
}

// found makes one more firm.
func (f *founder) found() firm {
	var one firm
	switch {
	case f.percent(5) && f.last.family != "" && f.last.forms == nil:
		one = f.relative()
	case f.percent(7):
		one = f.branchOf(pick(f.dice, f.chains))
	case f.percent(14):
		one = f.person(f.dice.country())
	default:
		one = f.company(f.dice.country())
	}
	f.last = one
	return one
}

func (f *founder) settle(one *firm) {
	p := f.anywhere(one.country)
	if f.percent(8) {
		if b := common(f.dice, f.buildings); b.country == one.country {
			p = b
			p.street = "Unit " + strconv.Itoa(1+f.IntN(30)) + ", " + b.street
		}
	}
	one.town, one.street, one.suburb, one.postcode = p.town, p.street, p.suburb, p.postcode
	one.phone = pick(f.dice, one.country.areas) + f.digits(one.country.digits)
}

func (f *founder) company(c *country) firm {
	one := firm{country: c, forms: common(f.dice, c.forms)}
	f.settle(&one)
	one.core = f.core(*one.town)
	if f.percent(4) {
		name := coined(f.dice, 1+f.IntN(3))
		one.core, one.foreign = name.name, name.foreign
	}
	if f.percent(9) {
		one.trading = common(f.dice, things) + " " + f.trade()
	}
	if f.percent(60) {
		one.given, one.family = common(f.dice, given), f.family()
	}
	one.domain = f.free(slug(one.core), *one.town) + "." + c.domain
	one.email = f.mailbox(one)
	f.register(&one)
	return one
}

// free is a name nobody has for a domain yet: the firm's, with its town, or with a number.
func (f *founder) free(name string, t town) string {
	if f.taken[name] {
		name += slug(t.city)
	}
	for f.taken[name] {
		name += strconv.Itoa(f.IntN(10))
	}
	f.taken[name] = true
	return name
}

func (f *founder) register(one *firm) {
	one.tax, one.spacedTax = one.country.taxNumber(f.dice)
	one.company, one.bank = f.digits(7), "02-"+f.digits(4)+"-"+f.digits(7)+"-00"
}

// mailbox is a person's, a role's, a free one, or the bookkeeper's.
func (f *founder) mailbox(one firm) string {
	switch {
	case f.percent(4):
		return common(f.dice, roles) + "@" + common(f.dice, f.bookkeepers)
	case f.percent(25):
		return slug(one.core) + "@" + common(f.dice, freeMail)
	case one.given != "" && f.percent(50):
		return slug(one.given) + "." + slug(one.family) + "@" + one.domain
	default:
		return common(f.dice, roles) + "@" + one.domain
	}
}

// person is somebody on their own account.
func (f *founder) person(c *country) firm {
	one := firm{country: c, given: common(f.dice, given), family: f.family()}
	f.settle(&one)
	one.core = one.given + " " + one.family
	one.email = slug(one.given) + "." + slug(one.family) + strconv.Itoa(f.IntN(90)+10) + "@" + common(f.dice, freeMail)
	f.register(&one)
	return one
}

// relative is another person of the same family, at the same address, often with the same telephone.
func (f *founder) relative() firm {
	one := f.last
	for one.given == f.last.given {
		one.given = pick(f.dice, given)
	}
	one.core = one.given + " " + one.family
	one.email = slug(one.given) + "." + slug(one.family) + "@" + common(f.dice, freeMail)
	if f.percent(50) {
		one.phone = pick(f.dice, one.country.areas) + f.digits(one.country.digits)
	}
	f.register(&one)
	return one
}

// branchOf is another branch of a chain: name, domain and sometimes the tax number are the chain's, the rest its own.
func (f *founder) branchOf(chain firm) firm {
	one := chain
	tax, spaced := chain.tax, chain.spacedTax
	f.settle(&one)
	one.branch = one.suburb
	for f.percent(20) || f.taken[chain.domain+one.branch] {
		one.branch = "No " + strconv.Itoa(2+f.IntN(200))
	}
	f.taken[chain.domain+one.branch] = true
	one.trading, one.email, one.given, one.family = "", slug(one.branch)+"@"+chain.domain, "", ""
	if f.percent(40) {
		one.given, one.family = common(f.dice, given), f.family()
	}
	f.register(&one)
	if f.percent(25) {
		one.tax, one.spacedTax = tax, spaced
	}
	return one
}

// slug is a name as it stands in addresses of mail and web.
func slug(name string) string {
	name = strings.ToLower(name)
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, plain.Replace(name))
}

var plain = strings.NewReplacer("ü", "ue", "è", "e", "á", "a", "í", "i", "&", "and")
