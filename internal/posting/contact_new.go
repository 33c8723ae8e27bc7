package posting

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/internal/contact"
	"daybook/internal/fault"
)

// planNew plans the contact's creation, or waits for one that is on its way.
func (p *contactPlanner) planNew() {
	c := p.facts.Contact
	p.plan.Outcome, p.plan.Create = ContactCreated, newContactContent(c)
	p.plan.Reason = "Not known in Xero: it is created first."
	for path, problem := range contactProblems(*p.plan.Create) {
		p.block(ContactBlocked, Check{Code: CheckContactInvalid, Path: "contact." + path,
			Message: fmt.Sprintf("%s cannot be created in Xero: %s", c.Name, lowerFirst(problem)),
			Hint:    "Change it in the contact.", Remedy: RemedyEditContact})
	}
	if d, ok := p.facts.newestDocument(); ok && d.State == StateConflict {
		p.block(ContactBlocked, Check{Code: CheckContactConflict, Path: "contact",
			Message: fmt.Sprintf("Xero already has a contact like %s, and it is not decided whether it is the same.", c.Name),
			Hint:    "Decide that first, on the order that asked for it.", Remedy: RemedyEditContact})
		return
	}
	p.planName()
	p.note(Check{Note, CheckContactNew, "contact", fmt.Sprintf("%s is not known in Xero and will be created there.", p.plan.Create.Name),
		"If it is there under another name, import contacts and link it first.", RemedyEditContact})
	p.noteColleague()
}

// noteColleague says where a contact that is to be created is a person who seems to work at a firm that is there, or the reverse: the two are
// never made one, but the owner may have meant the other.
func (p *contactPlanner) noteColleague() {
	i := slices.IndexFunc(p.colleagues, contact.LedgerContact.IsActive)
	if i < 0 {
		return
	}
	name := p.colleagues[i].Name
	p.note(Check{Warning, CheckContactWorksAt, "contact", fmt.Sprintf("%s seems to belong to %s, which Xero has.", p.facts.Contact.Name, quoted(name)),
		fmt.Sprintf("If the %s is for %s, link the contact to it or choose that one.", p.noun, name), RemedyEditContact})
}

// planName gives the new contact a name that nobody at Xero has: two of one name are refused there (contract section 8). Whether a
// name that only an archived contact has would be refused is not certain, so that one is avoided too.
func (p *contactPlanner) planName() {
	name := p.plan.Create.Name
	isLike := func(other string) bool { return isSameName(other, name) }
	if slices.ContainsFunc(p.facts.Namesakes, isLike) {
		p.block(ContactBlocked, Check{Code: CheckContactNamesake, Path: "contact.name",
			Message: fmt.Sprintf("Another contact here that is called %s is being created in Xero.", name),
			Hint:    "Merge the two if they are one firm; otherwise change the name of one.", Remedy: RemedyEditContact})
		return
	}
	if !slices.ContainsFunc(p.facts.TakenNames, isLike) {
		return
	}
	p.plan.Create.Name = distinguished(*p.plan.Create, func(proposed string) bool {
		return slices.ContainsFunc(slices.Concat(p.facts.TakenNames, p.facts.Namesakes), func(other string) bool { return isSameName(other, proposed) })
	})
	p.note(Check{Warning, CheckContactRenamed, "contact.name",
		fmt.Sprintf("Another firm at Xero is called %s, so this one is created there as %s.", name, p.plan.Create.Name),
		"Change the contact's name if you want another.", RemedyEditContact})
}

// isSameName reports whether two names are one for Xero: letter case does not count (contract section 18, point 10: likely).
func isSameName(a, b string) bool { return strings.EqualFold(tidy(a), tidy(b)) }

func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxContactName is the longest name of a contact (contract section 8); maxHint the longest place that is put behind one.
const (
	maxContactName = 255
	maxHint        = 60
)

// distinguished returns the name with the place behind it, or a number, that is not taken.
func distinguished(c ContactContent, isTaken func(string) bool) string {
	for _, hint := range []string{c.Address.City, c.Address.Region, c.Address.Country} {
		if hint = tidy(hint); hint != "" && utf8.RuneCountInString(hint) <= maxHint && !strings.ContainsAny(hint, "<>") {
			if name := withHint(c.Name, hint); !isTaken(name) {
				return name
			}
		}
	}
	for i := 2; ; i++ {
		if name := withHint(c.Name, fmt.Sprint(i)); !isTaken(name) {
			return name
		}
	}
}

// withHint shortens the name where both would be too long.
func withHint(name, hint string) string {
	behind := " (" + hint + ")"
	for utf8.RuneCountInString(name)+utf8.RuneCountInString(behind) > maxContactName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = strings.TrimSpace(name[:len(name)-size])
	}
	return name + behind
}

// newContactContent is the contact as it is created: spaces in order, because Xero refuses others (contract section 8).
func newContactContent(c contact.Contact) *ContactContent {
	return &ContactContent{Number: c.Number, Name: tidy(c.Name), FirstName: tidy(c.FirstName), LastName: tidy(c.LastName),
		Email: strings.TrimSpace(c.Email), Phone: strings.TrimSpace(c.Phone), TaxNumber: strings.TrimSpace(c.TaxNumber), Address: c.Address}
}

// contactProblems is what Xero would refuse, by path, in order.
func contactProblems(c ContactContent) func(yield func(path, problem string) bool) {
	problems := map[string]string{}
	check := contact.Contact{Name: c.Name, FirstName: c.FirstName, LastName: c.LastName, Email: c.Email, Phone: c.Phone,
		TaxNumber: c.TaxNumber, Address: c.Address}
	if broken, ok := errors.AsType[*fault.Error](check.Check()); ok {
		maps.Copy(problems, broken.Fields)
	}
	if strings.ContainsFunc(c.Email, func(r rune) bool { return r > unicode.MaxASCII }) {
		problems["email"] = "Xero takes no accents or umlauts in an e-mail address."
	}
	if strings.ContainsFunc(c.Address.Country, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsSpace(r) }) {
		problems["country"] = "Xero takes letters only for the country."
	}
	return func(yield func(path, problem string) bool) {
		for _, path := range slices.Sorted(maps.Keys(problems)) {
			if !yield(path, problems[path]) {
				return
			}
		}
	}
}

func lowerFirst(s string) string {
	for i, r := range s {
		if i == 0 {
			return string(unicode.ToLower(r)) + s[len(string(r)):]
		}
	}
	return s
}
