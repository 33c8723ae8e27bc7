package match

// Field is what two records were compared in.
type Field string

// The fields, in the order in which evidence is told.
const (
	// FieldTaxNumber to FieldBankAccount are identifiers.
	FieldTaxNumber     Field = "tax_number"
	FieldCompanyNumber Field = "company_number"
	FieldBankAccount   Field = "bank_account"
	// FieldName is the business's name, FieldPerson the person's, FieldToken what tells branches apart: numbers, "North".
	FieldName   Field = "name"
	FieldPerson Field = "person"
	FieldToken  Field = "token"
	// FieldEmail, FieldWebsite and FieldPhone are ways to reach them.
	FieldEmail   Field = "email"
	FieldWebsite Field = "website"
	FieldPhone   Field = "phone"
	// FieldAddress is street and number, FieldLocality city, region and postcode.
	FieldAddress  Field = "address"
	FieldLocality Field = "locality"
	// FieldBirthDate is a person's.
	FieldBirthDate Field = "birth_date"
)

// fields is all, in their order.
var fields = []Field{FieldTaxNumber, FieldCompanyNumber, FieldBankAccount, FieldName, FieldPerson, FieldToken, FieldEmail, FieldWebsite,
	FieldPhone, FieldAddress, FieldLocality, FieldBirthDate}

// Level says how far two values agree.
type Level string

// The levels, from agreement to contradiction.
const (
	// LevelSame: equal after normalising.
	LevelSame Level = "same"
	// LevelClose: equal but for spelling, order, abbreviation or an added word.
	LevelClose Level = "close"
	// LevelAlike: something in common.
	LevelAlike Level = "alike"
	// LevelDifferent: nothing in common.
	LevelDifferent Level = "different"
)

// levels is all, in their order.
var levels = []Level{LevelSame, LevelClose, LevelAlike, LevelDifferent}

// Evidence is what one field says.
type Evidence struct {
	Field Field `json:"field"`
	Level Level `json:"level"`
	// Left and Right are the values compared, as written; of several the pair that agrees best.
	Left  string `json:"left"`
	Right string `json:"right"`
	// TenthBits is the weight in tenths of a bit: above 0 speaks for one firm, below 0 for two.
	TenthBits int `json:"tenthBits"`
	// Note says in words what levels do not: "differs only by Pty Ltd", "shared mailbox"; or empty.
	Note string `json:"note,omitempty"`
	// OneIn is how rare the value is: one record in so many has it; 0 where that was not weighed.
	OneIn int `json:"oneIn,omitempty"`
}

// Veto is a reason why two records are never taken for one without a person, however high the score.
type Veto string

// The vetoes.
const (
	// VetoIDs: two different valid identifiers of one kind.
	VetoIDs Veto = "ids"
	// VetoSuffix: different name suffixes, such as Jr and Sr.
	VetoSuffix Veto = "suffix"
	// VetoGivenNames: different given names with one family name at one place.
	VetoGivenNames Veto = "given_names"
	// VetoTokens: numbers, branch words or places in the names differ.
	VetoTokens Veto = "tokens"
	// VetoName: the same identifier under another name.
	VetoName Veto = "name"
	// VetoShared: nothing but a role mailbox, a free mail domain or a bookkeeper's domain in common.
	VetoShared Veto = "shared"
)

// Verdict is what is done with a pair.
type Verdict string

// The verdicts.
const (
	// Auto: one firm beyond doubt; linked without asking, and undone with one click.
	Auto Verdict = "auto"
	// Review: perhaps one firm; a person decides.
	Review Verdict = "review"
	// WorksAt: a person and the firm they belong to; offered as such, never merged.
	WorksAt Verdict = "works_at"
	// New: not the same.
	New Verdict = "new"
)

// Comparison is how two records compare, with everything needed to explain it later. It is kept as JSON.
type Comparison struct {
	// PerMille is the calibrated probability that both are one firm, in thousandths; 0 to 1000.
	PerMille int `json:"perMille"`
	// TenthBits is the sum of prior, evidence and caps, in tenths of a bit.
	TenthBits int `json:"tenthBits"`
	// OthersTenthBits is what others have to say, in tenths of a bit, and PerMille takes in: above 0 others of the same firm, below 0
	// rivals for one of the two.
	OthersTenthBits int `json:"othersTenthBits,omitempty"`
	// LearntTenthBits is what a Lesson adds, in tenths of a bit, and PerMille takes in. Where it is not 0, ShippedPerMille is the
	// probability without it.
	LearntTenthBits int `json:"learntTenthBits,omitempty"`
	ShippedPerMille int `json:"shippedPerMille,omitempty"`
	// PriorTenthBits is what was known before any field was looked at; CapTenthBits, 0 or less, takes back what fields
	// that say the same thing counted twice.
	PriorTenthBits int `json:"priorTenthBits"`
	CapTenthBits   int `json:"capTenthBits"`
	// Evidence is in the order of the fields; fields missing on a side are left out. Never nil.
	Evidence []Evidence `json:"evidence"`
	// Vetoes is nil for none.
	Vetoes []Veto `json:"vetoes,omitempty"`
	// RivalTenthBits is how far ahead of the next best the pair is; it means nothing when HasRival is false.
	HasRival       bool `json:"hasRival,omitempty"`
	RivalTenthBits int  `json:"rivalTenthBits,omitempty"`
	// Groups counts the independent kinds of evidence that speak for it: name, identifier, mail and web, place.
	Groups int `json:"groups"`
	// Model is the version of the weights.
	Model string `json:"model"`
}

// SettledTenthBits is the bits that PerMille was worked out from, in tenths: the pair's own, what others have to say, and what
// answers taught.
func (c Comparison) SettledTenthBits() int {
	return c.TenthBits + c.OthersTenthBits + c.LearntTenthBits
}

// bounds returns the least and the most of the probabilities with the lesson and without it, in thousandths.
func (c Comparison) bounds() (least, most int) {
	if c.LearntTenthBits == 0 {
		return c.PerMille, c.PerMille
	}
	return min(c.PerMille, c.ShippedPerMille), max(c.PerMille, c.ShippedPerMille)
}
