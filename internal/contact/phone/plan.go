package phone

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// plan is one country's numbering plan, as far as reading needs it.
type plan struct {
	region string
	code   string
	// isMain: the library reads the calling code as this region's, or no other shares it.
	isMain bool
	// general is the pattern of every national number behind the calling code, which several countries may share.
	general *regexp.Regexp
	// abroad begins calls to other countries.
	abroad *regexp.Regexp
	// trunk is the digit before the area code at home, or ""; parsing is what may stand there, which is more in some countries.
	trunk   string
	parsing *regexp.Regexp
}

func newPlan(m *phonenumbers.PhoneMetadata, general []string) *plan {
	p := &plan{
		region:  m.GetId(),
		code:    strconv.Itoa(int(m.GetCountryCode())),
		general: regexp.MustCompile(`^(?:` + strings.Join(general, "|") + `)$`),
		trunk:   m.GetNationalPrefix(),
		isMain:  phonenumbers.GetRegionCodeForCountryCode(int(m.GetCountryCode())) == m.GetId(),
	}
	if prefix := m.GetInternationalPrefix(); prefix != "" {
		p.abroad = regexp.MustCompile(`^(?:` + prefix + `)`)
	}
	if prefix := m.GetNationalPrefixForParsing(); prefix != p.trunk && prefix != "" {
		p.parsing = regexp.MustCompile(`^(?:` + prefix + `)`)
	}
	return p
}

// national returns the national number in digits that may begin with the trunk digit. isSure is false where the plan has
// rules of its own about what stands in front.
func (p *plan) national(digits string) (national string, ok, isSure bool) {
	if p.parsing != nil {
		if front := p.parsing.FindString(digits); front != "" && front != p.trunk {
			return "", false, false
		}
	}
	if rest, cut := strings.CutPrefix(digits, p.trunk); cut && p.trunk != "" && p.general.MatchString(rest) {
		return rest, true, true
	}
	return digits, p.general.MatchString(digits), true
}
