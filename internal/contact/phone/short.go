package phone

import (
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// short reads a number with the plan alone, twenty times as fast as the library. isSure is false when the plan alone cannot
// tell, and the library has to.
func (r *Reader) short(w written, home *plan) (code, national string, ok, isSure bool) {
	if w.isForeign {
		return r.foreign(w.digits)
	}
	if home == nil {
		return "", "", false, true
	}
	if !home.isMain || home.abroad != nil && home.abroad.MatchString(w.digits) {
		return "", "", false, false
	}
	national, ok, isSure = home.national(w.digits)
	if isSure && !ok && strings.HasPrefix(w.digits, home.code) { // the + was left out
		national, ok, isSure = home.national(w.digits[len(home.code):])
	}
	return home.code, national, ok, isSure
}

// foreign reads the digits behind a +: one to three of them are the country.
func (r *Reader) foreign(digits string) (code, national string, ok, isSure bool) {
	for length := 1; length <= 3 && length < len(digits); length++ {
		value, err := strconv.Atoi(digits[:length])
		if err != nil || digits[0] == '0' {
			return "", "", false, true
		}
		regions := phonenumbers.GetRegionCodesForCountryCode(value)
		if len(regions) == 0 {
			continue
		}
		p := r.plan(regions[0])
		if p == nil {
			return "", "", false, false
		}
		if p.trunk != "" && p.trunk != "0" && strings.HasPrefix(digits[length:], p.trunk) {
			return "", "", false, false
		}
		national, ok, isSure = p.national(digits[length:])
		return digits[:length], national, ok, isSure
	}
	return "", "", false, true
}
