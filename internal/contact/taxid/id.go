package taxid

// ID is one number made comparable. Two numbers are the same when Key and Country are, and Kind where neither is a guess.
type ID struct {
	// Key is the capital letters and digits that matter: without labels, punctuation, the country's letters in front, and
	// whatever says only which account or branch of the firm is meant. It is "" for a text without letters and digits.
	Key string
	// Kind is the scheme.
	Kind Kind
	// Country is the ISO 3166 code of the country that gave the number: by its own letters, else the one passed in when
	// known; "" for none.
	Country string
	// Verdict is what the check digits say.
	Verdict Verdict
	// Company is the company number that the tax number contains, as Key of that scheme; "" where none is known to.
	Company string
	// IsBlank: nothing but a dummy such as 000000, 123456789 or n/a. Such numbers are never compared.
	IsBlank bool
	// IsGuess: neither a country nor letters nor a label said what it is; the first scheme whose check digits fit was taken.
	// One number in ten fits some scheme by chance.
	IsGuess bool
}

// Verdict says whether a number can be right.
type Verdict string

// The verdicts.
const (
	// Valid: the check digits fit.
	Valid Verdict = "valid"
	// Invalid: the number follows a scheme whose check digits or prefixes it breaks; most likely a slip of the pen.
	Invalid Verdict = "invalid"
	// Unchecked: the scheme has no check digits, or no scheme is known.
	Unchecked Verdict = "unchecked"
)

// passed turns a check into a verdict.
func passed(ok bool) Verdict {
	if ok {
		return Valid
	}
	return Invalid
}
