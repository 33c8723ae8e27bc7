package phone

import (
	"strconv"

	"github.com/nyaruka/phonenumbers"
)

// long reads a number with the library, which knows letters on keypads, carriers and every way to call abroad.
func (r *Reader) long(w written, home *plan) (code, national string, ok bool) {
	region := ""
	if home != nil {
		region = home.region
	}
	n, err := phonenumbers.Parse(w.text, region)
	if err != nil {
		return "", "", false
	}
	national = phonenumbers.GetNationalSignificantNumber(n)
	code = strconv.Itoa(int(n.GetCountryCode()))
	main := phonenumbers.GetRegionCodeForCountryCode(int(n.GetCountryCode()))
	if p := r.plan(main); p != nil {
		return code, national, p.general.MatchString(national)
	}
	return code, national, phonenumbers.IsValidNumber(n)
}
