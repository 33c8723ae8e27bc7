package match

// The bins of a locality.
const (
	localitySame = iota
	localityPostcode
	localityCity
	localityNear
	localityRegion
	localityDifferent
	localityBins
)

func compareLocalities(a, b []placeForm) (bin, left, right int) {
	bin = -1
	for i := range a {
		for j := range b {
			got := compareLocality(&a[i], &b[j])
			if got >= 0 && (bin < 0 || got < bin) {
				bin, left, right = got, i, j
			}
		}
	}
	return bin, left, right
}

func compareLocality(a, b *placeForm) int {
	city := comparePart(a.city, b.city)
	hasCode := a.postcode != "" && b.postcode != ""
	isCode := hasCode && a.postcode == b.postcode
	isCity := city >= 0 && city <= partSpelling
	switch {
	case city < 0 && !hasCode:
		if a.region != "" && b.region != "" {
			if a.region == b.region {
				return localityRegion
			}
			return localityDifferent
		}
		return -1
	case isCode && isCity:
		return localitySame
	case isCode:
		return localityPostcode
	case isCity:
		return localityCity
	case city == partSound, hasCode && len(a.postcode) >= 4 && distance(a.postcode, b.postcode, 1) == 1:
		return localityNear
	case a.region != "" && a.region == b.region:
		return localityRegion
	}
	return localityDifferent
}
