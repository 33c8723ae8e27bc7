package match

import "strings"

// fieldWords are the fields in the middle of a sentence.
var fieldWords = map[Field]string{
	FieldTaxNumber: "tax number", FieldCompanyNumber: "company number", FieldBankAccount: "bank account", FieldName: "name", FieldPerson: "person",
	FieldToken: "number or branch", FieldEmail: "e-mail address", FieldWebsite: "website", FieldPhone: "phone", FieldAddress: "street address",
	FieldLocality: "town", FieldBirthDate: "birth date",
}

// noteClauses say in a sentence what a note says beside the values.
var noteClauses = map[string]string{
	noteOrder: "the names have the same words in another order", noteSpelling: "the names differ only in spelling", noteContained: "one name is part of the other",
	noteInitials: "one name is the initials of the other", noteGivenNames: "the given names differ", noteFamilyNames: "the family names differ",
	noteSuffixes: "the suffixes of the names differ", noteColleague: "the e-mail addresses are of one domain",
	noteUnit: "the building is the same, the unit differs", noteStreet: "the street is the same, the number differs",
	noteNear: "the street is the same, the numbers are close", noteNoNumber: "the street is the same, one without a number",
	notePostcode: "the town is the same, the postcode differs", noteRegion: "the region is the same, the town differs",
}

// Sentence says a comparison in one sentence for people, without the percentage: what agrees, then what is nearly the same, then
// what differs, as in "Same tax number and street address; the names differ only by Pty Ltd; the phone differs".
func (c Comparison) Sentence() string {
	var same, differs, parts []string
	for _, e := range c.Evidence {
		clause := e.clause()
		switch {
		case e.Field == FieldToken && e.Level == LevelSame, e.Note == noteSpelling && c.isUnlike(FieldToken):
			// The names say it already, or say it better.
		case clause != "":
			parts = append(parts, clause)
		case e.Level == LevelSame:
			same = append(same, fieldWords[e.Field]+aside(e))
		case e.Level == LevelDifferent:
			differs = append(differs, fieldWords[e.Field])
		default:
			parts = append(parts, "the "+fieldWords[e.Field]+" is "+nearness[e.Level]+aside(e))
		}
	}
	if len(same) > 0 {
		parts = append([]string{"same " + join(same)}, parts...)
	}
	switch {
	case len(differs) == 1:
		parts = append(parts, "the "+differs[0]+" differs")
	case len(differs) > 1:
		parts = append(parts, join(differs)+" differ")
	}
	if len(parts) == 0 {
		return "Nothing to compare."
	}
	text := strings.Join(parts, "; ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

var nearness = map[Level]string{LevelClose: "nearly the same", LevelAlike: "alike"}

// clause is what a field says by itself, where that is more than its level; or empty.
func (e Evidence) clause() string {
	switch {
	case strings.HasPrefix(e.Note, noteLegal):
		return "the names " + strings.TrimSuffix(e.Note, ".")
	case noteClauses[e.Note] != "":
		return noteClauses[e.Note]
	case e.Field == FieldToken && e.Level == LevelDifferent:
		return "the names differ in " + e.Left + " and " + e.Right
	case e.Field == FieldToken && e.Level == LevelAlike:
		return "only one name says " + extraWords(e.Left, e.Right)
	case e.Field == FieldName && e.Level != LevelSame:
		return "the names " + map[Level]string{LevelClose: "are nearly the same", LevelAlike: "have something in common", LevelDifferent: "differ"}[e.Level]
	case e.Field == FieldPerson && e.Level != LevelSame:
		return "the persons' names " + map[Level]string{LevelClose: "are nearly the same", LevelAlike: "are alike", LevelDifferent: "differ"}[e.Level] + aside(e)
	case e.Note == noteBothValid:
		return "the " + fieldWords[e.Field] + "s differ, and " + e.Note
	}
	return ""
}

// isUnlike reports whether a field was compared and is not the same.
func (c Comparison) isUnlike(field Field) bool {
	for _, e := range c.Evidence {
		if e.Field == field {
			return e.Level != LevelSame
		}
	}
	return false
}

// aside is a note in brackets, but for what only confirms.
func aside(e Evidence) string {
	if e.Note == "" || e.Note == noteCheckDigits {
		return ""
	}
	return " (" + e.Note + ")"
}

// extraWords is the words that one of two texts has and the other has not.
func extraWords(a, b string) string {
	var words []string
	for _, pair := range [2][2]string{{a, b}, {b, a}} {
		for w := range strings.FieldsSeq(pair[0]) {
			if !containsWord(pair[1], w) {
				words = append(words, w)
			}
		}
	}
	return strings.Join(words, " ")
}

// join lists words: "a, b and c".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
