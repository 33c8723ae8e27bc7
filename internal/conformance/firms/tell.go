package firms

import (
	"strings"

	"daybook/internal/contact/match"
)

// teller says what one list knows of firms. Each list leaves out and writes its own way.
type teller struct {
	dice
	// missing is how often, in percent, a list lacks a value it might have.
	missing int
	// drift is how often, in percent, a value is out of date.
	drift int
}

// tell is a firm as the list has it.
func (t teller) tell(f firm, id string) match.Record {
	r := match.Record{ID: id, Name: t.name(f)}
	if f.given != "" && !t.percent(t.missing+20) {
		r.GivenName, r.FamilyName = t.given(f.given), t.typo(f.family, 3)
	}
	r.Emails = t.some(t.email(f), t.missing)
	r.Phones = t.some(t.phone(f), t.missing)
	if f.domain != "" {
		r.Websites = t.some(pick(t.dice, []string{"https://www.", "www.", "http://", ""})+f.domain, 60)
	}
	r.TaxNumbers = t.some(pick(t.dice, []string{f.tax, f.spacedTax}), 50)
	r.CompanyNumbers = t.some(f.company, 85)
	r.BankAccounts = t.some(f.bank, 75)
	if !t.percent(t.missing) {
		r.Addresses = []match.Address{t.address(f)}
	}
	return r
}

// some is a value that is missing so often.
func (t teller) some(value string, missing int) []string {
	if value == "" || t.percent(missing) {
		return nil
	}
	return []string{value}
}

func (t teller) name(f firm) string {
	core := f.core
	if f.foreign != "" && t.percent(50) {
		core = f.foreign
	}
	if t.percent(30) {
		core = strings.ReplaceAll(core, " & ", " and ")
	}
	if t.percent(20) {
		core = strings.TrimPrefix(core, "The ")
	}
	core = t.typo(core, 6)
	if f.branch != "" {
		core += pick(t.dice, []string{" ", " - ", " ("}) + f.branch
		if strings.Contains(core, "(") {
			core += ")"
		}
	}
	if f.forms != nil && !t.percent(25) {
		core += " " + pick(t.dice, f.forms)
	}
	switch {
	case f.trading != "" && t.percent(30):
		core = f.trading
	case f.trading != "" && t.percent(40):
		core += pick(t.dice, []string{" t/a ", " trading as ", " (", " T/A "}) + f.trading
		if strings.Contains(core, "(") {
			core += ")"
		}
	case f.forms == nil && t.percent(10):
		core = f.family + ", " + f.given
	}
	if t.percent(10) {
		core = strings.ToUpper(core)
	}
	return core
}

func (t teller) given(name string) string {
	if short, has := nicknames[name]; has && t.percent(30) {
		return short
	}
	if t.percent(8) {
		return name[:1]
	}
	return t.typo(name, 3)
}

func (t teller) email(f firm) string {
	switch {
	case t.percent(t.drift) && f.domain != "":
		return common(t.dice, roles) + "@" + f.domain
	case t.percent(10):
		return strings.ToUpper(f.email)
	default:
		return f.email
	}
}

// phone writes the number from home or from abroad, with or without spaces; a few have another line.
func (t teller) phone(f firm) string {
	number := f.phone
	if t.percent(t.drift) {
		number = number[:len(number)-2] + t.digits(2)
	}
	split := len(number) - 4
	switch t.IntN(5) {
	case 0:
		return "+" + f.country.dial + number
	case 1:
		return "+" + f.country.dial + " " + number[:split-3] + " " + number[split-3:split] + " " + number[split:]
	case 2:
		return f.country.trunk + number[:split-3] + "-" + number[split-3:split] + "-" + number[split:]
	case 3:
		return "(" + f.country.trunk + number[:split-3] + ") " + number[split-3:]
	default:
		return f.country.trunk + number
	}
}

func (t teller) address(f firm) match.Address {
	a := match.Address{Street: t.street(f.street), City: f.town.city, Region: f.town.region, PostalCode: f.postcode, Country: f.country.name}
	if t.percent(t.drift) {
		a.Street = t.digits(2) + " " + common(t.dice, families) + " " + common(t.dice, streetTypes)
	}
	if t.percent(15) {
		a.City = f.suburb
	} else if t.percent(15) {
		a.Street += ", " + f.suburb
	}
	if t.percent(20) {
		a.Region = ""
	}
	if t.percent(15) {
		a.PostalCode = ""
	}
	switch {
	case t.percent(40):
		a.Country = ""
	case t.percent(30):
		a.Country = f.country.code
	}
	return a
}

var shortStreets = strings.NewReplacer(" Street", " St", " Road", " Rd", " Avenue", " Ave", " Drive", " Dr", " Terrace", " Tce", " Place", " Pl",
	" Crescent", " Cres", " Highway", " Hwy", "Unit ", "U")

func (t teller) street(street string) string {
	if t.percent(40) {
		street = shortStreets.Replace(street)
	}
	return t.typo(street, 4)
}

// typo makes one slip of the fingers, so often in percent: a letter lost, doubled, exchanged with the next or another.
func (t teller) typo(text string, percent int) string {
	letters := []rune(text)
	if !t.percent(percent) || len(letters) < 4 {
		return text
	}
	i := 1 + t.IntN(len(letters)-2)
	switch t.IntN(4) {
	case 0:
		return string(letters[:i]) + string(letters[i+1:])
	case 1:
		return string(letters[:i]) + string(letters[i]) + string(letters[i:])
	case 2:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	default:
		letters[i] = rune('a' + t.IntN(26))
	}
	return string(letters)
}
