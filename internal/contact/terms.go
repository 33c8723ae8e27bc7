package contact

// Terms say when a document falls due, in Xero's way.
type Terms struct {
	// Day is a number of days or a day of the month, as Rule says; 0 to 31.
	Day int `json:"day"`
	// Rule is how Day counts; empty for no terms.
	Rule TermsRule `json:"rule"`
}

// TermsRule is how the day of terms counts, in Xero's words.
type TermsRule string

// The rules.
const (
	// DaysAfterDate: so many days after the document's date.
	DaysAfterDate TermsRule = "DAYSAFTERBILLDATE"
	// DaysAfterMonth: so many days after the end of the document's month.
	DaysAfterMonth TermsRule = "DAYSAFTERBILLMONTH"
	// OfThisMonth: on that day of the document's month.
	OfThisMonth TermsRule = "OFCURRENTMONTH"
	// OfNextMonth: on that day of the month after.
	OfNextMonth TermsRule = "OFFOLLOWINGMONTH"
)

// Days returns the terms as days after the document's date; false where there are none, or where they count from the month.
func (t Terms) Days() (int, bool) { return t.Day, t.Rule == DaysAfterDate }
