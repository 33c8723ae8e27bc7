package match

import (
	"slices"
	"strings"
)

// personForm is a person's name.
type personForm struct {
	given, family, suffix string
}

var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "dr": true, "prof": true, "sir": true, "rev": true, "herr": true, "frau": true, "mme": true}

var suffixes = map[string]string{"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}

// nicknames lead to the given name that is meant, folded. A name may be short for several; the commonest is taken.
var nicknames = map[string]string{
	"bob": "robert", "rob": "robert", "bobby": "robert", "robbie": "robert", "bill": "william", "will": "william", "billy": "william", "liam": "william",
	"dick": "richard", "rick": "richard", "rich": "richard", "ricky": "richard", "jim": "james", "jimmy": "james", "jamie": "james", "jack": "john",
	"johnny": "john", "jon": "jonathan", "joe": "joseph", "joey": "joseph", "tom": "thomas", "tommy": "thomas", "tony": "anthony", "mike": "michael",
	"mick": "michael", "mickey": "michael", "dave": "david", "davy": "david", "steve": "stephen", "steven": "stephen", "chris": "christopher",
	"kit": "christopher", "nick": "nicholas", "matt": "matthew", "andy": "andrew", "drew": "andrew", "dan": "daniel", "danny": "daniel",
	"ed": "edward", "eddie": "edward", "ted": "edward", "ned": "edward", "fred": "frederick", "freddie": "frederick", "greg": "gregory",
	"jeff": "jeffrey", "geoff": "geoffrey", "ken": "kenneth", "kenny": "kenneth", "larry": "lawrence", "len": "leonard", "pete": "peter", "phil": "philip",
	"phillip": "philip", "ron": "ronald", "ronnie": "ronald", "sam": "samuel", "sammy": "samuel", "tim": "timothy", "vic": "victor", "walt": "walter",
	"alex": "alexander", "sandy": "alexander", "al": "albert", "bert": "albert", "ben": "benjamin", "benny": "benjamin", "charlie": "charles", "chuck": "charles",
	"don": "donald", "doug": "douglas", "frank": "francis", "hank": "henry", "harry": "henry", "gerry": "gerald", "jerry": "gerald", "josh": "joshua",
	"nate": "nathan", "pat": "patrick", "paddy": "patrick", "ray": "raymond", "stan": "stanley", "zach": "zachary", "zac": "zachary", "beth": "elizabeth", "liz": "elizabeth",
	"lizzie": "elizabeth", "eliza": "elizabeth", "betty": "elizabeth", "lisa": "elizabeth", "kate": "katherine", "katie": "katherine", "kathy": "katherine", "catherine": "katherine",
	"cathy": "katherine", "kathryn": "katherine", "maggie": "margaret", "meg": "margaret", "peggy": "margaret", "rita": "margaret", "sue": "susan", "susie": "susan",
	"jen": "jennifer", "jenny": "jennifer", "jess": "jessica", "becky": "rebecca", "bec": "rebecca", "vicky": "victoria", "tori": "victoria", "abby": "abigail",
	"mandy": "amanda", "angie": "angela", "annie": "anne", "ann": "anne", "nancy": "anne", "barb": "barbara", "carrie": "caroline", "cindy": "cynthia", "debbie": "deborah",
	"deb": "deborah", "dot": "dorothy", "ellie": "eleanor", "nell": "eleanor", "em": "emma", "fran": "frances", "gail": "abigail", "jackie": "jacqueline",
	"judy": "judith", "lucy": "lucille", "mel": "melanie", "molly": "mary", "polly": "mary", "sally": "sarah", "sadie": "sarah", "steph": "stephanie", "tess": "teresa", "terry": "teresa",
	"trish": "patricia", "patty": "patricia", "tina": "christina", "chrissie": "christina", "val": "valerie", "viv": "vivian",
}

// readPerson takes a person's name apart. Without parts of its own, a name such as "Miller, Jane" or "Jane Miller" is one.
func readPerson(given, family string) personForm {
	p := personForm{given: strings.Join(personWords(given), " ")}
	words := personWords(family)
	for i, w := range words {
		if s := suffixes[w]; s != "" && i > 0 {
			p.suffix = s
			words = slices.Delete(slices.Clone(words), i, i+1)
			break
		}
	}
	p.family = strings.Join(words, " ")
	return p
}

func personWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(fold(s)), func(w string) bool { return honorifics[w] })
}

// personFromName reads a business name that looks like a person: two or three plain words, none of them of a firm.
func personFromName(form nameForm, raw string) (personForm, bool) {
	if len(form.legal) > 0 || len(form.marks) > 0 || len(form.core) < 2 || len(form.core) > 3 {
		return personForm{}, false
	}
	for _, t := range form.core {
		if t.isStray {
			return personForm{}, false
		}
	}
	if family, given, ok := strings.Cut(raw, ","); ok {
		return readPerson(given, family), true
	}
	last := len(form.core) - 1
	return readPerson(joinTokens(form.core[:last]), form.core[last].text), true
}

// isGivenName reports whether a text begins with one of the given names that have short forms, or with such a form.
func isGivenName(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	if nicknames[word] != "" {
		return true
	}
	for _, full := range nicknames {
		if full == word {
			return true
		}
	}
	return false
}

func joinTokens(tokens []token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.text
	}
	return strings.Join(words, " ")
}

func (p personForm) isEmpty() bool { return p.given == "" && p.family == "" }
