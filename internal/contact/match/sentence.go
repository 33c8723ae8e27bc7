package match

import "strings"

// fieldWords are the fields in the middle of a sentence.
var fieldWords = map[Field]string{
	FieldTaxNumber: "tax number", FieldCompanyNumber: "company number", FieldBankAccount: "bank account", FieldName: "name", FieldPerson: "person",
	FieldToken: "number or branch", FieldEmail: "e-mail address", FieldWebsite: "website", FieldPhone: "phone", FieldAddress: "street address",
	FieldLocality: "town", FieldBirthDate: "birth date",
}

// Sentence says a comparison in one sentence for people, without the percentage: what agrees, then what is nearly the same, then
// what differs, as in "Same tax number and street address; the names differ only by Pty Ltd; the phone differs".
func (c Comparison) Sentence() string {
	var same, differs, parts []string
	for _, e := range c.Evidence {
		switch {
		case e.Level == LevelSame && e.Note == "" || e.Level == LevelSame && e.Field != FieldName:
			same = append(same, fieldWords[e.Field])
		case e.Field == FieldName && e.Level != LevelDifferent && e.Level != LevelAlike:
			parts = append(parts, nameSentence(e))
		case e.Level == LevelClose:
			parts = append(parts, "the "+fieldWords[e.Field]+" is nearly the same"+noteIn(e))
		case e.Level == LevelAlike && e.TenthBits >= 0:
			parts = append(parts, "the "+fieldWords[e.Field]+" is alike"+noteIn(e))
		default:
			differs = append(differs, fieldWords[e.Field])
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

func nameSentence(e Evidence) string {
	switch {
	case strings.HasPrefix(e.Note, "differ"):
		return "the names " + e.Note
	case e.Note != "":
		return "of the names " + e.Note
	}
	return "the names are nearly the same"
}

func noteIn(e Evidence) string {
	if e.Note == "" {
		return ""
	}
	return " (" + e.Note + ")"
}

// join lists words: "a, b and c".
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
