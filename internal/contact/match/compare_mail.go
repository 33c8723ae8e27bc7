package match

// The bins of an e-mail address.
const (
	mailSame = iota
	mailSlip
	mailMoved
	mailColleague
	mailAlike
	mailDifferent
	mailBins
)

func compareMails(a, b []mailForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := compareMail(&a[i], &b[j])
			if bin < 0 || got < bin {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func compareMail(a, b *mailForm) int {
	switch {
	case a.key == b.key:
		return mailSame
	case mayBeSlip(a.key, b.key) && alike(a.key, b.key) >= 0.82:
		return mailSlip
	case a.local == b.local && len(a.local) > 4 && !a.isRole:
		return mailMoved
	case a.domain == b.domain && !a.isFree:
		return mailColleague
	case alike(a.local, b.local) > 0.74 && (a.domain == b.domain || alike(a.domain, b.domain) > 0.6) && !a.isRole:
		return mailAlike
	}
	return mailDifferent
}

// mayBeSlip is a quick look before the letters are counted: a slip leaves most of both ends as they are.
func mayBeSlip(a, b string) bool {
	if diff := len(a) - len(b); diff > 4 || diff < -4 || min(len(a), len(b)) < 6 {
		return false
	}
	return a[0] == b[0] || a[1] == b[1] || a[2] == b[2]
}

func compareDomains(a, b []domainForm) (bin, left, right int) {
	if len(a) == 0 || len(b) == 0 {
		return -1, 0, 0
	}
	for i := range a {
		for j := range b {
			if a[i].domain == b[j].domain {
				return 0, i, j
			}
		}
	}
	return 1, 0, 0
}
