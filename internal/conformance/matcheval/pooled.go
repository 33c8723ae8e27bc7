package matcheval

// AllSets names the line of the sets together.
const AllSets = "all"

// Pooled is the calibration of several sets together, with the candidates it is made of; made-up sets take no part.
func Pooled(lines []Line) Line {
	pooled := Line{Set: AllSets}
	var bins []Calibration
	for _, l := range lines {
		if !l.isMadeUp {
			bins = append(bins, l.Calibration)
			pooled.Records += l.Records
			pooled.Candidates += l.Candidates
			pooled.TruePairs += l.TruePairs
		}
	}
	pooled.Calibration = Pool(bins...)
	pooled.CalibrationOff = pooled.Calibration.Off()
	return pooled
}
