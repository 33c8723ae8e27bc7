package matcheval

import "slices"

// Report is all that was measured.
type Report struct {
	// Lines has one for each set, the made-up one and the one for all together among them, as the shipped model matches.
	Lines []Line
	// Without has one for each set again, as a model matches that was fitted on the others.
	Without []Line
}

// real is the lines of the sets with answers that people gave.
func (r Report) real() []Line {
	return slices.DeleteFunc(slices.Clone(r.Lines), func(l Line) bool { return l.isMadeUp || l.Set == AllSets })
}

// find is the line of a set; without figures where there is none.
func find(lines []Line, set string) Line {
	i := slices.IndexFunc(lines, func(l Line) bool { return l.Set == set })
	if i < 0 {
		return Line{}
	}
	return lines[i]
}
